package org.lineoff.execute;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.lineoff.execute.Tables.Captured;

/** What is known: of cars, of their events, and of what was refused. */
public final class Records {
    /**
     * A report that is part of the record.
     *
     * @param seq its number in the order of capture, from 1
     * @param recorded when it was captured, ms since the plant's epoch
     */
    public record Entry(long seq, Report report, long recorded) {}

    /**
     * What tells apart what was refused.
     *
     * @param digest of the report
     * @param reasons names of the {@link Why}, with spaces between them
     */
    public record Key(String id, long digest, String reasons) {}

    /**
     * A report that was refused and is kept for a person.
     *
     * @param times how often it came
     * @param recorded when it last came
     * @param settled when somebody dealt with it; 0: it waits
     * @param settledBy who did; of one that waits: who did before it came again
     * @param acceptedAs number of the entry, if the same report was accepted since; else 0
     */
    public record Aside(
            Key key,
            Report report,
            int times,
            long recorded,
            String en,
            String zh,
            long settled,
            String settledBy,
            String settledNote,
            long acceptedAs) {
        /** Names of the {@link Why}, with spaces between them. */
        public String reasons() {
            return key.reasons();
        }
    }

    /**
     * A car, and where it was last.
     *
     * @param entered the place that it entered last, empty if none; it may have left it since
     * @param since when it entered it
     */
    public record Whereabouts(Car car, String entered, long since) {}

    /** An order whose car has not been released yet. */
    public record Waiting(long car, String order, Status status) {
        /** The place of an order in a queue, from 0, of several cars the last; −1 if it is none. */
        public static int place(List<Waiting> queue, String order) {
            for (int i = queue.size() - 1; i >= 0; i--) {
                if (queue.get(i).order().equals(order)) {
                    return i;
                }
            }
            return -1;
        }
    }

    private static final String QUEUE =
            """
            select number, order_id, status from car
            where status not in ('RELEASED', 'SHIPPED', 'CANCELLED', 'SCRAPPED')
            order by
              case when status in ('RECEIVED', 'CHECKED', 'PROMISED') then 2
                   when status = 'PLANNED' then 1 else 0 end,
              planned, turn, number\
            """;

    private static final int PAGE = 10_000;

    private final Store store;

    Records(Store store) {
        this.store = store;
    }

    public Optional<Car> car(long number) {
        return one("number = ?", number);
    }

    /**
     * A car as it stood at an instant, by what is known of it now; nothing if it was not ordered by
     * then.
     *
     * @param time ms since the plant's epoch
     */
    public Optional<Car> car(long number, long time, PlantRules rules) {
        PlantRules.Lookup plant = new PlantRules.Lookup(rules);
        CarState state = new CarState(number);
        List<Entry> until =
                events(number).stream()
                        .filter(e -> e.report().time() <= time && Judge.isOfCar(e.report(), plant))
                        .toList();
        until.forEach(e -> state.apply(e.seq(), e.report(), plant));
        return until.isEmpty() ? Optional.empty() : Optional.of(state.car());
    }

    public Optional<Car> car(Vin vin) {
        return one("vin = ?", vin.text());
    }

    /** The cars of an order: more than one if bodies were scrapped, the latest last. */
    public List<Car> order(String order) {
        return cars("order_id = ?", order);
    }

    /** Cars in a status, by number. */
    public List<Car> in(Status status) {
        return cars("status = ?", status.name());
    }

    /** The largest build number, 0 where no car was ordered. */
    public long lastNumber() {
        return store.read(
                connection ->
                        tables(connection)
                                .rows(
                                        "select coalesce(max(number), 0) from car",
                                        row -> row.getLong(1))
                                .getFirst());
    }

    /** The number of the last entry, 0 of an empty record. */
    public long lastSeq() {
        return store.read(
                connection ->
                        tables(connection)
                                .rows(
                                        "select coalesce(max(seq), 0) from event",
                                        row -> row.getLong(1))
                                .getFirst());
    }

    /** How many cars are in each status; those with none are left out. */
    public Map<Status, Integer> counts() {
        return store.read(
                connection -> {
                    Map<Status, Integer> counts = new EnumMap<>(Status.class);
                    tables(connection)
                            .rows(
                                    "select status, count(*) from car group by status",
                                    row -> {
                                        Status status = Status.valueOf(row.getString(1));
                                        counts.put(status, row.getInt(2));
                                        return status;
                                    });
                    return counts;
                });
    }

    /**
     * Orders whose cars have not been released, in the order in which they are built: those with a
     * place in the build sequence by day and place, then those with a day, then all others as they
     * came in.
     */
    public List<Waiting> queue() {
        return store.read(
                connection ->
                        tables(connection)
                                .rows(
                                        QUEUE,
                                        row ->
                                                new Waiting(
                                                        row.getLong(1),
                                                        row.getString(2),
                                                        Status.valueOf(row.getString(3)))));
    }

    /** Cars in a status in the order of the build sequence, at most so many. */
    public List<Whereabouts> whereabouts(Status status, int limit) {
        return store.read(
                connection ->
                        tables(connection)
                                .rows(
                                        Tables.CARS
                                                + " where status = ? order by turn, number limit ?",
                                        row -> {
                                            CarState.Row car = Tables.car(row);
                                            return new Whereabouts(
                                                    new CarState(car).car(),
                                                    car.entered(),
                                                    car.enteredTime());
                                        },
                                        status.name(),
                                        limit));
    }

