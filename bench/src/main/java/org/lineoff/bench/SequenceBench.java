package org.lineoff.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.CarClassesFile;
import org.lineoff.files.RenaultFolder;
import org.lineoff.model.benchmark.CarClasses;
import org.lineoff.model.benchmark.RenaultDay;
import org.lineoff.model.time.Millis;
import org.lineoff.sequence.BenchmarkForms;
import org.lineoff.sequence.Recount;
import org.lineoff.sequence.Sequencer;
import org.lineoff.sequence.SequencingProblem;

/**
 * Puts the published instances in order, one after the other, and compares with the references that
 * lie beside them. Each result is kept in a file of its own, so that a run that was broken off goes
 * on; the table is made of all that are there.
 *
 * <p>Limits are of processor time, of the whole process for its two threads: 60 s are 120 s of one
 * processor. What else the machine does then changes how long it takes and not what is found.
 *
 * <p>Arguments: {@code --data DIR --kept DIR --page FILE [--time-limit TIME] [--only TEXT]
 * [--full]}. Without {@code --full} every fourth instance of a set is taken.
 */
public final class SequenceBench {
    private static final int EVERY = 4;
    private static final int THREADS = 2;
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Path data;
    private final Path kept;
    private final double nanos;
    private final String only;
    private final boolean full;
    private final List<String> order = new ArrayList<>();

    private SequenceBench(Path data, Path kept, double nanos, String only, boolean full) {
        this.data = data;
        this.kept = kept;
        this.nanos = nanos;
        this.only = only;
        this.full = full;
    }

    public static void main(String[] args) throws IOException {
        Arguments given = Arguments.of(args);
        String limit = given.after("--time-limit", "60s");
        if (!(Millis.parse(limit) instanceof Millis.Read read) || read.millis() == 0) {
            System.err.println("bench: --time-limit " + limit + " is no time, such as 60s");
            System.exit(2);
            return;
        }
        SequenceBench bench =
                new SequenceBench(
                        Path.of(given.after("--data", "../shared/data")),
                        Path.of(given.after("--kept", "target/bench/sequence")),
                        read.millis() * 1e6,
                        given.after("--only", ""),
                        given.has("--full"));
        List<SequenceRow> rows = bench.measure();
        Optional<String> page = given.after("--page");
        if (page.isPresent()) {
            SequencePage.rewrite(Path.of(page.get()), rows, limit);
        }
        System.out.print(SequencePage.table(rows, limit));
    }

    private List<SequenceRow> measure() throws IOException {
        Files.createDirectories(kept);
        renault();
        carClasses();
        List<SequenceRow> rows = new ArrayList<>();
        for (String name : order) {
            Path file = kept.resolve(name + ".txt");
            if (Files.exists(file)) {
                rows.add(SequenceRow.parse(Files.readString(file).strip()));
            }
        }
        return rows;
    }

    /** Whether this instance is to be measured; kept results are shown in any case. */
    private boolean isWanted(String name, int number) {
        order.add(name);
        return name.contains(only)
                && (full || !only.isEmpty() || number % EVERY == 0)
                && !Files.exists(kept.resolve(name + ".txt"));
    }

    private void keep(SequenceRow row) throws IOException {
        Path part = kept.resolve(row.instance() + ".part");
        Files.writeString(part, row.line() + "\n");
        Files.move(part, kept.resolve(row.instance() + ".txt"));
        System.err.println(
                String.format(
                        Locale.ROOT,
                        "bench: %s %d (reference %s)",
                        row.instance(),
                        row.cost(),
                        row.reference() == null ? "none" : row.reference()));
    }

    // ---- the two forms ----

    private void renault() throws IOException {
        Path folder = data.resolve("renault-roadef2005");
        Path unpacked = kept.resolve("instances");
        for (String set : List.of("set_A.zip", "set_B.zip")) {
            Zips.unpack(folder.resolve(set), unpacked);
        }
        Map<String, Map<String, String>> references = byInstance(folder.resolve("instances.csv"));
        List<Path> folders;
        try (Stream<Path> all = Files.list(unpacked)) {
            folders = all.filter(Files::isDirectory).sorted().toList();
        }
        int number = 0;
        for (Path one : folders) {
            String name = String.valueOf(one.getFileName());
            if (!isWanted(name, number++)) {
                continue;
            }
            RenaultDay day = RenaultFolder.read(one).day().orElseThrow();
            SequencingProblem problem = BenchmarkForms.problem(day);
            Solved solved = solve(problem);
            BenchmarkForms.RenaultCost cost = BenchmarkForms.cost(day, problem, solved.order);
            Map<String, String> reference = references.getOrDefault(name, Map.of());
            boolean paintFirst = day.objectives().getFirst() == RenaultDay.Objective.PAINT_CHANGES;
            boolean isBound =
                    cost.cost() == 0
                            || (paintFirst
                                    && reference
                                            .getOrDefault("paint_lower_bound", "")
                                            .equals(reference.get("found_paint")));
            keep(
                    new SequenceRow(
                            "ROADEF 2005",
                            name,
                            problem.cars(),
                            cost.feasible() ? cost.cost() : Long.MAX_VALUE,
                            number(reference.get("found_cost")),
                            isBound,
                            solved.seconds));
        }
    }

    private void carClasses() throws IOException {
        Path folder = data.resolve("car-sequencing-csplib");
        Map<String, Map<String, String>> references = byInstance(folder.resolve("best_known.csv"));
        for (String set : List.of("gent", "random-60-90", "gravel-gagne-price")) {
            List<Path> files;
            try (Stream<Path> all = Files.list(folder.resolve(set))) {
                files = all.sorted().toList();
            }
            int number = 0;
            for (Path file : files) {
                String name = String.valueOf(file.getFileName()).replace(".txt", "");
                if (!isWanted(name, number++)) {
                    continue;
                }
                CarClasses classes = CarClassesFile.read(file).instances().getFirst();
                SequencingProblem problem = BenchmarkForms.problem(classes);
                Solved solved = solve(problem);
                Map<String, String> reference = references.getOrDefault(name, Map.of());
                Long known = number(reference.get("best_known_violated_windows"));
                keep(
                        new SequenceRow(
                                "CSPLib, " + set,
                                name,
                                problem.cars(),
                                Recount.of(problem, solved.order).cost(1),
                                known,
                                known != null && known == 0,
                                solved.seconds));
            }
        }
    }

    /** An order, and after how many seconds the search ended. */
    private static final class Solved {
        final int[] order;
        final double seconds;

        Solved(int[] order, double seconds) {
            this.order = order;
            this.seconds = seconds;
        }
    }

    private Solved solve(SequencingProblem problem) {
        long begun = PROCESS.getProcessCpuTime();
        int[] found =
                new Sequencer(problem, 1, THREADS).searchUntil(() -> sinceBoth(begun) / nanos);
        return new Solved(found, sinceBoth(begun) / 1e9);
    }

    /** Nanoseconds that each of the two threads has had since then. */
    private static double sinceBoth(long begun) {
        return (double) (PROCESS.getProcessCpuTime() - begun) / THREADS;
    }

    private static @Nullable Long number(@Nullable String text) {
        return text == null || text.isBlank() ? null : Long.valueOf(text);
    }

    /** The rows of a table by their instance. */
    private static Map<String, Map<String, String>> byInstance(Path file) throws IOException {
        Map<String, Map<String, String>> rows = new HashMap<>();
        for (Map<String, String> row : CsvTable.rows(file)) {
            rows.put(row.getOrDefault("instance", ""), row);
        }
        return rows;
    }
}
