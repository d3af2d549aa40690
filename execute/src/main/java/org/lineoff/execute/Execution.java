package org.lineoff.execute;

import java.util.function.LongSupplier;

/**
 * A plant's execution: what is reported goes in through {@link #capture}, what is known comes out
 * through {@link #records} and {@link #genealogy}, and {@link #projections} makes the second from
 * the first and proves that they agree.
 *
 * <pre>
 * try (Store store = Store.sqlite(Path.of("plant.db"));
 *         Execution plant = new Execution(store, rules, clock)) {
 *     plant.capture().record(Report.of("scan-17", What.PART_FITTED, now).car(17)…);
 *     plant.genealogy().cars("battery", "L-0815", now);
 * }
 * </pre>
 */
public final class Execution implements AutoCloseable {
    private final Capture capture;
    private final Records records;
    private final Genealogy genealogy;
    private final Projections projections;

    /**
     * Opens it for writing; fails while another one writes to the store.
     *
     * @param clock ms since the plant's epoch, now
     */
    public Execution(Store store, PlantRules rules, LongSupplier clock) {
        PlantRules.Lookup plant = new PlantRules.Lookup(rules);
        records = new Records(store);
        genealogy = new Genealogy(store);
        projections = new Projections(store, plant);
        capture = new Capture(store, plant, clock);
    }

    /** What a store knows, to read: also while another process writes to it. */
    public static Records records(Store store) {
        return new Records(store);
    }

    /** Which part of a store's record is in which car, to read. */
    public static Genealogy genealogy(Store store) {
        return new Genealogy(store);
    }

    public Capture capture() {
        return capture;
    }

    public Records records() {
        return records;
    }

    public Genealogy genealogy() {
        return genealogy;
    }

    public Projections projections() {
        return projections;
    }

    /** Writes what waits, then stops; the store stays open. */
    @Override
    public void close() {
        capture.close();
    }
}
