package org.lineoff.simulate;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Drawn;
import org.lineoff.model.Known;
import org.lineoff.model.RampFactor;
import org.lineoff.model.Section;
import org.lineoff.simulate.Layout.SectionSite;
import org.lineoff.simulate.Layout.StationSite;

/**
 * The people of a section in one replication, and how fast it works with them: 1 with as many as
 * its stations need, less by the stated rule with fewer. People count by what they have learnt, in
 * whole days since they came; the teams of the shift that began last are there. A question within
 * one shift and day costs two comparisons.
 */
final class Manning {
    /** So that every visit ends. */
    private static final double SLOWEST = 0.01;

    private static final double DAY = 86_400_000;

    private final Days days;
    private final double need;
    private final double loss;

    /** By team: the shift that it works, null: every; and what its people count for, by day. */
    private final @Nullable LocalTime[] shifts;

    private final double[][] count;
    private ShiftBegins begins;

    // The last answer, and from when until when it holds.
    private double speed;
    private long from;
    private long until;

    /**
     * The people of a section.
     *
     * @param start start of production
     */
    Manning(
            SectionSite site,
            Section.Manning stated,
            Days days,
            Drawn drawn,
            LocalDate start,
            ShiftBegins begins) {
        this.days = days;
        this.begins = begins;
        need = need(site, drawn);
        Known<Double> cost = stated.loss();
        loss = cost == null || !drawn.isKnown(cost) ? 1 : drawn.number(cost);
        List<Section.Team> teams = stated.teams();
        shifts = teams.stream().map(Section.Team::shift).toArray(LocalTime[]::new);
        count = new double[teams.size()][days.count()];
        for (int t = 0; t < count.length; t++) {
            for (Section.Hiring hiring : teams.get(t).people()) {
                add(hiring, count[t], drawn, start);
            }
        }
    }

    private static double need(SectionSite site, Drawn drawn) {
        double sum = 0;
        for (StationSite station : site.stations()) {
            sum += people(station, drawn) * station.places().size();
        }
        return sum;
    }

    /** How many people one unit of a station needs. */
    static double people(StationSite site, Drawn drawn) {
        Known<Double> people = site.station().people();
        return people == null || !drawn.isKnown(people) ? 0 : drawn.number(people);
    }

    private void add(Section.Hiring hiring, double[] byDay, Drawn drawn, LocalDate start) {
        Known<LocalDate> first = hiring.from();
        if (!drawn.isKnown(hiring.count()) || (first != null && !drawn.isKnown(first))) {
            return;
        }
        Known<Double> skill = hiring.skill();
        Known<Duration> over = hiring.over();
        double number = drawn.number(hiring.count());
        double begin = skill == null || !drawn.isKnown(skill) ? 1 : drawn.number(skill);
        double time = over == null || !drawn.isKnown(over) ? 0 : drawn.millis(over) / DAY;
        boolean exponential = hiring.curve() == RampFactor.Curve.EXPONENTIAL;
        LocalDate from = first == null ? start : drawn.date(first);
        for (int day = 0; day < byDay.length; day++) {
            long age = days.date(day).toEpochDay() - from.toEpochDay();
            if (age >= 0) {
                byDay[day] += number * (begin + (1 - begin) * learnt(age, time, exponential));
            }
        }
    }

    private static double learnt(long age, double time, boolean exponential) {
        if (time <= 0) {
            return 1;
        }
        return exponential ? 1 - StrictMath.exp(-age / time) : Math.min(1, age / time);
    }

    /** From a midnight still to come the shifts are others. */
    void replace(ShiftBegins other) {
        begins = other;
        until = from;
    }

    /** Returns what the work of stations with people is divided by, on a day of the horizon. */
    double speed(long now, int today) {
        if (now < from || now >= until) {
            int shift = begins.last(now);
            speed = speed(begins.from(shift), today);
            from = now;
            until = Math.min(days.begins(today + 1), begins.next(shift));
        }
        return speed;
    }

    private double speed(@Nullable LocalTime shift, int today) {
        double there = 0;
        for (int t = 0; t < count.length; t++) {
            if (shifts[t] == null || shifts[t].equals(shift)) {
                there += count[t][today];
            }
        }
        double missing = need <= 0 ? 0 : Math.max(0, 1 - Math.max(0, there) / need);
        return Math.max(SLOWEST, 1 - loss * missing);
    }
}
