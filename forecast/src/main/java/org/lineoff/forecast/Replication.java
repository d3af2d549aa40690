package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.events.LossBridge;
import org.lineoff.simulate.Decision;

/**
 * What one replication of the plant came to: everything that the forecast needs of it, and no more.
 */
final class Replication {
    /** Epoch day of the first car off any line, {@link Quantiles#NEVER} if none came. */
    final long firstLineOff;

    /** Cars off all lines, by day of the horizon. */
    final int[] lineOffByDay;

    /** Cars and value by quarter. */
    final ByQuarter quarters;

    /** By promise: epoch day on which it was kept; unused for mere dates of the programme. */
    final long[] kept;

    /** Share of the critical path by place and cause; they add up to 1 (empty without cars). */
    final Map<PlaceCause, Double> shares;

    /** By shop and year: ms by state. */
    final double[][] states;

    /** By line and year. */
    final List<Flow> flows;

    /** By shop that has a pacing station, and year. */
    final List<LossBridge> bridges;

    /** By place, in ms from the year of the as-of day on: blocked; empty where not asked for. */
    final long[] blocked;

    /** The same: starved. */
    final long[] starved;

    /** Visits of cars to stations. */
    final long visits;

    /** By lever: the day it was drawn to come, null if it never comes. */
    final @Nullable LocalDate[] levers;

    /** What policies decided, in the order of time. */
    final List<Decision> decisions;

    Replication(
            long firstLineOff,
            int[] lineOffByDay,
            ByQuarter quarters,
            long[] kept,
            Map<PlaceCause, Double> shares,
            double[][] states,
            List<Flow> flows,
            List<LossBridge> bridges,
            Waits waits,
            long visits,
            @Nullable LocalDate[] levers,
            List<Decision> decisions) {
        this.firstLineOff = firstLineOff;
        this.lineOffByDay = lineOffByDay;
        this.quarters = quarters;
        this.kept = kept;
        this.shares = shares;
        this.states = states;
        this.flows = flows;
        this.bridges = bridges;
        this.blocked = waits.blocked();
        this.starved = waits.starved();
        this.visits = visits;
        this.levers = levers;
        this.decisions = decisions;
    }

    /** Ms by place. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Waits(long[] blocked, long[] starved) {
        static final Waits NONE = new Waits(new long[0], new long[0]);
    }

    record PlaceCause(int place, Cause cause) {}

    /** Quality and flow of one line in one year; NaN where no car came off. */
    record Flow(double firstTimeThrough, double leadTimeHours, double workInProgress, double oee) {}

    /** Cars off the line, cars delivered, and value of the cars off the line, by quarter. */
    static final class ByQuarter {
        final double[] lineOff;
        final double[] delivered;
        final double[] output;

        ByQuarter(int quarters) {
            lineOff = new double[quarters];
            delivered = new double[quarters];
            output = new double[quarters];
        }
    }
}
