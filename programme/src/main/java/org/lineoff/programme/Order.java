package org.lineoff.programme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * An order of the nodes in which everybody stands behind those he waits for, and otherwise by a
 * key, smallest first; on ties by id. One who is waited for by somebody with a smaller key moves up
 * to that key. Kahn's algorithm with a heap.
 */
final class Order {
    private Order() {}

    /** Fails with the names of those that wait for each other in a circle. */
    static int[] by(Network net, int[] key) {
        int[] waits = new int[net.size];
        List<List<Integer>> behind = behind(net, waits);
        int[] topological = kahn(net, waits.clone(), behind, Comparator.naturalOrder());
        int[] effective = key.clone();
        for (int i = net.size - 1; i >= 0; i--) {
            int j = topological[i];
            for (int next : behind.get(j)) {
                effective[j] = Math.min(effective[j], effective[next]);
            }
        }
        Comparator<Integer> byKey = Comparator.comparingInt(j -> effective[j]);
        return kahn(
                net,
                waits,
                behind,
                byKey.thenComparingInt(j -> key[j]).thenComparing(Comparator.naturalOrder()));
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

    private static int[] kahn(
            Network net, int[] waits, List<List<Integer>> behind, Comparator<Integer> first) {
        PriorityQueue<Integer> ready = new PriorityQueue<>(Math.max(1, net.size), first);
        for (int j = 0; j < net.size; j++) {
            if (waits[j] == 0) {
                ready.add(j);
            }
        }
        int[] order = new int[net.size];
        int n = 0;
        while (!ready.isEmpty()) {
            int j = ready.remove();
            order[n++] = j;
            for (int next : behind.get(j)) {
                if (--waits[next] == 0) {
                    ready.add(next);
                }
            }
        }
        if (n < net.size) {
            List<String> circle = new ArrayList<>();
            for (int j = 0; j < net.size; j++) {
                if (waits[j] > 0) {
                    circle.add(net.id[j]);
                }
            }
            throw new IllegalArgumentException(
                    "Activities wait for each other in a circle: among (%s)."
                            .formatted(String.join(", ", circle)));
        }
        return order;
    }
}
