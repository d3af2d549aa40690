package org.lineoff.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Plant;
import org.lineoff.model.Products;
import org.lineoff.model.Sequencing;
import org.lineoff.model.Text;
import org.lineoff.model.order.Order;
import org.lineoff.report.SequenceSheet;
import org.lineoff.sequence.Recount;
import org.lineoff.sequence.Rule;
import org.lineoff.sequence.SequencingProblem;
import org.lineoff.sequence.explain.Explainer;
import org.lineoff.sequence.explain.Finding;
import org.lineoff.sequence.explain.FindingTexts;
import org.lineoff.sequence.plan.PeriodProblem;

/**
 * Makes the page of a planned week: which strips there are follows from the planner's rules, a
 * strip for each group that a rule goes by and for each kind of cars that one is about; what the
 * marks say is what the explanation of a broken rule says.
 */
final class SequenceSheets {
    /** A period with its cars in both orders. */
    @SuppressWarnings("ArrayRecordComponent") // made and read here
    record Ordered(PeriodProblem period, int[] before, int[] after) {}

    /** A strip, and what of a car it shows. */
    private record Shown(Text name, @Nullable String group, List<String> ids) {
        private boolean isAbout(Sequencing.Rule rule) {
            return switch (rule.restriction()) {
                case Sequencing.Changes c -> c.by().equals(group);
                case Sequencing.Run r -> r.by().equals(group);
                case Sequencing.Workload w -> group == null && ids.isEmpty();
                default -> group == null && !ids.isEmpty() && ids.equals(sorted(rule));
            };
        }
    }

    /** A rule over all periods. */
    private static final class Total {
        private final Text name;
        private final Text asks;
        private final int level;
        private final boolean counts;
        private final Sequencing.@Nullable Rule source;
        private final FindingTexts[] words;
        private final int rule;
        private long before;
        private long after;

        Total(
                PeriodProblem period,
                int rule,
                Sequencing.@Nullable Rule source,
                FindingTexts[] words) {
            Rule own = period.problem().rules().get(rule);
            this.source = source;
            this.rule = rule;
            this.words = words;
            this.name = source == null ? ofOrders(own.name()) : source.name();
            this.asks = new Text(words[0].asks(rule), words[1].asks(rule));
            this.level = own.priority().level();
            this.counts = own instanceof Rule.Changes || own instanceof Rule.Levelling;
        }

        private static Text ofOrders(String name) {
            String key = "sequence.of." + name;
            return new Text(new Texts("en").get(key), new Texts("zh").get(key));
        }

        private Text amount(long penalty) {
            return new Text(words[0].amount(rule, penalty), words[1].amount(rule, penalty));
        }

        private SequenceSheet.RuleOf made() {
            return new SequenceSheet.RuleOf(
                    name, asks, level, counts, before, after, amount(before), amount(after));
        }
    }

    private final Plant plant;
    private final List<Shown> shown;
    private final Map<String, Total> rules = new LinkedHashMap<>();

    private SequenceSheets(Plant plant) {
        this.plant = plant;
        this.shown = shown(plant);
    }

    /** The strips, rules and periods of a sheet. */
    record Made(
            List<SequenceSheet.Strip> strips,
            List<SequenceSheet.RuleOf> rules,
            List<SequenceSheet.Period> periods) {}

    static Made of(Plant plant, List<Ordered> periods) {
        return new SequenceSheets(plant).made(periods);
    }

    private Made made(List<Ordered> ordered) {
        ordered.forEach(o -> total(o.period(), o.before(), o.after()));
        List<Total> totals = List.copyOf(rules.values());
        List<SequenceSheet.Period> periods = new ArrayList<>();
        for (Ordered o : ordered) {
            periods.add(
                    new SequenceSheet.Period(
                            o.period().period().day(),
                            o.period().period().shift() == null
                                    ? null
                                    : o.period().period().shift().toString(),
                            side(o.period(), o.before()),
                            side(o.period(), o.after())));
        }
        List<SequenceSheet.Strip> strips = new ArrayList<>();
        for (Shown each : shown) {
            List<Integer> about = new ArrayList<>();
            for (int r = 0; r < totals.size(); r++) {
                Sequencing.Rule source = totals.get(r).source;
                boolean ofOrders = each.ids().isEmpty() && each.group() == null;
                if (source == null ? ofOrders : each.isAbout(source)) {
                    about.add(r);
                }
            }
            List<SequenceSheet.Value> values =
                    each.ids().isEmpty()
                            ? List.of()
                            : each.group() == null
                                    ? List.of(new SequenceSheet.Value("", each.name()))
                                    : each.ids().stream()
                                            .map(id -> new SequenceSheet.Value(id, nameOf(id)))
                                            .toList();
            strips.add(
                    new SequenceSheet.Strip(each.name(), each.group() != null, values, about));
        }
        return new Made(strips, totals.stream().map(Total::made).toList(), periods);
    }

    // ---- rules ----

    private static FindingTexts[] words(PeriodProblem period) {
        SequencingProblem problem = period.problem();
        FindingTexts[] words = new FindingTexts[2];
        for (int l = 0; l < 2; l++) {
            words[l] =
                    new FindingTexts(
                            problem,
                            r -> problem.rules().get(r).name(),
                            row -> period.orders().get(row).id(),
                            l == 0 ? "en" : "zh");
        }
        return words;
    }

    /** Rules of stations and of buckets go with the planner's rule that they come from. */
    private static String key(PeriodProblem period, int rule) {
        Sequencing.Rule source = period.sources().get(rule);
        return source == null
                ? "/" + period.problem().rules().get(rule).name()
                : source.id();
    }

