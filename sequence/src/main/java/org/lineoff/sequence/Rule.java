package org.lineoff.sequence;

/**
 * A restriction on the order of the cars, as flat data: what a car has is a {@link Column} over the
 * rows of the {@link SequencingProblem}, past cars first. Places count from 0 at the first car to
 * be ordered. The penalty of each kind is a whole number, 0 where the rule is kept; what it counts
 * is said at the kind.
 */
public sealed interface Rule {
    String name();

    Priority priority();

    /** What of the cars it is about. */
    default Column column() {
        return switch (this) {
            case Ratio r -> r.has();
            case Block r -> r.has();
            case Spacing r -> r.has();
            case Quantity r -> r.has();
            case Position r -> r.has();
            case Levelling r -> r.has();
            case Changes r -> r.value();
            case RunLimit r -> r.value();
            case Overload r -> r.work();
        };
    }

    /**
     * k in m: of {@code window} cars in a row at most {@code most} have it. Penalty: over all
     * windows that hold a car to be ordered, the cars above {@code most}; or, where {@code
     * eachWindowOnce}, the windows with too many. Windows reach back to the past cars, as far as
     * there are any.
     *
     * @param cutAtEnd whether windows that run past the end of the day count too, cut there
     */
    record Ratio(
            String name,
            Priority priority,
            Column has,
            int most,
            int window,
            boolean cutAtEnd,
            boolean eachWindowOnce)
            implements Rule {}

    /**
     * Batches, for instance of one colour: neighbours should have the same value. Penalty: the
     * changes from a car to the next, the change from the last past car to the first included.
     */
    record Changes(String name, Priority priority, Column value) implements Rule {}

    /**
     * A limit on a run of one value. Penalty: the cars above the limit, over all runs.
     *
     * @param pastCounts whether the run in which the past ends is counted on; else runs begin anew
     */
    record RunLimit(String name, Priority priority, Column value, int most, boolean pastCounts)
            implements Rule {}

    /**
     * Cars that have it come in blocks of {@code least} to {@code most}. Penalty: the cars that a
     * block has too few or too many. The past is counted on.
     */
    record Block(String name, Priority priority, Column has, int least, int most) implements Rule {}

    /**
     * Two cars that have it are at least {@code apart} places apart (1: neighbours). Penalty: the
     * places missing, over cars that have it and the next that has it; the past is counted on.
     */
    record Spacing(String name, Priority priority, Column has, int apart) implements Rule {}

    /**
     * A quantity in a bucket: from place {@code from} to before place {@code to}, between {@code
     * least} and {@code most} cars have it. Penalty: the cars too few or too many.
     */
    record Quantity(
            String name, Priority priority, Column has, int from, int to, int least, int most)
            implements Rule {}

    /**
     * Cars that have it stand from place {@code from} to before place {@code to}. Penalty: the
     * places by which they miss it, over all of them.
     */
    record Position(String name, Priority priority, Column has, int from, int to) implements Rule {}

    /**
     * Equal distribution: after every car, as many have come that have it as an even spread over
     * the day would bring. Penalty: the whole cars away from that, over all places; less than one
     * car costs nothing.
     */
    record Levelling(String name, Priority priority, Column has) implements Rule {}

    /**
     * A station's work content on a moving line. Work beyond the takt drifts the team downstream,
     * work below lets it return, at most to where it starts. Penalty: the work that would take
     * place beyond {@code room}, and is left to others; the team's drift is then {@code room}. All
     * in one unit of time, for instance ms.
     *
     * @param work of each car at that station
     * @param room longest drift, in time: station length ÷ line speed − takt
     */
    record Overload(String name, Priority priority, Column work, int takt, int room)
            implements Rule {}
}
