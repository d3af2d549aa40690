package org.lineoff.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Factor;
import org.lineoff.model.random.Constant;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Sampler;
import org.lineoff.simulate.Layout.StationSite;

/**
 * The work of the cars inside a section at each of its plain stations, drawn for all of them when a
 * car comes in: a row of 32-bit milliseconds for each car, so that the draws of a row do not wait
 * for each other, and a visit reads one number.
 *
 * <p>A row holds for the rate of one day; where the rate changes, what is still to come is drawn
 * again. A visit in which something out of the common will happen (a line stop, a defect, a work of
 * more than 24 days) has {@link #SPECIAL} in its stead: its {@link Visit} draws for itself.
 */
final class WorkTable {
    static final int SPECIAL = -1;

    /** More kinds of cars than these are not tabulated, and no station of theirs is plain. */
    private static final int MOST_KINDS = 4096;

    private final RecurrentWork at;
    private final int count;
    private final double[] quantiles;

    /** How far the rows are apart. */
    final int stride;

    /** By row and station, in ms. */
    final int[] work;

    /** By row: up to when it holds, in open time. */
    final long[] until;

    private final long[] keys;
    private final UnitParts[] parts;
    private final Sampler[] samplers;

    /** Whether no station draws its work. */
    private boolean allConstant = true;

    /** Stretches of stations that draw from the same quantiles: where each ends. */
    private int[] ends = new int[0];

    // Line stops that may occur, then defects that may be caused: the station, the key of its luck,
    // and below which random bits it happens.
    private int[] watched = new int[0];
    private long[] watchedKeys = new long[0];
    private long[] limits = new long[0];
    private int stops;

    /** Of the defects, in the order above; the factor with which their limits were computed. */
    private double[] probabilities = new double[0];

    private double factor = Double.NaN;

    // Kinds of cars, by model and by the choices that the work depends on.
    private final int[] groups;
    private final int[] radix;
    private final double[] @Nullable [] means;

    /** By kind: the work of the stations, if it is constant at all of them, at the rate below. */
    private final int[][] fixed;

    private final double[] fixedRate;

