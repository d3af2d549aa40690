package org.lineoff.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lineoff.events.Cause;
import org.lineoff.model.Text;

class PlaceBookTest {
    private final PlaceBook book = new PlaceBook(TinyPlant.withPromises(), TinyPlant.FROM);

    @Test
    void aPlaceIsNamedFromTheLineDown() {
        assertThat(book.words("p1/body/cars/weld"))
                .isEqualTo(new Text("Phase 1 · Body · weld en", "一期 · 车身 · weld zh"));
        assertThat(book.words("p1/body/cars/check/repair"))
                .isEqualTo(new Text("Phase 1 · Body · End of line", "一期 · 车身 · 终检"));
        assertThat(book.words("p1/body/cars")).isEqualTo(new Text("Phase 1 · Body", "一期 · 车身"));
    }

    @Test
    void aNameThatMeansNothingIsShownAsItIs() {
        assertThat(book.words("elsewhere")).isEqualTo(Text.of("elsewhere"));
    }

    @Test
    void aCauseIsAssumedWhenAFigureBehindItIs() {
        assertThat(book.isAssumed("p1/body/cars/trim", Cause.FAILURE)).isTrue();
        assertThat(book.isAssumed("p1/body/cars/trim", Cause.WORK)).isFalse();
        assertThat(book.isAssumed("p1/body/cars/weld", Cause.FAILURE)).isFalse();
        assertThat(book.isAssumed("p1/body/cars/check/repair", Cause.REWORK)).isFalse();
        assertThat(book.isAssumed("p1/body/release", Cause.ORDERS)).isFalse();
    }
}
