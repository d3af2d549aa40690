package org.lineoff.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lineoff.model.Distribution;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.Shop;

/** A change file reads as if the folder had been edited, and complains where it was written. */
class ChangedPlantTest {
    /** The words on which the small folder rests, so that a changed plant may equal an edited. */
    private static final String SAME_BASIS =
            "basis: {assumption: Invented for the tests., known: 2022-01-01}";

    @TempDir Path folder;

    private ChangedPlant read(String change) {
        return read(SmallFolder.valid(), change);
    }

    private ChangedPlant read(SmallFolder small, String change) {
        Path plant = small.writeTo(folder.resolve("plant"));
        Path file = folder.resolve("change.yaml");
        SmallFolder.write(file, change.getBytes(StandardCharsets.UTF_8));
        return ChangedPlant.read(plant, PlantFolder.read(plant), file);
    }

    private Plant plant(String... lines) {
        ChangedPlant changed =
                read("formatVersion: 1\ntitle: What if\n" + String.join("\n", lines) + "\n");
        assertThat(changed.read().problems()).as(() -> texts(changed, "en")).isEmpty();
        return changed.read().plant().orElseThrow();
    }

    private Plant edited(String file, String old, String edit) {
        Path to = folder.resolve("edited");
        return PlantFolder.read(SmallFolder.valid().change(file, old, edit).writeTo(to))
                .plant()
                .orElseThrow();
    }

    private static String texts(ChangedPlant changed, String language) {
        return String.join(
                "\n",
                changed.read().problems().stream()
                        .map(p -> ProblemTexts.text(p, language, changed.read()))
                        .toList());
    }

    private static Shop shop(Plant plant, String line, String id) {
        return plant.shops().stream()
                .filter(s -> s.id().equals(id) && s.lines().contains(line))
                .findFirst()
                .orElseThrow();
    }

    private static Known<Duration> mean(Distribution of) {
        Known<Duration> mean = of.mean();
        assertThat(mean).isNotNull();
        return mean;
    }

    // ---- what it does ----

