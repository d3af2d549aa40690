package org.lineoff.simulate;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.lineoff.model.Calendar;
import org.lineoff.model.Demand;
import org.lineoff.model.Distribution;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;

/**
 * Random plants that are one line and nothing else, the same for the same seed: calendars with
 * nights, breaks and planned stops, orders there from the beginning, late or few, buffers,
 * transport, all distributions of work, options that change it, and one to three failure modes.
 * Half of their times are round, so that much falls on one instant.
 */
final class GeneratedLines {
    private static final String[] SHIFTS = {
        "", "08:00-16:00", "06:00-14:00 15:00-23:00", "22:00-06:00", "07:00-07:20 09:00-17:03"
    };

    private final Random random;
    private final boolean round;

    /** Smallest and largest number of places before a station. */
    private final int least;

    private final int most;

    private GeneratedLines(Random random) {
        this.random = random;
        round = random.nextBoolean();
        least = random.nextInt(3);
        most = least + (random.nextBoolean() ? 0 : random.nextInt(4));
    }

    /** A line of one to so many stations. */
    static Plant plant(long seed, int longest, int days) {
        return new GeneratedLines(new Random(seed)).make(longest, days);
    }

    private Plant make(int longest, int days) {
        PlantBuilder builder =
                PlantBuilder.days(days).calendar(calendar()).model("a", 0.6).model("b", 0.4);
        builder.option("o", Map.of("x", 0.5, "y", 0.5));
        builder.sequence("orders", waves(days));
        boolean parts = random.nextInt(10) == 0;
        int count = 1 + random.nextInt(longest);
        boolean alike = random.nextInt(3) == 0;
        Distribution work = work();
        builder.shop(
                shop -> {
                    shop.section(
                            "x",
                            x -> {
                                x.calendar("c");
                                for (int j = 0; j < count; j++) {
                                    Distribution own = alike ? work : work();
                                    if (parts && j == 0) { // else there may be no end of parts
                                        own = PlantBuilder.constant("5min");
                                    }
                                    Distribution at = own;
                                    x.station("j" + j, s -> station(s, at));
                                }
                                return x;
                            });
                    return (parts ? shop.partSource("in", "x") : shop.source("in", "x"))
                            .sink("out", "x");
                });
        return builder.build();
    }

    private Calendar calendar() {
        LocalDate day = PlantBuilder.FIRST_DAY.plusDays(1);
        return PlantBuilder.calendar(
                "c",
                SHIFTS[random.nextInt(SHIFTS.length)],
                random.nextBoolean() ? List.of() : List.of(PlantBuilder.stop(day, "9h")));
    }

    private Demand.Wave[] waves(int days) {
        Demand.Wave[] waves = new Demand.Wave[1 + random.nextInt(2)];
        for (int i = 0; i < waves.length; i++) {
            int from = random.nextInt(days);
            int to = from + random.nextInt(days - from);
            waves[i] =
                    new Demand.Wave(
                            null,
                            day(from),
                            random.nextBoolean() ? day(from) : day(to),
                            PlantBuilder.known(
                                    1.0 + random.nextInt(random.nextInt(5) == 0 ? 600 : 60)),
                            null);
        }
        return waves;
    }

    private static Known<LocalDate> day(int day) {
        return PlantBuilder.known(PlantBuilder.FIRST_DAY.plusDays(day));
    }

    private ShopBuilder.StationBuilder station(ShopBuilder.StationBuilder s, Distribution work) {
        s.buffer(least + random.nextInt(most - least + 1));
        if (random.nextInt(3) == 0) {
            s.transport(time(300));
        }
        s.work(work);
        if (random.nextInt(12) == 0) {
            s.byModel("b", time(200));
        }
        if (random.nextInt(12) == 0) {
            s.addByOption("x", time(60));
        }
        int modes = random.nextInt(3);
        for (int m = 0; m < modes; m++) {
            if (random.nextInt(3) == 0) {
                s.availability("f" + m, 0.5 + random.nextInt(6) / 10.0, repair());
            } else {
                s.failure("f" + m, shape(60 + random.nextInt(6000) + "s"), repair());
            }
        }
        return s;
    }

    private Distribution repair() {
        return random.nextInt(4) == 0
                ? PlantBuilder.constant(random.nextBoolean() ? "0ms" : "5min")
                : shape(time(900));
    }

    private Distribution work() {
        return shape(time(200));
    }

    private Distribution shape(String mean) {
        return switch (random.nextInt(9)) {
            case 0, 1 -> PlantBuilder.constant(mean);
            case 2 -> PlantBuilder.uniform(mean, 0.05 + random.nextInt(50) / 100.0);
            case 3, 4, 5 -> PlantBuilder.triangular(mean, 0.02 + random.nextInt(38) / 100.0);
            case 6 -> PlantBuilder.exponential(mean);
            case 7 -> PlantBuilder.erlang(mean, 2);
            default -> PlantBuilder.lognormal(mean, 0.5);
        };
    }

    /** A time of up to so many seconds. */
    private String time(int most) {
        if (random.nextInt(15) == 0) {
            return random.nextInt(3) + "ms";
        }
        return round
                ? 10 * random.nextInt(1 + most / 10) + "s"
                : random.nextInt(1000 * most) + "ms";
    }
}
