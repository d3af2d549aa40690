package org.lineoff.model.random;

/**
 * What a random number is for: one of a closed list, so that two draws never share their luck by
 * accident.
 *
 * <p>The {@link #id()} enters every random word, hence neither it nor its meaning may ever change;
 * a new purpose takes the next free number. Reading an id costs nothing. Do not use the ordinal,
 * which is only the order of declaration.
 */
public enum Purpose {
    /** The work content of a visit. */
    WORK(1),
    /** Whether a line stop falls into a visit of a paced section. */
    LINE_STOP_OCCURS(2),
    /** How long that line stop lasts. */
    LINE_STOP(3),
    /** The work until the next operation-dependent failure. */
    UP(4),
    /** The repair of an operation-dependent failure. */
    REPAIR(5),
    /** The open time until the next calendar-dependent failure. */
    CALENDAR_UP(6),
    /** The open time that a calendar-dependent failure lasts. */
    CALENDAR_DOWN(7),
    /** Whether a visit causes a defect. */
    DEFECT(8),
    /** Whether a gate finds a defect. */
    DETECT(9),
    /** Which way a car goes at a split by share. */
    ROUTE(10),
    /** How long it takes to cure a defect. */
    CURE(11),
    /** The value of an uncertain parameter, once a replication. */
    ASSUMPTION(12),
    /** The duration of a project activity. */
    ACTIVITY(13),
    /** The effect of a dated lever. */
    LEVER(14),
    /** The choices of a search. */
    SEARCH(15);

    private final int id;

    Purpose(int id) {
        this.id = id;
    }

    /** Returns the stable number that enters the random words; at least 1. */
    public int id() {
        return id;
    }
}
