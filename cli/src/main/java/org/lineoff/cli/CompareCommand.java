package org.lineoff.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.ChangedPlant;
import org.lineoff.files.ProblemTexts;
import org.lineoff.files.ReadResult;
import org.lineoff.forecast.Comparer;
import org.lineoff.forecast.Comparison;
import org.lineoff.forecast.PlantDeadlocked;
import org.lineoff.forecast.Settings;
import org.lineoff.model.Plant;
import org.lineoff.model.Text;
import org.lineoff.report.ConsoleComparison;
import org.lineoff.report.JsonReport;
import org.lineoff.report.ReportFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lineoff compare}: the same luck in two plants, or in one and changes of it. */
@Command(name = "compare")
final class CompareCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private final Common common = new Common();

    @Mixin private final RunOptions options = new RunOptions();

    @Parameters(arity = "1..*", paramLabel = "DIR", descriptionKey = "compareDirs")
    private List<Path> folders = new ArrayList<>();

    @Option(names = "--with", paramLabel = "FILE", descriptionKey = "with")
    private List<Path> changes = new ArrayList<>();

    @Option(names = "--draws", paramLabel = "N", descriptionKey = "draws")
    private @Nullable Integer draws;

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "compareOut")
    private @Nullable Path out;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String language = common.language(terminal);
        Texts texts = new Texts(language);
        String fault = usageFault(texts);
        if (fault != null) {
            return wrongUsage(fault);
        }
        List<Comparer.Variant> variants = new ArrayList<>();
        if (!read(variants, new Folder(terminal, language))) {
            return Main.WRONG_INPUT;
        }
        Settings settings = settings(variants.getFirst().plant());
        for (Comparer.Variant variant : variants) {
            LocalDate last = variant.plant().horizon().to();
            if (settings.asOf().isAfter(last)) {
                return wrongUsage(texts.get("usage.asOf", settings.asOf(), last));
            }
        }
        Comparison comparison;
        try (ProgressBar bar = new ProgressBar(terminal, texts)) {
            comparison = Comparer.compare(variants, settings, bar);
        } catch (PlantDeadlocked e) {
            terminal.err().println(ProblemTexts.text(e.problem(), language));
            return Main.WRONG_INPUT;
        }
        show(comparison, ReportFolder.write(comparison, outFolder(), language), language);
        return Main.DONE;
    }

    private int wrongUsage(String fault) {
        terminal.err().println("lineoff: " + fault);
        return Main.WRONG_USAGE;
    }

    private @Nullable String usageFault(Texts texts) {
        String fault = common.fault(texts);
        if (fault != null) {
            return fault;
        }
        if (folders.size() + changes.size() < 2) {
            return texts.get("usage.compareTwo", folders.getFirst());
        }
        fault = options.fault(texts, common);
        return fault == null ? common.leastFault(texts, "--draws", draws) : fault;
    }

    /** Reads everything, so that all that is wrong is said at once; false if anything is. */
    private boolean read(List<Comparer.Variant> variants, Folder reader) {
        Path base = folders.getFirst();
        Optional<ReadResult> first = reader.whole(base, options.asOf());
        Optional<Plant> plant = first.flatMap(ReadResult::plant);
        LocalDate day = plant.map(options::asOf).orElse(options.asOf());
        plant.ifPresent(p -> variants.add(variant(base, p.title(), null, p)));
        for (Path folder : folders.subList(1, folders.size())) {
            reader.read(folder, day)
                    .ifPresent(
                            p -> variants.add(variant(folder, title(p, folder, plant), null, p)));
        }
        for (Path change : changes) {
            if (first.isPresent()) {
                ChangedPlant changed = ChangedPlant.read(base, first.get(), change);
                reader.checked(change, changed.read(), day)
                        .flatMap(ReadResult::plant)
                        .ifPresent(
                                p ->
                                        variants.add(
                                                variant(
                                                        change,
                                                        changed.title(),
                                                        changed.note(),
                                                        p)));
            }
        }
        return variants.size() == folders.size() + changes.size();
    }

    private static Comparer.Variant variant(
            Path from, Text title, @Nullable Text note, Plant plant) {
        return new Comparer.Variant(from.toString(), title, note, plant);
    }

    /** Two copies of a folder have one title: then the name of the folder tells them apart. */
    private static Text title(Plant plant, Path folder, Optional<Plant> first) {
        return first.map(f -> f.title().equals(plant.title())).orElse(false)
                ? Text.of(name(folder))
                : plant.title();
    }

    private Settings settings(Plant plant) {
        return new Settings(
                options.asOf(plant),
                options.replications(plant),
                draws == null ? plant.runs().draws() : draws,
                options.seed(plant),
                options.threads(),
                LineoffCommand.Version.number());
    }

    private Path outFolder() {
        Path chosen = out;
        if (chosen != null) {
            return chosen;
        }
        List<Path> others = new ArrayList<>(folders.subList(1, folders.size()));
        others.addAll(changes);
        return Path.of(
                "lineoff-report",
                name(folders.getFirst()),
                "compare",
                others.stream().map(CompareCommand::name).collect(Collectors.joining("+")));
    }

    /** Of a folder or file, without its ending. */
    private static String name(Path path) {
        Path name = path.toAbsolutePath().normalize().getFileName();
        return name == null ? "plant" : name.toString().replaceFirst("\\.ya?ml$", "");
    }

    private void show(Comparison comparison, Path report, String language) {
        if (common.json()) {
            terminal.out().println(JsonReport.json(comparison, language));
            terminal.err().println(report);
        } else {
            terminal.out()
                    .print(
                            ConsoleComparison.text(
                                    comparison,
                                    language,
                                    terminal.columns(),
                                    terminal.colour(),
                                    report));
        }
        terminal.out().flush();
    }
}
