package org.lineoff.programme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Orders of the nodes in which everybody stands behind those he waits for, and otherwise by a key,
 * smallest first; on ties by id. Kahn's algorithm with a heap.
 */
final class Order {
    private Order() {}

    /**
     * By the key; one who is waited for by somebody with a smaller key moves up to that key. Fails
     * with the names of those that wait for each other in a circle.
     */
    static int[] by(Network net, int[] key) {
        int[] waits = new int[net.size];
        List<List<Integer>> behind = behind(net, waits);
        List<Integer> topological = kahn(net, waits.clone(), behind, Comparator.naturalOrder());
        if (topological.size() < net.size) {
            throw circle(net, topological);
        }
        int[] effective = key.clone();
        for (int j : topological.reversed()) {
            for (int next : behind.get(j)) {
                effective[j] = Math.min(effective[j], effective[next]);
            }
        }
        Comparator<Integer> first =
                Comparator.<Integer>comparingInt(j -> effective[j])
                        .thenComparingInt(j -> key[j])
                        .thenComparing(Comparator.naturalOrder());
        return array(kahn(net, waits, behind, first));
    }

    /**
     * By planned starts, such that also those who share a resource that can be short stand in the
     * order of their starts. Where leads and finish arcs do not allow that, as {@link #by}.
     */
    static int[] ofTurns(Network net, int[] start) {
        int[] plain = by(net, start);
        int[] rank = new int[net.size];
        for (int i = 0; i < net.size; i++) {
            rank[plain[i]] = i;
        }
        Comparator<Integer> first =
                Comparator.<Integer>comparingInt(j -> start[j]).thenComparingInt(j -> rank[j]);
        int[] waits = new int[net.size];
        List<List<Integer>> behind = behind(net, waits);
        for (int r = 0; r < net.resources; r++) {
            if (net.canBeShort(r)) {
                int resource = r;
                List<Integer> users =
                        IntStream.range(0, net.size)
                                .filter(j -> net.uses[resource][j] > 0)
                                .filter(j -> net.state[j] == State.OPEN)
                                .boxed()
                                .sorted(first)
                                .toList();
                for (int i = 1; i < users.size(); i++) {
                    behind.get(users.get(i - 1)).add(users.get(i));
                    waits[users.get(i)]++;
                }
            }
        }
        List<Integer> order = kahn(net, waits, behind, first);
        return order.size() == net.size ? array(order) : plain;
    }

    private static List<List<Integer>> behind(Network net, int[] waits) {
        List<List<Integer>> behind = new ArrayList<>();
        for (int j = 0; j < net.size; j++) {
            behind.add(new ArrayList<>());
        }
        for (int j = 0; j < net.size; j++) {
            for (int a = net.firstArc[j]; a < net.firstArc[j + 1]; a++) {
                behind.get(net.arcFrom[a]).add(j);
                waits[j]++;
            }
        }
        return behind;
    }

    /** Without those that wait for each other in a circle, and those behind them. */
    private static List<Integer> kahn(
            Network net, int[] waits, List<List<Integer>> behind, Comparator<Integer> first) {
        PriorityQueue<Integer> ready = new PriorityQueue<>(Math.max(1, net.size), first);
        for (int j = 0; j < net.size; j++) {
            if (waits[j] == 0) {
                ready.add(j);
            }
        }
        List<Integer> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            int j = ready.remove();
            order.add(j);
            for (int next : behind.get(j)) {
                if (--waits[next] == 0) {
                    ready.add(next);
                }
            }
        }
        return order;
    }

    private static IllegalArgumentException circle(Network net, List<Integer> fine) {
        List<String> circle =
                IntStream.range(0, net.size)
                        .filter(j -> !fine.contains(j))
                        .mapToObj(j -> net.id[j])
                        .toList();
        return new IllegalArgumentException(
                "Activities wait for each other in a circle: among (%s)."
                        .formatted(String.join(", ", circle)));
    }

    private static int[] array(List<Integer> order) {
        return order.stream().mapToInt(Integer::intValue).toArray();
    }
}
