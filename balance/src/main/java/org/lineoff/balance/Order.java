package org.lineoff.balance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lineoff.balance.BalancingProblem.Precedence;

/** What comes behind what, from the arcs that people state. */
final class Order {
    private Order() {}

    /** Tasks each of which has to wait for the one before it, the first for the last; or none. */
    static int[] circle(int n, List<Precedence> arcs) {
        List<List<Integer>> before = lists(n);
        for (Precedence arc : arcs) {
            before.get(arc.after()).add(arc.before());
        }
        int[] open = new int[n];
        for (int i = 0; i < n; i++) {
            open[i] = before.get(i).size();
        }
        List<List<Integer>> after = after(n, arcs);
        int[] queue = free(open);
        int end = (int) Arrays.stream(open).filter(k -> k == 0).count();
        for (int k = 0; k < end; k++) {
            for (int s : after.get(queue[k])) {
                if (--open[s] == 0) {
                    queue[end++] = s;
                }
            }
        }
        if (end == n) {
            return new int[0];
        }
        // Whoever still waits, waits for one that still waits: walking back must meet itself.
        int at = 0;
        while (open[at] == 0) {
            at++;
        }
        int[] step = new int[n];
        List<Integer> walk = new ArrayList<>();
        while (step[at] == 0) {
            walk.add(at);
            step[at] = walk.size();
            for (int p : before.get(at)) {
                if (open[p] > 0) {
                    at = p;
                    break;
                }
            }
        }
        List<Integer> circle = walk.subList(step[at] - 1, walk.size()).reversed();
        return circle.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The tasks in an order that precedence allows; no circles. */
    static int[] sorted(int n, List<Precedence> arcs) {
        List<List<Integer>> after = after(n, arcs);
        int[] open = new int[n];
        for (Precedence arc : arcs) {
            open[arc.after()]++;
        }
        int[] queue = free(open);
        int end = (int) Arrays.stream(open).filter(k -> k == 0).count();
        for (int k = 0; k < end; k++) {
            for (int s : after.get(queue[k])) {
                if (--open[s] == 0) {
                    queue[end++] = s;
                }
            }
        }
        return queue;
    }

    /** For each task the set of all behind it; no circles. */
    static long[] followers(int n, List<Precedence> arcs) {
        int words = Math.max(1, (n + 63) >> 6);
        long[] followers = new long[n * words];
        List<List<Integer>> after = after(n, arcs);
        int[] queue = sorted(n, arcs);
        for (int k = n - 1; k >= 0; k--) {
            int i = queue[k];
            for (int s : after.get(i)) {
                Bits.add(followers, i * words, s);
                for (int w = 0; w < words; w++) {
                    followers[i * words + w] |= followers[s * words + w];
                }
            }
        }
        return followers;
    }

    private static int[] free(int[] open) {
        int[] queue = new int[open.length];
        int end = 0;
        for (int i = 0; i < open.length; i++) {
            if (open[i] == 0) {
                queue[end++] = i;
            }
        }
        return queue;
    }

    /** For each task those that come directly behind it. */
    static List<List<Integer>> after(int n, List<Precedence> arcs) {
        List<List<Integer>> after = lists(n);
        for (Precedence arc : arcs) {
            after.get(arc.before()).add(arc.after());
        }
        return after;
    }

    private static List<List<Integer>> lists(int n) {
        List<List<Integer>> lists = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }
}
