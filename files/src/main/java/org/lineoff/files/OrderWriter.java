package org.lineoff.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Products;
import org.lineoff.model.order.Order;

/**
 * Writes order files: a table that was read, with the day and place that its orders now have, or
 * new orders. A name that ends in {@code .xlsx} is a workbook, any other a text of comma separated
 * values. The same orders give the same bytes.
 */
public final class OrderWriter {
    private OrderWriter() {}

    /**
     * Writes a table again: every row, its columns in their order, what is not known here included;
     * only day, place and the body's number are set anew, in columns of their own at the end where
     * there were none.
     *
     * @param planned the orders as they are planned now; one that is not among them keeps what its
     *     row says
     * @param byPlace rows by day and place, those without at the end; else in the order of the
     *     table
     */
    public static void write(Path path, OrderTable table, List<Order> planned, boolean byPlace)
            throws IOException {
        write(path, table, planned, Map.of(), byPlace);
    }

    /**
     * The same, with the numbers of the bodies.
     *
     * @param bodies by id of the order its number on the way through paint; where there are none no
     *     column is added for them
     */
    public static void write(
            Path path,
            OrderTable table,
            List<Order> planned,
            Map<String, Integer> bodies,
            boolean byPlace)
            throws IOException {
        Map<String, Order> now = new HashMap<>();
        planned.forEach(order -> now.put(order.id(), order));
        Map<Integer, SheetCell> headings = new TreeMap<>(table.headingCells());
        int end = width(headings);
        for (OrderTable.Row row : table.rows()) {
            end = Math.max(end, width(row.cells()));
        }
        Integer dayColumn = table.column(OrderColumn.DAY);
        Integer placeColumn = table.column(OrderColumn.PLACE);
        int dayAt = dayColumn == null ? ++end : dayColumn;
        int placeAt = placeColumn == null ? ++end : placeColumn;
        Integer bodyColumn = table.column(OrderColumn.BODY_NUMBER);
        int bodyAt = bodyColumn == null ? ++end : bodyColumn;
        if (!bodies.isEmpty()) {
            headings.putIfAbsent(
                    bodyAt, heading(bodyAt, OrderColumn.BODY_NUMBER, table.language()));
        }
        if (!now.isEmpty()) {
            headings.putIfAbsent(dayAt, heading(dayAt, OrderColumn.DAY, table.language()));
            headings.putIfAbsent(placeAt, heading(placeAt, OrderColumn.PLACE, table.language()));
        }
        List<OrderTable.Row> rows = new ArrayList<>();
        for (OrderTable.Row row : table.rows()) {
            Order read = row.order();
            Order order = read == null ? null : now.getOrDefault(read.id(), read);
            Map<Integer, SheetCell> cells = new TreeMap<>(row.cells());
            if (order != null && now.containsKey(order.id())) {
                put(cells, dayAt, order.day());
                put(cells, placeAt, order.place());
                put(cells, bodyAt, bodies.get(order.id()));
            }
            rows.add(new OrderTable.Row(row.number(), cells, order));
        }
        if (byPlace) {
            rows.sort((a, b) -> compare(a.order(), b.order()));
        }
        write(path, table.sheet(), headings, rows);
    }

    /**
     * What an order, or a row that is none, is answered with.
     *
     * @param car build number, null if it has none
     */
    public record Answer(@Nullable Long car, String words) {}

    /**
     * Writes a table again with an answer in each row: every column of it, and two at the end
     * unless it has them, for the build number and the answer in words.
     *
     * @param byOrder by id of the order
     * @param byRow by the number of a row that was refused
     */
    public static void write(
            Path path, OrderTable table, Map<String, Answer> byOrder, Map<Integer, Answer> byRow)
            throws IOException {
        Map<Integer, SheetCell> headings = new TreeMap<>(table.headingCells());
        int end = width(headings);
        for (OrderTable.Row row : table.rows()) {
            end = Math.max(end, width(row.cells()));
        }
        boolean chinese = table.language().equals("zh");
        int carAt = column(headings, chinese ? "生产编号" : "Build number", end + 1);
        int wordsAt = column(headings, chinese ? "答复" : "Answer", Math.max(end, carAt) + 1);
        List<OrderTable.Row> rows = new ArrayList<>();
        for (OrderTable.Row row : table.rows()) {
            Order order = row.order();
            Answer answer = order == null ? byRow.get(row.number()) : byOrder.get(order.id());
            Map<Integer, SheetCell> cells = new TreeMap<>(row.cells());
            if (answer != null) {
                Long car = answer.car();
                text(cells, carAt, car == null ? null : Long.toString(car));
                text(cells, wordsAt, answer.words().isEmpty() ? null : answer.words());
            }
            rows.add(new OrderTable.Row(row.number(), cells, order));
        }
        write(path, table.sheet(), headings, rows);
    }

    /** The column of that heading; it is added where there is none. */
    private static int column(Map<Integer, SheetCell> headings, String name, int otherwise) {
        for (Map.Entry<Integer, SheetCell> heading : headings.entrySet()) {
            if (heading.getValue().text().equals(name)) {
                return heading.getKey();
            }
        }
        headings.put(otherwise, SheetCell.text(otherwise, name));
        return otherwise;
    }

