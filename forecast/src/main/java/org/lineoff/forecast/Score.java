package org.lineoff.forecast;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * On which day of a simulated run a promise was kept. All functions take counts by day (index 0 =
 * first day of the horizon) and give the epoch day, or {@link Quantiles#NEVER}.
 */
final class Score {
    private Score() {}

    /** First day on which the sum over the {@code days} days ending then reaches the count. */
    static long volume(LocalDate first, int[] perDay, int count, int days) {
        long sum = 0;
        for (int d = 0; d < perDay.length; d++) {
            sum += perDay[d];
            if (d >= days) {
                sum -= perDay[d - days];
            }
            if (sum >= count) {
                return first.toEpochDay() + d;
            }
        }
        return Quantiles.NEVER;
    }

    /** Last day of the first run of {@code weeks} whole weeks (Monday to Sunday) at the level. */
    static long rate(LocalDate first, int[] perDay, int perWeek, int weeks) {
        int running = 0;
        for (int d = firstMonday(first); d + 7 <= perDay.length; d += 7) {
            long sum = 0;
            for (int i = d; i < d + 7; i++) {
                sum += perDay[i];
            }
            running = sum >= perWeek ? running + 1 : 0;
            if (running == weeks) {
                return first.toEpochDay() + d + 6;
            }
        }
        return Quantiles.NEVER;
    }

    /**
     * Last day of the first run of whole weeks in which the share {@code good / all} is at the
     * level; a week without cars ends the run.
     */
    static long quality(LocalDate first, int[] good, int[] all, double level, int weeks) {
        int running = 0;
        for (int d = firstMonday(first); d + 7 <= all.length; d += 7) {
            long goodCars = 0;
            long cars = 0;
            for (int i = d; i < d + 7; i++) {
                goodCars += good[i];
                cars += all[i];
            }
            running = cars > 0 && goodCars >= level * cars ? running + 1 : 0;
            if (running == weeks) {
                return first.toEpochDay() + d + 6;
            }
        }
        return Quantiles.NEVER;
    }

    private static int firstMonday(LocalDate first) {
        LocalDate monday = first.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        return (int) (monday.toEpochDay() - first.toEpochDay());
    }
}
