package org.lineoff.files;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Problem;
import org.lineoff.model.Products;
import org.lineoff.model.Where;
import org.lineoff.model.order.Buildable;
import org.lineoff.model.order.Order;

/**
 * Reads an order file, xlsx or csv: one row an order, a column for each group of options. A fault
 * in a row is a {@link Problem} at its cell, and refuses that order alone; a column that is missing
 * refuses the file. Columns may stand in any order and be named in English or Chinese; what nothing
 * here knows is kept. A file of 10,000 orders costs a few tenths of a second.
 */
public final class OrderFile {
    /** A month of a large plant. */
    static final int MOST_ORDERS = 100_000;

    /**
     * What came of reading.
     *
     * @param table empty where the file as a whole cannot be read
     * @param problems by row and column
     */
    public record Result(Optional<OrderTable> table, List<Problem> problems) {
        public Result {
            problems = List.copyOf(problems);
        }
    }

    /** The record gives its entries longer names made of these, which have an end, too. */
    private static final int LONGEST_NAME = 180;

    /** What a workbook that somebody sent may unpack to. */
    private static final long SENT_UNPACKED = 64_000_000;

    private final Products products;
    private final OrderValues values;
    private final Buildable buildable;
    private final Faults faults = new Faults();
    private final Map<OrderColumn, Integer> columns = new EnumMap<>(OrderColumn.class);
    private final Map<Products.OptionGroup, Integer> groups = new LinkedHashMap<>();
    private final Map<String, Where> first = new HashMap<>();
    private final int mostOrders;
    private String language = "en";

    private OrderFile(
            Products products,
            LocalDate asOf,
            LocalDate lastDay,
            Buildable buildable,
            int mostOrders) {
        this.products = products;
        this.mostOrders = mostOrders;
        this.buildable = buildable;
        this.values = new OrderValues(products, asOf, lastDay, faults);
    }

    /**
     * Reads the file.
     *
     * @param asOf the day whose knowledge decides which models are on sale
     * @param lastDay the last day that is planned: an order without a wanted day needs its model
     *     then
     */
    public static Result read(
            Path path, Products products, LocalDate asOf, LocalDate lastDay, Buildable buildable) {
        return new OrderFile(products, asOf, lastDay, buildable, MOST_ORDERS).read(path);
    }

    /**
     * Reads what somebody sent.
     *
     * @param file what it is called in complaints; ends in {@code .xlsx} or {@code .csv}
     * @param mostOrders a file with more is refused
     */
    public static Result read(
            String file,
            byte[] bytes,
            int mostOrders,
            Products products,
            LocalDate asOf,
            LocalDate lastDay,
            Buildable buildable) {
        OrderFile read = new OrderFile(products, asOf, lastDay, buildable, mostOrders);
        return read.read(
                file, SheetFiles.tables(file, bytes, mostOrders + 1, SENT_UNPACKED, read.faults));
    }

    private Result read(Path path) {
        Path last = path.getFileName();
        String file = Show.text(last == null ? path.toString() : last.toString());
        return read(file, SheetFiles.tables(path, file, "file.orders", mostOrders + 1, faults));
    }

    private Result read(String file, @Nullable List<SheetTable> tables) {
        if (tables == null) {
            return new Result(Optional.empty(), faults.sorted());
        }
        for (SheetTable table : tables) {
            for (SheetTable.Row row : table.rows()) {
                if (isHeading(row)) {
                    return read(table, row);
                }
            }
        }
        faults.inconsistent(new Where(file, 0, 0), "noOrderColumns");
        return new Result(Optional.empty(), faults.sorted());
    }

    private static boolean isHeading(SheetTable.Row row) {
        return row.cells().values().stream()
                        .map(cell -> OrderColumn.of(cell.text()))
                        .filter(c -> c != null)
                        .distinct()
                        .count()
                >= 2;
    }

