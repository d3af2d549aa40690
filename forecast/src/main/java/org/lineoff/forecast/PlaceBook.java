package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.model.Calendar;
import org.lineoff.model.Demand;
import org.lineoff.model.Distribution;
import org.lineoff.model.Junction;
import org.lineoff.model.Known;
import org.lineoff.model.Lever;
import org.lineoff.model.Line;
import org.lineoff.model.Plant;
import org.lineoff.model.Programme;
import org.lineoff.model.RampFactor;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.SkidLoop;
import org.lineoff.model.Station;
import org.lineoff.model.Text;

/**
 * What a place is called in words, and which figures of the files stand behind a cause at it.
 * Places are full names, {@code line/shop/section/station}; a shop that is in no line leaves the
 * line out.
 */
final class PlaceBook {
    private final Plant plant;
    private final LocalDate asOf;

    PlaceBook(Plant plant, LocalDate asOf) {
        this.plant = plant;
        this.asOf = asOf;
    }

    /** A full name taken apart; what the name does not reach is empty. */
    private record Found(
            Optional<Line> line,
            Optional<Shop> shop,
            Optional<Section> section,
            Optional<Station> station,
            Optional<Junction> junction,
            Optional<SkidLoop> loop,
            String rest) {}

    private Found find(String place) {
        List<String> parts = new ArrayList<>(List.of(place.split("/")));
        Optional<Line> line = plant.line(parts.getFirst());
        line.ifPresent(l -> parts.removeFirst());
        Optional<Shop> shop = Optional.empty();
        if (!parts.isEmpty()) {
            String shopId = parts.removeFirst();
            shop =
                    plant.shops().stream()
                            .filter(s -> s.id().equals(shopId))
                            .filter(
                                    s ->
                                            line.map(l -> s.lines().contains(l.id()))
                                                    .orElse(s.lines().isEmpty()))
                            .findFirst();
        }
        Optional<Section> section = Optional.empty();
        Optional<Station> station = Optional.empty();
        Optional<Junction> junction = Optional.empty();
        Optional<SkidLoop> loop = Optional.empty();
        if (shop.isPresent() && !parts.isEmpty()) {
            String id = parts.removeFirst();
            section = shop.get().sections().stream().filter(s -> s.id().equals(id)).findFirst();
            String withoutUnit = id.replaceFirst("#\\d+$", "");
            junction =
                    shop.get().junctions().stream()
                            .filter(j -> j.id().equals(withoutUnit))
                            .findFirst();
            loop = shop.get().skidLoops().stream().filter(l -> l.id().equals(id)).findFirst();
        }
        if (section.isPresent() && !parts.isEmpty()) {
            String name = parts.getFirst();
            station = section.get().stations().stream().filter(s -> isUnitOf(s, name)).findFirst();
            if (station.isPresent()) {
                parts.removeFirst();
            }
        }
        return new Found(line, shop, section, station, junction, loop, String.join("/", parts));
    }

    /**
     * Whether a place's last name is the station, one of its repeats or one of its parallel units.
     */
    private static boolean isUnitOf(Station station, String name) {
        String withoutUnit = name.replaceFirst("#\\d+$", "");
        return withoutUnit.equals(station.id())
                || (station.repeat() > 1
                        && withoutUnit.replaceFirst("-\\d+$", "").equals(station.id()));
    }

    /** The station whose place, repeat or parallel unit this is. */
    Optional<Station> station(String place) {
        return find(place).station();
    }

    /** The work of the station, or of what works at a junction, whose place this is. */
    Optional<Distribution> work(String place) {
        Found found = find(place);
        return found.station()
                .map(station -> station.work().time())
                .or(() -> found.junction().map(PlaceBook::work));
    }

    private static @Nullable Distribution work(Junction junction) {
        return switch (junction) {
            case Junction.Parallel parallel -> parallel.work().time();
            case Junction.LotSource source -> source.stroke();
            default -> null;
        };
    }

    private static List<Station.FailureMode> failures(Junction junction) {
        return switch (junction) {
            case Junction.Parallel parallel -> parallel.failures();
            case Junction.LotSource source -> source.failures();
            default -> List.of();
        };
    }

