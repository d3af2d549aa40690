package org.lineoff.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lineoff.balance.AssignmentFile;
import org.lineoff.balance.AssignmentFile.Assignment;
import org.lineoff.balance.Balance;
import org.lineoff.balance.Balancer;
import org.lineoff.balance.BalancingFile;
import org.lineoff.balance.BalancingProblem;
import org.lineoff.balance.Budget;
import org.lineoff.files.ProblemTexts;
import org.lineoff.files.TableText;
import org.lineoff.model.Problem;
import org.lineoff.report.BalanceSheets;
import org.lineoff.report.ReportFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lineoff balance FILE}: tasks to stations, of a file or of a plant's section. */
@Command(name = "balance")
final class BalanceCommand implements Callable<Integer> {
    private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|min|h)?");

    /** A search may remember this part of what Java may use. */
    private static final double MEMORY_SHARE = 0.5;

    private final Terminal terminal;

    @Mixin private final Common common = new Common();

    @Mixin private final PlantBalance plant = new PlantBalance();

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "balanceFile")
    private Path file = Path.of("");

    @Option(names = "--cycle", paramLabel = "C", descriptionKey = "cycle")
    private @Nullable Integer cycle;

    @Option(names = "--stations", paramLabel = "M", descriptionKey = "stations")
    private @Nullable Integer stations;

    @Option(names = "--time-limit", paramLabel = "TIME", descriptionKey = "balanceTimeLimit")
    private String timeLimit = "10s";

    @Option(names = "--threads", paramLabel = "N", descriptionKey = "threads")
    private @Nullable Integer threads;

    @Option(names = "--out", paramLabel = "FOLDER", descriptionKey = "balanceOut")
    private @Nullable Path out;

    @Option(names = "--from", paramLabel = "OTHER.csv", descriptionKey = "balanceFrom")
    private @Nullable Path from;

    @Option(names = "--smooth", descriptionKey = "balanceSmooth")
    private boolean smooth;

    BalanceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        long begin = System.nanoTime();
        String language = common.language(terminal);
        Texts texts = new Texts(language);
        long nanos = nanos(timeLimit);
        String fault = fault(texts, nanos);
        if (fault != null) {
            return wrongUsage(fault);
        }
        if (Files.isDirectory(file)) {
            if (cycle != null || stations != null || from != null || smooth) {
                return wrongUsage(texts.get("usage.balanceOfPlant"));
            }
            return plant.call(
                    file,
                    new PlantBalance.Run(
                            terminal,
                            language,
                            common.json(),
                            () -> budget(System.nanoTime(), nanos),
                            out));
        }
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (plant.isUsed()) {
            return wrongUsage(texts.get("usage.balanceOfFile", file));
        }
        TableText.Reading text = text(file);
        if (!text.problems().isEmpty()) {
            return show(file, text.problems(), language, texts);
        }
        BalancingFile.Reading reading =
                text.text().isPresent()
                        ? BalancingFile.table(file, text.text().get())
                        : BalancingFile.read(file);
        Optional<BalancingProblem> read = reading.problem();
        if (read.isEmpty()) {
            return show(file, reading.problems(), language, texts);
        }
        OptionalInt kept = cycle == null ? reading.cycle() : OptionalInt.of(cycle);
        if (stations == null && kept.isEmpty()) {
            return wrongUsage(texts.get("usage.balanceNone", file));
        }
        BalancingProblem problem = read.get();
        Assignment before = null;
        Path other = from;
        if (other != null) {
            if (!Files.isRegularFile(other)) {
                throw new NoSuchFileException(other.toString());
            }
            TableText.Reading table = TableText.read(other);
            if (table.text().isEmpty()) {
                return show(other, table.problems(), language, texts);
            }
            AssignmentFile.Reading earlier =
                    AssignmentFile.table(other, table.text().get(), problem);
            if (earlier.assignment().isEmpty()) {
                return show(other, earlier.problems(), language, texts);
            }
            before = earlier.assignment().get();
        }
        // The rest of the time is for evening out, half of it at least.
        Budget first = budget(begin, smooth ? nanos / 2 : nanos);
        Optional<Balance> found;
        Integer wanted = stations;
        if (wanted != null) {
            found = Balancer.shortestCycle(problem, wanted, first);
        } else {
            List<Problem> tooLong = reading.tooLong(kept.getAsInt());
            if (!tooLong.isEmpty()) {
                return show(file, tooLong, language, texts);
            }
            found = Balancer.fewestStations(problem, kept.getAsInt(), first);
        }
        if (found.isEmpty()) {
            terminal.err().println("lineoff: " + texts.get("balance.none", file));
            return Main.WRONG_INPUT;
        }
        if (smooth) {
            found = Optional.of(Balancer.smoother(problem, found.get(), budget(begin, nanos)));
        }
        terminal.out()
                .print(
                        common.json()
                                ? BalanceText.json(problem, found.get(), before)
                                : new BalanceText(texts, language, terminal.columns())
                                        .text(problem, found.get(), before));
        terminal.out().flush();
        Path folder = out;
        if (folder != null) {
            Path page =
                    ReportFolder.write(
                            BalanceSheets.of(
                                    problem, found.get(), LineoffCommand.Version.number(), before),
                            folder,
                            language);
            Path table = folder.resolve(ReportFolder.BALANCE_TABLE);
            Path book = folder.resolve("balance.xlsx");
            Files.write(book, TableText.xlsx("Balance", Files.readString(table)));
            terminal.err().println(table);
            terminal.err().println(book);
            terminal.err().println(page);
        }
        return Main.DONE;
    }

    /** The text of a table, or nothing where the file has another form. */
    private static TableText.Reading text(Path file) {
        return TableText.isTable(file)
                ? TableText.read(file)
                : new TableText.Reading(Optional.empty(), List.of());
    }

    /** Of a search that began then. */
    private static Budget budget(long begin, long nanos) {
        long memory = (long) (Runtime.getRuntime().maxMemory() * MEMORY_SHARE);
        return new Budget(() -> System.nanoTime() - begin > nanos, Long.MAX_VALUE, memory);
    }

    private @Nullable String fault(Texts texts, long nanos) {
        String fault = common.fault(texts);
        if (fault == null) {
            fault = common.leastFault(texts, "--cycle", cycle);
        }
        if (fault == null) {
            fault = common.leastFault(texts, "--stations", stations);
        }
        if (fault == null) {
            fault = common.leastFault(texts, "--threads", threads);
        }
        if (fault == null && cycle != null && stations != null) {
            fault = texts.get("usage.balanceGoal");
        }
        return fault == null && nanos < 0 ? texts.get("usage.balanceTimeLimit", timeLimit) : fault;
    }

    private int show(Path of, List<Problem> problems, String language, Texts texts) {
        Complaints.show(
                terminal,
                texts,
                of,
                problems,
                problems.size(),
                problem -> ProblemTexts.text(problem, language));
        return Main.WRONG_INPUT;
    }

    private int wrongUsage(String fault) {
        terminal.err().println("lineoff: " + fault);
        return Main.WRONG_USAGE;
    }

    /** Seconds where there is no unit; -1 for what is no time. */
    private static long nanos(String words) {
        Matcher time = TIME.matcher(words.strip());
        if (!time.matches()) {
            return -1;
        }
        String unit = time.group(2);
        double seconds =
                switch (unit == null ? "s" : unit) {
                    case "ms" -> 0.001;
                    case "min" -> 60;
                    case "h" -> 3600;
                    default -> 1;
                };
        return (long) (Double.parseDouble(time.group(1)) * seconds * 1e9);
    }
}
