package org.lineoff.files;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.PlannerSheet.Stated;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

/** From the cells of all sheets to what they say of the plant; see {@link PlannerSheets}. */
final class SheetReader {
    private static final int MAX_SHOPS = 200;
    private static final int HEADER_WITHIN = 30;

    private final String file;
    private final List<SheetTable> tables;
    private final int yearUnlessStated;
    private final Faults faults;
    private final Faults ignored = new Faults();
    private final SheetValues values;
    private final EnumMap<SheetColumn, Integer> columns = new EnumMap<>(SheetColumn.class);
    private final EnumMap<SheetColumn, String> headers = new EnumMap<>(SheetColumn.class);
    private boolean chinese;

    SheetReader(String file, List<SheetTable> tables, int yearUnlessStated, Faults faults) {
        this.file = file;
        this.tables = tables;
        this.yearUnlessStated = yearUnlessStated;
        this.faults = faults;
        this.values = new SheetValues(faults);
    }

    SheetResult read() {
        Optional<PlannerSheet> sheet = sheet();
        return new SheetResult(
                faults.isEmpty() ? sheet : Optional.empty(), faults.sorted(), ignored.sorted());
    }

    private Optional<PlannerSheet> sheet() {
        for (SheetTable table : tables) {
            for (SheetTable.Row row : table.rows().stream().limit(HEADER_WITHIN).toList()) {
                if (isHeader(row)) {
                    return shops(table, row);
                }
            }
        }
        if (tables.stream().allMatch(t -> t.rows().isEmpty())) {
            faults.add(
                    new Problem.Unreadable(
                            tables.isEmpty()
                                    ? new Where(file, 0, 0)
                                    : tables.getFirst().where(0, 0),
                            "unreadable.emptySheet"));
        } else {
            SheetTable first =
                    tables.stream().filter(t -> !t.rows().isEmpty()).findFirst().orElseThrow();
            faults.inconsistent(first.where(first.rows().getFirst().number(), 0), "noHeader");
        }
        return Optional.empty();
    }

    private static boolean isHeader(SheetTable.Row row) {
        List<SheetColumn> known =
                row.cells().values().stream()
                        .flatMap(c -> SheetColumn.of(c.text()).stream())
                        .distinct()
                        .toList();
        return known.size() >= 3 || (known.size() == 2 && known.contains(SheetColumn.SHOP));
    }

    private Optional<PlannerSheet> shops(SheetTable table, SheetTable.Row header) {
        header(table, header);
        SheetPlant plant = new SheetPlant(file, values, faults);
        List<SheetShop> shops = new ArrayList<>();
        for (SheetTable.Row row : table.rows()) {
            if (row.number() == header.number()
                    || plant.takes(table, row)
                    || row.number() < header.number()
                    || columns.values().stream().noneMatch(c -> row.cell(c) != null)) {
                continue;
            }
            if (shops.size() == MAX_SHOPS) {
                // A list of something else: complaining of its rows would bury this.
                Faults only = new Faults();
                only.inconsistent(table.where(row.number(), 0), "tooManyShops", MAX_SHOPS);
                only.sorted().forEach(faults::add);
                return Optional.empty();
            }
            shops.add(new SheetShop(table, row, shops.size()));
        }
        tables.stream()
                .filter(other -> !other.name().equals(table.name()))
                .forEach(other -> other.rows().forEach(row -> plant.takes(other, row)));
        plant.settle(yearUnlessStated);
        if (shops.isEmpty()) {
            faults.inconsistent(table.where(header.number(), 0), "noShops");
            return Optional.empty();
        }
        shops.forEach(shop -> figures(shop, plant.year()));
        new SheetFlow(shops, this::where, this::header, faults).run();
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        LocalDate start = plant.start();
        return Optional.of(
                new PlannerSheet(
                        file,
                        table.name(),
                        plant.title(),
                        plant.year(),
                        start,
                        plant.ordersPerWeek(),
                        shops.stream().map(SheetShop::finished).toList()));
    }

