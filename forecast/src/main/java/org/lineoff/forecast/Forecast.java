package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Text;

/**
 * What a forecast found: whether the promises hold, what decides it, and what it rests on. Plain
 * values only; the names of its components are the names of the machine-readable result ({@code
 * docs/results.md}). Dates that were not reached in enough replications are null.
 */
public record Forecast(
        String version,
        Text title,
        @Nullable Text note,
        LocalDate asOf,
        LocalDate from,
        LocalDate to,
        String currency,
        long seed,
        int replications,
        int draws,
        boolean fewRuns,
        List<PromiseResult> promises,
        FirstCar firstCar,
        List<QuarterResult> quarters,
        List<HeldBackBy> heldBackBy,
        List<AlsoWorth> alsoWorth,
        Spread spread,
        List<ActivityResult> activities,
        List<ChainLink> chain,
        List<OwnerDays> owners,
        List<LeverResult> levers,
        List<PolicyResult> policies,
        List<StateResult> states,
        List<FlowResult> flow,
        List<Bridge> bridge,
        AssumptionCount assumptions,
        List<AssumedInput> assumed,
        List<ZoneOutput> zoneOutput) {

    /**
     * One promise.
     *
     * @param kind date, volume, rate, capacity or quality
     * @param clause its wording; {@code strength} signed, stated, expected or ours
     * @param by due date, null: none signed, scored by the end of the horizon
     * @param settled whether it was decided by the as-of day; then probability is 0 or 1
     * @param probability share of runs that keep it
     * @param low lower end of the 95 % Wilson interval of the probability
     * @param high upper end
     * @param p10 day on which a tenth of the runs has kept it
     * @param runs replications or draws it was scored over
     * @param kept the day on which it really was kept, if that is public (also after the as-of day)
     */
    public record PromiseResult(
            String id,
            Text name,
            String kind,
            Text measure,
            Text clause,
            String strength,
            boolean visible,
            @Nullable LocalDate by,
            boolean settled,
            double probability,
            double low,
            double high,
            @Nullable LocalDate p10,
            @Nullable LocalDate p50,
            @Nullable LocalDate p90,
            int runs,
            @Nullable LocalDate kept) {}

    /** The first saleable car off the line. */
    public record FirstCar(
            @Nullable LocalDate p10,
            @Nullable LocalDate p50,
            @Nullable LocalDate p90,
            @Nullable LocalDate promised,
            @Nullable LocalDate actual) {}

    /** Quantiles of a count or a value over the replications. */
    public record Band(double p10, double p50, double p90) {}

    /**
     * One quarter: deliveries, with line-off and output value beside them.
     *
     * @param quarter e.g. 2025-Q4
     * @param actual deliveries as published, null where none are
     * @param known whether the actual was known on the as-of day
     * @param output value ex works without VAT of the cars off the line, in the plant's currency
     */
    public record QuarterResult(
            String quarter,
            double p10,
            double p50,
            double p90,
            @Nullable Integer actual,
            boolean known,
            Band lineOff,
            @Nullable Integer lineOffActual,
            Band output) {}

    /**
     * A cause that held cars back.
     *
     * @param place full name of the place
     * @param name the place in words
     * @param cause one of the lengths of {@code org.lineoff.events.Cause}, in lower case
     * @param share share of the critical path of all line-offs after the as-of day; all add up to 1
     * @param assumed whether the figures behind it are assumptions
     * @param worth what it is worth to take a little of it away; null where that was not found out
     */
    public record HeldBackBy(
            String place,
            Text name,
            String cause,
            double share,
            boolean assumed,
            @Nullable Worth worth) {
        /** The same with another worth. */
        HeldBackBy with(@Nullable Worth other) {
            return new HeldBackBy(place, name, cause, share, assumed, other);
        }
    }

    /**
     * What it is worth to take one unit of a cause away: the mean difference of pairs of runs under
     * the same luck, with its 90 % interval.
     *
     * @param value more cars off the line in the year from the as-of day, or from the first car,
     *     on; or days earlier
     * @param unit cars_a_year, or days_of/ACTIVITY
     * @param per second_of_work, minute_of_repair, hour_a_week, day_of/ACTIVITY, ...
     * @param low not a number for a single pair
     * @param pairs pairs of runs compared
     */
    public record Worth(double value, String unit, String per, double low, double high, int pairs) {
        static Worth of(PairedInterval gain, String unit, String per) {
            return new Worth(gain.mean(), unit, per, gain.low(), gain.high(), gain.pairs());
        }
    }

    /**
     * What something else than the largest causes is worth: a place more in a store or a buffer, a
     * day less of an activity.
     *
     * @param kind buffer or activity
     * @param place full name of the store or of the station behind the buffer; id of the activity
     * @param name the place or the activity in words
     * @param result the promise or milestone that comes earlier, in words; null for a buffer
     */
    public record AlsoWorth(
            String kind, String place, Text name, @Nullable Text result, Worth worth) {}

    /**
     * Where the spread of each result comes from, and what to find out to make it smaller.
     *
     * @param walks walks that told the groups apart; 0: not asked for, and no result of the plant
     *     is listed
     */
    public record Spread(int walks, List<SpreadOf> results, List<MeasureNext> measureNext) {}

    /**
     * The spread of one result; the four shares add up to 1.
     *
     * @param kind year or quarter (deliveries), promise or start (the day of an objective)
     * @param id the quarter or year, or the name of promise or activity in the files
     * @param unit cars or days
     * @param deviation standard deviation over the runs; a day that was not reached counts as the
     *     day after the horizon
     * @param runs replications, or draws where only the programme matters
     * @param policies levers and policies
     * @param least the smallest share of a single figure that so many runs can tell from none
     */
    public record SpreadOf(
            String kind,
            String id,
            Text name,
            String unit,
            double deviation,
            int runs,
            SpreadShare programme,
            SpreadShare assumptions,
            SpreadShare policies,
            SpreadShare luck,
            double least) {}

    /** A share of a variance with its 90 % interval. */
    public record SpreadShare(double share, double low, double high) {}

    /**
     * A figure that a result hangs on: to know it better would make the spread smaller by up to its
     * share.
     *
     * @param kind of the result
     * @param id of the result
     * @param figure name of the figure; {@code levers/ID} or {@code policies/ID} for whether that
     *     comes at all
     * @param group programme, assumptions or policies
     * @param name the figure in words: the plant's own names for its place, and what it is
     * @param value as known on the as-of day, as people write it; null where nothing is stated
     * @param from lower end of its range, null without one
     * @param reason the assumption that it rests on, as in the files; null where it has a source
     */
    public record MeasureNext(
            String kind,
            String id,
            String figure,
            Text name,
            String group,
            @Nullable String value,
            @Nullable String from,
            @Nullable String to,
            @Nullable String reason,
            double share,
            double low,
            double high) {}

    /**
     * One activity or milestone of the programme.
     *
     * @param owner maker, zone, supplier or authority
     * @param state finished, running or open on the as-of day
     * @param criticality share of draws in which it is on the chain to the first objective it
     *     matters to
     * @param actualStart day on which it really started, also where that became known later: shown,
     *     not used
     * @param actualFinish the same for its finish
     * @param baselineStart start in the plan without luck (most likely durations)
     */
    public record ActivityResult(
            String id,
            Text name,
            String owner,
            @Nullable String line,
            boolean milestone,
            String state,
            LocalDate baselineStart,
            LocalDate baselineFinish,
            LocalDate startP10,
            LocalDate startP50,
            LocalDate startP90,
            LocalDate finishP10,
            LocalDate finishP50,
            LocalDate finishP90,
            double criticality,
            List<String> after,
            @Nullable LocalDate actualStart,
            @Nullable LocalDate actualFinish) {}

    /**
     * One link of the chain from the signature to an objective, in the draw in which its date is
     * the median one. The links follow each other without a gap.
     *
     * @param kind activity, or what it waited for: lag, calendar, not_before, as_of, late
     * @param from the link begins on the evening of this day
     * @param to the link ends on the evening of this day
     */
    public record ChainLink(
            String objective,
            String activity,
            Text name,
            String owner,
            String kind,
            LocalDate from,
            LocalDate to) {}

    /**
     * Mean calendar days on the chain to an objective, by owner; over the owners they add up to the
     * whole way from the signature.
     *
     * @param name the objective in words
     * @param days all of the owner's days
     * @param waiting those of them on which the owner's activities waited
     * @param share days over all owners' days
     */
    public record OwnerDays(
            String objective, Text name, String owner, double days, double waiting, double share) {}

    /**
     * What the replications decided by a policy.
     *
     * @param chance share of the replications that decided by it at least once
     * @param p10 day by which a tenth of the replications has its first effect
     * @param times mean number of times that it was decided
     */
    public record PolicyResult(
            String id,
            Text name,
            double chance,
            @Nullable LocalDate p10,
            @Nullable LocalDate p50,
            @Nullable LocalDate p90,
            double times) {}

    /** A lever as the replications drew it. */
    public record LeverResult(
            String id,
            Text name,
            boolean decided,
            double chance,
            @Nullable LocalDate p10,
            @Nullable LocalDate p50,
            @Nullable LocalDate p90) {}

    /** Mean share of time by state of a shop's stations in a year; the six shares add up to 1. */
    public record StateResult(
            String line,
            String shop,
            Text name,
            int year,
            double offShift,
            double plannedStop,
            double failed,
            double working,
            double blocked,
            double starved) {}

    /**
     * Quality and flow of a line in a year. Lead time in hours of clock time, line-off cars only.
     */
    public record FlowResult(
            String line,
            Text name,
            int year,
            double firstTimeThrough,
            double leadTimeHours,
            double workInProgress,
            double oee) {}

    /**
     * From the cars planned for a shop in a year to those it makes, step by step; the steps add up
     * to the output to the car. Means over the replications.
     *
     * @param station the pacing station, whose time is accounted for
     * @param jobsPerHour planned while the shop runs
     * @param hours scheduled, planned stops included
     * @param planned jobs per hour × hours, in cars
     * @param steps in order; a loss is below 0
     * @param output cars that the shop finished
     * @param p10 the output of the replications
     */
    public record Bridge(
            String line,
            String shop,
            Text name,
            int year,
            String station,
            Text stationName,
            double jobsPerHour,
            double hours,
            long planned,
            List<BridgeStep> steps,
            long output,
            long p10,
            long p90) {
        /** The kinds of steps, in order. */
        public static final List<String> KINDS =
                List.of(
                        "rated_pace",
                        "planned_stops",
                        "breakdowns",
                        "blocked",
                        "starved",
                        "repeats",
                        "set_ups",
                        "people",
                        "parts",
                        "pace",
                        "elsewhere");

        /** Cars of one step. */
        public long step(String kind) {
            return steps.stream()
                    .filter(s -> s.kind().equals(kind))
                    .mapToLong(BridgeStep::cars)
                    .sum();
        }
    }

    /**
     * One step of a loss bridge, in cars.
     *
     * @param kind one of {@link Bridge#KINDS}
     */
    public record BridgeStep(String kind, long cars) {}

    /** How many of the inputs are assumptions. */
    public record AssumptionCount(int count, int of) {}

    /**
     * An assumed input, as known on the as-of day.
     *
     * @param name of the figure in the files
     * @param words the plant's own names for its place, and what it is
     */
    public record AssumedInput(
            String name,
            Text words,
            String value,
            @Nullable String low,
            @Nullable String high,
            String reason) {}

    /** Output of the zone around the plant, as stated. */
    public record ZoneOutput(Text name, LocalDate from, LocalDate to, double value) {}
}
