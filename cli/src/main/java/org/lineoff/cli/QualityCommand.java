package org.lineoff.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.Execution;
import org.lineoff.execute.PlantRules;
import org.lineoff.execute.QualityReview;
import org.lineoff.files.StateFile;
import org.lineoff.model.Plant;
import org.lineoff.report.ConsoleQuality;
import org.lineoff.report.JsonReport;
import org.lineoff.report.ReportFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code lineoff quality DIR}: what the measurements, inspections and defects on record amount to.
 */
@Command(name = "quality")
final class QualityCommand extends RecordVerb {
    @Option(names = "--from", paramLabel = "DATE", descriptionKey = "qualityFrom")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", descriptionKey = "qualityTo")
    private @Nullable LocalDate to;

    @Option(names = "--place", paramLabel = "PLACE", descriptionKey = "qualityPlace")
    private String at = "";

    @Option(
            names = "--characteristic",
            paramLabel = "NAME",
            descriptionKey = "qualityCharacteristic")
    private String characteristic = "";

    @Option(names = "--subgroups", paramLabel = "N", descriptionKey = "qualitySubgroups")
    private @Nullable Integer subgroups;

    @Option(names = "--rules", paramLabel = "RULES", descriptionKey = "qualityRules")
    private String rules = "western-electric";

    @Option(names = "--defects-per", paramLabel = "car|shift", descriptionKey = "qualityDefects")
    private String defectsPer = "car";

    @Option(names = "--out", paramLabel = "FOLDER", descriptionKey = "qualityOut")
    private @Nullable Path out;

    QualityCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    @Nullable String fault(Texts texts) {
        Integer size = subgroups;
        if (size != null && (size < 2 || size > 10)) {
            return texts.get("usage.qualitySubgroups", size);
        }
        if (!List.of("western-electric", "nelson").contains(rules)) {
            return texts.get("usage.qualityRules", rules);
        }
        if (!List.of("car", "shift").contains(defectsPer)) {
            return texts.get("usage.qualityDefects", defectsPer);
        }
        LocalDate first = from;
        LocalDate last = to;
        return first != null && last != null && first.isAfter(last)
                ? texts.get("usage.qualitySpan", first.toString(), last.toString())
                : null;
    }

    @Override
    int work(Context context) throws IOException {
        if (QualityReview.places(at, context.rules(), context.plant()).isEmpty()) {
            return unknown(context, "quality.noPlace", at, places(context));
        }
        QualityReview review =
                QualityReview.of(
                        Execution.records(context.store()),
                        context.rules(),
                        context.plant(),
                        new QualityReview.Question(
                                from,
                                to,
                                at,
                                characteristic,
                                subgroups == null ? 1 : subgroups,
                                rules.equals("nelson"),
                                defectsPer.equals("shift")));
        boolean isNew = context.rules().characteristic(characteristic).isEmpty();
        if (!characteristic.isEmpty() && review.charts().isEmpty() && isNew) {
            return unknown(
                    context,
                    "quality.noCharacteristic",
                    characteristic,
                    context.rules().characteristics().stream()
                            .map(PlantRules.Characteristic::name)
                            .toList());
        }
        JsonMapper.shared()
                .readValue(JsonReport.json(review), new TypeReference<Map<String, Object>>() {})
                .forEach(this::put);
        if (!common.json()) {
            terminal.out()
                    .print(
                            ConsoleQuality.text(
                                    review,
                                    context.language(),
                                    terminal.columns(),
                                    terminal.colour()));
            if (!characteristic.isEmpty() && review.charts().isEmpty()) {
                say(context.texts().get("quality.notMeasured", characteristic));
            }
        }
        Path folder = out;
        if (folder != null) {
            Path page =
                    ReportFolder.write(
                            review, LineoffCommand.Version.number(), folder, context.language());
            say("");
            say(context.texts().get("quality.wrote", page.toString()));
        }
        return Main.DONE;
    }

    /** Names that a place can have, with and without its line, and of what is around it. */
    private static List<String> places(Context context) {
        List<String> names = new ArrayList<>();
        Plant plant = context.plant();
        for (String name : QualityReview.places("", context.rules(), plant)) {
            names.add(name);
            int slash = name.indexOf('/');
            if (slash > 0 && plant.line(name.substring(0, slash)).isPresent()) {
                names.add(name.substring(slash + 1));
            }
        }
        return names.stream().distinct().toList();
    }

    private int unknown(Context context, String key, String name, List<String> known) {
        String near = StateFile.nearest(name, known);
        return wrongInput(
                near == null
                        ? context.texts().get(key, name)
                        : context.texts().get(key + "Near", name, near));
    }
}
