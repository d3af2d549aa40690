package org.lineoff.events;

import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Overall equipment effectiveness by the names and formulas of ISO 22400-2, of one station or of
 * several taken together, over one or several periods. Times in ms. The time model, and where it is
 * coarser than the standard's, is in {@code docs/events.md}.
 *
 * <p>The standard defines the index for one work unit. For several, the times and the planned run
 * times are added up before dividing, so that OEE = good planned run time ÷ planned busy time holds
 * for any group, and the three ratios multiply to it.
 *
 * @param pot planned operation time
 * @param pbt planned busy time: without planned stops
 * @param apt actual production time
 * @param adet actual unit delay time: failed or blocked
 * @param adot actual unit down time: no car there
 * @param pq produced quantity: visits finished
 * @param planned planned run time of what was produced, PRI × PQ
 * @param good planned run time of what was good, PRI × GQ
 */
public record Oee(
        long pot, long pbt, long apt, long adet, long adot, long pq, double planned, double good) {

    public static final Oee NONE = new Oee(0, 0, 0, 0, 0, 0, 0, 0);

    /** APT ÷ PBT; not a number if nothing was planned. */
    public double availability() {
        return (double) apt / pbt;
    }

    /** PRI × PQ ÷ APT; not a number if nothing was produced. */
    public double effectiveness() {
        return planned / apt;
    }

    /** GQ ÷ PQ; not a number if nothing was produced. */
    public double qualityRatio() {
        return good / planned;
    }

    /** Availability × effectiveness × quality ratio; not a number if nothing was planned. */
    public double index() {
        return good / pbt;
    }

    /**
     * Throughput rate, PQ ÷ AOET, in items an hour. The order of ISO 22400 is a car here, and its
     * execution at the units lasts as long as they are busy with it: AUBT. Not a number if none
     * was.
     */
    public double throughputRate() {
        return pq * 3_600_000.0 / (apt + adet);
    }

    public Oee plus(Oee other) {
        return new Oee(
                pot + other.pot,
                pbt + other.pbt,
                apt + other.apt,
                adet + other.adet,
                adot + other.adot,
                pq + other.pq,
                planned + other.planned,
                good + other.good);
    }

    /**
     * Of the stations that are asked for (one, or those of a section, shop or line), in one period.
     *
     * @param which which stations
     * @param priMs planned run time per item, PRI, in ms: of a station, for the mix planned
     */
    public static Oee of(
            StateTimes.Result times,
            FirstTimeThrough.Result quality,
            Predicate<Places.Place> which,
            int period,
            ToDoubleFunction<Places.Place> priMs) {
        if (!times.periods().equals(quality.periods())) {
            throw new IllegalArgumentException(
                    "times have the periods %s and quality %s"
                            .formatted(times.periods(), quality.periods()));
        }
        Oee sum = NONE;
        for (Places.Place station : times.stations(which)) {
            Partition at = times.at(station.index(), period);
            long produced = times.produced(station.index(), period);
            double planned = priMs.applyAsDouble(station) * produced;
            long busy = at.failed() + at.working() + at.blocked() + at.starved();
            sum =
                    sum.plus(
                            new Oee(
                                    busy + at.plannedStop(),
                                    busy,
                                    at.working(),
                                    at.failed() + at.blocked(),
                                    at.starved(),
                                    produced,
                                    planned,
                                    planned * goodShare(quality, station.section(), period)));
        }
        return sum;
    }

    /** Share of what a section made that was good at once: 1 where nobody inspects. */
    private static double goodShare(FirstTimeThrough.Result quality, String section, int period) {
        for (FirstTimeThrough.OfGate gate : quality.gates()) {
            if (gate.period() == period
                    && gate.inspected() > 0
                    && gate.gate().section().equals(section)) {
                return gate.firstPassYield();
            }
        }
        return 1;
    }
}
