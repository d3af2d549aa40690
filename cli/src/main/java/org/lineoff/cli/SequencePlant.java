package org.lineoff.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.ChangedPlant;
import org.lineoff.files.OrderFile;
import org.lineoff.files.OrderTable;
import org.lineoff.files.OrderWriter;
import org.lineoff.files.ProblemTexts;
import org.lineoff.files.ReadResult;
import org.lineoff.forecast.PlantDeadlocked;
import org.lineoff.forecast.SequenceTrial;
import org.lineoff.forecast.SequenceTrials;
import org.lineoff.model.Plant;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;
import org.lineoff.model.order.Order;
import org.lineoff.product.OrderRules;
import org.lineoff.report.ConsoleSequence;
import org.lineoff.report.ConsoleSequenceTrial;
import org.lineoff.report.ReportFolder;
import org.lineoff.report.SequenceFiles;
import org.lineoff.report.SequenceSheets;
import org.lineoff.sequence.explain.CpSatFeasibility;
import org.lineoff.sequence.plan.OrderWeek;
import org.lineoff.sequence.plan.Period;
import org.lineoff.sequence.plan.Periods;
import org.lineoff.sequence.plan.WeekPlan;
import org.lineoff.sequence.plan.WeekPlanner;
import picocli.CommandLine.Option;

/** {@code lineoff sequence DIR --orders FILE}: the orders of a plant, to days and in order. */
final class SequencePlant {
    private static final int USUAL_DAYS = 7;
    private static final int USUAL_BUDGET = 20;
    private static final long USUAL_MILLIS = 40_000;
    private static final long REPAIR_MILLIS_A_CAR = 4;
    private static final long LEAST_REPAIR_MILLIS = 1000;
    private static final int USUAL_TOLERANCE = 3;

    @Option(names = "--orders", paramLabel = "FILE", descriptionKey = "orders")
    private @Nullable Path orders;

    @Option(names = "--from", paramLabel = "DATE", descriptionKey = "sequenceFrom")
    private @Nullable LocalDate from;

    @Option(names = "--days", paramLabel = "N", descriptionKey = "sequenceDays")
    private @Nullable Integer days;

    @Option(names = "--day", paramLabel = "DATE", descriptionKey = "sequenceDay")
    private @Nullable LocalDate day;

