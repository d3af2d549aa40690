package org.lineoff.events;

import java.util.List;

/**
 * From the cars that a plan has a shop make to those it made, in cars: how the time of its pacing
 * station, whose states leave nothing over, was spent. Losses are counted at the station's own
 * rated pace, as the trade does: an hour of breakdown costs what it would have made in that hour.
 *
 * <p>The steps add up to the output exactly but for the rounding of doubles: {@code planned +
 * ratedPace − plannedStops − breakdowns − blocked − starved − repeats − setUps − people − parts −
 * pace + elsewhere = output}.
 *
 * @param hours scheduled: shifts, planned stops included
 * @param planned planned jobs per hour × hours
 * @param ratedPace more (or, below 0, fewer) that the station makes at its own rated pace
 * @param plannedStops maintenance, refit, start-up
 * @param breakdowns failed, waiting for repair included
 * @param blocked could not hand over; in a paced section also waited, with a car in its first
 *     station, for the next one, unless that had to wait for parts at its source
 * @param starved had no car, or no part, for another reason than a lack of parts at a source
 * @param setUps set-up between cars
 * @param people worked slower (below 0: faster) than as many trained people as rated would have
 * @param parts starved because a source had no parts for the car that was missing
 * @param pace worked slower than rated for another reason (below 0: faster): ramp, takt, mix
 * @param repeats worked on cars that had been there before: rework
 * @param elsewhere cars that left the shop less those first finished here: other ways, and the
 *     change of what is under way
 * @param output cars that the shop finished
 */
public record LossBridge(
        double hours,
        double planned,
        double ratedPace,
        double plannedStops,
        double breakdowns,
        double blocked,
        double starved,
        double setUps,
        double people,
        double parts,
        double pace,
        double repeats,
        double elsewhere,
        double output) {
    private static final double MS_PER_HOUR = 3_600_000;

    /**
     * What other watchers than {@link StateTimes} know of a pacing station's time, in ms summed
     * over its parallel units.
     *
     * @param parts starved for want of parts at a source, see {@link PartWaits}
     * @param people lost (below 0: won) because there were not as many trained people as rated
     */
    public record Told(double parts, double people) {
        public static final Told NOTHING = new Told(0, 0);
    }

    /**
     * The bridge of a shop whose pacing station is in an asynchronous section.
     *
     * @param pacing places of the pacing station's parallel units
     * @param exits places at which cars (or parts) leave the shop
     * @param jobsPerHour planned for the shop while it runs
     * @param ratedMs rated time of one unit for one car
     */
    public static LossBridge of(
            StateTimes.Result times,
            List<Integer> pacing,
            List<Integer> exits,
            int period,
            double jobsPerHour,
            double ratedMs,
            Told told) {
        Partition sum = sum(times, pacing, period);
        long setUp = 0;
        for (int place : pacing) {
            setUp += times.setUp(place, period);
        }
        return of(
                times,
                pacing,
                exits,
                period,
                jobsPerHour,
                ratedMs,
                told,
                new long[] {
                    sum.plannedStop(), sum.failed(), sum.blocked(), sum.starved(), setUp, 0
                });
    }

    /**
     * The bridge of a shop that a paced section paces: failures and line stops are those of any of
     * its stations, as far as they made a pitch longer.
     *
     * @param pitches of that period
     * @param first place of the section's first station
     * @param ratedMs takt
     */
    public static LossBridge ofPaced(
            StateTimes.Result times,
            Pitches.OfSection pitches,
            int period,
            int first,
            List<Integer> exits,
            double jobsPerHour,
            double ratedMs,
            Told told) {
        Partition at = times.at(first, period);
        long open = at.total() - at.offShift() - at.plannedStop();
        long starved =
                open - pitches.running() - pitches.down() - pitches.waiting() - pitches.settingUp();
        return of(
                times,
                List.of(first),
                exits,
                period,
                jobsPerHour,
                ratedMs,
                told,
                new long[] {
                    at.plannedStop(),
                    pitches.down(),
                    pitches.waiting() - pitches.forParts(),
                    starved,
                    pitches.settingUp(),
                    pitches.forParts()
                });
    }

    /**
     * Losses in ms: planned stops, breakdowns, blocked, starved, set-ups, parts; the rest is
     * running.
     */
    private static LossBridge of(
            StateTimes.Result times,
            List<Integer> pacing,
            List<Integer> exits,
            int period,
            double jobsPerHour,
            double ratedMs,
            Told told,
            long[] lost) {
        Partition sum = sum(times, pacing, period);
        long produced = 0;
        long again = 0;
        for (int place : pacing) {
            produced += times.produced(place, period);
            again += times.again(place, period);
        }
        long output = 0;
        for (int place : exits) {
            output += times.produced(place, period) - times.again(place, period);
        }
        long scheduled = sum.total() - sum.offShift();
        double hours = scheduled / MS_PER_HOUR / pacing.size();
        double planned = jobsPerHour * hours;
        long running = scheduled;
        for (long each : lost) {
            running -= each;
        }
        // A pitch counts where it ends, so that a period's rest may be below 0.
        double starved = lost[3] - Math.clamp(told.parts(), 0.0, Math.max(0, lost[3]));
        return new LossBridge(
                hours,
                planned,
                scheduled / ratedMs - planned,
                lost[0] / ratedMs,
                lost[1] / ratedMs,
                lost[2] / ratedMs,
                starved / ratedMs,
                lost[4] / ratedMs,
                told.people() / ratedMs,
                (lost[5] + lost[3] - starved) / ratedMs,
                (running - told.people()) / ratedMs - produced,
                again,
                output - (produced - again),
                output);
    }

    private static Partition sum(StateTimes.Result times, List<Integer> places, int period) {
        Partition sum = Partition.NONE;
        for (int place : places) {
            sum = sum.plus(times.at(place, period));
        }
        return sum;
    }

    /** What the steps add up to; the output but for the rounding of doubles. */
    public double sum() {
        return planned
                + ratedPace
                - plannedStops
                - breakdowns
                - blocked
                - starved
                - setUps
                - people
                - parts
                - pace
                - repeats
                + elsewhere;
    }
}
