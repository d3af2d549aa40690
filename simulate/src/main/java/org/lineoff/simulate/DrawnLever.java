package org.lineoff.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Drawn;
import org.lineoff.model.Known;
import org.lineoff.model.Lever;
import org.lineoff.model.Plant;

/**
 * A lever that comes in one replication, with its days. A lever of which nothing was known on the
 * as-of day does not come.
 *
 * @param index in {@code levers.yaml}, from 0
 * @param from first day on which it acts
 * @param until last day on which it acts, null: to the end
 */
record DrawnLever(int index, Lever lever, LocalDate from, @Nullable LocalDate until) {

    /** Returns the levers that come, in the order of the file. */
    static List<DrawnLever> of(Plant plant, Drawn drawn) {
        List<DrawnLever> come = new ArrayList<>();
        for (int i = 0; i < plant.levers().size(); i++) {
            Lever lever = plant.levers().get(i);
            if (drawn.comes(lever)) {
                Known<LocalDate> until = lever.until();
                come.add(
                        new DrawnLever(
                                i,
                                lever,
                                drawn.date(lever.from()),
                                until == null || !drawn.isKnown(until) ? null : drawn.date(until)));
            }
        }
        return List.copyOf(come);
    }

    boolean actsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /**
     * Returns whether it is meant for a place: one of its places is that place or one around it.
     */
    boolean isFor(String place) {
        return lever.places().stream().anyMatch(around -> contains(around, place));
    }

    /** As {@link #isFor}, leaving out what is meant for the whole of a line. */
    boolean isForMoreThanTheLine(String place, String line) {
        return lever.places().stream()
                .anyMatch(around -> contains(around, place) && !around.equals(line));
    }

    private static boolean contains(String around, String place) {
        return place.equals(around) || place.startsWith(around + "/");
    }
}
