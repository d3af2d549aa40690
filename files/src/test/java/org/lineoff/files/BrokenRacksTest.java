package org.lineoff.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lineoff.model.Problem.Dangling;
import org.lineoff.model.Problem.Duplicate;
import org.lineoff.model.Problem.Inconsistent;

/** Lot sources, their racks, what joins take from them, and stations side by side. */
class BrokenRacksTest {
    private static final String A = "shops/assembly.yaml";
    private static final String SINK = "  - {kind: sink, id: line-off, from: out}\n";
    private static final String BETWEEN = "  - {kind: merge, id: together";

    /** The small folder with a press in assembly, and stations side by side before the last. */
    private static Broken with(String name, String part, String rack, Class<?>... types) {
        return Broken.by(
                        name,
                        A,
                        SINK,
                        SINK
                                + "  - kind: lotSource\n    id: press\n    stroke: 6s\n"
                                + "    changeOver: 5min\n    changes: [{from: door, to: hood, time: 9min}]\n"
                                + "    parts:\n      - "
                                + part
                                + "\n      - {id: hood, lot: 20, rackMin: 5, rackMax: 40}\n",
                        types)
                .and(A, "    to: final\n", "    racks: [" + rack + "]\n    to: final\n")
                .and(A, BETWEEN, "  - " + SIDE + "\n" + BETWEEN)
                .and(A, "rework], to: out, rule", "rework], to: last, rule")
                .and(
                        A,
                        "  - id: out",
                        "  - id: last\n    stations: [{id: x, work: 1s}]\n  - id: out");
    }

    private static final String SIDE =
            "{kind: parallel, id: side, from: last, to: out, stations: 3, work: 60s}";
    private static final String DOOR =
            "{id: door, perStroke: 2, lot: 30, rackMin: 8, rackMax: 90, stock: 4}";
    private static final String TAKES = "{source: press, part: door, count: 4, takes: [wagon]}";

    @Test
    void theFolderThatIsSpoiltHereHasNoFault(@TempDir Path folder) {
        Broken whole = with("whole", DOOR, TAKES);
        assertThat(PlantFolder.read(whole.folder().writeTo(folder)).problems()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void racks(Broken broken, @TempDir Path folder) {
        broken.check(folder);
    }

    static Stream<Broken> racks() {
        return Stream.of(
                with(
                                "a rack that no stroke fits into",
                                "{id: door, perStroke: 2, lot: 3, rackMin: 1, rackMax: ▸1}",
                                "{source: press, part: hood}",
                                Inconsistent.class)
                        .saying("holds 1, but a stroke makes 2", "raise \"rackMax\""),
                with(
                                "more parts than the rack holds",
                                "{id: door, lot: 3, rackMin: 1, rackMax: 9, stock: ▸10}",
                                TAKES.replace("count: 4", "count: 1"),
                                Inconsistent.class)
                        .saying("begins with 10 in a rack that holds 9"),
                with(
                                "a car that takes more than lots are begun for",
                                DOOR,
                                TAKES.replace("{source", "▸{source")
                                        .replace("count: 4", "count: 9"),
                                Inconsistent.class)
                        .saying("a car takes 9 of \"door\"", "while 8 are in the rack"),
                with(
                                "a part that it does not make",
                                DOOR,
                                TAKES.replace("part: door", "part: ▸dor"),
                                Dangling.class)
                        .saying("Maybe you meant \"door\""),
                with(
                                "a lot source that is not there",
                                DOOR,
                                TAKES.replace("source: press", "source: ▸pres"),
                                Dangling.class)
                        .saying("Maybe you meant \"press\""),
                with(
                        "a model that there is not",
                        DOOR,
                        TAKES.replace("wagon", "▸wagn"),
                        Dangling.class),
                with("a part twice", DOOR.replace("id: door", "id: hood"), TAKES, Duplicate.class)
                        .and(A, "from: door, to: hood", "from: hood")
                        .and(A, "part: door, count: 4", "part: hood")
                        .and(A, "- {id: hood, lot: 20", "- {id: ▸hood, lot: 20"),
                with("a change-over of no part", DOOR, TAKES, Dangling.class)
                        .and(A, "from: door", "from: ▸doro"),
                with("a calendar that there is not", DOOR, TAKES, Dangling.class)
                        .and(A, "stations: 3,", "stations: 3, calendar: ▸nigt,"),
                with("a failure with neither", DOOR, TAKES, Inconsistent.class)
                        .and(A, "stations: 3,", "stations: 3, failures: [▸{id: f, repair: 1min}],"),
                with("stations beyond counting", DOOR, TAKES, Inconsistent.class)
                        .and(A, "stations: 3,", "stations: ▸30000,"));
    }

    @Test
    void aLotSourceOfNoLineNeedsACalendar(@TempDir Path folder) {
        SmallFolder small =
                SmallFolder.valid()
                        .change("shops/battery.yaml", "lines: [p1, p2]\n", "")
                        .change(
                                "shops/battery.yaml",
                                "junctions:\n",
                                "junctions:\n  - {kind: lotSource, id: caster, stroke: 1min, parts:"
                                        + " [{id: case, lot: 9, rackMin: 2, rackMax: 20}]}\n");
        ReadResult result = PlantFolder.read(small.writeTo(folder));
        assertThat(result.problems().stream().map(p -> ProblemTexts.text(p, "en", result)))
                .anyMatch(text -> text.contains("lot source \"caster\" belongs to no line"));
    }
}
