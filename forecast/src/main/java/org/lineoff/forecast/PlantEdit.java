package org.lineoff.forecast;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Basis;
import org.lineoff.model.Calendar;
import org.lineoff.model.Distribution;
import org.lineoff.model.Drawn;
import org.lineoff.model.DrawnDuration;
import org.lineoff.model.Gate;
import org.lineoff.model.Known;
import org.lineoff.model.Lever;
import org.lineoff.model.Line;
import org.lineoff.model.Plant;
import org.lineoff.model.Policy;
import org.lineoff.model.Programme;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.SkidLoop;
import org.lineoff.model.Station;
import org.lineoff.model.random.Draws;

/**
 * A plant with one thing altered at one place. Figures keep their names, so that their ranges are
 * drawn alike: under the same luck nothing else differs. A shop file that stands in several lines
 * is altered in one of them alone; of equal stations in a row ({@code repeat}) all are.
 */
final class PlantEdit {
    private final Plant plant;

    PlantEdit(Plant plant) {
        this.plant = plant;
    }

    /** With other shops. */
    private Plant withShops(List<Shop> shops) {
        return with(
                plant.calendars(),
                plant.lines(),
                shops,
                plant.levers(),
                plant.policies(),
                plant.programme());
    }

    private Plant with(
            List<Calendar> calendars,
            List<Line> lines,
            List<Shop> shops,
            List<Lever> levers,
            List<Policy> policies,
            Programme programme) {
        return new Plant(
                plant.title(),
                plant.note(),
                plant.timeZone(),
                plant.horizon(),
                plant.asOf(),
                plant.currency(),
                plant.runs(),
                plant.judgement(),
                plant.sources(),
                calendars,
                plant.products(),
                plant.demand(),
                lines,
                shops,
                levers,
                policies,
                programme,
                plant.actuals(),
                plant.backtest());
    }

    /** Alters a section, in one line (empty: a shop of the whole plant). */
    Plant section(String line, String shop, String section, UnaryOperator<Section> edit) {
        List<Shop> shops = new ArrayList<>();
        for (Shop each : plant.shops()) {
            if (!each.id().equals(shop)
                    || !(line.isEmpty() ? each.lines().isEmpty() : each.lines().contains(line))) {
                shops.add(each);
                continue;
            }
            List<Section> sections =
                    each.sections().stream()
                            .map(s -> s.id().equals(section) ? edit.apply(s) : s)
                            .toList();
            if (line.isEmpty()) {
                shops.add(shop(each, List.of(), sections));
                continue;
            }
            int at = each.lines().indexOf(line);
            add(shops, each, each.lines().subList(0, at), each.sections());
            add(shops, each, List.of(line), sections);
            add(shops, each, each.lines().subList(at + 1, each.lines().size()), each.sections());
        }
        return withShops(shops);
    }

    private static void add(
            List<Shop> shops, Shop shop, List<String> lines, List<Section> sections) {
        if (!lines.isEmpty()) {
            shops.add(shop(shop, lines, sections));
        }
    }

    private static Shop shop(Shop shop, List<String> lines, List<Section> sections) {
        return new Shop(
                shop.id(),
                shop.name(),
                lines,
                shop.jobsPerHour(),
                sections,
                shop.junctions(),
                shop.skidLoops());
    }

    /** Alters a station of a section. */
    static Section station(Section s, String id, UnaryOperator<Station> edit) {
        return new Section(
                s.id(),
                s.name(),
                s.kind(),
                s.calendar(),
                s.takt(),
                s.emptyPitches(),
                s.emptyAtEnd(),
                s.stations().stream().map(t -> t.id().equals(id) ? edit.apply(t) : t).toList(),
                s.ramp(),
                s.gate(),
                s.runEmpty(),
                s.manning(),
                s.crews());
    }

