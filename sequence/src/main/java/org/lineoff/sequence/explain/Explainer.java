package org.lineoff.sequence.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.lineoff.sequence.Column;
import org.lineoff.sequence.Recount;
import org.lineoff.sequence.Rule;
import org.lineoff.sequence.SequencingProblem;
import org.lineoff.sequence.explain.Finding.Relaxation;
import org.lineoff.sequence.explain.Finding.Spot;

/**
 * Explains an order rule by rule: where each is broken or tight, by how much, which cars cause it,
 * and the smallest relaxation with which this very order would keep it; beside that, what counting
 * alone says no order can do better. Plain loops over the order, O(cars · window) a rule: made to
 * be asked once, not in a search.
 */
public final class Explainer {
    private final SequencingProblem problem;
    private final Recount recount;

    /** Rows by position, past cars first. */
    private final int[] car;

    private final int past;
    private final int mostSpots;

    private Explainer(SequencingProblem problem, int[] order, int mostSpots) {
        this.problem = problem;
        this.mostSpots = mostSpots;
        recount = Recount.of(problem, order);
        past = problem.past();
        car = new int[problem.rows()];
        for (int p = 0; p < car.length; p++) {
            car[p] = p < past ? p : order[p - past];
        }
    }

    /** All rules that are broken or tight, in the problem's order. */
    public static List<Finding> explain(SequencingProblem problem, int[] order) {
        return explain(problem, order, Finding.MOST_SPOTS);
    }

    /**
     * The same.
     *
     * @param mostSpots how many spots of a rule are told one by one, the worst of them
     */
    public static List<Finding> explain(SequencingProblem problem, int[] order, int mostSpots) {
        Explainer explainer = new Explainer(problem, order, mostSpots);
        List<Finding> findings = new ArrayList<>();
        for (int r = 0; r < problem.rules().size(); r++) {
            Finding finding = explainer.finding(r);
            if (finding.isBroken() || !finding.spots().isEmpty()) {
                findings.add(finding);
            }
        }
        return findings;
    }

    private Finding finding(int index) {
        long penalty = recount.penalty().get(index);
        List<Spot> spots = new ArrayList<>();
        List<Relaxation> cures = new ArrayList<>();
        boolean broken = penalty > 0;
        switch (problem.rules().get(index)) {
            case Rule.Ratio r -> ratio(r, broken, spots, cures);
            case Rule.Spacing r -> spacing(r, broken, spots, cures);
            case Rule.Block r -> block(r, broken, spots, cures);
            case Rule.Quantity r -> quantity(r, broken, spots, cures);
            case Rule.Position r -> position(r, broken, spots, cures);
            case Rule.Levelling r -> levelling(r, broken, spots);
            case Rule.Changes r -> changes(r, broken, spots);
            case Rule.RunLimit r -> runs(r, broken, spots, cures);
            case Rule.Overload r -> overload(r, broken, spots, cures);
        }
        List<Spot> shown = spots;
        if (spots.size() > mostSpots) {
            shown = new ArrayList<>(spots);
            shown.sort(Comparator.comparingLong(Spot::amount).reversed());
            shown = new ArrayList<>(shown.subList(0, mostSpots));
            shown.sort(Comparator.comparingInt(Spot::from));
        }
        return new Finding(index, penalty, shown, spots.size(), cures);
    }

    private Spot spot(int from, int to, long amount, IntPredicate causes) {
        List<Integer> rows = new ArrayList<>();
        for (int p = from; p <= to; p++) {
            if (causes.test(car[p])) {
                rows.add(car[p]);
            }
        }
        return new Spot(from - past, to - past, amount, rows);
    }

    private int toOrder(Column has) {
        int count = 0;
        for (int row = past; row < problem.rows(); row++) {
            count += has.has(row) ? 1 : 0;
        }
        return count;
    }

    // ---- ratios and distances ----

    /** Windows with too many that overlap are one spot; its amount is their sum. */
    private void ratio(Rule.Ratio r, boolean broken, List<Spot> spots, List<Relaxation> cures) {
        int most = 0;
        int from = -1;
        int to = -1;
        long amount = 0;
        for (int start = 0; start < car.length; start++) {
            int end = start + r.window();
            if (end <= past || (end > car.length && !r.cutAtEnd())) {
                continue;
            }
            end = Math.min(end, car.length);
            int count = 0;
            for (int p = start; p < end; p++) {
                count += r.has().has(car[p]) ? 1 : 0;
            }
            most = Math.max(most, count);
            int above = count - r.most();
            if (broken ? above > 0 : above == 0 && count > 0) {
                if (from >= 0 && start > to) {
                    spots.add(spot(from, to, amount, r.has()::has));
                    from = -1;
                }
                amount = from < 0 ? 0 : amount;
                from = from < 0 ? start : from;
                to = end - 1;
                amount += broken ? (r.eachWindowOnce() ? 1 : above) : 0;
            }
        }
        if (from >= 0) {
            spots.add(spot(from, to, amount, r.has()::has));
        }
        cures.add(new Relaxation("most", r.most(), most, (long) leastRatio(r)));
    }

