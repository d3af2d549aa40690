package org.lineoff.files;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lineoff.model.Problem.BadValue;
import org.lineoff.model.Problem.Dangling;
import org.lineoff.model.Problem.Duplicate;
import org.lineoff.model.Problem.Inconsistent;
import org.lineoff.model.Problem.MissingKey;
import org.lineoff.model.Problem.OutOfRange;
import org.lineoff.model.Problem.UnknownKey;

/** Faults in execution.yaml: what it names must exist, and be possible. */
class BrokenExecutionTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void names(Broken broken, @TempDir Path folder) {
        broken.check(folder);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void values(Broken broken, @TempDir Path folder) {
        broken.check(folder);
    }

    private static Broken by(String name, String old, String edit, Class<?> type) {
        return Broken.by(name, "execution.yaml", old, edit, type);
    }

    static Stream<Broken> names() {
        return Stream.of(
                by("a line", "lines: [p1]", "lines: [▸p3]", Dangling.class),
                by("a model", "models: [wagon]", "models: [▸waggon]", Dangling.class)
                        .saying("Maybe you meant \"wagon\""),
                by("two series", "id: others", "id: ▸estate", Duplicate.class),
                by(
                        "a place that is there",
                        "{place: p2/assembly/yard}",
                        "{place: ▸p2/assembly/trim}",
                        Inconsistent.class),
                by(
                                "a place that a car enters",
                                "body/finish/polish",
                                "▸body/finish/polsh",
                                Dangling.class)
                        .saying("no place of the plant", "Maybe you meant \"body/finish/polish\""),
                by(
                        "where a part is fitted",
                        "at: assembly/marriage",
                        "at: ▸marriage",
                        Dangling.class),
                by(
                        "a third of two units",
                        "p1/body/main/hem#2",
                        "▸p1/body/main/hem#3",
                        Dangling.class),
                by("who takes a part", "[glass, wagon]", "[▸glas, wagon]", Dangling.class),
                by("a source", "source: visit", "source: ▸visitt", Dangling.class),
                by(
                        "a gate",
                        "  - place: body/main/audit",
                        "  - place: ▸body/main/adit",
                        Dangling.class),
                by("a part", "part: pack", "part: ▸pac", Dangling.class)
                        .saying("no part that is bound to cars called \"pac\""),
                by(
                        "a characteristic",
                        "{kind: within, characteristic: gap",
                        "{kind: within, characteristic: ▸gab",
                        Dangling.class),
                by("one of a task", "packing/lid/torque", "▸packing/lid/torq", Dangling.class)
                        .saying("Maybe you meant \"packing/lid/torque\""),
                by("a class", "defectClass: A", "defectClass: ▸C", Dangling.class),
                by(
                                "a gate before",
                                "gate: assembly/final/check",
                                "gate: ▸assembly/final/chek",
                                Dangling.class)
                        .saying("Maybe you meant \"assembly/final/check\""),
                by(
                        "a type in two classes",
                        "[scratch, stain]",
                        "[scratch, ▸dent]",
                        Inconsistent.class));
    }

    static Stream<Broken> values() {
        return Stream.of(
                by("an O in a VIN", "LZZ", "▸LOZ", BadValue.class)
                        .saying("world manufacturer identifier"),
                by("a short descriptor", "SED21", "▸SED2", BadValue.class),
                by("two characters of a plant", "plant: P", "plant: ▸PP", BadValue.class),
                by("a maker of few", "LZ9ABC", "▸LZ8ABC", Inconsistent.class)
                        .saying("if and only if the third is 9"),
                by("a maker of few cut short", "LZZ", "▸LZ9", Inconsistent.class),
                by("no marking", "marking: lot", "marking: ▸lott", BadValue.class),
                by("a place that ships", "stage: painted", "stage: ▸shipped", OutOfRange.class)
                        .saying("inBody", "inAssembly"),
                by("limits crossed", "lower: 1, target", "lower: 4, target", Inconsistent.class)
                        .and("execution.yaml", "upper: 3", "upper: ▸3"),
                by("a target outside", "target: 2", "target: 5", Inconsistent.class)
                        .and("execution.yaml", "upper: 3", "upper: ▸3"),
                by(
                        "no limit",
                        "{id: noise, unit: dB, upper: 60,",
                        "▸{id: noise, unit: dB,",
                        Inconsistent.class),
                by("no unit", "{id: noise, unit: dB,", "▸{id: noise,", MissingKey.class),
                by(
                        "source and assumption",
                        "source: visit",
                        "source: visit, ▸assumption: x",
                        Inconsistent.class),
                by(
                        "an unknown demand",
                        "kind: bound, part: pack",
                        "kind: ▸bund, part: pack",
                        BadValue.class),
                by("an unknown key", "guards: painted", "▸gards: painted", UnknownKey.class),
                by("a status", "changesUntil: sequenced", "changesUntil: ▸done", BadValue.class));
    }
}
