package org.lineoff.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.ProblemTexts;
import org.lineoff.forecast.PlantAlone;
import org.lineoff.forecast.PlantDeadlocked;
import org.lineoff.forecast.Simulation;
import org.lineoff.model.Plant;
import org.lineoff.report.ConsoleSimulation;
import org.lineoff.report.EventFile;
import org.lineoff.report.JsonReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lineoff simulate DIR}: the plant alone, what it makes and where its time goes. */
@Command(name = "simulate")
final class SimulateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private final Common common = new Common();

    @Mixin private final RunOptions options = new RunOptions();

    @Parameters(index = "0", paramLabel = "DIR", descriptionKey = "dir")
    private Path folder = Path.of("");

    @Option(names = "--start", paramLabel = "LINE=DATE", descriptionKey = "start")
    private List<String> starts = List.of();

    @Option(names = "--until", paramLabel = "DATE", descriptionKey = "until")
    private @Nullable LocalDate until;

    @Option(names = "--events", paramLabel = "FILE", descriptionKey = "events")
    private @Nullable Path events;

    @Option(names = "--strict", descriptionKey = "strictSimulate")
    private boolean strict;

    SimulateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String language = common.language(terminal);
        Texts texts = new Texts(language);
        String fault = common.fault(texts);
        if (fault == null) {
            fault = options.fault(texts, common);
        }
        if (fault != null) {
            return wrongUsage(fault);
        }
        Optional<Plant> read = new Folder(terminal, language).read(folder, options.asOf());
        if (read.isEmpty()) {
            return Main.WRONG_INPUT;
        }
        Plant plant = read.get();
        StartDays days = StartDays.of(starts, plant, texts);
        fault = days.fault() == null ? dayFault(plant, texts) : days.fault();
        if (fault != null) {
            return wrongUsage(fault);
        }
        PlantAlone.Setup setup =
                new PlantAlone.Setup(
                        options.asOf(plant),
                        options.replications(plant),
                        options.seed(plant),
                        options.threads(),
                        LineoffCommand.Version.number(),
                        days.byLine(),
                        until);
        Simulation simulation;
        try {
            simulation = simulate(plant, setup, texts);
        } catch (PlantDeadlocked e) {
            terminal.err().println(ProblemTexts.text(e.problem(), language));
            sayWhereTheEventsAre();
            return Main.WRONG_INPUT;
        }
        show(simulation, language);
        sayWhereTheEventsAre();
        return strict && !simulation.belowRated().isEmpty() ? Main.NOT_MET : Main.DONE;
    }

    private Simulation simulate(Plant plant, PlantAlone.Setup setup, Texts texts)
            throws IOException {
        Path place = events;
        try (ProgressBar bar = new ProgressBar(terminal, texts)) {
            if (place == null) {
                return PlantAlone.simulate(plant, setup, null, bar);
            }
            try (EventFile file = EventFile.at(place)) {
                try {
                    Simulation simulation = PlantAlone.simulate(plant, setup, file, bar);
                    file.finish();
                    return simulation;
                } catch (PlantDeadlocked e) {
                    // All that happened up to the standstill is what one wants to look at.
                    file.finish();
                    throw e;
                }
            }
        }
    }

    private void show(Simulation simulation, String language) {
        if (common.json()) {
            terminal.out().print(JsonReport.json(simulation, language));
        } else {
            terminal.out()
                    .print(
                            ConsoleSimulation.text(
                                    simulation, language, terminal.columns(), terminal.colour()));
        }
        terminal.out().flush();
    }

    private void sayWhereTheEventsAre() {
        if (events != null) {
            terminal.err().println(events);
        }
    }

    private @Nullable String dayFault(Plant plant, Texts texts) {
        Plant.Horizon horizon = plant.horizon();
        LocalDate asOf = options.asOf();
        if (asOf != null && asOf.isAfter(horizon.to())) {
            return texts.get("usage.asOf", asOf, horizon.to());
        }
        return until != null && (until.isBefore(horizon.from()) || until.isAfter(horizon.to()))
                ? texts.get("usage.until", until, horizon.from(), horizon.to())
                : null;
    }

    private int wrongUsage(String fault) {
        terminal.err().println("lineoff: " + fault);
        return Main.WRONG_USAGE;
    }
}
