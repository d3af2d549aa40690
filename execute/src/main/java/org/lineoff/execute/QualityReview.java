package org.lineoff.execute;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Places;
import org.lineoff.model.Plant;
import org.lineoff.model.Text;

/**
 * What the measurements, inspections and defects on record amount to: control charts, capability,
 * yields, defects per car, Pareto. First time through, defects per car and yields are counted by
 * {@code FirstTimeThrough} of {@code events}, charts and capability made by its package {@code
 * quality}. Times are of the plant's zone, to the second; what cannot be said of so few values is
 * not a number, or null.
 *
 * @param from first day; null where there is nothing on record
 * @param to last day
 * @param question what was asked
 * @param charts by characteristic, in the order of the plant's files, and place
 * @param lines in the order of the files
 * @param gates that inspected anything, in the order of the files, those of {@code execution.yaml}
 *     that are no places of the simulation last
 * @param byType defects found, by type
 * @param byPlace defects found, by the place that found them
 * @param leftOut events of the record at places that the plant no longer has
 */
public record QualityReview(
        Text plant,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Question question,
        List<Chart> charts,
        List<LineOf> lines,
        List<GateOf> gates,
        List<CountChart> counts,
        Tally byType,
        Tally byPlace,
        long leftOut) {
    /** Samples in which defects are counted. */
    public enum Per {
        CAR,
        SHIFT
    }

    /**
     * What is asked.
     *
     * @param from first day; null: that of the record
     * @param to last day; null: that of the record
     * @param place full name, or without its line, or of something around places; empty: all
     * @param characteristic only the charts of this one; empty: all, and everything else
     * @param subgroup values a point: 1 for I-MR, 2 to 10 for X̄-R
     * @param nelson whether the rules of Nelson are asked for, in place of Western Electric's
     */
    public record Question(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String place,
            String characteristic,
            int subgroup,
            boolean nelson,
            boolean perShift) {
        /** Everything on record. */
        public static final Question ALL = new Question(null, null, "", "", 1, false, false);

        Per per() {
            return perShift ? Per.SHIFT : Per.CAR;
        }
    }

    public QualityReview {
        charts = List.copyOf(charts);
        lines = List.copyOf(lines);
        gates = List.copyOf(gates);
        counts = List.copyOf(counts);
    }

    /** The review of a record. */
    public static QualityReview of(
            Records records, PlantRules rules, Plant plant, Question question) {
        return new QualityReviewer(rules, plant, question).review(records);
    }

    /**
     * Full names of the places that a question's place means; none where there is no such place.
     */
    public static List<String> places(String asked, PlantRules rules, Plant plant) {
        return QualityEvents.places(rules, plant).all().stream()
                .filter(place -> QualityReviewer.isMeant(place, asked))
                .map(Places.Place::name)
                .toList();
    }

    /** Whether there is nothing to show. */
    public boolean isEmpty() {
        return charts.isEmpty()
                && gates.isEmpty()
                && byType.total() == 0
                && lines.stream().allMatch(line -> line.lineOffs() == 0);
    }

    /** Centre and limits of a chart, three standard deviations away. */
    public record Limits(double centre, double lower, double upper) {}

    /**
     * The control charts of a characteristic at a place.
     *
     * @param lower smallest good value, null if none is stated; so {@code target} and {@code upper}
     * @param readings first measurements of the cars
     * @param again later measurements of the same cars, which are left out
     * @param outside readings beyond the limits of the characteristic
     * @param main of the values, or means of subgroups; null: fewer than two points
     * @param spread of the moving ranges, or ranges of subgroups
     */
    public record Chart(
            String characteristic,
            Text title,
            String unit,
            String place,
            @Nullable Double lower,
            @Nullable Double target,
            @Nullable Double upper,
            int readings,
            int again,
            int outside,
            @Nullable Limits main,
            @Nullable Limits spread,
            @Nullable Ability ability,
            List<Point> points,
            List<Broken> broken) {
        public Chart {
            points = List.copyOf(points);
            broken = List.copyOf(broken);
        }
    }

    /**
     * A point of a chart.
     *
     * @param time of its last reading
     * @param car of its last reading
     * @param spread moving range to the point before, null of the first; or range of its subgroup
     */
    public record Point(String time, long car, double value, @Nullable Double spread) {}

    /**
     * Where a rule is broken: at each point from one to another it is complete.
     *
     * @param rule name of the {@code ChartRule}
     * @param ofSpread whether on the chart of the ranges
     * @param first point, counted from 1
     * @param last point; mostly the same
     */
    public record Broken(
            String rule,
            boolean ofSpread,
            int first,
            int last,
            String since,
            String until,
            long firstCar,
            long lastCar) {}

    /**
     * Capability against the limits of the characteristic.
     *
     * @param ppkLow lower end of the 90 % interval of Ppk
     */
    public record Ability(
            double mean,
            double within,
            double overall,
            double cp,
            double cpk,
            double pp,
            double ppk,
            double ppkLow,
            double ppkHigh) {}

    /** What came off a line. */
    public record LineOf(
            String line,
            long lineOffs,
            long clean,
            double firstTimeThrough,
            long defects,
            double defectsPerCar) {}

    /**
     * First inspections at a gate, and the chart of what failed of them, day by day.
     *
     * @param failed share of all
     * @param days on which anything was inspected
     */
    public record GateOf(
            String gate,
            Text title,
            long inspected,
            long passed,
            double firstPassYield,
            double failed,
            List<Day> days) {
        public GateOf {
            days = List.copyOf(days);
        }
    }

    /**
     * A day at a gate.
     *
     * @param beyond whether the share that failed is outside the limits of the chart
     */
    public record Day(
            LocalDate date,
            int inspected,
            int failed,
            double share,
            double lower,
            double upper,
            boolean beyond) {}

    /**
     * Chart of defects per car off a line, or of defects found in each shift.
     *
     * @param per CAR or SHIFT
     * @param limits null: fewer than two samples
     * @param beyond samples above the upper limit, or below the lower
     */
    public record CountChart(
            String line, String per, @Nullable Limits limits, int beyond, List<Sample> samples) {
        public CountChart {
            samples = List.copyOf(samples);
        }
    }

    /**
     * A sample of a chart of counts.
     *
     * @param time of the line-off, or at which the shift begins
     * @param car 0 of a shift
     */
    public record Sample(String time, long car, int defects, boolean beyond) {}

    /** Kinds by how often they came. */
    public record Tally(List<Bar> bars, long total) {
        public Tally {
            bars = List.copyOf(bars);
        }
    }

    /**
     * A kind.
     *
     * @param group class of a type of defect; empty if it has none
     * @param cumulative share of all that it and those before it make
     */
    public record Bar(
            String name, Text title, String group, long count, double share, double cumulative) {}
}
