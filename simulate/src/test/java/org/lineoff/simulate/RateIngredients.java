package org.lineoff.simulate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.lineoff.model.Calendar;
import org.lineoff.model.Demand;
import org.lineoff.model.Factor;
import org.lineoff.model.Lever;
import org.lineoff.model.Line;
import org.lineoff.model.Plant;
import org.lineoff.model.Policy;
import org.lineoff.model.RampFactor;
import org.lineoff.model.Section;
import org.lineoff.model.Text;

/** Ingredients that change hours, orders and rates. */
final class RateIngredients {
    private static final String[] SHIFTS = {
        "08:00-16:00", "06:00-14:00 15:00-23:00", "22:00-06:00", "07:00-07:20 09:00-17:03"
    };

    private RateIngredients() {}

    static Plant calendars(Plant plant, Dice dice) {
        Plant made = withCalendars(plant, dice);
        if (!dice.chance(3)) {
            made = lines(made, line -> Edit.with(line, "calendar", "c0"));
        }
        return Edit.sections(
                made,
                section ->
                        dice.chance(4)
                                ? Edit.with(section, "calendar", "c" + dice.below(3))
                                : section);
    }

    /** The plant with the calendars c0 to c2, unless it has them. */
    private static Plant withCalendars(Plant plant, Dice dice) {
        if (plant.calendar("c0").isPresent()) {
            return plant;
        }
        List<Calendar> calendars = new ArrayList<>(plant.calendars());
        for (int c = 0; c < 3; c++) {
            calendars.add(calendar("c" + c, dice));
        }
        return Edit.with(plant, "calendars", calendars);
    }

    private static Calendar calendar(String id, Dice dice) {
        List<Calendar.PlannedStop> stops =
                dice.chance(3)
                        ? List.of(
                                PlantBuilder.stop(
                                        PlantBuilder.FIRST_DAY.plusDays(dice.below(3)),
                                        dice.pick("10h", "1d")))
                        : List.of();
        return PlantBuilder.calendar(id, dice.pick(SHIFTS), stops);
    }

    /** Sections that run empty, now and then so that hardly a car or none at all can enter. */
    static Plant runEmpty(Plant plant, Dice dice) {
        return Edit.sections(
                plant,
                section ->
                        !dice.chance(3)
                                ? section
                                : Edit.with(
                                        section,
                                        "runEmpty",
                                        new Section.RunEmpty(
                                                dice.chance(2)
                                                        ? null
                                                        : known(
                                                                dice.pick(
                                                                        "0s", "10min", "1h", "4h")),
                                                known(
                                                        dice.pick(
                                                                "0s", "3min", "10min", "20min",
                                                                "1h", "5h")),
                                                dice.chance(2)
                                                        ? null
                                                        : known(dice.pick("0s", "1h", "10h")))));
    }

    private static org.lineoff.model.Known<java.time.Duration> known(String time) {
        return PlantBuilder.known(PlantBuilder.time(time));
    }

    private static Plant lines(Plant plant, java.util.function.UnaryOperator<Line> change) {
        return Edit.with(plant, "lines", plant.lines().stream().map(change).toList());
    }

    /** More orders of the sequence, on the first or the second day. */
    static Plant waves(Plant plant, Dice dice) {
        int day = dice.below(2);
        return wave(plant, day, day + dice.below(2), dice.between(1, 100));
    }

    private static Plant wave(Plant plant, int from, int to, int count) {
        Demand.Wave wave =
                new Demand.Wave(
                        null,
                        PlantBuilder.known(PlantBuilder.FIRST_DAY.plusDays(from)),
                        PlantBuilder.known(PlantBuilder.FIRST_DAY.plusDays(to)),
                        PlantBuilder.known((double) count),
                        null);
        List<Demand.Sequence> sequences = new ArrayList<>(plant.demand().sequences());
        Demand.Sequence first = sequences.getFirst();
        sequences.set(0, new Demand.Sequence(first.id(), Edit.and(first.waves(), wave)));
        return Edit.with(plant, "demand", Edit.with(plant.demand(), "sequences", sequences));
    }

    static Plant leversOnHours(Plant plant, Dice dice) {
        Plant made = plant;
        if (dice.chance(2)) {
            made = withCalendars(made, dice);
            made = lever(made, "other-hours", "p", dice, "c1", null, null, null);
        }
        return dice.chance(2) ? lever(made, "stop", "p/s", dice, null, null, null, "5h") : made;
    }

    static Plant leversOnRates(Plant plant, Dice dice) {
        Plant made = plant;
        if (dice.chance(2)) {
            made = lever(made, "people", "p", dice, null, Factor.PEOPLE, 1.25, null);
        }
        return dice.chance(2)
                ? lever(made, "takt", "p/s/x0", dice, null, Factor.TAKT, 0.8, null)
                : made;
    }

    private static Plant lever(
            Plant plant,
            String id,
            String place,
            Dice dice,
            String calendar,
            Factor factor,
            Double by,
            String stop) {
        Lever lever = PlantBuilder.lever(id, place, dice.below(3), calendar, factor, by, stop);
        return Edit.with(plant, "levers", Edit.and(plant.levers(), lever));
    }

    static Plant ramps(Plant plant, Dice dice) {
        List<RampFactor> ramp =
                List.of(
                        PlantBuilder.rampOverAge(Factor.TAKT, 0.5, 1, "3d"),
                        PlantBuilder.rampOverCars(Factor.FIRST_TIME_THROUGH, 0.7, 1, 50),
                        PlantBuilder.rampOverCars(Factor.AVAILABILITY, 0.8, 1, 30));
        Plant made = dice.chance(2) ? lines(plant, line -> Edit.with(line, "ramp", ramp)) : plant;
        return Edit.sections(
                made,
                section ->
                        dice.chance(3)
                                ? Edit.with(
                                        section,
                                        "ramp",
                                        List.of(PlantBuilder.rampOverCars(Factor.TAKT, 0.5, 1, 20)))
                                : section);
    }

    static Plant policiesOnHours(Plant plant, Dice dice) {
        Plant made = withCalendars(plant, dice);
        return policy(made, "more-hours", dice, "c" + dice.below(3), null);
    }

    static Plant policiesOnRates(Plant plant, Dice dice) {
        return policy(plant, "faster", dice, null, dice.pick(List.of(Factor.values())));
    }

    private static Plant policy(Plant plant, String id, Dice dice, String calendar, Factor factor) {
        Policy policy =
                new Policy(
                        id,
                        Text.of(id),
                        List.of(dice.pick("p", "p/s", "p/s/x0")),
                        List.of(),
                        PlantBuilder.known(dice.pick(List.of(0.0, 0.01, 0.5))),
                        dice.pick(List.of(DayOfWeek.values())),
                        PlantBuilder.known(PlantBuilder.time(dice.pick("0s", "30h"))),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        calendar,
                        factor,
                        factor == null ? null : PlantBuilder.known(1.2),
                        factor == null ? null : PlantBuilder.known(dice.between(1, 3)));
        LocalDate first = plant.horizon().from();
        Plant made = Edit.with(plant, "policies", Edit.and(plant.policies(), policy));
        made =
                Edit.with(
                        made,
                        "horizon",
                        new Plant.Horizon(first, first.plusDays(dice.between(34, 41))));
        return wave(
                wave(made, 20, 26, dice.between(1, 100)),
                26,
                27 + dice.below(8),
                dice.between(50, 450));
    }
}
