package org.lineoff.programme;

/** Dates of all nodes, as evenings, that keep every rule. The arrays are not written into. */
final class Plan {
    final int[] start;
    final int[] finish;

    /** Whether the objectives are proven to be the earliest possible. */
    final boolean earliest;

    Plan(int[] start, int[] finish, boolean earliest) {
        this.start = start.clone();
        this.finish = finish.clone();
        this.earliest = earliest;
    }

    static Plan of(Pass pass) {
        return new Plan(pass.start, pass.finish, false);
    }

    /** Whether this is better: objectives in their order, then the sum of all finishes. */
    boolean isBetterThan(Plan other, Network net) {
        for (int o : net.objective) {
            if (finish[o] != other.finish[o]) {
                return finish[o] < other.finish[o];
            }
        }
        return sum() < other.sum();
    }

    private long sum() {
        long sum = 0;
        for (int f : finish) {
            sum += f;
        }
        return sum;
    }
}