    /** The smallest limit for which the cars have enough places, were there no past. */
    private int leastRatio(Rule.Ratio r) {
        int count = toOrder(r.has());
        int cars = problem.cars();
        int most = 0;
        while (Bounds.mostWithRatio(cars, most, r.window()) < count) {
            most++;
        }
        return most;
    }

    private void spacing(Rule.Spacing r, boolean broken, List<Spot> spots, List<Relaxation> cures) {
        int before = -1;
        int least = Integer.MAX_VALUE;
        for (int p = 0; p < car.length; p++) {
            if (!r.has().has(car[p])) {
                continue;
            }
            if (before >= 0 && p >= past) {
                int gap = p - before;
                least = Math.min(least, gap);
                if (broken ? gap < r.apart() : gap == r.apart()) {
                    spots.add(spot(before, p, Math.max(0, r.apart() - gap), r.has()::has));
                }
            }
            before = p;
        }
        if (least < Integer.MAX_VALUE) {
            int count = toOrder(r.has());
            Long best = count < 2 ? null : (long) (problem.cars() - 1) / (count - 1);
            cures.add(new Relaxation("apart", r.apart(), least, best));
        }
    }

    private void block(Rule.Block r, boolean broken, List<Spot> spots, List<Relaxation> cures) {
        int longest = 0;
        int shortest = Integer.MAX_VALUE;
        int run = 0;
        for (int p = 0; p < car.length; p++) {
            run = r.has().has(car[p]) ? run + 1 : 0;
            if (run == 0 || p < past || (p + 1 < car.length && r.has().has(car[p + 1]))) {
                continue;
            }
            longest = Math.max(longest, run);
            shortest = Math.min(shortest, run);
            long amount = (long) Math.max(0, run - r.most()) + Math.max(0, r.least() - run);
            boolean limit = run == r.most() || (run == r.least() && r.least() > 1);
            if (broken ? amount > 0 : limit) {
                spots.add(spot(p - run + 1, p, amount, r.has()::has));
            }
        }
        if (shortest <= longest && (shortest < r.least() || !broken)) {
            cures.add(new Relaxation("least", r.least(), Math.min(shortest, r.least()), null));
        }
        if (longest > r.most() || (!broken && longest == r.most())) {
            cures.add(new Relaxation("most", r.most(), Math.max(longest, r.most()), null));
        }
    }

    // ---- places and quantities ----

    private void quantity(
            Rule.Quantity r, boolean broken, List<Spot> spots, List<Relaxation> cures) {
        int from = past + Math.max(0, Math.min(r.from(), problem.cars()));
        int to = past + Math.max(0, Math.min(r.to(), problem.cars()));
        int count = 0;
        for (int p = from; p < to; p++) {
            count += r.has().has(car[p]) ? 1 : 0;
        }
        int all = toOrder(r.has());
        int outside = problem.cars() - (to - from);
        long amount = (long) Math.max(0, r.least() - count) + Math.max(0, count - r.most());
        boolean atMost = count >= r.most();
        boolean atLeast = count <= r.least() && r.least() > 0;
        if (broken || (to > from && (atMost || atLeast))) {
            spots.add(spot(from, Math.max(from, to) - 1, amount, r.has()::has));
            if (broken ? count > r.most() : atMost) {
                cures.add(
                        new Relaxation("most", r.most(), count, (long) Math.max(0, all - outside)));
            }
            if (broken ? count < r.least() : atLeast) {
                cures.add(
                        new Relaxation("least", r.least(), count, (long) Math.min(all, to - from)));
            }
        }
    }

    private void position(
            Rule.Position r, boolean broken, List<Spot> spots, List<Relaxation> cures) {
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (int p = past; p < car.length; p++) {
            if (!r.has().has(car[p])) {
                continue;
            }
            int place = p - past;
            first = Math.min(first, place);
            last = Math.max(last, place);
            long amount = (long) Math.max(0, r.from() - place) + Math.max(0, place - (r.to() - 1));
            boolean atEnd = (place == r.from() && place > 0) || place == r.to() - 1;
            if (broken ? amount > 0 : atEnd) {
                spots.add(spot(p, p, amount, row -> true));
            }
        }
        int count = toOrder(r.has());
        if (last >= 0 && (broken ? first < r.from() : first == r.from() && first > 0)) {
            long best = (long) problem.cars() - count;
            cures.add(new Relaxation("firstPlace", r.from() + 1L, first + 1L, best + 1));
        }
        if (last >= 0 && (broken ? last >= r.to() : last == r.to() - 1)) {
            cures.add(new Relaxation("lastPlace", r.to(), last + 1L, (long) count));
        }
    }

