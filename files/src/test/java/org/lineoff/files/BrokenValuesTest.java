package org.lineoff.files;

import static org.lineoff.files.Broken.by;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lineoff.model.Problem.BadValue;
import org.lineoff.model.Problem.Inconsistent;
import org.lineoff.model.Problem.MissingKey;
import org.lineoff.model.Problem.OutOfRange;

class BrokenValuesTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void forms(Broken broken, @TempDir Path folder) {
        broken.check(folder);
    }

    static Stream<Broken> forms() {
        return Stream.of(
                by(
                                "a duration without unit",
                                "shops/assembly.yaml",
                                "takt: 90s",
                                "takt: ▸90",
                                BadValue.class)
                        .saying("its unit is missing", "Maybe write 90s."),
                by(
                                "a duration of the programme without unit",
                                "programme.yaml",
                                "duration: 90d",
                                "duration: ▸90",
                                BadValue.class)
                        .saying("Maybe write 90d."),
                by(
                                "an unknown unit",
                                "shops/assembly.yaml",
                                "takt: 90s",
                                "takt: ▸90sec",
                                BadValue.class)
                        .saying("ms, s, min, h, d, w"),
                by(
                        "a negative duration",
                        "shops/assembly.yaml",
                        "takt: 90s",
                        "takt: ▸-90s",
                        OutOfRange.class),
                by(
                        "a duration of a thousand years",
                        "programme.yaml",
                        "duration: 90d",
                        "duration: ▸365000d",
                        OutOfRange.class),
                by(
                        "a list for a duration",
                        "shops/body.yaml",
                        "transport: 10s",
                        "transport: [▸[10s]]",
                        BadValue.class),
                by(
                                "a day that no month has",
                                "plant.yaml",
                                "asOf: 2023-06-01",
                                "asOf: ▸2023-06-31",
                                BadValue.class)
                        .saying("a date", "Maybe write 2024-06-01."),
                by(
                        "a date with the day first",
                        "plant.yaml",
                        "asOf: 2023-06-01",
                        "asOf: ▸01.06.2023",
                        BadValue.class),
                by(
                        "a date long ago",
                        "plant.yaml",
                        "asOf: 2023-06-01",
                        "asOf: ▸0203-06-01",
                        OutOfRange.class),
                by(
                                "a time with one digit",
                                "calendars.yaml",
                                "from: 08:00",
                                "from: ▸8:00",
                                BadValue.class)
                        .saying("Maybe write 08:00."),
                by(
                        "a time that is none",
                        "calendars.yaml",
                        "to: \"16:30\"",
                        "to: ▸\"24:30\"",
                        BadValue.class),
                by(
                        "a day of the week in another language",
                        "calendars.yaml",
                        "[Mon, Tue, Wed, Thu, Fri, Sat]",
                        "[Mon, Tue, Wed, Thu, Fri, ▸Sabado]",
                        BadValue.class),
                by(
                                "a day of the week written out",
                                "calendars.yaml",
                                "[Mon, Tue, Wed, Thu, Fri, Sat]",
                                "[Mon, ▸Tues, Wed, Thu, Fri, Sat]",
                                BadValue.class)
                        .saying("Maybe write Tue."),
                by(
                                "a misspelt time zone",
                                "plant.yaml",
                                "Asia/Shanghai",
                                "▸Asia/Shangai",
                                BadValue.class)
                        .saying("Maybe write Asia/Shanghai."),
                by(
                                "a misspelt kind of section",
                                "shops/assembly.yaml",
                                "kind: paced",
                                "kind: ▸pased",
                                BadValue.class)
                        .saying("asynchronous, paced", "Maybe write paced."),
                by(
                                "a constant in capitals",
                                "shops/assembly.yaml",
                                "lowestNumber",
                                "▸LOWEST_NUMBER",
                                BadValue.class)
                        .saying("Maybe write lowestNumber."),
                by(
                                "a misspelt kind of junction",
                                "shops/assembly.yaml",
                                "kind: sink",
                                "kind: ▸snik",
                                BadValue.class)
                        .saying("Maybe write sink."),
                by(
                        "an unknown precedence",
                        "programme.yaml",
                        "type: SS",
                        "type: ▸ST",
                        BadValue.class),
                by(
                                "a yes",
                                "shops/assembly.yaml",
                                "emptyPitches: true",
                                "emptyPitches: ▸yes",
                                BadValue.class)
                        .saying("true or false"),
                by(
                        "a word for a number",
                        "shops/body.yaml",
                        "buffer: 2",
                        "buffer: ▸two",
                        BadValue.class),
                by(
                                "thousands with a comma",
                                "programme.yaml",
                                "perYear: 150000",
                                "perYear: ▸\"150,000\"",
                                BadValue.class)
                        .saying("a whole number"),
                by("half a place", "shops/body.yaml", "buffer: 2", "buffer: ▸2.5", BadValue.class),
                by(
                        "more than an int holds",
                        "programme.yaml",
                        "perYear: 150000",
                        "perYear: ▸15000000000",
                        OutOfRange.class),
                by(
                        "infinity",
                        "plant.yaml",
                        "jobsPerHour: 40",
                        "jobsPerHour: ▸.inf",
                        BadValue.class),
                by(
                        "a number beyond all measure",
                        "plant.yaml",
                        "jobsPerHour: 40",
                        "jobsPerHour: ▸1e999",
                        OutOfRange.class),
                by(
                                "a probability above 1",
                                "shops/body.yaml",
                                "probability: 1%",
                                "probability: ▸1.5",
                                OutOfRange.class)
                        .saying("from 0 to 1"),
                by(
                                "a per cent without its sign",
                                "shops/body.yaml",
                                "{dent: 90%}",
                                "{dent: ▸90}",
                                OutOfRange.class)
                        .saying("Maybe you meant 90%"),
                by(
                        "more than all",
                        "shops/body.yaml",
                        "availability: 97%",
                        "availability: ▸197%",
                        OutOfRange.class),
                by(
                                "a negative number",
                                "products.yaml",
                                "takeRate: 0.7",
                                "takeRate: ▸-0.7",
                                OutOfRange.class)
                        .saying("at least 0"),
                by(
                        "no replication",
                        "plant.yaml",
                        "replications: 20",
                        "replications: ▸0",
                        OutOfRange.class),
                by(
                                "an id of two words",
                                "calendars.yaml",
                                "id: office",
                                "id: ▸the office",
                                BadValue.class)
                        .saying("one word"),
                by(
                        "an id with a slash",
                        "shops/body.yaml",
                        "id: polish",
                        "id: ▸po/lish",
                        BadValue.class),
                by(
                        "an empty text",
                        "plant.yaml",
                        "name: {en: Phase 1, zh: 一期}",
                        "name: {en: Phase 1, zh: ▸\"\"}",
                        BadValue.class),
                by("a quarter that is none", "actuals.yaml", "2022-Q4", "▸2022-Q5", BadValue.class),
                by(
                        "a currency that is none",
                        "plant.yaml",
                        "currency: CNY",
                        "currency: ▸yuan",
                        BadValue.class),
                by(
                                "a map for a list",
                                "calendars.yaml",
                                "    shifts:\n      - {from: 08:00, to: \"16:30\", breaks: [{from: \"12:00\", to: \"12:30\"}]}",
                                "    shifts: ▸{from: 08:00, to: \"16:30\"}",
                                BadValue.class)
                        .saying("is not a list"),
                by(
                        "a list for a map",
                        "plant.yaml",
                        "horizon: {from: 2022-01-01, to: 2024-12-31}",
                        "horizon: ▸[2022-01-01, 2024-12-31]",
                        BadValue.class),
                by(
                        "a word for a map",
                        "shops/body.yaml",
                        "    gate:\n      id: audit\n      finds: {dent: 90%}\n      repair:\n        places: 6\n        servers: 2\n        time: {shape: triangular, low: 5min, mode: 10min, high: 30min}\n",
                        "    gate: ▸audit\n",
                        BadValue.class),
                by(
                        "a word in a list of maps",
                        "programme.yaml",
                        "  - {id: crew, name",
                        "  - ▸crew\n  - {id: crew, name",
                        BadValue.class),
                by(
                                "a file that is a list",
                                "levers.yaml",
                                "formatVersion: 1\nbasis: {assumption: Invented for the tests., known: 2022-01-01}\nlevers:\n",
                                "",
                                BadValue.class)
                        .and("levers.yaml", "- id: second-shift", "▸- id: second-shift"),
                by("a tag", "plant.yaml", "currency: CNY", "currency: ▸!!str CNY", BadValue.class)
                        .saying("tags are not used"),
                by(
                        "two faults in one line",
                        "shops/body.yaml",
                        "places: 6\n        servers: 2",
                        "places: ▸none\n        servers: ▸0",
                        BadValue.class,
                        OutOfRange.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void distributions(Broken broken, @TempDir Path folder) {
        broken.check(folder);
    }

    static Stream<Broken> distributions() {
        return Stream.of(
                by(
                                "lognormal without cv",
                                "shops/body.yaml",
                                "{mean: 76s, shape: lognormal, cv: 0.1,",
                                "▸{mean: 76s, shape: lognormal,",
                                MissingKey.class)
                        .saying("\"cv\""),
                by(
                        "a shape without mean",
                        "shops/body.yaml",
                        "{mean: 6min, shape: exponential}",
                        "▸{shape: exponential}",
                        MissingKey.class),
                by(
                                "a constant with cv",
                                "shops/body.yaml",
                                "{mean: 76s, shape: lognormal, cv: 0.1,",
                                "{mean: 76s, ▸cv: 0.1,",
                                Inconsistent.class)
                        .saying("says nothing in a constant distribution"),
                by(
                                "a value with a shape",
                                "shops/body.yaml",
                                "{mean: 6min, shape: exponential}",
                                "{▸value: 6min, shape: exponential}",
                                Inconsistent.class)
                        .saying("Maybe write \"mean\""),
                by(
                        "a range around a mean without its braces",
                        "shops/body.yaml",
                        "{mean: 6min, shape: exponential}",
                        "{mean: 6min, ▸low: 5min, ▸high: 8min, shape: exponential}",
                        Inconsistent.class,
                        Inconsistent.class),
                by(
                        "pert without its mode",
                        "demand.yaml",
                        "{shape: pert, low: 0.5d, mode: 1d, high: 3d}",
                        "▸{shape: pert, low: 0.5d, high: 3d}",
                        MissingKey.class),
                by(
                        "pert with a mean",
                        "demand.yaml",
                        "{shape: pert, low",
                        "{shape: pert, ▸mean: 1d, low",
                        Inconsistent.class),
                by(
                                "pert with its mode below low",
                                "demand.yaml",
                                "mode: 1d",
                                "mode: ▸0.4d",
                                OutOfRange.class)
                        .saying("at least 0.5d"),
                by(
                        "pert with its high below the mode",
                        "demand.yaml",
                        "high: 3d",
                        "high: ▸20h",
                        OutOfRange.class),
                by(
                        "pert without a width",
                        "demand.yaml",
                        "low: 0.5d, mode: 1d, high: 3d",
                        "low: 1d, mode: 1d, high: ▸1d",
                        OutOfRange.class),
                by(
                                "triangular by two of three points",
                                "shops/body.yaml",
                                "low: 5min, mode: 10min, high",
                                "high",
                                MissingKey.class,
                                MissingKey.class)
                        .and("shops/body.yaml", "{shape: triangular", "▸▸{shape: triangular"),
                by(
                                "uniform wider than its mean",
                                "shops/assembly.yaml",
                                "shape: uniform, cv: 0.2",
                                "shape: uniform, cv: ▸0.6",
                                OutOfRange.class)
                        .saying("at most 0.577"),
                by(
                        "gamma without any spread",
                        "products.yaml",
                        "shape: gamma, cv: 0.5",
                        "shape: gamma, cv: ▸0",
                        OutOfRange.class),
                by(
                        "erlang with half a phase",
                        "shops/assembly.yaml",
                        "shape: erlang, k: 2",
                        "shape: erlang, k: ▸2.5",
                        BadValue.class),
                by(
                        "erlang without phases",
                        "shops/assembly.yaml",
                        "{mean: 40s, shape: erlang, k: 2}",
                        "▸{mean: 40s, shape: erlang}",
                        MissingKey.class),
                by(
                        "weibull with cv",
                        "shops/body.yaml",
                        "shape: weibull, k: 1.5",
                        "shape: weibull, k: 1.5, ▸cv: 0.5",
                        Inconsistent.class),
                by(
                        "empirical without values",
                        "shops/assembly.yaml",
                        "{shape: empirical, values: [70s, 75s, 82s]}",
                        "▸{shape: empirical}",
                        MissingKey.class),
                by(
                        "empirical with a wrong value",
                        "shops/assembly.yaml",
                        "75s, 82s",
                        "▸75, 82s",
                        BadValue.class),
                by(
                        "byModel beside a bare figure",
                        "shops/body.yaml",
                        "work: {value: 70s, low: 60s, high: 80s}",
                        "work: {value: 70s, low: 60s, high: ▸8s, byModel: {wagon: ▸70}}",
                        OutOfRange.class,
                        BadValue.class));
    }
}
