package org.lineoff.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Durations;
import org.lineoff.model.random.Sampler;
import org.lineoff.simulate.Layout.StationSite;

/**
 * What is asked of a section's stations at every visit, side by side in flat arrays by position, so
 * that a car's way through them reads memory from one end to the other: keys of luck, mean work by
 * kind of car, work left until the next failure, sums of states.
 *
 * <p>Only a station with nothing out of the common is <em>plain</em>: one unit, no set-up, no
 * people, no gate behind it to be asked, nobody who asks for its events. A visit in which something
 * happens to it (a failure, a line stop) is made by its {@link Visit}, which shares the failures
 * and the books: {@link #handOver} brings them up to date for it.
 */
final class FlatStations {
    /** More kinds of cars than these are not tabulated. */
    private static final int MOST_KINDS = 4096;

    final int count;
    final boolean[] plain;
    private final Visit[] visits;
    private final UnitParts[] parts;
    private final long[] keys;
    private final Sampler[] samplers;
    private final boolean[] constant;
    private final UnitParts.@Nullable LineStopLaw[] stops;
    final boolean[] causesDefects;

    // Kinds of cars, by model and by the choices that the work depends on.
    private final int[] groups;
    private final int[] radix;
    private final double[][] means;

    /** Work left until the next failure, and what it was when it was last asked for. */
    final long[] untilFailure;

    private final long[] asked;

    /** Where the period of the books ends in open time. */
    final long[] bookEnd;

    /** Whether a visit was made by the unit itself since these were read. */
    private final boolean[] stale;

    // Sums not booked yet.
    final long[] working;
    final long[] blocked;
    final long[] finished;

    /** The work of the stations, for the car at hand. */
    final long[] work;

    // The visit that lasts: whose, its work, when it began and ends, and what led to it.
    private final Car[] cars;
    private final long[] needs;
    private final long[] starts;
    private final long[] finishes;
    private final int[] ledBy;

    /** Whether it is made by the unit itself. */
    private final boolean[] byUnit;

    private final RecurrentWork at;

    FlatStations(RecurrentWork at) {
        this.at = at;
        List<StationSite> sites = at.section.site.stations();
        Layout layout = at.floor.layout;
        count = sites.size();
        cars = new Car[count];
        needs = new long[count];
        starts = new long[count];
        finishes = new long[count];
        ledBy = new int[count];
        byUnit = new boolean[count];
        plain = new boolean[count];
        visits = new Visit[count];
        parts = new UnitParts[count];
        keys = new long[count];
        samplers = new Sampler[count];
        constant = new boolean[count];
        stops = new UnitParts.LineStopLaw[count];
        causesDefects = new boolean[count];
        groups = groups(sites, layout);
        radix = new int[groups.length];
        int kinds = layout.plant().products().models().size() + 1;
        for (int g = 0; g < groups.length && kinds <= MOST_KINDS; g++) {
            int group = layout.optionGroups().get(groups[g]);
            radix[g] = layout.plant().products().options().get(group).choices().size() + 1;
            kinds *= radix[g];
        }
        means = new double[kinds <= MOST_KINDS ? kinds : 0][];
        untilFailure = new long[count];
        asked = new long[count];
        bookEnd = new long[count];
        stale = new boolean[count];
        Arrays.fill(stale, true);
        working = new long[count];
        blocked = new long[count];
        finished = new long[count];
        work = new long[count];
    }

    /** The option groups that the work of any of the stations depends on. */
    private static int[] groups(List<StationSite> sites, Layout layout) {
        List<String> adding =
                sites.stream()
                        .flatMap(s -> s.station().work().addByOption().keySet().stream())
                        .toList();
        return IntStream.range(0, layout.optionGroups().size())
                .filter(
                        g ->
                                layout
                                        .plant()
                                        .products()
                                        .options()
                                        .get(layout.optionGroups().get(g))
                                        .choices()
                                        .stream()
                                        .anyMatch(c -> adding.contains(c.id())))
                .toArray();
    }

    /** The unit of a station that has one. */
    void put(int j, StationSite site, Visit visit, UnitParts of) {
        visits[j] = visit;
        parts[j] = of;
        keys[j] = of.workKey();
        samplers[j] = of.work().sampler();
        constant[j] = of.work().isConstant();
        stops[j] = of.lineStop();
        causesDefects[j] = !of.defects().isEmpty();
        plain[j] =
                site.places().size() == 1
                        && site.counter() < 0
                        && of.setUp() == null
                        && !of.manned()
                        && !visit.logs
                        && means.length > 0;
    }

