package org.lineoff.serve;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.lineoff.execute.Answer;
import org.lineoff.execute.Execution;
import org.lineoff.execute.Records;
import org.lineoff.execute.Report;
import org.lineoff.execute.StoreException;
import org.lineoff.execute.What;
import org.lineoff.product.OrderRules;
import org.lineoff.serve.ReportJson.Read;
import org.lineoff.serve.access.AccessStore;
import org.lineoff.serve.access.Caller;
import org.lineoff.serve.access.Role;
import org.lineoff.serve.access.Trail;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is reported goes in here, one by one or many at once, and each gets its own answer. */
final class CaptureRoutes {
    private static final String ORDER = "order ";

    private final Execution plant;
    private final AccessStore access;
    private final ReportJson json;
    private final Limits limits;
    private final Metrics metrics;
    private final StationBoard board;
    private final LongSupplier clock;
    private final OrderFiles orderFiles;
    private final OrderCheck check;

    /**
     * @param clock ms since the plant's epoch, now
     */
    CaptureRoutes(
            Execution plant,
            AccessStore access,
            ReportJson json,
            Limits limits,
            Metrics metrics,
            StationBoard board,
            LongSupplier clock,
            OrderFiles orderFiles,
            OrderCheck check) {
        this.plant = plant;
        this.access = access;
        this.json = json;
        this.limits = limits;
        this.metrics = metrics;
        this.board = board;
        this.clock = clock;
        this.orderFiles = orderFiles;
        this.check = check;
    }

    List<Route> routes() {
        return List.of(
                Route.post(
                                "/api/events",
                                "report",
                                new Access.Roles(Rights.reporters()),
                                this::events)
                        .does(
                                "Reports what happened or was decided: one report, or a list of"
                                        + " them. Answered when it is on the disk.")
                        .takes("Reports")
                        .answers(
                                200,
                                "Answers",
                                "One report: it is part of the record. A list: each has its own"
                                        + " answer, in the same order.")
                        .answers(
                                422,
                                "Answer",
                                "One report: it is refused with its reasons, and kept for a"
                                        + " person to look at."),
                Route.post("/api/orders", "order", Access.of(Role.PLANNER), this::orders)
                        .does(
                                "Takes orders: one, a list, or a file with one a row, whose orders"
                                        + " are checked, too. The same again changes nothing.")
                        .takes("Orders")
                        .takesFiles(Reply.CSV, Reply.XLSX)
                        .answers(
                                200,
                                "OrderAnswers",
                                "As of reports; the id is that of the order. A file: what became"
                                        + " of each order, and what is wrong with which cell.")
                        .answers(422, "Answer", "One order: it is refused with its reasons."));
    }

    private Reply events(Call call) {
        Caller who = call.who();
        String person = who.kind() == Caller.Kind.PERSON ? who.name() : null;
        return answer(
                call,
                node -> {
                    Read read = json.read(node, person);
                    Report report = read.report();
                    Fault fault = report == null ? null : Rights.fault(who, report);
                    return fault == null ? read : new Read(read.id(), null, List.of(fault));
                });
    }

    private Reply orders(Call call) {
        if (call.upload() != null) {
            return orderFile(call, call.upload());
        }
        // The same in all of them: an order that stands in the list twice is one order.
        long now = clock.getAsLong();
        OrderRules rules = check.rules(now);
        return answer(call, node -> order(node, now, rules));
    }

    private Reply orderFile(Call call, Call.Upload file) {
        OrderFiles.Answered answered = orderFiles.take(file);
        metrics.captured.inc(answered.captured());
        metrics.answers.labelValues("accepted").inc(answered.captured());
        board.forget();
        Caller who = call.who();
        if (who.kind() == Caller.Kind.PERSON && answered.captured() > 0) {
            access.trail()
                    .add(
                            who.id(),
                            call.address(),
                            Trail.Deed.DECIDED,
                            answered.captured() + "",
                            "orders of a file: "
                                    + answered.taken().stream()
                                            .filter(one -> one.captured() > 0)
                                            .map(one -> one.wanted().order())
                                            .collect(Collectors.joining(", ")));
        }
        return Reply.ok(answered.body());
    }

