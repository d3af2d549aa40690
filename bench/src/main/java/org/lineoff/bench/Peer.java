package org.lineoff.bench;

import org.lineoff.sequence.SequencingProblem;

/** Somebody who puts cars in order. */
public interface Peer {
    String name();

    /** Searches for so long, from the order as planned. */
    Answer solve(SequencingProblem problem, long seed, double seconds);

    /**
     * What was found.
     *
     * @param order by place
     * @param seconds after which it was
     */
    record Answer(int[] order, double seconds) {
        public Answer {
            order = order.clone();
        }

        @Override
        public int[] order() {
            return order.clone();
        }
    }

    /** Seconds since a {@link System#nanoTime}. */
    static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
