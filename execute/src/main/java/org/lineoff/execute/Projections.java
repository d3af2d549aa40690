package org.lineoff.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.Tables.Captured;

/**
 * The tables that say where cars stand are made from the record of events and from nothing else.
 * This makes them again, and proves that what is there equals what would be made. Cars depend on
 * their own events alone, so both go through the plant in blocks of cars and need little memory.
 */
public final class Projections {
    private static final int BLOCK = 2000;

    /** The tables that are made. */
    private static final List<String> MADE = List.of("car", "mark", "binding", "containment");

    private final Store store;
    private final PlantRules.Lookup plant;

    public Projections(Store store, PlantRules rules) {
        this(store, new PlantRules.Lookup(rules));
    }

    Projections(Store store, PlantRules.Lookup plant) {
        this.store = store;
        this.plant = plant;
    }

    /**
     * Compares what is there with what the record gives, as of one instant: capture may go on
     * meanwhile.
     *
     * @return every difference, in words; nothing if they are equal
     */
    public List<String> differences() {
        return store.read(
                connection -> {
                    Tables tables = new Tables(store, connection);
                    List<String> differences = new ArrayList<>();
                    long last = 0;
                    while (last < Long.MAX_VALUE) {
                        long upTo = end(tables, last);
                        Map<Long, CarState> made = made(tables, last, upTo);
                        for (CarState found : tables.cars("%s > ? and %<s <= ?", last, upTo)) {
                            compare(made.remove(found.number), found, differences);
                        }
                        made.keySet().forEach(car -> differences.add("car " + car + " is missing"));
                        last = upTo;
                    }
                    compareStrays(tables, differences);
                    compareContainments(tables, differences);
                    return differences;
                });
    }

    /**
     * Makes all again in one transaction. Nothing may be captured meanwhile: it needs the right to
     * write.
     */
    public void rebuild() {
        try (Store.Writer writer = store.writer()) {
            Connection connection = writer.connection();
            Tables tables = new Tables(store, connection);
            Indexes indexes = Indexes.drop(store.kind(), connection, MADE);
            try (var statement = connection.createStatement()) {
                for (String table : MADE) {
                    statement.executeUpdate("delete from " + table);
                }
            }
            long last = 0;
            while (last < Long.MAX_VALUE) {
                long upTo = end(tables, last);
                tables.write(made(tables, last, upTo).values());
                last = upTo;
            }
            for (Containment one : containments(tables).values()) {
                tables.write(one);
            }
            indexes.make();
            connection.commit();
        } catch (SQLException e) {
            throw new StoreException("Rebuilding failed: " + e.getMessage(), e);
        }
    }

    /** The last car of the block that begins after the given one. */
    private static long end(Tables tables, long after) throws SQLException {
        List<Long> found =
                tables.rows(
                        "select distinct car from event where car > ? order by car limit 1 offset "
                                + (BLOCK - 1),
                        row -> row.getLong(1),
                        after);
        return found.isEmpty() ? Long.MAX_VALUE : found.getFirst();
    }

    private Map<Long, CarState> made(Tables tables, long after, long upTo) throws SQLException {
        Map<Long, CarState> cars = new TreeMap<>();
        for (Captured one :
                tables.rows(
                        Tables.EVENT + " where car > ? and car <= ? order by car, seq",
                        Tables::captured,
                        after,
                        upTo)) {
            Report r = one.report();
            if (Judge.isOfCar(r, plant)) {
                cars.computeIfAbsent(r.car(), CarState::new).apply(one.seq(), r, plant);
            }
        }
        return cars;
    }

    private static void compare(@Nullable CarState made, CarState found, List<String> differences) {
        if (made == null) {
            differences.add("car " + found.number + " has no events");
            return;
        }
        compare("car " + found.number, made.row(), found.row(), differences);
        compare("marks of " + found.number, made.marks, found.marks, differences);
        compare("parts of " + found.number, made.bindings, found.bindings, differences);
    }

    private static void compare(String what, Object made, Object found, List<String> differences) {
        if (!made.equals(found)) {
            differences.add(what + ": the events give " + made + ", the table has " + found);
        }
    }

    private static void compareStrays(Tables tables, List<String> differences) throws SQLException {
        for (String table : List.of("mark", "binding")) {
            for (long car :
                    tables.rows(
                            "select distinct car from "
                                    + table
                                    + " where car not in (select number from car)",
                            row -> row.getLong(1))) {
                differences.add(table + " of car " + car + ", which is not there");
            }
        }
    }

    private static void compareContainments(Tables tables, List<String> differences)
            throws SQLException {
        Map<String, Containment> found = new HashMap<>();
        for (Containment one : tables.rows(Tables.CONTAINMENTS, Tables::containment)) {
            found.put(Containment.hold(one.part(), one.lot()), one);
        }
        compare("containments", containments(tables), found, differences);
    }

    private static Map<String, Containment> containments(Tables tables) throws SQLException {
        return Containment.made(
                tables.rows(
                        Containment.REPORTS + " order by seq",
                        Tables::captured,
                        What.CONTAINED.id(),
                        What.UNCONTAINED.id()));
    }
}
