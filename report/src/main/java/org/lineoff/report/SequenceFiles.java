package org.lineoff.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.lineoff.forecast.SequenceTrial;
import org.lineoff.model.Products;
import org.lineoff.model.Text;
import org.lineoff.model.order.Order;
import org.lineoff.sequence.explain.Conflict;
import org.lineoff.sequence.explain.Finding;
import org.lineoff.sequence.explain.FindingTexts;
import org.lineoff.sequence.plan.DayPlan;
import org.lineoff.sequence.plan.PeriodPlan;
import org.lineoff.sequence.plan.WeekPlan;
import tools.jackson.databind.json.JsonMapper;

/**
 * A plan of days for programs and suppliers: {@code sequence.json} and {@code callOffs.csv}, both
 * described in {@code docs/orders.md}. The same plan gives the same bytes.
 */
public final class SequenceFiles {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** A row of the order file that was refused, or a fault of the file. */
    public record Refused(String file, int row, int column, String text) {}

    private SequenceFiles() {}

    /**
     * Writes both files whole or not at all.
     *
     * @return their places
     */
    public static List<Path> write(
            WeekPlan plan,
            List<Refused> refused,
            Products products,
            @Nullable SequenceTrial trial,
            Path folder,
            String language)
            throws IOException {
        Path json = folder.resolve("sequence.json");
        Path callOffs = folder.resolve("callOffs.csv");
        try (WholeFiles files = new WholeFiles()) {
            files.add(json, json(plan, refused, trial, language));
            files.add(callOffs, callOffs(plan, products, language));
            files.finish();
        }
        return List.of(json, callOffs);
    }

    /** The cars that suppliers are told of, one a row, in the order in which they are built. */
    static String callOffs(WeekPlan plan, Products products, String language) {
        Texts texts = Texts.in(language);
        CsvTable<WeekPlan.CallOff> table =
                new CsvTable<WeekPlan.CallOff>()
                        .column(texts.get("sequence.callOff.number"), WeekPlan.CallOff::number)
                        .column(texts.get("sequence.callOff.day"), c -> c.order().day())
                        .column(texts.get("sequence.callOff.place"), c -> c.order().place())
                        .column(texts.get("sequence.callOff.start"), c -> MINUTE.format(c.start()))
                        .column(texts.get("sequence.callOff.order"), c -> c.order().id())
                        .column(texts.get("sequence.callOff.model"), c -> c.order().model());
        for (Products.OptionGroup group : products.options()) {
            table.column(group.name().in(language), c -> c.order().choices().get(group.id()));
        }
        return table.of(plan.callOffs());
    }

    // ---- JSON ----

    /** The plan as JSON, with a line end behind it; words of findings in the language. */
    public static String json(
            WeekPlan plan, List<Refused> refused, @Nullable SequenceTrial trial, String language) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("plant", text(plan.plant()));
        json.put("line", plan.line());
        json.put("asOf", plan.asOf().toString());
        json.put("from", plan.from().toString());
        json.put("days", plan.days());
        json.put("feasible", plan.isFeasible());
        json.put("placed", plan.assigned().placed());
        json.put("late", plan.assigned().late());
        json.put("assignmentProven", plan.assigned().isProven());
        json.put("colours", plan.colours());
        json.put("periods", plan.periods().stream().map(p -> period(p, language)).toList());
        json.put("left", plan.assigned().left().stream().map(SequenceFiles::left).toList());
        json.put("limits", plan.assigned().excess().stream().map(SequenceFiles::excess).toList());
        json.put("callOffs", plan.callOffs().stream().map(SequenceFiles::callOff).toList());
        List<Object> faults = new ArrayList<>();
        for (Refused one : refused) {
            faults.add(
                    map(
                            "file", one.file(),
                            "row", one.row(),
                            "column", one.column(),
                            "text", one.text()));
        }
        json.put("refused", faults);
        json.put(
                "trial",
                trial == null
                        ? null
                        : JsonMapper.shared().readTree(JsonReport.json(trial, language)));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private static Map<String, @Nullable Object> map(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return map;
    }

    private static Object text(Text text) {
        return map("en", text.en(), "zh", text.zh());
    }

