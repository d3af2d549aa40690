package org.lineoff.bench;

import org.lineoff.sequence.Sequencer;
import org.lineoff.sequence.SequencingProblem;

/** Ourselves, on two threads. */
final class OwnPeer implements Peer {
    private static final int THREADS = 2;

    @Override
    public String name() {
        return "Lineoff";
    }

    @Override
    public Answer solve(SequencingProblem problem, long seed, double seconds) {
        Sequencer sequencer = new Sequencer(problem, seed, THREADS);
        long begun = System.nanoTime();
        LastChange change = new LastChange(sequencer, begun);
        int[] order =
                sequencer.searchUntil(
                        () -> {
                            change.look();
                            return Peer.since(begun) / seconds;
                        });
        change.look();
        return new Answer(order, change.seconds);
    }

    /** When the best cost changed last, as far as somebody looked. */
    private static final class LastChange {
        private final Sequencer sequencer;
        private final long begun;
        private long cost = Long.MAX_VALUE;
        private double seconds;

        LastChange(Sequencer sequencer, long begun) {
            this.sequencer = sequencer;
            this.begun = begun;
        }

        synchronized void look() {
            long now = sequencer.bestCost();
            if (now < cost) {
                cost = now;
                seconds = Peer.since(begun);
            }
        }
    }
}
