package org.lineoff.simulate;

/**
 * Something that has computed ahead in the hours of a section: when a phase ends, when a transport
 * arrives, when a failure begins. It registers with its section ({@link Section#aheads}).
 */
interface Ahead {
    /**
     * From a midnight later than now on the section works in other hours; until then nothing has
     * changed. What was computed ahead is computed again, from when it began and how much open time
     * it takes. May be asked before anything else happens at an instant, so what is due now stays
     * due now.
     */
    void hoursReplaced();
}
