package org.lineoff.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.lineoff.balance.Balance;
import org.lineoff.balance.Balancer;
import org.lineoff.balance.BalancingFile;
import org.lineoff.balance.BalancingProblem;
import org.lineoff.balance.Budget;

/**
 * Balances the published lines, one after the other, holds every balance against its file, and
 * compares with the best known values that lie beside them; on ten of each set CP-SAT does the
 * same. Each result is kept in a file of its own, so that a run that was broken off goes on; the
 * table is made of all that are there.
 *
 * <p>Limits are of processor time, of the whole process: what the compiler and the collector need
 * counts too, what others do on the machine does not.
 *
 * <p>Arguments: {@code --data DIR --kept DIR [--page FILE] [--only TEXT] [--full] [--alone]}.
 * Without {@code --full} every tenth instance of 100 tasks is taken; {@code --alone} leaves CP-SAT
 * out; {@code --only} takes the instances whose set and name hold the text.
 */
public final class BalanceBench {
    private static final int EVERY = 10;
    private static final int PEERS = 10;
    private static final int OTTO_CYCLE = 1000;

    private static final com.sun.management.OperatingSystemMXBean PROCESS =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Path data;
    private final Path kept;
    private final String only;
    private final boolean full;
    private final boolean alone;
    private final List<String> order = new ArrayList<>();

    private BalanceBench(Path data, Path kept, String only, boolean full, boolean alone) {
        this.data = data;
        this.kept = kept;
        this.only = only;
        this.full = full;
        this.alone = alone;
    }

    public static void main(String[] args) throws IOException {
        Arguments given = Arguments.of(args);
        Path data = Path.of(given.after("--data", "../shared/data"));
        BalanceBench bench =
                new BalanceBench(
                        data.resolve("assembly-line-balancing"),
                        Path.of(given.after("--kept", "target/bench/balance")),
                        given.after("--only", ""),
                        given.has("--full"),
                        given.has("--alone"));
        bench.measure();
        List<BalanceRow> rows = bench.rows(".txt");
        List<BalanceRow> peers = bench.rows(".peer");
        Optional<String> page = given.after("--page");
        if (page.isPresent()) {
            BalancePage.rewrite(Path.of(page.get()), rows, peers);
        }
        System.out.print(BalancePage.table(rows, peers));
    }

    private List<BalanceRow> rows(String ending) throws IOException {
        List<BalanceRow> rows = new ArrayList<>();
        for (String name : order) {
            Path file = kept.resolve(name + ending);
            if (Files.exists(file)) {
                rows.add(BalanceRow.parse(Files.readString(file).strip()));
            }
        }
        return rows;
    }

    // ---- the sets ----

    private void measure() throws IOException {
        Files.createDirectories(kept);
        List<Case> cases = new ArrayList<>();
        Path classic = data.resolve("scholl1993");
        for (Map<String, String> row : CsvTable.rows(classic.resolve("salbp1.csv"))) {
            cases.add(
                    new Case(
                            BalanceSet.CLASSIC,
                            classic.resolve(text(row, "graph")),
                            number(row, "cycle_time"),
                            number(row, "stations")));
        }
        for (Map<String, String> row : CsvTable.rows(classic.resolve("salbp2.csv"))) {
            cases.add(
                    new Case(
                            BalanceSet.CLASSIC_CYCLE,
                            classic.resolve(text(row, "graph")),
                            number(row, "stations"),
                            number(row, "upper_bound")));
        }
        ofTheYear2013(cases);
        for (BalanceSet set : BalanceSet.values()) {
            List<Case> some = cases.stream().filter(one -> one.set == set && isTaken(one)).toList();
            // Spread over the set; those that --full adds do not change which they are.
            int step = Math.max(1, set.usual() / PEERS);
            for (int k = 0; k < some.size(); k++) {
                Case one = some.get(k);
                int at = full && set == BalanceSet.TASKS_100 ? k / EVERY : k;
                boolean hasPeer = at % step == 0 && at / step < PEERS;
                hasPeer &= !full || set != BalanceSet.TASKS_100 || k % EVERY == 0;
                run(one, hasPeer && !alone);
            }
        }
    }

    private void ofTheYear2013(List<Case> cases) throws IOException {
        Path folder = data.resolve("otto2013");
        Path unpacked = kept.resolve("instances");
        Map<String, Integer> better = new HashMap<>();
        for (Map<String, String> row : CsvTable.rows(folder.resolve("improved_bounds.csv"))) {
            better.put(text(row, "instance"), number(row, "upper_bound"));
        }
        Map<Integer, BalanceSet> sets =
                Map.of(
                        20,
                        BalanceSet.TASKS_20,
                        100,
                        BalanceSet.TASKS_100,
                        1000,
                        BalanceSet.TASKS_1000);
        for (int size : List.of(20, 100, 1000)) {
            Zips.unpack(folder.resolve("n%d.zip".formatted(size)), unpacked);
        }
        for (Map<String, String> row : CsvTable.rows(folder.resolve("details.csv"))) {
            String name = text(row, "instance");
            BalanceSet set = sets.get(number(row, "n"));
            Path file = unpacked.resolve(name + ".alb");
            if (set == null || !Files.exists(file)) {
                continue;
            }
            // A number, or an interval such as [50,54]: what was found is its upper end.
            String reported = text(row, "stations_reported").replaceAll("[^0-9,]", "");
            int known = Integer.parseInt(reported.substring(reported.lastIndexOf(',') + 1));
            cases.add(
                    new Case(
                            set,
                            file,
                            OTTO_CYCLE,
                            Math.min(known, better.getOrDefault(name, known))));
        }
    }

