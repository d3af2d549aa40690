package org.lineoff.balance;

import java.util.ArrayList;
import java.util.List;

/**
 * A task that changes its station.
 *
 * @param task its index in the problem
 */
public record Move(int task, int from, int to) {
    /**
     * The moves from one assignment of the same tasks to another, in the order of the tasks.
     *
     * @param before the station of each task, from 1; {@code after} likewise
     */
    public static List<Move> between(List<Integer> before, List<Integer> after) {
        if (before.size() != after.size()) {
            throw new IllegalArgumentException(before.size() + " tasks against " + after.size());
        }
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            int from = before.get(i);
            int to = after.get(i);
            if (from != to) {
                moves.add(new Move(i, from, to));
            }
        }
        return moves;
    }
}