    private void levelling(Rule.Levelling r, boolean broken, List<Spot> spots) {
        if (!broken) {
            return;
        }
        long cars = problem.cars();
        long all = toOrder(r.has());
        long come = 0;
        int from = -1;
        long amount = 0;
        for (int p = past; p < car.length; p++) {
            come += r.has().has(car[p]) ? 1 : 0;
            long away = Math.abs(come * cars - all * (p - past + 1)) / cars;
            if (away > 0) {
                amount = from < 0 ? away : amount + away;
                from = from < 0 ? p : from;
            } else if (from >= 0) {
                spots.add(spot(from, p - 1, amount, r.has()::has));
                from = -1;
            }
        }
        if (from >= 0) {
            spots.add(spot(from, car.length - 1, amount, r.has()::has));
        }
    }

    // ---- runs ----

    private void changes(Rule.Changes r, boolean broken, List<Spot> spots) {
        for (int p = Math.max(1, past); broken && p < car.length; p++) {
            if (r.value().get(car[p]) != r.value().get(car[p - 1])) {
                spots.add(spot(p, p, 1, row -> true));
            }
        }
    }

    private void runs(Rule.RunLimit r, boolean broken, List<Spot> spots, List<Relaxation> cures) {
        int begin = r.pastCounts() ? 0 : past;
        int run = 0;
        int longest = 0;
        Map<Integer, Integer> counts = new HashMap<>();
        for (int p = begin; p < car.length; p++) {
            int value = r.value().get(car[p]);
            if (p >= past) {
                counts.merge(value, 1, Integer::sum);
            }
            run = p > begin && value == r.value().get(car[p - 1]) ? run + 1 : 1;
            boolean goesOn = p + 1 < car.length && r.value().get(car[p + 1]) == value;
            if (goesOn || p < past) {
                continue;
            }
            longest = Math.max(longest, run);
            if (broken ? run > r.most() : run == r.most()) {
                spots.add(spot(p - run + 1, p, Math.max(0, run - r.most()), row -> true));
            }
        }
        long best = 1;
        for (int count : counts.values()) {
            long others = (long) problem.cars() - count;
            best = Math.max(best, (count + others) / (others + 1));
        }
        cures.add(new Relaxation("most", r.most(), longest, best));
    }

    // ---- work ----

    /** From where the team starts to drift to the last car that is too much. */
    private void overload(
            Rule.Overload r, boolean broken, List<Spot> spots, List<Relaxation> cures) {
        long drift = 0;
        long free = 0;
        long mostFree = 0;
        int since = 0;
        int last = -1;
        long amount = 0;
        for (int p = 0; p < car.length; p++) {
            long work = r.work().get(car[p]);
            free = Math.max(0, free + work - r.takt());
            mostFree = p >= past ? Math.max(mostFree, free) : mostFree;
            drift += work - r.takt();
            if (drift <= 0) {
                if (last >= 0) {
                    spots.add(spot(since, last, amount, row -> r.work().get(row) > r.takt()));
                    last = -1;
                }
                amount = 0;
                drift = 0;
                since = p + 1;
                continue;
            }
            long beyond = Math.max(0, drift - r.room());
            boolean tight = !broken && drift == r.room();
            if (p >= past && (beyond > 0 || tight)) {
                last = p;
                amount += beyond;
            }
            drift -= beyond;
        }
        if (last >= 0) {
            spots.add(spot(since, last, amount, row -> r.work().get(row) > r.takt()));
        }
        long work = 0;
        long worst = 0;
        for (int row = past; row < problem.rows(); row++) {
            work += r.work().get(row);
            worst = Math.max(worst, r.work().get(row) - r.takt());
        }
        long best = Math.max(worst, Math.max(0, work - (long) r.takt() * problem.cars()));
        cures.add(new Relaxation("room", r.room(), leastRoom(r, mostFree), best));
    }

    /**
     * By bisection, since more room never does harm; enough is what is needed without any limit.
     */
    private long leastRoom(Rule.Overload r, long enough) {
        long low = 0;
        long high = enough;
        while (low < high) {
            long room = (low + high) >>> 1;
            if (isEnough(r, room)) {
                high = room;
            } else {
                low = room + 1;
            }
        }
        return low;
    }

    private boolean isEnough(Rule.Overload r, long room) {
        long drift = 0;
        for (int p = 0; p < car.length; p++) {
            drift = Math.max(0, drift + r.work().get(car[p]) - r.takt());
            if (drift > room && p >= past) {
                return false;
            }
            drift = Math.min(drift, room);
        }
        return true;
    }
}
