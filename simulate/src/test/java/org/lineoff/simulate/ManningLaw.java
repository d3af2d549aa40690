package org.lineoff.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.lineoff.model.Calendar;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.RampFactor;
import org.lineoff.model.Section;
import org.lineoff.model.Station;
import org.lineoff.simulate.Layout.SectionSite;

/**
 * How fast people make a section at an instant, head by head, for plants in UTC whose calendars
 * nothing changes and whose lines start on the first day.
 */
final class ManningLaw {
    private ManningLaw() {}

    static double speed(Plant plant, SectionSite site, Station station, long time) {
        Section section = site.section();
        Section.Manning manning = section.manning();
        if (manning == null || station.people() == null) {
            return 1;
        }
        double need = 0;
        for (Station each : section.stations()) {
            int places = each.repeat() * each.parallel();
            need += each.people() == null ? 0 : places * value(each.people());
        }
        String calendar = section.calendar() == null ? site.line().calendar() : section.calendar();
        Instant now =
                plant.horizon().from().atStartOfDay().toInstant(ZoneOffset.UTC).plusMillis(time);
        LocalTime shift = shift(plant.calendar(calendar).orElseThrow(), now);
        double there = 0;
        for (Section.Team team : manning.teams()) {
            if (team.shift() == null || team.shift().equals(shift)) {
                for (Section.Hiring hiring : team.people()) {
                    there += counts(hiring, plant.horizon().from(), now);
                }
            }
        }
        double missing = Math.max(0, need - Math.max(0, there)) / need;
        double loss = manning.loss() == null ? 1 : value(manning.loss());
        return Math.max(0.01, 1 - loss * missing);
    }

    /** The shift that began last, today or yesterday; calendars of the tests work every day. */
    private static LocalTime shift(Calendar calendar, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Instant last = Instant.MIN;
        LocalTime found = null;
        for (LocalDate day : new LocalDate[] {today.minusDays(1), today}) {
            for (Calendar.Shift shift : calendar.shifts()) {
                Instant begins = day.atTime(shift.from()).toInstant(ZoneOffset.UTC);
                if (!begins.isAfter(now) && begins.isAfter(last)) {
                    last = begins;
                    found = shift.from();
                }
            }
        }
        return found;
    }

    private static double counts(Section.Hiring hiring, LocalDate start, Instant now) {
        LocalDate from = hiring.from() == null ? start : value(hiring.from());
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (today.isBefore(from)) {
            return 0;
        }
        double skill = hiring.skill() == null ? 1 : value(hiring.skill());
        double days =
                Duration.between(from.atStartOfDay(), today.atStartOfDay()).toMillis()
                        / 86_400_000.0;
        double over = hiring.over() == null ? 0 : value(hiring.over()).toMillis() / 86_400_000.0;
        double way = over == 0 ? 1 : Math.min(1, days / over);
        if (over > 0 && hiring.curve() == RampFactor.Curve.EXPONENTIAL) {
            way = 1 - StrictMath.exp(-days / over);
        }
        return value(hiring.count()) * (skill + (1 - skill) * way);
    }

    private static <T> T value(Known<T> figure) {
        return figure.versions().getFirst().value();
    }
}
