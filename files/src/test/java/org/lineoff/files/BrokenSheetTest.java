package org.lineoff.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lineoff.model.Problem;
import org.lineoff.model.Problem.BadValue;
import org.lineoff.model.Problem.Cycle;
import org.lineoff.model.Problem.Dangling;
import org.lineoff.model.Problem.Duplicate;
import org.lineoff.model.Problem.Inconsistent;
import org.lineoff.model.Problem.MissingFile;
import org.lineoff.model.Problem.MissingKey;
import org.lineoff.model.Problem.OutOfRange;
import org.lineoff.model.Problem.UnknownKey;
import org.lineoff.model.Problem.Unreadable;

/** The template with wrong cells: each is complained about at its cell, and nothing else is. */
class BrokenSheetTest {

    /** A workbook and the faults that must come of it, as "type cell". */
    record Wrong(String name, Workbooks book, List<String> faults, List<String> words) {
        static Wrong at(String name, Workbooks book, Object... typesAndCells) {
            List<String> faults = new ArrayList<>();
            for (int i = 0; i < typesAndCells.length; i += 2) {
                faults.add(
                        ((Class<?>) typesAndCells[i]).getSimpleName() + " " + typesAndCells[i + 1]);
            }
            return new Wrong(name, book, faults, List.of());
        }

