package org.lineoff.files;

import static org.lineoff.files.Broken.by;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lineoff.model.Problem.Cycle;
import org.lineoff.model.Problem.Dangling;
import org.lineoff.model.Problem.Inconsistent;
import org.lineoff.model.Problem.OutOfRange;

class BrokenDatesTest {
    private static final String C = "calendars.yaml";
    private static final String P = "programme.yaml";

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void calendarsAndPeriods(Broken broken, @TempDir Path folder) {
        broken.check(folder);
    }

    static Stream<Broken> calendarsAndPeriods() {
        return Stream.of(
                by(
                                "a horizon that ends before it begins",
                                "plant.yaml",
                                "to: 2024-12-31",
                                "to: ▸2021-12-31",
                                Inconsistent.class)
                        .saying("ends before it begins (2022-01-01)"),
                by(
                        "no working day",
                        C,
                        "days: [Mon, Tue, Wed, Thu, Fri]",
                        "days: ▸[]",
                        OutOfRange.class),
                by(
                        "a working day twice",
                        C,
                        "days: [Mon, Tue, Wed, Thu, Fri]",
                        "days: ▸[Mon, Tue, Mon]",
                        Inconsistent.class),
                by(
                                "shifts that overlap",
                                C,
                                "      - from: \"14:30\"",
                                "      - ▸from: \"14:00\"",
                                Inconsistent.class)
                        .saying("the shift from 14:00 and the shift from 06:00 overlap"),
                by(
                                "a night shift that runs into the next morning",
                                C,
                                "        to: \"23:00\"",
                                "        to: \"06:30\"",
                                Inconsistent.class)
                        .and(C, "      - from: \"14:30\"", "      - ▸from: \"14:30\""),
                by(
                                "overtime that may run into the next morning",
                                C,
                                "high: 2h",
                                "high: 8h",
                                Inconsistent.class)
                        .and(C, "      - from: \"14:30\"", "      - ▸from: \"14:30\"")
                        .saying("with all overtime"),
                by(
                        "a shift that overlaps itself",
                        C,
                        "      - {from: 08:00, to: \"16:30\"",
                        "      - ▸{from: 08:00, to: \"08:00\", overtime: 1h",
                        Inconsistent.class),
                by(
                                "a break before its shift",
                                C,
                                "- {from: \"10:00\", to: \"10:30\"}",
                                "- ▸{from: \"05:00\", to: \"05:30\"}",
                                Inconsistent.class)
                        .saying(
                                "the break from 05:00 to 05:30 does not lie within the shift from 06:00 to 14:30"),
                by(
                        "a break that outlasts its shift",
                        C,
                        "- {from: \"10:00\", to: \"10:30\"}",
                        "- ▸{from: \"14:00\", to: \"15:00\"}",
                        Inconsistent.class),
                by(
                        "a break that ends before it begins",
                        C,
                        "- {from: \"10:00\", to: \"10:30\"}",
                        "- ▸{from: \"10:30\", to: \"10:00\"}",
                        Inconsistent.class),
                by(
                        "breaks that overlap",
                        C,
                        "- {from: \"10:00\", to: \"10:30\"}",
                        "- {from: \"10:00\", to: \"10:30\"}\n          - ▸{from: \"10:15\", to: \"10:45\"}",
                        Inconsistent.class),
                by(
                        "a holiday that ends before it begins",
                        C,
                        "to: 2023-01-02",
                        "to: ▸2022-01-02",
                        Inconsistent.class),
                by(
                        "a wave that ends before it begins",
                        "demand.yaml",
                        "to: 2022-06-01",
                        "to: ▸2022-05-01",
                        Inconsistent.class),
                by(
                        "a wave without a size",
                        "demand.yaml",
                        "- {name: Launch, from: 2022-06-01, to: 2022-06-01, count: 5000}",
                        "- ▸{name: Launch, from: 2022-06-01, to: 2022-06-01}",
                        Inconsistent.class),
                by(
                        "a wave with two sizes",
                        "demand.yaml",
                        "count: 5000",
                        "count: 5000, ▸perWeek: 7",
                        Inconsistent.class),
                by(
                                "take rates all 0",
                                "products.yaml",
                                "    choices:\n      - {id: white, name: White, takeRate: 0.7}\n      - {id: blue, name: Blue, takeRate: 0.3",
                                "    ▸choices:\n      - {id: white, name: White, takeRate: 0}\n      - {id: blue, name: Blue, takeRate: 0",
                                Inconsistent.class)
                        .saying("every \"takeRate\" is 0"),
                by(
                        "a period of comparison that ends before it begins",
                        "actuals.yaml",
                        "to: 2022-12-31",
                        "to: ▸2021-12-31",
                        Inconsistent.class),
                by(
                                "a count known before it was reached",
                                "actuals.yaml",
                                "reached: 2022-12-20",
                                "reached: ▸2024-12-20",
                                Inconsistent.class)
                        .saying("cannot have been known on 2024-01-31"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void programmeAndLevers(Broken broken, @TempDir Path folder) {
        broken.check(folder);
    }

    static Stream<Broken> programmeAndLevers() {
        return Stream.of(
                by(
                                "activities that wait for each other",
                                P,
                                "    calendar: office\n",
                                "    calendar: office\n    after: [sop-1]\n",
                                Cycle.class)
                        .saying("build → install → sop-1 → build")
                        .and(P, "    after: [build]", "    after: [▸build]"),
                by(
                                "an activity that waits for itself",
                                P,
                                "after: [build]",
                                "after: [build, ▸install]",
                                Cycle.class)
                        .saying("wait for each other: install → install"),
                by(
                                "a circle through a start-to-start",
                                P,
                                "    calendar: office\n",
                                "    calendar: office\n    after: [{activity: ▸sop-2, type: SS}]\n",
                                Cycle.class)
                        .and(P, "{activity: ▸sop-2", "{activity: sop-2")
                        .and(P, "    after: [build]", "    after: [▸build]"),
                by(
                        "finished before started",
                        P,
                        "{value: 2022-06-20,",
                        "▸{value: 2021-06-20,",
                        Inconsistent.class),
                by(
                                "started on a day after it was known",
                                P,
                                "{value: 2022-01-10, source: visit, known: 2022-01-12}",
                                "▸{value: 2022-01-10, source: visit, known: 2022-01-02}",
                                Inconsistent.class)
                        .saying(
                                "\"started\" happened on 2022-01-10 and cannot have been known on 2022-01-02"),
                by(
                        "finished without saying since when",
                        P,
                        "{value: 2022-06-20, source: visit, known: 2022-07-01}",
                        "▸2022-06-20",
                        Inconsistent.class),
                by(
                        "a promise kept before it was known",
                        P,
                        "kept: {value: 2022-11-15, source: visit, known: 2022-11-15}",
                        "kept: ▸{value: 2022-11-15, source: visit, known: 2022-11-14}",
                        Inconsistent.class),
                by(
                                "more of a resource than there is",
                                P,
                                "{crew: 2}",
                                "{crew: ▸3}",
                                OutOfRange.class)
                        .saying("at most 2", "\"crew\""),
                by(
                                "more of a resource than there may be",
                                P,
                                "capacity: 2}",
                                "capacity: {value: 2, low: 1, high: 3}}",
                                OutOfRange.class)
                        .and(P, "{crew: 2}", "{crew: ▸2}"),
                by("none of a resource", P, "{crew: 2}", "{crew: ▸0}", OutOfRange.class),
                by(
                                "a lever without effect",
                                "levers.yaml",
                                "    stop: 36h\n",
                                "",
                                Inconsistent.class)
                        .and("levers.yaml", "  - id: flood", "  - ▸id: flood")
                        .saying("the lever changes nothing"),
                by(
                        "a lever with two effects",
                        "levers.yaml",
                        "    stop: 36h\n",
                        "    calendar: day\n    ▸stop: 36h\n",
                        Inconsistent.class),
                by(
                                "a factor without its size",
                                "levers.yaml",
                                "    by: {value: 1.1, low: 1.05, high: 1.2}\n",
                                "",
                                Inconsistent.class)
                        .and("levers.yaml", "    factor", "    ▸factor")
                        .saying("\"factor\" needs \"by\" beside it"),
                by(
                        "a size without its factor",
                        "levers.yaml",
                        "    factor: takt\n    by",
                        "    ▸by",
                        Inconsistent.class),
                by(
                        "a stop of no length",
                        "levers.yaml",
                        "stop: 36h",
                        "stop: ▸0h",
                        OutOfRange.class),
                by(
                        "a lever that ends before it begins",
                        "levers.yaml",
                        "until: 2024-12-31",
                        "until: ▸2022-12-31",
                        Inconsistent.class),
                by(
                                "two faults far apart",
                                P,
                                "owner: zone",
                                "owner: zone\n    line: ▸p9",
                                Dangling.class,
                                Dangling.class)
                        .and(P, "objective: [sop-1", "objective: [▸soup-1"));
    }
}
