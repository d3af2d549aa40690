package org.lineoff.execute;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the writer works on: the cars that reports speak of, taken from the tables once a group and
 * kept for the next, and what has to be written. Belongs to the one thread that captures.
 */
final class Working implements Judge.Past {
    /** Cars kept between groups: more than are between the first station and the last. */
    private static final int KEPT = 4000;

    private record Piece(String part, String serial) {}

    private record Lot(String part, String lot) {}

    private record Refused(Report report, List<Reason> reasons) {}

    private final Store store;
    private final Tables tables;
    private final PlantRules.Lookup plant;
    private final Judge judge;

    private final LinkedHashMap<Long, CarState> cars = new LinkedHashMap<>(256, 0.75f, true);
    private final Map<Lot, Containment> contained = new HashMap<>();
    private final Map<String, Integer> lastSerials = new HashMap<>();
    private long lastSeq;
    private long lastRecorded;

    // of the group that is being captured
    private final Map<String, Tables.Known> known = new HashMap<>();
    private final Set<String> orders = new HashSet<>();
    private final Set<Long> replaced = new HashSet<>();
    private final Map<Piece, List<Binding>> pieces = new HashMap<>();
    private final List<Tables.Captured> events = new ArrayList<>();
    private final Map<Refused, Integer> refused = new LinkedHashMap<>();
    private final Set<CarState> dirty = new LinkedHashSet<>();
    private long now;
    private long recorded;

    Working(Store store, Tables tables, PlantRules.Lookup plant) throws SQLException {
        this.store = store;
        this.tables = tables;
        this.plant = plant;
        this.judge = new Judge(plant, this);
        tables.rows(
                "select coalesce(max(seq), 0), coalesce(max(recorded), 0) from event",
                row -> {
                    lastSeq = row.getLong(1);
                    lastRecorded = row.getLong(2);
                    return lastSeq;
                });
        for (Containment one : tables.rows(Tables.CONTAINMENTS, Tables::containment)) {
            contained.put(new Lot(one.part(), one.lot()), one);
        }
    }

    /** Takes from the tables what a group of reports speaks of. */
    void begin(List<Report> group, long clock) throws SQLException {
        known.clear();
        orders.clear();
        replaced.clear();
        pieces.clear();
        // A clock that is set back must not make the record go back.
        now = clock;
        recorded = Math.max(now, lastRecorded);
        if (group.isEmpty()) {
            return;
        }
        Set<String> ids = new HashSet<>();
        Set<Long> numbers = new HashSet<>();
        Set<String> newOrders = new HashSet<>();
        Set<Long> olds = new HashSet<>();
        Set<String> serials = new HashSet<>();
        for (Report r : group) {
            ids.add(r.id());
            numbers.add(r.car());
            switch (r.what()) {
                case ORDERED -> newOrders.add(r.serial());
                case REPLACED -> olds.add((long) r.value());
                case PART_FITTED, PART_REMOVED -> {
                    if (!r.serial().isEmpty()) {
                        serials.add(r.serial());
                        pieces.computeIfAbsent(
                                new Piece(r.part(), r.serial()), _ -> new ArrayList<>());
                    }
                }
                default -> {}
            }
        }
        tables.rows(
                "select id, seq, digest from event where " + store.in("id"),
                row ->
                        known.put(
                                row.getString(1), new Tables.Known(row.getLong(2), row.getLong(3))),
                ids);
        numbers.addAll(olds);
        load(numbers);
        if (!newOrders.isEmpty()) {
            orders.addAll(
                    tables.rows(
                            "select order_id from car where " + store.in("order_id"),
                            row -> row.getString(1),
                            newOrders));
        }
        if (!olds.isEmpty()) {
            replaced.addAll(
                    tables.rows(
                            "select replaces from car where " + store.in("replaces"),
                            row -> row.getLong(1),
                            olds));
        }
        if (!serials.isEmpty()) {
            for (Binding binding :
                    tables.rows(
                            Tables.BINDINGS + " where " + store.in("serial"),
                            Tables::binding,
                            serials)) {
                List<Binding> piece = pieces.get(new Piece(binding.part(), binding.serial()));
                if (piece != null) {
                    piece.add(binding);
                }
            }
        }
    }

    private void load(Collection<Long> numbers) throws SQLException {
        Set<Long> missing = new HashSet<>(numbers);
        missing.remove(0L);
        missing.removeIf(cars::containsKey);
        if (!missing.isEmpty()) {
            for (CarState car : tables.cars(store.in("%s"), missing)) {
                cars.put(car.number, car);
            }
        }
    }

    /** Judges a report, and puts it into effect or aside. */
    Answer take(Report r) throws SQLException {
        long digest = r.digest();
        Tables.Known before = known.get(r.id());
        if (before != null && before.digest() == digest) {
            return new Answer.Accepted(before.seq(), true);
        }
        List<Reason> reasons =
                before != null
                        ? List.of(Why.ID_REUSED.of(r.id(), before.seq()))
                        : judge.reasons(r, now, recorded);
        if (!reasons.isEmpty()) {
            refused.merge(new Refused(r, reasons), 1, Integer::sum);
            return new Answer.Rejected(reasons);
        }
        Report complete = judge.complete(r);
        long seq = accept(complete, digest);
        if (r.what() == What.CONTAINED || r.what() == What.UNCONTAINED) {
            contain(complete, seq);
        } else if (r.what() == What.PART_FITTED) {
            holdIfContained(complete);
        }
        return new Answer.Accepted(seq, false);
    }

