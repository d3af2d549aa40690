package org.lineoff.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table of rows of one kind as CSV by RFC 4180: comma, CRLF, quotes where needed, a header row.
 * It begins with a byte order mark, without which spreadsheets read Chinese as noise. A text that a
 * spreadsheet would take for a formula gets an apostrophe before it; numbers are never touched.
 */
final class CsvTable<R> {
    private static final String FORMULA_STARTS = "=+-@＝＋－＠";
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9.]+ ?%?");

    private record Column<R>(String name, Function<R, @Nullable Object> value) {}

    private final List<Column<R>> columns = new ArrayList<>();

    /** Adds a column; values are text, numbers, dates, yes or no, or null for an empty cell. */
    CsvTable<R> column(String name, Function<R, @Nullable Object> value) {
        columns.add(new Column<>(name, value));
        return this;
    }

    String of(List<R> rows) {
        StringBuilder out = new StringBuilder("\uFEFF");
        line(out, columns.stream().map(Column::name).toList());
        for (R row : rows) {
            line(out, columns.stream().map(column -> text(column.value().apply(row))).toList());
        }
        return out.toString();
    }

    private static void line(StringBuilder out, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            out.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
        }
        out.append("\r\n");
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case Double number -> {
                var rounded = JsonReport.rounded(number);
                yield rounded == null ? "" : rounded.toPlainString();
            }
            case Integer number -> number.toString();
            case Boolean flag -> flag.toString();
            case LocalDate date -> date.toString();
            default -> harmless(cell.toString());
        };
    }

    /** Spreadsheets calculate a cell that begins so, also behind blanks and line ends. */
    private static String harmless(String text) {
        String start = text.strip();
        boolean formula =
                !start.isEmpty()
                        && FORMULA_STARTS.indexOf(start.charAt(0)) >= 0
                        && !NUMBER.matcher(start).matches();
        return formula ? "'" + text : text;
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
