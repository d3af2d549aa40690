package org.lineoff.execute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lineoff.events.Cause;

/** The tables as records: what is read from them and written to them, on one connection. */
final class Tables {
    /** A report that was accepted. */
    record Captured(long seq, Report report, long digest, long recorded) {}

    /** What stands under an id. */
    record Known(long seq, long digest) {}

    /** Reads a row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static final String REPORT =
            "what, time, place, car, visit, part, cause, value, serial, lot, person, note";

    static final String EVENT = "select seq, id, digest, recorded, " + REPORT + " from event";

    static final String ASIDE =
            "select 0, id, digest, recorded, "
                    + REPORT
                    + ", times, reasons, why_en, why_zh, settled, settled_by, settled_note,"
                    + " coalesce((select seq from event where event.id = rejected.id"
                    + " and event.digest = rejected.digest), 0) from rejected";

    private static final String SETTLE =
            "update rejected set settled = ?, settled_by = ?, settled_note = ?"
                    + " where id = ? and digest = ? and reasons = ? and settled = 0";

    private static final String INSERT_EVENT =
            "insert into event (seq, id, digest, recorded, " + REPORT + ")" + values(16);

    private static final String CAR =
            "number, order_id, model, options, due, replaces, status, status_time, status_seq,"
                    + " entered, entered_time, entered_seq, gone_from, gone_time, gone_seq,"
                    + " promised, chance, planned, turn, vin, vin_series, vin_serial";

    static final String CARS = "select " + CAR + " from car";

    private static final String UPSERT_CAR =
            "insert into car (" + CAR + ")" + values(22) + upsert("number", CAR);

    private static final String MARK =
            "car, kind, name, since, since_seq, until, until_seq, value, person, note";

    static final String MARKS = "select " + MARK + " from mark";

    private static final String UPSERT_MARK =
            "insert into mark (" + MARK + ")" + values(10) + upsert("car, kind, name", MARK);

    private static final String BINDING =
            "seq, car, part, serial, lot, quantity, place, person, fitted, removed, removed_seq,"
                    + " removed_by, removed_note";

    static final String BINDINGS = "select " + BINDING + " from binding";

    /** Bindings as b, behind the columns of their cars. */
    static final String CARRIERS =
            "select c."
                    + CAR.replace(", ", ", c.")
                    + ", b."
                    + BINDING.replace(", ", ", b.")
                    + " from binding b join car c on c.number = b.car";

    private static final String INSERT_BINDING =
            "insert into binding (" + BINDING + ")" + values(13);

    private static final String END_BINDING =
            "update binding set removed = ?, removed_seq = ?, removed_by = ?, removed_note = ?"
                    + " where seq = ?";

    private static final String CONTAINMENT =
            "part, lot, since, since_seq, until, until_seq, person, note";

    static final String CONTAINMENTS = "select " + CONTAINMENT + " from containment";

    private static final String UPSERT_CONTAINMENT =
            "insert into containment ("
                    + CONTAINMENT
                    + ")"
                    + values(8)
                    + upsert("part, lot", CONTAINMENT);

    private static final String REJECT =
            "insert into rejected (id, digest, recorded, "
                    + REPORT
                    + ", reasons, why_en, why_zh, times, settled_by, settled_note)"
                    + values(21)
                    + " on conflict (id, digest, reasons) do update set times ="
                    + " rejected.times + excluded.times, recorded = excluded.recorded,"
                    // Whoever dealt with it did not expect it again.
                    + " settled = 0";

    private final Connection connection;
    private final Store store;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Tables(Store store, Connection connection) {
        this.store = store;
        this.connection = connection;
    }

    private static String values(int count) {
        return " values (" + "?, ".repeat(count - 1) + "?)";
    }

