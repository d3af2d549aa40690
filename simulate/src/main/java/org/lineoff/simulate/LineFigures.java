package org.lineoff.simulate;

import org.lineoff.events.StateTimes;

/**
 * What a run of a whole line amounts to.
 *
 * @param states the same that {@link StateTimes} makes of all its events
 * @param visits how many cars entered how many stations
 */
public record LineFigures(StateTimes.Result states, long visits) {}
