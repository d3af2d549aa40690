package org.lineoff.files;

import org.jspecify.annotations.Nullable;

/** The limits of what is measured: there is one at least, and they are in order. */
record LimitChecks(Origins origins, Faults faults) {
    /**
     * Complains at the keys of a characteristic.
     *
     * @param record the characteristic as it was read, with an {@code id}
     */
    void check(
            Object record,
            String id,
            @Nullable Double lower,
            @Nullable Double target,
            @Nullable Double upper) {
        if (!origins.ok(record)) {
            return;
        }
        if (lower == null && upper == null) {
            faults.inconsistent(origins.where(record), "measuredWithoutLimit", id);
        } else if (ordered(record, "lower", lower, "upper", upper)
                && ordered(record, "lower", lower, "target", target)) {
            ordered(record, "target", target, "upper", upper);
        }
    }

    private boolean ordered(
            Object record, String low, @Nullable Double a, String high, @Nullable Double b) {
        if (a == null || b == null || a <= b) {
            return true;
        }
        faults.inconsistent(
                origins.where(record, high),
                "leastAboveMost",
                low,
                Scalars.plain(a),
                high,
                Scalars.plain(b));
        return false;
    }
}
