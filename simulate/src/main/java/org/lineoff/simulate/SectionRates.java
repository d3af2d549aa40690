package org.lineoff.simulate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Factor;

/**
 * The factors of a section's rate in one run, to look up afterwards: ramps, levers, and what
 * policies decided. The same figures as the engine used.
 */
public final class SectionRates {
    private final Rates rates;

    private SectionRates(Rates rates) {
        this.rates = rates;
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
        Rates rates = new Rates(site, days, scenario.drawn(), hours.levers(), start);
        for (Decision decision : outcome.decisions()) {
            DrawnLever decided = DrawnLever.of(layout.plant(), scenario.drawn(), decision);
            long from = decision.from().toEpochDay() - days.date(0).toEpochDay();
            if (start != null
                    && decided.factor() != null
                    && decided.isFor(site.name())
                    && from < days.count()) {
                rates.scale(decided.factor(), decided.by(), (int) from, days);
            }
        }
        return new SectionRates(rates);
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
}
