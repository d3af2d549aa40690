package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Text;

/**
 * How forecasts as of several days came out, beside plain rivals. Component names are the names in
 * JSON.
 *
 * @param forecast table (a): only what was known on the day
 * @param plantCheck table (b): the same, with the given levers on the days on which they came;
 *     tests the plant and not the foresight. Empty where none are given
 * @param promises how the probability of each promise stood on each day, from table (a)
 * @param fitted figures that a forecast as of one of the days used and that had been fitted
 */
public record BacktestResult(
        String version,
        Text title,
        long seed,
        int replications,
        int draws,
        List<LocalDate> asOf,
        List<String> given,
        Table forecast,
        Table plantCheck,
        List<PromiseHistory> promises,
        List<Fitted> fitted) {
    public BacktestResult {
        asOf = List.copyOf(asOf);
        given = List.copyOf(given);
        promises = List.copyOf(promises);
        fitted = List.copyOf(fitted);
    }

    /**
     * One table.
     *
     * @param inside share of all pairs of day and quarter whose actual lies within P10 to P90
     * @param pairs how many pairs there are
     */
    public record Table(List<Day> days, double inside, int pairs) {
        public Table {
            days = List.copyOf(days);
        }
    }

    /** Forecasts as of one day, quarter by quarter, and the scores of all who forecast. */
    public record Day(LocalDate asOf, List<QuarterPair> quarters, List<Score> scores) {
        public Day {
            quarters = List.copyOf(quarters);
            scores = List.copyOf(scores);
        }
    }

    /**
     * One quarter after an as-of day.
     *
     * @param actual deliveries as published
     * @param inside whether the actual lies within P10 to P90
     * @param blind whether no figure that was used had been fitted on this quarter
     * @param rivals point forecasts of the rivals, null where one has none
     */
    public record QuarterPair(
            String quarter,
            double p10,
            double p50,
            double p90,
            int actual,
            boolean inside,
            boolean blind,
            List<RivalPoint> rivals) {
        public QuarterPair {
            rivals = List.copyOf(rivals);
        }
    }

    /** A rival's point forecast of one quarter. */
    public record RivalPoint(String name, @Nullable Double cars) {}

    /**
     * The score of one forecaster as of one day, over the quarters that it has a forecast for.
     *
     * @param name lineoff, nameplate, last_quarter, targets or peer
     * @param quarters how many were scored
     * @param meanAbsoluteError of P50, cars
     * @param firstYear the same over the first four quarters after the day
     * @param pinball mean pinball loss over P10, P50 and P90, cars
     */
    public record Score(
            String name,
            int quarters,
            @Nullable Double meanAbsoluteError,
            @Nullable Double firstYear,
            @Nullable Double pinball) {}

    /** The probability of a promise as it stood on each as-of day. */
    public record PromiseHistory(
            String id,
            Text name,
            @Nullable LocalDate by,
            @Nullable LocalDate kept,
            List<Standing> standings) {
        public PromiseHistory {
            standings = List.copyOf(standings);
        }
    }

    /** How a promise stood as of a day. */
    public record Standing(
            LocalDate asOf, double probability, double low, double high, boolean settled) {}

    /**
     * A fitted figure.
     *
     * @param asOf the as-of days whose forecasts used it
     * @param on what it was fitted on
     */
    public record Fitted(String name, String value, List<String> on, List<LocalDate> asOf) {
        public Fitted {
            on = List.copyOf(on);
            asOf = List.copyOf(asOf);
        }
    }
}
