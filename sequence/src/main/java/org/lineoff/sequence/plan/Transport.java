package org.lineoff.sequence.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Cars of some kinds over periods of fixed size: a transportation problem with side limits. Starts
 * anywhere and goes down by cycles: a car of period p takes the place of one of q, that of one of r
 * and so on, back to p. The best cycle over the periods' cheapest exchanges is found by
 * Bellman–Ford; without limits this is cycle cancelling, and ends at the optimum. With limits the
 * true change of a cycle is counted before it is made, and where no cycle helps any more all pairs
 * of kinds and periods are tried, so that it ends at an order that no exchange of two cars
 * improves.
 */
final class Transport {
    private final long[][] cost;
    private final List<Limit> limits;
    private final int kinds;
    private final int periods;

    /** By kind and period. */
    final int[][] cars;

    /** By limit: cars that count now. */
    private final int[] counted;

    /** Limits by kind. */
    private final int[][] limitsOf;

    /**
     * The problem with a first solution, which it changes.
     *
     * @param cost by kind and period; {@link DayPlanner#NEVER} forbids
     */
    Transport(long[][] cost, int[][] cars, List<Limit> limits) {
        this.cost = cost;
        this.cars = cars;
        this.limits = limits;
        kinds = cost.length;
        periods = kinds == 0 ? 0 : cost[0].length;
        counted = new int[limits.size()];
        limitsOf = new int[kinds][];
        for (int k = 0; k < kinds; k++) {
            int kind = k;
            limitsOf[k] =
                    IntStream.range(0, limits.size())
                            .filter(l -> limits.get(l).kinds().get(kind))
                            .toArray();
            for (int p = 0; p < periods; p++) {
                count(k, p, cars[k][p]);
            }
        }
    }

    private void count(int kind, int period, int number) {
        for (int l : limitsOf[kind]) {
            if (limits.get(l).periods().get(period)) {
                counted[l] += number;
            }
        }
    }

    int counted(int limit) {
        return counted[limit];
    }

    long total() {
        long sum = 0;
        for (int k = 0; k < kinds; k++) {
            for (int p = 0; p < periods; p++) {
                sum += cars[k][p] == 0 ? 0 : cars[k][p] * cost[k][p];
            }
        }
        return sum + limitsTotal();
    }

    private long limitsTotal() {
        long sum = 0;
        for (int l = 0; l < counted.length; l++) {
            sum += limits.get(l).cost(counted[l]);
        }
        return sum;
    }

    /** The change if one car of a kind went from p to q and nothing else changed. */
    long change(int kind, int p, int q) {
        long sum = cost[kind][q] - cost[kind][p];
        for (int l : limitsOf[kind]) {
            Limit limit = limits.get(l);
            int by = (limit.periods().get(q) ? 1 : 0) - (limit.periods().get(p) ? 1 : 0);
            sum += by == 0 ? 0 : limit.cost(counted[l] + by) - limit.cost(counted[l]);
        }
        return sum;
    }

    private void move(int kind, int p, int q) {
        count(kind, p, -1);
        count(kind, q, 1);
        cars[kind][p]--;
        cars[kind][q]++;
    }

    /** Goes down as far as it can. */
    void improve() {
        while (cycle() || pair()) {
            // each makes the total smaller
        }
    }

    // ---- cycles ----

    private boolean cycle() {
        long[][] least = new long[periods][periods];
        int[][] by = new int[periods][periods];
        for (int p = 0; p < periods; p++) {
            Arrays.fill(least[p], DayPlanner.NEVER);
            for (int k = 0; k < kinds; k++) {
                if (cars[k][p] == 0) {
                    continue;
                }
                for (int q = 0; q < periods; q++) {
                    if (q != p && cost[k][q] < DayPlanner.NEVER) {
                        long change = change(k, p, q);
                        if (change < least[p][q]) {
                            least[p][q] = change;
                            by[p][q] = k;
                        }
                    }
                }
            }
        }
        List<Integer> cycle = negative(least);
        return cycle != null && make(cycle, by);
    }

    /** The periods of a cycle whose sum is below 0; null where there is none. */
    private @Nullable List<Integer> negative(long[][] least) {
        long[] distance = new long[periods];
        int[] before = new int[periods];
        Arrays.fill(before, -1);
        int changed = -1;
        for (int round = 0; round < periods; round++) {
            changed = -1;
            for (int p = 0; p < periods; p++) {
                for (int q = 0; q < periods; q++) {
                    if (least[p][q] < DayPlanner.NEVER && distance[p] + least[p][q] < distance[q]) {
                        distance[q] = distance[p] + least[p][q];
                        before[q] = p;
                        changed = q;
                    }
                }
            }
            if (changed < 0) {
                return null;
            }
        }
        for (int i = 0; i < periods; i++) {
            changed = before[changed];
        }
        List<Integer> cycle = new ArrayList<>();
        int at = changed;
        do {
            cycle.add(at);
            at = before[at];
        } while (at != changed);
        return cycle.reversed();
    }

    /** Makes the exchanges of a cycle if together they gain. */
    private boolean make(List<Integer> cycle, int[][] by) {
        int[] kind = new int[cycle.size()];
        long sum = 0;
        for (int i = 0; i < kind.length; i++) {
            int p = cycle.get(i);
            int q = cycle.get((i + 1) % kind.length);
            kind[i] = by[p][q];
            sum += change(kind[i], p, q);
            move(kind[i], p, q);
        }
        if (sum < 0) {
            return true;
        }
        for (int i = 0; i < kind.length; i++) {
            move(kind[i], cycle.get((i + 1) % kind.length), cycle.get(i));
        }
        return false;
    }

    // ---- pairs ----

    private boolean pair() {
        if (limits.isEmpty()) {
            return false;
        }
        for (int p = 0; p < periods; p++) {
            for (int q = p + 1; q < periods; q++) {
                for (int k = 0; k < kinds; k++) {
                    if (cars[k][p] == 0 || cost[k][q] >= DayPlanner.NEVER) {
                        continue;
                    }
                    long there = change(k, p, q);
                    move(k, p, q);
                    for (int m = 0; m < kinds; m++) {
                        if (m != k
                                && cars[m][q] > 0
                                && cost[m][p] < DayPlanner.NEVER
                                && there + change(m, q, p) < 0) {
                            move(m, q, p);
                            return true;
                        }
                    }
                    move(k, q, p);
                }
            }
        }
        return false;
    }
}
