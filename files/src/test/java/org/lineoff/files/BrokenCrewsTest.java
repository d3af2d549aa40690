package org.lineoff.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.files.Broken.by;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lineoff.model.Problem.Dangling;
import org.lineoff.model.Problem.Duplicate;
import org.lineoff.model.Problem.Inconsistent;

/** Repair crews without their failures, teams without their shift. */
class BrokenCrewsTest {
    private static final String BODY = "shops/body.yaml";
    private static final String BEFORE = "    gate:\n      id: audit\n";
    private static final String OWN = "    calendar: day\n    stations:\n";

    /** The section "main", of two lines, with these crews. */
    private static Broken crews(String name, String crews, Class<?>... types) {
        return by(name, BODY, BEFORE, "    crews: [" + crews + "]\n" + BEFORE, types);
    }

    private static String team(String shift) {
        return "    manning: {teams: [{id: a, people: [{count: 3}]}, {id: b, shift: "
                + shift
                + ", people: [{count: 2}]}]}\n";
    }

    /** The section "main" with a team of that shift. */
    private static Broken main(String name, String shift, Class<?>... types) {
        return by(name, BODY, BEFORE, team(shift) + BEFORE, types);
    }

    /** The section "finish", which has a calendar of its own, with a team of that shift. */
    private static Broken finish(String name, String shift, Class<?>... types) {
        return by(name, BODY, OWN, team(shift) + OWN, types);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void wrong(Broken broken, @TempDir Path folder) {
        broken.check(folder);
    }

    static Stream<Broken> wrong() {
        return Stream.of(
                crews(
                                "a failure that is none",
                                "{id: a, size: 1, repairs: [▸robt]}",
                                Dangling.class)
                        .saying(
                                "repairs: there is no failure in this section called \"robt\"",
                                "Maybe you meant \"robot\""),
                crews(
                                "the failure of another section",
                                "{id: a, size: 1, repairs: [robot, ▸oven]}",
                                Dangling.class)
                        .saying("Maybe it was renamed"),
                crews(
                        "a failure named twice",
                        "{id: a, size: 1, repairs: [robot, ▸robot]}",
                        Inconsistent.class),
                crews(
                                "a failure that needs no crew",
                                "{id: a, size: 1, repairs: [robot, ▸tip]}",
                                Inconsistent.class)
                        .saying("\"tip\" counts open time"),
                crews(
                        "two crews of one name",
                        "{id: a, size: 1, repairs: [robot]}, {id: ▸a, size: 1}",
                        Duplicate.class),
                crews(
                                "nothing more where a failure cannot be read",
                                "{id: a, size: 1, repairs: [robott]}",
                                org.lineoff.model.Problem.BadValue.class)
                        .and(BODY, "{id: robot, availability", "{id: ▸[robot], availability"),
                main("a shift that no line has", "▸\"07:00\"", Dangling.class)
                        .saying(
                                "shift: there is no shift of this section's calendars that begins at"
                                        + " \"07:00\"",
                                "Maybe you meant \"06:00\""),
                main("the nearest over midnight", "▸\"23:30\"", Dangling.class)
                        .saying("Maybe you meant \"06:00\""),
                finish(
                                "the shift of a line that the section passes by",
                                "▸\"14:30\"",
                                Dangling.class)
                        .saying("Maybe you meant \"08:00\""),
                finish("a calendar without shifts", "▸\"08:00\"", Dangling.class)
                        .and(BODY, "    calendar: day\n", "    calendar: office\n")
                        .saying("Maybe it was renamed"),
                finish("nothing more where the calendar is none", "\"07:00\"", Dangling.class)
                        .and(BODY, "    calendar: day\n", "    calendar: ▸dya\n"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"06:00", "14:30", "08:00"})
    void everyShiftThatMayBeginInOneOfTheLinesIsOne(String shift, @TempDir Path folder) {
        SmallFolder small =
                SmallFolder.valid().change(BODY, BEFORE, team('"' + shift + '"') + BEFORE);
        assertThat(PlantFolder.read(small.writeTo(folder)).problems()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"p2/body", "p1/body/finish"})
    void aShiftMayComeWithALeverThatIsMeantForTheSection(String place, @TempDir Path folder) {
        SmallFolder small =
                SmallFolder.valid()
                        .change(BODY, OWN, team("\"14:30\"") + OWN)
                        .change("levers.yaml", "places: [p2]", "places: [" + place + "]");
        assertThat(PlantFolder.read(small.writeTo(folder)).problems()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"p1/body", "p2/body/finish"})
    void aShiftMayComeWithAPolicyThatIsMeantForTheSection(String place, @TempDir Path folder) {
        SmallFolder small =
                SmallFolder.valid()
                        .change(BODY, OWN, team("\"14:30\"") + OWN)
                        .change("policies.yaml", "places: [p1]", "places: [" + place + "]");
        assertThat(PlantFolder.read(small.writeTo(folder)).problems()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"p1", "p2"})
    void aChangeForOneLineAloneComplainsAboutNoShiftOfTheOther(String line, @TempDir Path folder) {
        SmallFolder small = SmallFolder.valid().change(BODY, BEFORE, team("\"08:00\"") + BEFORE);
        Path plant = small.writeTo(folder.resolve("plant"));
        Path change = folder.resolve("change.yaml");
        SmallFolder.write(
                change,
                "formatVersion: 1\ntitle: T\nset: {%s/body/main/hem.work: 60s}\n"
                        .formatted(line)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(ChangedPlant.read(plant, PlantFolder.read(plant), change).read().problems())
                .isEmpty();
    }
}
