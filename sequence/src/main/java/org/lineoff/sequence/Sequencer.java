package org.lineoff.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;

/**
 * Finds a good order: independent {@link Walk walks}, one a thread, that meet now and then, where
 * the worse go on from the best. Anytime: the best order so far can be asked for while it works.
 *
 * <p>A search bounded by iterations repeats: the same problem, seed and iterations give the same
 * order whatever the number of threads, since it always has {@value #WALKS} walks, which meet after
 * the same number of trials. A search bounded by time does not repeat.
 */
public final class Sequencer {
    /** Walks of a search that is bounded by iterations. */
    static final int WALKS = 2;

    private final SequencingProblem problem;
    private final long seed;
    private final int threads;
    private int[] best;
    private long bestCost;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /**
     * A search that has not begun.
     *
     * @param threads at least 1
     */
    public Sequencer(SequencingProblem problem, long seed, int threads) {
        this.problem = problem;
        this.seed = seed;
        this.threads = threads;
        best = problem.planned();
        bestCost = new Evaluator(problem, best).cost;
    }

    /** The best order so far, by row; may be asked for from any thread. */
    public synchronized int[] best() {
        return best.clone();
    }

    /** Ends the search soon; it then returns as usual. */
    public void stop() {
        stopped.set(true);
    }

    /** Searches for so many trials of a move, all walks together. */
    public int[] search(long iterations) {
        long each = Math.max(1, (iterations + WALKS - 1) / WALKS);
        return search(WALKS, trials -> (double) trials / each);
    }

    /**
     * Searches until the time is up.
     *
     * @param spent the share of the time that is gone, from 0 to 1; asked by all threads
     */
    public int[] searchUntil(DoubleSupplier spent) {
        return search(threads, trials -> spent.getAsDouble());
    }

    private int[] search(int count, Walk.Clock clock) {
        if (problem.cars() - problem.frozen() < 2) {
            return best();
        }
        List<Walk> walks = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            walks.add(new Walk(problem, best(), seed, number));
        }
        List<Double> meetings = Walk.meetings(problem);
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, count))) {
            for (double meeting : meetings) {
                List<Future<?>> running = new ArrayList<>();
                for (Walk walk : walks) {
                    running.add(pool.submit(() -> walk.run(clock, meeting, stopped, this::found)));
                }
                await(running);
                Walk first = walks.getFirst();
                for (Walk walk : walks) {
                    first = walk.bestCost < first.bestCost ? walk : first;
                }
                meet(first);
                if (first.bestCost == 0 || stopped.get()) {
                    break;
                }
                for (Walk walk : walks) {
                    walk.meet(first);
                }
            }
        }
        return best();
    }

    private static void await(List<Future<?>> running) {
        try {
            for (Future<?> future : running) {
                future.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The search was interrupted.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A walk failed.", e);
        }
    }

    /** No walk is on its way now, so that this does not depend on who was first. */
    private synchronized void meet(Walk first) {
        if (first.bestCost <= bestCost) {
            best = first.best.clone();
            bestCost = first.bestCost;
        }
    }

    /** Kept where it is better, until the walks meet. */
    private synchronized void found(int[] order, long cost) {
        if (cost < bestCost) {
            best = order.clone();
            bestCost = cost;
        }
    }
}
