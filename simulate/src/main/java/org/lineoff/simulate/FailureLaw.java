package org.lineoff.simulate;

import java.util.Objects;
import org.lineoff.model.Distribution;
import org.lineoff.model.Drawn;
import org.lineoff.model.Known;
import org.lineoff.model.Station;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Durations;
import org.lineoff.model.random.Exponential;
import org.lineoff.model.random.Purpose;

/**
 * One failure mode of one unit: its up times and repairs as pure functions of their ordinal. With a
 * stated availability up times are exponential with the mean that yields it. An availability factor
 * scales the mean repair so that up / (up + repair) is the stated availability times the factor. A
 * question costs a quantile.
 */
final class FailureLaw {
    private final Law up;
    private final Law repair;
    private final boolean calendar;
    private final boolean never;
    private final long upKey;
    private final long repairKey;

    /**
     * A mode of a unit.
     *
     * @param unit full name of the unit
     */
    FailureLaw(Station.FailureMode mode, String unit, Drawn drawn, Samplers samplers) {
        repair = Law.of(mode.repair(), drawn, samplers);
        calendar = mode.counts() == Station.FailureMode.Counts.CALENDAR;
        Known<Double> availability = mode.availability();
        if (availability != null) {
            double a = drawn.number(availability);
            never = a >= 1 || repair.mean() == 0;
            up = new Law(repair.mean() * a / (1 - a), samplers.of(new Exponential()));
        } else {
            Distribution stated = Objects.requireNonNull(mode.up(), mode.id());
            up = Law.of(stated, drawn, samplers);
            never = false;
        }
        long place = Draws.place(Draws.place(unit), mode.id());
        Draws draws = drawn.draws();
        upKey = draws.key(calendar ? Purpose.CALENDAR_UP : Purpose.UP, place);
        repairKey = draws.key(calendar ? Purpose.CALENDAR_DOWN : Purpose.REPAIR, place);
    }

    boolean countsOpenTime() {
        return calendar;
    }

    /** Whether up times and repairs are exponential and it does strike. */
    boolean isExponential() {
        return !never
                && up.sampler().shape() instanceof Exponential
                && repair.sampler().shape() instanceof Exponential;
    }

    long upKey() {
        return upKey;
    }

    long repairKey() {
        return repairKey;
    }

    double upMean() {
        return up.mean();
    }

    double repairMean() {
        return repair.mean();
    }

    /** Returns the n-th up time in ms, at least 1, n from 0; {@link Long#MAX_VALUE} for never. */
    long up(long n) {
        return never ? Long.MAX_VALUE : Durations.atLeastOne(up.duration(Draws.uniform(upKey, n)));
    }

    /** What is left of the n-th up time, of which that much is over; as {@link #up}. */
    long upLeft(long n, long elapsed) {
        return elapsed == 0 || never
                ? up(n)
                : up.remaining(Draws.uniform(upKey, n), up.mean(), elapsed);
    }

    /** Returns the n-th repair in ms, n from 0; a calendar-dependent down is at least 1. */
    long repair(long n, double availabilityFactor) {
        long millis =
                repair.duration(Draws.uniform(repairKey, n), repairMean(availabilityFactor), 1);
        return calendar ? Durations.atLeastOne(millis) : millis;
    }

    /** What is left of the n-th repair, of which that much is over. */
    long repairLeft(long n, double availabilityFactor, long elapsed) {
        double mean = repairMean(availabilityFactor);
        return elapsed == 0
                ? repair(n, availabilityFactor)
                : repair.remaining(Draws.uniform(repairKey, n), mean, elapsed);
    }

    private double repairMean(double availabilityFactor) {
        double mean = repair.mean();
        if (availabilityFactor == 1) {
            return mean;
        }
        double a = up.mean() / (up.mean() + mean) * availabilityFactor;
        return a >= 1 ? 0 : up.mean() * (1 - a) / a;
    }
}
