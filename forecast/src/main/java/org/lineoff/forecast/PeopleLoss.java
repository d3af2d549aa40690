package org.lineoff.forecast;

import org.lineoff.events.Pitches;
import org.lineoff.events.StateTimes;
import org.lineoff.simulate.SectionRates;

/**
 * How much of a pacing station's time was lost because there were not as many trained people as its
 * rated work supposes, by the factor {@code people} and by the section's manning: both divide work,
 * so of a time worked at a factor p the part 1 − p would have been spared (below 0: it took less).
 * Day by day, so that a ramp is followed; a visit over midnight counts where it is.
 */
final class PeopleLoss {
    private final int firstDay;
    private final int lastDay;

    /**
     * @param firstDay of the period
     * @param lastDay the day after it
     */
    PeopleLoss(int firstDay, int lastDay) {
        this.firstDay = firstDay;
        this.lastDay = lastDay;
    }

    /** Of a station of an asynchronous section, in ms over its parallel units. */
    double ofStation(PacingStations.OfShop shop, StateTimes.Result byDay, SectionRates rates) {
        double lost = 0;
        long built = 0;
        boolean manned = shop.station().people() != null;
        for (int day = 0; day < lastDay; day++) {
            long work = 0;
            long made = 0;
            for (int unit : shop.units()) {
                work += byDay.at(unit, day).working() - byDay.setUp(unit, day);
                made += byDay.produced(unit, day);
            }
            if (day >= firstDay) {
                lost += Math.max(0, work) * (1 - rates.people(day, built + made / 2, manned));
            }
            built += made;
        }
        return lost;
    }

    /**
     * Of a paced section, in ms: only pitches that work decided can be slower for want of people,
     * and no more than they were beyond the takt.
     */
    double ofSection(
            PacingStations.OfShop shop,
            int section,
            StateTimes.Result byDay,
            Pitches.Result pitches,
            SectionRates rates) {
        double lost = 0;
        long built = 0;
        int first = shop.units().getFirst();
        for (int day = 0; day < lastDay; day++) {
            long made = byDay.produced(first, day);
            if (day >= firstDay) {
                Pitches.OfSection pitch = pitches.at(section, day);
                double share = 1 - rates.people(day, built + made / 2, true);
                lost += Math.min(pitch.beyondTakt(), pitch.byWork() * share);
            }
            built += made;
        }
        return lost;
    }
}
