package org.lineoff.forecast;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.events.Places;
import org.lineoff.model.Distribution;
import org.lineoff.model.Gate;
import org.lineoff.model.Junction;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.SetUp;
import org.lineoff.model.Shop;
import org.lineoff.model.SkidLoop;
import org.lineoff.model.Station;

/**
 * What to alter at a place to take something of a cause away: a second of work or takt, a minute of
 * repair, of rework or of transport, of set-up or start-up, a day of planned stops, an hour a week
 * more, one more carrier, a hundredth more orders, parts or people. Where the plant states nothing
 * that could be altered there is no alteration.
 */
final class Alterations {
    private static final Duration HOUR_A_WEEK = Duration.ofHours(1);

    /** More orders or parts, in per cent: as many as can be told from none. */
    private static final double PERCENT = 5;

    private final Plant plant;
    private final PlantEdit edit;
    private final InflowEdit inflow;
    private final LocalDate asOf;

    /**
     * An altered plant.
     *
     * @param key equal for equal alterations
     * @param units how much was taken away, in units of {@code per}
     * @param per second_of_work, second_of_takt, second_of_line_stop, second_of_set_up,
     *     minute_of_repair, minute_of_rework, minute_of_transport, minute_of_start_up,
     *     day_of_planned_stop, hour_a_week, skid, buffer_place, percent_of_orders, percent_of_parts
     *     or percent_of_people
     */
    record Altered(String key, Plant plant, double units, String per) {}

    Alterations(Plant plant, LocalDate asOf) {
        this.plant = plant;
        this.edit = new PlantEdit(plant);
        this.inflow = new InflowEdit(plant, asOf);
        this.asOf = asOf;
    }

    Optional<Altered> at(Places.Place place, Cause cause) {
        return switch (cause) {
            case WORK -> station(place, s -> s.work().time(), 1_000, "second_of_work", true);
            case LINE_STOP ->
                    station(
                            place,
                            s -> s.lineStop() == null ? null : s.lineStop().time(),
                            1_000,
                            "second_of_line_stop",
                            false);
            case FAILURE -> repairs(place);
            case TRANSPORT -> transport(place);
            case TAKT -> takt(place);
            case REWORK -> rework(place);
            case SET_UP -> setUp(place);
            case PEOPLE -> people(place);
            case OFF_SHIFT -> hours(place);
            case PLANNED_STOP -> plannedStop(place);
            case ORDERS -> orders(place);
            case SUPPLY -> parts(place);
            case JUNCTION -> skid(place);
            default -> Optional.empty();
        };
    }

    // ---- stations ----

    private interface Time {
        @Nullable Distribution of(Station station);
    }

    private Optional<Altered> station(
            Places.Place place, Time time, long unit, String per, boolean work) {
        return find(place)
                .flatMap(
                        f -> {
                            Distribution of = time.of(f.station());
                            long step = of == null ? 0 : step(of, unit);
                            return altered(
                                    f,
                                    s ->
                                            work
                                                    ? PlantEdit.work(s, -step)
                                                    : PlantEdit.lineStop(s, -step),
                                    step,
                                    unit,
                                    per);
                        });
    }

    private Optional<Altered> repairs(Places.Place place) {
        return find(place)
                .flatMap(
                        f -> {
                            long step =
                                    f.station().failures().stream()
                                            .mapToLong(mode -> step(mode.repair(), 60_000))
                                            .min()
                                            .orElse(0);
                            return altered(
                                    f,
                                    s -> PlantEdit.repairs(s, step, asOf),
                                    step,
                                    60_000,
                                    "minute_of_repair");
                        });
    }

    private Optional<Altered> transport(Places.Place place) {
        return find(place)
                .flatMap(
                        f -> {
                            Known<Duration> time = f.station().transport();
                            long step = time == null ? 0 : step(time, 60_000);
                            return altered(
                                    f,
                                    s -> PlantEdit.transport(s, -step),
                                    step,
                                    60_000,
                                    "minute_of_transport");
                        });
    }

