package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lineoff.events.FirstTimeThrough;
import org.lineoff.events.LineOffCounts;
import org.lineoff.model.Drawn;
import org.lineoff.model.Plant;
import org.lineoff.model.Promise;
import org.lineoff.simulate.Decision;
import org.lineoff.simulate.LineHours;

/** On which day one replication kept each promise that is not a mere date of the programme. */
final class PromiseDays {
    private final Plant plant;
    private final Drawn drawn;
    private final Map<String, LocalDate> starts;
    private final LineOffCounts.Result cars;
    private final FirstTimeThrough.Result quality;
    private final List<Decision> decisions;
    private final LocalDate first;
    private final int days;

    /**
     * @param cars by days of the horizon
     * @param quality by the same days
     * @param decisions what policies decided in the replication
     */
    PromiseDays(
            Plant plant,
            Drawn drawn,
            Map<String, LocalDate> starts,
            LineOffCounts.Result cars,
            FirstTimeThrough.Result quality,
            List<Decision> decisions) {
        this.plant = plant;
        this.drawn = drawn;
        this.starts = starts;
        this.cars = cars;
        this.quality = quality;
        this.decisions = decisions;
        this.first = plant.horizon().from();
        this.days = cars.periods().count();
    }

    /** By promise, in the order of the file: the epoch day, or never. */
    long[] kept() {
        List<Promise> promises = plant.programme().promises();
        long[] kept = new long[promises.size()];
        for (int i = 0; i < kept.length; i++) {
            kept[i] =
                    switch (promises.get(i)) {
                        case Promise.Date d -> Quantiles.NEVER; // scored over the programme's draws
                        case Promise.Volume v ->
                                Score.volume(first, lineOff(v.lines()), v.count(), v.days());
                        case Promise.Rate r ->
                                Score.rate(first, lineOff(r.lines()), r.perWeek(), r.weeks());
                        case Promise.Capacity c -> capacity(c);
                        case Promise.Quality q -> quality(q);
                    };
        }
        return kept;
    }

    private int[] lineOff(List<String> lines) {
        int[] perDay = new int[days];
        for (String line : lines) {
            LineOffCounts.OfLine cars = this.cars.line(line);
            for (int d = 0; d < days; d++) {
                perDay[d] += (int) cars.perPeriod().get(d);
            }
        }
        return perDay;
    }

    /**
     * First day on which the lines in production have the capacity, planned by the calendar in
     * force.
     */
    private long capacity(Promise.Capacity promise) {
        Map<String, LineHours> hours = new HashMap<>();
        for (String line : promise.lines()) {
            LocalDate start = starts.get(line);
            if (start != null) {
                hours.put(line, LineHours.of(plant, drawn, line, start, decisions));
            }
        }
        for (int d = 0; d < days; d++) {
            LocalDate day = first.plusDays(d);
            double perYear = 0;
            for (String line : promise.lines()) {
                LocalDate start = starts.get(line);
                LineHours planned = hours.get(line);
                if (start != null && planned != null && !day.isBefore(start)) {
                    perYear +=
                            drawn.number(plant.line(line).orElseThrow().jobsPerHour())
                                    * planned.taktFactor(day)
                                    * planned.plannedHours(day)
                                    * promise.daysPerYear();
                }
            }
            // A hair of tolerance: 40 · 15 · 250 shall be 150,000 whatever the order of factors.
            if (perYear >= promise.perYear() * (1 - 1e-9)) {
                return day.toEpochDay();
            }
        }
        return Quantiles.NEVER;
    }

    private long quality(Promise.Quality promise) {
        int[] all = new int[days];
        int[] clean = new int[days];
        for (FirstTimeThrough.OfLine day : quality.lines()) {
            if (promise.lines().contains(day.line())) {
                all[day.period()] += (int) day.lineOffs();
                clean[day.period()] += (int) day.clean();
            }
        }
        return Score.quality(first, clean, all, promise.firstTimeThrough(), promise.weeks());
    }
}
