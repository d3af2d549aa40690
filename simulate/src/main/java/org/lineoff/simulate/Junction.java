package org.lineoff.simulate;

import org.jspecify.annotations.Nullable;

/**
 * What decides between sections. At one instant the first in the order of the files that can decide
 * something does so, once.
 *
 * <p>A crossing is made of conditions and then of moves. Towards the section that it feeds a
 * junction says whether it has a car for it ({@link #isReady}) and hands that car over ({@link
 * #bring}). Towards a section that it empties it says whether it could take a certain car ({@link
 * #admits}) and takes it ({@link #accept}): that is how an advance of a paced section, a decision
 * of the junction before it, hands its last car over. Between a condition and its move nothing else
 * happens.
 */
abstract class Junction {
    final Floor floor;
    final int order;
    final int place;

    /** What makes its decisions ahead of time, null if it makes them itself. */
    @Nullable Crossing crossing;

    /** Those that look again when it does, itself included: one bit each. */
    long[] together = new long[0];

    /**
     * A junction of a run.
     *
     * @param order in the files, from 0
     */
    Junction(Floor floor, int order, int place) {
        this.floor = floor;
        this.order = order;
        this.place = place;
    }

    /**
     * Whether there may ever be something for it to decide: not where its cars leave only as part
     * of the advance of a paced section, which the junction before that decides.
     */
    boolean mayDecide() {
        return true;
    }

    /**
     * Whether it looks at what it empties anyway when the section that it feeds is due, so that
     * before that nobody has to tell it of a car.
     */
    boolean awaitsPitch() {
        return false;
    }

    /** Decides one thing if it can; returns whether it did. */
    abstract boolean decide(Terms terms);

    /**
     * Whether it has a car for that section; adds since when.
     *
     * @param advancing whether the last places of paced sections before it count: their advance
     *     would be part of this decision
     */
    boolean isReady(Section to, Terms terms, boolean advancing) {
        return false;
    }

    /** The car that it was found ready with; null if that one comes into being by the crossing. */
    @Nullable Car coming() {
        return null;
    }

    /** Gives the car that it was found ready with away. */
    Car bring(Section to, Terms decided) {
        throw new IllegalStateException("nothing to bring at place " + place);
    }

    /** Whether it could take that car of a paced section's last place; adds since when. */
    boolean admits(Section from, Car car, Terms terms) {
        return false;
    }

    /** Takes the car that it admitted. */
    void accept(Section from, Car car, Terms decided) {
        throw new IllegalStateException("nothing to accept at place " + place);
    }

    /** Lets a section take a car, if there is one for it and room; returns whether it did. */
    final boolean feed(Section to, Terms terms) {
        terms.clear();
        if (crossing != null
                || !to.takesIn(terms)
                || !isReady(to, terms, false)
                || !to.hasSkids(this, terms)
                || !to.hasRoom(terms)) {
            return false;
        }
        terms.settle();
        to.take(bring(to, terms), terms);
        return true;
    }
}
