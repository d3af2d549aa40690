package org.lineoff.events;

/**
 * One event as a record, for streams, files and tests; see {@code docs/events.md} for the contract.
 *
 * @param id running number in the total order, from 1
 * @param time ms since the plant's epoch
 * @param place full name
 * @param car build number (at places of parts: number of the part), 0 if none
 * @param visit earlier visits of that car to that place
 * @param part part, failure mode or defect type, empty if none
 */
public record Event(
        long id,
        EventType type,
        long time,
        String place,
        long car,
        int visit,
        String part,
        Cause cause,
        double value) {}