    private static String upsert(String key, String columns) {
        StringBuilder sql = new StringBuilder(" on conflict (" + key + ") do update set ");
        List<String> keys = List.of(key.split(", ", -1));
        String comma = "";
        for (String column : columns.split(",\\s*", -1)) {
            if (!keys.contains(column)) {
                sql.append(comma).append(column).append(" = excluded.").append(column);
                comma = ", ";
            }
        }
        return sql.toString();
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    /**
     * Reads rows.
     *
     * @param parameters numbers, texts, or one collection of either for {@link Store#in}
     */
    <T> List<T> rows(String sql, Row<T> row, Object... parameters) throws SQLException {
        PreparedStatement statement = statement(sql);
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof Collection<?> list) {
                bind(statement, i + 1, list);
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
        List<T> rows = new ArrayList<>();
        try (ResultSet results = statement.executeQuery()) {
            while (results.next()) {
                rows.add(row.read(results));
            }
        }
        return rows;
    }

    private void bind(PreparedStatement statement, int index, Collection<?> list)
            throws SQLException {
        if (store.kind() == Store.Kind.POSTGRESQL) {
            boolean numbers = list.stream().allMatch(Long.class::isInstance);
            statement.setArray(
                    index, connection.createArrayOf(numbers ? "bigint" : "text", list.toArray()));
        } else {
            StringBuilder json = new StringBuilder("[");
            for (Object one : list) {
                json.append(json.length() > 1 ? "," : "");
                if (one instanceof Long number) {
                    json.append(number.longValue());
                } else {
                    quote(one.toString(), json);
                }
            }
            statement.setString(index, json.append("]").toString());
        }
    }

    private static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u00").append(c < 16 ? "0" : "1");
                json.append(Character.forDigit(c % 16, 16));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    static Captured captured(ResultSet row) throws SQLException {
        Report report =
                new Report(
                        row.getString(2),
                        What.of(row.getString(5)),
                        row.getLong(6),
                        row.getString(7),
                        row.getLong(8),
                        row.getInt(9),
                        row.getString(10),
                        Cause.valueOf(row.getString(11)),
                        row.getDouble(12),
                        row.getString(13),
                        row.getString(14),
                        row.getString(15),
                        row.getString(16));
        return new Captured(row.getLong(1), report, row.getLong(3), row.getLong(4));
    }

    static CarState.Row car(ResultSet row) throws SQLException {
        return new CarState.Row(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                Status.valueOf(row.getString(7)),
                row.getLong(8),
                row.getLong(9),
                row.getString(10),
                row.getLong(11),
                row.getLong(12),
                row.getString(13),
                row.getLong(14),
                row.getLong(15),
                row.getLong(16),
                row.getDouble(17),
                row.getLong(18),
                row.getLong(19),
                row.getString(20),
                row.getString(21),
                row.getInt(22));
    }

    static Mark mark(ResultSet row) throws SQLException {
        return new Mark(
                Mark.Kind.valueOf(row.getString(2)),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getDouble(8),
                row.getString(9),
                row.getString(10));
    }

    static Binding binding(ResultSet row) throws SQLException {
        return binding(row, 1);
    }

    /** A binding whose first column has that number. */
    static Binding binding(ResultSet row, int first) throws SQLException {
        return new Binding(
                row.getLong(first),
                row.getLong(first + 1),
                row.getString(first + 2),
                row.getString(first + 3),
                row.getString(first + 4),
                row.getDouble(first + 5),
                row.getString(first + 6),
                row.getString(first + 7),
                row.getLong(first + 8),
                row.getLong(first + 9),
                row.getLong(first + 10),
                row.getString(first + 11),
                row.getString(first + 12));
    }

    static Containment containment(ResultSet row) throws SQLException {
        return new Containment(
                row.getString(1),
                row.getString(2),
                new Mark(
                        Mark.Kind.HOLD,
                        Containment.hold(row.getString(1), row.getString(2)),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        0,
                        row.getString(7),
                        row.getString(8)));
    }

    /** Cars with all that is known of them, by a condition on the number of the car. */
    List<CarState> cars(String condition, Object... parameters) throws SQLException {
        Map<Long, CarState> cars = new HashMap<>();
        List<CarState> all = new ArrayList<>();
        for (CarState.Row row :
                rows(
                        CARS + " where " + condition.formatted("number") + " order by number",
                        Tables::car,
                        parameters)) {
            CarState car = new CarState(row);
            cars.put(car.number, car);
            all.add(car);
        }
        if (all.isEmpty()) {
            return all;
        }
        rows(
                MARKS + " where " + condition.formatted("car"),
                row -> {
                    Mark mark = mark(row);
                    CarState car = cars.get(row.getLong(1));
                    if (car != null) {
                        car.marks.put(new CarState.Key(mark.kind(), mark.name()), mark);
                    }
                    return mark;
                },
                parameters);
        for (Binding binding :
                rows(
                        BINDINGS + " where " + condition.formatted("car") + " order by seq",
                        Tables::binding,
                        parameters)) {
            CarState car = cars.get(binding.car());
            if (car != null) {
                car.bindings.add(binding);
            }
        }
        return all;
    }

    void insert(List<Captured> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        PreparedStatement insert = statement(INSERT_EVENT);
        for (Captured event : events) {
            insert.setLong(1, event.seq());
            report(insert, event.report(), event.digest(), event.recorded(), 2);
            insert.addBatch();
        }
        insert.executeBatch();
    }

    private static void report(
            PreparedStatement to, Report r, long digest, long recorded, int first)
            throws SQLException {
        int i = first;
        to.setString(i++, r.id());
        to.setLong(i++, digest);
        to.setLong(i++, recorded);
        to.setString(i++, r.what().id());
        to.setLong(i++, r.time());
        to.setString(i++, r.place());
        to.setLong(i++, r.car());
        to.setInt(i++, r.visit());
        to.setString(i++, r.part());
        to.setString(i++, r.cause().name());
        to.setDouble(i++, r.value());
        to.setString(i++, r.serial());
        to.setString(i++, r.lot());
        to.setString(i++, r.person());
        to.setString(i, r.note());
    }

    void reject(Report r, long digest, long recorded, List<Reason> reasons, int times)
            throws SQLException {
        PreparedStatement insert = statement(REJECT);
        report(insert, r, digest, recorded, 1);
        StringBuilder names = new StringBuilder();
        StringBuilder english = new StringBuilder();
        StringBuilder chinese = new StringBuilder();
        for (Reason reason : reasons) {
            names.append(names.isEmpty() ? "" : " ").append(reason.why());
            english.append(english.isEmpty() ? "" : "; ").append(reason.text().en());
            chinese.append(chinese.isEmpty() ? "" : "；").append(reason.text().zh());
        }
        insert.setString(16, names.toString());
        insert.setString(17, english.toString());
        insert.setString(18, chinese.toString());
        insert.setInt(19, times);
        insert.setString(20, "");
        insert.setString(21, "");
        insert.executeUpdate();
    }

    /** Says that it was dealt with; false if there is none that waits. */
    boolean settle(Settlement one, long now) throws SQLException {
        PreparedStatement update = statement(SETTLE);
        update.setLong(1, now);
        update.setString(2, one.by());
        update.setString(3, one.note());
        update.setString(4, one.key().id());
        update.setLong(5, one.key().digest());
        update.setString(6, one.key().reasons());
        return update.executeUpdate() > 0;
    }

    /** Writes what changed in these cars. */
    void write(Collection<CarState> cars) throws SQLException {
        PreparedStatement car = statement(UPSERT_CAR);
        PreparedStatement mark = statement(UPSERT_MARK);
        PreparedStatement binding = statement(INSERT_BINDING);
        PreparedStatement ended = statement(END_BINDING);
        int marks = 0;
        int bindings = 0;
        int ends = 0;
        for (CarState state : cars) {
            car(car, state.row());
            for (CarState.Key key : state.changedMarks) {
                mark(mark, state.number, state.mark(key.kind(), key.name()));
                marks++;
            }
            if (state.newBindings.isEmpty() && state.changedBindings.isEmpty()) {
                continue;
            }
            for (Binding one : state.bindings) {
                if (state.newBindings.contains(one.seq())) {
                    binding(binding, one);
                    bindings++;
                } else if (state.changedBindings.contains(one.seq())) {
                    ended.setLong(1, one.removed());
                    ended.setLong(2, one.removedSeq());
                    ended.setString(3, one.removedBy());
                    ended.setString(4, one.removedNote());
                    ended.setLong(5, one.seq());
                    ended.addBatch();
                    ends++;
                }
            }
        }
        run(car, cars.size());
        run(mark, marks);
        run(binding, bindings);
        run(ended, ends);
    }

    private static void run(PreparedStatement statement, int batched) throws SQLException {
        if (batched > 0) {
            statement.executeBatch();
        }
    }

    private static void car(PreparedStatement to, CarState.Row row) throws SQLException {
        int i = 1;
        to.setLong(i++, row.number());
        to.setString(i++, row.order());
        to.setString(i++, row.model());
        to.setString(i++, row.options());
        to.setLong(i++, row.due());
        to.setLong(i++, row.replaces());
        to.setString(i++, row.status().name());
        to.setLong(i++, row.statusTime());
        to.setLong(i++, row.statusSeq());
        to.setString(i++, row.entered());
        to.setLong(i++, row.enteredTime());
        to.setLong(i++, row.enteredSeq());
        to.setString(i++, row.goneFrom());
        to.setLong(i++, row.goneTime());
        to.setLong(i++, row.goneSeq());
        to.setLong(i++, row.promised());
        to.setDouble(i++, row.chance());
        to.setLong(i++, row.planned());
        to.setLong(i++, row.turn());
        to.setString(i++, row.vin());
        to.setString(i++, row.vinSeries());
        to.setInt(i, row.vinSerial());
        to.addBatch();
    }

    private static void mark(PreparedStatement to, long car, Mark mark) throws SQLException {
        to.setLong(1, car);
        to.setString(2, mark.kind().name());
        to.setString(3, mark.name());
        to.setLong(4, mark.since());
        to.setLong(5, mark.sinceSeq());
        to.setLong(6, mark.until());
        to.setLong(7, mark.untilSeq());
        to.setDouble(8, mark.value());
        to.setString(9, mark.person());
        to.setString(10, mark.note());
        to.addBatch();
    }

    private static void binding(PreparedStatement to, Binding one) throws SQLException {
        to.setLong(1, one.seq());
        to.setLong(2, one.car());
        to.setString(3, one.part());
        to.setString(4, one.serial());
        to.setString(5, one.lot());
        to.setDouble(6, one.quantity());
        to.setString(7, one.place());
        to.setString(8, one.person());
        to.setLong(9, one.fitted());
        to.setLong(10, one.removed());
        to.setLong(11, one.removedSeq());
        to.setString(12, one.removedBy());
        to.setString(13, one.removedNote());
        to.addBatch();
    }

    void write(Containment containment) throws SQLException {
        PreparedStatement to = statement(UPSERT_CONTAINMENT);
        Mark mark = containment.mark();
        to.setString(1, containment.part());
        to.setString(2, containment.lot());
        to.setLong(3, mark.since());
        to.setLong(4, mark.sinceSeq());
        to.setLong(5, mark.until());
        to.setLong(6, mark.untilSeq());
        to.setString(7, mark.person());
        to.setString(8, mark.note());
        to.executeUpdate();
    }
}