    private static Object period(PeriodPlan p, String language) {
        Map<String, @Nullable Object> json = map("day", p.period().day().toString());
        json.put("shift", p.period().shift() == null ? null : p.period().shift().toString());
        json.put("capacity", p.period().cars());
        json.put("built", p.built().size());
        json.put("frozen", p.frozen());
        json.put("firstPlace", p.firstPlace());
        json.put("feasible", p.isFeasible());
        json.put("late", p.late());
        PeriodPlan.Changes changes = p.changes();
        json.put(
                "colourChanges",
                changes == null ? null : map("before", changes.before(), "after", changes.after()));
        List<Order> after = p.carsAfter();
        json.put("sequence", after.stream().map(Order::id).toList());
        PeriodPlan.BodyPlan body = p.body();
        json.put(
                "bodies",
                body == null
                        ? null
                        : map(
                                "store", body.store(),
                                "stock", body.stock(),
                                "colourChanges", body.changes(),
                                "sequence",
                                        body.places().stream()
                                                .map(place -> after.get(place).id())
                                                .toList()));
        json.put("rules", p.rules().stream().map(SequenceFiles::rule).toList());
        FindingTexts words = p.words(language);
        json.put("findings", p.findings().stream().map(f -> finding(p, f, words)).toList());
        Conflict conflict = p.conflicts().conflict();
        json.put(
                "conflict",
                conflict == null
                        ? null
                        : map(
                                "rules",
                                        conflict.rules().stream()
                                                .map(r -> p.rules().get(r).id())
                                                .toList(),
                                "minimal", conflict.minimal(),
                                "text", words.line(conflict)));
        json.put(
                "conflictSearch",
                switch (p.conflicts().outcome()) {
                    case NOT_NEEDED -> null;
                    case NOT_ASKED -> "not_asked";
                    case UNFINISHED -> "unfinished";
                    case FINISHED -> "finished";
                });
        IntFunction<Integer> place = at -> p.firstPlace() + at;
        json.put(
                "moved",
                p.moved().stream()
                        .map(
                                m ->
                                        map(
                                                "order", m.order().id(),
                                                "from", place.apply(m.from()),
                                                "to", place.apply(m.to())))
                        .toList());
        return json;
    }

    private static Object rule(PeriodPlan.RuleOutcome rule) {
        return map(
                "rule", rule.id(),
                "name", text(rule.name()),
                "level", rule.level(),
                "weight", rule.weight(),
                "before", rule.penaltyBefore(),
                "after", rule.penaltyAfter());
    }

    private static Object finding(PeriodPlan p, Finding finding, FindingTexts words) {
        List<Object> spots = new ArrayList<>();
        for (Finding.Spot spot : finding.spots()) {
            List<String> orders =
                    spot.rows().stream().map(row -> p.problem().orders().get(row).id()).toList();
            spots.add(
                    map(
                            "from",
                            p.firstPlace() + spot.from(),
                            "to",
                            p.firstPlace() + spot.to(),
                            "amount",
                            spot.amount(),
                            "orders",
                            orders));
        }
        List<Object> cures = new ArrayList<>();
        for (Finding.Relaxation cure : finding.relaxations()) {
            cures.add(
                    map(
                            "limit", cure.limit(),
                            "now", cure.now(),
                            "needed", cure.needed(),
                            "best", cure.best(),
                            "unavoidable", cure.isUnavoidable()));
        }
        return map(
                "rule", p.rules().get(finding.rule()).id(),
                "broken", finding.isBroken(),
                "penalty", finding.penalty(),
                "spotsInAll", finding.spotsInAll(),
                "spots", spots,
                "relaxations", cures,
                "text", words.lines(finding).stream().map(String::strip).toList());
    }

    private static Object left(DayPlan.Left left) {
        return map(
                "order", left.order().id(),
                "reason", left.reason().name().toLowerCase(Locale.ROOT),
                "limit", left.limit());
    }

    private static Object excess(DayPlan.Excess excess) {
        return map(
                "limit", excess.limit(),
                "day", excess.period().day().toString(),
                "cars", excess.count(),
                "least", excess.least(),
                "most", excess.most() == Integer.MAX_VALUE ? null : excess.most(),
                "hard", excess.hard());
    }

    private static Object callOff(WeekPlan.CallOff car) {
        LocalDateTime start = car.start();
        return map(
                "number", car.number(),
                "order", car.order().id(),
                "day", String.valueOf(car.order().day()),
                "place", car.order().place(),
                "start", MINUTE.format(start));
    }
}
