package org.lineoff.sequence;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cars to be put in order, and the rules. A car is a row, known by its number: rows 0 to {@code
 * past − 1} have been built, in that order, and stay; the next {@code cars} rows are to be ordered,
 * and stand as planned so far. An <em>order</em> is an array of the rows to be ordered, by place.
 * The first {@code frozen} places keep their planned cars. Immutable.
 */
public final class SequencingProblem {
    /** Costs are kept below this, so that sums and differences of them fit a {@code long}. */
    private static final double LARGEST_COST = 0x1p61;

    private final int past;
    private final int cars;
    private final int frozen;
    private final List<Rule> rules;
    private final long[] unit;

    /** Fails where a rule does not fit the rows; see {@link Rule} for what the arrays hold. */
    public SequencingProblem(int past, int cars, int frozen, List<Rule> rules) {
        if (past < 0 || cars < 0 || frozen < 0 || frozen > cars) {
            throw new IllegalArgumentException(
                    "past (%d), cars (%d), frozen (%d)".formatted(past, cars, frozen));
        }
        this.past = past;
        this.cars = cars;
        this.frozen = frozen;
        this.rules = List.copyOf(rules);
        for (Rule rule : rules) {
            check(rule);
        }
        this.unit = units();
    }

    public int past() {
        return past;
    }

    /** How many cars are to be ordered. */
    public int cars() {
        return cars;
    }

    public int frozen() {
        return frozen;
    }

    /** Past cars and cars to be ordered. */
    public int rows() {
        return past + cars;
    }

    public List<Rule> rules() {
        return rules;
    }

    /** The order as planned so far. */
    public int[] planned() {
        int[] order = new int[cars];
        Arrays.setAll(order, place -> past + place);
        return order;
    }

    /** How many levels the rules use, the hard one included: the length of costs by level. */
    public int levels() {
        return 1 + rules.stream().mapToInt(rule -> rule.priority().level()).max().orElse(0);
    }

    /**
     * What one unit of penalty of a rule costs in the one sum that the search goes by. Levels are
     * set so far apart that the sum orders like the levels, as long as it fits.
     */
    long unit(int rule) {
        return unit[rule];
    }

    /** Rows that no rule tells apart have the same number, from 0 on. */
    int[] kinds() {
        return kinds(rules);
    }

    /** Rows that none of some rules tells apart have the same number, from 0 on. */
    int[] kinds(List<Rule> telling) {
        Map<List<Integer>, Integer> known = new HashMap<>();
        int[] kind = new int[rows()];
        for (int row = 0; row < rows(); row++) {
            Integer[] key = new Integer[telling.size()];
            for (int r = 0; r < key.length; r++) {
                key[r] = telling.get(r).column().get(row);
            }
            kind[row] = known.computeIfAbsent(List.of(key), k -> known.size());
        }
        return kind;
    }

    private void check(Rule rule) {
        int length = rule.column().rows();
        boolean fits =
                switch (rule) {
                    case Rule.Ratio r -> r.most() >= 0 && r.window() >= 1;
                    case Rule.RunLimit r -> r.most() >= 1;
                    case Rule.Block r -> r.least() >= 0 && r.most() >= Math.max(1, r.least());
                    case Rule.Spacing r -> r.apart() >= 1;
                    case Rule.Quantity r -> r.from() <= r.to() && r.least() <= r.most();
                    case Rule.Position r -> r.from() < r.to();
                    case Rule.Overload r -> r.takt() >= 0 && r.room() >= 0;
                    case Rule.Changes r -> true;
                    case Rule.Levelling r -> true;
                };
        if (length != rows() || !fits) {
            throw new IllegalArgumentException(
                    "rule %s with %d rows does not fit %d rows: %s"
                            .formatted(rule.name(), length, rows(), rule.getClass()));
        }
    }

    // ---- one sum for all levels ----

    private long[] units() {
        double[] most = new double[levels()];
        for (Rule rule : rules) {
            most[rule.priority().level()] += (double) rule.priority().weight() * most(rule);
        }
        // Where the levels would not fit, all gaps but the least needed shrink alike.
        for (double shrink = 1; ; shrink /= 2) {
            double[] factor = new double[most.length];
            double below = 0;
            for (int level = most.length - 1; level >= 0; level--) {
                factor[level] = Math.max(1, Math.ceil(below * shrink) + 1);
                below += factor[level] * most[level];
            }
            if (below < LARGEST_COST || shrink < 1e-18) {
                long[] made = new long[rules.size()];
                for (int r = 0; r < made.length; r++) {
                    Priority priority = rules.get(r).priority();
                    made[r] = ((long) factor[priority.level()]) * priority.weight();
                }
                return made;
            }
        }
    }

    /** No order has a larger penalty. */
    private double most(Rule rule) {
        return switch (rule) {
            case Rule.Ratio r -> {
                double windows = cars + (double) r.window();
                yield windows
                        * (r.eachWindowOnce()
                                ? 1
                                : Math.max(0, Math.min(r.window(), r.has().count()) - r.most()));
            }
            case Rule.Quantity r -> Math.max(r.least(), cars);
            case Rule.Spacing r -> (double) r.apart() * r.has().count();
            case Rule.Block r -> (double) Math.max(1, r.least()) * r.has().count() + rows();
            case Rule.Position r -> {
                double farthest = Math.max(Math.abs((double) r.from()), Math.abs((double) r.to()));
                yield (farthest + cars) * r.has().count();
            }
            case Rule.Levelling r -> (double) cars * Math.min(cars, r.has().count());
            case Rule.Overload r -> Arrays.stream(r.work().values()).asDoubleStream().sum();
            case Rule.Changes r -> cars;
            case Rule.RunLimit r -> rows();
        };
    }
}