    private Result read(SheetTable table, SheetTable.Row heading) {
        headings(table, heading);
        if (table.isCut()) {
            faults.inconsistent(
                    new Where(table.file(), table.name(), 0, 0), "tooManyOrders", mostOrders);
        }
        if (!faults.isEmpty()) {
            return new Result(Optional.empty(), faults.sorted());
        }
        List<OrderTable.Row> rows = new ArrayList<>();
        for (SheetTable.Row row : table.rows()) {
            if (row.number() > heading.number()) {
                rows.add(new OrderTable.Row(row.number(), row.cells(), order(table, row)));
            }
        }
        OrderTable read = new OrderTable(table.name(), language, heading.cells(), columns, rows);
        return new Result(Optional.of(read), faults.sorted());
    }

    private void headings(SheetTable table, SheetTable.Row heading) {
        if (heading.cells().values().stream().anyMatch(c -> c.text().matches(".*\\p{IsHan}.*"))) {
            language = "zh";
        }
        heading.cells()
                .forEach(
                        (at, cell) -> {
                            Products.OptionGroup group = group(cell.text());
                            OrderColumn column = OrderColumn.of(cell.text());
                            Integer before = null;
                            if (group != null) {
                                before = groups.putIfAbsent(group, at);
                            } else if (column != null) {
                                before = columns.putIfAbsent(column, at);
                            }
                            if (before != null) {
                                faults.add(
                                        new Problem.Duplicate(
                                                table.where(heading.number(), at),
                                                Show.text(cell.text()),
                                                table.where(heading.number(), before)));
                            }
                        });
        Where row = table.where(heading.number(), 0);
        for (OrderColumn needed : List.of(OrderColumn.ORDER, OrderColumn.MODEL)) {
            if (!columns.containsKey(needed)) {
                faults.add(new Problem.MissingKey(row, needed.in(language), needed.meaning()));
            }
        }
        for (Products.OptionGroup group : products.options()) {
            if (!groups.containsKey(group) && group.choices().size() > 1) {
                faults.add(
                        new Problem.MissingKey(
                                row,
                                group.name().in(language),
                                Faults.words("orders.group", group.id())));
            }
        }
    }

    private Products.@Nullable OptionGroup group(String heading) {
        String bare = OrderColumn.bare(heading);
        for (Products.OptionGroup group : products.options()) {
            if (bare.equals(OrderColumn.bare(group.id()))
                    || bare.equals(OrderColumn.bare(group.name().en()))
                    || bare.equals(OrderColumn.bare(group.name().zh()))) {
                return group;
            }
        }
        return null;
    }

    /** The order of a row; null after a fault. */
    private @Nullable Order order(SheetTable table, SheetTable.Row row) {
        Cells cells = new Cells(table, row);
        SheetCell name = cells.of(OrderColumn.ORDER);
        Where at = cells.where(OrderColumn.ORDER);
        if (name == null) {
            faults.add(
                    new Problem.BadValue(
                            at, OrderColumn.ORDER.in(language), "", "expected.word", ""));
            return null;
        }
        if (name.text().length() > LONGEST_NAME
                || !name.text().codePoints().allMatch(Show::isHarmless)) {
            faults.add(
                    new Problem.BadValue(
                            at,
                            OrderColumn.ORDER.in(language),
                            Show.text(name.text()),
                            Faults.words("expected.orderName", LONGEST_NAME),
                            ""));
            return null;
        }
        Where before = first.putIfAbsent(name.text(), at);
        if (before != null) {
            faults.add(new Problem.Duplicate(at, Show.text(name.text()), before));
            return null;
        }
        return values.order(cells, groups, buildable, language);
    }

    /** The cells of one row by what they say. */
    final class Cells {
        private final SheetTable table;
        private final SheetTable.Row row;

        Cells(SheetTable table, SheetTable.Row row) {
            this.table = table;
            this.row = row;
        }

        @Nullable SheetCell of(OrderColumn column) {
            Integer at = columns.get(column);
            return at == null ? null : row.cell(at);
        }

        @Nullable SheetCell of(Products.OptionGroup group) {
            Integer at = groups.get(group);
            return at == null ? null : row.cell(at);
        }

        Where where(OrderColumn column) {
            return table.where(row.number(), columns.getOrDefault(column, 0));
        }

        Where where(Products.OptionGroup group) {
            return table.where(row.number(), groups.getOrDefault(group, 0));
        }
    }
}
