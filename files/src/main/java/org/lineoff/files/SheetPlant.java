package org.lineoff.files;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.PlannerSheet.Stated;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

/**
 * The figures of the plant as a whole: rows of a name and a value beside it, on a sheet of their
 * own or around the table of shops.
 */
final class SheetPlant {
    /** A year in which a plant may be planned. */
    private static final int FIRST_YEAR = 1990;

    private static final int LAST_YEAR = 2190;

    /** Simulating more years before the one asked for would only cost time. */
    private static final int LONGEST_START_YEARS = 5;

    private enum Key {
        TITLE,
        YEAR,
        START,
        ORDERS
    }

    private static final Map<String, Key> KEYS =
            Map.ofEntries(
                    Map.entry("title", Key.TITLE),
                    Map.entry("plant", Key.TITLE),
                    Map.entry("工厂名称", Key.TITLE),
                    Map.entry("工厂", Key.TITLE),
                    Map.entry("year", Key.YEAR),
                    Map.entry("年份", Key.YEAR),
                    Map.entry("计划年份", Key.YEAR),
                    Map.entry("start of production", Key.START),
                    Map.entry("sop", Key.START),
                    Map.entry("投产日期", Key.START),
                    Map.entry("orders a week", Key.ORDERS),
                    Map.entry("orders per week", Key.ORDERS),
                    Map.entry("每周订单", Key.ORDERS));

    private record Entry(SheetCell key, @Nullable SheetCell value, Where where) {}

    private final SheetValues values;
    private final Faults faults;
    private final EnumMap<Key, Entry> entries = new EnumMap<>(Key.class);
    private String title;
    private int year;
    private LocalDate start = LocalDate.EPOCH;
    private @Nullable Stated<Double> ordersPerWeek;

    SheetPlant(String file, SheetValues values, Faults faults) {
        this.values = values;
        this.faults = faults;
        this.title = file.replaceFirst("\\.[A-Za-z]+$", "");
    }

    String title() {
        return title;
    }

    int year() {
        return year;
    }

    LocalDate start() {
        return start;
    }

    @Nullable Stated<Double> ordersPerWeek() {
        return ordersPerWeek;
    }

    /** Whether the row is one of ours; then it is kept. */
    boolean takes(SheetTable table, SheetTable.Row row) {
        SheetCell first = row.cells().values().stream().findFirst().orElse(null);
        if (first == null || row.cells().size() > 3) {
            return false;
        }
        String name =
                first.text()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[(\\[].*", "")
                        .replaceAll("[\\s:]+$", "");
        Key key = KEYS.get(name);
        if (key == null) {
            return false;
        }
        int column = first.column() + 1;
        Where where = table.where(row.number(), column);
        Entry before = entries.get(key);
        if (before != null) {
            faults.add(
                    new Problem.Duplicate(
                            table.where(row.number(), first.column()),
                            Show.text(first.text()),
                            before.where()));
        } else {
            entries.put(key, new Entry(first, row.cell(column), where));
        }
        return true;
    }

    /** Reads what was kept; what is not stated takes its default. */
    void settle(int yearUnlessStated) {
        Entry name = entries.get(Key.TITLE);
        if (name != null && name.value() != null && !name.value().text().isEmpty()) {
            title = name.value().text();
        }
        Entry day = entries.get(Key.START);
        LocalDate stated =
                day == null || day.value() == null
                        ? null
                        : values.date(day.value(), day.where(), Show.text(day.key().text()));
        year = year(stated, yearUnlessStated);
        start = stated == null ? LocalDate.of(year - 1, 12, 1) : stated;
        if (day != null
                && (start.getYear() > year || start.getYear() < year - LONGEST_START_YEARS)) {
            faults.add(
                    new Problem.OutOfRange(
                            day.where(),
                            Show.text(day.key().text()),
                            start.toString(),
                            Faults.words(
                                    "between",
                                    LocalDate.of(year - LONGEST_START_YEARS, 1, 1),
                                    LocalDate.of(year, 12, 31))));
        }
        Entry orders = entries.get(Key.ORDERS);
        if (orders != null && orders.value() != null) {
            Double perWeek =
                    values.number(
                            orders.value(),
                            orders.where(),
                            Show.text(orders.key().text()),
                            SheetColumn.BUFFER,
                            0,
                            1_000_000,
                            false);
            ordersPerWeek = perWeek == null ? null : new Stated<>(perWeek, orders.where());
        }
    }

    /** Stated, or the first whole year of production, or the one that we were told. */
    private int year(@Nullable LocalDate stated, int unlessStated) {
        Entry entry = entries.get(Key.YEAR);
        SheetCell cell = entry == null ? null : entry.value();
        if (entry == null || cell == null) {
            return stated == null
                    ? unlessStated
                    : stated.getDayOfYear() <= 15 ? stated.getYear() : stated.getYear() + 1;
        }
        String text = cell.text().replaceFirst("\\s*年$", "");
        int value = text.matches("[0-9]{4}") ? Integer.parseInt(text) : 0;
        if (value < FIRST_YEAR || value > LAST_YEAR) {
            faults.add(
                    new Problem.BadValue(
                            entry.where(),
                            Show.text(entry.key().text()),
                            Show.text(cell.text()),
                            "expected.year",
                            String.valueOf(unlessStated)));
            return unlessStated;
        }
        return value;
    }
}
