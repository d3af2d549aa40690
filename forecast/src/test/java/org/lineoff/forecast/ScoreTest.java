package org.lineoff.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 3); // a Wednesday

    @Test
    void aVolumeIsKeptOnTheFirstDayOnWhichSomeWindowEndingThenHoldsTheCount() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int[] perDay = random.ints(60, 0, 9).toArray();
            int days = 1 + random.nextInt(30);
            int count = 1 + random.nextInt(5 * days);

            assertThat(Score.volume(FIRST, perDay, count, days))
                    .as("seed %d", seed)
                    .isEqualTo(volumeByEveryWindow(perDay, count, days));
        }
    }

    private static long volumeByEveryWindow(int[] perDay, int count, int days) {
        for (int end = 0; end < perDay.length; end++) {
            long sum = 0;
            for (int d = Math.max(0, end - days + 1); d <= end; d++) {
                sum += perDay[d];
            }
            if (sum >= count) {
                return FIRST.plusDays(end).toEpochDay();
            }
        }
        return Quantiles.NEVER;
    }

    @Test
    void aRateIsKeptOnTheSundayOfTheLastOfEnoughFullWeeksRunning() {
        // From Monday 8 January: 10, 10, 3, 10, 10, 10 a week.
        int[] perDay = new int[5 + 6 * 7];
        int[] weeks = {10, 10, 3, 10, 10, 10};
        for (int w = 0; w < weeks.length; w++) {
            perDay[5 + 7 * w + 2] = weeks[w];
        }

        assertThat(day(Score.rate(FIRST, perDay, 10, 2))).isEqualTo(LocalDate.of(2024, 1, 21));
        assertThat(day(Score.rate(FIRST, perDay, 10, 3))).isEqualTo(LocalDate.of(2024, 2, 18));
        assertThat(day(Score.rate(FIRST, perDay, 10, 3)).getDayOfWeek())
                .isEqualTo(DayOfWeek.SUNDAY);
        assertThat(Score.rate(FIRST, perDay, 10, 4)).isEqualTo(Quantiles.NEVER);
    }

    @Test
    void daysBeforeTheFirstMondayBelongToNoWeek() {
        int[] perDay = new int[5 + 7];
        perDay[0] = 1000;

        assertThat(Score.rate(FIRST, perDay, 1, 1)).isEqualTo(Quantiles.NEVER);
    }

    @Test
    void aQualityLevelNeedsCarsInEveryWeek() {
        int[] all = new int[5 + 4 * 7];
        int[] good = all.clone();
        int[] cars = {20, 0, 20, 20};
        for (int w = 0; w < cars.length; w++) {
            all[5 + 7 * w] = cars[w];
            good[5 + 7 * w] = cars[w] * 9 / 10;
        }

        assertThat(day(Score.quality(FIRST, good, all, 0.9, 2)))
                .isEqualTo(LocalDate.of(2024, 2, 4));
        assertThat(Score.quality(FIRST, good, all, 0.9, 3)).isEqualTo(Quantiles.NEVER);
        assertThat(Score.quality(FIRST, good, all, 0.91, 1)).isEqualTo(Quantiles.NEVER);
    }

    private static LocalDate day(long epochDay) {
        return LocalDate.ofEpochDay(epochDay);
    }
}