    /** The mean work of each station for a car. */
    double[] means(Car car) {
        int kind = car.model + 1;
        for (int g = 0; g < groups.length; g++) {
            kind = kind * radix[g] + car.choices[groups[g]] + 1;
        }
        double[] known = means[kind];
        return known == null ? means(car, kind) : known;
    }

    private double[] means(Car car, int kind) {
        double[] all = new double[count];
        for (int j = 0; j < count; j++) {
            all[j] = parts[j] == null ? 0 : parts[j].work().mean(car.model, car.choices);
        }
        means[kind] = all;
        return all;
    }

    /** Draws the work of a car at each station from one on, up to the first that is not plain. */
    void drawWork(int from, long luck, double[] mean, double rate) {
        for (int j = from; j < count && plain[j]; j++) {
            work[j] = work(j, luck, mean[j], rate);
        }
    }

    /** The work of one car at one station. */
    long work(int j, long luck, double mean, double rate) {
        double quantile = constant[j] ? 1 : samplers[j].quantile(Draws.uniform(keys[j], luck));
        return Durations.round(quantile * mean / rate);
    }

    // ---- the visit that lasts ----

    /** A car comes in, in open time. */
    void begin(int j, Car car, long open, int node) {
        if (plain[j]) {
            long luck = Draws.carIndex(car.number, 0);
            refresh(j);
            long need = work(j, luck, means(car)[j], at.workRate(open, car));
            if (need <= untilFailure[j] && (stops[j] == null || !stops[j].occurs(luck))) {
                untilFailure[j] -= need;
                byUnit[j] = false;
                cars[j] = car;
                needs[j] = need;
                starts[j] = open;
                finishes[j] = open + need;
                ledBy[j] = node;
                at.floor.visits++;
                if (causesDefects[j]) {
                    visits[j].causeDefects(car, luck, open);
                }
                return;
            }
            handOver(j);
        }
        byUnit[j] = true;
        visits[j].begin(car, open, node);
    }

    Car car(int j) {
        return byUnit[j] ? visits[j].car() : cars[j];
    }

    long finish(int j) {
        return byUnit[j] ? visits[j].finish : finishes[j];
    }

    /** See {@link Visit#endsAt}. */
    long endsAt(int j) {
        if (byUnit[j]) {
            return visits[j].endsAt();
        }
        return needs[j] > 0 ? at.time.earliest(finishes[j]) : at.time.latest(finishes[j]);
    }

    /** See {@link Visit#path}. */
    int path(int j) {
        if (byUnit[j]) {
            return visits[j].path();
        }
        return at.floor.path.isOn()
                ? at.link(
                        ledBy[j],
                        at.time.latest(starts[j]),
                        endsAt(j),
                        parts[j].place(),
                        Cause.WORK)
                : ledBy[j];
    }

    /** The car goes, in open time; returns it. */
    Car leave(int j, long open, Cause cause) {
        if (byUnit[j]) {
            return visits[j].leave(open, cause);
        }
        refresh(j);
        if (open >= bookEnd[j]) {
            handOver(j);
            visits[j].assume(cars[j], starts[j], needs[j]);
            return visits[j].leave(open, cause);
        }
        working[j] += needs[j];
        blocked[j] += open - finishes[j];
        finished[j]++;
        return cars[j];
    }

    /** The run ends with a car in that station. */
    void end(int j) {
        if (!byUnit[j]) {
            visits[j].assume(cars[j], starts[j], needs[j]);
            byUnit[j] = true;
        }
    }

    // ---- what units do themselves ----

    Visit visit(int j) {
        return visits[j];
    }

    /** Reads anew what a unit may have changed. */
    void refresh(int j) {
        if (stale[j]) {
            stale[j] = false;
            OperationFailures failures = parts[j].failures();
            asked[j] = failures == null ? Long.MAX_VALUE : failures.untilNext();
            untilFailure[j] = asked[j];
            bookEnd[j] = visits[j].bookEnd();
        }
    }

    /** Brings a unit up to date, which makes a visit itself. */
    void handOver(int j) {
        if (!stale[j]) {
            stale[j] = true;
            OperationFailures failures = parts[j].failures();
            if (failures != null) {
                failures.worked(asked[j] - untilFailure[j]);
            }
            flush(j);
        }
    }

    void flush(int j) {
        if (finished[j] > 0) {
            visits[j].book(working[j], blocked[j], finished[j]);
            working[j] = 0;
            blocked[j] = 0;
            finished[j] = 0;
        }
    }

    /** The run ends, or the hours to come are others. */
    void handOverAll() {
        for (int j = 0; j < count; j++) {
            if (plain[j]) {
                handOver(j);
            }
        }
    }
}
