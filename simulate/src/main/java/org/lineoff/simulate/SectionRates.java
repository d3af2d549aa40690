package org.lineoff.simulate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Factor;
import org.lineoff.model.Section;

/**
 * The factors of a section's rate in one run, to look up afterwards: ramps, levers, and what
 * policies decided. The same figures as the engine used.
 */
public final class SectionRates {
    private final Rates rates;
    private final Days days;
    private final @Nullable Manning manning;
    private final ShiftBegins shifts;

    private SectionRates(Rates rates, Days days, @Nullable Manning manning, ShiftBegins shifts) {
        this.rates = rates;
        this.days = days;
        this.manning = manning;
        this.shifts = shifts;
    }

    static SectionRates of(
            Layout layout, Days days, Scenario scenario, Outcome outcome, int place) {
        Layout.SectionSite site =
                layout.sections().stream()
                        .filter(s -> s.place() == place)
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException("no section at place " + place));
        Hours hours = new Hours(layout, days, scenario);
        @Nullable LocalDate start = hours.start(site);
        Rates rates =
                new Rates(
                        site,
                        days,
                        scenario.drawn(),
                        DrawnLever.of(layout.plant(), scenario.drawn()),
                        start);
        for (Decision decision : outcome.decisions()) {
            DrawnLever decided = hours.add(decision);
            long from = decision.from().toEpochDay() - days.date(0).toEpochDay();
            if (start != null
                    && decided.factor() != null
                    && decided.isFor(site.name())
                    && from < days.count()) {
                rates.scale(decided.factor(), decided.by(), (int) from, days);
            }
        }
        Section.Manning stated = site.section().manning();
        if (stated == null || start == null) {
            return new SectionRates(rates, days, null, ShiftBegins.NONE);
        }
        ShiftBegins shifts = hours.shifts(site);
        return new SectionRates(
                rates,
                days,
                new Manning(site, stated, days, scenario.drawn(), start, shifts),
                shifts);
    }

    /**
     * A factor on a day.
     *
     * @param day of the horizon, from 0
     * @param built cars that entered the section before
     */
    public double at(Factor factor, int day, long built) {
        return rates.at(factor, day, built);
    }

    /**
     * What people divide work by on a day: the factor, times how fast the people who are there
     * work, in the mean over the shifts that begin on that day.
     *
     * @param manned whether there are people at the station at all
     */
    public double people(int day, long built, boolean manned) {
        double factor = at(Factor.PEOPLE, day, built);
        return manning == null || !manned ? factor : factor * speed(manning, day);
    }

    private double speed(Manning people, int day) {
        double sum = 0;
        int count = 0;
        int shift = shifts.last(days.begins(day) - 1);
        for (long at = shifts.next(shift); at < days.begins(day + 1); at = shifts.next(++shift)) {
            sum += people.speed(at, day);
            count++;
        }
        return count == 0 ? people.speed(days.begins(day), day) : sum / count;
    }
}