    private Optional<Altered> setUp(Places.Place place) {
        return find(place)
                .flatMap(
                        f -> {
                            SetUp setUp = f.station().setUp();
                            if (setUp == null) {
                                return Optional.empty();
                            }
                            List<Known<Duration>> times = new ArrayList<>();
                            setUp.changes().forEach(c -> times.add(c.time()));
                            Known<Duration> otherwise = setUp.otherwise();
                            if (otherwise != null) {
                                times.add(otherwise);
                            }
                            long step =
                                    times.stream()
                                            .mapToLong(t -> step(t, 1_000))
                                            .filter(t -> t > 0)
                                            .min()
                                            .orElse(0);
                            return altered(
                                    f,
                                    s -> PlantEdit.setUp(s, -step),
                                    step,
                                    1_000,
                                    "second_of_set_up");
                        });
    }

    private Optional<Altered> altered(
            Found f, UnaryOperator<Station> edited, long step, long unit, String per) {
        if (step <= 0) {
            return Optional.empty();
        }
        Plant altered =
                edit.section(
                        f.line(),
                        f.shop().id(),
                        f.section().id(),
                        s -> PlantEdit.station(s, f.station().id(), edited));
        return Optional.of(
                new Altered(
                        f.section().id() + "/" + f.station().id() + per + f.line() + f.shop().id(),
                        altered,
                        (double) step / unit,
                        per));
    }

    // ---- sections and the rest ----

