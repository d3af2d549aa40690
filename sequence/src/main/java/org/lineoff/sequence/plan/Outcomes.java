package org.lineoff.sequence.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Junction;
import org.lineoff.model.Plant;
import org.lineoff.model.Products;
import org.lineoff.model.Sequencing;
import org.lineoff.model.Shop;
import org.lineoff.model.Text;
import org.lineoff.model.order.Order;
import org.lineoff.sequence.BodyOrder;
import org.lineoff.sequence.Recount;
import org.lineoff.sequence.Repair;
import org.lineoff.sequence.Rule;
import org.lineoff.sequence.SequencingProblem;
import org.lineoff.sequence.StoreBetween;
import org.lineoff.sequence.explain.Conflict;
import org.lineoff.sequence.explain.ConflictSearch;
import org.lineoff.sequence.explain.Conflicts;
import org.lineoff.sequence.explain.Explainer;
import org.lineoff.sequence.explain.Feasibility;
import org.lineoff.sequence.explain.Finding;

/** What is said of the orders found, one period after the other. */
final class Outcomes {
    private static final Map<String, Text> OF_ORDERS =
            Map.of(
                    PeriodProblem.BLOCKED,
                    new Text("Blocked cars not before they can be built", "锁定车辆不早于可生产时间"),
                    PeriodProblem.URGENT,
                    new Text("Urgent cars early", "加急车辆靠前"),
                    PeriodProblem.LATE,
                    new Text("Late cars rather early", "延误车辆尽量靠前"));

    /** Share of the store's places that hold a car when one goes out. */
    private static final double FILLED = 0.5;

    private final Plant plant;
    private final PlantOnADay known;
    private final @Nullable String colours;
    private final @Nullable String storeName;
    private final @Nullable StoreBetween store;

    /** Colour of the last body so far; null: none yet. */
    private @Nullable String painted;

    Outcomes(Plant plant, LocalDate asOf) {
        this.plant = plant;
        known = new PlantOnADay(plant, asOf);
        colours = coloursOf(plant);
        Map.Entry<String, Junction.Store> last = lastStore();
        storeName = last == null ? null : last.getKey();
        store = last == null ? null : between(last.getValue());
    }

    /** The option group whose changes count as changes of colour; null: none. */
    @Nullable String colours() {
        return colours;
    }

    private static @Nullable String coloursOf(Plant plant) {
        for (Sequencing.Rule rule : plant.sequencing().rules()) {
            if (rule.restriction() instanceof Sequencing.Changes changes) {
                return changes.by();
            }
        }
        for (Sequencing.Rule rule : plant.sequencing().rules()) {
            if (rule.restriction() instanceof Sequencing.Run run) {
                return run.by();
            }
        }
        return plant.products().options().stream()
                .map(Products.OptionGroup::id)
                .filter(id -> id.equals("colour") || id.equals("color"))
                .findFirst()
                .orElse(null);
    }

    /** The last store on the cars' way, by the order of the shops. */
    private Map.@Nullable Entry<String, Junction.Store> lastStore() {
        String line = Periods.line(plant).id();
        Map.Entry<String, Junction.Store> last = null;
        for (Shop shop : plant.shops()) {
            if (!shop.lines().isEmpty() && !shop.lines().contains(line)) {
                continue;
            }
            String prefix = (shop.lines().isEmpty() ? "" : line + "/") + shop.id() + "/";
            for (Junction junction : shop.junctions()) {
                if (junction instanceof Junction.Store found) {
                    last = Map.entry(prefix + found.id(), found);
                }
            }
        }
        return last;
    }

    private @Nullable StoreBetween between(Junction.Store found) {
        Optional<Integer> places = known.value(found.capacity());
        if (places.isEmpty() || places.get() < 1) {
            return null;
        }
        int lanes = Math.min(places.get(), known.value(found.lanes()).orElse(0));
        int stock = Math.max(1, (int) (places.get() * FILLED));
        return new StoreBetween(places.get(), lanes, stock);
    }

    PeriodPlan of(
            PeriodProblem period,
            List<Order> built,
            int firstPlace,
            int[] order,
            List<Repair.Moved> moved,
            @Nullable Feasibility feasibility,
            DoubleSupplier seconds) {
        SequencingProblem problem = period.problem();
        int[] planned = problem.planned();
        List<Finding> findings = Explainer.explain(problem, order, Finding.MOST_SPOTS);
        List<PeriodPlan.Moved> cars = new ArrayList<>();
        for (Repair.Moved one : moved) {
            cars.add(new PeriodPlan.Moved(period.orders().get(one.row()), one.from(), one.to()));
        }
        return new PeriodPlan(
                period,
                built,
                firstPlace,
                Arrays.stream(order).boxed().toList(),
                rules(period, planned, order),
                changes(period, planned, order),
                findings,
                conflict(problem, order, findings, feasibility, seconds),
                body(period, order),
                cars);
    }

    // ---- rules ----

