package org.lineoff.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * The visible sheets of a workbook of Excel 2007 or later; rows and columns beyond ours are cut.
 */
final class XlsxSheets {
    private static final int MAX_COLUMNS = 200;

    private XlsxSheets() {}

    /**
     * All sheets that can be seen.
     *
     * @param mostRows rows beyond are cut
     * @param mostUnpacked bytes that its parts may unpack to
     * @throws IOException if the bytes are no such workbook, or one that was damaged
     */
    static List<SheetTable> read(String file, byte[] bytes, int mostRows, long mostUnpacked)
            throws IOException {
        try {
            XlsxParts parts = XlsxParts.of(bytes, mostUnpacked);
            Map<String, Map<String, String>> merged = parts.mergedBySheet();
            // The library needs a table of styles for formats; not every program writes one.
            boolean styled = parts.hasStyles();
            List<SheetTable> tables = new ArrayList<>();
            try (InputStream in = new ByteArrayInputStream(bytes);
                    ReadableWorkbook book =
                            new ReadableWorkbook(in, new ReadingOptions(styled, true))) {
                for (Sheet sheet : (Iterable<Sheet>) book.getSheets()::iterator) {
                    if (sheet.getVisibility() == SheetVisibility.VISIBLE) {
                        tables.add(
                                table(
                                        file,
                                        sheet,
                                        merged.getOrDefault(sheet.getName(), Map.of()),
                                        mostRows));
                    }
                }
            }
            return tables;
        } catch (ExcelReaderException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NullPointerException e) {
            // Whatever a damaged workbook makes the library stumble over.
            throw new IOException(e);
        }
    }

    private static SheetTable table(
            String file, Sheet sheet, Map<String, String> merged, int mostRows) throws IOException {
        List<SheetTable.Row> rows = new ArrayList<>();
        boolean cut = false;
        try (Stream<Row> stream = sheet.openStream()) {
            Iterator<Row> all = stream.iterator();
            while (all.hasNext() && !cut) {
                Row row = all.next();
                Map<Integer, SheetCell> cells = new LinkedHashMap<>();
                for (int i = 0; i < Math.min(row.getCellCount(), MAX_COLUMNS); i++) {
                    SheetCell cell = row.hasCell(i) ? cell(row.getCell(i), i + 1) : null;
                    if (cell != null) {
                        cells.put(i + 1, cell);
                    }
                }
                cut = !cells.isEmpty() && rows.size() == mostRows;
                if (!cells.isEmpty() && !cut) {
                    rows.add(new SheetTable.Row(row.getRowNum(), cells));
                }
            }
        }
        return new SheetTable(file, sheet.getName(), rows, merged, cut);
    }

    private static @Nullable SheetCell cell(Cell cell, int column) {
        if (cell.getType() == CellType.EMPTY) {
            return null;
        }
        Object value = cell.getValue();
        if (cell.getType() == CellType.ERROR) {
            return SheetCell.fault(column, String.valueOf(cell.getRawValue()));
        }
        if (value == null) {
            return cell.getFormula() == null
                    ? null
                    : new SheetCell(column, "", "", null, false, null, false, false);
        }
        if (value instanceof BigDecimal number) {
            return number(cell, number, column);
        }
        String text = value instanceof Boolean b ? Boolean.toString(b) : value.toString();
        if (cell.getFormula() != null && text.startsWith("#") && text.matches("#[A-Z/0!?]+")) {
            return SheetCell.fault(column, text);
        }
        SheetCell plain = SheetCell.text(column, text);
        return plain.text().isEmpty() ? null : plain;
    }

    private static SheetCell number(Cell cell, BigDecimal number, int column) {
        String format = cell.getDataFormatString();
        boolean percent = format != null && format.contains("%");
        LocalDate day = null;
        if (number.signum() > 0 && number.compareTo(BigDecimal.valueOf(2_000_000)) < 0) {
            day = cell.asDate().toLocalDate();
        }
        boolean dated =
                format != null
                        && format.replaceAll("\\[[^]]*]|\"[^\"]*\"", "").matches(".*[yYdDhH].*");
        return SheetCell.number(column, number, percent, day, dated);
    }

    /** Column letters to their number from 1: A is 1, AA is 27. */
    static int column(String letters) {
        int column = 0;
        for (char c : letters.toUpperCase(Locale.ROOT).toCharArray()) {
            column = column * 26 + (c - 'A' + 1);
        }
        return column;
    }

    /** Each cell of some merged ranges with the range that covers it. */
    static Map<String, String> covered(List<String> ranges) {
        Map<String, String> covered = new HashMap<>();
        for (String range : ranges) {
            String[] ends = range.replace("$", "").split(":", 2);
            if (ends.length < 2
                    || !ends[0].matches("[A-Z]{1,3}[0-9]{1,7}")
                    || !ends[1].matches("[A-Z]{1,3}[0-9]{1,7}")) {
                continue;
            }
            int left = column(ends[0].replaceAll("[0-9]", ""));
            int right = Math.min(column(ends[1].replaceAll("[0-9]", "")), MAX_COLUMNS);
            int top = Integer.parseInt(ends[0].replaceAll("[A-Z]", ""));
            int bottom =
                    Math.min(
                            Integer.parseInt(ends[1].replaceAll("[A-Z]", "")),
                            top + SheetTable.MAX_ROWS);
            for (int row = top; row <= bottom; row++) {
                for (int column = left; column <= right; column++) {
                    covered.put(row + "/" + column, range);
                }
            }
        }
        return covered;
    }
}
