package org.lineoff.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
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
 * asked for again and again while the run goes on; that it needs no more in between is shown by the
 * heap that Java was allowed.
 *
 * <p>Arguments: {@code PAGE FOLDER...}.
 */
public final class MemoryBench {
    private static final long EVERY_MS = 200;
    private static final double MB = 1 << 20;
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private MemoryBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        StringBuilder table = new StringBuilder();
        table.append(
                "%nMeasured on %s, %s, Java %s; at one time %s MB of the heap can be used.%n%n"
                        .formatted(
                                System.getProperty("bench.date", "unknown"),
                                System.getProperty("bench.processor", "unknown"),
                                Runtime.version(),
                                mb(Runtime.getRuntime().maxMemory())));
        table.append("| plant | visits | plant read, MB | lives at most, MB | asked |\n");
        table.append("| --- | ---: | ---: | ---: | ---: |\n");
        for (String folder : Arrays.asList(args).subList(1, args.length)) {
            table.append(row(Path.of(folder))).append('\n');
        }
        System.out.println(table);
        PerformancePage.rewrite(
                Path.of(args[0]), "bench/run memory", table.append('\n').toString());
    }

    private static String row(Path folder) throws InterruptedException {
        Plant plant = Examples.read(folder);
        Simulator simulator = Simulator.of(plant);
        Scenario scenario = Examples.scenario(plant, Examples.starts(plant), 0, true);
        long before = lives();
        Watch watch = new Watch();
        watch.start();
        Periods periods = Periods.of(new long[] {0, simulator.horizonEnd()});
        StateTimes states = new StateTimes(simulator.places(), periods);
        LineOffCounts cars = new LineOffCounts(simulator.places(), periods, false);
        Outcome outcome = simulator.run(scenario, Fan.of(states, cars));
        watch.end();
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %s | %s | %,d times |",
                folder.getFileName(),
                outcome.visits(),
                mb(before),
                mb(watch.most),
                watch.asked);
    }

    /** What lives by now, in bytes. */
    private static long lives() {
        System.gc();
        return MEMORY.getHeapMemoryUsage().getUsed();
    }

    private static String mb(long bytes) {
        return String.format(Locale.ROOT, "%,.0f", bytes / MB);
    }

    /** Asks what lives, again and again. */
    private static final class Watch extends Thread {
        private volatile boolean ended;
        private long most;
        private long asked;

        Watch() {
            super("memory");
            setDaemon(true);
        }

        @Override
        public void run() {
            while (!ended) {
                most = Math.max(most, lives());
                asked++;
                try {
                    TimeUnit.MILLISECONDS.sleep(EVERY_MS);
                } catch (InterruptedException e) {
                    ended = true;
                }
            }
        }

        void end() throws InterruptedException {
            ended = true;
            join();
        }
    }
}
