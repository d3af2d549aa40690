package org.lineoff.forecast;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Calendar;
import org.lineoff.model.Demand;
import org.lineoff.model.Known;
import org.lineoff.model.Lever;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;

/**
 * A plant with more orders, parts or people coming in, or with shorter planned stops, from the
 * as-of day on. As {@link PlantEdit}: figures keep their names, so that their ranges are drawn
 * alike.
 */
final class InflowEdit {
    private final Plant plant;
    private final LocalDate asOf;

    InflowEdit(Plant plant, LocalDate asOf) {
        this.plant = plant;
        this.asOf = asOf;
    }

    /** Orders of one sequence times a factor. */
    Plant orders(String sequence, double by) {
        List<Demand.Sequence> sequences =
                plant.demand().sequences().stream()
                        .map(
                                s ->
                                        s.id().equals(sequence)
                                                ? new Demand.Sequence(s.id(), times(s.waves(), by))
                                                : s)
                        .toList();
        return Copy.with(plant, "demand", Copy.with(plant.demand(), "sequences", sequences));
    }

    /** Deliveries of all limited parts that cars of a sequence need, times a factor. */
    Plant parts(String sequence, double by) {
        List<Demand.Supply> supplies =
                plant.demand().supplies().stream()
                        .map(
                                s ->
                                        isFor(s, sequence)
                                                ? Copy.with(
                                                        s, "deliveries", times(s.deliveries(), by))
                                                : s)
                        .toList();
        return Copy.with(plant, "demand", Copy.with(plant.demand(), "supplies", supplies));
    }

    static boolean isFor(Demand.Supply supply, String sequence) {
        return supply.sequences().isEmpty() || supply.sequences().contains(sequence);
    }

    private List<Demand.Wave> times(List<Demand.Wave> waves, double by) {
        return waves.stream().map(w -> isOver(w) ? w : times(w, by)).toList();
    }

    private boolean isOver(Demand.Wave wave) {
        Known<LocalDate> to = wave.to();
        return to != null && to.at(asOf).map(v -> v.value().isBefore(asOf)).orElse(false);
    }

    private static Demand.Wave times(Demand.Wave wave, double by) {
        Known<Double> count = wave.count();
        Known<Double> perWeek = wave.perWeek();
        return new Demand.Wave(
                wave.name(),
                wave.from(),
                wave.to(),
                count == null ? null : times(count, by),
                perWeek == null ? null : times(perWeek, by));
    }

    /** All people of a section times a factor. */
    static Section people(Section section, double by) {
        Section.Manning manning = section.manning();
        return manning == null
                ? section
                : Copy.with(
                        section,
                        "manning",
                        Copy.with(
                                manning,
                                "teams",
                                manning.teams().stream()
                                        .map(
                                                t ->
                                                        Copy.with(
                                                                t,
                                                                "people",
                                                                t.people().stream()
                                                                        .map(h -> more(h, by))
                                                                        .toList()))
                                        .toList()));
    }

    private static Section.Hiring more(Section.Hiring hiring, double by) {
        return Copy.with(hiring, "count", times(hiring.count(), by));
    }

    private static Known<Double> times(Known<Double> figure, double by) {
        return new Known<>(
                figure.name(),
                figure.versions().stream()
                        .map(
                                v -> {
                                    Double low = v.low();
                                    Double high = v.high();
                                    return new Known.Version<>(
                                            by * v.value(),
                                            low == null ? null : by * low,
                                            high == null ? null : by * high,
                                            v.basis());
                                })
                        .toList());
    }

    /**
     * Planned stops that end a day earlier, or after half their time where they are shorter than
     * two days.
     *
     * @param days by how many days all of them together that begin in the year from the as-of day
     *     on; those of later years where there are none
     */
    record ShorterStops(Plant plant, double days) {}

    /**
     * Shorter stops at a place: those of the calendars of its line and of the levers on it.
     *
     * @param calendars that may be in force there
     */
    @Nullable ShorterStops stops(String place, Set<String> calendars) {
        Set<String> counted = new HashSet<>();
        double soon = 0;
        double later = 0;
        List<Calendar> altered = new ArrayList<>();
        for (Calendar calendar : plant.calendars()) {
            if (!calendars.contains(calendar.id())) {
                altered.add(calendar);
                continue;
            }
            List<Calendar.PlannedStop> stops = new ArrayList<>();
            for (Calendar.PlannedStop stop : calendar.stops()) {
                long step = step(stop.from(), stop.lasts());
                stops.add(Copy.with(stop, "lasts", PlantEdit.shifted(stop.lasts(), -step)));
                if (counted.add(stop.from().name())) {
                    soon += isSoon(stop.from()) ? step : 0;
                    later += step;
                }
            }
            altered.add(Copy.with(calendar, "stops", List.copyOf(stops)));
        }
        List<Lever> levers = new ArrayList<>();
        for (Lever lever : plant.levers()) {
            Known<Duration> stop = lever.stop();
            if (stop == null || !isOn(lever, place)) {
                levers.add(lever);
                continue;
            }
            long step = step(lever.from(), stop);
            levers.add(Copy.with(lever, "stop", PlantEdit.shifted(stop, -step)));
            soon += isSoon(lever.from()) ? step : 0;
            later += step;
        }
        if (later == 0) {
            return null;
        }
        Plant shorter = Copy.with(Copy.with(plant, "calendars", altered), "levers", levers);
        return new ShorterStops(shorter, (soon > 0 ? soon : later) / Duration.ofDays(1).toMillis());
    }

    private static boolean isOn(Lever lever, String place) {
        return lever.places().stream().anyMatch(p -> place.equals(p) || place.startsWith(p + "/"));
    }

    /** What to take away from a stop, in ms; nothing from one that has begun. */
    private long step(Known<LocalDate> from, Known<Duration> lasts) {
        boolean begun = from.at(asOf).map(v -> !v.value().isAfter(asOf)).orElse(true);
        long length = lasts.at(asOf).map(v -> v.value().toMillis()).orElse(0L);
        return begun ? 0 : Math.min(Duration.ofDays(1).toMillis(), length / 2);
    }

    private boolean isSoon(Known<LocalDate> from) {
        return from.at(asOf)
                .map(v -> !v.value().isAfter(asOf.plusDays(PlantWorths.YEAR)))
                .orElse(false);
    }
}
