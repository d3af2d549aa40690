package org.lineoff.files;

import static org.lineoff.files.Broken.by;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lineoff.model.Problem.Cycle;
import org.lineoff.model.Problem.Inconsistent;
import org.lineoff.model.Problem.MissingKey;
import org.lineoff.model.Problem.OutOfRange;

class BrokenFlowTest {
    private static final String A = "shops/assembly.yaml";
    private static final String B = "shops/body.yaml";

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void waysThroughThePlant(Broken broken, @TempDir Path folder) {
        broken.check(folder);
    }

    static Stream<Broken> waysThroughThePlant() {
        return Stream.of(
                by(
                                "a section without exit",
                                A,
                                "  - {kind: sink, id: line-off, from: out}\n",
                                "",
                                Inconsistent.class)
                        .and(A, "  - id: out", "  - ▸id: out")
                        .saying("no junction takes the cars from section \"out\""),
                by(
                                "a section without entry",
                                B,
                                "  - {kind: source, id: start, to: main, sequence: orders}\n",
                                "",
                                Inconsistent.class)
                        .and(B, "  - id: main", "  - ▸id: main")
                        .saying("no junction leads to section \"main\""),
                by(
                        "a section without either",
                        A,
                        "  - id: out",
                        "  - ▸▸id: shed\n    stations: [{id: desk, work: 1s}]\n  - id: out",
                        Inconsistent.class,
                        Inconsistent.class),
                by(
                                "a section with two entries",
                                A,
                                "  - {kind: sink",
                                "  - {kind: source, id: again, to: out, sequence: orders}\n  - {kind: sink",
                                Inconsistent.class)
                        .and(A, "  - id: out", "  - ▸id: out")
                        .saying(
                                "two ways in: \"together\" and \"again\"",
                                "Maybe put a merge before it"),
                by(
                                "a section with two exits",
                                A,
                                "  - {kind: sink",
                                "  - {kind: sink, id: again, from: out}\n  - {kind: sink",
                                Inconsistent.class)
                        .and(A, "  - id: out", "  - ▸id: out")
                        .saying("Maybe put a split behind it"),
                by(
                                "sections that no source reaches",
                                A,
                                "  - id: out",
                                "  - ▸id: ring-a\n    stations: [{id: x, work: 1s}]\n  - id: ring-b\n    stations: [{id: x, work: 1s}]\n  - id: out",
                                Cycle.class,
                                Cycle.class)
                        .and(
                                A,
                                "  - {kind: sink",
                                "  - {kind: link, id: there, from: ring-a, to: ring-b}\n  - {kind: link, id: back, from: ring-b, to: ring-a}\n  - {kind: sink")
                        .and(A, "▸id: ring-a", "▸▸id: ring-a")
                        .saying(
                                "no source reaches p1/assembly/ring-a",
                                "no sink can be reached from p1/assembly/ring-a"),
                by(
                                "a line in which nothing leaves",
                                "plant.yaml",
                                "  - id: p2",
                                "  - ▸id: p3\n    name: Phase 3\n    startOfProduction: sop-2\n    calendar: day\n    jobsPerHour: 30\n  - id: p2",
                                Inconsistent.class)
                        .saying("no car of line \"p3\" ever leaves"),
                by(
                                "cars without orders",
                                B,
                                "to: main, sequence: orders",
                                "to: main",
                                Inconsistent.class)
                        .and(B, "  - {kind: source, id: start", "  - ▸{kind: source, id: start")
                        .saying("have no orders"),
                by(
                                "orders and a store to follow",
                                A,
                                "follows: pbs",
                                "follows: pbs, sequence: orders",
                                Inconsistent.class)
                        .and(A, "follows: pbs", "▸follows: pbs"),
                by(
                                "matched parts that follow nothing",
                                A,
                                "to: packs, follows: pbs",
                                "to: packs",
                                Inconsistent.class)
                        .and(A, "{from: packs, matched: true}", "▸{from: packs, matched: true}")
                        .saying("source \"pack-start\" follows no store"),
                by(
                                "parts that follow a store behind their join",
                                A,
                                "  - {kind: merge, id: together, from: [test-a, test-b, rework], to: out, rule: priority}",
                                "  - {kind: merge, id: together, from: [test-a, test-b, rework], to: last, rule: priority}\n  - {kind: store, id: yard, from: last, to: out, capacity: 9}",
                                Cycle.class)
                        .and(
                                A,
                                "  - id: out",
                                "  - id: last\n    stations: [{id: x, work: 1s}]\n  - id: out")
                        .and(A, "follows: pbs", "follows: ▸yard")
                        .saying("p1/assembly/yard → p1/assembly/pack-start"),
                by(
                                "a shared section without a calendar",
                                "shops/battery.yaml",
                                "lines: [p1, p2]\n",
                                "",
                                Inconsistent.class)
                        .and("shops/battery.yaml", "  - id: cells", "  - ▸id: cells")
                        .and(
                                "plant.yaml",
                                "  - id: p2\n    name: {en: Phase 2, zh: 二期}\n    startOfProduction: sop-2\n    calendar: day\n    jobsPerHour:\n      - {value: 30, low: 25, high: 35}\n      - {value: 40, source: visit, known: 2023-01-15}\n",
                                "")
                        .and("levers.yaml", "p2/battery", "battery")
                        .and("levers.yaml", "places: [p2]", "places: [p1]")
                        .and("programme.yaml", "line: p2", "line: p1")
                        .and("programme.yaml", "[p1, p2]", "[p1]")
                        .and(A, "lines: [p1, p2]", "lines: [p1]")
                        .and(B, "lines: [p1, p2]", "lines: [p1]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void splitsAndGates(Broken broken, @TempDir Path folder) {
        broken.check(folder);
    }

    static Stream<Broken> splitsAndGates() {
        return Stream.of(
                by(
                                "shares that do not add up",
                                A,
                                "branches: [{to: test-a, share: 60%}",
                                "▸branches: [{to: test-a, share: 50%}",
                                Inconsistent.class)
                        .saying("the shares add up to 0.9"),
                by(
                                "shares that do not add up later",
                                A,
                                "share: 60%}",
                                "share: [{value: 60%}, {value: 70%, known: 2023-01-01}]}",
                                Inconsistent.class)
                        .and(A, "branches: [{to: test-a", "▸branches: [{to: test-a")
                        .saying("1.1, not to 1 (as known on 2023-01-01)"),
                by(
                        "a branch without share",
                        A,
                        "{to: test-b, share: 40%}",
                        "▸{to: test-b}",
                        Inconsistent.class),
                by(
                                "a share in a split by inspection",
                                A,
                                "{to: wash, result: passed}",
                                "{to: wash, result: passed, ▸share: 0.9}",
                                Inconsistent.class)
                        .saying("says nothing in a split by inspection"),
                by(
                        "the same result twice",
                        A,
                        "result: failed",
                        "result: ▸passed",
                        Inconsistent.class),
                by(
                        "a branch without result",
                        A,
                        "{to: rework, result: failed}",
                        "▸{to: rework}",
                        Inconsistent.class),
                by(
                                "an inspection without a gate",
                                A,
                                "    gate:\n      id: check\n      finds: {dent: 50%, scratch: 0.5}\n",
                                "",
                                Inconsistent.class)
                        .and(A, "by: inspection", "by: ▸inspection"),
                by(
                                "a gate that nobody sorts by",
                                A,
                                "by: inspection",
                                "by: model",
                                Inconsistent.class)
                        .and(A, "{to: wash, result: passed}", "{to: wash, takes: [sedan]}")
                        .and(A, "{to: rework, result: failed}", "{to: rework}")
                        .and(A, "      id: check", "      ▸id: check")
                        .saying("cars that fail at gate \"check\""),
                by(
                                "no way for a model",
                                A,
                                "by: share, branches: [{to: test-a, share: 60%}, {to: test-b, share: 40%}]",
                                "by: model, branches: [{to: test-a, takes: [sedan]}, {to: test-b, takes: [sedan]}]",
                                Inconsistent.class,
                                Inconsistent.class)
                        .and(A, "{kind: split, id: benches", "▸{kind: split, id: benches")
                        .and(A, "{to: test-b, takes: [sedan]}", "{to: test-b, takes: [▸sedan]}")
                        .saying("there is no way for wagon", "\"sedan\" has two ways"),
                by(
                                "no way for a choice",
                                A,
                                "by: share, branches: [{to: test-a, share: 60%}, {to: test-b, share: 40%}]",
                                "by: option, branches: [{to: test-a, takes: [white]}, {to: test-b, takes: [glass]}]",
                                Inconsistent.class)
                        .and(A, "{kind: split, id: benches", "▸{kind: split, id: benches")
                        .saying("there is no way for blue, steel"),
                by(
                                "no way for models without the option",
                                A,
                                "by: share, branches: [{to: test-a, share: 60%}, {to: test-b, share: 40%}]",
                                "by: option, branches: [{to: test-a, takes: [steel]}, {to: test-b, takes: [glass]}]",
                                Inconsistent.class)
                        .and(A, "{kind: split, id: benches", "▸{kind: split, id: benches")
                        .saying("models without this option"),
                by(
                        "two ways for all the others",
                        A,
                        "by: share, branches: [{to: test-a, share: 60%}, {to: test-b, share: 40%}]",
                        "by: model, branches: [{to: test-a}, ▸{to: test-b}]",
                        Inconsistent.class),
                by(
                                "a split with one branch",
                                A,
                                ", {to: test-b, share: 40%}]",
                                "]",
                                Inconsistent.class,
                                OutOfRange.class)
                        .and(A, "  - id: test-b", "  - ▸id: test-b")
                        .and(
                                A,
                                "branches: [{to: test-a, share: 60%}",
                                "branches: ▸[{to: test-a, share: 100%}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void sectionsAndStations(Broken broken, @TempDir Path folder) {
        broken.check(folder);
    }

    static Stream<Broken> sectionsAndStations() {
        return Stream.of(
                by("paced without takt", A, "    takt: 90s\n", "", Inconsistent.class)
                        .and(A, "  - id: trim", "  - ▸id: trim")
                        .saying("the paced section \"trim\" has no takt"),
                by(
                                "a takt where nothing is paced",
                                A,
                                "  - id: wash\n",
                                "  - id: wash\n    ▸takt: 60s\n",
                                Inconsistent.class)
                        .saying("\"takt\" goes only with a paced section"),
                by(
                        "empty pitches where nothing is paced",
                        A,
                        "  - id: packs\n",
                        "  - id: packs\n    ▸emptyPitches: true\n",
                        Inconsistent.class),
                by("a takt of nothing", A, "takt: 90s", "takt: ▸0s", OutOfRange.class)
                        .saying("above 0"),
                by(
                        "a line stop where nothing is paced",
                        B,
                        "        parallel: 2",
                        "        parallel: 2\n        ▸lineStop: {probability: 1%, time: 60s}",
                        Inconsistent.class),
                by(
                                "a buffer in a paced section",
                                A,
                                "      - id: doors\n",
                                "      - id: doors\n        ▸buffer: 2\n",
                                Inconsistent.class)
                        .saying("\"buffer\" cannot stand in a paced section"),
                by(
                        "a transport in a paced section",
                        A,
                        "      - id: doors\n",
                        "      - id: doors\n        ▸transport: 5s\n",
                        Inconsistent.class),
                by(
                        "parallel stations in a paced section",
                        A,
                        "      - id: doors\n",
                        "      - id: doors\n        ▸parallel: 2\n",
                        Inconsistent.class),
                by(
                                "availability and up time",
                                B,
                                "availability: 97%,",
                                "availability: 97%, ▸up: 4h,",
                                Inconsistent.class)
                        .saying("failure mode \"robot\" has both"),
                by(
                        "neither availability nor up time",
                        B,
                        "{id: robot, availability: 97%,",
                        "▸{id: robot,",
                        Inconsistent.class),
                by(
                        "an availability of repairs that take no time",
                        B,
                        "repair: {mean: 6min, shape: exponential}",
                        "repair: ▸0min",
                        OutOfRange.class),
                by(
                        "a failure mode without repair",
                        B,
                        "{id: robot, availability: 97%, repair: {mean: 6min, shape: exponential}}",
                        "▸{id: robot, availability: 97%}",
                        MissingKey.class),
                by(
                        "a ramp that never ends",
                        B,
                        "{factor: firstTimeThrough, from: 90%, over: 8w}",
                        "▸{factor: firstTimeThrough, from: 90%}",
                        Inconsistent.class),
                by(
                        "a ramp over time and cars",
                        B,
                        "over: 8w}",
                        "over: 8w, ▸overCars: 900}",
                        Inconsistent.class),
                by("a ramp in no time", B, "over: 8w}", "over: ▸0w}", OutOfRange.class),
                by(
                                "more stations than any plant has",
                                B,
                                "        repeat: 3",
                                "        repeat: 10000\n        parallel: 1000",
                                Inconsistent.class)
                        .and(B, "  - id: main", "  - ▸id: main")
                        .saying("more than 100000 stations"),
                by(
                        "more repetitions than allowed",
                        B,
                        "repeat: 3",
                        "repeat: ▸10001",
                        OutOfRange.class));
    }
}