    private static @Nullable String calendar(Junction junction) {
        return switch (junction) {
            case Junction.Parallel parallel -> parallel.calendar();
            case Junction.LotSource source -> source.calendar();
            default -> null;
        };
    }

    private static Text words(String place, Junction junction) {
        Text name =
                switch (junction) {
                    case Junction.Store store -> named(store.name(), store.id());
                    case Junction.Parallel parallel -> named(parallel.name(), parallel.id());
                    case Junction.LotSource source -> named(source.name(), source.id());
                    default -> Text.of(junction.id());
                };
        int unit = place.lastIndexOf('#');
        return unit < 0
                ? name
                : new Text(name.en() + place.substring(unit), name.zh() + place.substring(unit));
    }

    /** The place in words, e.g. {@code Phase 1 · Body · Framing}. */
    Text words(String place) {
        Found found = find(place);
        List<Text> parts = new ArrayList<>();
        found.line().ifPresent(l -> parts.add(l.name()));
        found.shop().ifPresent(s -> parts.add(s.name()));
        found.section()
                .filter(s -> found.station().isEmpty() || s.stations().size() > 1)
                .filter(s -> found.shop().map(shop -> shop.sections().size() > 1).orElse(true))
                .ifPresent(s -> parts.add(named(s.name(), s.id())));
        found.station().ifPresent(s -> parts.add(unit(place, named(s.name(), s.id()), s)));
        found.junction().ifPresent(j -> parts.add(words(place, j)));
        found.loop().ifPresent(l -> parts.add(Text.of(l.id())));
        if (found.section().isPresent() && !found.rest().isEmpty()) {
            parts.add(
                    found.section()
                            .map(Section::gate)
                            .map(g -> named(g.name(), g.id()))
                            .orElse(Text.of(found.rest())));
        }
        if (parts.isEmpty()) {
            return Text.of(place);
        }
        return new Text(
                String.join(" · ", parts.stream().map(Text::en).toList()),
                String.join(" · ", parts.stream().map(Text::zh).toList()));
    }

    private static Text unit(String place, Text name, Station station) {
        String last = place.substring(place.lastIndexOf('/') + 1);
        String suffix = last.substring(Math.min(last.length(), station.id().length()));
        return suffix.isEmpty() ? name : new Text(name.en() + suffix, name.zh() + suffix);
    }

    private static Text named(@Nullable Text name, String id) {
        return name == null ? Text.of(id) : name;
    }

    /** Whether any figure behind the cause at that place was an assumption on the as-of day. */
    boolean isAssumed(String place, Cause cause) {
        return behind(place, cause).stream().anyMatch(k -> k.isAssumedAt(asOf));
    }

    private List<Known<?>> behind(String place, Cause cause) {
        Found found = find(place);
        List<Known<?>> figures = new ArrayList<>();
        switch (cause) {
            case WORK -> {
                found.station().ifPresent(s -> addWork(figures, s.work()));
                found.junction().ifPresent(j -> addWork(figures, j));
                addFactors(figures, found);
            }
            case SET_UP -> found.junction().ifPresent(j -> addChangeOvers(figures, j));
            case TAKT -> {
                found.section().map(Section::takt).ifPresent(figures::add);
                addFactors(figures, found);
            }
            case TRANSPORT -> found.station().map(Station::transport).ifPresent(figures::add);
            case FAILURE -> {
                found.station().ifPresent(s -> addFailures(figures, s.failures()));
                found.junction().ifPresent(j -> addFailures(figures, failures(j)));
            }
            case LINE_STOP ->
                    found.station()
                            .map(Station::lineStop)
                            .ifPresent(
                                    stop -> {
                                        figures.add(stop.probability());
                                        add(figures, stop.time());
                                    });
            case REWORK ->
                    found.section()
                            .map(Section::gate)
                            .map(org.lineoff.model.Gate::repair)
                            .ifPresent(r -> add(figures, r.time()));
            case OFF_SHIFT, PLANNED_STOP -> addHours(figures, found, place);
            case SUPPLY -> plant.demand().supplies().forEach(s -> addSupply(figures, s));
            case JUNCTION ->
                    found.loop()
                            .ifPresent(
                                    loop -> {
                                        figures.add(loop.skids());
                                        figures.add(loop.returns());
                                    });
            case ORDERS ->
                    plant.demand().sequences().stream()
                            .flatMap(s -> s.waves().stream())
                            .forEach(w -> addWave(figures, w));
            case PROGRAMME ->
                    plant.programme().activities().stream()
                            .filter(a -> !isFinished(a))
                            .map(Programme.Activity::duration)
                            .filter(d -> d != null)
                            .forEach(figures::add);
            default -> {}
        }
        return figures;
    }

