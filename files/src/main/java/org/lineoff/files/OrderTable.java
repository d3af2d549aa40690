package org.lineoff.files;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.order.Order;

/**
 * An order file as it was read, cell by cell, with what it says of orders: written again it keeps
 * its columns, known or not, and their order.
 */
public final class OrderTable {
    /** A row, with its order unless that was refused. */
    record Row(int number, Map<Integer, SheetCell> cells, @Nullable Order order) {}

    private final String sheet;
    private final String language;
    private final Map<Integer, SheetCell> headings;
    private final Map<OrderColumn, Integer> columns;
    private final List<Row> rows;

    OrderTable(
            String sheet,
            String language,
            Map<Integer, SheetCell> headings,
            Map<OrderColumn, Integer> columns,
            List<Row> rows) {
        this.sheet = sheet;
        this.language = language;
        this.headings = Collections.unmodifiableMap(new TreeMap<>(headings));
        this.columns = new EnumMap<>(OrderColumn.class);
        this.columns.putAll(columns);
        this.rows = List.copyOf(rows);
    }

    /** The orders that can be built, in the order of the file. */
    public List<Order> orders() {
        List<Order> orders = new ArrayList<>();
        for (Row row : rows) {
            if (row.order() != null) {
                orders.add(row.order());
            }
        }
        return orders;
    }

    /** Numbers of the rows by id of their order, as a spreadsheet shows them. */
    public Map<String, Integer> rowsByOrder() {
        Map<String, Integer> byOrder = new HashMap<>();
        for (Row row : rows) {
            Order order = row.order();
            if (order != null) {
                byOrder.put(order.id(), row.number());
            }
        }
        return byOrder;
    }

    /** How many rows were refused. */
    public int refused() {
        return (int) rows.stream().filter(row -> row.order() == null).count();
    }

    /** The headings, in the order of the file. */
    public List<String> headings() {
        return headings.values().stream().map(SheetCell::text).toList();
    }

    String sheet() {
        return sheet;
    }

    String language() {
        return language;
    }

    Map<Integer, SheetCell> headingCells() {
        return headings;
    }

    @Nullable Integer column(OrderColumn column) {
        return columns.get(column);
    }

    List<Row> rows() {
        return rows;
    }
}
