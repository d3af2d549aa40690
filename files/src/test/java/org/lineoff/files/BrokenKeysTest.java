package org.lineoff.files;

import static org.lineoff.files.Broken.by;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lineoff.model.Problem.BadValue;
import org.lineoff.model.Problem.Duplicate;
import org.lineoff.model.Problem.Inconsistent;
import org.lineoff.model.Problem.MissingKey;
import org.lineoff.model.Problem.NoBasis;
import org.lineoff.model.Problem.OutOfRange;
import org.lineoff.model.Problem.UnknownKey;

class BrokenKeysTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void keysAndBasis(Broken broken, @TempDir Path folder) {
        broken.check(folder);
    }

    static Stream<Broken> keysAndBasis() {
        return Stream.of(
                by(
                                "a letter too many",
                                "shops/assembly.yaml",
                                "    takt: 90s",
                                "    ▸taktt: 90s",
                                UnknownKey.class)
                        .saying("unknown key \"taktt\"", "Maybe you meant \"takt\""),
                by("two letters swapped", "plant.yaml", "asOf: 2", "▸asfO: 2", UnknownKey.class)
                        .saying("Maybe you meant \"asOf\""),
                by(
                                "words joined by underscores",
                                "plant.yaml",
                                "startOfProduction: sop-1",
                                "▸start_of_production: sop-1",
                                UnknownKey.class)
                        .saying("Maybe you meant \"startOfProduction\""),
                by(
                                "a key that looks like none",
                                "plant.yaml",
                                "currency: CNY",
                                "currency: CNY\n▸colour: red",
                                UnknownKey.class)
                        .saying("Keys known here: asOf, basis, currency"),
                by(
                        "a known key in the wrong map",
                        "shops/body.yaml",
                        "        buffer: 2",
                        "        buffer: 2\n        ▸takt: 90s",
                        UnknownKey.class),
                by(
                        "a misspelt key whose value is wrong too",
                        "shops/assembly.yaml",
                        "    takt: 90s",
                        "    ▸taktt: ▸90",
                        UnknownKey.class,
                        BadValue.class),
                by(
                                "a misspelt key of a distribution",
                                "shops/body.yaml",
                                "shape: lognormal, cv: 0.1",
                                "▸shpae: lognormal, cv: 0.1",
                                UnknownKey.class)
                        .saying("\"shape\""),
                by(
                                "a misspelt value of a figure",
                                "shops/body.yaml",
                                "{value: 70s, low",
                                "{▸valeu: 70s, low",
                                UnknownKey.class)
                        .saying("Maybe you meant \"value\""),
                by(
                        "a misspelt key of a basis",
                        "shops/battery.yaml",
                        "known: 2022",
                        "▸knwon: 2022",
                        UnknownKey.class),
                by(
                        "a key of a text in no language",
                        "plant.yaml",
                        "zh: 小工厂",
                        "zh: 小工厂, ▸de: Fabrik",
                        UnknownKey.class),
                by(
                        "a merge key",
                        "shops/body.yaml",
                        "        repeat: 3",
                        "        repeat: 3\n        ▸<<: {buffer: 3}",
                        UnknownKey.class),
                by(
                                "a missing key of a file",
                                "plant.yaml",
                                "timeZone: Asia/Shanghai\n",
                                "",
                                MissingKey.class)
                        .and("plant.yaml", "formatVersion", "▸formatVersion")
                        .saying("key \"timeZone\" is missing", "Time zone of the plant"),
                by(
                        "a missing key in a list",
                        "calendars.yaml",
                        "  - id: office\n    days",
                        "  - ▸days",
                        MissingKey.class),
                by(
                                "a missing key in braces",
                                "products.yaml",
                                "{id: blue, name: Blue,",
                                "▸{id: blue,",
                                MissingKey.class)
                        .saying("\"name\""),
                by(
                                "a price missing",
                                "products.yaml",
                                "{id: sedan, name: Sedan, from: 2022-01-01, share: 0.6, price: 200000}",
                                "▸{id: sedan, name: Sedan, from: 2022-01-01, share: 0.6}",
                                MissingKey.class)
                        .saying("\"price\""),
                by(
                        "a text without Chinese",
                        "plant.yaml",
                        "title: {en: A small plant, zh: 小工厂}",
                        "title: ▸{en: A small plant}",
                        MissingKey.class),
                by(
                                "a missing list",
                                "programme.yaml",
                                "objective: [sop-1, sop-2]\n",
                                "",
                                MissingKey.class)
                        .and("programme.yaml", "formatVersion", "▸formatVersion"),
                by(
                                "a list with too few elements",
                                "programme.yaml",
                                "objective: [sop-1, sop-2]",
                                "objective: ▸[]",
                                OutOfRange.class)
                        .saying("1 or more"),
                by(
                                "no kind of junction",
                                "shops/battery.yaml",
                                "{kind: source, id",
                                "▸{id",
                                MissingKey.class)
                        .saying("source, sink, link"),
                by(
                        "no format version",
                        "demand.yaml",
                        "formatVersion: 1\nbasis",
                        "▸basis",
                        MissingKey.class),
                by(
                        "another format version",
                        "demand.yaml",
                        "formatVersion: 1",
                        "formatVersion: ▸2",
                        OutOfRange.class),
                by(
                                "the same key twice",
                                "calendars.yaml",
                                "  - id: office\n",
                                "  - id: office\n    name: Office\n    ▸name: Bureau\n",
                                Duplicate.class)
                        .saying("calendars.yaml:27:5"),
                by(
                                "a key without a value",
                                "shops/assembly.yaml",
                                "takt: 90s",
                                "takt:▸",
                                BadValue.class)
                        .saying("takt: nothing is written here"),
                by("a null", "shops/assembly.yaml", "takt: 90s", "takt: ▸null", BadValue.class),
                by(
                        "a key that is a list",
                        "actuals.yaml",
                        "quarters:",
                        "▸[a, b]: 1\nquarters:",
                        BadValue.class),
                by(
                                "a figure without basis",
                                "shops/battery.yaml",
                                "basis: {assumption: Invented for the tests., known: 2022-01-01}\n",
                                "",
                                NoBasis.class)
                        .and("shops/battery.yaml", "40s", "▸40s")
                        .saying("Maybe add \"source: …\""),
                by(
                                "a basis of which nobody says since when",
                                "shops/battery.yaml",
                                ", known: 2022-01-01}",
                                "}",
                                MissingKey.class)
                        .and("shops/battery.yaml", "40s", "▸40s")
                        .saying("\"known\""),
                by(
                                "source and assumption",
                                "programme.yaml",
                                "{value: 2022-01-10, source: visit,",
                                "{value: 2022-01-10, source: visit, ▸assumption: Heard.,",
                                Inconsistent.class)
                        .saying("either a source or an assumption"),
                by(
                        "a basis that is no map",
                        "shops/battery.yaml",
                        "{assumption: Invented for the tests., known: 2022-01-01}",
                        "▸Invented",
                        BadValue.class),
                by(
                        "a basis known on no date",
                        "shops/battery.yaml",
                        "known: 2022-01-01",
                        "known: ▸2022",
                        BadValue.class),
                by(
                                "a range with one end",
                                "plant.yaml",
                                "{value: 25%, low: 20%, high: 30%}",
                                "▸{value: 25%, low: 20%}",
                                MissingKey.class)
                        .saying("\"high\""),
                by(
                        "a figure without a value",
                        "plant.yaml",
                        "{value: 25%, low: 20%, high: 30%}",
                        "▸{low: 20%, high: 30%}",
                        MissingKey.class),
                by(
                                "low above the value",
                                "plant.yaml",
                                "{value: 25%, low: 20%,",
                                "{value: 25%, low: ▸26%,",
                                OutOfRange.class)
                        .saying("at most 25%"),
                by(
                        "high below the value",
                        "plant.yaml",
                        "high: 30%}",
                        "high: ▸3%}",
                        OutOfRange.class),
                by(
                        "low above the value of a date",
                        "levers.yaml",
                        "low: 2023-07-01",
                        "low: ▸2023-10-01",
                        OutOfRange.class),
                by(
                        "low above the value of a later version",
                        "plant.yaml",
                        "{value: 40, source: visit",
                        "{value: 40, low: ▸41, high: 50, source: visit",
                        OutOfRange.class),
                by(
                        "an empty list of versions",
                        "plant.yaml",
                        "over: 12w",
                        "over: ▸[]",
                        BadValue.class));
    }
}
