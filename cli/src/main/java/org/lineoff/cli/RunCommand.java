package org.lineoff.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.ProblemTexts;
import org.lineoff.forecast.BacktestResult;
import org.lineoff.forecast.Backtester;
import org.lineoff.forecast.Forecast;
import org.lineoff.forecast.Forecaster;
import org.lineoff.forecast.PlantDeadlocked;
import org.lineoff.forecast.Settings;
import org.lineoff.model.Plant;
import org.lineoff.report.ConsoleBacktest;
import org.lineoff.report.ConsoleReport;
import org.lineoff.report.JsonReport;
import org.lineoff.report.ReportFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lineoff run DIR}: the main job, from a signed programme to the chance that it holds. */
@Command(name = "run")
final class RunCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private final Common common = new Common();

    @Mixin private final RunOptions options = new RunOptions();

    @Parameters(index = "0", paramLabel = "DIR", descriptionKey = "dir")
    private Path folder = Path.of("");

    @Option(names = "--draws", paramLabel = "N", descriptionKey = "draws")
    private @Nullable Integer draws;

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "out")
    private @Nullable Path out;

    @Option(names = "--backtest", descriptionKey = "backtest")
    private boolean backtest;

    @Option(names = "--strict", descriptionKey = "strict")
    private boolean strict;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String language = common.language(terminal);
        Texts texts = new Texts(language);
        String fault = usageFault(texts);
        if (fault != null) {
            terminal.err().println("lineoff: " + fault);
            return Main.WRONG_USAGE;
        }
        Optional<Plant> plant = new Folder(terminal, language).read(folder, options.asOf());
        if (plant.isEmpty()) {
            return Main.WRONG_INPUT;
        }
        Settings settings = settings(plant.get());
        if (backtest) {
            return backtest(plant.get(), settings, language, texts);
        }
        if (settings.asOf().isAfter(plant.get().horizon().to())) {
            terminal.err()
                    .println(
                            "lineoff: "
                                    + texts.get(
                                            "usage.asOf",
                                            settings.asOf(),
                                            plant.get().horizon().to()));
            return Main.WRONG_USAGE;
        }
        Forecast forecast;
        try (ProgressBar bar = new ProgressBar(terminal, texts)) {
            forecast = Forecaster.forecast(plant.get(), settings, bar);
        } catch (PlantDeadlocked e) {
            terminal.err().println(ProblemTexts.text(e.problem(), language));
            return Main.WRONG_INPUT;
        }
        Path report = ReportFolder.write(forecast, outFolder("" + settings.asOf()), language);
        show(forecast, report, language);
        return strict && forecast.promises().stream().anyMatch(RunCommand::isMissed)
                ? Main.NOT_MET
                : Main.DONE;
    }

    private int backtest(Plant plant, Settings settings, String language, Texts texts)
            throws IOException {
        if (plant.backtest().asOf().isEmpty()) {
            terminal.err().println("lineoff: " + texts.get("usage.noBacktest", folder));
            return Main.WRONG_INPUT;
        }
        BacktestResult result;
        try (ProgressBar bar = new ProgressBar(terminal, texts)) {
            result = Backtester.backtest(plant, settings, bar);
        } catch (PlantDeadlocked e) {
            terminal.err().println(ProblemTexts.text(e.problem(), language));
            return Main.WRONG_INPUT;
        }
        Path report = ReportFolder.write(result, outFolder("backtest"), language);
        if (common.json()) {
            terminal.out().println(JsonReport.json(result, language));
            terminal.err().println(report);
        } else {
            terminal.out()
                    .print(
                            ConsoleBacktest.text(
                                    result,
                                    language,
                                    terminal.columns(),
                                    terminal.colour(),
                                    report));
        }
        terminal.out().flush();
        return Main.DONE;
    }

    private void show(Forecast forecast, Path report, String language) {
        if (common.json()) {
            terminal.out().println(JsonReport.json(forecast, language));
            terminal.err().println(report);
        } else {
            terminal.out()
                    .print(
                            ConsoleReport.text(
                                    forecast,
                                    language,
                                    terminal.columns(),
                                    terminal.colour(),
                                    report));
        }
        terminal.out().flush();
    }

    private @Nullable String usageFault(Texts texts) {
        String fault = common.fault(texts);
        if (fault != null) {
            return fault;
        }
        fault = options.fault(texts, common);
        return fault == null ? common.leastFault(texts, "--draws", draws) : fault;
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

    /** Beside where one stands, one folder a plant and as-of day. */
    private Path outFolder(String last) {
        Path chosen = out;
        if (chosen != null) {
            return chosen;
        }
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return Path.of("lineoff-report", name == null ? "plant" : name.toString(), last);
    }

    /** A promise with a due date that more likely than not is missed, or that was missed. */
    private static boolean isMissed(Forecast.PromiseResult promise) {
        return promise.by() != null && promise.probability() < 0.5;
    }
}
