package org.lineoff.balance;

import java.util.List;
import java.util.Set;

/**
 * One task of a line.
 *
 * @param time by model, in whole units of the problem's choice
 * @param side where it is done at a two-sided line
 * @param crew workers that it takes at once
 * @param needs what its station must offer: tools, a zone, a height
 * @param station the station it must be in, from 1; 0: any
 */
public record Task(
        String id, List<Integer> time, Side side, int crew, Set<String> needs, int station) {
    /** A side of the car. */
    public enum Side {
        LEFT,
        RIGHT,
        EITHER
    }

    public Task {
        time = List.copyOf(time);
        needs = Set.copyOf(needs);
        if (time.isEmpty() || time.stream().anyMatch(t -> t < 0) || crew < 1 || station < 0) {
            throw new IllegalArgumentException("task %s: %s, %d".formatted(id, time, crew));
        }
    }

    /** A task with a time and nothing else to mind. */
    public static Task of(String id, int time) {
        return new Task(id, List.of(time), Side.EITHER, 1, Set.of(), 0);
    }
}