    @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "asOf")
    private @Nullable LocalDate asOf;

    @Option(names = "--out", paramLabel = "FOLDER", descriptionKey = "sequenceOut")
    private @Nullable Path out;

    @Option(names = "--repair", descriptionKey = "repair")
    private boolean repair;

    @Option(names = "--budget", paramLabel = "N", descriptionKey = "budget")
    private @Nullable Integer budget;

    @Option(names = "--came", paramLabel = "FILE", descriptionKey = "came")
    private @Nullable Path came;

    @Option(names = "--tolerance", paramLabel = "N", descriptionKey = "tolerance")
    private @Nullable Integer tolerance;

    @Option(names = "--generate-orders", paramLabel = "N", descriptionKey = "generateOrders")
    private @Nullable Integer generate;

    @Option(names = "--with", paramLabel = "FILE", descriptionKey = "sequenceWith")
    private @Nullable Path with;

    @Option(names = "--simulate", descriptionKey = "sequenceSimulate")
    private boolean simulate;

    @Option(names = "--replications", paramLabel = "N", descriptionKey = "replications")
    private @Nullable Integer replications;

    /** How long is searched, and what for. */
    record Effort(
            @Nullable Long iterations,
            @Nullable Long millis,
            long seed,
            int threads,
            boolean strict) {}

    /** One run, with where it writes to and in which language. */
    private record Run(Path folder, Terminal terminal, Common common, Effort effort, Texts texts) {}

    /** Whether a folder is a plant, or one by what differs from another. */
    static boolean isPlant(Path folder) {
        return Files.exists(folder.resolve("plant.yaml"))
                || Files.exists(folder.resolve("variant.yaml"));
    }

    /** An option that only a plant knows, if one was given. */
    @Nullable String asked() {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("--orders", orders != null);
        given.put("--generate-orders", generate != null);
        given.put("--repair", repair);
        given.put("--budget", budget != null);
        given.put("--from", from != null);
        given.put("--days", days != null);
        given.put("--day", day != null);
        given.put("--as-of", asOf != null);
        given.put("--out", out != null);
        given.put("--with", with != null);
        given.put("--simulate", simulate);
        given.put("--replications", replications != null);
        return given.keySet().stream()
                .filter(option -> given.getOrDefault(option, false))
                .findFirst()
                .orElse(null);
    }

    int call(Path folder, Terminal terminal, Common common, Effort effort) throws IOException {
        String language = common.language(terminal);
        Run run = new Run(folder, terminal, common, effort, new Texts(language));
        String fault = fault(run);
        if (fault != null) {
            return wrongUsage(run, fault);
        }
        Optional<Plant> read = read(folder, new Folder(terminal, language));
        if (read.isEmpty()) {
            return Main.WRONG_INPUT;
        }
        Plant plant = read.get();
        LocalDate known = asOf == null ? plant.asOf() : asOf;
        if (known.isAfter(plant.horizon().to())) {
            return wrongUsage(run, run.texts().get("usage.asOf", known, plant.horizon().to()));
        }
        Path file = orders;
        return file == null ? generated(plant, known, run) : planned(plant, known, file, run);
    }

    /** The plant, with the change that was asked for. */
    private Optional<Plant> read(Path folder, Folder reader) {
        Path change = with;
        Optional<ReadResult> whole = reader.whole(folder, asOf);
        if (change != null && whole.isPresent()) {
            ReadResult changed = ChangedPlant.read(folder, whole.get(), change).read();
            whole = reader.checked(change, changed, asOf);
        }
        return whole.flatMap(ReadResult::plant);
    }

    private @Nullable String fault(Run run) {
        Texts texts = run.texts();
        String fault = run.common().leastFault(texts, "--days", days);
        fault =
                fault == null
                        ? run.common().leastFault(texts, "--generate-orders", generate)
                        : fault;
        Integer moves = budget;
        if (fault == null && (orders == null) == (generate == null)) {
            fault = texts.get("usage.ordersOrGenerate", run.folder());
        }
        if (fault == null && day != null && (from != null || days != null)) {
            fault = texts.get("usage.dayOrFrom");
        }
        if (fault == null && generate != null && out == null) {
            fault = texts.get("usage.generateOut", generate, run.folder());
        }
        if (fault == null && came != null && orders == null) {
            fault = texts.get("usage.cameOfOrders");
        }
        Integer near = tolerance;
        if (fault == null && near != null && (came == null || near < 0)) {
            fault = texts.get("usage.tolerance", near);
        }
        if (fault == null && moves != null && !repair) {
            fault = texts.get("usage.budgetOfRepair");
        }
        fault =
                fault == null
                        ? run.common().leastFault(texts, "--replications", replications)
                        : fault;
        if (fault == null && simulate && orders == null) {
            fault = texts.get("usage.simulateOrders");
        }
        if (fault == null && replications != null && !simulate) {
            fault = texts.get("usage.replicationsOfSimulate");
        }
        if (fault == null && moves != null && moves < 0) {
            fault = texts.get("usage.budget", moves);
        }
        return fault;
    }

    private int span() {
        return day != null ? 1 : days == null ? USUAL_DAYS : days;
    }

    // ---- new orders ----

    private int generated(Plant plant, LocalDate known, Run run) throws IOException {
        LocalDate first = day != null ? day : from == null ? known : from;
        List<Period> periods = Periods.of(plant, known, first, span());
        Integer number = generate;
        Path file = out;
        if (periods.stream().noneMatch(p -> p.cars() > 0) || number == null || file == null) {
            return noWork(plant, first, run);
        }
        List<Order> made = OrderWeek.generate(plant, known, periods, number, run.effort().seed());
        if (made.isEmpty()) {
            run.terminal().err().println("lineoff: " + run.texts().get("orders.noModel", first));
            return Main.WRONG_INPUT;
        }
        OrderWriter.write(file, plant.products(), made, language(run));
        int capacity = periods.stream().mapToInt(Period::cars).sum();
        run.terminal()
                .out()
                .println(
                        run.texts()
                                .get(
                                        "orders.generated",
                                        file.toString(),
                                        made.size(),
                                        first,
                                        first.plusDays(span() - 1L),
                                        capacity));
        run.terminal().out().flush();
        return Main.DONE;
    }

    private int noWork(Plant plant, LocalDate first, Run run) {
        run.terminal()
                .err()
                .println(
                        "lineoff: "
                                + run.texts()
                                        .get(
                                                "orders.noWork",
                                                Periods.line(plant).id(),
                                                first,
                                                first.plusDays(span() - 1L)));
        return Main.WRONG_INPUT;
    }

    // ---- a plan ----

    private int planned(Plant plant, LocalDate known, Path file, Run run) throws IOException {
        LocalDate start = day != null ? day : from;
        LocalDate last = start == null ? plant.horizon().to() : start.plusDays(span() - 1L);
        OrderFile.Result read =
                OrderFile.read(
                        file,
                        plant.products(),
                        known,
                        last,
                        new OrderRules(plant.products(), known, last));
        Complaints.show(
                run.terminal(),
                run.texts(),
                file,
                read.problems(),
                Complaints.A_SCREEN,
                problem -> ProblemTexts.text(problem, language(run)));
        if (read.table().isEmpty()) {
            return Main.WRONG_INPUT;
        }
        OrderTable table = read.table().get();
        List<Order> all = table.orders();
        if (all.isEmpty()) {
            run.terminal()
                    .err()
                    .println("lineoff: " + run.texts().get("orders.none", file.toString()));
            return Main.WRONG_INPUT;
        }
        Path there = came;
        if (there != null) {
            return chainKept(all, there, run);
        }
        LocalDate first = start == null ? earliest(all, known) : start;
        Effort effort = run.effort();
        Integer moves = !repair ? null : budget == null ? Integer.valueOf(USUAL_BUDGET) : budget;
        WeekPlanner planner =
                new WeekPlanner(
                        plant,
                        new WeekPlanner.Question(
                                known, first, span(), effort.seed(), effort.threads(), moves),
                        effort(effort, usualMillis(all)),
                        CpSatFeasibility.whenAsked());
        if (planner.periods().isEmpty()) {
            return noWork(plant, first, run);
        }
        if (simulate) {
            String fault = InThePlant.fault(plant, first, span(), run.texts());
            if (fault != null) {
                return wrongUsage(run, fault);
            }
        }
        WeekPlan plan;
        Interrupt interrupt = new Interrupt(planner::stop);
        try {
            plan = planner.plan(all);
        } finally {
            interrupt.done();
        }
        List<SequenceFiles.Refused> refused = refused(read.problems(), run);
        if (!run.common().json()) {
            print(
                    ConsoleSequence.text(
                            plan,
                            table.refused(),
                            language(run),
                            run.terminal().columns(),
                            run.terminal().colour()),
                    run);
        }
        SequenceTrial trial = null;
        try {
            trial = simulate ? tried(plant, plan, all, run) : null;
        } catch (PlantDeadlocked e) {
            run.terminal().err().println(ProblemTexts.text(e.problem(), language(run)));
            return Main.WRONG_INPUT;
        }
        if (run.common().json()) {
            print(SequenceFiles.json(plan, refused, trial, language(run)), run);
        } else if (trial != null) {
            print(
                    ConsoleSequenceTrial.text(
                            trial,
                            language(run),
                            run.terminal().columns(),
                            run.terminal().colour()),
                    run);
        }
        write(plan, plant, table, file, refused, trial, run);
        boolean kept = plan.isFeasible() && table.refused() == 0;
        return effort.strict() && !kept ? Main.NOT_MET : Main.DONE;
    }

    private int chainKept(List<Order> planned, Path there, Run run) throws IOException {
        if (!Files.isRegularFile(there)) {
            return wrongUsage(run, run.texts().get("usage.noCame", there));
        }
        int places = tolerance == null ? USUAL_TOLERANCE : tolerance;
        ChainKept kept = ChainKept.of(planned, there, places);
        if (kept.isEmpty()) {
            run.terminal().err().println("lineoff: " + run.texts().get("chain.none", there));
            return Main.WRONG_INPUT;
        }
        print(run.common().json() ? kept.json() : kept.text(run.texts()), run);
        return Main.DONE;
    }

    /** A repair has few cars to move, and somebody waits for it: less time, by the cars. */
    private long usualMillis(List<Order> orders) {
        if (!repair) {
            return USUAL_MILLIS;
        }
        long cars = orders.stream().filter(order -> order.state() != Order.State.BUILT).count();
        return Math.clamp(cars * REPAIR_MILLIS_A_CAR, LEAST_REPAIR_MILLIS, USUAL_MILLIS);
    }

    private static WeekPlanner.Effort effort(Effort effort, long usualMillis) {
        Long count = effort.iterations();
        if (count != null) {
            return new WeekPlanner.Trials(count);
        }
        long begun = System.nanoTime();
        Long asked = effort.millis();
        long millis = asked == null ? usualMillis : asked;
        double nanos = millis * 1e6;
        return new WeekPlanner.Time(() -> (System.nanoTime() - begun) / nanos, millis / 1e3);
    }

    /** The first day that an order is planned or wanted on, but not before what is known. */
    private static LocalDate earliest(List<Order> orders, LocalDate known) {
        LocalDate first = null;
        for (Order order : orders) {
            LocalDate on = order.day() == null ? order.wanted() : order.day();
            if (on == null || order.state() == Order.State.BUILT) {
                continue;
            }
            first = first == null || on.isBefore(first) ? on : first;
        }
        return first == null || first.isBefore(known) ? known : first;
    }

    // ---- what came of it ----

    private static List<SequenceFiles.Refused> refused(List<Problem> problems, Run run) {
        List<SequenceFiles.Refused> refused = new ArrayList<>();
        for (Problem problem : problems) {
            Where where = problem.where();
            refused.add(
                    new SequenceFiles.Refused(
                            where.file(),
                            where.line(),
                            where.column(),
                            ProblemTexts.text(problem, language(run))));
        }
        return refused;
    }

    private static void print(String text, Run run) {
        run.terminal().out().print(text);
        run.terminal().out().flush();
    }

    /** The planned order beside others in the plant; null where nothing was planned. */
    private @Nullable SequenceTrial tried(Plant plant, WeekPlan plan, List<Order> file, Run run) {
        if (plan.cars().isEmpty()) {
            return null;
        }
        SequenceTrials.Setup setup =
                new SequenceTrials.Setup(
                        plan.asOf(),
                        InThePlant.sequenceOf(plant, plan.line()).orElseThrow(),
                        plan.from(),
                        plan.days(),
                        replications == null ? plant.runs().replications() : replications,
                        run.effort().seed(),
                        run.effort().threads(),
                        Periods.takts(plant, plan.asOf(), plan.from()),
                        Map.of());
        List<String> ids = file.stream().map(Order::id).toList();
        try (ProgressBar bar = new ProgressBar(run.terminal(), run.texts())) {
            return InThePlant.run(plant, setup, plan, ids, bar);
        }
    }

    private void write(
            WeekPlan plan,
            Plant plant,
            OrderTable table,
            Path file,
            List<SequenceFiles.Refused> refused,
            @Nullable SequenceTrial trial,
            Run run)
            throws IOException {
        Path folder = out;
        if (folder == null) {
            return;
        }
        boolean book = file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
        Path written = folder.resolve(book ? "orders.xlsx" : "orders.csv");
        OrderWriter.write(written, table, changed(plan), plan.bodyNumbers(), true);
        List<Path> others =
                SequenceFiles.write(plan, refused, plant.products(), trial, folder, language(run));
        Path page =
                ReportFolder.write(
                        SequenceSheets.of(plant, plan, LineoffCommand.Version.number(), trial),
                        folder,
                        language(run));
        run.terminal().err().println(written);
        others.forEach(other -> run.terminal().err().println(other));
        run.terminal().err().println(page);
    }

    /** Cars with their new day and place, and orders left over without. */
    private static List<Order> changed(WeekPlan plan) {
        List<Order> changed = new ArrayList<>(plan.cars());
        plan.assigned().left().forEach(left -> changed.add(left.order().planned(null, null)));
        return changed;
    }

    private static String language(Run run) {
        return run.common().language(run.terminal());
    }

    private static int wrongUsage(Run run, String fault) {
        run.terminal().err().println("lineoff: " + fault);
        return Main.WRONG_USAGE;
    }
}
