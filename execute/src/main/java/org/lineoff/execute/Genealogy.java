package org.lineoff.execute;

import java.util.List;

/**
 * Which part is in which car, both ways, now or at any past instant. Removed parts stay on record,
 * with who took them out, when and why.
 */
public final class Genealogy {
    /**
     * A car that carries a lot, and where it stands.
     *
     * @param binding the part, from when to when
     */
    public record Carrier(Car car, Binding binding) {}

    private final Store store;

    Genealogy(Store store) {
        this.store = store;
    }

    /** All that was ever in a car, in the order of fitting. */
    public List<Binding> everIn(long car) {
        return bindings("car = ?", car);
    }

    /**
     * What was in a car at an instant, as it is known now.
     *
     * @param time ms since the plant's epoch
     */
    public List<Binding> in(long car, long time) {
        return bindings("car = ? and fitted <= ? and removed > ?", car, time, time);
    }

    /**
     * What was thought to be in a car at an instant, when the record had so many entries: reports
     * that came later are left out.
     *
     * @param seq number of the last entry that counts
     */
    public List<Binding> in(long car, long time, long seq) {
        return bindings(
                "car = ? and fitted <= ? and seq <= ? and (removed > ? or removed_seq > ?)",
                car,
                time,
                seq,
                time,
                seq);
    }

    /** Where a piece was, and is. */
    public List<Binding> piece(String part, String serial) {
        return bindings("serial = ? and part = ?", serial, part);
    }

    /**
     * The cars that carried parts of a lot, or a version of software, at an instant.
     *
     * @param time ms since the plant's epoch
     */
    public List<Carrier> cars(String part, String lot, long time) {
        return carriers(
                "b.lot = ? and b.part = ? and b.fitted <= ? and b.removed > ?",
                lot,
                part,
                time,
                time);
    }

    /** The cars that ever carried parts of a lot. */
    public List<Carrier> everWith(String part, String lot) {
        return carriers("b.lot = ? and b.part = ?", lot, part);
    }

    /** The parts of which a lot, or version, of that name was ever fitted. */
    public List<String> partsOf(String lot) {
        return store.read(
                connection ->
                        new Tables(store, connection)
                                .rows(
                                        "select distinct part from binding where lot = ?"
                                                + " order by part",
                                        row -> row.getString(1),
                                        lot));
    }

    /**
     * What was contained of lots of that name at an instant.
     *
     * @param time ms since the plant's epoch
     */
    public List<Containment> contained(String lot, long time) {
        List<Containment> known =
                containments().stream().filter(one -> one.lot().equals(lot)).toList();
        boolean isLast =
                known.stream()
                        .allMatch(one -> one.mark().since() <= time && one.mark().until() <= time);
        return (isLast ? known : made(lot, time))
                .stream().filter(one -> one.mark().holds()).toList();
    }

    /** Goes through the whole record, so only where the table has forgotten what was then. */
    private List<Containment> made(String lot, long time) {
        return store.read(
                connection ->
                        List.copyOf(
                                Containment.made(
                                                new Tables(store, connection)
                                                        .rows(
                                                                Containment.REPORTS
                                                                        + " and lot = ? and time <= ?"
                                                                        + " order by seq",
                                                                Tables::captured,
                                                                What.CONTAINED.id(),
                                                                What.UNCONTAINED.id(),
                                                                lot,
                                                                time))
                                        .values()));
    }

    /** Lots that are contained, and that were. */
    public List<Containment> containments() {
        return store.read(
                connection ->
                        new Tables(store, connection)
                                .rows(
                                        Tables.CONTAINMENTS + " order by since, part, lot",
                                        Tables::containment));
    }

    private List<Binding> bindings(String condition, Object... parameters) {
        return store.read(
                connection ->
                        new Tables(store, connection)
                                .rows(
                                        Tables.BINDINGS
                                                + " where "
                                                + condition
                                                + " order by fitted, seq",
                                        Tables::binding,
                                        parameters));
    }

    private List<Carrier> carriers(String condition, Object... parameters) {
        return store.read(
                connection ->
                        new Tables(store, connection)
                                .rows(
                                        Tables.CARRIERS
                                                + " where "
                                                + condition
                                                + " order by b.car, b.seq",
                                        row ->
                                                new Carrier(
                                                        new CarState(Tables.car(row)).car(),
                                                        Tables.binding(row, 23)),
                                        parameters));
    }
}