    private boolean isTaken(Case one) {
        return switch (one.set) {
            case TASKS_100 -> full || one.isTenth();
            case TASKS_1000 -> one.isTenth();
            default -> true;
        };
    }

    /** An instance: a file and what is given with it. */
    private record Case(BalanceSet set, Path file, int given, int reference) {
        String name() {
            String stem = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
            return switch (set) {
                case CLASSIC -> stem + ", cycle " + given;
                case CLASSIC_CYCLE -> stem + ", " + given + " stations";
                default -> stem.replace("instance_", "");
            };
        }

        /** The first, the eleventh, and so on. */
        boolean isTenth() {
            String name = name();
            return Integer.parseInt(name.substring(name.lastIndexOf('_') + 1)) % EVERY == 1;
        }
    }

    // ---- one instance ----

    private void run(Case one, boolean hasPeer) throws IOException {
        String stem = one.set.name() + "-" + one.name().replaceAll("[ ,]+", "-");
        order.add(stem);
        if (!(one.set + " " + one.name()).contains(only)) {
            return;
        }
        if (!Files.exists(kept.resolve(stem + ".txt"))) {
            keep(stem, ".txt", balance(one));
        }
        if (hasPeer && !Files.exists(kept.resolve(stem + ".peer"))) {
            keep(stem, ".peer", peer(one));
        }
    }

    private static BalanceRow balance(Case one) throws IOException {
        BalancingProblem problem = BalancingFile.read(one.file).problem().orElseThrow();
        long begun = PROCESS.getProcessCpuTime();
        BooleanSupplier stop = () -> PROCESS.getProcessCpuTime() - begun > one.set.seconds() * 1e9;
        Budget budget = Budget.until(stop);
        boolean wantsCycle = one.set == BalanceSet.CLASSIC_CYCLE;
        Balance found =
                (wantsCycle
                                ? Balancer.shortestCycle(problem, one.given, budget)
                                : Balancer.fewestStations(problem, one.given, budget))
                        .orElseThrow();
        double seconds = (PROCESS.getProcessCpuTime() - begun) / 1e9;
        String fault =
                BalanceInstance.read(one.file)
                        .fault(found.station(), found.stations(), found.cycle());
        int given = wantsCycle ? found.stations() : found.cycle();
        if (fault != null || given != one.given) {
            throw new IllegalStateException(one.name() + ": " + fault);
        }
        return row(
                one,
                problem.tasks().size(),
                wantsCycle ? found.cycle() : found.stations(),
                found.least(),
                seconds);
    }

    private static BalanceRow peer(Case one) throws IOException {
        BalanceInstance line = BalanceInstance.read(one.file);
        BalancePeer.load();
        long begun = PROCESS.getProcessCpuTime();
        BooleanSupplier stop = () -> PROCESS.getProcessCpuTime() - begun > one.set.seconds() * 1e9;
        BalancePeer peer = new BalancePeer(line);
        BalancePeer.Result found =
                one.set == BalanceSet.CLASSIC_CYCLE
                        ? peer.shortestCycle(one.given, stop)
                        : peer.fewestStations(one.given, stop);
        double seconds = (PROCESS.getProcessCpuTime() - begun) / 1e9;
        return row(one, line.time().size(), found.value(), found.least(), seconds);
    }

    private static BalanceRow row(Case one, int tasks, int value, int least, double seconds) {
        return new BalanceRow(
                one.set.name(), one.name(), tasks, one.given, value, least, one.reference, seconds);
    }

    private void keep(String stem, String ending, BalanceRow row) throws IOException {
        Path part = kept.resolve(stem + ".part");
        Files.writeString(part, row.line() + "\n");
        Files.move(part, kept.resolve(stem + ending), StandardCopyOption.REPLACE_EXISTING);
        System.err.println(
                String.format(
                        Locale.ROOT,
                        "bench: %s%s: %s, at least %d (known %d), %.1f s",
                        row.instance(),
                        ending.equals(".peer") ? " by CP-SAT" : "",
                        row.found(),
                        row.least(),
                        row.reference(),
                        row.seconds()));
    }

    // ---- files ----

    private static String text(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static int number(Map<String, String> row, String column) {
        return Integer.parseInt(text(row, column));
    }
}
