package org.lineoff.files;

import static org.lineoff.files.Broken.by;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lineoff.model.Problem.Dangling;
import org.lineoff.model.Problem.Duplicate;
import org.lineoff.model.Problem.Inconsistent;

class BrokenNamesTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void danglingNames(Broken broken, @TempDir Path folder) {
        broken.check(folder);
    }

    static Stream<Broken> danglingNames() {
        return Stream.of(
                by(
                                "a line's calendar",
                                "plant.yaml",
                                "calendar: two",
                                "calendar: ▸twoo",
                                Dangling.class)
                        .saying("there is no calendar \"twoo\"", "Maybe you meant \"two\""),
                by(
                                "the sequence of a supply",
                                "demand.yaml",
                                "sequences: [orders]",
                                "sequences: [▸order]",
                                Dangling.class)
                        .saying("there is no build sequence \"order\""),
                by(
                                "what decides a set-up",
                                "shops/body.yaml",
                                "        parallel: 2\n",
                                "        parallel: 2\n        setUp: {by: ▸color, otherwise: 40s}\n",
                                Dangling.class)
                        .saying("\"color\"", "Maybe you meant \"colour\""),
                by(
                                "a kind of a set-up",
                                "shops/body.yaml",
                                "        parallel: 2\n",
                                "        parallel: 2\n        setUp: {by: colour, changes: [{from: ▸whit, to: blue,"
                                        + " time: 40s}]}\n",
                                Dangling.class)
                        .saying("\"whit\"", "Maybe you meant \"white\""),
                by(
                                "what needs a supply",
                                "demand.yaml",
                                "takes: [wagon, glass]",
                                "takes: [wagon, ▸glas]",
                                Dangling.class)
                        .saying("no model or choice of an option \"glas\"", "meant \"glass\""),
                by(
                        "what needs a supply, named twice",
                        "demand.yaml",
                        "takes: [wagon, glass]",
                        "takes: [wagon, ▸wagon]",
                        Inconsistent.class),
                by(
                        "a delivery without a size",
                        "demand.yaml",
                        "{from: 2022-07-01, perWeek: 600}",
                        "▸{from: 2022-07-01}",
                        Inconsistent.class),
                by(
                        "the first section of a skid loop",
                        "shops/body.yaml",
                        "from: main, to: finish, skids",
                        "from: ▸mein, to: finish, skids",
                        Dangling.class),
                by(
                                "a skid loop the wrong way round",
                                "shops/body.yaml",
                                "from: main, to: finish, skids",
                                "from: finish, to: ▸main, skids",
                                Inconsistent.class)
                        .saying("no carrier comes back"),
                by(
                                "a skid loop with a way out",
                                "shops/body.yaml",
                                "from: main, to: finish, skids",
                                "from: finish, to: ▸assembly/rework, skids",
                                Inconsistent.class)
                        .saying("and do not pass \"assembly/rework\""),
                by(
                        "a skid loop with the name of a junction",
                        "shops/body.yaml",
                        "id: skids",
                        "id: ▸over",
                        Duplicate.class),
                by("a line's start of production", "plant.yaml", "sop-1", "▸sop-11", Dangling.class)
                        .saying("no activity"),
                by(
                                "a section's calendar",
                                "shops/body.yaml",
                                "calendar: day",
                                "calendar: ▸night",
                                Dangling.class)
                        .saying("Maybe it was renamed"),
                by(
                        "an activity's calendar",
                        "programme.yaml",
                        "calendar: office",
                        "calendar: ▸ofice",
                        Dangling.class),
                by(
                        "an activity's line",
                        "programme.yaml",
                        "    line: p1",
                        "    line: ▸p9",
                        Dangling.class),
                by(
                                "an activity's predecessor",
                                "programme.yaml",
                                "after: [build]",
                                "after: [▸built]",
                                Dangling.class)
                        .saying("Maybe you meant \"build\""),
                by(
                        "a predecessor in braces",
                        "programme.yaml",
                        "{activity: build",
                        "{activity: ▸bild",
                        Dangling.class),
                by("a resource", "programme.yaml", "{crew: 2}", "{▸crews: 2}", Dangling.class),
                by(
                        "an objective that is no activity",
                        "programme.yaml",
                        "objective: [sop-1, sop-2]",
                        "objective: [sop-1, ▸sop-3]",
                        Dangling.class),
                by(
                        "the activity of a promise",
                        "programme.yaml",
                        "    activity: sop-1\n",
                        "    activity: ▸line-p1\n",
                        Dangling.class),
                by(
                                "the line of a promise",
                                "programme.yaml",
                                "lines: [p1], count",
                                "lines: [▸p3], count",
                                Dangling.class)
                        .saying("there is no line \"p3\""),
                by(
                        "the line of a shop",
                        "shops/battery.yaml",
                        "lines: [p1, p2]",
                        "lines: [p1, p2, ▸p22]",
                        Dangling.class),
                by(
                                "a source of figures",
                                "programme.yaml",
                                "source: visit, known: 2022-01-12",
                                "source: ▸vist, known: 2022-01-12",
                                Dangling.class)
                        .saying("source in sources.yaml"),
                by(
                        "a source of a basis",
                        "actuals.yaml",
                        "source: visit",
                        "source: ▸travel",
                        Dangling.class),
                by(
                                "a model with work of its own",
                                "shops/body.yaml",
                                "{wagon: 80s}",
                                "{▸wagen: 80s}",
                                Dangling.class)
                        .saying("Maybe you meant \"wagon\""),
                by(
                        "a choice that adds work",
                        "shops/body.yaml",
                        "{glass: 5s}",
                        "{▸gloss: 5s}",
                        Dangling.class),
                by(
                        "a model with an option",
                        "products.yaml",
                        "models: [wagon]",
                        "models: [▸coupe]",
                        Dangling.class),
                by(
                        "a build sequence",
                        "shops/body.yaml",
                        "sequence: orders",
                        "sequence: ▸order",
                        Dangling.class),
                by(
                        "the activity that opens deliveries",
                        "demand.yaml",
                        "opens: permit",
                        "opens: ▸premit",
                        Dangling.class),
                by(
                        "the calendar of a lever",
                        "levers.yaml",
                        "calendar: two",
                        "calendar: ▸tow",
                        Dangling.class),
                by(
                                "the place of a lever",
                                "levers.yaml",
                                "p1/assembly/trim",
                                "▸p1/assembly/trimm",
                                Dangling.class)
                        .saying("Maybe you meant \"p1/assembly/trim\""),
                by(
                        "half the name of a place",
                        "levers.yaml",
                        "[p1/body]",
                        "[▸p1/bo]",
                        Dangling.class),
                by(
                                "the section that a link leads to",
                                "shops/body.yaml",
                                "to: finish",
                                "to: ▸finnish",
                                Dangling.class)
                        .saying("Maybe you meant \"finish\""),
                by(
                                "the section of another shop",
                                "shops/assembly.yaml",
                                "from: body/finish",
                                "from: ▸body/fnish",
                                Dangling.class)
                        .saying("Maybe you meant \"body/finish\""),
                by(
                        "a section like no other",
                        "shops/assembly.yaml",
                        "from: body/finish",
                        "from: ▸paint/topcoat",
                        Dangling.class),
                by(
                        "one of the ways into a merge",
                        "shops/assembly.yaml",
                        "from: [test-a, test-b, rework]",
                        "from: [test-a, ▸test-bb, rework]",
                        Dangling.class),
                by(
                                "a full name that is none",
                                "shops/assembly.yaml",
                                "from: body/finish",
                                "from: ▸/p1/body/finnish",
                                Dangling.class,
                                Inconsistent.class)
                        .and("shops/body.yaml", "  - id: finish", "  - ▸id: finish"),
                by(
                                "the store that is followed",
                                "shops/assembly.yaml",
                                "follows: pbs",
                                "follows: ▸pps",
                                Dangling.class)
                        .saying("there is no store"),
                by(
                        "a junction where a section is meant",
                        "shops/assembly.yaml",
                        "{kind: sink, id: line-off, from: out}",
                        "{kind: sink, id: line-off, from: ▸together}",
                        Dangling.class),
                by(
                                "a defect that nothing causes",
                                "shops/body.yaml",
                                "finds: {dent: 90%}",
                                "finds: {dent: 90%, ▸scratch: 50%}",
                                Dangling.class)
                        .saying("caused here or before"),
                by(
                                "a misspelt defect",
                                "shops/assembly.yaml",
                                "scratch: 0.5",
                                "▸scrach: 0.5",
                                Dangling.class)
                        .saying("Maybe you meant \"scratch\""),
                by(
                                "a file of a shop",
                                "plant.yaml",
                                "shops/battery.yaml",
                                "▸shops/batery.yaml",
                                Dangling.class)
                        .saying("there is no file", "Maybe you meant \"shops/battery.yaml\""),
                by(
                                "an undefined alias",
                                "calendars.yaml",
                                "*holidays",
                                "▸*hollidays",
                                Dangling.class)
                        .saying("there is no anchor \"hollidays\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void namesMetTwice(Broken broken, @TempDir Path folder) {
        broken.check(folder);
    }

    static Stream<Broken> namesMetTwice() {
        return Stream.of(
                by("two calendars", "calendars.yaml", "id: office", "id: ▸day", Duplicate.class)
                        .saying("It stands first at calendars.yaml:4:9")
                        .and("programme.yaml", "calendar: office", "calendar: day"),
                by(
                        "two lines",
                        "plant.yaml",
                        "shops:\n",
                        "  - {id: ▸p2, name: Again, startOfProduction: sop-2, calendar: day, jobsPerHour: 30}\nshops:\n",
                        Duplicate.class),
                by(
                        "two models",
                        "products.yaml",
                        "options:\n",
                        "  - {id: ▸sedan, name: Again, from: 2023-01-01, share: 0.4, price: 1}\noptions:\n",
                        Duplicate.class),
                by(
                        "two choices of different groups",
                        "products.yaml",
                        "id: steel",
                        "id: ▸white",
                        Duplicate.class),
                by("two markets", "products.yaml", "id: south", "id: ▸north", Duplicate.class),
                by(
                        "two activities",
                        "programme.yaml",
                        "objective:",
                        "  - {id: ▸install, name: Again, owner: maker}\nobjective:",
                        Duplicate.class),
                by("two promises", "programme.yaml", "id: rate", "id: ▸cars", Duplicate.class),
                by("two levers", "levers.yaml", "id: flood", "id: ▸faster", Duplicate.class),
                by(
                                "two sources",
                                "sources.yaml",
                                "  - {",
                                "  - {id: visit, title: Another visit}\n  - {",
                                Duplicate.class)
                        .and(
                                "sources.yaml",
                                "{id: visit, title: Notes",
                                "{id: ▸visit, title: Notes"),
                by(
                                "two shops",
                                "shops/battery.yaml",
                                "shop: battery",
                                "shop: ▸body",
                                Dangling.class,
                                Dangling.class,
                                Duplicate.class)
                        .and("levers.yaml", "p2/battery", "▸p2/battery")
                        .and("shops/assembly.yaml", "from: battery/cells", "from: ▸battery/cells"),
                by(
                                "a shop with the name of a line",
                                "shops/battery.yaml",
                                "shop: battery",
                                "shop: ▸p1",
                                Duplicate.class)
                        .and("levers.yaml", "p2/battery", "p2/p1")
                        .and("shops/assembly.yaml", "from: battery/cells", "from: p1/cells"),
                by(
                        "two sections of a shop",
                        "shops/assembly.yaml",
                        "junctions:\n",
                        "  - {id: ▸trim, stations: [{id: x, work: 1s}]}\njunctions:\n",
                        Duplicate.class),
                by(
                        "a junction with the name of a section",
                        "shops/assembly.yaml",
                        "id: together",
                        "id: ▸out",
                        Duplicate.class),
                by(
                        "two stations of a section",
                        "shops/assembly.yaml",
                        "id: cockpit",
                        "id: ▸doors",
                        Duplicate.class),
                by(
                        "a station with the name of a repeated one",
                        "shops/body.yaml",
                        "id: hem",
                        "id: ▸weld-2",
                        Duplicate.class),
                by(
                        "a gate with the name of a station",
                        "shops/assembly.yaml",
                        "id: check",
                        "id: ▸wheels",
                        Duplicate.class),
                by(
                        "two failure modes",
                        "shops/body.yaml",
                        "id: tip",
                        "id: ▸robot",
                        Duplicate.class),
                by(
                        "two probabilities of one defect",
                        "shops/body.yaml",
                        "{type: dent, probability: 1%}",
                        "{type: dent, probability: 1%}\n          - {type: ▸dent, probability: 2%}",
                        Duplicate.class),
                by(
                        "the file of a shop named twice",
                        "plant.yaml",
                        "  - shops/battery.yaml",
                        "  - shops/battery.yaml\n  - ▸shops/body.yaml",
                        Inconsistent.class),
                by(
                                "a line named twice by a shop",
                                "shops/battery.yaml",
                                "lines: [p1, p2]",
                                "lines: [p1, p2, ▸p1]",
                                Inconsistent.class)
                        .saying("\"p1\" is named twice"));
    }
}
