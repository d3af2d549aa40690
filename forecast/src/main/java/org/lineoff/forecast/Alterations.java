package org.lineoff.forecast;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.events.Places;
import org.lineoff.model.Distribution;
import org.lineoff.model.Gate;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.SkidLoop;
import org.lineoff.model.Station;

/**
 * What to alter at a place to take something of a cause away: a second of work or takt, a minute of
 * repair, of rework or of transport, an hour a week more, one more carrier. Where there is nothing
 * to alter (a lack of orders, a planned stop) there is no alteration.
 */
final class Alterations {
    private static final Duration HOUR_A_WEEK = Duration.ofHours(1);

    private final Plant plant;
    private final PlantEdit edit;
    private final LocalDate asOf;

    /**
     * An altered plant.
     *
     * @param key equal for equal alterations
     * @param units how much was taken away, in units of {@code per}
     * @param per second_of_work, second_of_takt, second_of_line_stop, minute_of_repair,
     *     minute_of_rework, minute_of_transport, hour_a_week or skid
     */
    record Altered(String key, Plant plant, double units, String per) {}

    Alterations(Plant plant, LocalDate asOf) {
        this.plant = plant;
        this.edit = new PlantEdit(plant);
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
            case OFF_SHIFT ->
                    place.line().isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    new Altered(
                                            "hours of " + place.line(),
                                            edit.hours(place.line(), HOUR_A_WEEK),
                                            1,
                                            "hour_a_week"));
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
                                    place.name(), edit.skids(shop.id(), loop.id(), 1), 1, "skid"));
                }
            }
        }
        return Optional.empty();
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
