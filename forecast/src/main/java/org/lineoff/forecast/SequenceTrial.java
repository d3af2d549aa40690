package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Text;

/**
 * What several build sequences of the same orders really make, in the same plant under the same
 * luck. The first is the one that the others are compared with.
 *
 * @param from first day; the plant is as it would stand that morning
 * @param days that are counted
 * @param cars how many orders the sequences hold
 * @param fewRuns whether so few replications say little
 * @param currency of the plant's prices
 */
public record SequenceTrial(
        LocalDate asOf,
        LocalDate from,
        int days,
        int cars,
        long seed,
        int replications,
        boolean fewRuns,
        String currency,
        List<OfSequence> sequences) {
    public SequenceTrial {
        sequences = List.copyOf(sequences);
    }

    /**
     * One sequence.
     *
     * @param figures in the order of {@link Figure}
     */
    public record OfSequence(Text name, List<Measured> figures) {
        public OfSequence {
            figures = List.copyOf(figures);
        }

        public Measured get(Figure figure) {
            return figures.get(figure.ordinal());
        }
    }

    /**
     * A figure of one sequence.
     *
     * @param mean over the replications; not a number where nothing was done that it is of, or the
     *     plant states no price
     * @param less difference to the first sequence, run by run; null for the first
     */
    public record Measured(double mean, Comparison.@Nullable Difference less) {}

    /** What is measured, with its unit. */
    public enum Figure {
        /** Cars off the line in the days counted, those among them that were inside before. */
        CARS_OFF_LINE,
        /** Of the orders of the sequence, those off the line by the end of the days, cars. */
        ORDERS_DONE,
        /** Set-ups made for them: visits of a station with a set-up of more than nothing. */
        SET_UPS,
        /** How long these took, in minutes of open time. */
        SET_UP_MINUTES,
        /** What pitches of moving lines took beyond their takt for work, in minutes. */
        OVERLOAD_MINUTES,
        /**
         * How far the work at any station of a moving line would run behind at most if the belt did
         * not wait for it, in seconds.
         */
        DRIFT_SECONDS,
        /** Stops of moving lines by their stations, as by a cord. */
        LINE_STOPS,
        /** Mean time from the release to the line's end of the orders done, in hours. */
        LEAD_TIME_HOURS,
        /**
         * Price ex works of the orders that are not off the line by the end of the days, in
         * millions of the plant's currency: what the sequence leaves tied up or unbuilt.
         */
        VALUE_OPEN
    }
}