    /**
     * For that many cars.
     *
     * @param rows a power of two
     */
    WorkTable(RecurrentWork at, int rows) {
        this.at = at;
        List<StationSite> sites = at.section.site.stations();
        Layout layout = at.floor.layout;
        count = sites.size();
        quantiles = new double[count];
        stride = count;
        work = new int[rows * stride];
        until = new long[rows];
        keys = new long[count];
        parts = new UnitParts[count];
        samplers = new Sampler[count];
        groups = groups(sites, layout);
        radix = new int[groups.length];
        int kinds = layout.plant().products().models().size() + 1;
        for (int g = 0; g < groups.length && kinds <= MOST_KINDS; g++) {
            int group = layout.optionGroups().get(groups[g]);
            radix[g] = layout.plant().products().options().get(group).choices().size() + 1;
            kinds *= radix[g];
        }
        means = new double[kinds <= MOST_KINDS ? kinds : 0][];
        fixed = new int[means.length][0];
        fixedRate = new double[means.length];
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

    /** Whether there are few enough kinds of cars. */
    boolean isPossible() {
        return means.length > 0;
    }

    void put(int j, UnitParts of) {
        parts[j] = of;
        keys[j] = of.workKey();
        samplers[j] = of.work().sampler();
    }

    /** All stations are put; these are plain. */
    void seal(boolean[] plain) {
        ends =
                IntStream.rangeClosed(1, count)
                        .filter(
                                j ->
                                        j == count
                                                || plain[j] != plain[j - 1]
                                                || samplers[j] != samplers[j - 1])
                        .toArray();
        watch(plain);
        for (int j = 0; j < count; j++) {
            if (!plain[j]) {
                samplers[j] = null;
            } else {
                allConstant &= samplers[j].shape() instanceof Constant;
            }
        }
    }

    private void watch(boolean[] plain) {
        int all = 0;
        for (int j = 0; j < count; j++) {
            all += parts[j].lineStop() == null ? 0 : 1;
            all += parts[j].defects().size();
        }
        watched = new int[all];
        watchedKeys = new long[all];
        limits = new long[all];
        probabilities = new double[all];
        all = 0;
        for (int j = 0; j < count; j++) {
            UnitParts.LineStopLaw stop = parts[j].lineStop();
            if (plain[j] && stop != null) {
                watched[all] = j;
                limits[all] = bitsBelow(stop.probability());
                watchedKeys[all++] = stop.occursKey();
            }
        }
        stops = all;
        for (int j = 0; j < count; j++) {
            for (UnitParts.DefectLaw defect : parts[j].defects()) {
                if (plain[j]) {
                    watched[all] = j;
                    probabilities[all - stops] = defect.probability();
                    watchedKeys[all++] = defect.key();
                }
            }
        }
        watched = Arrays.copyOf(watched, all);
    }

    /** The random bits from which on {@link Draws#uniform} is not below a limit. */
    private static long bitsBelow(double limit) {
        return (long) Math.ceil(limit * 0x1p32 - 0.5);
    }

    /** Rows hold no longer: days begin at other open times. */
    void forget() {
        Arrays.fill(until, Long.MIN_VALUE);
    }

    /**
     * Draws the row of a car from a station on, whose work begins at an open time.
     *
     * @param row its number
     */
    void draw(int row, int from, Car car, long open) {
        double rate = at.workRate(open, car);
        until[row] = at.rateEnd();
        long luck = Draws.carIndex(car.number, 0);
        int kind = kind(car);
        double[] mean = means(kind, car);
        int base = row * stride;
        if (allConstant) {
            System.arraycopy(fixed(kind, mean, rate), from, work, base + from, count - from);
        } else {
            Sampler.bits(keys, luck, from, count, work, base);
            int begin = from;
            for (int end : ends) {
                Sampler sampler = samplers[end - 1];
                if (end > begin && sampler != null) {
                    sampler.quantiles(work, base, begin, end, quantiles);
                }
                begin = Math.max(begin, end);
            }
            Sampler.durations(quantiles, mean, rate, from, count, work, base);
        }
        if (watched.length > 0) {
            markSpecial(luck, base, car, open);
        }
    }

    /** The work of a kind of car where it is constant; the rate mostly is that of the last such. */
    private int[] fixed(int kind, double[] mean, double rate) {
        int[] known = fixed[kind];
        if (known.length == 0) {
            known = new int[count];
            fixed[kind] = known;
            fixedRate[kind] = Double.NaN;
        }
        if (fixedRate[kind] != rate) {
            Arrays.fill(quantiles, 1);
            Sampler.durations(quantiles, mean, rate, 0, count, known, 0);
            fixedRate[kind] = rate;
        }
        return known;
    }

    /** Also at stations that the car has passed, whose work nobody reads any more. */
    private void markSpecial(long luck, int base, Car car, long open) {
        if (watched.length > stops) {
            double now = at.rate(Factor.FIRST_TIME_THROUGH, open, car);
            if (now != factor) {
                factor = now;
                for (int i = stops; i < watched.length; i++) {
                    limits[i] = bitsBelow(UnitParts.DefectLaw.limit(probabilities[i - stops], now));
                }
            }
        }
        long below = 0; // its sign is that of a number below its limit; in vector registers
        for (int i = 0; i < watchedKeys.length; i++) {
            below |= (Draws.half(watchedKeys[i], luck) & 0xFFFFFFFFL) - limits[i];
        }
        if (below < 0) {
            for (int i = 0; i < watched.length; i++) {
                if ((Draws.half(watchedKeys[i], luck) & 0xFFFFFFFFL) < limits[i]) {
                    work[base + watched[i]] = SPECIAL;
                }
            }
        }
    }

    private int kind(Car car) {
        int kind = car.model + 1;
        for (int g = 0; g < groups.length; g++) {
            kind = kind * radix[g] + car.choices[groups[g]] + 1;
        }
        return kind;
    }

    /** The mean work of each station for a kind of car. */
    private double[] means(int kind, Car car) {
        double[] known = means[kind];
        return known == null ? findMeans(car, kind) : known;
    }

    private double[] findMeans(Car car, int kind) {
        double[] all = new double[count];
        for (int j = 0; j < count; j++) {
            all[j] = parts[j].work().mean(car.model, car.choices);
        }
        means[kind] = all;
        return all;
    }
}
