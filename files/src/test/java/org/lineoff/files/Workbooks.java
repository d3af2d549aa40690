package org.lineoff.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Workbooks for tests: the template's cells with changes, by the names that Excel gives cells. */
final class Workbooks {
    private final String language;
    private final Map<String, Map<String, Object>> sheets = new LinkedHashMap<>();
    private final Map<String, String> percent = new LinkedHashMap<>();
    private String merge = "";

    private Workbooks(String language) {
        this.language = language;
    }

    static Workbooks empty() {
        return new Workbooks("en");
    }

    /** The template, read back cell by cell. */
    static Workbooks template(String language) {
        Workbooks book = new Workbooks(language);
        try {
            for (SheetTable table :
                    XlsxSheets.read(
                            "t.xlsx", SheetTemplate.xlsx(language), 100, XlsxParts.MAX_UNPACKED)) {
                book.sheets.put(table.name(), new LinkedHashMap<>());
                for (SheetTable.Row row : table.rows()) {
                    for (SheetCell cell : row.cells().values()) {
                        BigDecimal number = cell.number();
                        book.set(
                                table.name(),
                                table.where(row.number(), cell.column()).cell(),
                                number == null ? cell.text() : number);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return book;
    }

    String shops() {
        return language.equals("zh") ? "车间" : "Shops";
    }

    String plant() {
        return language.equals("zh") ? "工厂" : "Plant";
    }

    /** A value of the sheet of shops; null empties the cell. */
    Workbooks set(String cell, Object value) {
        return set(shops(), cell, value);
    }

    Workbooks set(String sheet, String cell, Object value) {
        Map<String, Object> cells = sheets.computeIfAbsent(sheet, _ -> new LinkedHashMap<>());
        if (value == null) {
            cells.remove(cell);
        } else {
            cells.put(cell, value);
        }
        return this;
    }

    Workbooks asPercent(String cell) {
        percent.put(cell, "0.0%");
        return this;
    }

    /** Takes a column of the sheet of shops out, its header too. */
    Workbooks without(String column) {
        sheets.getOrDefault(shops(), Map.of()).keySet().removeIf(c -> c.matches(column + "[0-9]+"));
        return this;
    }

    Workbooks withoutSheet(String name) {
        sheets.remove(name);
        return this;
    }

    Workbooks merge(String range) {
        this.merge = range;
        return this;
    }

    Path writeTo(Path folder) {
        try {
            return Files.write(folder.resolve("plant.xlsx"), bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "test", null)) {
            for (Map.Entry<String, Map<String, Object>> sheet : sheets.entrySet()) {
                Worksheet to = book.newWorksheet(sheet.getKey());
                sheet.getValue().forEach((cell, value) -> put(to, cell, value));
                if (sheet.getKey().equals(shops())) {
                    percent.forEach((c, f) -> to.style(row(c), column(c)).format(f).set());
                    if (!merge.isEmpty()) {
                        String[] ends = merge.split(":", -1);
                        to.range(row(ends[0]), column(ends[0]), row(ends[1]), column(ends[1]))
                                .merge();
                    }
                }
            }
        }
        return out.toByteArray();
    }

    private static void put(Worksheet sheet, String cell, Object value) {
        int r = row(cell);
        int c = column(cell);
        switch (value) {
            case Formula f -> sheet.formula(r, c, f.text());
            case LocalDate d -> {
                sheet.value(r, c, d);
                sheet.style(r, c).format("yyyy-mm-dd").set();
            }
            case Number n -> sheet.value(r, c, n);
            case Boolean b -> sheet.value(r, c, b);
            default -> sheet.value(r, c, value.toString());
        }
    }

    /** A formula, which the writer stores without a value. */
    record Formula(String text) {}

    private static int row(String cell) {
        return Integer.parseInt(cell.replaceAll("[A-Z]", "")) - 1;
    }

    private static int column(String cell) {
        return XlsxSheets.column(cell.replaceAll("[0-9]", "")) - 1;
    }

    /** The parts of a workbook by name, for comparing and for damaging. */
    static Map<String, String> parts(byte[] bytes) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        XlsxParts.entries(bytes)
                .forEach((name, b) -> parts.put(name, new String(b, StandardCharsets.UTF_8)));
        return parts;
    }

    static byte[] archive(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            List<Map.Entry<String, String>> all = new ArrayList<>(parts.entrySet());
            for (Map.Entry<String, String> part : all) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
