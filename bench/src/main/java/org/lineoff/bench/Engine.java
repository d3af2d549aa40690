package org.lineoff.bench;

import org.lineoff.events.Fan;
import org.lineoff.events.LineOffCounts;
import org.lineoff.events.Periods;
import org.lineoff.events.StateTimes;
import org.lineoff.simulate.LineFigures;
import org.lineoff.simulate.Scenario;
import org.lineoff.simulate.Simulator;

/** The engines of the product; the one place in which one is chosen. All keep the same figures. */
enum Engine {
    /** The event-driven one. */
    EVENTS {
        @Override
        Run run(Simulator simulator, Scenario scenario, Periods periods, long end) {
            StateTimes states = new StateTimes(simulator.places(), periods);
            LineOffCounts cars = new LineOffCounts(simulator.places(), periods, false);
            long visits = simulator.runByEvents(scenario, Fan.of(states, cars)).visits();
            return new Run(visits, total(cars.end(end)), states.end(end));
        }
    },

    /** By recurrence: a single line as a whole, any other plant section by section. */
    FAST {
        @Override
        Run run(Simulator simulator, Scenario scenario, Periods periods, long end) {
            LineOffCounts cars = new LineOffCounts(simulator.places(), periods, false);
            if (simulator.lineMisses(scenario).isPresent()) {
                StateTimes states = new StateTimes(simulator.places(), periods);
                long visits = simulator.run(scenario, Fan.of(states, cars)).visits();
                return new Run(visits, total(cars.end(end)), states.end(end));
            }
            LineFigures figures = simulator.figures(scenario, periods, cars);
            return new Run(figures.visits(), total(cars.end(end)), figures.states());
        }
    };

    /** What a run amounts to. */
    record Run(long visits, long lineOff, StateTimes.Result states) {}

    /**
     * Runs with the times of all states and the line-offs kept.
     *
     * @param end of the horizon, in ms
     */
    abstract Run run(Simulator simulator, Scenario scenario, Periods periods, long end);

    private static long total(LineOffCounts.Result cars) {
        return cars.lines().stream().mapToLong(LineOffCounts.OfLine::total).sum();
    }
}
