package org.lineoff.sequence;

import java.util.Arrays;
import java.util.List;

/**
 * What an order costs, counted plainly from the definitions in {@link Rule}: the measure of right
 * for the incremental evaluation, which shares no code with it. Takes O(cars · window) a rule.
 *
 * @param penalty by rule, unweighted
 * @param byLevel weighted sums by level; 0 is the hard one
 */
public record Recount(List<Long> penalty, List<Long> byLevel) implements Comparable<Recount> {

    /** Counts an order of exactly the rows to be ordered. */
    public static Recount of(SequencingProblem problem, int[] order) {
        int[] car = whole(problem, order);
        Long[] byLevel = new Long[problem.levels()];
        Arrays.fill(byLevel, 0L);
        Long[] penalty = new Long[problem.rules().size()];
        for (int r = 0; r < penalty.length; r++) {
            Rule rule = problem.rules().get(r);
            penalty[r] = penalty(rule, car, problem.past());
            byLevel[rule.priority().level()] += rule.priority().weight() * penalty[r];
        }
        return new Recount(List.of(penalty), List.of(byLevel));
    }

    /** Whether every hard rule is kept. */
    public boolean feasible() {
        return byLevel.getFirst() == 0;
    }

    /** Whether every rule is kept. */
    public boolean perfect() {
        return byLevel.stream().allMatch(cost -> cost == 0);
    }

    /** The weighted sum of a level; 0 where no rule has that level. */
    public long cost(int level) {
        return level < byLevel.size() ? byLevel.get(level) : 0;
    }

    /** Less is better: the first level that differs decides. */
    @Override
    public int compareTo(Recount other) {
        for (int level = 0; level < byLevel.size(); level++) {
            int difference = Long.compare(byLevel.get(level), other.byLevel.get(level));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static int[] whole(SequencingProblem problem, int[] order) {
        int[] car = new int[problem.rows()];
        boolean[] seen = new boolean[problem.rows()];
        for (int row = 0; row < problem.past(); row++) {
            car[row] = row;
            seen[row] = true;
        }
        if (order.length != problem.cars()) {
            throw new IllegalArgumentException(
                    "an order of %d cars for %d".formatted(order.length, problem.cars()));
        }
        for (int place = 0; place < order.length; place++) {
            int row = order[place];
            if (row < 0 || row >= seen.length || seen[row]) {
                throw new IllegalArgumentException(
                        "row %d at place %d is not to be ordered, or stands twice"
                                .formatted(row, place));
            }
            seen[row] = true;
            car[problem.past() + place] = row;
        }
        return car;
    }

    private static long penalty(Rule rule, int[] car, int past) {
        return switch (rule) {
            case Rule.Ratio r -> ratio(r, car, past);
            case Rule.Changes r -> changes(r, car, past);
            case Rule.RunLimit r -> runLimit(r, car, past);
            case Rule.Block r -> block(r, car, past);
            case Rule.Spacing r -> spacing(r, car, past);
            case Rule.Quantity r -> quantity(r, car, past);
            case Rule.Position r -> position(r, car, past);
            case Rule.Levelling r -> levelling(r, car, past);
            case Rule.Overload r -> overload(r, car, past);
        };
    }

    private static long ratio(Rule.Ratio r, int[] car, int past) {
        long sum = 0;
        for (int start = 0; start < car.length; start++) {
            int end = start + r.window();
            if (end <= past || (end > car.length && !r.cutAtEnd())) {
                continue;
            }
            int count = 0;
            for (int p = start; p < Math.min(end, car.length); p++) {
                count += r.has().has(car[p]) ? 1 : 0;
            }
            int above = Math.max(0, count - r.most());
            sum += r.eachWindowOnce() ? Math.min(1, above) : above;
        }
        return sum;
    }

    private static long changes(Rule.Changes r, int[] car, int past) {
        long sum = 0;
        for (int p = Math.max(1, past); p < car.length; p++) {
            sum += r.value().get(car[p]) == r.value().get(car[p - 1]) ? 0 : 1;
        }
        return sum;
    }

    private static long runLimit(Rule.RunLimit r, int[] car, int past) {
        long sum = 0;
        int begin = r.pastCounts() ? 0 : past;
        int run = 0;
        for (int p = begin; p < car.length; p++) {
            run = p > begin && r.value().get(car[p]) == r.value().get(car[p - 1]) ? run + 1 : 1;
            boolean isLast =
                    p + 1 == car.length || r.value().get(car[p + 1]) != r.value().get(car[p]);
            if (isLast && p >= past) {
                sum += Math.max(0, run - r.most());
            }
        }
        return sum;
    }

    private static long block(Rule.Block r, int[] car, int past) {
        long sum = 0;
        int run = 0;
        for (int p = 0; p < car.length; p++) {
            run = r.has().has(car[p]) ? run + 1 : 0;
            boolean isLast = p + 1 == car.length || !r.has().has(car[p + 1]);
            if (run > 0 && isLast && p >= past) {
                sum += (long) Math.max(0, run - r.most()) + Math.max(0, r.least() - run);
            }
        }
        return sum;
    }

    private static long spacing(Rule.Spacing r, int[] car, int past) {
        long sum = 0;
        int before = Integer.MIN_VALUE;
        for (int p = 0; p < car.length; p++) {
            if (r.has().has(car[p])) {
                if (p >= past && before >= 0) {
                    sum += Math.max(0, r.apart() - (p - before));
                }
                before = p;
            }
        }
        return sum;
    }

    private static long quantity(Rule.Quantity r, int[] car, int past) {
        int count = 0;
        for (int p = past; p < car.length; p++) {
            boolean inside = p - past >= r.from() && p - past < r.to();
            count += inside && r.has().has(car[p]) ? 1 : 0;
        }
        return (long) Math.max(0, r.least() - count) + Math.max(0, count - r.most());
    }

    private static long position(Rule.Position r, int[] car, int past) {
        long sum = 0;
        for (int p = past; p < car.length; p++) {
            if (r.has().has(car[p])) {
                int place = p - past;
                sum += (long) Math.max(0, r.from() - place) + Math.max(0, place - (r.to() - 1));
            }
        }
        return sum;
    }

    private static long levelling(Rule.Levelling r, int[] car, int past) {
        long cars = (long) car.length - past;
        long all = 0;
        for (int p = past; p < car.length; p++) {
            all += r.has().has(car[p]) ? 1 : 0;
        }
        long sum = 0;
        long come = 0;
        for (int p = past; p < car.length; p++) {
            come += r.has().has(car[p]) ? 1 : 0;
            sum += Math.abs(come * cars - all * (p - past + 1)) / cars;
        }
        return sum;
    }

    private static long overload(Rule.Overload r, int[] car, int past) {
        long sum = 0;
        long drift = 0;
        for (int p = 0; p < car.length; p++) {
            drift = Math.max(0, drift + r.work().get(car[p]) - r.takt());
            long beyond = Math.max(0, drift - r.room());
            drift -= beyond;
            sum += p >= past ? beyond : 0;
        }
        return sum;
    }
}