    /** Defects, measurements, passes, holds and concessions of a car. */
    public List<Mark> marks(long car) {
        return store.read(
                connection ->
                        tables(connection)
                                .rows(
                                        Tables.MARKS + " where car = ? order by kind, name",
                                        Tables::mark,
                                        car));
    }

    /** Everything reported of a car, in the order of capture. */
    public List<Entry> events(long car) {
        return store.read(
                connection ->
                        tables(connection)
                                .rows(
                                        Tables.EVENT + " where car = ? order by seq",
                                        row -> entry(Tables.captured(row)),
                                        car));
    }

    /** Number of the first entry of a kind of a car, 0 if there is none. */
    long first(long car, What what) {
        return store.read(
                connection ->
                        tables(connection)
                                .rows(
                                        "select coalesce(min(seq), 0) from event"
                                                + " where car = ? and what = ?",
                                        row -> row.getLong(1),
                                        car,
                                        what.id())
                                .getFirst());
    }

    /**
     * Hands on the whole record in the order of capture.
     *
     * @param after number of the last entry not wanted, 0 for all
     */
    public void read(long after, Consumer<Entry> to) {
        read(after, "", to);
    }

    /** Hands on what is of some kinds only, in the order of capture. */
    void read(Set<What> kinds, Consumer<Entry> to) {
        String ids =
                kinds.stream()
                        .map(what -> "'" + what.id() + "'")
                        .sorted()
                        .collect(Collectors.joining(", "));
        read(0, " and what in (" + ids + ")", to);
    }

    private void read(long after, String condition, Consumer<Entry> to) {
        long last = after;
        while (true) {
            long from = last;
            List<Captured> page =
                    store.read(
                            connection ->
                                    tables(connection)
                                            .rows(
                                                    Tables.EVENT
                                                            + " where seq > ?"
                                                            + condition
                                                            + " order by seq limit "
                                                            + PAGE,
                                                    Tables::captured,
                                                    from));
            if (page.isEmpty()) {
                return;
            }
            for (Captured one : page) {
                to.accept(entry(one));
                last = one.seq();
            }
        }
    }

    /** A part of the record in the order of capture: at most so many entries after a number. */
    public List<Entry> page(long after, int limit) {
        return store.read(
                connection ->
                        tables(connection)
                                .rows(
                                        Tables.EVENT + " where seq > ? order by seq limit ?",
                                        row -> entry(Tables.captured(row)),
                                        after,
                                        limit));
    }

    /** Cars in a status with greater numbers than one, by number, at most so many. */
    public List<Car> in(Status status, long after, int limit) {
        return cars("status = ? and number > ?", limit, status.name(), after);
    }

    /** What was refused, the oldest first. */
    public List<Aside> aside() {
        return asides(" order by recorded, id");
    }

    /**
     * What was refused, the latest first.
     *
     * @param waits whether nobody has dealt with it yet
     * @param skip how many of the latest are left out
     * @param limit at most so many
     */
    public List<Aside> latestAside(boolean waits, int skip, int limit) {
        return asides(
                " where settled "
                        + (waits ? "=" : ">")
                        + " 0 order by "
                        + (waits ? "recorded" : "settled")
                        + " desc, id, digest, reasons limit ? offset ?",
                limit,
                skip);
    }

    /** One that was refused. */
    public Optional<Aside> aside(Key key) {
        return asides(
                        " where id = ? and digest = ? and reasons = ?",
                        key.id(),
                        key.digest(),
                        key.reasons())
                .stream()
                .findFirst();
    }

    private List<Aside> asides(String order, Object... parameters) {
        return store.read(
                connection ->
                        tables(connection).rows(Tables.ASIDE + order, Records::aside, parameters));
    }

    private static Aside aside(ResultSet row) throws SQLException {
        Captured captured = Tables.captured(row);
        return new Aside(
                new Key(captured.report().id(), captured.digest(), row.getString(18)),
                captured.report(),
                row.getInt(17),
                row.getLong(4),
                row.getString(19),
                row.getString(20),
                row.getLong(21),
                row.getString(22),
                row.getString(23),
                row.getLong(24));
    }

    private Optional<Car> one(String condition, Object parameter) {
        return cars(condition, parameter).stream().findFirst();
    }

    private List<Car> cars(String condition, Object parameter) {
        return cars(condition, Integer.MAX_VALUE, parameter);
    }

    private List<Car> cars(String condition, int limit, Object... parameters) {
        return store.read(
                connection -> {
                    List<Car> cars = new ArrayList<>();
                    for (CarState.Row row :
                            tables(connection)
                                    .rows(
                                            Tables.CARS
                                                    + " where "
                                                    + condition
                                                    + " order by number limit "
                                                    + limit,
                                            Tables::car,
                                            parameters)) {
                        cars.add(new CarState(row).car());
                    }
                    return cars;
                });
    }

    private Tables tables(Connection connection) {
        return new Tables(store, connection);
    }

    private static Entry entry(Captured one) {
        return new Entry(one.seq(), one.report(), one.recorded());
    }
}
