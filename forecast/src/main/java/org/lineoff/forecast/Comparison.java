package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Text;

/**
 * What differs between variants of a plant that ran under the same luck. The first variant is the
 * one that the others are compared with. Lists named {@code sides} hold one element for each
 * variant, in their order; null where that variant has no such thing. Plain values only; the names
 * of the components are those of the machine-readable result ({@code docs/results.md}).
 *
 * @param interval the probability of every interval of a difference: 0.9
 * @param fewRuns whether so few replications say little
 */
public record Comparison(
        String version,
        LocalDate asOf,
        long seed,
        int replications,
        int draws,
        double interval,
        boolean fewRuns,
        List<Variant> variants,
        List<PromiseRow> promises,
        List<DateRow> dates,
        List<PeriodRow> years,
        List<PeriodRow> quarters) {

    /**
     * One of the plants.
     *
     * @param from the folder or change file, as it was named
     * @param title of the change, or of the plant
     * @param changes what differs from the first variant as known on the as-of day; none for it
     */
    public record Variant(String from, Text title, @Nullable Text note, List<Change> changes) {
        /** Whether there are other places, activities, levers … than in the first variant. */
        public boolean otherStructure() {
            return changes.stream().anyMatch(c -> !c.kind().equals("changed"));
        }
    }

    /**
     * One thing that differs between the files of two variants.
     *
     * @param kind changed; added or removed, where one of them has no such thing
     * @param name of the figure; else file and dotted path
     * @param line in which alone it differs; null: wherever the file holds
     * @param before as written in a file, with its range: 70s (66s–74s); null where added
     * @param after the same of this variant; null where removed
     * @param restedOn source or assumption before; null for what is no figure
     * @param restsOn source or assumption now
     */
    public record Change(
            String kind,
            String name,
            @Nullable String line,
            @Nullable String before,
            @Nullable String after,
            @Nullable String restedOn,
            @Nullable String restsOn) {}

    /**
     * The mean of the differences, run by run, of a variant less the first one, with its interval
     * by Student's t.
     *
     * @param low not a number for a single pair
     * @param pairs runs compared
     * @param differing those of them with any difference
     * @param seen whether the interval leaves 0 out
     */
    public record Difference(
            double mean, double low, double high, int pairs, int differing, boolean seen) {
        static Difference of(double[] differences) {
            double mean = Student.mean(differences);
            double half = Student.halfWidth(differences);
            int differing = 0;
            for (double each : differences) {
                differing += each == 0 ? 0 : 1;
            }
            return new Difference(
                    mean,
                    mean - half,
                    mean + half,
                    differences.length,
                    differing,
                    mean - half > 0 || mean + half < 0);
        }
    }

    /** A promise, scored in each variant. */
    public record PromiseRow(String id, Text name, String kind, List<@Nullable PromiseSide> sides) {
        public PromiseRow {
            sides = withNulls(sides);
        }
    }

    /**
     * How a variant keeps a promise.
     *
     * @param by due date in this variant, null: none signed
     * @param low lower end of the 95 % Wilson interval of the probability
     * @param p50 day on which half of the runs has kept it
     * @param likelier difference of the probability; null for the first variant
     * @param days difference of the day on which it is kept, over the runs in which both variants
     *     keep it; null where there are none
     */
    public record PromiseSide(
            @Nullable LocalDate by,
            boolean settled,
            double probability,
            double low,
            double high,
            @Nullable LocalDate p10,
            @Nullable LocalDate p50,
            @Nullable LocalDate p90,
            @Nullable Difference likelier,
            @Nullable Difference days) {}

    /**
     * A key date.
     *
     * @param kind start (an objective of the programme) or first_car (off any line)
     * @param id of the activity; the kind, for the first car
     */
    public record DateRow(String kind, String id, Text name, List<@Nullable DateSide> sides) {
        public DateRow {
            sides = withNulls(sides);
        }
    }

    /**
     * @param days difference in days over the runs in which both variants reach it
     */
    public record DateSide(
            @Nullable LocalDate p10,
            @Nullable LocalDate p50,
            @Nullable LocalDate p90,
            @Nullable Difference days) {}

    /**
     * A quarter or a year.
     *
     * @param period e.g. 2025-Q4 or 2025
     * @param whole whether all of it lies within the horizon of the first variant
     */
    public record PeriodRow(
            String period,
            boolean whole,
            List<@Nullable CountSide> lineOff,
            List<@Nullable CountSide> deliveries) {
        public PeriodRow {
            lineOff = withNulls(lineOff);
            deliveries = withNulls(deliveries);
        }
    }

    /** Cars: quantiles and mean over the replications, and the difference of the mean. */
    public record CountSide(
            double p10, double p50, double p90, double mean, @Nullable Difference difference) {}

    public Comparison {
        variants = List.copyOf(variants);
        promises = List.copyOf(promises);
        dates = List.copyOf(dates);
        years = List.copyOf(years);
        quarters = List.copyOf(quarters);
    }

    private static <T> List<@Nullable T> withNulls(List<@Nullable T> list) {
        return Collections.unmodifiableList(new ArrayList<>(list));
    }
}
