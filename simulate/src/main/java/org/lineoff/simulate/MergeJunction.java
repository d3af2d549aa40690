package org.lineoff.simulate;

import java.util.Arrays;
import org.lineoff.events.Cause;

/**
 * Brings several ways together: first come by the instant of the offer (ties: lowest build number,
 * then the source declared first, then the way declared first), or by the order of the ways.
 */
final class MergeJunction extends Junction {
    private final Section[] from;
    private final Section to;
    private final boolean priority;
    private final Terms offered;
    private int chosen;

    /** When the last car went through, and what led to it: others may have waited for that. */
    private long lastAt = Long.MIN_VALUE;

    private int lastBy;

    MergeJunction(Floor floor, int order, int place, Section[] from, Section to, boolean priority) {
        super(floor, order, place);
        this.from = from;
        this.to = to;
        this.priority = priority;
        this.offered = new Terms(floor);
    }

    Section to() {
        return to;
    }

    @Override
    boolean mayDecide() {
        return Arrays.stream(from).anyMatch(Section::offersAlone);
    }

    @Override
    boolean decide(Terms terms) {
        return feed(to, terms);
    }

    /**
     * The best car counts all offers, those of paced sections too: one that is first there makes
     * the others wait, although only the junction before it can let it go. A car for which there is
     * no carrier does not count: others pass it by.
     */
    @Override
    boolean isReady(Section section, Terms terms, boolean advancing) {
        int best = best();
        if (best < 0 || from[best].offers(advancing) == 0) {
            return false;
        }
        chosen = best;
        from[best].addOffered(0, terms);
        terms.add(lastAt, lastBy, Cause.ROOM);
        return true;
    }

    private void passed(Terms decided) {
        lastAt = floor.now;
        lastBy = decided.node();
    }

    private int best() {
        int best = -1;
        long since = 0;
        Car first = null;
        for (int i = 0; i < from.length; i++) {
            if (from[i].offers(true) > 0 && to.hasSkids(from[i].offer(0))) {
                from[i].addOffered(0, offered.clear());
                Car car = from[i].offer(0);
                if (first == null || isBefore(offered.since(), car, since, first)) {
                    best = i;
                    since = offered.since();
                    first = car;
                }
                if (priority) {
                    return best;
                }
            }
        }
        return best;
    }

    private static boolean isBefore(long since, Car car, long otherSince, Car other) {
        if (since != otherSince) {
            return since < otherSince;
        }
        if (car.number != other.number) {
            return car.number < other.number;
        }
        return car.source < other.source;
    }

    @Override
    Car coming() {
        return from[chosen].offer(0);
    }

    @Override
    Car bring(Section section, Terms decided) {
        floor.wake(this); // there may be room for another, from another way
        passed(decided);
        return from[chosen].release(0, decided);
    }

    @Override
    boolean admits(Section section, Car car, Terms terms) {
        int best = best();
        terms.add(lastAt, lastBy, Cause.ROOM);
        return best >= 0
                && from[best].equals(section)
                && section.offers(false) == 0
                && to.canTake(car, terms);
    }

    @Override
    void accept(Section section, Car car, Terms decided) {
        floor.wake(this); // another that waited for this one asks for room now
        passed(decided);
        to.take(car, decided);
    }
}
