package org.lineoff.simulate;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Drawn;
import org.lineoff.model.Factor;
import org.lineoff.model.Known;
import org.lineoff.model.Lever;
import org.lineoff.model.Plant;
import org.lineoff.model.Policy;

/**
 * A change of the plant in one replication, with its days and figures: a lever that comes, or what
 * a policy decided. A lever of which nothing was known on the as-of day does not come.
 *
 * @param policy whether a policy decided it
 * @param index in {@code levers.yaml} or {@code policies.yaml}, from 0
 * @param from first day on which it acts
 * @param until last day on which it acts, null: to the end
 * @param calendar that it puts in force, null: none
 * @param factor that it scales by {@code by}, null: none
 * @param stop how long its places stand still, in ms; 0: not at all
 */
record DrawnLever(
        boolean policy,
        int index,
        List<String> places,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable String calendar,
        @Nullable Factor factor,
        double by,
        long stop) {

    /** Returns the levers that come, in the order of the file. */
    static List<DrawnLever> of(Plant plant, Drawn drawn) {
        List<DrawnLever> come = new ArrayList<>();
        for (int i = 0; i < plant.levers().size(); i++) {
            Lever lever = plant.levers().get(i);
            if (drawn.comes(lever)) {
                Known<LocalDate> until = lever.until();
                Known<Duration> stop = lever.stop();
                come.add(
                        new DrawnLever(
                                false,
                                i,
                                lever.places(),
                                drawn.date(lever.from()),
                                until == null || !drawn.isKnown(until) ? null : drawn.date(until),
                                lever.calendar(),
                                lever.factor(),
                                factor(lever.by(), drawn),
                                stop == null || !drawn.isKnown(stop) ? 0 : drawn.millis(stop)));
            }
        }
        return List.copyOf(come);
    }

    /** Returns what a decision of a policy changes from its day on. */
    static DrawnLever of(Plant plant, Drawn drawn, Decision decision) {
        Policy policy = plant.policies().get(decision.policy());
        return new DrawnLever(
                true,
                decision.policy(),
                policy.places(),
                decision.from(),
                null,
                policy.calendar(),
                policy.factor(),
                factor(policy.by(), drawn),
                0);
    }

    private static double factor(@Nullable Known<Double> by, Drawn drawn) {
        return by == null || !drawn.isKnown(by) ? 1 : drawn.number(by);
    }

    boolean actsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /**
     * Returns whether it is meant for a place: one of its places is that place or one around it.
     */
    boolean isFor(String place) {
        return places.stream().anyMatch(around -> contains(around, place));
    }

    /** As {@link #isFor}, leaving out what is meant for the whole of a line. */
    boolean isForMoreThanTheLine(String place, String line) {
        return places.stream().anyMatch(around -> contains(around, place) && !around.equals(line));
    }

    /** Returns whether a place is another or lies in it, by their full names. */
    static boolean contains(String around, String place) {
        return place.equals(around) || place.startsWith(around + "/");
    }
}
