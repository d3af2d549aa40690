package org.lineoff.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lineoff.model.Basis;
import org.lineoff.model.Junction;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;

/** What is made from a sheet is a plant without faults that says what the sheet says. */
class SheetPlantFolderTest {
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void theShippedTemplateIsTheOneThatIsMade(String language) throws IOException {
        Path shipped = Path.of("..", "examples", "spreadsheet", "plant-" + language + ".xlsx");

        assertThat(Workbooks.parts(Files.readAllBytes(shipped)))
                .as("renew it: lineoff new --template, --lang " + language)
                .isEqualTo(Workbooks.parts(SheetTemplate.xlsx(language)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void theTemplateSaysTheNumberWorkedOutByHand(String language, @TempDir Path folder)
            throws IOException {
        Path file = Files.write(folder.resolve("t.xlsx"), SheetTemplate.xlsx(language));

        PlannerSheet sheet = PlannerSheets.read(file, 2030).sheet().orElseThrow();

        // Assembly: 47.4 an hour × 15 h × 250 days × 85 %; all others make more.
        assertThat(sheet.ownNumber().cars()).isEqualTo(151_087);
        assertThat(sheet.ownNumber().smallest())
                .extracting(PlannerSheet.Shop::id)
                .containsExactly("assembly");
        assertThat(sheet.shops())
                .extracting(PlannerSheet.Shop::id)
                .containsExactly("casting", "stamping", "body", "paint", "battery", "assembly");
        assertThat(sheet.year()).isEqualTo(2027);
        assertThat(sheet.start()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(SheetSummary.text(sheet, language)).contains("151,087", "177,750");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void everyFigureOfThePlantIsTheSheetsOrAnAssumption(String language, @TempDir Path folder)
            throws IOException {
        Path file = Files.write(folder.resolve("t.xlsx"), SheetTemplate.xlsx(language));
        PlannerSheet sheet = PlannerSheets.read(file, 2027).sheet().orElseThrow();

        Plant plant = made(sheet, language, folder.resolve("plant"));

        assertThat(plant.shops()).hasSize(6);
        for (PlannerSheet.Shop row : sheet.shops()) {
            var shop =
                    plant.shops().stream().filter(s -> s.id().equals(row.id())).findFirst().get();
            Known<Double> rate = shop.jobsPerHour();
            assertThat(rate).isNotNull();
            assertThat(rate.versions().getFirst().value()).isEqualTo(row.jobsPerHour().value());
            assertThat(rate.versions().getFirst().basis())
                    .isEqualTo(Basis.source("sheet-" + row.id(), sheet.start()));
        }
        assertThat(plant.sources())
                .filteredOn(s -> s.id().equals("sheet-paint"))
                .singleElement()
                .satisfies(s -> assertThat(s.title()).contains("t.xlsx", "5"));
        assertThat(Files.readString(folder.resolve("plant/shops/paint.yaml")))
                .contains("# B5", "# D5", "# F5", "# I5", "1 - E5");
    }

    @Test
    void aYearHoldsExactlyTheDaysOfTheSheet() {
        for (int year = 2024; year <= 2036; year++) {
            for (int week = 5; week <= 7; week++) {
                int all = WorkingDays.in(year, week).size();
                for (int days : new int[] {1, 50 * week - 37, 50 * week, all}) {
                    List<LocalDate> off = WorkingDays.off(year, week, days);

                    assertThat(off).doesNotHaveDuplicates().hasSize(all - days);
                    assertThat(WorkingDays.in(year, week)).containsAll(off);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5 days, 2 shifts of 8 h",
                "5 days 2 shifts of 8h",
                "5天，2班，每班8小时",
                "每周5天 双班 8小时",
                "五天两班，8 小时",
                "2 shifts of 8 h, 5 days a week"
            })
    void shiftsAreUnderstoodHoweverTheyAreWritten(String text) {
        Faults faults = new Faults();

        PlannerSheet.Week week =
                new SheetValues(faults)
                        .calendar(
                                SheetCell.text(1, text),
                                new org.lineoff.model.Where("f", "s", 1, 1),
                                "Calendar");

        assertThat(faults.sorted()).isEmpty();
        assertThat(week).isNotNull();
        assertThat(week.days()).isEqualTo(5);
        assertThat(week.shifts()).isEqualTo(2);
        assertThat(week.shiftHours()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.95", "95", "95%", "95 %", "９５％", "95.0%", ".95"})
    void aShareIsTheSameHoweverItIsWritten(String text, @TempDir Path folder) throws IOException {
        Path csv =
                Files.writeString(
                        folder.resolve("p.csv"),
                        "Buffer,Shop,JPH,FTT,Hours,Availability\n0,A,40," + text + ",8,1\n");

        assertThat(
                        PlannerSheets.read(csv, 2027)
                                .sheet()
                                .orElseThrow()
                                .shops()
                                .getFirst()
                                .firstTimeThrough()
                                .value())
                .isEqualTo(0.95);
    }

    @Test
    void datesAndNumbersOfTheSpreadsheetAreReadAsSuch(@TempDir Path folder) {
        Path file =
                Workbooks.template("en")
                        .set("Plant", "B3", LocalDate.of(2026, 10, 1))
                        .set("Plant", "B4", 2500)
                        .set("B2", "1,060.5")
                        .writeTo(folder);

        PlannerSheet sheet = PlannerSheets.read(file, 2030).sheet().orElseThrow();

        assertThat(sheet.start()).isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(sheet.ordersPerWeek()).isNotNull();
        assertThat(sheet.ordersPerWeek().value()).isEqualTo(2500);
        assertThat(sheet.shops().getFirst().jobsPerHour().value()).isEqualTo(1060.5);
    }

    @Test
    void computedFormulasAreReadAsTheirValue(@TempDir Path folder) throws IOException {
        Map<String, String> parts =
                Workbooks.parts(
                        Workbooks.template("en")
                                .set("B4", new Workbooks.Formula("3600/75"))
                                .bytes());
        String sheet = "xl/worksheets/sheet1.xml";
        String computed = parts.get(sheet).replace("<f>3600/75</f>", "<f>3600/75</f><v>48</v>");
        assertThat(computed).isNotEqualTo(parts.get(sheet));
        parts.put(sheet, computed);
        Path file = Files.write(folder.resolve("f.xlsx"), Workbooks.archive(parts));

        assertThat(
                        PlannerSheets.read(file, 2027)
                                .sheet()
                                .orElseThrow()
                                .shops()
                                .get(2)
                                .jobsPerHour()
                                .value())
                .isEqualTo(48);
    }

    @Test
    void parallelLinesAddUpAndPartsDoNot(@TempDir Path folder) throws IOException {
        String header = "Shop,JPH,Hours,Availability,FTT,Buffer,Makes,Feeds,Days\n";
        Path csv =
                Files.writeString(
                        folder.resolve("p.csv"),
                        header
                                + "Body 1,10,10,1,1,5,cars,Paint,100\n"
                                + "Body 2,15,10,1,1,5,cars,Paint,100\n"
                                + "Paint,40,10,1,1,5,cars,,100\n"
                                + "Packs,28,10,1,1,5,parts,Final,100\n"
                                + "Final,30,10,1,1,0,cars,line-off,100\n");

        PlannerSheet sheet = PlannerSheets.read(csv, 2027).sheet().orElseThrow();

        assertThat(sheet.ownNumber().cars()).isEqualTo(25_000);
        assertThat(sheet.ownNumber().smallest())
                .extracting(PlannerSheet.Shop::name)
                .containsExactly("Body 1", "Body 2");
        Plant plant = made(sheet, "en", folder.resolve("plant"));
        assertThat(plant.shops().get(2).junctions()).anyMatch(j -> j instanceof Junction.Merge);
    }

    /** Trees of shops of every shape: chains, meetings, parallel lines, parts of parts. */
    @Test
    void whateverFlowASheetDescribesBecomesAPlantWithoutFaults(@TempDir Path folder)
            throws IOException {
        for (int seed = 0; seed < 120; seed++) {
            Random random = new Random(seed);
            int count = 1 + random.nextInt(8);
            List<String> rows = new ArrayList<>();
            rows.add("Shop,JPH,Hours,Availability,FTT,Buffer,Makes,Feeds,Calendar,Days,MTTR");
            boolean[] parts = new boolean[count];
            for (int i = count - 1; i >= 0; i--) {
                int to = i == count - 1 ? -1 : i + 1 + random.nextInt(count - i - 1);
                parts[i] = to >= 0 && (parts[to] || random.nextBoolean());
                int shifts = 1 + random.nextInt(3);
                double hours = shifts * (4 + random.nextInt(9) / 2.0);
                rows.add(
                        1,
                        String.join(
                                ",",
                                "Shop " + i + (random.nextBoolean() ? " 车间" : ": \"\"x\"\""),
                                "" + (1 + random.nextInt(9000) / 100.0),
                                "" + hours,
                                (50 + random.nextInt(51)) + "%",
                                (50 + random.nextInt(51)) + "%",
                                "" + random.nextInt(4) * random.nextInt(60),
                                parts[i] ? "parts" : "cars",
                                to < 0 ? "" : "@" + to,
                                (random.nextInt(3) + 5) + " days " + shifts + " shifts",
                                "" + (1 + random.nextInt(250)),
                                random.nextBoolean() ? "" : "" + (1 + random.nextInt(60))));
            }
            List<String> names = rows.stream().skip(1).map(r -> r.split(",", 2)[0]).toList();
            String csv = String.join("\n", rows);
            for (int i = 0; i < count; i++) {
                csv = csv.replace(",@" + i + ",", ",\"" + names.get(i) + "\",");
            }
            csv = csv.replaceAll("(?m)^(Shop [0-9]+: \"\"x\"\")", "\"$1\"");
            Path file = Files.writeString(folder.resolve("p" + seed + ".csv"), csv);

            SheetResult read = PlannerSheets.read(file, 2027);
            assertThat(read.problems()).as("seed %d%n%s", seed, csv).isEmpty();
            PlannerSheet sheet = read.sheet().orElseThrow();
            Plant plant =
                    made(sheet, random.nextBoolean() ? "en" : "zh", folder.resolve("plant" + seed));

            assertThat(plant.shops()).as("seed %d", seed).hasSize(count);
            int places = 0;
            for (var shop : plant.shops()) {
                for (Junction j : shop.junctions()) {
                    places +=
                            j instanceof Junction.Store s
                                    ? s.capacity().versions().getFirst().value()
                                    : 0;
                }
                places +=
                        (int)
                                shop.sections().stream()
                                        .filter(s -> s.id().startsWith("from-"))
                                        .count();
            }
            int stated =
                    sheet.shops().stream()
                            .filter(s -> s.feeds() >= 0)
                            .mapToInt(s -> s.bufferBehind().value())
                            .sum();
            assertThat(places).as("places of buffers, seed %d", seed).isEqualTo(stated);
        }
    }

    private static Plant made(PlannerSheet sheet, String language, Path folder) throws IOException {
        for (Map.Entry<String, String> file : SheetPlantFolder.files(sheet, language).entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        ReadResult result = PlantFolder.read(folder);
        assertThat(result.problems().stream().map(p -> ProblemTexts.text(p, "en", result)).toList())
                .isEmpty();
        return result.plant().orElseThrow();
    }
}