    private Optional<Altered> takt(Places.Place place) {
        for (Shop shop : shops(place)) {
            for (Section section : shop.sections()) {
                Known<Duration> takt = section.takt();
                if (takt != null && place.name().endsWith("/" + section.id())) {
                    long step = step(takt, 1_000);
                    return Optional.of(
                            new Altered(
                                    place.name(),
                                    edit.section(
                                            place.line(),
                                            shop.id(),
                                            section.id(),
                                            s -> PlantEdit.takt(s, -step)),
                                    step / 1_000.0,
                                    "second_of_takt"));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Altered> rework(Places.Place place) {
        for (Shop shop : shops(place)) {
            for (Section section : shop.sections()) {
                Gate gate = section.gate();
                if (gate != null
                        && gate.repair() != null
                        && place.name()
                                .endsWith("/" + section.id() + "/" + gate.id() + "/repair")) {
                    long step = step(gate.repair().time(), 60_000);
                    return Optional.of(
                            new Altered(
                                    place.name(),
                                    edit.section(
                                            place.line(),
                                            shop.id(),
                                            section.id(),
                                            s -> PlantEdit.rework(s, -step)),
                                    step / 60_000.0,
                                    "minute_of_rework"));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Altered> skid(Places.Place place) {
        for (Shop shop : shops(place)) {
            for (SkidLoop loop : shop.skidLoops()) {
                if (place.name().endsWith("/" + loop.id())) {
                    return Optional.of(
                            new Altered(
                                    place.name(),
                                    edit.skids(place.line(), shop.id(), loop.id(), 1),
                                    1,
                                    "skid"));
                }
            }
        }
        return Optional.empty();
    }

    /** Of the line; of the section alone where that has a calendar of its own. */
    private Optional<Altered> hours(Places.Place place) {
        Optional<Section> own = section(place).filter(s -> s.calendar() != null);
        if (own.isPresent()) {
            return Optional.of(
                    new Altered(
                            "hours of " + place.name(),
                            edit.hours(place.line(), place.shop(), own.get().id(), HOUR_A_WEEK),
                            1,
                            "hour_a_week"));
        }
        return place.line().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Altered(
                                "hours of " + place.line(),
                                edit.hours(place.line(), HOUR_A_WEEK),
                                1,
                                "hour_a_week"));
    }

    /** Shorter planned stops; where a section has none of these, a shorter start-up. */
    private Optional<Altered> plannedStop(Places.Place place) {
        Optional<Section> section = section(place);
        Set<String> calendars = new HashSet<>();
        String own = section.map(Section::calendar).orElse(null);
        if (own != null) {
            calendars.add(own);
        } else {
            plant.line(place.line()).ifPresent(l -> calendars.add(l.calendar()));
            plant.levers().forEach(l -> addIfAny(calendars, l.calendar()));
            plant.policies().forEach(p -> addIfAny(calendars, p.calendar()));
        }
        InflowEdit.ShorterStops stops = inflow.stops(place.name(), calendars);
        if (stops != null) {
            return Optional.of(
                    new Altered(
                            "stops " + calendars + (own == null ? place.line() : place.name()),
                            stops.plant(),
                            stops.days(),
                            "day_of_planned_stop"));
        }
        return section.filter(s -> s.runEmpty() != null).flatMap(s -> startUp(place, s));
    }

    private static void addIfAny(Set<String> calendars, @Nullable String calendar) {
        if (calendar != null) {
            calendars.add(calendar);
        }
    }

    private Optional<Altered> startUp(Places.Place place, Section section) {
        Section.RunEmpty runEmpty = section.runEmpty();
        long step = runEmpty == null ? 0 : step(runEmpty.startUp(), 60_000);
        return step <= 0 || runEmpty == null
                ? Optional.empty()
                : Optional.of(
                        new Altered(
                                "start-up " + place.name(),
                                edit.section(
                                        place.line(),
                                        place.shop(),
                                        section.id(),
                                        s ->
                                                Copy.with(
                                                        s,
                                                        "runEmpty",
                                                        Copy.with(
                                                                runEmpty,
                                                                "startUp",
                                                                PlantEdit.shifted(
                                                                        runEmpty.startUp(),
                                                                        -step)))),
                                step / 60_000.0,
                                "minute_of_start_up"));
    }

    private Optional<Altered> orders(Places.Place place) {
        return sequence(place)
                .map(
                        s ->
                                new Altered(
                                        "orders of " + s,
                                        inflow.orders(s, 1 + PERCENT / 100),
                                        PERCENT,
                                        "percent_of_orders"));
    }

    private Optional<Altered> parts(Places.Place place) {
        return sequence(place)
                .filter(
                        s ->
                                plant.demand().supplies().stream()
                                        .anyMatch(p -> InflowEdit.isFor(p, s)))
                .map(
                        s ->
                                new Altered(
                                        "parts of " + s,
                                        inflow.parts(s, 1 + PERCENT / 100),
                                        PERCENT,
                                        "percent_of_parts"));
    }

    /** More people in every team of the section. */
    private Optional<Altered> people(Places.Place place) {
        return section(place)
                .filter(s -> s.manning() != null)
                .map(
                        s ->
                                new Altered(
                                        "people of " + place.line() + "/" + place.shop() + s.id(),
                                        edit.section(
                                                place.line(),
                                                place.shop(),
                                                s.id(),
                                                t -> InflowEdit.people(t, 1 + PERCENT / 100)),
                                        PERCENT,
                                        "percent_of_people"));
    }

    /** The build sequence of a source. */
    private Optional<String> sequence(Places.Place place) {
        return shops(place).stream()
                .flatMap(shop -> shop.junctions().stream())
                .filter(j -> place.name().endsWith("/" + j.id()))
                .flatMap(j -> j instanceof Junction.Source s ? Stream.of(s) : Stream.empty())
                .map(Junction.Source::sequence)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .findFirst();
    }

    /** One unit; of what is shorter than two, half of it. */
    private long step(Distribution time, long unit) {
        Known<Duration> mean = time.mean();
        return mean == null ? unit : step(mean, unit);
    }

    private long step(Known<Duration> figure, long unit) {
        long value = figure.at(asOf).map(v -> v.value().toMillis()).orElse(0L);
        return Math.min(unit, value / 2);
    }

    // ---- where ----

    private record Found(String line, Shop shop, Section section, Station station) {}

    private List<Shop> shops(Places.Place place) {
        return plant.shops().stream()
                .filter(s -> s.id().equals(place.shop()))
                .filter(
                        s ->
                                place.line().isEmpty()
                                        ? s.lines().isEmpty()
                                        : s.lines().contains(place.line()))
                .toList();
    }

    /** The section that a place is, or is in. */
    private Optional<Section> section(Places.Place place) {
        String name = place.section().isEmpty() ? place.name() : place.section();
        return shops(place).stream()
                .flatMap(shop -> shop.sections().stream())
                .filter(s -> name.endsWith("/" + s.id()))
                .findFirst();
    }

    private Optional<Found> find(Places.Place place) {
        PlaceBook book = new PlaceBook(plant, asOf);
        Optional<Station> station = book.station(place.name());
        if (station.isEmpty()) {
            return Optional.empty();
        }
        List<Found> found = new ArrayList<>();
        for (Shop shop : shops(place)) {
            for (Section section : shop.sections()) {
                if (place.section().endsWith("/" + section.id())) {
                    found.add(new Found(place.line(), shop, section, station.get()));
                }
            }
        }
        return found.stream().findFirst();
    }
}
