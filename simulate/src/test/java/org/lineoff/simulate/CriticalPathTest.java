package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.simulate.PlantBuilder.constant;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lineoff.events.Cause;
import org.lineoff.events.EventType;
import org.lineoff.model.Plant;

/** What decided the line-offs: worked by hand, walked car by car, and tried out by one second. */
class CriticalPathTest {

    /** Walks back from each line-off on its own, link by link. */
    private static final class CarByCar extends CriticalPath {
        CarByCar(long[] periods, int places) {
            super(periods, places);
        }

        @Override
        void sum(long[] end, int[] follows, int[] what, int[] lineOffs, int count, long[] sums) {
            for (int i = 0; i < count; i++) {
                for (int car = 0; car < lineOffs[i]; car++) {
                    for (int node = i; node != 0; node = follows[node]) {
                        sums[what[node]] += end[node] - end[follows[node]];
                    }
                }
            }
        }
    }

    @Test
    void onePassOverTheNodesGivesTheSameAsWalkingBackFromEachCar() {
        for (int seed = 0; seed < 100; seed++) {
            int luck = seed;
            Generated.held(seed, GeneratedPlants.plant(seed), p -> bothWays(p, luck));
        }
    }

    private static List<PathPart> bothWays(Plant plant, int seed) {
        Simulator simulator = Simulator.of(plant);
        Scenario scenario = Ran.scenario(plant, seed);
        // Periods of some hours, so that many cars cross from one into the next.
        long end = new Days(plant).end();
        long[] periods = {end / 7, end / 5, end / 4, end / 2, end - end / 9, end};
        int places = simulator.places().count();
        List<PathPart> walked = path(simulator, scenario, new CarByCar(periods, places));
        assertThat(walked)
                .as("seed %d", seed)
                .isEqualTo(path(simulator, scenario, new CriticalPath(periods, places)));
        return walked;
    }

    @Test
    void everyLineOffCountsItsTimeSinceItsPeriodBegan() {
        for (int seed = 0; seed < 100; seed++) {
            int luck = seed;
            Generated.held(seed, GeneratedPlants.plant(seed), p -> sinceThePeriodsBegan(p, luck));
        }
    }

    private static List<PathPart> sinceThePeriodsBegan(Plant plant, int seed) {
        Simulator simulator = Simulator.of(plant);
        long end = new Days(plant).end();
        long[] periods = {end / 7, end / 5, end / 4, end / 2, end - end / 9, end};
        long[] expected = {0};
        CriticalPath path = new CriticalPath(periods, simulator.places().count());
        List<PathPart> parts =
                simulator
                        .run(
                                Ran.scenario(plant, seed),
                                (type, time, place, car, visit, part, cause, value) -> {
                                    if (type == EventType.LINE_OFF) {
                                        expected[0] += sincePeriod(periods, time);
                                    }
                                },
                                path,
                                false)
                        .path();
        assertThat(parts.stream().mapToLong(PathPart::millis).sum())
                .as("seed %d", seed)
                .isEqualTo(expected[0]);
        assertThat(parts)
                .as("seed %d", seed)
                .allMatch(part -> part.millis() > 0 && part.cause() != Cause.NONE);
        return parts;
    }

    private static long sincePeriod(long[] periods, long time) {
        for (int p = periods.length - 2; p >= 0; p--) {
            if (time >= periods[p]) {
                return time - periods[p];
            }
        }
        return 0;
    }

    private static List<PathPart> path(Simulator simulator, Scenario scenario, CriticalPath path) {
        return simulator
                .run(
                        scenario,
                        (type, time, place, car, visit, part, cause, value) -> {},
                        path,
                        false)
                .path();
    }

