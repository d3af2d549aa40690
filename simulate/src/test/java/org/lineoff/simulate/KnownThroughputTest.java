package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lineoff.events.EventType;
import org.lineoff.model.Distribution;
import org.lineoff.model.Plant;
import org.lineoff.simulate.ShopBuilder.SectionBuilder;

/**
 * Lines whose throughput is known: closed forms, and the tables computed from Markov chains. The
 * first station always finds a part, the last always room; blocking after service. Each known value
 * has to lie in a 99.9 % interval of a long run.
 *
 * <p>Hyperexponential work is made exactly: an option of its own for each station makes a part's
 * mean long there. Geometric times of the slotted model are made by 20,000 equally likely
 * quantiles. The Bernoulli lines of the tables block before service and are not made here.
 */
class KnownThroughputTest {
    private static final String UNIT = Throughput.UNIT_MS + "ms";

    /** Parts a day at one a unit of time. */
    private static final int DAILY = (int) (86_400_000 / Throughput.UNIT_MS);

    private static Plant line(int days, UnaryOperator<SectionBuilder> stations) {
        return PlantBuilder.days(days)
                .orders("orders", 0, 1e12)
                .shop(s -> s.section("main", stations).source("in", "main").sink("out", "main"))
                .build();
    }

    private static Plant alike(int days, int stations, int buffer, Distribution work) {
        return line(
                days,
                m -> {
                    for (int j = 0; j < stations; j++) {
                        m.station("j" + j, s -> s.work(work).buffer(buffer));
                    }
                    return m;
                });
    }

    // ---- closed forms ----

    @Test
    void exponentialLinesWithoutBuffers() {
        double[] known = {1, 2 / 3.0, 22 / 39.0, 0.5147754893};
        for (int k = 1; k <= known.length; k++) {
            Throughput.of(alike(4, k, 0, PlantBuilder.exponential(UNIT)), k)
                    .assertHolds(known[k - 1], 0.01, k + " stations");
        }
    }

    @Test
    void twoExponentialStationsWithABuffer() {
        for (int b : new int[] {1, 4, 9}) {
            Throughput.of(alike(4, 2, b, PlantBuilder.exponential(UNIT)), b)
                    .assertHolds((b + 2.0) / (b + 3), 0.01, "buffer " + b);
        }
    }

    @Test
    void aDeterministicLineMakesOnePartEachTakt() {
        Plant plant =
                line(1, m -> m.station("a", "700ms").station("b", "1s").station("c", "900ms"));
        assertThat(Ran.of(plant, 1).count(EventType.LINE_OFF)).isEqualTo(DAILY - 2);
        plant = line(1, m -> m.paced("1s").station("a", "700ms").station("b", "900ms"));
        assertThat(Ran.of(plant, 1).count(EventType.LINE_OFF)).isEqualTo(DAILY - 2);
    }

    /** A station that is never starved nor blocked feeds the queue: its departures are Poisson. */
    @Test
    void waitsInASingleServerQueue() {
        Plant plant =
                line(
                        20,
                        m ->
                                m.station("a", s -> s.work(PlantBuilder.exponential(UNIT)))
                                        .station(
                                                "b",
                                                s ->
                                                        s.work(PlantBuilder.exponential("700ms"))
                                                                .buffer(100_000)));
        int stationB = Simulator.of(plant).places().indexOf("p/s/main/b");
        int batches = 31;
        double[] waits = new double[batches];
        long[] parts = new long[batches];
        long[] left = new long[200_000];
        long end = new Days(plant).end();
        Scenario scenario = Ran.scenario(plant, 3);
        Simulator.of(plant)
                .run(
                        scenario,
                        (type, time, place, car, visit, part, cause, value) -> {
                            int ring = (int) (car % left.length);
                            if (type == EventType.LEFT && place != stationB) {
                                left[ring] = time;
                            } else if (type == EventType.WORK_STARTED && place == stationB) {
                                int batch = (int) (time * batches / end);
                                waits[batch] += time - left[ring];
                                parts[batch]++;
                            }
                        });
        double sum = 0;
        double squares = 0;
        for (int b = 0; b < batches; b++) {
            double mean = waits[b] / parts[b] / Throughput.UNIT_MS;
            sum += mean;
            squares += mean * mean;
        }
        double mean = sum / batches;
        double halfWidth = 3.646 * Math.sqrt((squares / batches - mean * mean) / (batches - 1));
        double rho = 0.7;
        assertThat(halfWidth).isLessThan(0.05);
        assertThat(mean)
                .as("mean wait ρ / (μ − λ)")
                .isBetween(rho / (1 / 0.7 - 1) - halfWidth, rho / (1 / 0.7 - 1) + halfWidth);
    }

