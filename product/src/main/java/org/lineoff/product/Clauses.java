package org.lineoff.product;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The product on one day as clauses (a literal is a variable or its negative): what makes a car of
 * a row of variables, and for each demand what keeps it.
 */
final class Clauses {
    private final Space space;
    private final List<int[]> always = new ArrayList<>();
    private final Map<Reason, List<int[]>> demands = new LinkedHashMap<>();
    private int variables;

    Clauses(Space space) {
        this.space = space;
        variables = space.variables();
        for (Space.Slot slot : space.slots()) {
            int[] all = ints(slot.variables());
            always.add(all);
            for (int i = 0; i < all.length; i++) {
                for (int j = i + 1; j < all.length; j++) {
                    always.add(new int[] {-all[i], -all[j]});
                }
            }
        }
    }

    Space space() {
        return space;
    }

    /** A variable beside those of the space. */
    int helper() {
        return ++variables;
    }

    int variables() {
        return variables;
    }

    void always(List<Integer> clause) {
        always.add(ints(clause));
    }

    void demand(Reason reason, List<List<Integer>> clauses) {
        demands.put(reason, clauses.stream().map(Clauses::ints).toList());
    }

    List<int[]> always() {
        return always;
    }

    /** The demands in the order in which people should hear of them. */
    Map<Reason, List<int[]>> demands() {
        return demands;
    }

    private static int[] ints(List<Integer> numbers) {
        int[] clause = numbers.stream().mapToInt(Integer::intValue).toArray();
        Arrays.sort(clause);
        return clause;
    }
}
