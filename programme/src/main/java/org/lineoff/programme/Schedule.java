package org.lineoff.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Earliest dates of all activities.
 *
 * @param dates by activity id, in alphabetical order
 * @param order activity ids by priority: who is served first where a resource is short
 * @param method how it was found
 * @param earliest whether the objective milestones are proven to be the earliest possible, the
 *     first before the second and so on
 */
public record Schedule(
        Map<String, Dates> dates, List<String> order, Method method, boolean earliest) {

    /**
     * First and last day of an activity, both inclusive; for a milestone both are the day on which
     * it is reached.
     */
    public record Dates(LocalDate start, LocalDate finish) {}

    /** How a schedule was found. */
    public enum Method {
        /** No resource is short: the forward pass is exact. */
        FORWARD_PASS,
        /** By the solver. */
        SOLVER,
        /** By priority rules, as the solver's native part is missing on this platform. */
        PRIORITY_RULES
    }

    public Schedule {
        order = List.copyOf(order);
    }

    public LocalDate start(String activity) {
        return of(activity).start();
    }

    public LocalDate finish(String activity) {
        return of(activity).finish();
    }

    private Dates of(String activity) {
        Dates found = dates.get(activity);
        if (found == null) {
            throw new IllegalArgumentException("There is no activity (%s).".formatted(activity));
        }
        return found;
    }
}
