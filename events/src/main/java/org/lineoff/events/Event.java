package org.lineoff.events;

/**
 * One event as a record, for streams, files and tests; see {@code docs/events.md} for the contract.
 *
 * @param id running number in the total order, from 1
 * @param time ms since the plant's epoch
 * @param place full name
 * @param car build number, 0 if none
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
