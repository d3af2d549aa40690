package org.lineoff.programme;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Runs a policy under many draws. Draw r is a pure function of seed and r, and tallies add up in
 * any order, so the number of threads does not matter. Some microseconds a draw of sixty
 * activities.
 */
final class Sampler {
    private static final int CHUNK = 250;

    private final Policy policy;
    private final long seed;
    private final int draws;
    private final IntConsumer progress;
    private final AtomicInteger next = new AtomicInteger();
    private int done;

    Sampler(Policy policy, long seed, int draws, IntConsumer progress) {
        this.policy = policy;
        this.seed = seed;
        this.draws = draws;
        this.progress = progress;
    }

    /** Fails with a {@link CancellationException} when the calling thread is interrupted. */
    Tally run(int threads) {
        if (threads == 1) {
            return work();
        }
        ExecutorService pool =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name("programme-", 0).factory());
        try {
            List<Future<Tally>> parts = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                parts.add(pool.submit(this::work));
            }
            Tally all = new Tally(policy.net);
            for (Future<Tally> part : parts) {
                all.addAll(part.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while drawing the programme");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a draw of the programme failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private Tally work() {
        Tally tally = new Tally(policy.net);
        Luck luck = new Luck(policy.net);
        Pass pass = policy.pass();
        int from = next.getAndAdd(CHUNK);
        while (from < draws) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted while drawing the programme");
            }
            int to = Math.min(draws, from + CHUNK);
            for (int r = from; r < to; r++) {
                luck.draw(seed, r);
                pass.run(luck);
                tally.add(pass, r);
            }
            report(to - from);
            from = next.getAndAdd(CHUNK);
        }
        return tally;
    }

    private synchronized void report(int more) {
        done += more;
        progress.accept(done);
    }
}
