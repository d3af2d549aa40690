package org.lineoff.files;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.About;
import org.lineoff.model.AssemblyProcess;
import org.lineoff.model.Calendar;
import org.lineoff.model.Judgement;
import org.lineoff.model.Junction;
import org.lineoff.model.Known;
import org.lineoff.model.Lever;
import org.lineoff.model.Line;
import org.lineoff.model.Plant;
import org.lineoff.model.Policy;
import org.lineoff.model.Section;
import org.lineoff.model.SkidLoop;
import org.lineoff.model.Text;

/** Files whose keys are not those of a record of the model. */
final class FileRecords {
    private FileRecords() {}

    record PlantFile(
            @About("Title of the plant.") Text title,
            @About("What a reader should know about these files.") @Nullable Text note,
            @About("Time zone of the plant, e.g. Asia/Shanghai.") ZoneId timeZone,
            @About("First and last day of every simulation.") Plant.Horizon horizon,
            @About("The day as of which a forecast is made unless another is asked for.")
                    LocalDate asOf,
            @About("Currency of all prices: three letters of ISO 4217.") String currency,
            @About(value = "How much is computed.", byDefault = "{}") Plant.Runs runs,
            @About(value = "How far judged ranges can be trusted.", byDefault = "{}")
                    Judgement judgement,
            @About(value = "Production lines, e.g. one for each phase.", min = 1) List<Line> lines,
            @About(
                            value =
                                    "Files of the shops in this folder, in the order of the flow,"
                                            + " e.g. shops/body.yaml.",
                            min = 1)
                    List<String> shops) {}

    record CalendarsFile(@About(value = "Working calendars.", min = 1) List<Calendar> calendars) {}

    record LeversFile(@About("Dated decisions that change the plant.") List<Lever> levers) {}

    record PoliciesFile(
            @About("Decisions that the plant takes when its backlog is long.")
                    List<Policy> policies) {}

    record ProcessFile(
            @About("Processes, each for the tasks of one section.")
                    List<AssemblyProcess> processes) {}

    record SourcesFile(
            @About("Documents that figures rest on.") List<Plant.SourceDocument> sources) {}

    record ChangeFile(
            @About("What the variant is called.") Text title,
            @About("What a reader should know about the variant.") @Nullable Text note,
            @About(
                            "What stands in the plant's files instead, by the name of the figure or"
                                    + " key: shops/body.yaml#sections.main.stations.weld.work or"
                                    + " p1/body/main/weld.work.")
                    Map<String, Tree> set,
            @About("What the lists of the plant's files hold more, e.g. levers.yaml#levers.")
                    Map<String, List<Tree>> add,
            @About("What the plant's files say no longer, e.g. levers/second-shift.")
                    List<String> remove) {}

    record VariantFile(
            @About(
                            "Folder of the plant that this is a variant of, seen from this folder,"
                                    + " e.g. ../my-plant: files that are not here are read there.")
                    String of,
            @About("What the variant is called.") Text title,
            @About("What a reader should know about the variant.") @Nullable Text note,
            @About(
                            "What stands in the plant's files instead, by the name of the figure or"
                                    + " key: shops/body.yaml#sections.main.stations.weld.work or"
                                    + " p1/body/main/weld.work.")
                    Map<String, Tree> set,
            @About("What the lists of the plant's files hold more, e.g. levers.yaml#levers.")
                    Map<String, List<Tree>> add,
            @About("What the plant's files say no longer, e.g. levers/second-shift.")
                    List<String> remove) {}

    record ShopFile(
            @About("Name of the shop; part of the names of its places.") String shop,
            @About("Words for people.") Text name,
            @About("Lines that have this shop; none stated: one shop for the whole plant.")
                    List<String> lines,
            @About(
                            value =
                                    "Planned jobs per hour while it runs; left out: its line's."
                                            + " Where the loss bridge begins.",
                            min = 0)
                    @Nullable Known<Double> jobsPerHour,
            @About(value = "Sections, in the order of the flow.", min = 1) List<Section> sections,
            @About("Junctions, in the order in which they decide at one instant.")
                    List<Junction> junctions,
            @About("Loops of carriers: skids, hangers.") List<SkidLoop> skidLoops) {}
}
