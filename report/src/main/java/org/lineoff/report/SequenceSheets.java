package org.lineoff.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lineoff.forecast.SequenceTrial;
import org.lineoff.model.Plant;
import org.lineoff.model.Products;
import org.lineoff.model.Sequencing;
import org.lineoff.model.Text;
import org.lineoff.model.order.Order;
import org.lineoff.sequence.Rule;
import org.lineoff.sequence.explain.FindingTexts;
import org.lineoff.sequence.plan.PeriodPlan;
import org.lineoff.sequence.plan.PeriodPlan.RuleOutcome;
import org.lineoff.sequence.plan.WeekPlan;

/**
 * Makes the page of a planned week. Which strips there are follows from the planner's rules: one
 * for each group of options that a rule goes by, one for each kind of cars that one is about, and
 * one for work and dates.
 */
public final class SequenceSheets {
    /** Of one rule in one order of one period; the worst, and of equal ones some everywhere. */
    static final int MOST_MARKS = 150;

    /**
     * A strip, and what of a car it shows: the choices of a group, or whether it has any of ids.
     */
    private record Shown(Text name, @Nullable String group, List<String> ids) {
        private boolean isAbout(Sequencing.@Nullable Rule rule) {
            boolean ofNoCars = group == null && ids.isEmpty();
            if (rule == null) {
                return ofNoCars;
            }
            return switch (rule.restriction()) {
                case Sequencing.Changes c -> c.by().equals(group);
                case Sequencing.Run r -> r.by().equals(group);
                case Sequencing.Workload w -> ofNoCars;
                default -> group == null && !ids.isEmpty() && ids.equals(sorted(rule));
            };
        }
    }

    /** A rule over all periods, in the words of the first in which it holds. */
    private static final class Total {
        private final PeriodPlan first;
        private final int rule;
        private long before;
        private long after;

        Total(PeriodPlan first, int rule) {
            this.first = first;
            this.rule = rule;
        }

        private Sequencing.@Nullable Rule source() {
            return first.problem().sources().get(rule);
        }

        /** Whether it is something to be lessened rather than kept. */
        private boolean counts() {
            Rule own = first.problem().problem().rules().get(rule);
            return own instanceof Rule.Changes || own instanceof Rule.Levelling;
        }

        private SequenceSheet.RuleOf made() {
            FindingTexts en = first.words("en");
            FindingTexts zh = first.words("zh");
            return new SequenceSheet.RuleOf(
                    first.rules().get(rule).name(),
                    new Text(en.asks(rule), zh.asks(rule)),
                    first.rules().get(rule).level(),
                    counts(),
                    before,
                    after,
                    new Text(en.amount(rule, before), zh.amount(rule, before)),
                    new Text(en.amount(rule, after), zh.amount(rule, after)));
        }
    }

    private final Plant plant;
    private final WeekPlan plan;
    private final List<Shown> shown = new ArrayList<>();

    /** By id; rules of buckets have one id and are added up. */
    private final Map<String, Total> totals = new LinkedHashMap<>();

    private final Map<Text, Integer> amounts = new LinkedHashMap<>();

    private SequenceSheets(Plant plant, WeekPlan plan) {
        this.plant = plant;
        this.plan = plan;
    }

    /**
     * Makes the page.
     *
     * @param version of Lineoff
     * @param trial the orders in the plant; null: not tried
     */
    public static SequenceSheet of(
            Plant plant, WeekPlan plan, String version, @Nullable SequenceTrial trial) {
        return new SequenceSheets(plant, plan).sheet(version, trial);
    }

    private SequenceSheet sheet(String version, @Nullable SequenceTrial trial) {
        for (PeriodPlan period : plan.periods()) {
            for (int r = 0; r < period.rules().size(); r++) {
                RuleOutcome rule = period.rules().get(r);
                int index = r;
                Total total = totals.computeIfAbsent(rule.id(), id -> new Total(period, index));
                total.before += rule.penaltyBefore();
                total.after += rule.penaltyAfter();
            }
        }
        findStrips();
        List<SequenceSheet.Period> periods = new ArrayList<>();
        for (PeriodPlan period : plan.periods()) {
            periods.add(
                    new SequenceSheet.Period(
                            period.period().day(),
                            period.period().shift() == null
                                    ? null
                                    : period.period().shift().toString(),
                            period.firstPlace(),
                            side(period, period.carsBefore(), false),
                            side(period, period.carsAfter(), true)));
        }
        return new SequenceSheet(
                plan.plant(),
                plant.line(plan.line()).orElseThrow().name(),
                plan.asOf(),
                plan.from(),
                version,
                strips(),
                totals.values().stream().map(Total::made).toList(),
                List.copyOf(amounts.keySet()),
                periods,
                plan.assigned().left().size(),
                trial);
    }

    // ---- an order of a period ----

