package org.lineoff.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The spreadsheet to start from: the sheet of shops, filled with the six shops of {@code
 * examples/yizhuang} as rounded figures, the sheet of the plant, and notes on every column. The
 * same cells whenever it is made.
 */
public final class SheetTemplate {
    private static final String HEADER = "1F4E79";
    private static final String OPTIONAL = "7F7F7F";
    private static final int ROWS_WITH_LISTS = 60;
    private static final LocalDateTime STAMP = LocalDateTime.of(2026, 1, 1, 0, 0);

    private static final List<SheetColumn> COLUMNS =
            List.of(
                    SheetColumn.SHOP,
                    SheetColumn.JOBS_PER_HOUR,
                    SheetColumn.HOURS_PER_DAY,
                    SheetColumn.AVAILABILITY,
                    SheetColumn.FIRST_TIME_THROUGH,
                    SheetColumn.BUFFER,
                    SheetColumn.CALENDAR,
                    SheetColumn.DAYS_PER_YEAR,
                    SheetColumn.REPAIR,
                    SheetColumn.MAKES,
                    SheetColumn.FEEDS,
                    SheetColumn.NOTES);

    private static final int CALENDAR_AT = COLUMNS.indexOf(SheetColumn.CALENDAR);
    private static final int MAKES_AT = COLUMNS.indexOf(SheetColumn.MAKES);
    private static final int NOTES_AT = COLUMNS.indexOf(SheetColumn.NOTES);

    /** A row of the template; {@code feeds} is the row it feeds, -1 for line-off. */
    private record Line(
            String word,
            double jobsPerHour,
            double availability,
            double firstTimeThrough,
            int buffer,
            int repairMinutes,
            boolean isParts,
            int feeds) {}

    private static final List<Line> LINES =
            List.of(
                    new Line("casting", 60, 0.90, 1, 80, 20, true, 2),
                    new Line("stamping", 72, 0.90, 1, 200, 15, true, 2),
                    new Line("body", 53, 0.88, 0.965, 80, 7, false, 3),
                    new Line("paint", 53, 0.88, 0.90, 150, 10, false, 5),
                    new Line("battery", 58, 0.91, 0.98, 100, 8, true, 5),
                    new Line("assembly", 47.4, 0.85, 0.94, 0, 4, false, -1));

    private final Catalogue texts;
    private final String language;

    private SheetTemplate(String language) {
        this.language = language.equals("zh") ? "zh" : "en";
        this.texts = Catalogue.of(language);
    }

    /**
     * The workbook.
     *
     * @param language {@code zh}, or anything else for English
     */
    public static byte[] xlsx(String language) {
        try {
            return new SheetTemplate(language).bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Lineoff", null)) {
            shops(book.newWorksheet(word("sheet.shops")));
            plant(book.newWorksheet(word("sheet.plant")));
            notes(book.newWorksheet(word("sheet.notes")));
        }
        return stamped(out.toByteArray());
    }

    private String word(String key) {
        return texts.text("template." + key);
    }

    private void shops(Worksheet sheet) {
        for (int c = 0; c < COLUMNS.size(); c++) {
            SheetColumn column = COLUMNS.get(c);
            sheet.value(0, c, column.in(language));
            sheet.style(0, c)
                    .bold()
                    .fontColor("FFFFFF")
                    .fillColor(column.required ? HEADER : OPTIONAL)
                    .wrapText(true)
                    .verticalAlignment("center")
                    .horizontalAlignment(c == 0 ? "left" : "center")
                    .set();
            sheet.width(
                    c, column == SheetColumn.NOTES ? 52 : column == SheetColumn.CALENDAR ? 27 : 14);
        }
        sheet.rowHeight(0, 34);
        sheet.freezePane(1, 1);
        for (int r = 0; r < LINES.size(); r++) {
            line(sheet, r + 1, LINES.get(r));
        }
        sheet.range(1, CALENDAR_AT, ROWS_WITH_LISTS, CALENDAR_AT)
                .validateWithListByFormula("'" + word("sheet.notes") + "'!$D$2:$D$7")
                .showErrorMessage(false);
        sheet.range(1, MAKES_AT, ROWS_WITH_LISTS, MAKES_AT)
                .validateWithListByFormula("\"" + word("cars") + "," + word("parts") + "\"")
                .showErrorMessage(false);
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
    }

