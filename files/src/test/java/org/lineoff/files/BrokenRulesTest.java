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

class BrokenRulesTest {
    private static final String FILE = "products.yaml";

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void rules(Broken broken, @TempDir Path folder) {
        broken.check(folder);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void changes(Broken broken, @TempDir Path folder) {
        broken.check(folder);
    }

    private static Broken by(String name, String old, String edit, Class<?> type) {
        return Broken.by(name, FILE, old, edit, type);
    }

    static Stream<Broken> rules() {
        return Stream.of(
                by("a choice required", "[white]\n", "[▸wite]\n", Dangling.class)
                        .saying("no choice of an option", "Maybe you meant \"white\""),
                by("a choice of the condition", "[glass]}", "[▸glas]}", Dangling.class),
                by("a model", "{models: [wagon], ch", "{models: [▸waggon], ch", Dangling.class),
                by("a market", "markets: [north]", "markets: [▸nroth]", Dangling.class),
                by(
                                "a choice twice",
                                "excludes: [blue]",
                                "excludes: [blue, ▸blue]",
                                Inconsistent.class)
                        .saying("named twice"),
                by("a side that is none", "handedness: left", "handedness: ▸middle", BadValue.class)
                        .saying("left, right"),
                by(
                        "two rules of one name",
                        "id: one-thing",
                        "id: ▸glass-is-white",
                        Duplicate.class),
                by("no reason", "    why: The paint fades.\n", "", MissingKey.class)
                        .and(FILE, "- id: no-blue-south", "- ▸id: no-blue-south"),
                by("nothing demanded", "    excludes: [blue]\n", "", Inconsistent.class)
                        .and(FILE, "- id: no-blue-south", "- ▸id: no-blue-south")
                        .saying("the rule demands nothing"),
                by(
                                "two things demanded",
                                "    excludes: [blue]\n",
                                "    requires: [white]\n    ▸excludes: [blue]\n",
                                Inconsistent.class)
                        .saying("both \"requires\" and \"excludes\""),
                by(
                                "a choice against itself",
                                "requires: [white]",
                                "excludes: [▸glass]",
                                Inconsistent.class)
                        .saying("is for cars with \"glass\" and excludes it"),
                by(
                                "a choice that the model has not",
                                "{models: [wagon], handedness: left}",
                                "{models: [sedan], handedness: left}",
                                Inconsistent.class)
                        .and(FILE, "oneOf: [blue, glass]", "oneOf: [blue, ▸glass]")
                        .saying("\"glass\" is a choice of \"roof\", which sedan does not offer"),
                by(
                                "the end before the beginning",
                                "until: {value: 2023-12-31, low: 2023-11-30, high: 2024-01-31}",
                                "until: ▸2023-05-31",
                                Inconsistent.class)
                        .saying("ends before it begins (2023-06-01)"),
                by(
                                "an approval of no model",
                                "SD101, cars: {models: [sedan]}",
                                "SD101, cars: ▸{}",
                                Inconsistent.class)
                        .saying("names no model"),
                by(
                        "an approval that ends at once",
                        "until: 2023-12-31}",
                        "until: ▸2021-12-31}",
                        Inconsistent.class),
                by("two approvals of one code", "id: SD101", "id: ▸SD100", Duplicate.class)
                        .and(FILE, "in: SD101", "in: SD100"));
    }

    static Stream<Broken> changes() {
        return Stream.of(
                by("an approval", "in: SD101", "in: ▸SD102", Dangling.class)
                        .saying("no type approval \"SD102\""),
                by("a station", "final/wheels", "final/weels", Dangling.class)
                        .and(FILE, "[p1/assembly/final/weels", "[▸p1/assembly/final/weels")
                        .saying("Maybe you meant \"p1/assembly/final/wheels\""),
                by(
                        "a model",
                        "{models: [sedan], choices: [white]}",
                        "{models: [▸sedann], choices: [white]}",
                        Dangling.class),
                by("nothing swapped", "{out: seat-a, in: seat-b}", "▸{}", Inconsistent.class)
                        .saying("nothing goes out"),
                by("no effectivity", "{fromCar: 500, toCar: 900}", "▸{}", Inconsistent.class)
                        .saying("nothing says from when"),
                by("car number 0", "fromCar: 500", "fromCar: ▸0", OutOfRange.class),
                by("the last car before the first", "toCar: 900", "toCar: ▸499", Inconsistent.class)
                        .saying("ends before it begins (500)"),
                by(
                        "the last day before the first",
                        "until: 2024-06-01",
                        "until: ▸2023-05-01",
                        Inconsistent.class),
                by("an O in a number", "LXXABC12?R1", "LXXABO12?R1", BadValue.class)
                        .and(FILE, "like: \"LXXABO", "like: ▸\"LXXABO"),
                by("a number too short", "\"LXXABC12?R1\"", "▸\"LXXABC12?R\"", BadValue.class)
                        .saying("the first 11 characters"),
                by("a serial number too short", "\"000123\"", "▸\"0123\"", BadValue.class),
                by("serial numbers swapped", "\"000456\"", "▸\"000122\"", Inconsistent.class),
                by(
                        "a count that ends at once",
                        "to: 2023-07-01",
                        "to: ▸2023-04-01",
                        Inconsistent.class),
                by("less than no cars", "before: 40", "before: ▸-1", OutOfRange.class));
    }
}