    private void header(SheetTable table, SheetTable.Row row) {
        chinese = row.cells().values().stream().anyMatch(c -> c.text().matches(".*\\p{IsHan}.*"));
        Map<Integer, SheetCell> unknown = new LinkedHashMap<>();
        row.cells()
                .forEach(
                        (at, cell) ->
                                SheetColumn.of(cell.text())
                                        .ifPresentOrElse(
                                                column -> column(table, row, at, cell, column),
                                                () -> unknown.put(at, cell)));
        unknown.forEach((at, cell) -> unknown(table, row, at, cell));
        for (SheetColumn column : SheetColumn.values()) {
            if (column.required && !columns.containsKey(column)) {
                faults.add(
                        new Problem.MissingKey(
                                table.where(row.number(), 0),
                                column.in(chinese ? "zh" : "en"),
                                column.meaning()));
            }
        }
    }

    private void column(
            SheetTable table, SheetTable.Row row, int at, SheetCell cell, SheetColumn column) {
        Where where = table.where(row.number(), at);
        Integer first = columns.get(column);
        if (first != null) {
            faults.add(
                    new Problem.Duplicate(
                            where, Show.text(cell.text()), table.where(row.number(), first)));
            return;
        }
        columns.put(column, at);
        headers.put(column, Show.text(cell.text().replaceAll("\\s*[(\\[].*", "")));
        String unit = column.wrongUnit(cell.text());
        if (unit != null) {
            faults.inconsistent(
                    where, "wrongUnit", Show.text(unit), column.in(chinese ? "zh" : "en"));
        }
    }

    /** A misspelt column that is needed is a fault; any other is left out and said so. */
    private void unknown(SheetTable table, SheetTable.Row row, int at, SheetCell cell) {
        SheetColumn near = SheetColumn.near(cell.text());
        String language = chinese ? "zh" : "en";
        SheetColumn free = near == null || columns.containsKey(near) ? null : near;
        Problem problem =
                new Problem.UnknownKey(
                        table.where(row.number(), at),
                        Show.text(cell.text()),
                        free == null ? null : free.in(language),
                        Arrays.stream(SheetColumn.values()).map(c -> c.in(language)).toList());
        if (free != null && free.required) {
            columns.put(free, at);
            headers.put(free, free.in(language));
            faults.add(problem);
        } else {
            ignored.add(problem);
        }
    }

    /** The cell of a column in a shop's row; where there is no such column, that of its name. */
    private Where where(SheetShop shop, SheetColumn column) {
        int at = columns.getOrDefault(column, columns.getOrDefault(SheetColumn.SHOP, 0));
        return shop.table.where(shop.row.number(), at);
    }

    private String header(SheetColumn column) {
        String header = headers.get(column);
        return header == null ? column.in(chinese ? "zh" : "en") : header;
    }

    /** What is written; after a fault where a merged cell hides it. */
    private @Nullable SheetCell cell(SheetShop shop, SheetColumn column) {
        Integer at = columns.get(column);
        return at == null ? null : shop.row.cell(at);
    }

    /** A cell that is needed; null after a fault for a merged one, or where there is no column. */
    private boolean isReadable(SheetShop shop, SheetColumn column) {
        Integer at = columns.get(column);
        if (at == null) {
            return false;
        }
        String range = shop.table.merged().get(shop.row.number() + "/" + at);
        if (shop.row.cell(at) == null && range != null) {
            faults.inconsistent(where(shop, column), "mergedCell", range);
            return false;
        }
        return true;
    }

    private void figures(SheetShop shop, int year) {
        name(shop);
        shop.makes = SheetFlow.makes(cell(shop, SheetColumn.MAKES));
        if (shop.makes == null && cell(shop, SheetColumn.MAKES) != null) {
            shop.isUnclear = true;
            faults.add(
                    new Problem.BadValue(
                            where(shop, SheetColumn.MAKES),
                            header(SheetColumn.MAKES),
                            Show.text(text(shop, SheetColumn.MAKES)),
                            "expected.makes",
                            chinese ? "零件" : "parts"));
        }
        shop.feedsName = text(shop, SheetColumn.FEEDS);
        shop.jobsPerHour = number(shop, SheetColumn.JOBS_PER_HOUR, 0, 3600);
        shop.hoursPerDay = number(shop, SheetColumn.HOURS_PER_DAY, 0, 24);
        shop.availability = share(shop, SheetColumn.AVAILABILITY);
        shop.firstTimeThrough = share(shop, SheetColumn.FIRST_TIME_THROUGH);
        shop.bufferBehind = whole(shop, SheetColumn.BUFFER, 0, 100_000);
        shop.repairMinutes =
                cell(shop, SheetColumn.REPAIR) == null
                        ? new Stated<>(10.0, null)
                        : number(shop, SheetColumn.REPAIR, 0, 10_000);
        hours(shop, year);
    }

