package org.lineoff.product;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A smallest set that has an element of every one of some sets, by branching on the elements of one
 * that is not hit yet and bounding by sets without a common element: each needs one of its own.
 */
final class HittingSet {
    private final List<Set<Integer>> sets;
    private final Deque<Integer> chosen = new ArrayDeque<>();
    private int below;
    private @Nullable Set<Integer> best;

    private HittingSet(List<Set<Integer>> sets, int below) {
        this.sets = sets;
        this.below = below;
    }

    /** A smallest one with fewer than so many elements; null if there is none. */
    static @Nullable Set<Integer> smallest(List<Set<Integer>> sets, int below) {
        HittingSet search = new HittingSet(sets, below);
        search.branch();
        return search.best;
    }

    private void branch() {
        Set<Integer> tightest = null;
        Set<Integer> seen = new LinkedHashSet<>();
        int apart = 0;
        for (Set<Integer> set : sets) {
            if (set.stream().noneMatch(chosen::contains)) {
                if (tightest == null || set.size() < tightest.size()) {
                    tightest = set;
                }
                if (set.stream().noneMatch(seen::contains)) {
                    seen.addAll(set);
                    apart++;
                }
            }
        }
        if (chosen.size() + apart >= below) {
            return;
        }
        if (tightest == null) {
            best = new LinkedHashSet<>(chosen);
            below = chosen.size();
            return;
        }
        for (int element : tightest) {
            chosen.push(element);
            branch();
            chosen.pop();
        }
    }
}
