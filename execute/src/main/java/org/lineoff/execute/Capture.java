package org.lineoff.execute;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes reports and makes them part of the record: append-only, each id once, answered only when it
 * is on the disk. Any number of threads may report; one thread writes, and takes all that waits
 * into one transaction, so that many share the few milliseconds of a sync (group commit).
 *
 * <p>If the database fails, the reports under way are not acknowledged and their futures end with
 * {@link StoreException}; whether they are in the record is then unknown, and reporting them again
 * under the same ids is safe. The next report tries the database again.
 */
public final class Capture implements AutoCloseable {
    /** Reports that are taken into one transaction at most, unless one batch is larger. */
    private static final int GROUP = 4096;

    /** Batches that may wait; then whoever reports waits. */
    private static final int QUEUE = 1024;

    /** What waits for the writer: reports, or that something refused was dealt with. */
    private record Batch(
            List<Report> reports, @Nullable Settlement settlement, CompletableFuture<Done> done) {}

    /** What came of a batch. */
    private record Done(List<Answer> answers, boolean settled) {}

    private static final Batch END = new Batch(List.of(), null, new CompletableFuture<>());

    private final Store store;
    private final PlantRules.Lookup plant;
    private final LongSupplier clock;
    private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread thread;
    private volatile @Nullable StoreException failure;
    private boolean closed;
    private Store.@Nullable Writer writer;
    private @Nullable Working working;

    /**
     * Begins to write; fails while another writer of the store lives.
     *
     * @param clock ms since the plant's epoch, now
     */
    Capture(Store store, PlantRules.Lookup plant, LongSupplier clock) {
        this.store = store;
        this.plant = plant;
        this.clock = clock;
        open();
        thread = Thread.ofPlatform().name("lineoff-capture").daemon().unstarted(this::run);
        thread.start();
    }

    /**
     * Reports several things, in this order; each gets its own answer.
     *
     * @return the answers in the same order, once all is on the disk
     */
    public CompletableFuture<List<Answer>> submit(List<Report> reports) {
        Batch batch = new Batch(List.copyOf(reports), null, new CompletableFuture<>());
        put(batch);
        return batch.done().thenApply(Done::answers);
    }

    /**
     * Marks what was refused as dealt with, and waits until that is on the disk.
     *
     * @return false if there is none that waits: none at all, or somebody dealt with it before
     */
    public boolean settle(Settlement settlement) {
        Batch batch = new Batch(List.of(), settlement, new CompletableFuture<>());
        put(batch);
        try {
            return batch.done().join().settled();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StoreException failed ? failed : e;
        }
    }

    /** Nothing comes behind the end, where nobody would answer it. */
    private synchronized void put(Batch batch) {
        if (closed) {
            throw new IllegalStateException("Capture is closed.");
        }
        try {
            queue.put(batch);
            closed = batch.equals(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before it was reported.", e);
        }
    }

    /** Reports several things and waits for the answers. */
    public List<Answer> record(List<Report> reports) {
        try {
            return submit(reports).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StoreException failed ? failed : e;
        }
    }

    /** Reports one thing and waits for the answer. */
    public Answer record(Report report) {
        return record(List.of(report)).getFirst();
    }

    /**
     * Tries to write if the last try failed; writes nothing. A disk that was full stays so until a
     * report is written: only that shows that there is room again.
     *
     * @throws StoreException if it still fails
     */
    public void check() {
        StoreException last = failure;
        if (last != null) {
            if (last.isFull()) {
                throw last;
            }
            record(List.of());
        }
    }

    /** Writes what waits, then stops. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            put(END);
        }
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Batch> waiting = new ArrayList<>();
        try {
            boolean ends = false;
            while (!ends) {
                waiting.clear();
                waiting.add(queue.take());
                int reports = waiting.getFirst().reports().size();
                while (reports < GROUP) {
                    Batch next = queue.poll();
                    if (next == null) {
                        break;
                    }
                    waiting.add(next);
                    reports += next.reports().size();
                }
                ends = waiting.remove(END);
                capture(waiting);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            shut();
        }
    }

    private void capture(List<Batch> group) {
        if (group.isEmpty()) {
            return;
        }
        List<Done> done;
        try {
            done = commit(group);
        } catch (SQLException | RuntimeException | Error e) {
            // Also where memory ran out: whoever waits must not wait for ever.
            shut();
            if (group.size() > 1 && !(e instanceof StoreException)) {
                // One batch must not take down those that happened to stand beside it.
                group.forEach(batch -> capture(List.of(batch)));
            } else {
                StoreException failed = failed(e);
                failure = failed;
                group.forEach(batch -> batch.done().completeExceptionally(failed));
            }
            return;
        }
        StoreException before = failure;
        if (before != null && !(before.isFull() && isEmpty(group))) {
            failure = null;
        }
        for (int i = 0; i < group.size(); i++) {
            group.get(i).done().complete(done.get(i));
        }
    }

    private static boolean isEmpty(List<Batch> group) {
        return group.stream()
                .allMatch(batch -> batch.reports().isEmpty() && batch.settlement() == null);
    }

    private StoreException failed(Throwable e) {
        return e instanceof StoreException known
                ? known
                : new StoreException("Writing to " + store + " failed: " + e.getMessage(), e);
    }

    private List<Done> commit(List<Batch> group) throws SQLException {
        Working now = open();
        List<Report> all = new ArrayList<>();
        for (Batch batch : group) {
            all.addAll(batch.reports());
        }
        now.begin(all, clock.getAsLong());
        List<Done> done = new ArrayList<>();
        for (Batch batch : group) {
            List<Answer> own = new ArrayList<>();
            for (Report report : batch.reports()) {
                own.add(now.take(report));
            }
            Settlement settlement = batch.settlement();
            done.add(new Done(List.copyOf(own), settlement != null && now.settle(settlement)));
        }
        now.flush();
        if (writer != null) {
            writer.connection().commit();
        }
        now.end();
        return done;
    }

    /** The connection and what is kept from the tables; made anew after a failure. */
    private Working open() {
        Working present = working;
        if (present != null) {
            return present;
        }
        Store.Writer opened = store.writer();
        try {
            present = new Working(store, new Tables(store, opened.connection()), plant);
        } catch (SQLException e) {
            opened.close();
            throw new StoreException("Reading from " + store + " failed: " + e.getMessage(), e);
        }
        writer = opened;
        working = present;
        return present;
    }

    private void shut() {
        working = null;
        Store.Writer present = writer;
        writer = null;
        if (present != null) {
            present.close();
        }
    }
}
