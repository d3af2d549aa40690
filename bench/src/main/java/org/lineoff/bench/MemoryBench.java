package org.lineoff.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.lineoff.events.Fan;
import org.lineoff.events.LineOffCounts;
import org.lineoff.events.Periods;
import org.lineoff.events.StateTimes;
import org.lineoff.model.Plant;
import org.lineoff.simulate.Outcome;
import org.lineoff.simulate.Scenario;
import org.lineoff.simulate.Simulator;

/**
 * How much memory a run of a plant over its whole horizon needs, with the critical path, the times
 * of all states and the line-offs kept. What lives is what is left of the heap after a collection,
 * asked for again and again while the run goes on; that the run needs no more in between is shown
 * by the heap that Java was allowed.
 *
 * <p>Arguments: {@code FOLDER [--page FILE]}, a row of the page for each call.
 */
public final class MemoryBench {
    private static final long EVERY_MS = 250;
    private static final double MB = 1 << 20;
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private MemoryBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        Plant plant = Examples.read(folder);
        Simulator simulator = Simulator.of(plant);
        Scenario scenario = Examples.scenario(plant, Examples.starts(plant), 0, true);
        System.gc();
        long before = MEMORY.getHeapMemoryUsage().getUsed();
        Watch watch = new Watch();
        watch.start();
        Periods periods = Periods.of(new long[] {0, simulator.horizonEnd()});
        StateTimes states = new StateTimes(simulator.places(), periods);
        LineOffCounts cars = new LineOffCounts(simulator.places(), periods, false);
        Outcome outcome = simulator.run(scenario, Fan.of(states, cars));
        watch.end();
        String row =
                "| %s | %,.0f | %,d | %,.0f | %,.0f | %,.0f |"
                        .formatted(
                                folder.getFileName(),
                                (double) outcome.visits(),
                                watch.collections,
                                before / MB,
                                watch.most / MB,
                                Runtime.getRuntime().maxMemory() / MB);
        System.out.println(row);
    }

    /** Asks what lives, again and again. */
    private static final class Watch extends Thread {
        private volatile boolean ended;
        private long most;
        private long collections;

        Watch() {
            super("memory");
            setDaemon(true);
        }

        @Override
        public void run() {
            while (!ended) {
                System.gc();
                most = Math.max(most, MEMORY.getHeapMemoryUsage().getUsed());
                collections++;
                try {
                    TimeUnit.MILLISECONDS.sleep(EVERY_MS);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        void end() throws InterruptedException {
            ended = true;
            join();
        }
    }
}
