package org.lineoff.files;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lineoff.model.Problem.BadValue;
import org.lineoff.model.Problem.Dangling;
import org.lineoff.model.Problem.Duplicate;
import org.lineoff.model.Problem.OutOfRange;

class BrokenBacktestTest {
    private static final String FILE = "backtest.yaml";

    /** The small folder has none of its own: it need not be there. */
    private static Broken by(String name, String file, String old, String edit, Class<?> type) {
        return new Broken(
                name,
                SmallFolder.valid().put(file, SmallFolder.resource(file)).change(file, old, edit),
                List.of(type),
                List.of());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void backtests(Broken broken, @TempDir Path folder) {
        broken.check(folder);
    }

    static Stream<Broken> backtests() {
        return Stream.of(
                by("a day after the horizon", FILE, "2022-07-01", "▸2093-07-01", OutOfRange.class),
                by("a lever that is none", FILE, "[second-shift]", "[▸second-shft]", Dangling.class)
                        .saying("Maybe you meant \"second-shift\""),
                by("a period that is none", FILE, "\"2023\"", "▸\"2023-Q5\"", BadValue.class)
                        .saying("a year or a quarter"),
                by(
                        "a period twice",
                        FILE,
                        "cars: 3000}",
                        "cars: 3000}\n  - {period: ▸\"2023\", cars: 4000}",
                        Duplicate.class),
                by("a fit on no list", FILE, "[2023-Q2]", "▸2023-Q2", BadValue.class)
                        .saying("a list"),
                by(
                                "a file whose ranges are judged that is none",
                                "plant.yaml",
                                "runs: {",
                                "judgement: {hold: 70%, files: [▸polices.yaml]}\nruns: {",
                                Dangling.class)
                        .saying("Maybe you meant \"policies.yaml\""),
                by(
                        "a share that nobody would state",
                        "plant.yaml",
                        "runs: {",
                        "judgement: {hold: ▸7%}\nruns: {",
                        OutOfRange.class),
                by(
                        "a wait of a day after which nothing is simulated",
                        FILE,
                        "given:",
                        "waits: [{day: ▸2093-07-01}]\ngiven:",
                        OutOfRange.class),
                by("no cars of the peer", FILE, "[100, {", "▸[] # [{", OutOfRange.class));
    }
}