    private void name(SheetShop shop) {
        if (isReadable(shop, SheetColumn.SHOP)) {
            shop.name = text(shop, SheetColumn.SHOP);
            if (shop.name.isEmpty()) {
                faults.add(
                        new Problem.BadValue(
                                where(shop, SheetColumn.SHOP),
                                header(SheetColumn.SHOP),
                                "",
                                "expected.word",
                                ""));
            }
        }
    }

    private String text(SheetShop shop, SheetColumn column) {
        SheetCell cell = cell(shop, column);
        return cell == null ? "" : cell.text();
    }

    private @Nullable Stated<Double> number(
            SheetShop shop, SheetColumn column, double least, double most) {
        if (!isReadable(shop, column)) {
            return null;
        }
        Where where = where(shop, column);
        Double value =
                values.number(
                        cell(shop, column), where, header(column), column, least, most, false);
        return value == null ? null : new Stated<>(value, where);
    }

    private @Nullable Stated<Integer> whole(
            SheetShop shop, SheetColumn column, int least, int most) {
        if (!isReadable(shop, column)) {
            return null;
        }
        Where where = where(shop, column);
        Double value =
                values.number(cell(shop, column), where, header(column), column, least, most, true);
        return value == null ? null : new Stated<>(value.intValue(), where);
    }

    private @Nullable Stated<Double> share(SheetShop shop, SheetColumn column) {
        if (!isReadable(shop, column)) {
            return null;
        }
        Where where = where(shop, column);
        Double value = values.share(cell(shop, column), where, header(column), column);
        return value == null ? null : new Stated<>(value, where);
    }

    /** Hours, shifts and days fit together, and into the year. */
    private void hours(SheetShop shop, int year) {
        SheetCell stated = cell(shop, SheetColumn.DAYS_PER_YEAR);
        Stated<Integer> days =
                stated == null ? null : whole(shop, SheetColumn.DAYS_PER_YEAR, 1, 366);
        if (stated != null && days == null) {
            return;
        }
        Stated<Double> hours = shop.hoursPerDay;
        SheetCell pattern = cell(shop, SheetColumn.CALENDAR);
        PlannerSheet.Week week = null;
        if (pattern != null) {
            Where where = where(shop, SheetColumn.CALENDAR);
            week = values.calendar(pattern, where, header(SheetColumn.CALENDAR));
            if (week == null) {
                return;
            }
        }
        if (hours == null) {
            return;
        }
        if (week == null) {
            int least = days == null ? 0 : days.value();
            int perWeek = least <= 260 ? 5 : least <= 312 ? 6 : 7;
            int shifts = hours.value() <= 9 ? 1 : hours.value() <= 18 ? 2 : 3;
            week = new PlannerSheet.Week(perWeek, shifts, 0, null);
        }
        double length = week.shiftHours();
        if (length > 0 && hours.value() > week.shifts() * length + 1e-9) {
            faults.inconsistent(
                    where(shop, SheetColumn.HOURS_PER_DAY),
                    "hoursBeyondShifts",
                    Scalars.plain(hours.value()),
                    week.shifts(),
                    Scalars.plain(length));
            return;
        }
        shop.week =
                new PlannerSheet.Week(
                        week.days(),
                        week.shifts(),
                        length > 0 ? length : hours.value() / week.shifts(),
                        week.cell());
        int open = WorkingDays.in(year, week.days()).size();
        if (days != null && days.value() > open) {
            faults.inconsistent(
                    where(shop, SheetColumn.DAYS_PER_YEAR),
                    "daysBeyondWeek",
                    days.value(),
                    week.days(),
                    open,
                    year);
            return;
        }
        shop.daysPerYear =
                days == null ? new Stated<>(Math.min(open, 50 * week.days()), null) : days;
    }
}
