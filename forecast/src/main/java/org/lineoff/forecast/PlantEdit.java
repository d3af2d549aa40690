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
import org.lineoff.model.Junction;
import org.lineoff.model.Known;
import org.lineoff.model.Lever;
import org.lineoff.model.Line;
import org.lineoff.model.Plant;
import org.lineoff.model.Policy;
import org.lineoff.model.Programme;
import org.lineoff.model.Section;
import org.lineoff.model.SetUp;
import org.lineoff.model.Shop;
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

    /** Alters a section, in one line (empty: a shop of the whole plant). */
    Plant section(String line, String shop, String section, UnaryOperator<Section> edit) {
        return shop(
                line,
                shop,
                each ->
                        Copy.with(
                                each,
                                "sections",
                                each.sections().stream()
                                        .map(s -> s.id().equals(section) ? edit.apply(s) : s)
                                        .toList()));
    }

    /** Alters a shop, in one line (empty: a shop of the whole plant). */
    Plant shop(String line, String shop, UnaryOperator<Shop> edit) {
        List<Shop> shops = new ArrayList<>();
        for (Shop each : plant.shops()) {
            if (!each.id().equals(shop)
                    || !(line.isEmpty() ? each.lines().isEmpty() : each.lines().contains(line))) {
                shops.add(each);
                continue;
            }
            if (line.isEmpty()) {
                shops.add(edit.apply(each));
                continue;
            }
            int at = each.lines().indexOf(line);
            add(shops, each, each.lines().subList(0, at));
            shops.add(edit.apply(Copy.with(each, "lines", List.of(line))));
            add(shops, each, each.lines().subList(at + 1, each.lines().size()));
        }
        return Copy.with(plant, "shops", shops);
    }

    private static void add(List<Shop> shops, Shop shop, List<String> lines) {
        if (!lines.isEmpty()) {
            shops.add(Copy.with(shop, "lines", List.copyOf(lines)));
        }
    }

    /** Alters a station of a section. */
    static Section station(Section s, String id, UnaryOperator<Station> edit) {
        return Copy.with(
                s,
                "stations",
                s.stations().stream().map(t -> t.id().equals(id) ? edit.apply(t) : t).toList());
    }

    static Section takt(Section s, long millis) {
        return s.takt() == null ? s : Copy.with(s, "takt", shifted(s.takt(), millis));
    }

    static Section rework(Section s, long millis) {
        Gate gate = s.gate();
        Gate.Repair repair = gate == null ? null : gate.repair();
        return gate == null || repair == null
                ? s
                : Copy.with(
                        s,
                        "gate",
                        Copy.with(
                                gate,
                                "repair",
                                Copy.with(repair, "time", shifted(repair.time(), millis))));
    }

    static Station work(Station s, long millis) {
        Map<String, Known<Duration>> byModel = new LinkedHashMap<>();
        s.work().byModel().forEach((model, mean) -> byModel.put(model, shifted(mean, millis)));
        return Copy.with(
                s,
                "work",
                new Station.Work(
                        shifted(s.work().time(), millis), byModel, s.work().addByOption()));
    }

    static Station transport(Station s, long millis) {
        Known<Duration> transport = s.transport();
        return transport == null ? s : Copy.with(s, "transport", shifted(transport, millis));
    }

    /** More buffer places before it. */
    static Station buffer(Station s, int more) {
        Known<Integer> buffer = s.buffer();
        return buffer == null ? s : Copy.with(s, "buffer", more(buffer, more));
    }

    /** Shorter set-ups (and longer ones, above 0), none below nothing. */
    static Station setUp(Station s, long millis) {
        SetUp setUp = s.setUp();
        if (setUp == null) {
            return s;
        }
        Known<Duration> otherwise = setUp.otherwise();
        return Copy.with(
                s,
                "setUp",
                new SetUp(
                        setUp.by(),
                        setUp.changes().stream()
                                .map(c -> Copy.with(c, "time", shifted(c.time(), millis)))
                                .toList(),
                        otherwise == null ? null : shifted(otherwise, millis)));
    }

    /**
     * Shorter repairs, as often as before: where a mode states its availability, that becomes what
     * leaves its up time alone.
     *
     * @param millis taken away from the likeliest mean of each mode, the rest of it in proportion
     */
    static Station repairs(Station s, long millis, LocalDate asOf) {
        return Copy.with(
                s,
                "failures",
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
        return stop == null
                ? s
                : Copy.with(s, "lineStop", Copy.with(stop, "time", shifted(stop.time(), millis)));
    }

    /** More (or less) of the loop's carriers, in one line. */
    Plant skids(String line, String shop, String loop, int more) {
        return shop(
                line,
                shop,
                each ->
                        Copy.with(
                                each,
                                "skidLoops",
                                each.skidLoops().stream()
                                        .map(
                                                l ->
                                                        l.id().equals(loop)
                                                                ? Copy.with(
                                                                        l,
                                                                        "skids",
                                                                        more(l.skids(), more))
                                                                : l)
                                        .toList()));
    }

    /** More places in a store, in one line. */
    Plant store(String line, String shop, String store, int more) {
        return shop(
                line,
                shop,
                each ->
                        Copy.with(
                                each,
                                "junctions",
                                each.junctions().stream()
                                        .map(
                                                j ->
                                                        j instanceof Junction.Store s
                                                                        && s.id().equals(store)
                                                                ? Copy.with(
                                                                        s,
                                                                        "capacity",
                                                                        more(s.capacity(), more))
                                                                : j)
                                        .toList()));
    }

    /**
     * Longer working weeks of one line: overtime after the last shift of each working day, in every
     * calendar that the line, or a lever or policy on it, uses.
     */
    Plant hours(String line, Duration aWeek) {
        Map<String, String> renamed = new LinkedHashMap<>();
        List<Calendar> calendars = longer(line, aWeek, renamed);
        List<Line> lines =
                plant.lines().stream()
                        .map(
                                l ->
                                        l.id().equals(line)
                                                ? Copy.with(
                                                        l,
                                                        "calendar",
                                                        renamed.getOrDefault(
                                                                l.calendar(), l.calendar()))
                                                : l)
                        .toList();
        List<Lever> levers =
                plant.levers().stream()
                        .map(l -> isOnly(l.places(), line) ? onOther(l, renamed) : l)
                        .toList();
        List<Policy> policies =
                plant.policies().stream()
                        .map(p -> isOnly(p.places(), line) ? onOther(p, renamed) : p)
                        .toList();
        Plant altered = Copy.with(plant, "calendars", calendars);
        altered = Copy.with(altered, "lines", lines);
        altered = Copy.with(altered, "levers", levers);
        return Copy.with(altered, "policies", policies);
    }

    /** Longer working weeks of a section that has a calendar of its own. */
    Plant hours(String line, String shop, String section, Duration aWeek) {
        Map<String, String> renamed = new LinkedHashMap<>();
        List<Calendar> calendars = longer(section, aWeek, renamed);
        Plant altered =
                section(
                        line,
                        shop,
                        section,
                        s ->
                                Copy.with(
                                        s,
                                        "calendar",
                                        renamed.getOrDefault(s.calendar(), s.calendar())));
        return Copy.with(altered, "calendars", calendars);
    }

    /**
     * The calendars, and behind them longer ones with other names.
     *
     * @param renamed filled: the longer calendar by the name of the one it was made from
     */
    private List<Calendar> longer(String suffix, Duration aWeek, Map<String, String> renamed) {
        List<Calendar> calendars = new ArrayList<>(plant.calendars());
        for (Calendar calendar : plant.calendars()) {
            if (calendar.shifts().isEmpty()) {
                continue;
            }
            String id = calendar.id() + "+" + suffix;
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
        return calendars;
    }

    private static Policy onOther(Policy p, Map<String, String> renamed) {
        String calendar = p.calendar();
        return calendar == null
                ? p
                : Copy.with(p, "calendar", renamed.getOrDefault(calendar, calendar));
    }

    private static boolean isOnly(List<String> places, String line) {
        return places.stream().allMatch(p -> p.equals(line) || p.startsWith(line + "/"));
    }

    private static Lever onOther(Lever l, Map<String, String> renamed) {
        String calendar = l.calendar();
        return calendar == null
                ? l
                : Copy.with(l, "calendar", renamed.getOrDefault(calendar, calendar));
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
                                                : Copy.with(
                                                        a,
                                                        "duration",
                                                        shifted(a.duration(), more.toMillis())))
                        .toList();
        return Copy.with(plant, "programme", Copy.with(p, "activities", activities));
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
    static Known<Duration> shifted(Known<Duration> figure, long millis) {
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

    static Known<Integer> more(Known<Integer> figure, int more) {
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
