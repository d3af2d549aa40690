package org.lineoff.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/** Independent runs on some threads; the results stand in order, whatever the threads did. */
record Parallel(int threads) {
    /**
     * Runs 0 … n − 1.
     *
     * @param done told how many are finished, one at a time
     */
    <T> List<T> run(int n, IntFunction<T> work, IntConsumer done) {
        AtomicInteger finished = new AtomicInteger();
        Object reporting = new Object();
        done.accept(0);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<T>> runs = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                int index = i;
                runs.add(
                        pool.submit(
                                () -> {
                                    T result = work.apply(index);
                                    synchronized (reporting) {
                                        done.accept(finished.incrementAndGet());
                                    }
                                    return result;
                                }));
            }
            List<T> results = new ArrayList<>();
            try {
                for (Future<T> future : runs) {
                    results.add(future.get());
                }
            } catch (ExecutionException e) {
                pool.shutdownNow();
                throw e.getCause() instanceof RuntimeException r
                        ? r
                        : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                pool.shutdownNow();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
            return results;
        }
    }
}
