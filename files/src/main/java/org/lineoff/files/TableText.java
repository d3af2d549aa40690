package org.lineoff.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.lineoff.model.Problem;

/**
 * Tables of either kind, xlsx or csv, for those who read tables as text: the first sheet as comma
 * separated values, each row in the line of its number; and a workbook made of such a text.
 */
public final class TableText {
    private static final int MOST_ROWS = 100_000;

    /** What a spreadsheet would take for a number stays text if it is longer than this. */
    private static final String NUMBER = "-?(0|[1-9]\\d{0,14})(\\.\\d{1,10})?";

    /**
     * A sheet as text, or what is wrong with the file.
     *
     * @param text nothing after a fault
     */
    public record Reading(Optional<String> text, List<Problem> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    private TableText() {}

    /** Whether a file is called as a table is. */
    public static boolean isTable(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".xlsx") || name.endsWith(".csv");
    }

    /** The first sheet that can be seen, as comma separated values. */
    public static Reading read(Path file) {
        Faults faults = new Faults();
        List<SheetTable> tables =
                SheetFiles.tables(file, file.toString(), "kind.task", MOST_ROWS, faults);
        if (tables == null) {
            return new Reading(Optional.empty(), faults.sorted());
        }
        return new Reading(Optional.of(tables.isEmpty() ? "" : csv(tables.getFirst())), List.of());
    }

    private static String csv(SheetTable table) {
        StringBuilder text = new StringBuilder();
        int line = 1;
        for (SheetTable.Row row : table.rows()) {
            for (; line < row.number(); line++) {
                text.append('\n');
            }
            Map<Integer, SheetCell> cells = row.cells();
            int width = cells.keySet().stream().mapToInt(c -> c).max().orElse(0);
            for (int at = 1; at <= width; at++) {
                SheetCell cell = cells.get(at);
                text.append(at == 1 ? "" : ",").append(cell == null ? "" : quoted(cell.text()));
            }
        }
        return text.append('\n').toString();
    }

    private static String quoted(String cell) {
        return cell.contains(",") || cell.contains("\"")
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }

    /** A workbook with one sheet of comma separated values; the heading stays in sight. */
    public static byte[] xlsx(String sheet, String csv) throws IOException {
        byte[] text = csv.getBytes(StandardCharsets.UTF_8);
        SheetTable table = Objects.requireNonNull(CsvSheet.read("", text, MOST_ROWS));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Lineoff", null)) {
            Worksheet to = book.newWorksheet(sheet);
            for (SheetTable.Row row : table.rows()) {
                row.cells().forEach((at, cell) -> put(to, row.number() - 1, at - 1, cell.raw()));
            }
            to.freezePane(0, 1);
        }
        return SheetTemplate.stamped(out.toByteArray());
    }

    private static void put(Worksheet to, int row, int column, String cell) {
        if (row > 0 && cell.matches(NUMBER)) {
            to.value(row, column, new BigDecimal(cell));
        } else {
            // A cell of text needs no sign before what looks like a formula.
            to.value(row, column, cell.matches("'[=+\\-@].*") ? cell.substring(1) : cell);
        }
    }
}
