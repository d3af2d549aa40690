package org.lineoff.serve.virtual;

import java.util.Comparator;
import org.lineoff.events.Event;

/**
 * An event of the simulated plant.
 *
 * @param isReported whether it is reported; else it only tells what was done to a car that is
 *     inside when the story begins
 */
record Told(Event event, boolean isReported) {
    /**
     * In time, and inside an instant as it must have been for each car: released before all else,
     * cured before it is inspected again, inspected before it goes on. (The total order of events
     * goes by place.)
     */
    static final Comparator<Told> AS_IT_HAPPENED =
            Comparator.<Told>comparingLong(told -> told.event().time())
                    .thenComparingInt(told -> rank(told.event()))
                    .thenComparingLong(told -> told.event().id());

    private static int rank(Event e) {
        return switch (e.type()) {
            case RELEASED -> 0;
            case DEFECT_CURED -> 1;
            case MEASURED -> 3;
            case ENTERED -> 4;
            case LINE_OFF -> 5;
            default -> 2;
        };
    }
}