    // ---- tables ----

    @Test
    void aSampleOfTheTableOfBalancedLines() {
        List<List<String>> rows = ThroughputTables.rows("balanced_lines.csv");
        for (int i = 5; i < rows.size(); i += 19) {
            balanced(rows.get(i), i, 3, 0.02);
        }
    }

    @Test
    @Tag("slow")
    void theWholeTableOfBalancedLines() {
        List<List<String>> rows = ThroughputTables.rows("balanced_lines.csv");
        for (int i = 0; i < rows.size(); i++) {
            balanced(rows.get(i), i, 4, 0.02);
        }
    }

    private static void balanced(List<String> row, long seed, int days, double widest) {
        String law = row.get(0);
        int stations = Integer.parseInt(row.get(2));
        int buffer = Integer.parseInt(row.get(3));
        Plant plant;
        if (law.equals("exponential")) {
            plant = alike(days, stations, buffer, PlantBuilder.exponential(UNIT));
        } else if (law.startsWith("erlang")) {
            int k = Integer.parseInt(law.substring("erlang".length()));
            plant = alike(days, stations, buffer, PlantBuilder.erlang(UNIT, k));
        } else {
            plant = hyperexponential(days, stations, buffer, Double.parseDouble(row.get(1)));
        }
        Throughput.of(plant, 1000 + seed)
                .assertHolds(Double.parseDouble(row.get(4)), widest, row.toString());
    }

    /**
     * Two exponential phases with balanced means: with probability p a part is short (mean 1 / 2p),
     * else long (mean 1 / 2(1 − p)).
     */
    private static Plant hyperexponential(int days, int stations, int buffer, double scv) {
        double p = (1 + Math.sqrt((scv - 1) / (scv + 1))) / 2;
        long shortMean = Math.round(Throughput.UNIT_MS / (2 * p));
        long longMean = Math.round(Throughput.UNIT_MS / (2 * (1 - p)));
        PlantBuilder plant = PlantBuilder.days(days).orders("orders", 0, 1e12);
        for (int j = 0; j < stations; j++) {
            plant.option("o" + j, new TreeMap<>(Map.of("long" + j, 1 - p, "short" + j, p)));
        }
        return plant.shop(
                        s ->
                                s.section(
                                                "main",
                                                m -> {
                                                    for (int j = 0; j < stations; j++) {
                                                        int index = j;
                                                        m.station(
                                                                "j" + j,
                                                                x ->
                                                                        x.work(
                                                                                        PlantBuilder
                                                                                                .exponential(
                                                                                                        shortMean
                                                                                                                + "ms"))
                                                                                .addByOption(
                                                                                        "long"
                                                                                                + index,
                                                                                        longMean
                                                                                                - shortMean
                                                                                                + "ms")
                                                                                .buffer(buffer));
                                                    }
                                                    return m;
                                                })
                                        .source("in", "main")
                                        .sink("out", "main"))
                .build();
    }

    @Test
    void aSampleOfTheSlottedTwoMachineLines() {
        List<List<String>> rows = ThroughputTables.rows("two_machine_deterministic.csv");
        for (int i = 3; i < rows.size(); i += 16) {
            slotted(rows.get(i), i, 8);
        }
    }

