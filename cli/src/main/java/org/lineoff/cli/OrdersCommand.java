package org.lineoff.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.Confirmations;
import org.lineoff.execute.Execution;
import org.lineoff.execute.OrdersIn;
import org.lineoff.execute.OrdersIn.Outcome;
import org.lineoff.execute.OrdersIn.Taken;
import org.lineoff.execute.OrdersIn.Wanted;
import org.lineoff.execute.PlantRules;
import org.lineoff.execute.Status;
import org.lineoff.execute.Store;
import org.lineoff.execute.StoreException;
import org.lineoff.files.OrderFile;
import org.lineoff.files.OrderTable;
import org.lineoff.files.OrderWriter;
import org.lineoff.files.ProblemTexts;
import org.lineoff.model.Plant;
import org.lineoff.model.Problem;
import org.lineoff.model.order.Order;
import org.lineoff.model.time.PlantClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code lineoff orders DIR}: orders into the record of a plant, confirmations out of it. */
@Command(name = "orders")
final class OrdersCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private final Common common = new Common();

    @Mixin private final RecordPlace place = new RecordPlace();

    @Parameters(index = "0", paramLabel = "DIR", descriptionKey = "dir")
    private Path folder = Path.of("");

    @Option(names = "--in", paramLabel = "FILE", descriptionKey = "ordersIn")
    private @Nullable Path in;

    @Option(names = "--answers", paramLabel = "FILE", descriptionKey = "ordersAnswers")
    private @Nullable Path answers;

    @Option(names = "--confirmations", paramLabel = "FILE", descriptionKey = "ordersConfirmations")
    private @Nullable Path confirmations;

    @Option(names = "--since", paramLabel = "N", descriptionKey = "ordersSince")
    private long since;

    @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "asOf")
    private @Nullable LocalDate asOf;

    @Option(names = "--strict", descriptionKey = "ordersStrict")
    private boolean strict;

    OrdersCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String language = common.language(terminal);
        Texts texts = new Texts(language);
        String fault = common.fault(texts);
        fault = fault == null ? place.fault(texts) : fault;
        if (fault == null && answers != null && in == null) {
            fault = texts.get("usage.ordersAnswers");
        }
        if (fault != null) {
            terminal.err().println("lineoff: " + fault);
            return Main.WRONG_USAGE;
        }
        Optional<Plant> read = new Folder(terminal, language).read(folder, asOf);
        if (read.isEmpty()) {
            return Main.WRONG_INPUT;
        }
        Plant plant = read.get();
        if (in == null && !place.exists(folder)) {
            terminal.err().println("lineoff: " + noRecord(texts));
            return Main.WRONG_INPUT;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        PlantRules rules = PlantRules.of(plant);
        try (Store store = place.open(folder, terminal);
                Execution execution = new Execution(store, rules, () -> RecordPlace.now(plant))) {
            int status = Main.DONE;
            Path file = in;
            if (file != null) {
                status = take(plant, execution, file, texts, language, json);
            }
            Path out = confirmations;
            if (out != null && status != Main.WRONG_INPUT) {
                confirm(plant, new Confirmations(execution, rules), out, execution, texts, json);
            }
            if (file == null && out == null) {
                count(execution, texts, json);
            }
            if (common.json()) {
                terminal.out().println(JsonMapper.shared().writeValueAsString(json));
            }
            terminal.out().flush();
            return status;
        } catch (StoreException e) {
            terminal.err().println("lineoff: " + texts.get("record.fails", reason(e)));
            return Main.WRONG_INPUT;
        }
    }

    private String noRecord(Texts texts) {
        return texts.get("record.none", place.folder(folder).toString(), folder.toString());
    }

    static String reason(StoreException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    // ---- orders in ----

    private int take(
            Plant plant,
            Execution execution,
            Path file,
            Texts texts,
            String language,
            Map<String, Object> json)
            throws IOException {
        LocalDate known = asOf == null ? RecordPlace.today(plant) : asOf;
        LocalDate last = plant.horizon().to();
        OrderFile.Result read =
                OrderFile.read(
                        file,
                        plant.products(),
                        known,
                        last,
                        new OrderRules(plant.products(), known, last));
        Complaints.show(
                terminal,
                texts,
                file,
                read.problems(),
                Complaints.A_SCREEN,
                problem -> ProblemTexts.text(problem, language));
        if (read.table().isEmpty()) {
            return Main.WRONG_INPUT;
        }
        OrderTable table = read.table().get();
        PlantClock clock = RecordPlace.clock(plant);
        List<Wanted> wanted =
                table.orders().stream().map(order -> wanted(plant, clock, order)).toList();
        List<Taken> taken = new OrdersIn(execution).take(wanted, RecordPlace.now(plant));
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        taken.forEach(one -> counts.merge(one.outcome(), 1, Integer::sum));
        int refused = counts.getOrDefault(Outcome.REFUSED, 0) + table.refused();
        if (!common.json()) {
            terminal.out()
                    .println(
                            texts.get(
                                    "orders.taken",
                                    file.toString(),
                                    counts.getOrDefault(Outcome.TAKEN, 0),
                                    counts.getOrDefault(Outcome.CHANGED, 0),
                                    counts.getOrDefault(Outcome.KNOWN, 0),
                                    refused));
            taken.stream()
                    .filter(one -> one.outcome() == Outcome.REFUSED)
                    .forEach(one -> terminal.out().println("  " + words(one, texts, language)));
        }
        json.put("orders", taken.stream().map(OrdersCommand::json).toList());
        json.put("refusedRows", table.refused());
        Path out = answers;
        if (out != null) {
            answer(out, table, taken, read.problems(), texts, language);
        }
        return strict && refused > 0 ? Main.NOT_MET : Main.DONE;
    }

    static Wanted wanted(Plant plant, PlantClock clock, Order order) {
        List<String> options = new ArrayList<>();
        plant.products()
                .options()
                .forEach(
                        group -> {
                            String choice = order.choices().get(group.id());
                            if (choice != null) {
                                options.add(choice);
                            }
                        });
        if (order.market() != null) {
            options.add("market:" + order.market());
        }
        LocalDate due = order.wanted();
        return new Wanted(
                order.id(),
                order.model(),
                String.join(" ", options),
                due == null ? 0 : clock.midnight(due));
    }

    private static String words(Taken one, Texts texts, String language) {
        String outcome = texts.get("orders.outcome." + one.outcome());
        return one.reasons().isEmpty()
                ? outcome
                : texts.get(
                        "orders.because",
                        one.wanted().order(),
                        one.reasons().stream()
                                .map(reason -> reason.text().in(language))
                                .collect(Collectors.joining("; ")));
    }

    private static Map<String, Object> json(Taken one) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("order", one.wanted().order());
        map.put("outcome", one.outcome().name().toLowerCase(java.util.Locale.ROOT));
        map.put("car", one.car());
        map.put("reasons", one.reasons().stream().map(reason -> reason.why().name()).toList());
        return map;
    }

    private void answer(
            Path out,
            OrderTable table,
            List<Taken> taken,
            List<Problem> problems,
            Texts texts,
            String language)
            throws IOException {
        Map<String, OrderWriter.Answer> byOrder = new HashMap<>();
        for (Taken one : taken) {
            byOrder.put(
                    one.wanted().order(),
                    new OrderWriter.Answer(
                            one.car() == 0 ? null : one.car(), words(one, texts, language)));
        }
        Map<Integer, OrderWriter.Answer> byRow = new HashMap<>();
        for (Problem problem : problems) {
            String words = ProblemTexts.text(problem, language).replaceAll("\\s*\n\\s*", " ");
            byRow.merge(
                    problem.where().line(),
                    new OrderWriter.Answer(null, words),
                    (a, b) -> new OrderWriter.Answer(null, a.words() + "; " + b.words()));
        }
        OrderWriter.write(out, table, byOrder, byRow);
    }

    // ---- confirmations out ----

    private void confirm(
            Plant plant,
            Confirmations from,
            Path out,
            Execution execution,
            Texts texts,
            Map<String, Object> json)
            throws IOException {
        long last = execution.records().lastSeq();
        List<Confirmations.Confirmation> all = from.after(since);
        new ConfirmationTable(texts, RecordPlace.clock(plant)).write(out, all);
        json.put("confirmations", all.size());
        json.put("next", last);
        if (!common.json()) {
            terminal.out()
                    .println(
                            texts.get("orders.confirmed", out.toString(), all.size(), since, last));
        }
    }

    private void count(Execution execution, Texts texts, Map<String, Object> json) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Status status : Status.values()) {
            int cars = execution.records().in(status).size();
            if (cars > 0) {
                counts.put(status.name(), cars);
            }
        }
        json.put("cars", counts);
        json.put("last", execution.records().lastSeq());
        if (!common.json()) {
            terminal.out().println(texts.get("orders.record", execution.records().lastSeq()));
            counts.forEach(
                    (status, cars) ->
                            terminal.out()
                                    .println(
                                            "  "
                                                    + texts.get(
                                                            "orders.count",
                                                            texts.get("status." + status),
                                                            cars)));
        }
    }
}