    private void line(Worksheet sheet, int r, Line line) {
        int c = 0;
        sheet.value(r, c++, word("shop." + line.word()));
        sheet.value(r, c++, BigDecimal.valueOf(line.jobsPerHour()).stripTrailingZeros());
        sheet.value(r, c++, 15);
        percent(sheet, r, c++, line.availability());
        percent(sheet, r, c++, line.firstTimeThrough());
        sheet.value(r, c++, line.buffer());
        sheet.value(r, c++, word("calendar.2"));
        sheet.value(r, c++, 250);
        sheet.value(r, c++, line.repairMinutes());
        sheet.value(r, c++, word(line.isParts() ? "parts" : "cars"));
        sheet.value(
                r,
                c,
                line.feeds() < 0
                        ? word("lineOff")
                        : word("shop." + LINES.get(line.feeds()).word()));
        sheet.range(r, 1, r, NOTES_AT - 1).style().horizontalAlignment("center").set();
        percentStyle(sheet, r, COLUMNS.indexOf(SheetColumn.AVAILABILITY));
        percentStyle(sheet, r, COLUMNS.indexOf(SheetColumn.FIRST_TIME_THROUGH));
        sheet.value(r, NOTES_AT, word("note." + line.word()));
    }

    private static void percent(Worksheet sheet, int r, int c, double share) {
        sheet.value(r, c, BigDecimal.valueOf(share));
    }

    private static void percentStyle(Worksheet sheet, int r, int c) {
        sheet.style(r, c).format("0.0%").horizontalAlignment("center").set();
    }

    private void plant(Worksheet sheet) {
        String[] keys = {"title", "year", "start", "orders"};
        for (int r = 0; r < keys.length; r++) {
            sheet.value(r, 0, word("plant." + keys[r]));
            sheet.style(r, 0).bold().set();
            sheet.value(r, 2, word("plant." + keys[r] + ".note"));
            sheet.style(r, 2).fontColor(OPTIONAL).set();
        }
        sheet.value(0, 1, word("plant.example"));
        sheet.value(1, 1, 2027);
        sheet.range(0, 1, keys.length - 1, 1).style().horizontalAlignment("left").set();
        sheet.style(2, 1).format("yyyy-mm-dd").horizontalAlignment("left").set();
        sheet.width(0, 24);
        sheet.width(1, 30);
        sheet.width(2, 90);
    }

    private void notes(Worksheet sheet) {
        sheet.value(0, 0, word("notes.column"));
        sheet.value(0, 1, word("notes.meaning"));
        sheet.value(0, 3, word("notes.calendars"));
        sheet.range(0, 0, 0, 3).style().bold().set();
        for (int c = 0; c < COLUMNS.size(); c++) {
            SheetColumn column = COLUMNS.get(c);
            sheet.value(c + 1, 0, column.in(language));
            sheet.value(c + 1, 1, texts.text(column.meaning()));
            sheet.style(c + 1, 0).verticalAlignment("top").bold().set();
            sheet.style(c + 1, 1).verticalAlignment("top").wrapText(true).set();
        }
        for (int i = 1; i <= 6; i++) {
            sheet.value(i, 3, word("calendar." + i));
        }
        int r = COLUMNS.size() + 2;
        for (int i = 1; i <= 6; i++, r++) {
            sheet.value(r, 1, word("notes." + i));
            sheet.style(r, 1).wrapText(true).verticalAlignment("top").set();
        }
        sheet.width(0, 28);
        sheet.width(1, 100);
        sheet.width(3, 34);
    }

    /** The same archive without the times at which it was written. */
    static byte[] stamped(byte[] archive) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : XlsxParts.entries(archive).entrySet()) {
                byte[] bytes = part.getValue();
                if (part.getKey().equals("docProps/core.xml")) {
                    bytes =
                            new String(bytes, StandardCharsets.UTF_8)
                                    .replaceAll(
                                            "(<dcterms:created[^>]*>)[^<]*", "$1" + STAMP + ":00Z")
                                    .getBytes(StandardCharsets.UTF_8);
                }
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(STAMP);
                zip.putNextEntry(entry);
                zip.write(bytes);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
