package org.lineoff.sequence.plan;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Calendar;
import org.lineoff.model.Distribution;
import org.lineoff.model.Factor;
import org.lineoff.model.Known;
import org.lineoff.model.Lever;
import org.lineoff.model.Line;
import org.lineoff.model.PlaceName;
import org.lineoff.model.Plant;
import org.lineoff.model.RampFactor;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.Station;
import org.lineoff.model.Text;

/**
 * The plant as a planner takes it: every figure at its most likely value as known on a day, levers
 * that more likely come than not, ramps at their end. No luck.
 */
final class PlantOnADay {
    private final Plant plant;
    private final LocalDate asOf;

    PlantOnADay(Plant plant, LocalDate asOf) {
        this.plant = plant;
        this.asOf = asOf;
    }

    <T> Optional<T> value(@Nullable Known<T> known) {
        return known == null ? Optional.empty() : known.at(asOf).map(Known.Version::value);
    }

    // ---- levers and factors ----

    private boolean acts(Lever lever, String place, LocalDate day) {
        LocalDate from = value(lever.from()).orElse(LocalDate.MAX);
        LocalDate until = value(lever.until()).orElse(LocalDate.MAX);
        return !day.isBefore(from)
                && !day.isAfter(until)
                && value(lever.chance()).orElse(1.0) >= 0.5
                && lever.places().stream().anyMatch(p -> isInside(place, p));
    }

    private static boolean isInside(String place, String of) {
        return place.equals(of) || place.startsWith(of + "/");
    }

    /** The product of all ramps and levers on a factor at a place: a line, or a section. */
    double factor(String place, Factor factor, LocalDate day) {
        double product = 1;
        for (Line line : plant.lines()) {
            if (isInside(place, line.id())) {
                product *= ends(line.ramp(), factor);
            }
        }
        Section section = section(place);
        if (section != null) {
            product *= ends(section.ramp(), factor);
        }
        for (Lever lever : plant.levers()) {
            if (lever.factor() == factor && acts(lever, place, day)) {
                product *= value(lever.by()).orElse(1.0);
            }
        }
        return product;
    }

    private double ends(List<RampFactor> ramps, Factor factor) {
        double product = 1;
        for (RampFactor ramp : ramps) {
            if (ramp.factor() == factor) {
                product *= value(ramp.to()).orElse(1.0);
            }
        }
        return product;
    }

    @Nullable Section section(String fullName) {
        for (Shop shop : plant.shops()) {
            for (String line : PlaceName.linesOf(shop)) {
                for (Section section : shop.sections()) {
                    if (fullName.equals(PlaceName.of(line, shop, section.id()))) {
                        return section;
                    }
                }
            }
        }
        return null;
    }

    /** Words for a station of a section; its id where it has none. */
    Text stationName(String section, String station) {
        Section found = section(section);
        if (found != null) {
            for (Station one : found.stations()) {
                Text name = one.name();
                if (one.id().equals(station) && name != null) {
                    return name;
                }
            }
        }
        return Text.of(station);
    }

    // ---- hours ----

    /** The shifts that begin on a day: their starts and when the line works in each. */
    record Shift(LocalTime start, List<Period.Open> open) {}

    List<Shift> shifts(Line line, LocalDate day) {
        Calendar calendar = calendar(line, day);
        List<Shift> shifts = new ArrayList<>();
        if (!calendar.isWorkingDay(day)) {
            return shifts;
        }
        if (calendar.shifts().isEmpty()) {
            Period.Open whole = new Period.Open(day.atStartOfDay(), day.plusDays(1).atStartOfDay());
            shifts.add(new Shift(LocalTime.MIDNIGHT, without(List.of(whole), calendar)));
            return shifts;
        }
        for (Calendar.Shift shift : calendar.shifts()) {
            shifts.add(new Shift(shift.from(), without(open(shift, day), calendar)));
        }
        shifts.sort(Comparator.comparing(Shift::start));
        return shifts;
    }