    /** An order is the report of that name; its id follows from that of the order. */
    private Read order(JsonNode node, long now, OrderRules rules) {
        Fields fields = new Fields(node);
        String order = fields.needed("order", ReportJson.LONGEST_ID - ORDER.length());
        if (fields.take("car") == null) {
            fields.wrong("car", "it is missing", "缺少该项");
        }
        long car = fields.whole("car", 1, ReportJson.LARGEST);
        String model = fields.needed("model", 200);
        List<String> choices = fields.texts("options", 200, 200);
        String options = String.join(",", choices);
        if (options.length() > Report.LONGEST) {
            fields.wrong("options", "they are too long", "过长");
        }
        long due = fields.take("due") == null ? 0 : json.time("due", fields);
        if (fields.count() == 0) {
            check.check(order, model, choices, due, rules, fields);
        }
        List<Fault> faults = fields.faults();
        if (!faults.isEmpty()) {
            return new Read(order, null, faults);
        }
        String id = ORDER + order;
        Report report =
                Report.of(id, What.ORDERED, came(id, car, now))
                        .car(car)
                        .serial(order)
                        .part(model)
                        .because(options)
                        .value(due);
        return new Read(order, report, List.of());
    }

    /** When an order came in: now, unless it came before. */
    private long came(String id, long car, long now) {
        return plant.records().events(car).stream()
                .map(Records.Entry::report)
                .filter(report -> report.id().equals(id))
                .map(Report::time)
                .findFirst()
                .orElse(now);
    }

    private Reply answer(Call call, Function<JsonNode, Read> reading) {
        JsonNode body = call.body();
        if (body == null) {
            throw new IllegalStateException("the door gave no body");
        }
        boolean many = body.isArray();
        if (many && body.size() > limits.batch()) {
            throw new Refusal(Trouble.TOO_MANY_REPORTS, limits.batch());
        }
        List<Read> reads = new ArrayList<>();
        for (JsonNode node : many ? body : Json.array().add(body)) {
            reads.add(reading.apply(node));
        }
        List<Report> reports = reads.stream().map(Read::report).filter(Objects::nonNull).toList();
        Iterator<Answer> given = capture(call, reports).iterator();
        ArrayNode answers = Json.array();
        for (Read read : reads) {
            ObjectNode answer =
                    read.report() == null
                            ? ReportJson.answer(read.id(), read.faults())
                            : ReportJson.answer(read.id(), given.next());
            count(answer);
            answers.add(answer);
        }
        if (many) {
            return Reply.ok(answers);
        }
        if (reports.isEmpty()) {
            throw new Refusal(reads.getFirst().faults());
        }
        return Reply.json(answers.get(0).has("seq") ? 200 : 422, answers.get(0));
    }

    private List<Answer> capture(Call call, List<Report> reports) {
        if (reports.isEmpty()) {
            return List.of();
        }
        List<Answer> answers;
        long began = System.nanoTime();
        try {
            answers = plant.capture().submit(reports).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StoreException failed ? failed : e;
        }
        metrics.captureSeconds.observe((System.nanoTime() - began) / 1e9);
        board.forget();
        trail(call, reports, answers);
        return answers;
    }

    /** Decisions of people stand in the trail, too, with where they came from. */
    private void trail(Call call, List<Report> reports, List<Answer> answers) {
        Caller who = call.who();
        if (who.kind() != Caller.Kind.PERSON) {
            return;
        }
        List<String> decided = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            if (reports.get(i).what().type() == null
                    && answers.get(i) instanceof Answer.Accepted(long seq, boolean repeated)
                    && !repeated) {
                decided.add(seq + " " + reports.get(i).what().id());
            }
        }
        if (!decided.isEmpty()) {
            access.trail()
                    .add(
                            who.id(),
                            call.address(),
                            Trail.Deed.DECIDED,
                            decided.size() + "",
                            String.join(", ", decided));
        }
    }

    private void count(ObjectNode answer) {
        metrics.answered(
                answer.get("answer").stringValue(), answer.path("repeated").booleanValue(false));
    }
}
