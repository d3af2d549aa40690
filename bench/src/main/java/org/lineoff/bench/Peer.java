package org.lineoff.bench;

import org.lineoff.sequence.SequencingProblem;

/** Somebody who puts cars in order. */
public interface Peer {
    String name();

    /** Searches for so long, from the order as planned. */
    Answer solve(SequencingProblem problem, long seed, double seconds);

    /** What was found, and after how many seconds. */
    final class Answer {
        private final int[] order;
        private final double seconds;

        Answer(int[] order, double seconds) {
            this.order = order.clone();
            this.seconds = seconds;
        }

        /** By place. */
        int[] order() {
            return order.clone();
        }

        double seconds() {
            return seconds;
        }
    }

    /** Seconds since a {@link System#nanoTime}. */
    static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
