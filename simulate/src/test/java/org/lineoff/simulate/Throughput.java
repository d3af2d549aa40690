package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.lineoff.events.EventType;
import org.lineoff.model.Plant;

/**
 * How many parts a line makes in the long run: one long run, its beginning thrown away, the rest
 * cut into batches whose means are taken as independent.
 *
 * @param mean parts per unit of time
 * @param halfWidth of the 99.9 % interval
 */
record Throughput(double mean, double halfWidth) {
    private static final int BATCHES = 31;

    /** Student's t for 30 degrees of freedom, 99.9 % on two sides. */
    private static final double T = 3.646;

    /** Length of the unit of time: the mean work of a station. */
    static final long UNIT_MS = 1_000;

    static Throughput of(Plant plant, long seed) {
        Simulator simulator = Simulator.of(plant);
        Scenario whole = Ran.scenario(plant, seed);
        Scenario scenario =
                new Scenario(whole.drawn(), whole.startOfProduction(), false, whole.pathFrom());
        long end = new Days(plant).end();
        long batch = end / (BATCHES + 2);
        long[] made = new long[BATCHES + 3];
        simulator.run(
                scenario,
                (type, time, place, car, visit, part, cause, value) -> {
                    if (type == EventType.LINE_OFF) {
                        made[(int) (time / batch)]++;
                    }
                });
        double sum = 0;
        double squares = 0;
        for (int b = 2; b < BATCHES + 2; b++) {
            double rate = made[b] * (double) UNIT_MS / batch;
            sum += rate;
            squares += rate * rate;
        }
        double mean = sum / BATCHES;
        double variance = (squares - BATCHES * mean * mean) / (BATCHES - 1);
        return new Throughput(mean, T * Math.sqrt(Math.max(0, variance) / BATCHES));
    }

    /** The exact value lies in the interval, which is narrow enough to mean something. */
    void assertHolds(double exact, double widest, String as) {
        assertThat(halfWidth).as("%s: half width of the interval", as).isLessThan(widest * exact);
        assertThat(mean)
                .as("%s: throughput, exact %f", as, exact)
                .isBetween(exact - halfWidth, exact + halfWidth);
    }
}
