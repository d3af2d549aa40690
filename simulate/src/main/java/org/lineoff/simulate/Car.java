package org.lineoff.simulate;

/**
 * A car, or a part, while it is inside the plant. Objects are used again after a car has left, so
 * nobody may keep one.
 */
final class Car {
    /** Build number, or number of the part. */
    long number;

    /** The number by which stores that restore an order give it out. */
    long wanted;

    /** Index of the build sequence, −1 for parts that belong to no car. */
    int sequence;

    /** Order in which its source is declared, for ties. */
    int source;

    /** Index of its model, −1 for parts that belong to no car. */
    int model;

    /** By option group of {@link Layout#optionGroups}: its choice, −1: none. */
    final int[] choices;

    /** Earlier visits to the places that have a counter. */
    final int[] visits;

    /** Its ordinal on entering the section that it is in, less one. */
    long built;

    /** Defects that it has and those that the last inspection found, one bit a type. */
    long defects;

    long found;

    /** The way it takes at the split before it, −1 while that is open. */
    int way;

    /** By skid loop: whether it has a carrier of it. */
    final boolean[] skids;

    Car(int choices, int counters, int loops) {
        this.skids = new boolean[loops];
        this.choices = new int[choices];
        this.visits = new int[counters];
    }

    /** Returns how often it came before to the place with that counter, and counts this visit. */
    int visit(int counter) {
        return counter < 0 ? 0 : visits[counter]++;
    }

    /** Returns how often it came before to the place with that counter. */
    int visits(int counter) {
        return counter < 0 ? 0 : visits[counter];
    }

    /** Returns the number of the visit that it makes to the place with that counter. */
    int visiting(int counter) {
        return counter < 0 ? 0 : visits[counter] - 1;
    }

    /** Whether the last inspection found something. */
    boolean failed() {
        return found != 0;
    }
}
