package org.lineoff.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.ProblemTexts;
import org.lineoff.files.StateFile;
import org.lineoff.forecast.PlantAlone;
import org.lineoff.forecast.PlantDeadlocked;
import org.lineoff.forecast.Simulation;
import org.lineoff.model.Plant;
import org.lineoff.model.state.PlantState;
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

    @Option(names = "--until", paramLabel = "DATE[THH:MM]", descriptionKey = "until")
    private @Nullable String until;

    @Option(names = "--state-in", paramLabel = "FILE", descriptionKey = "stateIn")
    private @Nullable Path stateIn;

    @Option(names = "--state-out", paramLabel = "FILE", descriptionKey = "stateOut")
    private @Nullable Path stateOut;

    @Option(names = "--events", paramLabel = "FILE", descriptionKey = "events")
    private @Nullable Path events;

    @Option(names = "--strict", descriptionKey = "strictSimulate")
    private boolean strict;

    /** The state in which the first replication ended. */
    private volatile @Nullable PlantState state;

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
        PlantState from = null;
        Path given = stateIn;
        if (given != null) {
            from = new StateIn(terminal, language).read(given, plant).orElse(null);
            if (from == null) {
                return Main.WRONG_INPUT;
            }
        }
        RunSpan span = RunSpan.of(until, stateOut != null, from, plant, texts);
        fault = days.fault() == null ? asOfFault(plant, texts) : days.fault();
        fault = fault == null ? span.fault() : fault;
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
                        span.until(),
                        from,
                        span.instant());
        Simulation simulation;
        try {
            simulation = simulate(plant, setup, texts);
        } catch (PlantDeadlocked e) {
            terminal.err().println(ProblemTexts.text(e.problem(), language));
            sayWhereTheEventsAre();
            return Main.WRONG_INPUT;
        }
        show(simulation, language);
        writeState();
        sayWhereTheEventsAre();
        return strict && !simulation.belowRated().isEmpty() ? Main.NOT_MET : Main.DONE;
    }

    private Simulation simulate(Plant plant, PlantAlone.Setup setup, Texts texts)
            throws IOException {
        Path place = events;
        try (ProgressBar bar = new ProgressBar(terminal, texts)) {
            if (place == null) {
                return PlantAlone.simulate(plant, setup, null, this::keep, bar);
            }
            try (EventFile file = EventFile.at(place)) {
                try {
                    Simulation simulation =
                            PlantAlone.simulate(plant, setup, file, this::keep, bar);
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

    private void keep(PlantState reached) {
        state = reached;
    }

    private void writeState() throws IOException {
        Path place = stateOut;
        PlantState reached = state;
        if (place != null && reached != null) {
            StateFile.write(reached, place);
            terminal.err().println(place);
        }
    }

    private void sayWhereTheEventsAre() {
        if (events != null) {
            terminal.err().println(events);
        }
    }

    private @Nullable String asOfFault(Plant plant, Texts texts) {
        LocalDate last = plant.horizon().to();
        LocalDate asOf = options.asOf();
        return asOf != null && asOf.isAfter(last) ? texts.get("usage.asOf", asOf, last) : null;
    }

    private int wrongUsage(String fault) {
        terminal.err().println("lineoff: " + fault);
        return Main.WRONG_USAGE;
    }
}