    @Test
    @Tag("slow")
    void theWholeTableOfSlottedTwoMachineLines() {
        List<List<String>> rows = ThroughputTables.rows("two_machine_deterministic.csv");
        for (int i = 0; i < rows.size(); i++) {
            slotted(rows.get(i), i, 10);
        }
    }

    /**
     * In the slotted model a part counts in the buffer from the first machine's slot to the end of
     * the second's, and the first machine works only if the buffer holds fewer than N: here that is
     * a buffer of N − 2, the second machine, and the first machine holding a part that is done.
     */
    private static void slotted(List<String> row, long seed, int days) {
        int n = Integer.parseInt(row.get(4));
        if (n < 2) {
            return; // less than the two machines themselves hold
        }
        Plant plant =
                line(
                        days,
                        m -> {
                            m.station("one", s -> machine(s, row.get(0), row.get(1)));
                            return m.station(
                                    "two", s -> machine(s, row.get(2), row.get(3)).buffer(n - 2));
                        });
        Throughput.of(plant, 2000 + seed)
                .assertHolds(Double.parseDouble(row.get(5)), 0.05, row.toString());
    }

    private static ShopBuilder.StationBuilder machine(
            ShopBuilder.StationBuilder s, String fails, String repaired) {
        return s.work(UNIT)
                .failure(
                        "f",
                        geometric(Double.parseDouble(fails)),
                        geometric(Double.parseDouble(repaired)));
    }

    /** Slots until something happens that happens in each with the probability p. */
    private static Distribution geometric(double p) {
        Duration[] values = new Duration[20_000];
        for (int i = 0; i < values.length; i++) {
            double u = (i + 0.5) / values.length;
            long slots = (long) Math.ceil(StrictMath.log(1 - u) / StrictMath.log(1 - p));
            values[i] = Duration.ofMillis(Math.max(1, slots) * Throughput.UNIT_MS);
        }
        return PlantBuilder.observed(values);
    }

    @Test
    void aSampleOfTheContinuousTwoMachineLines() {
        List<List<String>> rows = ThroughputTables.rows("two_machine_continuous.csv");
        for (int i = 4; i < rows.size(); i += 15) {
            continuous(rows.get(i), i, 6);
        }
    }

    @Test
    @Tag("slow")
    void theWholeTableOfContinuousTwoMachineLines() {
        List<List<String>> rows = ThroughputTables.rows("two_machine_continuous.csv");
        for (int i = 0; i < rows.size(); i++) {
            continuous(rows.get(i), i, 8);
        }
    }

    /**
     * Material cut into parts of a tenth to a fortieth of the mean repair; what a part holds more
     * than material does is taken off the buffer. The cutting costs less than a tenth of the
     * interval.
     */
    private static void continuous(List<String> row, long seed, int days) {
        double repair =
                1 / Math.max(Double.parseDouble(row.get(1)), Double.parseDouble(row.get(3)));
        double n = Double.parseDouble(row.get(4));
        double part = repair / 40;
        long buffer = Math.round(n / part) - 2;
        if (buffer < 0) {
            return; // less than the two machines hold
        }
        Plant plant =
                line(
                        days,
                        m -> {
                            m.station("one", s -> fluid(s, row.get(0), row.get(1), part));
                            return m.station(
                                    "two",
                                    s ->
                                            fluid(s, row.get(2), row.get(3), part)
                                                    .buffer((int) buffer));
                        });
        Throughput.of(plant, 3000 + seed)
                .assertHolds(Double.parseDouble(row.get(5)), 0.05, row.toString());
    }

    /** A unit of the table is UNIT / part, since a part takes UNIT here. */
    private static ShopBuilder.StationBuilder fluid(
            ShopBuilder.StationBuilder s, String failureRate, String repairRate, double part) {
        double millis = Throughput.UNIT_MS / part;
        return s.work(UNIT)
                .failure(
                        "f",
                        PlantBuilder.exponential(
                                Math.round(millis / Double.parseDouble(failureRate)) + "ms"),
                        PlantBuilder.exponential(
                                Math.round(millis / Double.parseDouble(repairRate)) + "ms"));
    }
}
