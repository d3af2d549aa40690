package org.lineoff.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.CarClassesFile;
import org.lineoff.files.ProblemTexts;
import org.lineoff.files.ReadResult;
import org.lineoff.files.RenaultFolder;
import org.lineoff.model.benchmark.CarClasses;
import org.lineoff.model.benchmark.RenaultDay;
import org.lineoff.model.time.Millis;
import org.lineoff.sequence.Sequencer;
import org.lineoff.sequence.SequencingProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code lineoff sequence PATH}: the order in which the cars are built. What stands at the path
 * decides: a plant folder with orders ({@link SequencePlant}), or a problem in one of the public
 * forms.
 */
@Command(name = "sequence")
final class SequenceCommand implements Callable<Integer> {
    private static final long DEFAULT_MILLIS = 60_000;

    /** With reading, explaining and writing a large week stays within a minute. */
    private final Terminal terminal;

    @Mixin private final Common common = new Common();

    @Mixin private final SequencePlant ofPlant = new SequencePlant();

    @Parameters(index = "0", paramLabel = "PATH", descriptionKey = "sequencePath")
    private Path path = Path.of("");

    @Option(names = "--time-limit", paramLabel = "TIME", descriptionKey = "timeLimit")
    private @Nullable String timeLimit;

    @Option(names = "--iterations", paramLabel = "N", descriptionKey = "iterations")
    private @Nullable Long iterations;

    @Option(names = "--seed", paramLabel = "N", descriptionKey = "searchSeed")
    private long seed = 1;

    @Option(names = "--threads", paramLabel = "N", descriptionKey = "searchThreads")
    private @Nullable Integer threads;

    @Option(names = "--instance", paramLabel = "NAME", descriptionKey = "instance")
    private @Nullable String instance;

    @Option(names = "--strict", descriptionKey = "strictSequence")
    private boolean strict;

    SequenceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String language = common.language(terminal);
        Texts texts = new Texts(language);
        String fault = common.fault(texts);
        fault = fault == null ? common.leastFault(texts, "--threads", threads) : fault;
        boolean plant = SequencePlant.isPlant(path);
        long millis = DEFAULT_MILLIS;
        Long count = iterations;
        String limit = timeLimit;
        if (fault == null && limit != null) {
            if (count != null) {
                fault = texts.get("usage.timeAndIterations");
            } else if (Millis.parse(limit) instanceof Millis.Read read && read.millis() > 0) {
                millis = read.millis();
            } else {
                fault = texts.get("usage.timeLimit", limit);
            }
        }
        if (fault == null && count != null && count < 1) {
            fault = texts.get("usage.atLeastOne", "--iterations", count);
        }
        if (fault != null) {
            return wrongUsage(fault);
        }
        String ofPlants = ofPlant.asked();
        if (plant) {
            if (instance != null) {
                return wrongUsage(texts.get("usage.instanceOfFolder"));
            }
            return ofPlant.call(
                    path,
                    terminal,
                    common,
                    new SequencePlant.Effort(
                            count, limit == null ? null : millis, seed, allThreads(), strict));
        }
        if (ofPlants != null) {
            return wrongUsage(texts.get("usage.noPlant", ofPlants, path));
        }
        if (Files.isDirectory(path)) {
            if (instance != null) {
                return wrongUsage(texts.get("usage.instanceOfFolder"));
            }
            RenaultFolder.Result read = RenaultFolder.read(path);
            Optional<RenaultDay> day = read.day();
            if (day.isEmpty()) {
                int status = wrongInput(read.lines(), language, texts);
                if (!Files.exists(path.resolve("vehicles.txt"))) {
                    terminal.err().println(texts.get("sequence.noPlant", path.toString()));
                }
                return status;
            }
            return solved(new RenaultAnswer(day.get()), millis, texts);
        }
        CarClassesFile.Result read = CarClassesFile.read(path);
        if (read.instances().isEmpty()) {
            return wrongInput(read.lines(), language, texts);
        }
        CarClasses one = chosen(read.instances());
        if (one == null) {
            String names =
                    read.instances().stream()
                            .map(CarClasses::name)
                            .limit(Complaints.A_SCREEN)
                            .collect(Collectors.joining(", "));
            int all = read.instances().size();
            String asked = instance;
            return wrongUsage(
                    asked == null
                            ? texts.get("usage.instances", all, names)
                            : texts.get("usage.noInstance", asked, all, names));
        }
        return solved(new CarClassesAnswer(one), millis, texts);
    }

    /** The only instance or the one asked for, by name or by number from 1 on. */
    private @Nullable CarClasses chosen(List<CarClasses> all) {
        String asked = instance;
        if (asked == null) {
            return all.size() == 1 ? all.getFirst() : null;
        }
        for (CarClasses one : all) {
            if (one.name().equals(asked)) {
                return one;
            }
        }
        if (asked.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(asked);
            return number >= 1 && number <= all.size() ? all.get(number - 1) : null;
        }
        return null;
    }

    private int solved(SequenceAnswer answer, long millis, Texts texts) {
        SequencingProblem problem = answer.problem();
        Sequencer sequencer = new Sequencer(problem, seed, allThreads());
        int[] order;
        Interrupt interrupt = new Interrupt(sequencer::stop);
        try {
            Long count = iterations;
            if (count != null) {
                order = sequencer.search(count);
            } else {
                long begun = System.nanoTime();
                double nanos = millis * 1e6;
                order = sequencer.searchUntil(() -> (System.nanoTime() - begun) / nanos);
            }
            terminal.out().print(common.json() ? answer.json(order) : answer.text(order, texts));
            terminal.out().flush();
        } finally {
            interrupt.done();
        }
        return strict && !answer.isKept(order) ? Main.NOT_MET : Main.DONE;
    }

    private int allThreads() {
        Integer asked = threads;
        return asked == null ? Runtime.getRuntime().availableProcessors() : asked;
    }

    private int wrongInput(ReadResult read, String language, Texts texts) {
        Complaints.show(
                terminal,
                texts,
                path,
                read.problems(),
                Complaints.A_SCREEN,
                problem -> ProblemTexts.text(problem, language, read));
        return Main.WRONG_INPUT;
    }

    private int wrongUsage(String fault) {
        terminal.err().println("lineoff: " + fault);
        return Main.WRONG_USAGE;
    }
}
