package org.lineoff.product;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why an order cannot be built: a smallest set of demands that no such car can meet together.
 *
 * <p>A first set is what the solver blames, less every demand without which the rest is still too
 * much. Whether there is a smaller one is found out as by Ignatiev, Previti, Liffiton and
 * Marques-Silva (Smallest MUS extraction with minimal hitting set dualization, 2015): every set
 * that is too much holds one demand at least of every correction (demands without which the others
 * can be met). So a smallest set that hits all corrections known so far is either too much, and
 * then the answer, or it can be met, and then the demands that cannot be added to it are another
 * correction. The search ends, unproven, after {@link #MOST_ROUNDS} corrections.
 */
final class Explainer {
    private static final int MOST_ROUNDS = 200;

    private final Satisfier satisfier;

    Explainer(Satisfier satisfier) {
        this.satisfier = satisfier;
    }

    Verdict verdict(List<Space.Said> said) {
        List<Integer> variables = said.stream().map(Space.Said::variable).toList();
        if (satisfier.canMeet(satisfier.all(), variables)) {
            return Verdict.YES;
        }
        Set<Integer> set = without(satisfier.blamed(satisfier.all()), variables);
        Set<Integer> smaller = smaller(set, variables);
        Set<Integer> demands = smaller == null ? set : smaller;
        return new Verdict(
                false,
                demands.stream().sorted().map(satisfier.reasons()::get).toList(),
                smaller != null,
                because(demands, said));
    }

    /** Takes out demands until every one that is left is needed. */
    private Set<Integer> without(Set<Integer> tooMuch, List<Integer> variables) {
        Set<Integer> needed = new LinkedHashSet<>(tooMuch);
        for (int demand : tooMuch) {
            needed.remove(demand);
            if (satisfier.canMeet(needed, variables)) {
                needed.add(demand);
            }
        }
        return needed;
    }

    private List<String> because(Set<Integer> demands, List<Space.Said> said) {
        List<Space.Said> needed = new ArrayList<>(said);
        for (Space.Said one : said) {
            List<Integer> rest =
                    needed.stream().filter(s -> !s.equals(one)).map(Space.Said::variable).toList();
            if (!satisfier.canMeet(demands, rest)) {
                needed.remove(one);
            }
        }
        return needed.stream().map(Space.Said::id).toList();
    }

    /** A smallest set, perhaps the given one; null if that could not be found out. */
    private @Nullable Set<Integer> smaller(Set<Integer> known, List<Integer> variables) {
        List<Set<Integer>> corrections = new ArrayList<>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Set<Integer> hitting = HittingSet.smallest(corrections, known.size());
            if (hitting == null) {
                return known;
            }
            if (!satisfier.canMeet(hitting, variables)) {
                return hitting;
            }
            corrections.add(correction(hitting, variables));
        }
        return null;
    }

    /** The demands that are left when one after another is added that can still be met. */
    private Set<Integer> correction(Set<Integer> met, List<Integer> variables) {
        Set<Integer> grown = new LinkedHashSet<>(met);
        Set<Integer> left = new LinkedHashSet<>();
        for (int demand : satisfier.all()) {
            if (grown.add(demand) && !satisfier.canMeet(grown, variables)) {
                grown.remove(demand);
                left.add(demand);
            }
        }
        return left;
    }
}
