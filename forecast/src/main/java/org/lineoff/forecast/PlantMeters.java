package org.lineoff.forecast;

import java.util.ArrayList;
import java.util.List;
import org.lineoff.events.EventSink;
import org.lineoff.events.Fan;
import org.lineoff.events.FirstTimeThrough;
import org.lineoff.events.LeadTime;
import org.lineoff.events.LineOffCounts;
import org.lineoff.events.Places;
import org.lineoff.events.StateTimes;
import org.lineoff.events.WorkInProgress;

/**
 * What every run of a plant is measured by, with a forecast around it or alone: cars off the line
 * by day; states, quality, lead time and work in progress by year. For one run.
 */
final class PlantMeters {
    private final LineOffCounts cars;
    private final StateTimes states;
    private final FirstTimeThrough quality;
    private final LeadTime leadTime;
    private final WorkInProgress inside;

    /**
     * @param keepCars whether each car off the line is kept with its time
     */
    PlantMeters(Places places, HorizonPeriods periods, boolean keepCars) {
        cars = new LineOffCounts(places, periods.days(), keepCars);
        states = new StateTimes(places, periods.years());
        quality = new FirstTimeThrough(places, periods.years());
        leadTime = new LeadTime(places, periods.years());
        inside = new WorkInProgress(places, periods.years());
    }

    /** Where the run reports to, together with others who listen. */
    EventSink with(EventSink... others) {
        List<EventSink> all = new ArrayList<>(List.of(cars, states, quality, leadTime, inside));
        all.addAll(List.of(others));
        return Fan.of(all.toArray(EventSink[]::new));
    }

    /** Those who must know how a plant stands when they do not hear it from the beginning. */
    EventSink standing() {
        return Fan.of(states, inside);
    }

    Result end(long end) {
        return new Result(
                cars.end(end),
                states.end(end),
                quality.end(end),
                leadTime.end(end),
                inside.end(end));
    }

    /** What they say at the end of the run. */
    record Result(
            LineOffCounts.Result cars,
            StateTimes.Result states,
            FirstTimeThrough.Result quality,
            LeadTime.Result leadTime,
            WorkInProgress.Result inside) {}
}