    private Calendar calendar(Line line, LocalDate day) {
        String id = line.calendar();
        LocalDate since = LocalDate.MIN;
        for (Lever lever : plant.levers()) {
            if (lever.calendar() != null && acts(lever, line.id(), day)) {
                LocalDate from = value(lever.from()).orElse(LocalDate.MAX);
                if (!from.isBefore(since)) {
                    id = lever.calendar();
                    since = from;
                }
            }
        }
        String named = id;
        return plant.calendar(named)
                .orElseThrow(() -> new IllegalArgumentException("no calendar " + named));
    }

    private List<Period.Open> open(Calendar.Shift shift, LocalDate day) {
        LocalDateTime begins = day.atTime(shift.from());
        LocalDateTime ends = after(begins, shift.to());
        ends = ends.plus(value(shift.overtime()).orElse(Duration.ZERO));
        List<Period.Open> open = new ArrayList<>();
        open.add(new Period.Open(begins, ends));
        for (Calendar.Break pause : shift.breaks()) {
            LocalDateTime from = day.atTime(pause.from());
            from = from.isBefore(begins) ? from.plusDays(1) : from;
            open = cut(open, from, after(from, pause.to()));
        }
        return open;
    }

    private static LocalDateTime after(LocalDateTime start, LocalTime time) {
        LocalDateTime sameDay = start.toLocalDate().atTime(time);
        return sameDay.isAfter(start) ? sameDay : sameDay.plusDays(1);
    }

    private List<Period.Open> without(List<Period.Open> open, Calendar calendar) {
        List<Period.Open> left = open;
        for (Calendar.PlannedStop stop : calendar.stops()) {
            Optional<LocalDate> from = value(stop.from());
            if (from.isPresent()) {
                LocalDateTime begins = from.get().atStartOfDay();
                left = cut(left, begins, begins.plus(value(stop.lasts()).orElse(Duration.ZERO)));
            }
        }
        return left;
    }

    private static List<Period.Open> cut(
            List<Period.Open> open, LocalDateTime from, LocalDateTime to) {
        List<Period.Open> left = new ArrayList<>();
        for (Period.Open span : open) {
            if (span.from().isBefore(from)) {
                left.add(new Period.Open(span.from(), earlier(span.to(), from)));
            }
            if (span.to().isAfter(to)) {
                left.add(new Period.Open(span.from().isAfter(to) ? span.from() : to, span.to()));
            }
        }
        return left;
    }

    private static LocalDateTime earlier(LocalDateTime a, LocalDateTime b) {
        return a.isBefore(b) ? a : b;
    }

    // ---- work ----

    /** Takt of a paced section, in ms. */
    double taktMillis(Section section, String fullName, LocalDate day) {
        double nominal = value(section.takt()).map(Duration::toMillis).orElse(0L);
        return nominal / factor(fullName, Factor.TAKT, day);
    }

    /** Mean work of a station on a car of a model with some choices, in ms. */
    double workMillis(Station station, String model, Iterable<String> choices, double people) {
        Station.Work work = station.work();
        Optional<Duration> ofModel = value(work.byModel().get(model));
        double sum = ofModel.map(d -> (double) d.toMillis()).orElseGet(() -> mean(work.time()));
        for (String choice : choices) {
            sum += value(work.addByOption().get(choice)).map(Duration::toMillis).orElse(0L);
        }
        return sum / people;
    }

    private double mean(Distribution time) {
        Optional<Duration> mean = value(time.mean());
        if (mean.isPresent()) {
            return mean.get().toMillis();
        }
        Duration low = time.low();
        Duration mode = time.mode();
        Duration high = time.high();
        if (low != null && mode != null && high != null) {
            int weight = time.shape() == Distribution.Kind.PERT ? 4 : 1;
            return (low.toMillis() + weight * (double) mode.toMillis() + high.toMillis())
                    / (weight + 2);
        }
        return time.values().stream().mapToLong(Duration::toMillis).average().orElse(0);
    }
}
