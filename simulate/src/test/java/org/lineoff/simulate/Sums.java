package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.lineoff.events.Cause;
import org.lineoff.events.Event;
import org.lineoff.events.EventType;
import org.lineoff.events.Periods;
import org.lineoff.events.Places;
import org.lineoff.events.StateTimes;
import org.lineoff.model.Plant;

/** Sums in which nothing may be left over, whatever the plant. Each says what it looked at. */
final class Sums {
    private Sums() {}

    /** The six states of each station add up to each period; returns the number of stations. */
    static int statesAddUp(Plant plant, long seed) {
        Simulator simulator = Simulator.of(plant);
        long end = new Days(plant).end();
        Periods periods = Periods.of(0, end / 3, end);
        StateTimes states = new StateTimes(simulator.places(), periods);
        simulator.run(Ran.scenario(plant, seed), states);
        StateTimes.Result result = states.end(end);
        for (Places.Place station : result.stations(place -> true)) {
            assertThat(result.at(station.index(), 0).total()).isEqualTo(end / 3);
            assertThat(result.at(station.index(), 1).total()).isEqualTo(end - end / 3);
        }
        return result.stations(place -> true).size();
    }

    /** What decided the line-offs adds up to their times; returns the number of causes. */
    static int pathAddsUp(Ran ran, String as) {
        long sum = ran.outcome().path().stream().mapToLong(PathPart::millis).sum();
        long lineOffs =
                ran.events().stream()
                        .filter(e -> e.type() == EventType.LINE_OFF)
                        .mapToLong(Event::time)
                        .sum();
        assertThat(sum).as(as).isEqualTo(lineOffs);
        assertThat(ran.outcome().path()).as(as).noneMatch(part -> part.cause() == Cause.NONE);
        return ran.outcome().path().size();
    }
}