    private List<PeriodPlan.RuleOutcome> rules(PeriodProblem period, int[] before, int[] after) {
        SequencingProblem problem = period.problem();
        List<Long> penaltyBefore = Recount.of(problem, before).penalty();
        List<Long> penaltyAfter = Recount.of(problem, after).penalty();
        Map<Integer, List<PeriodPlan.Mark>> marksBefore = marks(problem, before);
        Map<Integer, List<PeriodPlan.Mark>> marksAfter = marks(problem, after);
        List<PeriodPlan.RuleOutcome> rules = new ArrayList<>();
        for (int r = 0; r < problem.rules().size(); r++) {
            Rule rule = problem.rules().get(r);
            rules.add(
                    new PeriodPlan.RuleOutcome(
                            rule.name(),
                            name(rule, period.sources().get(r)),
                            rule.priority().level(),
                            rule.priority().weight(),
                            penaltyBefore.get(r),
                            penaltyAfter.get(r),
                            marksBefore.getOrDefault(r, List.of()),
                            marksAfter.getOrDefault(r, List.of())));
        }
        return rules;
    }

    private Text name(Rule rule, Sequencing.@Nullable Rule source) {
        if (source == null) {
            return OF_ORDERS.getOrDefault(rule.name(), Text.of(rule.name()));
        }
        if (rule instanceof Rule.Overload
                && source.restriction() instanceof Sequencing.Workload work) {
            String station = rule.name().substring(source.id().length() + 1);
            Text named = known.stationName(work.section(), station);
            return new Text(
                    source.name().en() + ", " + named.en(), source.name().zh() + "，" + named.zh());
        }
        return source.name();
    }

    /** By rule, where it is broken. */
    private static Map<Integer, List<PeriodPlan.Mark>> marks(
            SequencingProblem problem, int[] order) {
        int[] placeOf = new int[problem.rows()];
        for (int row = 0; row < problem.past(); row++) {
            placeOf[row] = row - problem.past();
        }
        for (int place = 0; place < order.length; place++) {
            placeOf[order[place]] = place;
        }
        Map<Integer, List<PeriodPlan.Mark>> marks = new HashMap<>();
        for (Finding finding : Explainer.explain(problem, order, Integer.MAX_VALUE)) {
            if (finding.isBroken()) {
                List<PeriodPlan.Mark> ofRule = new ArrayList<>();
                for (Finding.Spot spot : finding.spots()) {
                    List<Integer> places = spot.rows().stream().map(row -> placeOf[row]).toList();
                    ofRule.add(new PeriodPlan.Mark(spot.from(), spot.to(), spot.amount(), places));
                }
                marks.put(finding.rule(), ofRule);
            }
        }
        return marks;
    }

    /** A rule that no order keeps by counting alone stands for itself; else the solver is asked. */
    private static ConflictSearch conflict(
            SequencingProblem problem,
            int[] order,
            List<Finding> findings,
            @Nullable Feasibility feasibility,
            DoubleSupplier seconds) {
        if (Recount.of(problem, order).feasible()) {
            return ConflictSearch.NOT_NEEDED;
        }
        for (Finding finding : findings) {
            boolean hard = problem.rules().get(finding.rule()).priority().level() == 0;
            if (hard
                    && finding.isBroken()
                    && finding.relaxations().size() == 1
                    && finding.relaxations().getFirst().isUnavoidable()) {
                return ConflictSearch.found(new Conflict(List.of(finding.rule()), true));
            }
        }
        return feasibility == null
                ? ConflictSearch.NOT_ASKED
                : Conflicts.find(problem, feasibility, seconds);
    }

    // ---- paint ----

    private PeriodPlan.@Nullable Changes changes(PeriodProblem period, int[] before, int[] after) {
        String by = colours;
        if (by == null) {
            return null;
        }
        return new PeriodPlan.Changes(changes(period, by, before), changes(period, by, after));
    }

    private static int changes(PeriodProblem period, String by, int[] order) {
        int past = period.problem().past();
        String last = past == 0 ? null : period.orders().get(past - 1).valueOf(by);
        int changes = 0;
        for (int row : order) {
            String colour = period.orders().get(row).valueOf(by);
            changes += last == null || last.equals(colour) ? 0 : 1;
            last = colour;
        }
        return changes;
    }

    private PeriodPlan.@Nullable BodyPlan body(PeriodProblem period, int[] order) {
        String by = colours;
        StoreBetween between = store;
        String named = storeName;
        if (by == null || between == null || named == null || order.length == 0) {
            return null;
        }
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] colour = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            String value = period.orders().get(order[place]).valueOf(by);
            numbers.putIfAbsent(value, numbers.size());
            colour[place] = numbers.getOrDefault(value, 0);
        }
        int before = painted == null ? -1 : numbers.getOrDefault(painted, numbers.size());
        BodyOrder body = BodyOrder.of(colour, before, longestRun(by), between);
        int lastPlace = body.order().getLast();
        painted = period.orders().get(order[lastPlace]).valueOf(by);
        return new PeriodPlan.BodyPlan(named, body.order(), body.changes(), body.stock());
    }

    private int longestRun(String by) {
        int longest = Integer.MAX_VALUE;
        for (Sequencing.Rule rule : plant.sequencing().rules()) {
            if (rule.restriction() instanceof Sequencing.Run run && run.by().equals(by)) {
                longest = Math.min(longest, run.most());
            }
        }
        return longest;
    }
}
