package org.lineoff.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.Execution;
import org.lineoff.execute.Records;
import org.lineoff.execute.Store;
import org.lineoff.execute.StoreException;
import org.lineoff.files.ProblemTexts;
import org.lineoff.forecast.PlantDeadlocked;
import org.lineoff.forecast.ReadyDates;
import org.lineoff.forecast.Settings;
import org.lineoff.forecast.WaitScores;
import org.lineoff.model.Plant;
import org.lineoff.report.ConsolePromises;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code lineoff promise DIR}: when the car of an order is ready, with its chance. */
@Command(name = "promise")
final class PromiseCommand implements Callable<Integer> {
    private static final List<Integer> USUAL = List.of(50, 80);

    private final Terminal terminal;

    @Mixin private final Common common = new Common();

    @Mixin private final RunOptions options = new RunOptions();

    @Mixin private final RecordPlace place = new RecordPlace();

    @Parameters(index = "0", paramLabel = "DIR", descriptionKey = "dir")
    private Path folder = Path.of("");

    @Option(names = "--order", paramLabel = "ORDER", descriptionKey = "promiseOrder")
    private List<String> orders = new ArrayList<>();

    @Option(names = "--ahead", paramLabel = "N", descriptionKey = "promiseAhead")
    private @Nullable Long ahead;

    @Option(names = "--by", paramLabel = "DATE", descriptionKey = "promiseBy")
    private @Nullable LocalDate by;

    @Option(names = "--chance", paramLabel = "P", descriptionKey = "promiseChance")
    private List<Integer> chances = new ArrayList<>();

    @Option(names = "--scored", descriptionKey = "promiseScored")
    private boolean scored;

    PromiseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String language = common.language(terminal);
        Texts texts = new Texts(language);
        String fault = fault(texts);
        if (fault != null) {
            terminal.err().println("lineoff: " + fault);
            return Main.WRONG_USAGE;
        }
        Folder reading = new Folder(terminal, language);
        Optional<Plant> read = reading.read(folder, options.asOf());
        if (read.isEmpty() || !place.read(folder, reading)) {
            return Main.WRONG_INPUT;
        }
        Plant plant = read.get();
        try {
            return scored ? score(plant, texts, language) : dates(plant, texts, language);
        } catch (PlantDeadlocked e) {
            terminal.err().println(ProblemTexts.text(e.problem(), language));
            return Main.WRONG_INPUT;
        } catch (StoreException e) {
            return wrongInput(texts.get("record.fails", e.words().in(language)));
        }
    }

    private @Nullable String fault(Texts texts) {
        String fault = common.fault(texts);
        fault = fault == null ? options.fault(texts, common) : fault;
        fault = fault == null ? place.fault(texts) : fault;
        if (fault != null) {
            return fault;
        }
        Long cars = ahead;
        if (cars != null && (cars < 0 || !orders.isEmpty())) {
            return texts.get("usage.promiseAhead", cars);
        }
        for (int chance : chances) {
            if (chance < 1 || chance > 99) {
                return texts.get("usage.promiseChance", chance);
            }
        }
        return scored && (cars != null || !orders.isEmpty() || by != null || !chances.isEmpty())
                ? texts.get("usage.promiseScored")
                : null;
    }

    private Settings settings(Plant plant, LocalDate asOf) {
        return new Settings(
                asOf,
                options.replications(plant),
                1,
                options.seed(plant),
                options.threads(),
                LineoffCommand.Version.number());
    }

    // ---- dates of orders ----

    private int dates(Plant plant, Texts texts, String language) throws IOException {
        Long cars = ahead;
        boolean recorded = cars == null && place.exists(folder);
        if (cars == null && !recorded) {
            return wrongInput(texts.get("promise.noQueue", place.folder(folder).toString()));
        }
        LocalDate asOf =
                options.asOf() == null && recorded ? RecordPlace.today(plant) : options.asOf(plant);
        LocalDate end = plant.horizon().to();
        if (!asOf.isBefore(end)) {
            terminal.err().println("lineoff: " + texts.get("usage.asOf", asOf, end));
            return Main.WRONG_USAGE;
        }
        List<ConsolePromises.Line> lines = new ArrayList<>();
        long waiting = cars == null ? 0 : cars;
        if (recorded) {
            List<Records.Waiting> queue;
            try (Store store = place.open(folder, terminal)) {
                queue = Execution.records(store).queue();
            }
            waiting = queue.size();
            for (String order : orders) {
                ConsolePromises.Line line = line(queue, order, texts);
                if (line == null) {
                    return wrongInput(texts.get("promise.notWaiting", order));
                }
                lines.add(line);
            }
        }
        if (lines.isEmpty()) {
            lines.add(new ConsolePromises.Line("", "", waiting));
        }
        ReadyDates dates;
        try (ProgressBar bar = new ProgressBar(terminal, texts)) {
            dates = ReadyDates.of(plant, settings(plant, asOf), waiting, bar);
        }
        show(plant, dates, waiting, lines, language);
        return Main.DONE;
    }

    private static ConsolePromises.@Nullable Line line(
            List<Records.Waiting> queue, String order, Texts texts) {
        int ahead = Records.Waiting.place(queue, order);
        return ahead < 0
                ? null
                : new ConsolePromises.Line(
                        order, texts.get("status." + queue.get(ahead).status()), ahead);
    }

    private void show(
            Plant plant,
            ReadyDates dates,
            long waiting,
            List<ConsolePromises.Line> lines,
            String language) {
        List<Double> asked =
                (chances.isEmpty() ? USUAL : chances).stream().map(c -> c / 100.0).toList();
        if (!common.json()) {
            terminal.out()
                    .print(
                            ConsolePromises.dates(
                                    plant.title(),
                                    dates,
                                    lines,
                                    asked,
                                    by,
                                    language,
                                    terminal.columns(),
                                    terminal.colour()));
            terminal.out().flush();
            return;
        }
        List<Map<String, Object>> promises = new ArrayList<>();
        LocalDate day = by;
        for (ConsolePromises.Line line : lines) {
            Map<String, Object> promise = new LinkedHashMap<>();
            promise.put("order", line.name());
            promise.put("ahead", line.ahead());
            List<Map<String, Object>> ready = new ArrayList<>();
            for (double chance : asked) {
                Map<String, Object> one = new HashMap<>();
                one.put("chance", chance);
                one.put(
                        "day",
                        dates.day(line.ahead(), chance).map(LocalDate::toString).orElse(null));
                ready.add(one);
            }
            promise.put("dates", ready);
            if (day != null) {
                promise.put("by", day.toString());
                promise.put("chance", dates.chance(line.ahead(), day));
            }
            promises.add(promise);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("asOf", dates.asOf().toString());
        json.put("last", dates.last().toString());
        json.put("replications", dates.runs().size());
        json.put("fewRuns", dates.isFew());
        json.put("waiting", waiting);
        json.put("promises", promises);
        print(json);
    }

    // ---- against what customers were told ----

    private int score(Plant plant, Texts texts, String language) {
        if (plant.backtest().waits().isEmpty()) {
            return wrongInput(texts.get("promise.noWaits", folder.toString()));
        }
        List<WaitScores.Score> scores;
        Settings settings = settings(plant, plant.asOf());
        try (ProgressBar bar = new ProgressBar(terminal, texts)) {
            scores = WaitScores.of(plant, settings, bar);
        }
        if (common.json()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("replications", settings.replications());
            json.put("seed", settings.seed());
            json.put("scores", scores.stream().map(PromiseCommand::json).toList());
            print(json);
        } else {
            terminal.out()
                    .print(
                            ConsolePromises.scored(
                                    plant.title(),
                                    scores,
                                    settings.replications(),
                                    language,
                                    terminal.columns(),
                                    terminal.colour()));
            terminal.out().flush();
        }
        return Main.DONE;
    }

    private static Map<String, Object> json(WaitScores.Score score) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("day", score.day().toString());
        json.put("ahead", score.ahead());
        json.put("counted", score.counted());
        json.put("weeks50", score.half());
        json.put("weeks80", score.likely());
        json.put("cameTrue", score.cameTrue());
        List<Map<String, Object>> quotes = new ArrayList<>();
        for (WaitScores.Quote quote : score.quotes()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("cars", Map.of("en", quote.cars().en(), "zh", quote.cars().zh()));
            one.put("low", quote.low());
            one.put("high", quote.high());
            one.put("source", quote.source());
            quotes.add(one);
        }
        json.put("quotes", quotes);
        return json;
    }

    private void print(Map<String, Object> json) {
        terminal.out().println(JsonMapper.shared().writeValueAsString(json));
        terminal.out().flush();
    }

    private int wrongInput(String fault) {
        terminal.err().println("lineoff: " + fault);
        return Main.WRONG_INPUT;
    }
}