    private SequenceSheet.Side side(PeriodPlan period, List<Order> cars, boolean after) {
        List<String> ids = List.copyOf(totals.keySet());
        List<SequenceSheet.Mark> marks = new ArrayList<>();
        List<Integer> broken = new ArrayList<>(Collections.nCopies(ids.size(), 0));
        for (int r = 0; r < period.rules().size(); r++) {
            RuleOutcome rule = period.rules().get(r);
            int index = ids.indexOf(rule.id());
            Total total = totals.get(rule.id());
            if (total == null || total.counts()) {
                continue;
            }
            List<PeriodPlan.Mark> all = after ? rule.after() : rule.before();
            broken.set(index, broken.get(index) + all.size());
            FindingTexts en = period.words("en");
            FindingTexts zh = period.words("zh");
            for (PeriodPlan.Mark mark : worst(all)) {
                Text amount = new Text(en.amount(r, mark.amount()), zh.amount(r, mark.amount()));
                marks.add(
                        new SequenceSheet.Mark(
                                index,
                                Math.clamp(mark.from(), 0, cars.size() - 1),
                                Math.clamp(mark.to(), 0, cars.size() - 1),
                                amounts.computeIfAbsent(amount, a -> amounts.size()),
                                mark.places().stream().filter(place -> place >= 0).toList()));
            }
        }
        return new SequenceSheet.Side(
                cars.stream().map(Order::id).toList(),
                shown.stream().map(each -> cells(each, cars)).toList(),
                marks,
                broken);
    }

    /** In the order of their places. */
    private static List<PeriodPlan.Mark> worst(List<PeriodPlan.Mark> all) {
        if (all.size() <= MOST_MARKS) {
            return all;
        }
        // Reversed bits go through the places evenly.
        return IntStream.range(0, all.size())
                .boxed()
                .sorted(
                        Comparator.comparingLong((Integer i) -> -all.get(i).amount())
                                .thenComparingInt(i -> Integer.reverse(i) >>> 1))
                .limit(MOST_MARKS)
                .sorted()
                .map(all::get)
                .toList();
    }

    private static String cells(Shown each, List<Order> cars) {
        if (each.ids().isEmpty()) {
            return "";
        }
        String group = each.group();
        StringBuilder cells = new StringBuilder(cars.size());
        for (Order car : cars) {
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

    // ---- strips ----

    private List<SequenceSheet.Strip> strips() {
        List<Total> rules = List.copyOf(totals.values());
        List<SequenceSheet.Strip> strips = new ArrayList<>();
        for (Shown each : shown) {
            List<Integer> about =
                    IntStream.range(0, rules.size())
                            .filter(r -> each.isAbout(rules.get(r).source()))
                            .boxed()
                            .toList();
            List<SequenceSheet.Value> values = new ArrayList<>();
            if (each.group() != null) {
                each.ids()
                        .forEach(
                                id ->
                                        values.add(
                                                new SequenceSheet.Value(
                                                        id, plant.products().nameOf(id))));
            } else if (!each.ids().isEmpty()) {
                values.add(new SequenceSheet.Value("", each.name()));
            }
            strips.add(new SequenceSheet.Strip(each.name(), each.group() != null, values, about));
        }
        return strips;
    }

    private void findStrips() {
        Map<String, Shown> groups = new LinkedHashMap<>();
        Map<List<String>, Shown> cars = new LinkedHashMap<>();
        String colours = plan.colours();
        if (colours != null) {
            groups.put(colours, group(colours));
        }
        for (Total total : totals.values()) {
            Sequencing.Rule rule = total.source();
            if (rule == null) {
                continue;
            }
            switch (rule.restriction()) {
                case Sequencing.Changes c -> groups.computeIfAbsent(c.by(), this::group);
                case Sequencing.Run r -> groups.computeIfAbsent(r.by(), this::group);
                case Sequencing.Workload w -> {}
                default ->
                        cars.computeIfAbsent(sorted(rule), ids -> new Shown(names(ids), null, ids));
            }
        }
        shown.addAll(groups.values());
        shown.addAll(cars.values());
        Shown rest = new Shown(both("week.strip.rest"), null, List.of());
        if (totals.values().stream().anyMatch(total -> rest.isAbout(total.source()))) {
            shown.add(rest);
        }
    }

    private static List<String> sorted(Sequencing.Rule rule) {
        return List.copyOf(new TreeSet<>(rule.cars()));
    }

    private Shown group(String by) {
        for (Products.OptionGroup group : plant.products().options()) {
            if (group.id().equals(by)) {
                List<String> ids = group.choices().stream().map(Products.Choice::id).toList();
                return new Shown(group.name(), by, ids);
            }
        }
        List<String> ids = plant.products().models().stream().map(Products.Model::id).toList();
        return new Shown(both("week.strip.model"), "model", ids);
    }

    private static Text both(String key) {
        return new Text(Texts.in("en").get(key), Texts.in("zh").get(key));
    }

    private Text names(List<String> ids) {
        List<Text> names = ids.stream().map(plant.products()::nameOf).toList();
        return new Text(
                names.stream().map(Text::en).collect(Collectors.joining(", ")),
                names.stream().map(Text::zh).collect(Collectors.joining("、")));
    }
}
