package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.simulate.PlantBuilder.FIRST_DAY;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lineoff.events.EventType;
import org.lineoff.model.Calendar;
import org.lineoff.model.Calendar.Break;
import org.lineoff.model.Calendar.Holiday;
import org.lineoff.model.Calendar.Shift;
import org.lineoff.model.Factor;
import org.lineoff.model.Plant;

/** Planned hours of a line, and breaks, overtime, holidays and weekends in the working time. */
class LineHoursTest {
    private static final Calendar TWO_SHIFTS =
            new Calendar(
                    "two",
                    null,
                    List.of(
                            DayOfWeek.MONDAY,
                            DayOfWeek.TUESDAY,
                            DayOfWeek.WEDNESDAY,
                            DayOfWeek.THURSDAY,
                            DayOfWeek.FRIDAY),
                    List.of(
                            new Shift(
                                    time("08:00"),
                                    time("16:00"),
                                    List.of(
                                            new Break(time("12:00"), time("12:30")),
                                            new Break(time("10:00"), time("10:10"))),
                                    PlantBuilder.known(PlantBuilder.time("30min"))),
                            new Shift(
                                    time("22:00"),
                                    time("04:00"),
                                    List.of(new Break(time("01:00"), time("01:20"))),
                                    null)),
                    List.of(new Holiday(null, FIRST_DAY.plusDays(2), null)),
                    List.of());

    private static LocalTime time(String text) {
        return LocalTime.parse(text);
    }

    private static PlantBuilder plant() {
        return PlantBuilder.days(8)
                .calendar(TWO_SHIFTS)
                .calendar("day", "08:00-16:00")
                .line("p", "two")
                .orders("orders", 0, 1)
                .shop(
                        s ->
                                s.section("main", m -> m.station("a", "1h"))
                                        .source("in", "main")
                                        .sink("out", "main"));
    }

    @Test
    void hoursAreThoseOfTheShiftsThatBeginOnTheDayWithoutBreaksAndWithOvertime() {
        Plant plant = plant().build();
        LineHours hours =
                LineHours.of(
                        plant,
                        Ran.scenario(plant, 1).drawn(),
                        "p",
                        FIRST_DAY.plusDays(1),
                        List.of());
        double full = 13.5; // 8 h less 40 min plus 30 min, and 6 h less 20 min
        assertThat(hours.plannedHours(FIRST_DAY)).as("before the start").isZero();
        assertThat(hours.plannedHours(FIRST_DAY.plusDays(1))).isEqualTo(full);
        assertThat(hours.plannedHours(FIRST_DAY.plusDays(2))).as("holiday").isZero();
        assertThat(hours.plannedHours(FIRST_DAY.plusDays(4))).as("Friday").isEqualTo(full);
        assertThat(hours.plannedHours(FIRST_DAY.plusDays(5))).as("Saturday").isZero();
        assertThat(hours.taktFactor(FIRST_DAY.plusDays(3))).isEqualTo(1);
    }

    @Test
    void leversChangeHoursAndTaktRampsDoNot() {
        Plant plant =
                plant().lever(PlantBuilder.lever("a", "p", 3, "day", null, null, null))
                        .lever(PlantBuilder.lever("b", "p", 4, null, Factor.TAKT, 1.5, null))
                        .lever(PlantBuilder.lever("c", "p/s", 4, null, Factor.TAKT, 3.0, null))
                        .lever(PlantBuilder.lever("d", "p", 5, null, Factor.TAKT, 1.2, null))
                        .lever(PlantBuilder.lever("e", "p", 0, null, Factor.PEOPLE, 0.5, null))
                        .build();
        LineHours hours =
                LineHours.of(plant, Ran.scenario(plant, 1).drawn(), "p", FIRST_DAY, List.of());
        assertThat(hours.plannedHours(FIRST_DAY.plusDays(3))).isEqualTo(8);
        assertThat(hours.taktFactor(FIRST_DAY.plusDays(3))).isEqualTo(1);
        assertThat(hours.taktFactor(FIRST_DAY.plusDays(4))).isEqualTo(1.5);
        assertThat(hours.taktFactor(FIRST_DAY.plusDays(5))).isEqualTo(1.5 * 1.2);
    }

    @Test
    void theSectionWorksInTheSameHours() {
        Ran ran = Ran.of(plant());
        List<Double> resumed = ran.seconds(EventType.RESUMED, "main");
        assertThat(resumed.subList(0, 6).stream().map(s -> s / 3600))
                .containsExactly(8.0, 10 + 1 / 6.0, 12.5, 22.0, 25 + 1 / 3.0, 32.0);
        assertThat(ran.seconds(EventType.STOPPED, "main").stream().limit(6).map(s -> s / 3600))
                .containsExactly(0.0, 10.0, 12.0, 16.5, 25.0, 28.0);
        assertThat(resumed.stream().map(s -> s / 3600).filter(h -> h > 52 && h < 72))
                .as("Wednesday is a holiday; only Tuesday's night shift reaches into it")
                .isEmpty();
        assertThat(resumed.stream().map(s -> s / 3600).filter(h -> h > 124 && h < 168))
                .as("the week-end after Friday's night shift")
                .isEmpty();
    }

    @Test
    void aShiftInTheNightOnWhichClocksChangeIsAnHourLongerOrShorter() {
        Plant plant =
                PlantBuilder.days(95) // to 4 April 2024; clocks go forward on 31 March
                        .zone("Europe/Berlin")
                        .calendar("night", "22:00-06:00")
                        .line("p", "night")
                        .shop(
                                s ->
                                        s.section("main", m -> m.station("a", "1h"))
                                                .source("in", "main")
                                                .sink("out", "main"))
                        .build();
        LineHours hours =
                LineHours.of(plant, Ran.scenario(plant, 1).drawn(), "p", FIRST_DAY, List.of());
        assertThat(hours.plannedHours(java.time.LocalDate.of(2024, 3, 29))).isEqualTo(8);
        assertThat(hours.plannedHours(java.time.LocalDate.of(2024, 3, 30))).isEqualTo(7);
    }
}
