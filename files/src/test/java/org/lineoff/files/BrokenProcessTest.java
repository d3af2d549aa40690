package org.lineoff.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
import org.lineoff.model.Problem.MissingKey;
import org.lineoff.model.Problem.OutOfRange;
import org.lineoff.model.Where;

/** Faults in processes, in the tasks of sections, and in stored balances. */
class BrokenProcessTest {
    private static final String FILE = "process.yaml";
    private static final String SHOP = "shops/assembly.yaml";

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void names(Broken broken, @TempDir Path folder) {
        broken.check(folder);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void demands(Broken broken, @TempDir Path folder) {
        broken.check(folder);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void sections(Broken broken, @TempDir Path folder) {
        broken.check(folder);
    }

    private static Broken by(String name, String old, String edit, Class<?> type) {
        return Broken.by(name, FILE, old, edit, type);
    }

    static Stream<Broken> names() {
        return Stream.of(
                by("a zone", "zone: pit", "zone: ▸pitt", Dangling.class)
                        .saying("no zone of this process", "Maybe you meant \"pit\""),
                by("a zone in reach", "zones: [pit]", "zones: [▸pitt]", Dangling.class),
                by("a tool", "tools: [driver]", "tools: [▸drivr]", Dangling.class)
                        .saying("Maybe you meant \"driver\""),
                by(
                        "a tool that stands there",
                        "tools: [lift]\n        h",
                        "tools: [▸lyft]\n        h",
                        Dangling.class),
                by("a task before", "after: [cells]", "after: [▸cell]", Dangling.class)
                        .saying("no task \"cell\"", "Maybe you meant \"cells\""),
                by(
                        "a task twice before",
                        "after: [cells]",
                        "after: [cells, ▸cells]",
                        Inconsistent.class),
                by("a task that shares", "[cells, tray]", "[cells, ▸trey]", Dangling.class),
                by(
                        "a task kept apart",
                        "[lid, label, cells]",
                        "[lid, ▸lable, cells]",
                        Dangling.class),
                by("a model", "byModel: {wagon", "byModel: {▸waggon", Dangling.class),
                by("a choice", "addByOption: {glass", "addByOption: {▸glas", Dangling.class),
                by(
                        "who takes a part",
                        "takes: [wagon, blue]",
                        "takes: [wagon, ▸blu]",
                        Dangling.class),
                by("what is scanned", "scans: [cell, car]", "scans: [▸celt, car]", Dangling.class)
                        .saying("part fitted in this process"),
                by(
                        "two tasks of one name",
                        "      - {id: label,",
                        "      - {id: ▸lid, time: 1s}\n      - {id: label,",
                        Duplicate.class),
                by("a side", "side: left", "side: ▸middle", BadValue.class)
                        .saying("left, right, either"),
                by("a height", "height: low", "height: ▸floor", BadValue.class),
                by("no unit", "unit: Nm, ", "", MissingKey.class)
                        .and(FILE, "{id: torque", "▸{id: torque"),
                by("no worker", "crew: 1", "crew: ▸0", OutOfRange.class),
                Broken.by(
                                "a task of an engineering change",
                                "products.yaml",
                                "tasks: [fit-seat]",
                                "tasks: [▸fit-seats]",
                                Dangling.class)
                        .saying("Maybe you meant \"fit-seat\""));
    }

    static Stream<Broken> demands() {
        return Stream.of(
                by("a circle", "{id: tray, ", "{id: tray, after: [▸lid], ", Cycle.class)
                        .saying("these tasks wait for each other: "),
                by("a task after itself", "after: [tray]", "after: [▸cells]", Cycle.class),
                by(
                                "apart and together",
                                "[lid, label, cells]",
                                "[lid, tray, ▸cells]",
                                Inconsistent.class)
                        .saying("\"tray\" and \"cells\" are to be kept apart"),
                by(
                                "between two that share a station",
                                "together: [{tasks: [cells, tray]",
                                "together: [{tasks: [lid, tray]",
                                Inconsistent.class)
                        .and(FILE, "[lid, label, cells]", "[lid, label, ▸cells]"),
                by(
                                "fixed against order",
                                "height: low\n        learning",
                                "height: low\n        learning",
                                Inconsistent.class)
                        .and(FILE, "station: 1}", "station: 3}")
                        .and(FILE, "learning: 1h", "station: ▸2\n        learning: 1h")
                        .saying("comes after \"tray\", which has to be in station 3"),
                by(
                                "together, and fixed apart",
                                "side: left",
                                "station: ▸2\n        side: left",
                                Inconsistent.class)
                        .saying("to share it with \"tray\", which has to be in station 1"),
                by(
                                "apart, and fixed together",
                                "{id: label,",
                                "{id: label, station: 2,",
                                Inconsistent.class)
                        .and(FILE, "learning: 1h", "station: 2")
                        .and(FILE, "[lid, label", "[lid, ▸label")
                        .saying("both have to be in station 2"),
                by("a station without the tool", "learning: 1h", "station: ▸3", Inconsistent.class)
                        .saying("station 3, which has not all of: lift, pit, low"),
                by("no station has both", "tools: [lift]\n        h", "h", Dangling.class)
                        .and(FILE, "tools: [lift]\n", "tools: ▸[lift]\n")
                        .and(
                                FILE,
                                "    tasks:\n",
                                "      - {station: 4, tools: [lift]}\n    tasks:\n")
                        .saying("no station that has"),
                by("a crew", "crew: 1", "crew: ▸2", Inconsistent.class).saying("a station has 1"),
                by("limits the wrong way round", "upper: 10", "upper: ▸7", Inconsistent.class)
                        .saying("\"lower\" (8) is above \"upper\" (7)"),
                by("a target outside", "target: 9", "target: ▸7", Inconsistent.class),
                by("no limit", "lower: 8, target: 9, upper: 10", "target: 9", Inconsistent.class)
                        .and(FILE, "{id: torque", "▸{id: torque"),
                by(
                        "two sides of one worker",
                        "    learning: {",
                        "    ▸twoSided: true\n    learning: {",
                        Inconsistent.class));
    }

    static Stream<Broken> sections() {
        return Stream.of(
                Broken.by("a process", SHOP, "process: packing", "process: ▸paking", Dangling.class)
                        .saying("Maybe you meant \"packing\""),
                Broken.by(
                                "no balance",
                                SHOP,
                                "balances/packs.csv",
                                "▸balances/pax.csv",
                                Inconsistent.class)
                        .saying("lineoff balance ", " --section assembly/packs"),
                Broken.by(
                        "a balance outside",
                        SHOP,
                        "balances/packs.csv",
                        "▸../packs.csv",
                        BadValue.class),
                Broken.by(
                                "no takt",
                                SHOP,
                                "      takt: {value: 50s, low: 48s, high: 52s}\n",
                                "",
                                Inconsistent.class)
                        .and(SHOP, "process: packing", "▸process: packing"),
                Broken.by(
                                "a task longer than the takt",
                                SHOP,
                                "value: 50s, low: 48s",
                                "value: 16s, low: 15s",
                                Inconsistent.class,
                                Inconsistent.class)
                        .and(FILE, "{id: tray, time: 20s", "{id: tray, time: ▸20s")
                        .and(
                                FILE,
                                "      - id: lid\n        time: [",
                                "      - id: lid\n        time: ▸[")
                        .saying("task \"tray\" takes 20s, more than the 15.2s"),
                Broken.by(
                                "neither stations nor tasks",
                                SHOP,
                                "    stations: [{id: drive, work: 30s}]\n",
                                "",
                                Inconsistent.class)
                        .and(SHOP, "- id: out", "- ▸id: out"),
                Broken.by(
                        "both",
                        SHOP,
                        "    stations: [{id: drive, work: 30s}]\n",
                        "    ▸stations: [{id: drive, work: 30s}]\n"
                                + "    tasks: {process: packing, balance: balances/packs.csv, takt:"
                                + " 60s}\n",
                        Inconsistent.class),
                Broken.by("too full", SHOP, "fill: 95%", "fill: ▸120%", OutOfRange.class));
    }

    @Test
    void whatIsWrongWithAStoredBalanceIsNamedWithItsPlace(@TempDir Path folder) {
        check(folder.resolve("1"), "lid,2,1", "lidd,2,1", "Dangling balances/packs.csv:4:1");
        check(folder.resolve("2"), "lid,2,1", "label,2,1", "Duplicate balances/packs.csv:6:1");
        check(folder.resolve("3"), "lid,2,1", "lid,two,1", "BadValue balances/packs.csv:4:5");
        check(folder.resolve("4"), "lid,2,1", "lid,0,1", "OutOfRange balances/packs.csv:4:5");
        check(folder.resolve("5"), "lid,2,1", "lid,2,2", "OutOfRange balances/packs.csv:4:7");
        check(folder.resolve("6"), "lid,2,1\n", "", "Inconsistent balances/packs.csv");
        check(folder.resolve("7"), "station,", "place,", "Inconsistent balances/packs.csv:1:1");
        check(
                folder.resolve("8"),
                "tray,1,1",
                "tray,2,1",
                "Inconsistent balances/packs.csv:2:6",
                "Inconsistent balances/packs.csv:2:6",
                "Inconsistent balances/packs.csv:3:7");
        check(
                folder.resolve("9"),
                "lid,2,1",
                "lid,3,1",
                "Inconsistent balances/packs.csv:4:5",
                "Inconsistent balances/packs.csv:6:7");
    }

    private static void check(Path folder, String old, String edit, String... faults) {
        SmallFolder small = SmallFolder.valid().change(SmallFolder.BALANCE, old, edit);
        ReadResult read = PlantFolder.read(small.writeTo(folder));
        List<String> found = new ArrayList<>();
        for (Problem p : read.problems()) {
            Where where = p.where();
            found.add(p.getClass().getSimpleName() + " " + where);
            assertThat(ProblemTexts.text(p, "en")).doesNotContain("what.", "remedy.", "{0}");
        }
        assertThat(found).isNotEmpty().isSubsetOf(faults);
        assertThat(read.plant()).isEmpty();
    }
}