    record Edit(String file, String old, String edit, String change) {
        @Override
        public String toString() {
            return change.strip();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
    void aChangedPlantIsThePlantOfTheEditedFolder(Edit edit) {
        assertThat(plant(SAME_BASIS, edit.change()))
                .isEqualTo(edited(edit.file(), edit.old(), edit.edit()));
    }

    static Stream<Edit> edits() {
        return Stream.of(
                new Edit(
                        "shops/body.yaml",
                        "work: {value: 70s, low: 60s, high: 80s}",
                        "work: {value: 65s, low: 60s, high: 66s}",
                        "set: {shops/body.yaml#sections.main.stations.hem.work: {value: 65s, low:"
                                + " 60s, high: 66s}}"),
                new Edit(
                        "shops/body.yaml",
                        "work: {value: 70s, low: 60s, high: 80s}",
                        "work: 65s",
                        "set: {shops/body.yaml#sections.main.stations.hem.work.mean: 65s}"),
                new Edit(
                        "shops/body.yaml",
                        "mean: 76s",
                        "mean: 70s",
                        "set: {shops/body.yaml#sections.main.stations.weld.work: 70s}"),
                new Edit(
                        "shops/body.yaml",
                        "wagon: 80s",
                        "wagon: 85s",
                        "set: {shops/body.yaml#sections.main.stations.weld.work.byModel.wagon:"
                                + " 85s}"),
                new Edit(
                        "shops/body.yaml",
                        "repeat: 3",
                        "repeat: 2",
                        "set: {shops/body.yaml#sections.main.stations.weld.repeat: 2}"),
                new Edit(
                        "shops/body.yaml",
                        "        parallel: 2",
                        "        parallel: 2\n        buffer: 4",
                        "set: {shops/body.yaml#sections.main.stations.hem.buffer: 4}"),
                new Edit(
                        "shops/body.yaml",
                        "skids: 40",
                        "skids: 44",
                        "set: {shops/body.yaml#skidLoops.skids.skids: 44}"),
                new Edit(
                        "levers.yaml",
                        "from: 2023-10-01",
                        "from: 2024-02-01",
                        "set: {levers/faster.from: 2024-02-01}"),
                new Edit(
                        "policies.yaml",
                        "lead: {value: 4w, low: 2w, high: 8w}",
                        "lead: 3w",
                        "set: {policies/saturdays.lead: 3w}"),
                new Edit("plant.yaml", "calendar: day", "calendar: two", "set: {p2.calendar: two}"),
                new Edit(
                        "calendars.yaml",
                        "to: \"16:30\"",
                        "to: \"18:30\"",
                        "set: {calendars/day.shifts.1.to: \"18:30\"}"),
                new Edit(
                        "calendars.yaml",
                        "- {from: 2023-05-01}",
                        "- {from: 2023-05-01, to: 2023-05-05}",
                        "set: {calendars/two.holidays.2.to: 2023-05-05}"),
                new Edit(
                        "levers.yaml",
                        """
                          - id: flood
                            name: Flood
                            places: [p1/body]
                            from: 2023-07-10
                            stop: 36h
                        """,
                        "",
                        "remove: [levers/flood]"),
                new Edit(
                        "levers.yaml",
                        "    stop: 36h",
                        """
                            stop: 36h
                          - {id: snow, name: Snow, places: [p1], from: 2024-01-10, stop: 2d}
                        """,
                        "add: {levers.yaml#levers: [{id: snow, name: Snow, places: [p1], from:"
                                + " 2024-01-10, stop: 2d}]}"));
    }

    @Test
    void aPlaceOfOneLineIsChangedInThatLineAloneAndKeepsItsName() {
        Plant plant = plant("set: {p2/body/main/hem.work: 65s}");

        Known<Duration> here =
                mean(shop(plant, "p2", "body").sections().get(0).stations().get(1).work().time());
        Known<Duration> there =
                mean(shop(plant, "p1", "body").sections().get(0).stations().get(1).work().time());
        assertThat(here.versions()).hasSize(1);
        assertThat(here.versions().getFirst().value()).hasSeconds(65);
        assertThat(there.versions().getFirst().value()).hasSeconds(70);
        assertThat(here.name()).isEqualTo(there.name());
        assertThat(plant.shops().stream().map(s -> s.id() + s.lines()))
                .startsWith("body[p1]", "body[p2]", "assembly[p1, p2]");
    }

    @Test
    void aChangedFigureRestsOnTheChangeAsKnownFromTheStart() {
        Plant plant = plant("set: {p2.jobsPerHour: 45}");

        Known.Version<Double> version =
                plant.line("p2").orElseThrow().jobsPerHour().versions().getFirst();
        assertThat(version.value()).isEqualTo(45.0);
        assertThat(version.basis().assumption()).isEqualTo("What if");
        assertThat(version.basis().known()).isEqualTo(LocalDate.of(1900, 1, 1));
        assertThat(plant.line("p2").orElseThrow().jobsPerHour().at(LocalDate.of(2022, 1, 1)))
                .isPresent();
    }

    @Test
    void aFigureMaySayForItselfWhatItRestsOn() {
        Plant plant = plant("set: {p2.jobsPerHour: {value: 45, source: visit, known: 2023-02-01}}");

        Known.Version<Double> version =
                plant.line("p2").orElseThrow().jobsPerHour().versions().getFirst();
        assertThat(version.basis().source()).isEqualTo("visit");
        assertThat(version.basis().known()).isEqualTo(LocalDate.of(2023, 2, 1));
    }

    @Test
    void aFileThatTheFolderDoesNotHaveIsMade() {
        ChangedPlant changed =
                read(
                        SmallFolder.valid()
                                .remove("policies.yaml")
                                .change("levers.yaml", "p1/assembly/trim, ", ""),
                        """
                        formatVersion: 1
                        title: A Saturday
                        add:
                          policies.yaml#policies:
                            - id: saturdays
                              name: Saturdays
                              places: [p1]
                              backlogWeeks: 4
                              lead: 2w
                              calendar: two
                        """);

        assertThat(changed.read().problems()).as(() -> texts(changed, "en")).isEmpty();
        assertThat(changed.read().plant().orElseThrow().policies())
                .singleElement()
                .satisfies(p -> assertThat(p.lead().name()).startsWith("policies.yaml#policies."));
    }

    @Test
    void whatSeveralPlacesShareChangesInAllOfThemWhereItIsStatedAndInOneElsewhere() {
        Plant all = plant("set: {calendars/day.holidays: [{from: 2024-01-01}]}");
        Plant one = plant("set: {calendars/two.holidays: [{from: 2024-01-01}]}");

        assertThat(all.calendar("two").orElseThrow().holidays()).hasSize(1);
        assertThat(one.calendar("two").orElseThrow().holidays()).hasSize(1);
        assertThat(one.calendar("day").orElseThrow().holidays()).hasSize(2);
    }

    // ---- what it complains about ----

    /** A change with ▸ at each place where a fault is expected, and words of the complaint. */
    record Wrong(String name, String change, List<String> words) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Wrong wrong(String name, String change, String... words) {
        return new Wrong(name, "formatVersion: 1\ntitle: T\n" + change + "\n", List.of(words));
    }

    static Stream<Wrong> wrongs() {
        return Stream.of(
                wrong(
                        "an unknown station",
                        "set:\n  ▸shops/body.yaml#sections.main.stations.wedl.work: 70s",
                        "there is no figure",
                        "Maybe you meant \"shops/body.yaml#sections.main.stations.weld.work\""),
                wrong(
                        "an unknown file",
                        "set: {▸shops/bdoy.yaml#sections.main.stations.weld.work: 70s}",
                        "Maybe you meant \"shops/body.yaml#sections.main.stations.weld.work\""),
                wrong(
                        "an unknown place",
                        "set: {▸p1/body/main/welt.work: 70s}",
                        "Maybe you meant \"p1/body/main/weld.work\""),
                wrong(
                        "one of several equal stations",
                        "set: {▸p1/body/main/weld-2.work: 70s}",
                        "Maybe you meant \"p1/body/main/weld.work\""),
                wrong(
                        "an unknown lever",
                        "set: {▸levers/fasterr.from: 2024-01-01}",
                        "Maybe you meant \"levers/faster.from\""),
                wrong(
                        "an unknown key of a place",
                        "set:\n  ▸p1/body/main/hem.wrok: 70s",
                        "unknown key \"wrok\"",
                        "Maybe you meant \"work\""),
                wrong(
                        "a key below a figure",
                        "set: {▸p1/body/finish/polish.work.time.mean: 70s}",
                        "there is no figure"),
                wrong("a value without its unit", "set: {p1/body/main/hem.work: ▸70}", "unit"),
                wrong("a value below the least", "set: {p2.jobsPerHour: ▸-3}", "at least 0"),
                wrong(
                        "a range that is none",
                        "set: {p2.jobsPerHour: {value: 40, low: ▸50, high: 60}}",
                        "low: 50"),
                wrong("a calendar that is none", "set: {p2.calendar: ▸tow}", "\"two\""),
                wrong(
                        "a plant that cannot work",
                        "set: {calendars/two.shifts.1.breaks: [▸{from: \"20:00\", to: \"20:30\"}]}",
                        "does not lie within the shift"),
                wrong(
                        "a source that is none",
                        "set: {p2.jobsPerHour: {value: 45, source: ▸viist}}",
                        "\"visit\""),
                wrong("what is not there to be removed", "remove: [▸levers/floot]", "flood"),
                wrong(
                        "removed, but needed",
                        "set: {p2.calendar: office}\nremove: [calendars/office, ▸levers/floot]",
                        "levers/flood"),
                wrong(
                        "an element of a list that is none",
                        "add: {▸shops/body.yaml#sections.main.gate: [a]}",
                        "\"gate\" is no list"),
                wrong(
                        "an added element without a key",
                        """
                        add:
                          levers.yaml#levers:
                            - ▸{id: snow, places: [p1], from: 2024-01-10, stop: 2d}\
                        """,
                        "\"name\" is missing"),
                wrong("an unknown key", "▸sett: {p2.jobsPerHour: 45}", "Maybe you meant \"set\""),
                new Wrong(
                        "no title",
                        "▸formatVersion: 1\nset: {p2.jobsPerHour: 45}\n",
                        List.of("\"title\" is missing")),
                new Wrong(
                        "another version",
                        "formatVersion: ▸2\ntitle: T\nset: {p2.jobsPerHour: 45}\n",
                        List.of("formatVersion")),
                new Wrong("no change", "▸formatVersion: 1\ntitle: T\n", List.of("changes nothing")),
                new Wrong("nothing at all", "▸", List.of("empty")),
                new Wrong(
                        "no YAML",
                        "formatVersion: 1\ntitle: T\nset: {p2.jobsPerHour: 45\n▸",
                        List.of("bracket")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongs")
    void whatIsWrongIsComplainedAboutAtItsPlaceInTheChange(Wrong wrong) {
        SmallFolder marked = SmallFolder.valid().put("change.yaml", wrong.change());
        String text = wrong.change().replace("▸", "");

        ChangedPlant changed = read(text);

        assertThat(changed.read().problems().stream().map(p -> p.where()))
                .as(() -> texts(changed, "en"))
                .containsExactlyElementsOf(
                        marked.marks().stream()
                                .map(
                                        w ->
                                                new org.lineoff.model.Where(
                                                        folder.resolve("change.yaml").toString(),
                                                        w.line(),
                                                        w.column()))
                                .toList());
        assertThat(changed.read().plant()).isEmpty();
        wrong.words().forEach(w -> assertThat(texts(changed, "en")).contains(w));
        assertThat(texts(changed, "zh"))
                .doesNotContain("what.", "remedy.", "expected.", "kind.", "file.");
    }

    @Test
    void aChangeFileThatIsNotThereIsAProblemToo() {
        Path plant = SmallFolder.valid().writeTo(folder.resolve("plant"));

        ChangedPlant changed =
                ChangedPlant.read(
                        plant, PlantFolder.read(plant), folder.resolve("nothing-here.yaml"));

        assertThat(texts(changed, "en")).contains("nothing-here.yaml: the file is missing");
    }

    @Test
    void everyFigureOfThePlantCanBeSetByItsName() {
        Path plant = SmallFolder.valid().writeTo(folder.resolve("plant"));
        ReadResult plain = PlantFolder.read(plant);
        Addresses addresses = new Addresses(plain, plain.plant().orElseThrow());

        assertThat(plain.names().keySet())
                .filteredOn(n -> n.contains("#") && !n.endsWith("#"))
                .filteredOn(n -> !n.contains("#sections.packs.stations")) // made of tasks
                .hasSizeGreaterThan(100)
                .allSatisfy(
                        name -> {
                            Addresses.Address at = addresses.of(name);
                            assertThat(at).isNotNull();
                            Faults faults = new Faults();
                            Tree value =
                                    new Tree.Scalar(
                                            new org.lineoff.model.Where("c", 1, 1), "1", true);
                            TreeEdits edits =
                                    new TreeEdits(
                                            List.of(
                                                    new TreeEdits.Edit(
                                                            TreeEdits.Kind.SET,
                                                            at.file(),
                                                            at.line(),
                                                            at.path(),
                                                            List.of(value),
                                                            value.where(),
                                                            at.stem(),
                                                            at.written())),
                                            java.util.Map.of());
                            SourceText source =
                                    SourceText.read(plant, at.file(), "file.plant", faults);
                            edits.apply(TreeReader.read(source, faults), faults);
                            assertThat(faults.sorted()).isEmpty();
                        });
    }

    @Test
    void whoWantsToChangeAStationMadeOfTasksIsToldWhereItComesFrom() throws IOException {
        Path plant = SmallFolder.valid().writeTo(folder.resolve("plant"));
        Path change = folder.resolve("change.yaml");
        Files.writeString(
                change,
                """
                formatVersion: 1
                title: Faster
                basis: {assumption: Test., known: 2022-01-01}
                set:
                  p1/assembly/packs/s1.work: 30s
                """);
        assertThat(ChangedPlant.read(plant, PlantFolder.read(plant), change).read().problems())
                .singleElement()
                .satisfies(
                        p ->
                                assertThat(ProblemTexts.text(p, "en"))
                                        .contains("change.yaml:5:3", "made of its tasks"));
    }

    @Test
    void aChangeOfATaskOrOfTheBalanceChangesTheStations() throws IOException {
        Path plant = SmallFolder.valid().writeTo(folder.resolve("plant"));
        Files.writeString(
                plant.resolve("balances/other.csv"),
                "task,station\ntray,1\ncells,1\nlid,2\nfit-seat,1\nlabel,3\n");
        Path change = folder.resolve("change.yaml");
        Files.writeString(
                change,
                """
                formatVersion: 1
                title: Faster
                basis: {assumption: Test., known: 2022-01-01}
                set:
                  process.yaml#processes.packing.tasks.tray.time: 12s
                  p1/assembly/packs.tasks.balance: balances/other.csv
                """);
        ReadResult read = ChangedPlant.read(plant, PlantFolder.read(plant), change).read();
        assertThat(read.problems()).isEmpty();
        List<Long> seconds = new java.util.ArrayList<>();
        read.plant().orElseThrow().shops().stream()
                .filter(s -> s.id().equals("assembly"))
                .flatMap(s -> s.sections().stream())
                .filter(s -> s.id().equals("packs"))
                .forEach(
                        s ->
                                seconds.add(
                                        s.stations()
                                                .getFirst()
                                                .work()
                                                .time()
                                                .mean()
                                                .versions()
                                                .getLast()
                                                .value()
                                                .toSeconds()));
        // In the first line the other balance, with one task more; in the second the stored one.
        assertThat(seconds).containsExactly(37L, 27L);
    }
}