    private void total(PeriodProblem period, int[] before, int[] after) {
        FindingTexts[] words = words(period);
        Recount first = Recount.of(period.problem(), before);
        Recount last = Recount.of(period.problem(), after);
        for (int r = 0; r < period.problem().rules().size(); r++) {
            int rule = r;
            Total total =
                    rules.computeIfAbsent(
                            key(period, r),
                            k -> new Total(period, rule, period.sources().get(rule), words));
            total.before += first.penalty().get(r);
            total.after += last.penalty().get(r);
        }
    }

    // ---- an order ----

    private SequenceSheet.Side side(PeriodProblem period, int[] order) {
        List<Order> cars = period.inOrder(order);
        List<String> cells = shown.stream().map(each -> cells(each, cars)).toList();
        List<String> keys = List.copyOf(rules.keySet());
        List<Total> totals = List.copyOf(rules.values());
        Integer[] broken = new Integer[keys.size()];
        Arrays.fill(broken, 0);
        int[] placeOf = new int[period.problem().rows()];
        Arrays.fill(placeOf, -1);
        for (int place = 0; place < order.length; place++) {
            placeOf[order[place]] = place;
        }
        FindingTexts[] words = words(period);
        List<SequenceSheet.Mark> marks = new ArrayList<>();
        for (Finding finding : Explainer.findings(period.problem(), order)) {
            int rule = keys.indexOf(key(period, finding.rule()));
            if (!finding.isBroken() || totals.get(rule).counts) {
                continue;
            }
            broken[rule] += finding.spotsInAll();
            for (Finding.Spot spot : finding.spots()) {
                long amount = spot.amount();
                marks.add(
                        new SequenceSheet.Mark(
                                rule,
                                Math.clamp(spot.from(), 0, order.length - 1),
                                Math.clamp(spot.to(), 0, order.length - 1),
                                new Text(
                                        words[0].amount(finding.rule(), amount),
                                        words[1].amount(finding.rule(), amount)),
                                spot.rows().stream()
                                        .map(row -> placeOf[row])
                                        .filter(place -> place >= 0)
                                        .toList()));
            }
        }
        return new SequenceSheet.Side(
                cars.stream().map(Order::id).toList(), cells, marks, List.of(broken));
    }

    private static String cells(Shown each, List<Order> cars) {
        if (each.ids().isEmpty()) {
            return "";
        }
        StringBuilder cells = new StringBuilder(cars.size());
        for (Order car : cars) {
            String group = each.group();
            int value =
                    group != null
                            ? each.ids().indexOf(car.valueOf(group))
                            : each.ids().stream().anyMatch(car::has) ? 0 : -1;
            cells.append(
                    value < 0 || value >= SequenceSheet.LETTERS.length()
                            ? SequenceSheet.NONE
                            : SequenceSheet.LETTERS.charAt(value));
        }
        return cells.toString();
    }

    // ---- what is shown ----

    private static List<Shown> shown(Plant plant) {
        Map<Object, Shown> strips = new LinkedHashMap<>();
        Map<Object, Shown> ofCars = new LinkedHashMap<>();
        boolean work = false;
        for (Sequencing.Rule rule : plant.sequencing().rules()) {
            switch (rule.restriction()) {
                case Sequencing.Changes c ->
                        strips.computeIfAbsent(c.by(), k -> group(plant, c.by()));
                case Sequencing.Run r -> strips.computeIfAbsent(r.by(), k -> group(plant, r.by()));
                case Sequencing.Workload w -> work = true;
                default ->
                        ofCars.computeIfAbsent(
                                sorted(rule),
                                k -> new Shown(namesOf(plant, rule), null, sorted(rule)));
            }
        }
        List<Shown> all = new ArrayList<>(strips.values());
        all.addAll(ofCars.values());
        String key = work ? "sequence.strip.work" : "sequence.strip.orders";
        all.add(
                new Shown(
                        new Text(new Texts("en").get(key), new Texts("zh").get(key)),
                        null,
                        List.of()));
        return all;
    }

    private static List<String> sorted(Sequencing.Rule rule) {
        return List.copyOf(new TreeSet<>(rule.cars()));
    }

    private static Shown group(Plant plant, String by) {
        for (Products.OptionGroup group : plant.products().options()) {
            if (group.id().equals(by)) {
                return new Shown(
                        group.name(),
                        by,
                        group.choices().stream().map(Products.Choice::id).toList());
            }
        }
        return new Shown(
                new Text(new Texts("en").get("sequence.model"), new Texts("zh").get("sequence.model")),
                "model",
                plant.products().models().stream().map(Products.Model::id).toList());
    }

    private static Text namesOf(Plant plant, Sequencing.Rule rule) {
        List<Text> names = sorted(rule).stream().map(id -> nameOf(plant, id)).toList();
        return new Text(
                names.stream().map(Text::en).collect(Collectors.joining(", ")),
                names.stream().map(Text::zh).collect(Collectors.joining("、")));
    }

    private Text nameOf(String id) {
        return nameOf(plant, id);
    }

    private static Text nameOf(Plant plant, String id) {
        for (Products.Model model : plant.products().models()) {
            if (model.id().equals(id)) {
                return model.name();
            }
        }
        for (Products.OptionGroup group : plant.products().options()) {
            for (Products.Choice choice : group.choices()) {
                if (choice.id().equals(id)) {
                    return choice.name();
                }
            }
        }
        return Text.of(id);
    }
}