    static Section takt(Section s, long millis) {
        return new Section(
                s.id(),
                s.name(),
                s.kind(),
                s.calendar(),
                s.takt() == null ? null : shifted(s.takt(), millis),
                s.emptyPitches(),
                s.emptyAtEnd(),
                s.stations(),
                s.ramp(),
                s.gate(),
                s.runEmpty(),
                s.manning(),
                s.crews());
    }

    static Section rework(Section s, long millis) {
        Gate gate = s.gate();
        Gate.Repair repair = gate == null ? null : gate.repair();
        return new Section(
                s.id(),
                s.name(),
                s.kind(),
                s.calendar(),
                s.takt(),
                s.emptyPitches(),
                s.emptyAtEnd(),
                s.stations(),
                s.ramp(),
                gate == null || repair == null
                        ? gate
                        : new Gate(
                                gate.id(),
                                gate.name(),
                                gate.finds(),
                                new Gate.Repair(
                                        repair.places(),
                                        repair.servers(),
                                        shifted(repair.time(), millis))),
                s.runEmpty(),
                s.manning(),
                s.crews());
    }

    static Station work(Station s, long millis) {
        Map<String, Known<Duration>> byModel = new LinkedHashMap<>();
        s.work().byModel().forEach((model, mean) -> byModel.put(model, shifted(mean, millis)));
        return station(
                s,
                new Station.Work(shifted(s.work().time(), millis), byModel, s.work().addByOption()),
                s.buffer(),
                s.transport(),
                s.lineStop(),
                s.failures());
    }

    static Station transport(Station s, long millis) {
        Known<Duration> transport = s.transport();
        return station(
                s,
                s.work(),
                s.buffer(),
                transport == null ? null : shifted(transport, millis),
                s.lineStop(),
                s.failures());
    }

    /**
     * Shorter repairs, as often as before: where a mode states its availability, that becomes what
     * leaves its up time alone.
     *
     * @param millis taken away from the likeliest mean of each mode, the rest of it in proportion
     */
    static Station repairs(Station s, long millis, LocalDate asOf) {
        return station(
                s,
                s.work(),
                s.buffer(),
                s.transport(),
                s.lineStop(),
                s.failures().stream()
                        .map(
                                f -> {
                                    double left = 1 - millis / likelyMillis(f.repair(), asOf);
                                    Known<Double> availability = f.availability();
                                    return new Station.FailureMode(
                                            f.id(),
                                            f.counts(),
                                            availability == null
                                                    ? null
                                                    : sameUpTime(availability, left),
                                            f.up(),
                                            scaled(f.repair(), left));
                                })
                        .toList());
    }

    static double likelyMillis(Distribution d, LocalDate asOf) {
        Known<Duration> mean = d.mean();
        return mean == null
                ? DrawnDuration.of(d, new Drawn(new Draws(0, 0), asOf)).meanMillis()
                : mean.at(asOf).map(v -> (double) v.value().toMillis()).orElse(1.0);
    }

    private static Known<Double> sameUpTime(Known<Double> availability, double left) {
        return new Known<>(
                availability.name(),
                availability.versions().stream()
                        .map(
                                v -> {
                                    Double low = v.low();
                                    Double high = v.high();
                                    return new Known.Version<>(
                                            withRepairs(v.value(), left),
                                            low == null ? null : withRepairs(low, left),
                                            high == null ? null : withRepairs(high, left),
                                            v.basis());
                                })
                        .toList());
    }

    /** up / (up + left × repair), from up / (up + repair). */
    private static double withRepairs(double availability, double left) {
        return availability / (availability + left * (1 - availability));
    }

    static Station lineStop(Station s, long millis) {
        Station.LineStop stop = s.lineStop();
        return station(
                s,
                s.work(),
                s.buffer(),
                s.transport(),
                stop == null
                        ? null
                        : new Station.LineStop(stop.probability(), shifted(stop.time(), millis)),
                s.failures());
    }