        Wrong saying(String... parts) {
            return new Wrong(name, book, faults, Arrays.asList(parts));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Workbooks en() {
        return Workbooks.template("en");
    }

    private static Workbooks zh() {
        return Workbooks.template("zh");
    }

    static Stream<Wrong> sheets() {
        return Stream.of(
                Wrong.at("text in a number", en().set("B4", "fifty"), BadValue.class, "B4")
                        .saying("plant.xlsx, sheet Shops, cell B4: ", "\"fifty\"", "write 40"),
                Wrong.at("no jobs per hour", en().set("B4", 0), OutOfRange.class, "B4"),
                Wrong.at("less than none", en().set("F2", -3), OutOfRange.class, "F2"),
                Wrong.at("half a car", en().set("F2", 80.5), BadValue.class, "F2"),
                Wrong.at("120 per cent", en().set("D5", "120%"), OutOfRange.class, "D5"),
                Wrong.at("120 without a sign", en().set("D5", 120), OutOfRange.class, "D5"),
                Wrong.at(
                        "105 % as the spreadsheet stores it",
                        en().set("E5", 1.05).asPercent("E5"), OutOfRange.class, "E5"),
                Wrong.at("no availability", en().set("D5", 0), OutOfRange.class, "D5"),
                Wrong.at("an empty cell", en().set("E6", null), BadValue.class, "E6")
                        .saying("nothing is written here"),
                Wrong.at("25 hours", en().set("C3", 25), OutOfRange.class, "C3"),
                Wrong.at("more hours than the shifts", en().set("C3", 17), Inconsistent.class, "C3")
                        .saying("17 h do not fit into 2 shifts of 8 h"),
                Wrong.at("300 days of five a week", en().set("H7", 300), Inconsistent.class, "H7"),
                Wrong.at("a calendar of words", en().set("G2", "always"), BadValue.class, "G2"),
                Wrong.at("eight days", en().set("G2", "8 days, 2 shifts"), OutOfRange.class, "G2"),
                Wrong.at(
                        "shifts longer than a day",
                        en().set("G2", "5 days, 3 shifts of 9 h"),
                        Inconsistent.class,
                        "G2"),
                Wrong.at("the same shop twice", en().set("A5", "Body"), Duplicate.class, "A5")
                        .saying("It stands first at plant.xlsx, sheet Shops, cell A4"),
                Wrong.at("a shop without a name", en().set("A5", null), BadValue.class, "A5"),
                Wrong.at("feeds nobody known", en().set("K5", "Asembly"), Dangling.class, "K5")
                        .saying("Maybe you meant \"Assembly\""),
                Wrong.at("a circle", en().set("K7", "Body"), Cycle.class, "K7")
                        .saying("Body → Paint → Assembly → Body"),
                Wrong.at("two ends", en().set("K4", "line-off"), Inconsistent.class, "K4"),
                Wrong.at("parts for nobody", en().set("K6", "line-off"), Inconsistent.class, "K6"),
                Wrong.at("what it makes", en().set("J6", "packs"), BadValue.class, "J6"),
                Wrong.at(
                        "cars or parts is not said",
                        en().set("J2", null).set("J3", null),
                        Inconsistent.class,
                        "J2",
                        Inconsistent.class,
                        "J3"),
                Wrong.at(
                        "cars into parts",
                        en().set("K3", "Casting").set("J3", "cars"),
                        Inconsistent.class,
                        "J3"),
                Wrong.at("a missing column", en().without("D"), MissingKey.class, "row 1")
                        .saying("column \"Availability (%)\" is missing"),
                Wrong.at("a misspelt column", en().set("D1", "Availabilty"), UnknownKey.class, "D1")
                        .saying("Maybe you meant \"Availability (%)\""),
                Wrong.at("a column twice", en().set("L1", "JPH"), Duplicate.class, "L1"),
                Wrong.at(
                        "hours in minutes",
                        en().set("C1", "Hours (min)"),
                        Inconsistent.class,
                        "C1"),
                Wrong.at(
                                "merged cells",
                                en().set("C3", null).set("C4", null).merge("C2:C4"),
                                Inconsistent.class,
                                "C3",
                                Inconsistent.class,
                                "C4")
                        .saying("C2:C4"),
                Wrong.at(
                        "a formula never computed",
                        en().set("B3", new Workbooks.Formula("3600/50")),
                        Inconsistent.class,
                        "B3"),
                Wrong.at(
                        "no header",
                        en().set("A1", "x")
                                .set("B1", "y")
                                .set("C1", "z")
                                .without("D")
                                .without("E")
                                .without("F")
                                .without("G")
                                .without("H")
                                .without("I")
                                .without("J")
                                .without("K")
                                .without("L"),
                        Inconsistent.class,
                        "row 1"),
                Wrong.at("no date", en().set("Plant", "B3", "soon"), BadValue.class, "Plant B3"),
                Wrong.at("no year", en().set("Plant", "B2", "next"), BadValue.class, "Plant B2"),
                Wrong.at(
                        "start after the year",
                        en().set("Plant", "B3", "2028-03-01"),
                        OutOfRange.class,
                        "Plant B3"),
                Wrong.at("中文：数字里有文字", zh().set("B4", "五十"), BadValue.class, "B4")
                        .saying("plant.xlsx，工作表“车间”，单元格 B4: ", "五十"),
                Wrong.at("中文：百分之一百二十", zh().set("D5", "１２０％"), OutOfRange.class, "D5"),
                Wrong.at("中文：每小时零台", zh().set("B4", "０台"), OutOfRange.class, "B4"),
                Wrong.at("中文：车间重名", zh().set("A5", "车身"), Duplicate.class, "A5").saying("单元格 A4"),
                Wrong.at("中文：供给不存在的车间", zh().set("K5", "总装厂"), Dangling.class, "K5"),
                Wrong.at("中文：缺列", zh().without("E"), MissingKey.class, "row 1")
                        .saying("第 1 行", "直通率"),
                Wrong.at("中文：班制", zh().set("G2", "常白班"), BadValue.class, "G2"),
                Wrong.at("中文：循环", zh().set("K7", "涂装"), Cycle.class, "K7"),
                Wrong.at("中文：空白", zh().set("C6", null), BadValue.class, "C6"),
                Wrong.at("中文：合并单元格", zh().set("C3", null).merge("C2:C3"), Inconsistent.class, "C3"),
                Wrong.at(
                        "everything at once",
                        en().set("B2", "x")
                                .set("D3", 0)
                                .set("G4", "?")
                                .set("K5", "Nowhere")
                                .set("H6", 400),
                        BadValue.class,
                        "B2",
                        OutOfRange.class,
                        "D3",
                        BadValue.class,
                        "G4",
                        Dangling.class,
                        "K5",
                        OutOfRange.class,
                        "H6"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sheets")
    void isComplainedAboutAtItsCell(Wrong wrong, @TempDir Path folder) {
        SheetResult result = PlannerSheets.read(wrong.book().writeTo(folder), 2027);

        assertThat(result.problems().stream().map(BrokenSheetTest::place))
                .as(() -> texts(result, "en"))
                .containsExactlyElementsOf(wrong.faults());
        assertThat(result.sheet()).isEmpty();
        String language = wrong.book().shops().equals("Shops") ? "en" : "zh";
        wrong.words().forEach(w -> assertThat(texts(result, language)).contains(w));
        for (String each : List.of("en", "zh")) {
            assertThat(texts(result, each))
                    .doesNotContain("{", "expected.", "kind.", "what.", "column.", "null", "|");
        }
    }

    private static String place(Problem p) {
        String sheet = p.where().sheet();
        String cell = p.where().cell().isEmpty() ? "row " + p.where().line() : p.where().cell();
        boolean isPlant = "Plant".equals(sheet) || "工厂".equals(sheet);
        return p.getClass().getSimpleName() + " " + (isPlant ? "Plant " : "") + cell;
    }

    private static String texts(SheetResult result, String language) {
        return String.join(
                "\n", result.problems().stream().map(p -> ProblemTexts.text(p, language)).toList());
    }

    @Test
    void theTemplateItselfHasNoFaults(@TempDir Path folder) {
        for (String language : List.of("en", "zh")) {
            SheetResult result =
                    PlannerSheets.read(Workbooks.template(language).writeTo(folder), 2027);

            assertThat(texts(result, "en")).isEmpty();
            assertThat(result.ignored()).isEmpty();
        }
    }

    @Test
    void anotherColumnIsLeftOutWithAWarning(@TempDir Path folder) {
        SheetResult result = PlannerSheets.read(en().set("M1", "Floor area").writeTo(folder), 2027);

        assertThat(result.sheet()).isPresent();
        assertThat(result.ignored().stream().map(BrokenSheetTest::place))
                .containsExactly("UnknownKey M1");
    }

    @Test
    void aHundredThousandRowsAreOneFaultAndSoon(@TempDir Path folder) throws IOException {
        StringBuilder csv = new StringBuilder("Shop,JPH,Hours,Availability,FTT,Buffer\n");
        for (int i = 0; i < 100_000; i++) {
            csv.append("S").append(i).append(",40,15,x,0,\n");
        }
        Path file = Files.writeString(folder.resolve("plant.csv"), csv);

        List<Problem> problems =
                Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(20), () -> PlannerSheets.read(file, 2027).problems());

        assertThat(problems).singleElement().isInstanceOf(Inconsistent.class);
        assertThat(problems.getFirst().where().line()).isEqualTo(202);
        assertThat(ProblemTexts.text(problems.getFirst(), "en"))
                .startsWith("plant.csv, row 202: more than 200 shops");
    }

    @Test
    void anEmptySheetSaysSo(@TempDir Path folder) {
        Path file = Workbooks.empty().set("Sheet1", "A1", "").writeTo(folder);

        assertThat(PlannerSheets.read(file, 2027).problems())
                .singleElement()
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void aHeaderAloneHasNoShops(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("p.csv"), "Shop,JPH,Hours,Availability,FTT,Buffer\n");

        assertThat(PlannerSheets.read(file, 2027).problems())
                .singleElement()
                .extracting(p -> p.where().toString())
                .isEqualTo("p.csv, row 1");
    }

    @Test
    void whatIsNoSpreadsheetIsUnreadable(@TempDir Path folder) throws IOException {
        Map<String, byte[]> files =
                Map.of(
                        "old.xls",
                        new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0},
                        "picture.xlsx",
                        new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0},
                        "archive.xlsx",
                        Workbooks.archive(Map.of("a.txt", "b")),
                        "empty.xlsx",
                        new byte[0],
                        "plan.pdf",
                        "%PDF-1.7".getBytes(StandardCharsets.US_ASCII),
                        "cut.xlsx",
                        Arrays.copyOf(SheetTemplate.xlsx("en"), 3000));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = Files.write(folder.resolve(file.getKey()), file.getValue());

            assertThat(PlannerSheets.read(path, 2027).problems())
                    .as(file.getKey())
                    .singleElement()
                    .isInstanceOf(Unreadable.class);
        }
        assertThat(PlannerSheets.read(folder.resolve("none.xlsx"), 2027).problems())
                .singleElement()
                .isInstanceOf(MissingFile.class);
        assertThat(PlannerSheets.read(folder, 2027).problems())
                .singleElement()
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void damagedPartsNeverEndInAnException(@TempDir Path folder) throws IOException {
        Map<String, String> parts = Workbooks.parts(SheetTemplate.xlsx("en"));
        for (String name : parts.keySet()) {
            for (String damage :
                    List.of(
                            "",
                            "<a>",
                            parts.get(name).replace("r=\"B", "r=\"ZZZZZZ"),
                            parts.get(name).replace("<v>", "<v>9"))) {
                Map<String, String> wrong = new java.util.LinkedHashMap<>(parts);
                wrong.put(name, damage);
                Path file = Files.write(folder.resolve("d.xlsx"), Workbooks.archive(wrong));

                SheetResult result = PlannerSheets.read(file, 2027);

                assertThat(result.sheet().isPresent()).isEqualTo(result.problems().isEmpty());
            }
        }
    }

    @Test
    void csvInGbkWithSemicolonsIsReadToo(@TempDir Path folder) throws IOException {
        String text = "车间;每小时产量;工时;可动率;直通率;缓冲\n涂装;４０台;15小时;95％;90;10\n";
        Path file = Files.write(folder.resolve("厂.csv"), text.getBytes(Charset.forName("GB18030")));

        PlannerSheet sheet = PlannerSheets.read(file, 2027).sheet().orElseThrow();

        assertThat(sheet.shops().getFirst().id()).isEqualTo("paint");
        assertThat(sheet.ownNumber().cars()).isEqualTo((long) (40 * 15 * 250 * 0.95));
        assertThat(Collections.singletonList(sheet.year())).containsExactly(2027);
    }
}
