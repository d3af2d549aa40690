package org.lineoff.simulate;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * When shifts begin at a place, and by which time of day their calendar knows them.
 *
 * @param at in ms, sorted; before the epoch, too
 * @param from null for a day of a calendar without shifts
 */
@SuppressWarnings("ArrayRecordComponent") // searched at every visit, and never compared
record ShiftBegins(long[] at, @Nullable LocalTime[] from) {
    static final ShiftBegins NONE = new ShiftBegins(new long[0], new @Nullable LocalTime[0]);
}