    /** Marks what was refused as dealt with; false if there is none that waits. */
    boolean settle(Settlement one) throws SQLException {
        // What was refused in this very group has to be there first.
        flush();
        return tables.settle(one, Math.max(1, recorded));
    }

    private long accept(Report r, long digest) {
        long seq = ++lastSeq;
        events.add(new Tables.Captured(seq, r, digest, recorded));
        known.put(r.id(), new Tables.Known(seq, digest));
        if (Judge.isOfCar(r, plant)) {
            CarState car = cars.computeIfAbsent(r.car(), CarState::new);
            if (r.what() == What.PART_REMOVED) {
                removePiece(car, seq, r);
            }
            car.apply(seq, r, plant);
            dirty.add(car);
            switch (r.what()) {
                case ORDERED -> orders.add(r.serial());
                case REPLACED -> replaced.add((long) r.value());
                case PART_FITTED -> {
                    if (!r.serial().isEmpty()) {
                        piece(r.part(), r.serial()).add(Binding.of(seq, r, plant));
                    }
                }
                case NUMBERED -> lastSerials.put(car.vinSeries, car.vinSerial);
                default -> {}
            }
        }
        return seq;
    }

    private void removePiece(CarState car, long seq, Report r) {
        Binding binding = car.bindings.get(car.fitted(r));
        if (!binding.serial().isEmpty()) {
            piece(binding.part(), binding.serial())
                    .replaceAll(one -> one.seq() == binding.seq() ? one.removed(seq, r) : one);
        }
    }

    /** A late report may bind a part of a lot that was contained since: then the car is held. */
    private void holdIfContained(Report r) {
        Containment lot = contained.get(new Lot(r.part(), r.lot()));
        if (lot != null && lot.mark().holds()) {
            accept(hold(r.id(), What.HELD, r.car(), lot, lot.mark().note(), r.time()), 0);
        }
    }

    private void contain(Report r, long seq) throws SQLException {
        Lot key = new Lot(r.part(), r.lot());
        Containment before = contained.getOrDefault(key, Containment.none(r.part(), r.lot()));
        Containment lot = before.with(seq, r);
        String name = lot.mark().name();
        contained.put(key, lot);
        // The tables are asked which cars carry the lot, so they have to know all until now.
        flush();
        tables.write(lot);
        boolean begins = r.what() == What.CONTAINED;
        List<Long> numbers =
                begins
                        ? tables.rows(
                                "select distinct car from binding where lot = ? and part = ?"
                                        + " and removed = "
                                        + Binding.STILL_IN
                                        + " order by car",
                                row -> row.getLong(1),
                                r.lot(),
                                r.part())
                        : tables.rows(
                                "select car from mark where kind = ? and name = ? order by car",
                                row -> row.getLong(1),
                                Mark.Kind.HOLD.name(),
                                name);
        load(numbers);
        for (long number : numbers) {
            CarState car = cars.get(number);
            if (car == null || car.status.isEnd()) {
                continue;
            }
            boolean held = car.mark(Mark.Kind.HOLD, name).holds();
            if (begins != held) {
                What what = begins ? What.HELD : What.FREED;
                accept(hold(r.id(), what, number, lot, r.note(), r.time()).by(r.person()), 0);
            }
        }
    }

    private static Report hold(
            String cause, What what, long car, Containment lot, String note, long time) {
        return Report.of(cause + " > " + car, what, time)
                .car(car)
                .part(lot.mark().name())
                .lot(lot.lot())
                .by(lot.mark().person())
                .because(note);
    }

    /** Writes all until now; a commit has to follow. */
    void flush() throws SQLException {
        tables.insert(events);
        events.clear();
        tables.write(dirty);
        dirty.forEach(CarState::written);
        dirty.clear();
        for (Map.Entry<Refused, Integer> one : refused.entrySet()) {
            Report r = one.getKey().report();
            tables.reject(r, r.digest(), recorded, one.getKey().reasons(), one.getValue());
        }
        refused.clear();
    }

    /** Lets go of what will hardly be needed again; everything is written. */
    void end() {
        lastRecorded = recorded;
        var oldest = cars.entrySet().iterator();
        while (cars.size() > KEPT) {
            oldest.next();
            oldest.remove();
        }
    }

    @Override
    public @Nullable CarState car(long number) {
        return cars.get(number);
    }

    @Override
    public boolean knowsOrder(String order) {
        return orders.contains(order);
    }

    @Override
    public boolean isReplaced(long number) {
        return replaced.contains(number);
    }

    @Override
    public List<Binding> piece(String part, String serial) {
        return pieces.computeIfAbsent(new Piece(part, serial), _ -> new ArrayList<>());
    }

    @Override
    public @Nullable Mark containment(String part, String lot) {
        Containment one = contained.get(new Lot(part, lot));
        return one != null && one.mark().holds() ? one.mark() : null;
    }

    @Override
    public int next(VinSeries series) {
        return 1 + lastSerials.computeIfAbsent(series.name(), this::lastSerial);
    }

    private int lastSerial(String series) {
        try {
            return tables.rows(
                            "select coalesce(max(vin_serial), 0) from car where vin_series = ?",
                            row -> row.getInt(1),
                            series)
                    .getFirst();
        } catch (SQLException e) {
            throw new StoreException("The last VIN of " + series + " cannot be found.", e);
        }
    }
}