    private static Station station(
            Station s,
            Station.Work work,
            @Nullable Known<Integer> buffer,
            @Nullable Known<Duration> transport,
            Station.@Nullable LineStop lineStop,
            List<Station.FailureMode> failures) {
        return new Station(
                s.id(),
                s.name(),
                s.repeat(),
                work,
                s.setUp(),
                buffer,
                transport,
                s.parallel(),
                lineStop,
                failures,
                s.defects(),
                s.people());
    }

    /** One more (or less) of the loop's carriers. */
    Plant skids(String shop, String loop, int more) {
        List<Shop> shops = new ArrayList<>();
        for (Shop each : plant.shops()) {
            List<SkidLoop> loops =
                    each.skidLoops().stream()
                            .map(
                                    l ->
                                            each.id().equals(shop) && l.id().equals(loop)
                                                    ? new SkidLoop(
                                                            l.id(),
                                                            l.from(),
                                                            l.to(),
                                                            more(l.skids(), more),
                                                            l.returns())
                                                    : l)
                            .toList();
            shops.add(
                    new Shop(
                            each.id(),
                            each.name(),
                            each.lines(),
                            each.jobsPerHour(),
                            each.sections(),
                            each.junctions(),
                            loops));
        }
        return withShops(shops);
    }

    /**
     * Longer working weeks of one line: overtime after the last shift of each working day, in every
     * calendar that the line, or a lever or policy on it, uses.
     */
    Plant hours(String line, Duration aWeek) {
        Map<String, String> renamed = new LinkedHashMap<>();
        List<Calendar> calendars = new ArrayList<>(plant.calendars());
        for (Calendar calendar : plant.calendars()) {
            if (calendar.shifts().isEmpty()) {
                continue;
            }
            String id = calendar.id() + "+" + line;
            renamed.put(calendar.id(), id);
            List<Calendar.Shift> shifts = new ArrayList<>(calendar.shifts());
            Calendar.Shift last = shifts.removeLast();
            Known<Duration> overtime = last.overtime();
            Duration more = aWeek.dividedBy(calendar.days().size());
            shifts.add(
                    new Calendar.Shift(
                            last.from(),
                            last.to(),
                            last.breaks(),
                            overtime == null
                                    ? Known.of(
                                            "overtime",
                                            more,
                                            Basis.assumption("worth", LocalDate.MIN))
                                    : shifted(overtime, more.toMillis())));
            calendars.add(
                    new Calendar(
                            id,
                            calendar.name(),
                            calendar.days(),
                            shifts,
                            calendar.holidays(),
                            calendar.stops()));
        }
        List<Line> lines =
                plant.lines().stream()
                        .map(
                                l ->
                                        !l.id().equals(line)
                                                ? l
                                                : new Line(
                                                        l.id(),
                                                        l.name(),
                                                        l.startOfProduction(),
                                                        renamed.getOrDefault(
                                                                l.calendar(), l.calendar()),
                                                        l.jobsPerHour(),
                                                        l.ramp()))
                        .toList();
        List<Lever> levers =
                plant.levers().stream()
                        .map(l -> isOnly(l.places(), line) ? onOther(l, renamed) : l)
                        .toList();
        List<Policy> policies =
                plant.policies().stream()
                        .map(p -> isOnly(p.places(), line) ? onOther(p, renamed) : p)
                        .toList();
        return with(calendars, lines, plant.shops(), levers, policies, plant.programme());
    }

    private static Policy onOther(Policy p, Map<String, String> renamed) {
        String calendar = p.calendar();
        return new Policy(
                p.id(),
                p.name(),
                p.places(),
                p.sequences(),
                p.backlogWeeks(),
                p.read(),
                p.lead(),
                p.from(),
                p.after(),
                p.before(),
                p.unless(),
                p.chance(),
                calendar == null ? null : renamed.getOrDefault(calendar, calendar),
                p.factor(),
                p.by(),
                p.atMost());
    }