    /**
     * Writes new orders.
     *
     * @param language {@code zh}, or anything else for English
     */
    public static void write(Path path, Products products, List<Order> orders, String language)
            throws IOException {
        Map<Integer, SheetCell> headings = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        names.add(OrderColumn.ORDER.in(language));
        names.add(OrderColumn.MODEL.in(language));
        products.options().forEach(g -> names.add(g.name().in(language)));
        names.add(OrderColumn.MARKET.in(language));
        names.add(OrderColumn.WANTED.in(language));
        names.add(OrderColumn.URGENT.in(language));
        for (String name : names) {
            headings.put(headings.size() + 1, SheetCell.text(headings.size() + 1, name));
        }
        List<OrderTable.Row> rows = new ArrayList<>();
        for (Order order : orders) {
            Map<Integer, SheetCell> cells = new LinkedHashMap<>();
            int at = 1;
            text(cells, at++, order.id());
            text(cells, at++, order.model());
            for (Products.OptionGroup group : products.options()) {
                text(cells, at++, order.choices().get(group.id()));
            }
            text(cells, at++, order.market());
            put(cells, at++, order.wanted());
            text(cells, at, order.urgent() ? language.equals("zh") ? "是" : "yes" : null);
            rows.add(new OrderTable.Row(rows.size() + 2, cells, order));
        }
        write(path, "", headings, rows);
    }

    /** By day and place; what has none comes last, in the order it had. */
    private static int compare(@Nullable Order a, @Nullable Order b) {
        LocalDate one = a == null ? null : a.day();
        LocalDate other = b == null ? null : b.day();
        if (a == null || b == null || one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        int days = one.compareTo(other);
        Integer place = a.place();
        Integer otherPlace = b.place();
        return days != 0
                ? days
                : Integer.compare(
                        place == null ? Integer.MAX_VALUE : place,
                        otherPlace == null ? Integer.MAX_VALUE : otherPlace);
    }

    private static SheetCell heading(int at, OrderColumn column, String language) {
        return SheetCell.text(at, column.in(language));
    }

    private static void text(Map<Integer, SheetCell> cells, int at, @Nullable String text) {
        if (text == null) {
            cells.remove(at);
        } else {
            cells.put(at, SheetCell.text(at, text));
        }
    }

    private static void put(Map<Integer, SheetCell> cells, int at, @Nullable LocalDate day) {
        text(cells, at, day == null ? null : day.toString());
    }

    private static void put(Map<Integer, SheetCell> cells, int at, @Nullable Integer number) {
        if (number == null) {
            cells.remove(at);
        } else {
            cells.put(at, SheetCell.number(at, BigDecimal.valueOf(number), false, null, false));
        }
    }

    // ---- files ----

    private static void write(
            Path path, String sheet, Map<Integer, SheetCell> headings, List<OrderTable.Row> rows)
            throws IOException {
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        boolean book = path.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
        Files.write(path, book ? xlsx(sheet, headings, rows) : csv(headings, rows));
    }

    private static byte[] xlsx(
            String sheet, Map<Integer, SheetCell> headings, List<OrderTable.Row> rows)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Lineoff", null)) {
            Worksheet to = book.newWorksheet(sheet.isEmpty() ? "Orders" : sheet);
            headings.forEach((at, cell) -> cell(to, 0, at, cell));
            for (int r = 0; r < rows.size(); r++) {
                int line = r + 1;
                rows.get(r).cells().forEach((at, cell) -> cell(to, line, at, cell));
            }
            to.freezePane(0, 1);
        }
        return SheetTemplate.stamped(out.toByteArray());
    }

    private static void cell(Worksheet to, int row, int column, SheetCell cell) {
        BigDecimal number = cell.number();
        if (number == null) {
            to.value(row, column - 1, cell.raw());
            return;
        }
        to.value(row, column - 1, number);
        if (cell.isPercent()) {
            to.style(row, column - 1).format("0.##%").set();
        } else if (cell.isDate()) {
            boolean whole = number.remainder(BigDecimal.ONE).signum() == 0;
            to.style(row, column - 1).format(whole ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm").set();
        }
    }

    private static byte[] csv(Map<Integer, SheetCell> headings, List<OrderTable.Row> rows) {
        StringBuilder text = new StringBuilder();
        line(text, headings, width(headings));
        for (OrderTable.Row row : rows) {
            line(text, row.cells(), Math.max(width(headings), width(row.cells())));
        }
        boolean plain = text.chars().allMatch(c -> c < 128);
        // With a mark, spreadsheet programs see that it is UTF-8.
        return (plain ? text.toString() : "\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
    }

    /** The last column that holds something. */
    private static int width(Map<Integer, SheetCell> cells) {
        return cells.keySet().stream().mapToInt(c -> c).max().orElse(0);
    }

    private static void line(StringBuilder text, Map<Integer, SheetCell> cells, int width) {
        for (int at = 1; at <= width; at++) {
            SheetCell cell = cells.get(at);
            text.append(at == 1 ? "" : ",").append(cell == null ? "" : quoted(cell));
        }
        text.append('\n');
    }

    /** A date of a workbook is written as one, whatever number it is stored as. */
    private static String quoted(SheetCell cell) {
        LocalDate day = cell.isDate() ? cell.day() : null;
        String raw = day == null ? cell.raw() : day.toString();
        return raw.matches("[^\",;\t\r\n]*") && raw.equals(raw.strip())
                ? raw
                : '"' + raw.replace("\"", "\"\"") + '"';
    }
}