    /**
     * In a line of constant work, the number of visits on the way to the last line-off lies between
     * what a second less and a second more at that station would change: D(0) − D(−1) ≤ count ≤
     * D(+1) − D(0).
     */
    @Test
    void theVisitsOnThePathBracketWhatASecondOfWorkIsWorth() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int stations = 1 + random.nextInt(6);
            int[] work = new int[stations];
            int[] buffer = new int[stations];
            for (int j = 0; j < stations; j++) {
                work[j] = 20 + random.nextInt(6);
                buffer[j] = random.nextInt(3);
            }
            int cars = 1 + random.nextInt(30);
            long lastOff = lastLineOff(work, buffer, cars);
            for (int j = 0; j < stations; j++) {
                long count = workOnPathOfLast(work, buffer, cars, j) / work[j];
                work[j]--;
                long less = lastLineOff(work, buffer, cars);
                work[j] += 2;
                long more = lastLineOff(work, buffer, cars);
                work[j]--;
                assertThat(count)
                        .as("seed %d, station %d", seed, j)
                        .isBetween(lastOff - less, more - lastOff);
            }
        }
    }

    private static Plant serial(int[] work, int[] buffer, int cars) {
        return PlantBuilder.days(1)
                .orders("orders", 0, cars)
                .shop(
                        s ->
                                s.section(
                                                "main",
                                                m -> {
                                                    for (int j = 0; j < work.length; j++) {
                                                        int index = j;
                                                        m.station(
                                                                "j" + j,
                                                                x ->
                                                                        x.work(work[index] + "s")
                                                                                .buffer(
                                                                                        buffer[
                                                                                                index]));
                                                    }
                                                    return m;
                                                })
                                        .source("in", "main")
                                        .sink("out", "main"))
                .build();
    }

    /** In s. */
    private static long lastLineOff(int[] work, int[] buffer, int cars) {
        List<Double> times =
                Ran.of(serial(work, buffer, cars), 1).seconds(EventType.LINE_OFF, "out");
        return times.getLast().longValue();
    }

    /** Work at a station on the way to the last line-off alone: all cars less all but the last. */
    private static long workOnPathOfLast(int[] work, int[] buffer, int cars, int station) {
        return workOnPath(work, buffer, cars, station, cars)
                - workOnPath(work, buffer, cars, station, cars - 1);
    }

    private static long workOnPath(int[] work, int[] buffer, int cars, int station, int counted) {
        Plant plant = serial(work, buffer, cars);
        Simulator simulator = Simulator.of(plant);
        List<Long> offs = new ArrayList<>();
        int place = simulator.places().indexOf("p/s/main/j" + station);
        // A path that ends before the line-offs that do not count.
        long[] end = {new Days(plant).end()};
        simulator.run(
                Ran.scenario(plant, 1),
                (type, time, p, car, visit, part, cause, value) -> {
                    if (type == EventType.LINE_OFF) {
                        offs.add(time);
                    }
                });
        if (counted < offs.size()) {
            end[0] = offs.get(counted);
        }
        return path(
                        simulator,
                        Ran.scenario(plant, 1),
                        new CriticalPath(new long[] {0, end[0]}, simulator.places().count()))
                .stream()
                .filter(part -> part.place() == place && part.cause() == Cause.WORK)
                .mapToLong(part -> part.millis() / 1000)
                .sum();
    }

    @Test
    void transportStoresAndOrdersHaveTheirShare() {
        Ran ran =
                Ran.of(
                        PlantBuilder.days(2)
                                .sequence("orders", Waves.at(0, 1), Waves.at(1, 1))
                                .shop(
                                        s ->
                                                s.section(
                                                                "one",
                                                                m ->
                                                                        m.station("a", "100s")
                                                                                .station(
                                                                                        "b",
                                                                                        b ->
                                                                                                b.work(
                                                                                                                "50s")
                                                                                                        .buffer(
                                                                                                                3)
                                                                                                        .transport(
                                                                                                                "1000s")))
                                                        .section(
                                                                "two",
                                                                m ->
                                                                        m.station(
                                                                                "c",
                                                                                c ->
                                                                                        c.work(
                                                                                                        "10s")
                                                                                                .failure(
                                                                                                        "f",
                                                                                                        constant(
                                                                                                                "15s"),
                                                                                                        constant(
                                                                                                                "7s"))))
                                                        .source("in", "one")
                                                        .store(
                                                                "rack",
                                                                "one",
                                                                "two",
                                                                2,
                                                                org.lineoff.model.Junction.Store
                                                                        .Rule.FIRST_IN)
                                                        .sink("out", "two")));
        assertThat(ran.path())
                .as("line-off at 1,160 s and at 87,567 s, the second with a repair")
                .containsExactly(
                        "in orders 86400",
                        "one/a work 200",
                        "one/b transport 2000",
                        "one/b work 100",
                        "two/c failure 7",
                        "two/c work 20");
    }

    @Test
    void onALineThatRunsEmptyTheWaitForCarsThatWillNotComeCountsAsOrders() {
        // The last car takes the way past the moving line, whose own cars then go on.
        PlantBuilder plant =
                PlantBuilder.days(1)
                        .model("long", 1)
                        .model("short", 1)
                        .orders("orders", 0, 2)
                        .shop(
                                s ->
                                        s.section("first", m -> m.station("a", "500s"))
                                                .section(
                                                        "line",
                                                        m ->
                                                                m.paced("60s")
                                                                        .station("b", "10s")
                                                                        .station("c", "10s"))
                                                .section("side", m -> m.station("d", "10s"))
                                                .source("in", "first")
                                                .split(
                                                        "split",
                                                        "first",
                                                        org.lineoff.model.Junction.Split.By.MODEL,
                                                        ShopBuilder.taking("line", "long"),
                                                        ShopBuilder.taking("side"))
                                                .sink("out1", "line")
                                                .sink("out2", "side"));
        Ran ran = null;
        for (long seed = 0; ran == null; seed++) {
            Plant built = plant.build();
            Orders orders = Orders.of(built, Ran.scenario(built, seed).drawn(), "orders");
            if (orders.model(1) == 0 && orders.model(2) == 1) {
                ran = Ran.of(built, seed);
            }
        }
        assertThat(ran.lines(EventType.LEFT, EventType.LINE_OFF))
                .containsExactly(
                        "500 first/a left 1 finished",
                        "1000 first/a left 2 finished",
                        "1000 line/b left 1 match",
                        "1010 side/d left 2 finished",
                        "1010 out2 line_off 2",
                        "1060 line/c left 1 takt",
                        "1060 out1 line_off 1");
        assertThat(ran.path())
                .containsExactly(
                        "first/a work 1500", "line orders 440", "line takt 120", "side/d work 10");
    }
}