    private static boolean isOnly(List<String> places, String line) {
        return places.stream().allMatch(p -> p.equals(line) || p.startsWith(line + "/"));
    }

    private static Lever onOther(Lever l, Map<String, String> renamed) {
        String calendar = l.calendar();
        return new Lever(
                l.id(),
                l.name(),
                l.places(),
                l.from(),
                l.until(),
                l.chance(),
                calendar == null ? null : renamed.getOrDefault(calendar, calendar),
                l.factor(),
                l.by(),
                l.stop());
    }

    /** Another duration of one activity. */
    Plant activity(String id, Duration more) {
        Programme p = plant.programme();
        List<Programme.Activity> activities =
                p.activities().stream()
                        .map(
                                a ->
                                        !a.id().equals(id) || a.duration() == null
                                                ? a
                                                : new Programme.Activity(
                                                        a.id(),
                                                        a.name(),
                                                        a.owner(),
                                                        a.line(),
                                                        shifted(a.duration(), more.toMillis()),
                                                        a.calendar(),
                                                        a.after(),
                                                        a.uses(),
                                                        a.notBefore(),
                                                        a.started(),
                                                        a.finished()))
                        .toList();
        return with(
                plant.calendars(),
                plant.lines(),
                plant.shops(),
                plant.levers(),
                plant.policies(),
                new Programme(p.signed(), p.resources(), activities, p.objective(), p.promises()));
    }

    // ---- figures ----

    private static Distribution shifted(Distribution d, long millis) {
        Known<Duration> mean = d.mean();
        return new Distribution(
                mean == null ? null : shifted(mean, millis),
                d.shape(),
                d.cv(),
                d.k(),
                moved(d.low(), millis),
                moved(d.mode(), millis),
                moved(d.high(), millis),
                d.values().stream().map(v -> moved(v, millis)).toList());
    }

    /** All versions and both ends of their ranges, not below 0. */
    private static Known<Duration> shifted(Known<Duration> figure, long millis) {
        return new Known<>(
                figure.name(),
                figure.versions().stream()
                        .map(
                                v ->
                                        new Known.Version<>(
                                                moved(v.value(), millis),
                                                moved(v.low(), millis),
                                                moved(v.high(), millis),
                                                v.basis()))
                        .toList());
    }

    private static Distribution scaled(Distribution d, double by) {
        Known<Duration> mean = d.mean();
        return new Distribution(
                mean == null
                        ? null
                        : new Known<>(
                                mean.name(),
                                mean.versions().stream()
                                        .map(
                                                v ->
                                                        new Known.Version<>(
                                                                times(v.value(), by),
                                                                times(v.low(), by),
                                                                times(v.high(), by),
                                                                v.basis()))
                                        .toList()),
                d.shape(),
                d.cv(),
                d.k(),
                times(d.low(), by),
                times(d.mode(), by),
                times(d.high(), by),
                d.values().stream().map(v -> times(v, by)).toList());
    }

    @SuppressWarnings("NullAway") // null in, null out
    private static Duration times(@Nullable Duration duration, double by) {
        return duration == null ? null : Duration.ofMillis(Math.round(duration.toMillis() * by));
    }

    private static Known<Integer> more(Known<Integer> figure, int more) {
        return new Known<>(
                figure.name(),
                figure.versions().stream()
                        .map(
                                v -> {
                                    Integer low = v.low();
                                    Integer high = v.high();
                                    return new Known.Version<>(
                                            v.value() + more,
                                            low == null ? null : low + more,
                                            high == null ? null : high + more,
                                            v.basis());
                                })
                        .toList());
    }

    @SuppressWarnings("NullAway") // null in, null out
    private static Duration moved(@Nullable Duration duration, long millis) {
        return duration == null
                ? null
                : Duration.ofMillis(Math.max(0, duration.toMillis() + millis));
    }
}
