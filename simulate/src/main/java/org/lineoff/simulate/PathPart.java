package org.lineoff.simulate;

import org.lineoff.events.Cause;

/**
 * How much of the way to all line-offs was decided by one cause at one place.
 *
 * @param place index in {@link Simulator#places}
 * @param millis summed over the line-offs: each contributes its time since the beginning of its
 *     quarter, shared among what was on its critical path
 */
public record PathPart(int place, Cause cause, long millis) {}
