package org.lineoff.sequence.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lineoff.model.Factor;
import org.lineoff.model.Line;
import org.lineoff.model.PlaceName;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.Sequencing;
import org.lineoff.model.Shop;

/**
 * The periods of some days: hours of the line's calendar as levers have changed it, times jobs per
 * hour and takt factors, or the cars a day that the rules file states, spread over the day's hours.
 */
public final class Periods {
    private Periods() {}

    /**
     * The periods with open time, the earliest first. Shifts are periods of their own where a rule
     * tells them apart.
     *
     * @param asOf the day whose knowledge counts
     */
    public static List<Period> of(Plant plant, LocalDate asOf, LocalDate from, int days) {
        PlantOnADay known = new PlantOnADay(plant, asOf);
        Line line = line(plant);
        boolean byShift = plant.sequencing().rules().stream().anyMatch(Periods::tellsShifts);
        List<Period> periods = new ArrayList<>();
        for (LocalDate day = from; day.isBefore(from.plusDays(days)); day = day.plusDays(1)) {
            List<Period> shifts = new ArrayList<>();
            for (PlantOnADay.Shift shift : known.shifts(line, day)) {
                shifts.add(new Period(day, shift.start(), shift.open(), 0));
            }
            long millis = shifts.stream().mapToLong(Period::millis).sum();
            if (millis > 0) {
                int cars = cars(plant, known, line, day, millis);
                periods.addAll(
                        byShift ? split(shifts, millis, cars) : List.of(whole(shifts, cars)));
            }
        }
        return periods;
    }

    /** Takts of moving lines on a day, in ms by full name of the section, levers and ramps in. */
    public static Map<String, Double> takts(Plant plant, LocalDate asOf, LocalDate day) {
        PlantOnADay known = new PlantOnADay(plant, asOf);
        Map<String, Double> takts = new LinkedHashMap<>();
        for (Shop shop : plant.shops()) {
            for (Section section : shop.sections()) {
                for (String line : PlaceName.linesOf(shop)) {
                    String name = PlaceName.of(line, shop, section.id());
                    double takt = known.taktMillis(section, name, day);
                    if (section.kind() == Section.Kind.PACED && takt > 0) {
                        takts.put(name, takt);
                    }
                }
            }
        }
        return takts;
    }

    /** The line whose order is planned. */
    public static Line line(Plant plant) {
        String named = plant.sequencing().line();
        return named == null ? plant.lines().getFirst() : plant.line(named).orElseThrow();
    }

    private static boolean tellsShifts(Sequencing.Rule rule) {
        return !rule.shifts().isEmpty()
                || (rule.restriction() instanceof Sequencing.Quantity q
                        && q.per() == Sequencing.Per.SHIFT
                        && q.everyCars() == null);
    }

    private static int cars(Plant plant, PlantOnADay known, Line line, LocalDate day, long millis) {
        Integer stated = plant.sequencing().carsPerDay();
        if (stated != null) {
            return stated;
        }
        double perHour =
                known.value(line.jobsPerHour()).orElse(0.0)
                        * known.factor(line.id(), Factor.TAKT, day);
        return (int) Math.floor(perHour * millis / 3_600_000 + 1e-6);
    }

    private static Period whole(List<Period> shifts, int cars) {
        List<Period.Open> open = new ArrayList<>();
        shifts.forEach(shift -> open.addAll(shift.open()));
        return new Period(shifts.getFirst().day(), null, open, cars);
    }

    private static List<Period> split(List<Period> shifts, long millis, int cars) {
        List<Period> split = new ArrayList<>();
        long before = 0;
        for (Period shift : shifts) {
            long after = before + shift.millis();
            int own = (int) (cars * after / millis - cars * before / millis);
            split.add(new Period(shift.day(), shift.shift(), shift.open(), own));
            before = after;
        }
        return split;
    }
}
