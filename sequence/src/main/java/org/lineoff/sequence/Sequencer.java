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

    /** When a cooling ends and the next begins, by the clock: short ones first. */
    private static final double[] MANY_CYCLES = {0.02, 0.06, 0.15, 0.3, 0.5, 1};

    private static final double[] FEW_CYCLES = {0.04, 1};

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
        for (Rule rule : problem.rules()) {
            if (rule instanceof Rule.Changes changes) {
                int limit = Evaluator.limit(problem, changes);
                int[] order = Batches.order(problem, changes.value(), limit, problem.planned());
                found(order, new Evaluator(problem, order).cost);
            }
        }
    }

    /** The best order so far, by row; may be asked for from any thread. */
    public synchronized int[] best() {
        return best.clone();
    }

    /** What that order costs in the one sum that the search goes by; only to be compared. */
    public synchronized long bestCost() {
        return bestCost;
    }

    /** Ends the search soon; it then returns as usual. */
    public void stop() {
        stopped.set(true);
    }

    /** Searches for so many trials of a move, all walks together. */
    public int[] search(long iterations) {
        long each = Math.max(1, (iterations + WALKS - 1) / WALKS);
        return search(WALKS, trials -> (double) trials / each, true);
    }

    /**
     * Searches until the time is up.
     *
     * @param spent the share of the time that is gone, from 0 to 1; asked by all threads
     */
    public int[] searchUntil(DoubleSupplier spent) {
        return search(threads, trials -> spent.getAsDouble(), false);
    }

    private int[] search(int count, Walk.Clock clock, boolean repeats) {
        if (problem.cars() - problem.frozen() < 2) {
            return best();
        }
        List<Walk> walks = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            walks.add(new Walk(problem, best(), seed, number));
        }
        int phases = walks.getFirst().phases();
        double[] ends = phases > 2 ? FEW_CYCLES : MANY_CYCLES;
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, count))) {
            for (double end : ends) {
                for (int phase = 0; phase < phases; phase++) {
                    double now = walks.stream().mapToDouble(walk -> walk.now).max().orElse(0);
                    double until = now + (end - now) / (phases - phase);
                    cool(pool, walks, new Phase(phase, clock, until, repeats));
                    if (phase < phases - 1) {
                        joinBest(walks, phase);
                    }
                }
                Walk first = walks.getFirst();
                for (Walk walk : walks) {
                    first = walk.bestCost < first.bestCost ? walk : first;
                }
                meet(first);
                if (first.isBestPossible() || stopped.get()) {
                    break;
                }
            }
        }
        return best();
    }

    /**
     * A phase of all walks.
     *
     * @param repeats whether a walk must not end because another has found the best possible
     */
    private record Phase(int number, Walk.Clock clock, double until, boolean repeats) {}

    private void cool(ExecutorService pool, List<Walk> walks, Phase phase) {
        AtomicBoolean enough = new AtomicBoolean();
        List<Future<?>> running = new ArrayList<>();
        for (Walk walk : walks) {
            AtomicBoolean flag = phase.repeats() ? new AtomicBoolean() : enough;
            running.add(
                    pool.submit(
                            () ->
                                    walk.cool(
                                            phase.number(),
                                            phase.clock(),
                                            phase.until(),
                                            flag,
                                            stopped,
                                            this::found)));
        }
        await(running);
    }

    /** What the heavier rules cost decides; the lighter ones are cooled anew anyway. */
    private static void joinBest(List<Walk> walks, int phase) {
        Walk first = walks.getFirst();
        for (Walk walk : walks) {
            first = walk.costUpTo(phase) < first.costUpTo(phase) ? walk : first;
        }
        for (Walk walk : walks) {
            if (walk != first && first.costUpTo(phase) < walk.costUpTo(phase)) {
                walk.join(first);
            }
        }
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
