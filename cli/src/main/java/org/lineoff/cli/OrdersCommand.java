package org.lineoff.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.Confirmations;
import org.lineoff.execute.Execution;
import org.lineoff.execute.OrdersIn;
import org.lineoff.execute.OrdersIn.Outcome;
import org.lineoff.execute.OrdersIn.Taken;
import org.lineoff.execute.OrdersIn.Wanted;
import org.lineoff.files.OrderFile;
import org.lineoff.files.OrderTable;
import org.lineoff.files.OrderWriter;
import org.lineoff.files.ProblemTexts;
import org.lineoff.files.TableText;
import org.lineoff.model.Plant;
import org.lineoff.model.Problem;
import org.lineoff.model.time.PlantClock;
import org.lineoff.product.OrderRules;
import org.lineoff.report.ConfirmationTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lineoff orders DIR}: orders into the record of a plant, confirmations out of it. */
@Command(name = "orders")
final class OrdersCommand extends RecordVerb {
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
        super(terminal);
    }

    @Override
    @Nullable String fault(Texts texts) {
        return answers != null && in == null ? texts.get("usage.ordersAnswers") : null;
    }

    @Override
    @Nullable LocalDate asOf() {
        return asOf;
    }

    @Override
    boolean needsRecord() {
        return in == null;
    }

    @Override
    int work(Context context) throws IOException {
        Plant plant = context.plant();
        try (Execution execution =
                new Execution(context.store(), context.rules(), () -> RecordPlace.now(plant))) {
            int status = Main.DONE;
            Path file = in;
            if (file != null) {
                status = take(context, execution, file);
            }
            Path out = confirmations;
            if (out != null && status != Main.WRONG_INPUT) {
                confirm(context, execution, out);
            }
            if (file == null && out == null) {
                count(execution, context.texts());
            }
            return status;
        }
    }

    // ---- orders in ----

    private int take(Context context, Execution execution, Path file) throws IOException {
        Plant plant = context.plant();
        Texts texts = context.texts();
        String language = context.language();
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
                table.orders().stream().map(order -> Wanted.of(plant, clock, order)).toList();
        List<Taken> taken = new OrdersIn(execution).take(wanted, RecordPlace.now(plant));
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        taken.forEach(one -> counts.merge(one.outcome(), 1, Integer::sum));
        int refused = counts.getOrDefault(Outcome.REFUSED, 0) + table.refused();
        say(
                texts.get(
                        "orders.taken",
                        file.toString(),
                        counts.getOrDefault(Outcome.TAKEN, 0),
                        counts.getOrDefault(Outcome.CHANGED, 0),
                        counts.getOrDefault(Outcome.KNOWN, 0),
                        refused));
        taken.stream()
                .filter(one -> one.outcome() == Outcome.REFUSED)
                .forEach(one -> say("  " + words(one, texts, language)));
        put("orders", taken.stream().map(OrdersCommand::json).toList());
        put("refusedRows", table.refused());
        Path out = answers;
        if (out != null) {
            answer(out, table, taken, read.problems(), texts, language);
        }
        return strict && refused > 0 ? Main.NOT_MET : Main.DONE;
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
        map.put("outcome", one.outcome().name().toLowerCase(Locale.ROOT));
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

    private void confirm(Context context, Execution execution, Path out) throws IOException {
        long last = execution.records().lastSeq();
        List<Confirmations.Confirmation> all =
                new Confirmations(execution, context.rules()).after(since);
        String csv =
                ConfirmationTable.csv(all, RecordPlace.clock(context.plant()), context.language());
        Path parent = out.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        boolean book = out.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
        Files.write(
                out,
                book
                        ? TableText.xlsx(ConfirmationTable.title(context.language()), csv)
                        : csv.getBytes(StandardCharsets.UTF_8));
        put("confirmations", all.size());
        put("next", last);
        say(context.texts().get("orders.confirmed", out.toString(), all.size(), since, last));
    }

    private void count(Execution execution, Texts texts) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        execution.records().counts().forEach((status, cars) -> counts.put(status.name(), cars));
        long last = execution.records().lastSeq();
        put("cars", counts);
        put("last", last);
        say(texts.get("orders.record", last));
        counts.forEach(
                (status, cars) ->
                        say("  " + texts.get("orders.count", texts.get("status." + status), cars)));
    }
}
