package org.lineoff.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lineoff.balance.Balance;
import org.lineoff.balance.Balancer;
import org.lineoff.balance.BalancingProblem;
import org.lineoff.balance.Budget;
import org.lineoff.balance.PlantLine;
import org.lineoff.balance.RampChain;
import org.lineoff.balance.ReasonText;
import org.lineoff.files.PlantFolder;
import org.lineoff.files.ReadResult;
import org.lineoff.model.AssemblyProcess;
import org.lineoff.model.BalancedTasks;
import org.lineoff.model.Factor;
import org.lineoff.model.Known;
import org.lineoff.model.Lever;
import org.lineoff.model.PlaceName;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.report.BalanceSheets;
import org.lineoff.report.ReportFolder;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code lineoff balance DIR}: the tasks of a plant's section to its stations, and its ramp. */
final class PlantBalance {
    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|min)");
    private static final Pattern SHARE = Pattern.compile("([^=]+)=(\\d{1,3})%?");
    private static final int SHOWN = 20;

    @Option(names = "--section", paramLabel = "NAME", descriptionKey = "balanceSection")
    private @Nullable String section;

    @Option(names = "--ramp", descriptionKey = "balanceRamp")
    private boolean ramp;

    @Option(names = "--takts", paramLabel = "TAKT", split = ",", descriptionKey = "balanceTakts")
    private List<String> takts = List.of();

    @Option(names = "--spare", paramLabel = "N", descriptionKey = "balanceSpare")
    private int spare;

    @Option(names = "--mix", paramLabel = "MODEL=%", split = ",", descriptionKey = "balanceMix")
    private List<String> mix = List.of();

    @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "asOf")
    private @Nullable LocalDate asOf;

    /** What the verb passes on. */
    record Run(
            Terminal terminal,
            String language,
            boolean json,
            Supplier<Budget> budget,
            @Nullable Path out) {}

    /** A section that states tasks. */
    private record Found(String name, Section section, BalancedTasks tasks, List<String> places) {}

    /** What is balanced, and for what. */
    private record Job(
            Plant plant,
            LocalDate day,
            Found found,
            AssemblyProcess process,
            Map<String, Integer> mix,
            BalancingProblem problem) {
        Duration takt() {
            Known<Duration> takt = found.tasks().takt();
            Known<Duration> of = takt == null ? found.section().takt() : takt;
            return of == null
                    ? Duration.ZERO
                    : of.at(day).map(Known.Version::value).orElse(Duration.ZERO);
        }

        int cycle(Duration takt) {
            return PlantLine.cycle(takt, found.tasks().fill());
        }
    }

    boolean isUsed() {
        return section != null || ramp || !takts.isEmpty() || spare != 0 || !mix.isEmpty();
    }

    int call(Path folder, Run run) throws IOException {
        Texts texts = new Texts(run.language());
        Optional<ReadResult> read =
                new Folder(run.terminal(), run.language())
                        .checked(folder, PlantFolder.readUnbalanced(folder), asOf);
        if (read.isEmpty()) {
            return Main.WRONG_INPUT;
        }
        Plant plant = read.get().plant().orElseThrow();
        List<Found> all = sections(plant);
        List<Found> meant = all.stream().filter(this::isMeant).toList();
        if (meant.size() != 1) {
            String names = String.join(", ", all.stream().map(Found::name).toList());
            return wrong(
                    run,
                    all.isEmpty()
                            ? texts.get("usage.balanceNoTasks", folder)
                            : texts.get("usage.balanceSection", names));
        }
        Found found = meant.getFirst();
        LocalDate day = asOf == null ? plant.asOf() : asOf;
        Map<String, Integer> shares =
                mix.isEmpty() ? PlantLine.mix(plant.products(), day) : stated(plant);
        if (shares.isEmpty()) {
            return wrong(run, texts.get("usage.balanceMix", String.join(",", mix)));
        }
        AssemblyProcess process = plant.processes().process(found.tasks().process()).orElseThrow();
        Job job =
                new Job(
                        plant,
                        day,
                        found,
                        process,
                        shares,
                        PlantLine.problem(process, found.tasks(), plant.products(), shares, day));
        return ramp || !takts.isEmpty()
                ? ramp(folder, job, run, texts)
                : one(folder, job, run, texts);
    }

    private static int wrong(Run run, String fault) {
        run.terminal().err().println("lineoff: " + fault);
        return Main.WRONG_USAGE;
    }

    private static List<Found> sections(Plant plant) {
        List<Found> found = new ArrayList<>();
        for (Shop shop : plant.shops()) {
            for (Section s : shop.sections()) {
                BalancedTasks tasks = s.tasks();
                String name = shop.id() + "/" + s.id();
                if (tasks == null || found.stream().anyMatch(f -> f.name().equals(name))) {
                    continue;
                }
                List<String> places =
                        PlaceName.linesOf(shop).stream()
                                .map(line -> PlaceName.of(line, shop, s.id()))
                                .toList();
                found.add(new Found(name, s, tasks, places));
            }
        }
        return found;
    }

    private boolean isMeant(Found f) {
        String wanted = section;
        return wanted == null
                || f.name().equals(wanted)
                || f.section().id().equals(wanted)
                || f.places().contains(wanted);
    }

    /** The mix that was asked for; empty where that is none. */
    private Map<String, Integer> stated(Plant plant) {
        Map<String, Integer> shares = new LinkedHashMap<>();
        for (String word : mix) {
            Matcher m = SHARE.matcher(word.strip());
            boolean known =
                    m.matches()
                            && plant.products().models().stream()
                                    .anyMatch(x -> x.id().equals(m.group(1)));
            if (!known) {
                return Map.of();
            }
            int share = Integer.parseInt(m.group(2));
            if (share > 0) {
                shares.put(m.group(1), share);
            }
        }
        return shares;
    }

    // ---- one balance ----

    private int one(Path folder, Job job, Run run, Texts texts) throws IOException {
        Integer stations = job.found().tasks().stations();
        BalancingProblem problem = job.problem();
        Optional<Balance> balanced =
                stations == null
                        ? Balancer.fewestStations(
                                problem, job.cycle(job.takt()), run.budget().get())
                        : Balancer.shortestCycle(problem, stations, run.budget().get());
        if (balanced.isEmpty()) {
            run.terminal()
                    .err()
                    .println("lineoff: " + texts.get("balance.none", job.found().name()));
            return Main.WRONG_INPUT;
        }
        Balance balance = balanced.get();
        Path file = folder.resolve(job.found().tasks().balance());
        write(file, job, balance.station(), balance.worker());
        run.terminal()
                .out()
                .print(run.json() ? json(job, balance) : text(job, balance, run, texts));
        run.terminal().out().flush();
        run.terminal().err().println(file);
        Path out = run.out();
        if (out != null) {
            run.terminal()
                    .err()
                    .println(
                            ReportFolder.write(
                                    BalanceSheets.of(
                                            problem,
                                            balance,
                                            LineoffCommand.Version.number(),
                                            null),
                                    out,
                                    run.language()));
        }
        return new Folder(run.terminal(), run.language()).whole(folder, asOf).isPresent()
                ? Main.DONE
                : Main.WRONG_INPUT;
    }

    private static void write(Path file, Job job, List<Integer> station, List<Integer> worker)
            throws IOException {
        StringBuilder s = new StringBuilder("task,station,worker\n");
        List<AssemblyProcess.Task> tasks = job.process().tasks();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing(station::get));
        for (int i : order) {
            s.append(tasks.get(i).id()).append(',').append(station.get(i)).append(',');
            s.append(worker.isEmpty() ? 1 : worker.get(i)).append('\n');
        }
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, s.toString(), StandardCharsets.UTF_8);
    }

    private static String json(Job job, Balance balance) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("section", job.found().name());
        json.put("balance", job.found().tasks().balance());
        json.put("mix", job.mix());
        json.put("tasks", job.problem().tasks().size());
        json.put("cycleSeconds", balance.cycle() * PlantLine.UNIT_MILLIS / 1000.0);
        json.put("stations", balance.stations());
        boolean ofStations = balance.goal() == Balance.Goal.STATIONS;
        json.put(
                "lowerBound",
                ofStations
                        ? (Object) balance.least()
                        : (Object) (balance.least() * PlantLine.UNIT_MILLIS / 1000.0));
        json.put("proven", balance.proven());
        return JsonMapper.shared().writeValueAsString(json) + "\n";
    }

    private static String text(Job job, Balance balance, Run run, Texts texts) {
        boolean ofStations = balance.goal() == Balance.Goal.STATIONS;
        StringBuilder s = new StringBuilder();
        s.append(
                line(
                        texts.get(
                                "balance.plant",
                                job.found().name(),
                                job.problem().tasks().size(),
                                balance.stations(),
                                seconds(balance.cycle()))));
        s.append(
                line(
                        balance.proven()
                                ? texts.get("balance.proven")
                                : ofStations
                                        ? texts.get(
                                                "balance.stationsOpen",
                                                Integer.toString(balance.least()))
                                        : texts.get(
                                                "balance.cycleOpen", seconds(balance.least()))));
        s.append(line(ReasonText.of(balance.reason(), job.problem(), run.language())));
        s.append(line(texts.get("balance.mix", words(job.mix()))));
        double work = 0;
        for (int i = 0; i < job.problem().tasks().size(); i++) {
            work += job.problem().meanTime(i) * job.problem().tasks().get(i).crew();
        }
        double room =
                (double) balance.cycle() * balance.stations() * job.problem().stations().workers();
        s.append(
                line(
                        texts.get(
                                "balance.plantLoad",
                                decimal(work * PlantLine.UNIT_MILLIS / 60_000),
                                decimal(100 * work / room))));
        return s.toString();
    }

    private static String words(Map<String, Integer> mix) {
        List<String> words = new ArrayList<>();
        mix.forEach((model, share) -> words.add(model + " " + share + " %"));
        return String.join(", ", words);
    }

    // ---- along the ramp ----

    private int ramp(Path folder, Job job, Run run, Texts texts) throws IOException {
        if (job.problem().stations().workers() > 1) {
            return wrong(run, texts.get("usage.balanceRampWorkers"));
        }
        List<Duration> steps = takts.isEmpty() ? planned(job) : asked();
        if (steps.size() < 2 || spare < 0) {
            return wrong(run, texts.get("usage.balanceTakts"));
        }
        List<Integer> cycles = steps.stream().map(job::cycle).toList();
        Optional<List<RampChain.Step>> chain =
                RampChain.of(job.problem(), cycles, spare, run.budget());
        if (chain.isEmpty()) {
            run.terminal()
                    .err()
                    .println("lineoff: " + texts.get("balance.none", job.found().name()));
            return Main.WRONG_INPUT;
        }
        List<Object> json = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        StringBuilder moves = new StringBuilder("takt,task,from,to,learningHours\n");
        String stem = job.found().tasks().balance().replaceFirst("\\.csv$", "");
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            RampChain.Step step = chain.get().get(i);
            String takt = plain(steps.get(i).toMillis() / 1000.0) + "s";
            Path file = folder.resolve(stem + "-" + takt + ".csv");
            write(file, job, step.station(), List.of());
            files.add(file);
            json.add(step(job, step, takt, text, moves, texts));
        }
        Path list = folder.resolve(stem + "-moves.csv");
        Files.writeString(list, moves.toString(), StandardCharsets.UTF_8);
        files.add(list);
        if (run.json()) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("section", job.found().name());
            all.put("mix", job.mix());
            all.put("tasks", job.problem().tasks().size());
            all.put("steps", json);
            run.terminal().out().print(JsonMapper.shared().writeValueAsString(all) + "\n");
        } else {
            run.terminal().out().print(text);
        }
        run.terminal().out().flush();
        files.forEach(run.terminal().err()::println);
        return Main.DONE;
    }

    /** One step of the chain: as data, in words, and its moves as rows. */
    private static Map<String, Object> step(
            Job job,
            RampChain.Step step,
            String takt,
            StringBuilder text,
            StringBuilder rows,
            Texts texts) {
        List<Map<String, Object>> moved = new ArrayList<>();
        double hours = 0;
        StringBuilder listed = new StringBuilder();
        for (var move : step.moves()) {
            AssemblyProcess.Task task = job.process().tasks().get(move.task());
            double learning = hours(job, task);
            hours += learning;
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("task", task.id());
            one.put("from", move.from());
            one.put("to", move.to());
            one.put("learningHours", learning);
            moved.add(one);
            rows.append(takt).append(',').append(task.id()).append(',').append(move.from());
            rows.append(',').append(move.to()).append(',').append(plain(learning)).append('\n');
            if (moved.size() <= SHOWN) {
                String from = Integer.toString(move.from());
                String to = Integer.toString(move.to());
                listed.append(line("  " + texts.get("balance.move", task.id(), from, to)));
            }
        }
        text.append(
                line(
                        texts.get(
                                "balance.step",
                                takt,
                                step.stations(),
                                step.least(),
                                moved.size(),
                                decimal(hours))));
        text.append(listed);
        if (moved.size() > SHOWN) {
            text.append(line("  " + texts.get("balance.moreMoves", moved.size() - SHOWN)));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("takt", takt);
        json.put("cycleSeconds", step.cycle() * PlantLine.UNIT_MILLIS / 1000.0);
        json.put("stations", step.stations());
        json.put("lowerBound", step.least());
        json.put("learningHours", hours);
        json.put("moves", moved);
        json.put("assignment", step.station());
        return json;
    }

    private static double hours(Job job, AssemblyProcess.Task task) {
        return job.process()
                .learning(task)
                .flatMap(k -> k.at(job.day()))
                .map(v -> v.value().toMillis() / 3_600_000.0)
                .orElse(0.0);
    }

    private List<Duration> asked() {
        List<Duration> asked = new ArrayList<>();
        for (String word : takts) {
            Matcher m = DURATION.matcher(word.strip());
            if (!m.matches()) {
                return List.of();
            }
            double value = Double.parseDouble(m.group(1));
            double millis =
                    switch (m.group(2)) {
                        case "ms" -> value;
                        case "min" -> value * 60_000;
                        default -> value * 1000;
                    };
            asked.add(Duration.ofMillis(Math.max(1, Math.round(millis))));
        }
        return asked;
    }

    /** The section's takt, and what the plant's dated decisions on it make of it, one by one. */
    private static List<Duration> planned(Job job) {
        List<Lever> levers =
                job.plant().levers().stream()
                        .filter(l -> l.factor() == Factor.TAKT && actsOn(l, job.found().places()))
                        .filter(l -> l.from().at(job.day()).isPresent())
                        .sorted(
                                Comparator.comparing(
                                        l -> l.from().at(job.day()).orElseThrow().value()))
                        .toList();
        List<Duration> steps = new ArrayList<>(List.of(job.takt()));
        for (Lever l : levers) {
            Known<Double> by = l.by();
            Optional<Known.Version<Double>> factor =
                    by == null ? Optional.empty() : by.at(job.day());
            factor.ifPresent(
                    f ->
                            steps.add(
                                    Duration.ofMillis(
                                            Math.round(steps.getLast().toMillis() / f.value()))));
        }
        return steps;
    }

    private static boolean actsOn(Lever lever, List<String> places) {
        return lever.places().stream()
                .anyMatch(p -> places.stream().anyMatch(x -> x.equals(p) || x.startsWith(p + "/")));
    }

    // ---- numbers ----

    private static String seconds(int units) {
        return plain(units * PlantLine.UNIT_MILLIS / 1000.0);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String plain(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String line(String text) {
        return text + "%n".formatted();
    }
}
