package org.lineoff.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lineoff.model.Basis;
import org.lineoff.model.Known;
import org.lineoff.model.Lever;
import org.lineoff.model.Plant;
import org.lineoff.model.Promise;
import org.lineoff.model.Text;

class KnownFiguresTest {
    private static final LocalDate LATER = TinyPlant.FROM.plusMonths(2);

    private static List<Forecast.AssumedInput> assumed() {
        Plant tiny = TinyPlant.withPromises();
        return KnownFigures.of(tiny).assumed(TinyPlant.FROM, new FigureNames(tiny));
    }

    @Test
    void everyFigureCountsOnceAndAssumptionsApart() {
        Forecast.AssumptionCount count =
                KnownFigures.of(TinyPlant.withPromises()).count(TinyPlant.FROM);

        // availability, repair and scratch are assumed; "buffer" is one figure of two stations.
        assertThat(count.count()).isEqualTo(3);
        assertThat(assumed())
                .extracting(Forecast.AssumedInput::name)
                .containsExactly("tiny#availability", "tiny#repair", "tiny#scratch");
        assertThat(count.of()).isEqualTo(20);
    }

    @Test
    void whatWasNotKnownYetDoesNotCountAndWhatHappenedNeverDoes() {
        Lever lever =
                new Lever(
                        "late",
                        Text.of("late"),
                        List.of("p1"),
                        Known.of("late#from", LATER, Basis.assumption("later", LATER)),
                        null,
                        null,
                        null,
                        null,
                        null,
                        Known.of(
                                "late#stop", Duration.ofDays(1), Basis.assumption("later", LATER)));
        Promise promise =
                new Promise.Date(
                        "p",
                        Text.of("p"),
                        TinyPlant.clause(),
                        null,
                        TinyPlant.fact("kept", TinyPlant.FROM),
                        "sop");
        KnownFigures figures = KnownFigures.of(TinyPlant.with(List.of(lever), promise));

        assertThat(figures.count(TinyPlant.FROM).of()).isEqualTo(20);
        assertThat(figures.count(LATER).of()).isEqualTo(22);
        assertThat(figures.count(LATER).count()).isEqualTo(5);
    }

    @Test
    void valuesAreShownAsOneWritesThem() {
        assertThat(assumed())
                .extracting(Forecast.AssumedInput::value)
                .containsExactly("0.9", "5min", "0.1");
    }
}
