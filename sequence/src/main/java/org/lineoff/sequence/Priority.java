package org.lineoff.sequence;

/**
 * How much a rule counts. Level 0 is hard: an order that breaks it is not feasible. Levels from 1
 * on are strict: whatever is gained on a later level never pays for a loss on an earlier one.
 * Within a level the weights are added up.
 *
 * @param level 0 hard, 1 the most important of the others, and so on
 * @param weight cost of one unit of penalty, at least 1
 */
public record Priority(int level, long weight) {
    /** Broken means not feasible; broken less is still better than broken more. */
    public static final Priority HARD = new Priority(0, 1);

    public Priority {
        if (level < 0 || weight < 1) {
            throw new IllegalArgumentException(
                    "level (%d) below 0 or weight (%d) below 1".formatted(level, weight));
        }
    }

    /** Counts with that weight, on the first level. */
    public static Priority weighted(long weight) {
        return new Priority(1, weight);
    }

    /** One unit costs 1 on a strict level. */
    public static Priority strict(int level) {
        return new Priority(level, 1);
    }
}
