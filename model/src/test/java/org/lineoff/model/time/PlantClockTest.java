package org.lineoff.model.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PlantClockTest {
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 23);

    private final PlantClock beijing = new PlantClock(ZoneId.of("Asia/Shanghai"), MONDAY);
    private final PlantClock berlin = new PlantClock(ZoneId.of("Europe/Berlin"), MONDAY);

    @Test
    void theEpochBeginsAtMidnightInThePlant() {
        assertThat(beijing.midnight(MONDAY)).isZero();
        assertThat(beijing.instant(0)).isEqualTo(Instant.parse("2026-03-22T16:00:00Z"));
        assertThat(beijing.dateTime(0)).isEqualTo(LocalDateTime.of(2026, 3, 23, 0, 0));
        assertThat(beijing.at(Instant.parse("2026-03-22T16:00:00.0019Z"))).isEqualTo(1);
        assertThat(beijing.at(MONDAY.plusDays(1), LocalTime.of(6, 30)))
                .isEqualTo(DAY + 6 * HOUR + HOUR / 2);
    }

    @Test
    void daysBeforeTheEpochAreNegative() {
        assertThat(beijing.midnight(MONDAY.minusDays(2))).isEqualTo(-2 * DAY);
        assertThat(beijing.date(-1)).isEqualTo(MONDAY.minusDays(1));
        assertThat(beijing.midnightBefore(-1)).isEqualTo(-DAY);
        assertThat(beijing.midnightAfter(-1)).isZero();
    }

    @Test
    void midnightsAreBeforeOrAtAndStrictlyAfter() {
        assertThat(beijing.midnightBefore(DAY)).isEqualTo(DAY);
        assertThat(beijing.midnightBefore(DAY + 5)).isEqualTo(DAY);
        assertThat(beijing.midnightAfter(DAY)).isEqualTo(2 * DAY);
        assertThat(beijing.midnightAfter(DAY - 1)).isEqualTo(DAY);
    }

    @Test
    void aDayIsShortWhereClocksGoForward() {
        LocalDate sunday = LocalDate.of(2026, 3, 29);
        assertThat(berlin.midnight(sunday.plusDays(1)) - berlin.midnight(sunday))
                .isEqualTo(23 * HOUR);
        // 02:30 does not exist on that day and counts as 03:30
        long skipped = berlin.at(sunday, LocalTime.of(2, 30));
        assertThat(berlin.dateTime(skipped)).isEqualTo(sunday.atTime(3, 30));
        assertThat(berlin.midnightAfter(skipped)).isEqualTo(berlin.midnight(sunday.plusDays(1)));
    }

    @Test
    void aDayIsLongWhereClocksGoBack() {
        LocalDate sunday = LocalDate.of(2026, 10, 25);
        assertThat(berlin.midnight(sunday.plusDays(1)) - berlin.midnight(sunday))
                .isEqualTo(25 * HOUR);
        // 02:30 comes twice; the first is meant
        assertThat(berlin.at(sunday, LocalTime.of(2, 30)) - berlin.midnight(sunday))
                .isEqualTo(2 * HOUR + HOUR / 2);
    }

    @Test
    void whereMidnightIsSkippedTheDayBeginsLater() {
        // clocks in Beirut went from 00:00 to 01:00 on that day
        PlantClock beirut = new PlantClock(ZoneId.of("Asia/Beirut"), LocalDate.of(2022, 3, 26));
        assertThat(beirut.midnight(LocalDate.of(2022, 3, 27))).isEqualTo(DAY);
        assertThat(beirut.dateTime(DAY)).isEqualTo(LocalDateTime.of(2022, 3, 27, 1, 0));
        assertThat(beirut.midnight(LocalDate.of(2022, 3, 28))).isEqualTo(DAY + 23 * HOUR);
    }

    @Test
    void everyHourOfAYearGoesThereAndBack() {
        for (long t = 0; t < 365 * DAY; t += HOUR) {
            assertThat(berlin.at(berlin.instant(t))).isEqualTo(t);
            assertThat(berlin.midnightBefore(t)).isLessThanOrEqualTo(t);
            assertThat(berlin.midnightAfter(t)).isGreaterThan(t);
            assertThat(beijing.at(beijing.dateTime(t))).isEqualTo(t);
        }
    }

    @Test
    void clocksOfTheSameZoneAndEpochAreEqual() {
        assertThat(berlin)
                .isEqualTo(new PlantClock(ZoneId.of("Europe/Berlin"), MONDAY))
                .isNotEqualTo(beijing)
                .hasToString("PlantClock[Europe/Berlin, 2026-03-23]");
    }
}
