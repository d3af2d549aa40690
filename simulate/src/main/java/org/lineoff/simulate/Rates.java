package org.lineoff.simulate;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Drawn;
import org.lineoff.model.Factor;
import org.lineoff.model.Known;
import org.lineoff.model.RampFactor;
import org.lineoff.simulate.Layout.SectionSite;

/**
 * The factors of a section's rate in one replication: the ramps of its line, its own, and the
 * levers on it, multiplied in that order.
 *
 * <p>A factor is a product of what depends on the date (age in whole days since the start of
 * production, and levers), kept in a table by day, and of what depends on <em>built</em>, the
 * number of cars that entered the section before. A question costs a look-up, and for each ramp
 * over cars some ten nanoseconds.
 */
final class Rates {
    private static final double DAY = 86_400_000;

    /** By factor and day; an empty row where nothing ever changes it by date. */
    private final double[][] byDay = new double[Factor.values().length][];

    /** By factor: the ramps over cars. */
    private final Ramp[][] byCars = new Ramp[Factor.values().length][];

    private record Ramp(double from, double to, double over, boolean exponential) {
        double at(double x) {
            double share =
                    over <= 0
                            ? 1
                            : exponential ? 1 - StrictMath.exp(-x / over) : Math.min(1, x / over);
            return from + (to - from) * share;
        }
    }

    /**
     * The factors of one section.
     *
     * @param start start of production, null: never
     */
    Rates(
            SectionSite site,
            Days days,
            Drawn drawn,
            List<DrawnLever> levers,
            @Nullable LocalDate start) {
        List<RampFactor> ramps = new ArrayList<>();
        if (site.line() != null) {
            ramps.addAll(site.line().ramp());
        }
        ramps.addAll(site.section().ramp());
        for (Factor factor : Factor.values()) {
            List<Ramp> byAge = new ArrayList<>();
            List<Ramp> overCars = new ArrayList<>();
            for (RampFactor ramp : ramps) {
                if (ramp.factor() == factor && drawn.isKnown(ramp.from())) {
                    add(ramp, drawn, byAge, overCars);
                }
            }
            List<DrawnLever> dated =
                    levers.stream()
                            .filter(l -> l.factor() == factor && l.isFor(site.name()))
                            .toList();
            byCars[factor.ordinal()] = overCars.toArray(Ramp[]::new);
            byDay[factor.ordinal()] =
                    start == null || (byAge.isEmpty() && dated.isEmpty())
                            ? new double[0]
                            : table(byAge, dated, days, start);
        }
    }

    private static void add(RampFactor ramp, Drawn drawn, List<Ramp> byAge, List<Ramp> overCars) {
        Known<Duration> over = ramp.over();
        Known<Double> cars = ramp.overCars();
        Known<Double> to = ramp.to();
        double from = drawn.number(ramp.from());
        double end = to == null || !drawn.isKnown(to) ? 1 : drawn.number(to);
        boolean exponential = ramp.curve() == RampFactor.Curve.EXPONENTIAL;
        if (cars != null && drawn.isKnown(cars)) {
            overCars.add(new Ramp(from, end, drawn.number(cars), exponential));
        } else {
            double age = over == null || !drawn.isKnown(over) ? 0 : drawn.millis(over) / DAY;
            byAge.add(new Ramp(from, end, age, exponential));
        }
    }

    private static double[] table(
            List<Ramp> byAge, List<DrawnLever> levers, Days days, LocalDate start) {
        double[] table = new double[days.count()];
        for (int day = 0; day < table.length; day++) {
            LocalDate date = days.date(day);
            double factor = 1;
            long age = date.toEpochDay() - start.toEpochDay();
            for (Ramp ramp : byAge) {
                factor *= ramp.at(Math.max(0, age));
            }
            for (DrawnLever lever : levers) {
                factor *= lever.actsOn(date) ? lever.by() : 1;
            }
            table[day] = factor;
        }
        return table;
    }

    /** Whether every factor is 1 at any time, decisions of the plant aside. */
    boolean isConstant() {
        return Arrays.stream(byDay).allMatch(days -> days.length == 0)
                && Arrays.stream(byCars).allMatch(ramps -> ramps.length == 0);
    }

    /** Whether any factor depends on how many cars entered before. */
    boolean dependsOnCars() {
        return Arrays.stream(byCars).anyMatch(ramps -> ramps.length > 0);
    }

    /** Scales a factor from a day of the horizon on, counted from 0, that is still to come. */
    void scale(Factor factor, double by, int fromDay, Days days) {
        double[] dated = byDay[factor.ordinal()];
        if (dated.length == 0) {
            dated = new double[days.count()];
            Arrays.fill(dated, 1);
            byDay[factor.ordinal()] = dated;
        }
        for (int day = fromDay; day < dated.length; day++) {
            dated[day] *= by;
        }
    }

    /**
     * Returns a factor.
     *
     * @param day of the horizon, from 0
     * @param built cars that entered the section before
     */
    double at(Factor factor, int day, long built) {
        double[] dated = byDay[factor.ordinal()];
        double value = dated.length == 0 ? 1 : dated[day];
        for (Ramp ramp : byCars[factor.ordinal()]) {
            value *= ramp.at(built);
        }
        return value;
    }
}
