package org.lineoff.files;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lineoff.model.Problem.Cycle;
import org.lineoff.model.Problem.Dangling;
import org.lineoff.model.Problem.Duplicate;
import org.lineoff.model.Problem.Inconsistent;
import org.lineoff.model.Problem.OutOfRange;

class BrokenPoliciesTest {
    private static final String FILE = "policies.yaml";

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void policies(Broken broken, @TempDir Path folder) {
        broken.check(folder);
    }

    private static Broken by(String name, String old, String edit, Class<?> type) {
        return Broken.by(name, FILE, old, edit, type);
    }

    static Stream<Broken> policies() {
        return Stream.of(
                by("a place", "p1/assembly", "▸p1/asembly", Dangling.class)
                        .saying("no line, shop or section", "Maybe you meant \"p1/assembly\""),
                by("a calendar", "calendar: two", "calendar: ▸too", Dangling.class),
                by("a sequence", "[orders]", "[▸order]", Dangling.class)
                        .saying("no build sequence"),
                by("a lever in its place", "[second-shift]", "[▸second-shifts]", Dangling.class),
                by("a policy in its place", "[second-shift]", "[▸faster-still]", Dangling.class)
                        .saying("no lever"),
                by("an earlier step", "[saturdays, faster]", "[▸sundays, faster]", Dangling.class)
                        .saying("there is no policy or lever \"sundays\""),
                by(
                        "a step named twice",
                        "[saturdays, faster]",
                        "[faster, ▸faster]",
                        Inconsistent.class),
                by("two policies", "id: faster-still", "id: ▸saturdays", Duplicate.class)
                        .and(FILE, "after: [saturdays, faster]", "after: [faster]"),
                by("a policy named as a lever", "id: faster-still", "id: ▸faster", Duplicate.class)
                        .and(FILE, "after: [saturdays, faster]", "after: [saturdays]"),
                by(
                                "policies that wait for each other",
                                "    unless: [second-shift]",
                                "    after: [faster-still]",
                                Cycle.class)
                        .and(FILE, "after: [saturdays, faster]", "after: [▸saturdays, faster]")
                        .saying("these policies wait for each other: saturdays → faster-still"),
                by(
                        "a policy that waits for itself",
                        "after: [saturdays",
                        "after: [▸faster-still",
                        Cycle.class),
                by(
                                "a step before that is none",
                                "    after: [saturdays, faster]",
                                "    after: [saturdays, faster]\n    before: [▸second-shft]",
                                Dangling.class)
                        .saying("Maybe you meant \"second-shift\""),
                by("no effect", "    calendar: two\n", "", Inconsistent.class)
                        .and(FILE, "- id: saturdays", "- ▸id: saturdays")
                        .saying("the policy changes nothing"),
                by(
                                "two effects",
                                "    factor: takt",
                                "    calendar: day\n    ▸factor: takt",
                                Inconsistent.class)
                        .saying("both \"calendar\" and \"factor\""),
                by(
                        "a factor without its size",
                        "    factor: takt\n    by: 1.05",
                        "    ▸factor: takt",
                        Inconsistent.class),
                by(
                        "a size without its factor",
                        "    factor: takt\n    by",
                        "    ▸by",
                        Inconsistent.class),
                by(
                                "a calendar twice",
                                "    calendar: two\n",
                                "    calendar: two\n    atMost: ▸2\n",
                                Inconsistent.class)
                        .saying("cannot be put in force again"),
                by(
                        "a calendar perhaps twice",
                        "    calendar: two\n",
                        "    calendar: two\n    atMost: ▸{value: 1, low: 1, high: 2}\n",
                        Inconsistent.class),
                by("no times at all", "atMost: 3", "atMost: ▸0", OutOfRange.class),
                by("a negative backlog", "backlogWeeks: 13", "backlogWeeks: ▸-1", OutOfRange.class),
                by("a chance above one", "chance: 80%", "chance: ▸120%", OutOfRange.class),
                by("no place", "places: [p1]", "places: ▸[]", OutOfRange.class));
    }
}
