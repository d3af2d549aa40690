package org.lineoff.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several engines on one workload, in turn and again, so that what else the machine does falls on
 * all alike. Time is that of the thread's processor; the result is the median.
 */
final class Contest {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    /** Untimed runs go on for so long, in ns of processor time: the JVM has to get warm. */
    private static final long WARM_UP = 1_000_000_000L;

    private final String workload;
    private final List<Timed> entrants = new ArrayList<>();

    private record Timed(String engine, Entrant entrant, List<Double> nsPerVisit) {}

    /** One run; returns its visits. */
    @FunctionalInterface
    interface Entrant {
        long run(int repetition);
    }

    Contest(String workload) {
        this.workload = workload;
    }

    Contest with(String engine, Entrant entrant) {
        entrants.add(new Timed(engine, entrant, new ArrayList<>()));
        return this;
    }

    /** Warms all up, and runs them in turn, so many times. */
    List<Row> run(int repetitions) {
        for (Timed timed : entrants) {
            long began = CLOCK.getCurrentThreadCpuTime();
            do {
                timed.entrant().run(0);
            } while (CLOCK.getCurrentThreadCpuTime() - began < WARM_UP);
        }
        return runWarm(repetitions);
    }

    /** The same where all have run before. */
    List<Row> runWarm(int repetitions) {
        for (int r = 0; r < repetitions; r++) {
            for (Timed timed : entrants) {
                long began = CLOCK.getCurrentThreadCpuTime();
                long visits = timed.entrant().run(r);
                double nanos = CLOCK.getCurrentThreadCpuTime() - began;
                timed.nsPerVisit().add(nanos / visits);
            }
        }
        return entrants.stream()
                .map(t -> Row.of(t.engine(), workload, median(array(t.nsPerVisit()))))
                .toList();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