    private boolean isFinished(Programme.Activity activity) {
        Known<LocalDate> finished = activity.finished();
        return finished != null && finished.at(asOf).isPresent();
    }

    private static void addWork(List<Known<?>> figures, Station.Work work) {
        add(figures, work.time());
        figures.addAll(work.byModel().values());
        figures.addAll(work.addByOption().values());
    }

    private static void addWork(List<Known<?>> figures, Junction junction) {
        switch (junction) {
            case Junction.Parallel parallel -> addWork(figures, parallel.work());
            case Junction.LotSource source -> add(figures, source.stroke());
            default -> {}
        }
    }

    private static void addChangeOvers(List<Known<?>> figures, Junction junction) {
        if (junction instanceof Junction.LotSource source) {
            source.changes().forEach(change -> figures.add(change.time()));
            Known<java.time.Duration> other = source.changeOver();
            if (other != null) {
                figures.add(other);
            }
        }
    }

    private static void addFailures(List<Known<?>> figures, List<Station.FailureMode> modes) {
        for (Station.FailureMode mode : modes) {
            Known<Double> availability = mode.availability();
            if (availability != null) {
                figures.add(availability);
            }
            Distribution up = mode.up();
            if (up != null) {
                add(figures, up);
            }
            add(figures, mode.repair());
        }
    }

    private void addFactors(List<Known<?>> figures, Found found) {
        List<RampFactor> ramp = new ArrayList<>();
        found.line().ifPresent(l -> ramp.addAll(l.ramp()));
        found.section().ifPresent(s -> ramp.addAll(s.ramp()));
        ramp.stream()
                .filter(
                        r ->
                                r.factor() == org.lineoff.model.Factor.TAKT
                                        || r.factor() == org.lineoff.model.Factor.PEOPLE)
                .forEach(r -> figures.add(r.from()));
    }

    private void addHours(List<Known<?>> figures, Found found, String place) {
        String calendarId =
                found.section()
                        .map(Section::calendar)
                        .or(() -> found.junction().map(PlaceBook::calendar))
                        .or(() -> found.line().map(Line::calendar))
                        .orElse("");
        plant.calendar(calendarId).ifPresent(c -> addCalendar(figures, c));
        for (Lever lever : plant.levers()) {
            boolean acts =
                    lever.places().stream()
                            .anyMatch(p -> place.equals(p) || place.startsWith(p + "/"));
            if (acts && (lever.calendar() != null || lever.stop() != null)) {
                figures.add(lever.from());
            }
        }
    }

    private static void addCalendar(List<Known<?>> figures, Calendar calendar) {
        for (Calendar.Shift shift : calendar.shifts()) {
            Known<java.time.Duration> overtime = shift.overtime();
            if (overtime != null) {
                figures.add(overtime);
            }
        }
    }

    private static void addSupply(List<Known<?>> figures, Demand.Supply supply) {
        Known<Double> stock = supply.stock();
        if (stock != null) {
            figures.add(stock);
        }
        supply.deliveries().forEach(delivery -> addWave(figures, delivery));
    }

    private static void addWave(List<Known<?>> figures, Demand.Wave wave) {
        Known<Double> count = wave.count();
        Known<Double> perWeek = wave.perWeek();
        if (count != null) {
            figures.add(count);
        }
        if (perWeek != null) {
            figures.add(perWeek);
        }
    }

    private static void add(List<Known<?>> figures, Distribution distribution) {
        Known<java.time.Duration> mean = distribution.mean();
        if (mean != null) {
            figures.add(mean);
        }
    }
}
