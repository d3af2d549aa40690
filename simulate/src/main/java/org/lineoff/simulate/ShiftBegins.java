package org.lineoff.simulate;

import java.time.LocalTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** When shifts begin at a place, and by which time of day their calendar knows them. Immutable. */
final class ShiftBegins {
    static final ShiftBegins NONE = new ShiftBegins(new long[0], new @Nullable LocalTime[0]);

    /** In ms, sorted; before the epoch, too. */
    private final long[] at;

    /** Null for a day of a calendar without shifts. */
    private final @Nullable LocalTime[] from;

    ShiftBegins(long[] at, @Nullable LocalTime[] from) {
        this.at = at;
        this.from = from;
    }

    /** Returns the shift that began last by then, −1 if none did. */
    int last(long time) {
        int found = Arrays.binarySearch(at, time);
        return found >= 0 ? found : -found - 2;
    }

    /** Returns by which time of day a shift is known; null for none. */
    @Nullable LocalTime from(int shift) {
        return shift < 0 ? null : from[shift];
    }

    /** Returns when the shift behind another begins; {@link Timed#NEVER} if none does. */
    long next(int shift) {
        return shift + 1 < at.length ? at[shift + 1] : Timed.NEVER;
    }
}
