package org.lineoff.sequence;

import java.util.function.Consumer;

/** Every order of a tiny problem that keeps the frozen cars, by plain recursion. */
public final class AllOrders {
    private AllOrders() {}

    public static void each(SequencingProblem problem, Consumer<int[]> call) {
        each(problem.planned(), problem.frozen(), call);
    }

    private static void each(int[] order, int place, Consumer<int[]> call) {
        if (place >= order.length - 1) {
            call.accept(order.clone());
            return;
        }
        for (int other = place; other < order.length; other++) {
            int[] next = order.clone();
            next[place] = order[other];
            next[other] = order[place];
            each(next, place + 1, call);
        }
    }
}
