package org.lineoff.sequence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lineoff.model.benchmark.CarClasses;
import org.lineoff.model.benchmark.RenaultDay;

/** The public benchmark forms as problems, and what they count of an order. */
public final class BenchmarkForms {
    /** What the challenge pays for the first, the second and the third objective. */
    private static final long[] RENAULT_WEIGHTS = {1_000_000, 1000, 1};

    private BenchmarkForms() {}

    // ---- ROADEF challenge 2005 ----

    /**
     * A day of Renault as the challenge defines it: the objectives are added up with weights 10⁶,
     * 10³ and 1, and the limit on paint batches is hard. Rules: the ratios in the file's order,
     * then paint changes, then the limit. An objective that is not named counts nothing and is left
     * out.
     */
    public static SequencingProblem problem(RenaultDay day) {
        List<RenaultDay.Vehicle> all = new ArrayList<>(day.before());
        all.addAll(day.day());
        int rows = all.size();
        List<Rule> rules = new ArrayList<>();
        for (int r = 0; r < day.ratios().size(); r++) {
            RenaultDay.Ratio ratio = day.ratios().get(r);
            long weight = weight(day, objective(ratio));
            if (weight > 0) {
                int mark = r;
                rules.add(
                        new Rule.Ratio(
                                ratio.ident(),
                                Priority.weighted(weight),
                                Column.having(rows, row -> all.get(row).has().get(mark)),
                                ratio.most(),
                                ratio.window(),
                                true,
                                false));
            }
        }
        Map<String, Integer> colours = new HashMap<>();
        int[] colour = new int[rows];
        for (int row = 0; row < rows; row++) {
            int next = colours.size();
            colour[row] = colours.computeIfAbsent(all.get(row).colour(), c -> next);
        }
        long weight = weight(day, RenaultDay.Objective.PAINT_CHANGES);
        if (weight > 0) {
            rules.add(new Rule.Changes("paint", Priority.weighted(weight), Column.of(colour)));
        }
        rules.add(
                new Rule.RunLimit(
                        "batch", Priority.HARD, Column.of(colour), day.batchLimit(), false));
        return new SequencingProblem(day.before().size(), day.day().size(), 0, rules);
    }

    private static RenaultDay.Objective objective(RenaultDay.Ratio ratio) {
        return ratio.high()
                ? RenaultDay.Objective.HIGH_PRIORITY
                : RenaultDay.Objective.LOW_PRIORITY;
    }

    private static long weight(RenaultDay day, RenaultDay.Objective objective) {
        int rank = day.objectives().indexOf(objective);
        return rank < 0 ? 0 : RENAULT_WEIGHTS[rank];
    }

    /**
     * What the challenge counts of an order.
     *
     * @param cost the weighted sum of the three
     * @param feasible whether no batch is longer than the limit
     */
    public record RenaultCost(
            long highPriority, long lowPriority, long paintChanges, long cost, boolean feasible) {}

    /** Counts an order of the problem made of that day. */
    public static RenaultCost cost(RenaultDay day, SequencingProblem problem, int[] order) {
        Recount recount = Recount.of(problem, order);
        long high = 0;
        long low = 0;
        long paint = 0;
        for (int r = 0; r < problem.rules().size(); r++) {
            long penalty = recount.penalty().get(r);
            switch (problem.rules().get(r)) {
                case Rule.Ratio ratio -> {
                    if (isHigh(day, ratio.name())) {
                        high += penalty;
                    } else {
                        low += penalty;
                    }
                }
                case Rule.Changes changes -> paint += penalty;
                default -> {}
            }
        }
        return new RenaultCost(high, low, paint, recount.cost(1), recount.feasible());
    }

    private static boolean isHigh(RenaultDay day, String ident) {
        return day.ratios().stream().anyMatch(ratio -> ratio.ident().equals(ident) && ratio.high());
    }

    // ---- CSPLib problem 1 ----

    /** Rows are the cars of the first class, then of the second, and so on; one unit a window. */
    public static SequencingProblem problem(CarClasses classes) {
        int[] classOf = classOfRow(classes);
        List<Rule> rules = new ArrayList<>();
        for (int o = 0; o < classes.options().size(); o++) {
            CarClasses.Ratio ratio = classes.options().get(o);
            int option = o;
            rules.add(
                    new Rule.Ratio(
                            "option " + (o + 1),
                            Priority.weighted(1),
                            Column.having(
                                    classOf.length,
                                    row ->
                                            classes.classes()
                                                    .get(classOf[row])
                                                    .options()
                                                    .get(option)),
                            ratio.most(),
                            ratio.window(),
                            false,
                            true));
        }
        return new SequencingProblem(0, classOf.length, 0, rules);
    }

    /** The class of each row, as an index into the classes. */
    public static int[] classOfRow(CarClasses classes) {
        int[] classOf = new int[classes.cars()];
        int row = 0;
        for (int c = 0; c < classes.classes().size(); c++) {
            for (int k = 0; k < classes.classes().get(c).cars(); k++) {
                classOf[row++] = c;
            }
        }
        return classOf;
    }
}
