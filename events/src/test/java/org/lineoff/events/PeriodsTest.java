package org.lineoff.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PeriodsTest {
    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void eachTimeLiesInThePeriodThatHoldsItOrInNone(long seed) {
        Periods periods = RandomStream.periods(seed);
        for (long t = -2; t < 1000; t++) {
            int found = -1;
            for (int p = 0; p < periods.count(); p++) {
                if (periods.from(p) <= t && t < periods.to(p)) {
                    found = p;
                }
            }
            assertThat(periods.indexOf(t)).as("%d ms in %s", t, periods).isEqualTo(found);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aCursorFindsWhatTheSearchFindsWhateverItFoundBefore(long seed) {
        Periods periods = RandomStream.periods(seed);
        PeriodCursor cursor = new PeriodCursor(periods);
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            long t = random.nextInt(600) - 5L;
            assertThat(cursor.indexOf(t))
                    .as("%d ms in %s, seed %d", t, periods, seed)
                    .isEqualTo(periods.indexOf(t));
        }
    }

    @Test
    void periodsFollowEachOther() {
        Periods periods = Periods.of(0, 90, 181);
        assertThat(periods.count()).isEqualTo(2);
        assertThat(periods.to(0)).isEqualTo(periods.from(1)).isEqualTo(90);
    }

    @Test
    void anEmptyPeriodIsRefused() {
        assertThatThrownBy(() -> Periods.of(0, 90, 90)).hasMessageContaining("bound 2 (90 ms)");
    }

    @Test
    void oneBoundIsNoPeriod() {
        assertThatThrownBy(() -> Periods.of(5)).hasMessageContaining("[5]");
    }

    @Test
    void whoeverMadeTheBoundsCannotChangeThemLater() {
        long[] bounds = {0, 10};
        Periods periods = Periods.of(bounds);
        bounds[1] = 99;
        assertThat(periods).isEqualTo(Periods.of(0, 10));
    }
}
