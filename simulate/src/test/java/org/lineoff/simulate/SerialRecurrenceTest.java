package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lineoff.events.Event;
import org.lineoff.events.EventType;
import org.lineoff.model.Distribution;
import org.lineoff.model.Plant;
import org.lineoff.model.random.Constant;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Exponential;
import org.lineoff.model.random.Shape;
import org.lineoff.model.random.Uniform;
import org.lineoff.model.time.OpenTime;
import org.lineoff.model.time.PlantClock;

/**
 * The engine against the recurrence on generated lines of one to three sections, with calendars,
 * buffers, transport, parallel units and operation-dependent failures: every time is the same.
 */
class SerialRecurrenceTest {
    private static final int DAYS = 4;
    private static final String[] SHIFTS = {
        "", "08:00-16:00", "06:00-14:00 15:00-23:00", "22:00-06:00", "07:00-07:20 09:00-17:03"
    };

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {0, 1000, 2000, 3000})
    void engineAndRecurrenceGiveTheSameTimes(int first) {
        for (int seed = first; seed < first + 60; seed++) {
            compare(seed);
        }
    }

    private void compare(int seed) {
        Random random = new Random(seed);
        PlantBuilder builder = PlantBuilder.days(DAYS);
        int sections = 1 + random.nextInt(3);
        List<SerialRecurrence.Stop> stops = new ArrayList<>();
        List<String> calendars = new ArrayList<>();
        for (int s = 0; s < sections; s++) {
            calendars.add("c" + s);
            builder.calendar("c" + s, SHIFTS[random.nextInt(SHIFTS.length)]);
        }
        builder.orders("orders", 0, 1 + random.nextInt(400));
        builder.shop(
                shop -> {
                    for (int s = 0; s < sections; s++) {
                        int section = s;
                        shop.section(
                                "x" + s,
                                x -> {
                                    x.calendar(calendars.get(section));
                                    int count = 1 + random.nextInt(4);
                                    for (int j = 0; j < count; j++) {
                                        stops.add(stop(x, section, "j" + j, random));
                                    }
                                    return x;
                                });
                    }
                    shop.source("in", "x0");
                    for (int s = 1; s < sections; s++) {
                        shop.link("l" + s, "x" + (s - 1), "x" + s);
                    }
                    return shop.sink("out", "x" + (sections - 1));
                });
        Plant plant = builder.build();
        Ran ran = Ran.of(plant, seed);
        List<String> got = lines(ran);
        List<String> expected = expected(plant, stops, seed);
        assertThat(firstDifference(got, expected)).as("seed %d: first difference", seed).isEmpty();
        assertThat(got).as("seed %d", seed).hasSameSizeAs(expected).isNotEmpty();
    }

    /** The earliest event that only one of the two has. */
    private static String firstDifference(List<String> got, List<String> expected) {
        List<String> all = new ArrayList<>();
        Set<String> both = new HashSet<>(got);
        both.retainAll(new HashSet<>(expected));
        got.forEach(line -> all.add(line + " got"));
        expected.forEach(line -> all.add(line + " expected"));
        return all.stream()
                .filter(line -> !both.contains(line.substring(0, line.lastIndexOf(' '))))
                .sorted()
                .limit(4)
                .collect(Collectors.joining("; "));
    }

    private static SerialRecurrence.Stop stop(
            ShopBuilder.SectionBuilder section, int index, String id, Random random) {
        int buffer = random.nextInt(3);
        int units = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 1;
        long transport = random.nextInt(3) == 0 ? 1000L * random.nextInt(2000) : 0;
        long mean = random.nextInt(8) == 0 ? 0 : 60_000L * (1 + random.nextInt(20));
        Shape shape =
                switch (random.nextInt(3)) {
                    case 0 -> new Constant();
                    case 1 -> new Exponential();
                    default -> new Uniform(0.3);
                };
        long up = random.nextInt(2) == 0 ? 60_000L * (1 + random.nextInt(100)) : 0;
        long repair = up == 0 ? 0 : 60_000L * random.nextInt(40);
        section.station(
                id,
                s -> {
                    s.buffer(buffer).parallel(units).transport(transport + "ms");
                    s.work(distribution(mean, shape));
                    return up == 0
                            ? s
                            : s.failure(
                                    "f",
                                    PlantBuilder.exponential(up + "ms"),
                                    PlantBuilder.exponential(repair + "ms"));
                });
        return new SerialRecurrence.Stop(
                "p/s/x" + index + "/" + id,
                index,
                buffer,
                units,
                transport,
                mean,
                shape,
                up,
                repair);
    }

    private static Distribution distribution(long mean, Shape shape) {
        return switch (shape) {
            case Constant _ -> PlantBuilder.constant(mean + "ms");
            case Exponential _ -> PlantBuilder.exponential(mean + "ms");
            default -> PlantBuilder.uniform(mean + "ms", 0.3);
        };
    }

    private static List<String> expected(Plant plant, List<SerialRecurrence.Stop> stops, int seed) {
        PlantClock clock = new PlantClock(plant.timeZone(), plant.horizon().from());
        List<OpenTime> hours = new ArrayList<>();
        for (org.lineoff.model.Calendar calendar : plant.calendars()) {
            if (!calendar.id().equals("always")) {
                hours.add(open(calendar, clock));
            }
        }
        long end = clock.midnight(plant.horizon().to().plusDays(1));
        SerialRecurrence rival = new SerialRecurrence(stops, hours, new Draws(seed, 0));
        Orders orders = Orders.of(plant, Ran.scenario(plant, seed).drawn(), PlantBuilder.ORDERS);
        List<String> lines = new ArrayList<>();
        for (long n = 1; orders.dateOf(n) != Long.MAX_VALUE; n++) {
            for (SerialRecurrence.Visit v : rival.next(n, orders.dateOf(n))) {
                add(lines, n, v.unit(), "ENTERED", v.start(), end);
                add(lines, n, v.unit(), "WORK_FINISHED", v.finish(), end);
                add(lines, n, v.unit(), "LEFT", v.leave(), end);
            }
        }
        return lines.stream().sorted().toList();
    }

    /** Shifts by the day, without any of the code that the engine uses for them. */
    private static OpenTime open(org.lineoff.model.Calendar calendar, PlantClock clock) {
        OpenTime.Builder open = OpenTime.builder();
        for (int day = -1; day < DAYS; day++) {
            long midnight = clock.midnight(PlantBuilder.FIRST_DAY.plusDays(day));
            if (calendar.shifts().isEmpty() && day >= 0) {
                open.open(midnight, midnight + 86_400_000);
            }
            for (org.lineoff.model.Calendar.Shift shift : calendar.shifts()) {
                long from = shift.from().toSecondOfDay();
                long to = shift.to().toSecondOfDay();
                to += to <= from ? 86_400 : 0;
                if (midnight + 1000 * to > 0 && day >= 0) {
                    open.open(Math.max(0, midnight + 1000 * from), midnight + 1000 * to);
                }
            }
        }
        return open.build();
    }

    private static void add(
            List<String> lines, long car, String place, String type, long time, long end) {
        if (time < end) {
            lines.add("%011d %s %s %d".formatted(time, place, type, car));
        }
    }

    private static List<String> lines(Ran ran) {
        return ran.events().stream()
                .filter(
                        e ->
                                e.type() == EventType.ENTERED
                                        || e.type() == EventType.WORK_FINISHED
                                        || e.type() == EventType.LEFT)
                .map(SerialRecurrenceTest::line)
                .sorted()
                .toList();
    }

    private static String line(Event e) {
        return "%011d %s %s %d".formatted(e.time(), e.place(), e.type(), e.car());
    }
}
