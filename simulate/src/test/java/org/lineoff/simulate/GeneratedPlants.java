package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.lineoff.model.Calendar;
import org.lineoff.model.Distribution;
import org.lineoff.model.Factor;
import org.lineoff.model.Gate;
import org.lineoff.model.Junction;
import org.lineoff.model.Plant;
import org.lineoff.simulate.ShopBuilder.SectionBuilder;
import org.lineoff.simulate.ShopBuilder.StationBuilder;

/**
 * Random plants, the same for the same seed: one to seven stages behind each other, each a link, a
 * store, a split and merge, a join with a feeder, or a rework loop, with sections of both kinds,
 * calendars, failures, gates, ramps and levers. Times are round, so that much falls on one instant.
 */
final class GeneratedPlants {
    private static final String[] SHIFTS = {
        "08:00-16:00", "06:00-14:00 15:00-23:00", "22:00-06:00", "07:00-07:20 09:00-17:03"
    };
    private static final String[] TIMES = {
        "0s", "1s", "30s", "60s", "60s", "90s", "120s", "5min", "20min"
    };

    private final Random random;
    private final boolean rates;
    private final PlantBuilder plant;
    private final List<Junction> junctions = new ArrayList<>();
    private final List<String> stores = new ArrayList<>();
    private final ShopBuilder shop = new ShopBuilder();
    private int names;

    private GeneratedPlants(long seed, boolean rates) {
        random = new Random(seed);
        this.rates = rates;
        plant = PlantBuilder.days(1 + random.nextInt(6));
    }

    static Plant plant(long seed) {
        return new GeneratedPlants(seed, true).build();
    }

    /** A plant without ramps and levers, so that work is what was drawn. */
    static Plant plantAtFullRate(long seed) {
        return new GeneratedPlants(seed, false).build();
    }

    private Plant build() {
        for (int c = 0; c < 3; c++) {
            plant.calendar(calendar("c" + c));
        }
        plant.line(
                "p",
                random.nextInt(3) == 0 ? "always" : "c0",
                rates && chance(2)
                        ? new org.lineoff.model.RampFactor[] {
                            PlantBuilder.rampOverAge(Factor.TAKT, 0.5, 1, "3d"),
                            PlantBuilder.rampOverCars(Factor.FIRST_TIME_THROUGH, 0.7, 1, 50),
                            PlantBuilder.rampOverCars(Factor.AVAILABILITY, 0.8, 1, 30)
                        }
                        : new org.lineoff.model.RampFactor[0]);
        plant.model("a", 2).model("b", 1).option("o", Map.of("x", 0.3, "y", 0.7));
        plant.orders("orders", 0, 1 + random.nextInt(300));
        if (chance(3)) {
            plant.orders("more", random.nextInt(2), 1 + random.nextInt(100));
        }
        levers();
        String last = stages();
        junctions.add(new Junction.Sink(name("sink"), last));
        Collections.shuffle(junctions, random);
        junctions.forEach(shop::junction);
        plant.shop(s -> shop);
        return plant.build();
    }

    private Calendar calendar(String id) {
        String shifts = SHIFTS[random.nextInt(SHIFTS.length)];
        List<Calendar.PlannedStop> stops =
                chance(3)
                        ? List.of(
                                PlantBuilder.stop(
                                        PlantBuilder.FIRST_DAY.plusDays(random.nextInt(3)),
                                        chance(2) ? "10h" : "1d"))
                        : List.of();
        return PlantBuilder.calendar(id, shifts, stops);
    }

    private void levers() {
        if (!rates) {
            return;
        }
        if (chance(3)) {
            plant.lever(PlantBuilder.lever("l1", "p", random.nextInt(3), "c1", null, null, null));
        }
        if (chance(3)) {
            plant.lever(PlantBuilder.lever("l2", "p/s", random.nextInt(3), null, null, null, "5h"));
        }
        if (chance(3)) {
            plant.lever(
                    PlantBuilder.lever(
                            "l3", "p", random.nextInt(3), null, Factor.PEOPLE, 1.25, null));
        }
    }

    // ---- stages ----

    private String stages() {
        String last = section();
        junctions.add(new Junction.Source(name("source"), last, "orders", null));
        int stages = random.nextInt(7);
        for (int i = 0; i < stages; i++) {
            last =
                    switch (random.nextInt(7)) {
                        case 0, 1 -> link(last);
                        case 2, 3 -> store(last);
                        case 4 -> splitAndMerge(last);
                        case 5 -> join(last);
                        default -> reworkLoop(last);
                    };
        }
        return last;
    }

    private String link(String from) {
        String to = section();
        junctions.add(new Junction.Link(name("link"), from, to));
        return to;
    }

    private String store(String from) {
        String to = section();
        String id = name("store");
        Junction.Store.Rule rule =
                chance(2) ? Junction.Store.Rule.FIRST_IN : Junction.Store.Rule.LOWEST_NUMBER;
        junctions.add(
                new Junction.Store(
                        id, null, from, to, PlantBuilder.known(1 + random.nextInt(5)), null, rule));
        stores.add(id);
        return to;
    }

    private String splitAndMerge(String from) {
        String a = section();
        String b = section();
        String to = section();
        String id = name("split");
        junctions.add(
                switch (random.nextInt(3)) {
                    case 0 ->
                            new Junction.Split(
                                    id,
                                    from,
                                    Junction.Split.By.SHARE,
                                    List.of(ShopBuilder.share(a, 0.3), ShopBuilder.share(b, 0.7)));
                    case 1 ->
                            new Junction.Split(
                                    id,
                                    from,
                                    Junction.Split.By.MODEL,
                                    List.of(ShopBuilder.taking(a, "a"), ShopBuilder.taking(b)));
                    default ->
                            new Junction.Split(
                                    id,
                                    from,
                                    Junction.Split.By.OPTION,
                                    List.of(ShopBuilder.taking(a, "x"), ShopBuilder.taking(b)));
                });
        List<String> ways = new ArrayList<>(List.of(a, b));
        if (chance(3)) {
            String c = section();
            junctions.add(new Junction.Source(name("source"), c, "orders", null));
            ways.add(c);
        }
        Junction.Merge.Rule rule =
                chance(2) ? Junction.Merge.Rule.FIRST_COME : Junction.Merge.Rule.PRIORITY;
        junctions.add(new Junction.Merge(name("merge"), ways, to, rule));
        return to;
    }

    private String join(String from) {
        String feeder = section();
        String to = section();
        boolean matched = !stores.isEmpty() && chance(2);
        junctions.add(
                new Junction.Source(
                        name("source"),
                        feeder,
                        null,
                        matched ? stores.get(random.nextInt(stores.size())) : null));
        List<Junction.Join.Part> parts =
                new ArrayList<>(List.of(new Junction.Join.Part(feeder, matched)));
        if (chance(3)) {
            String second = section();
            junctions.add(new Junction.Source(name("source"), second, null, null));
            parts.add(ShopBuilder.any(second));
        }
        junctions.add(new Junction.Join(name("join"), from, parts, List.of(), to));
        return to;
    }

    /** Cars that fail go through a section of rework, and through the section once more. */
    private String reworkLoop(String from) {
        String looped = section(true);
        String rework = section();
        String to = section();
        junctions.add(
                new Junction.Merge(
                        name("merge"),
                        List.of(from, rework),
                        looped,
                        chance(2) ? Junction.Merge.Rule.FIRST_COME : Junction.Merge.Rule.PRIORITY));
        junctions.add(
                new Junction.Split(
                        name("split"),
                        looped,
                        Junction.Split.By.INSPECTION,
                        List.of(
                                ShopBuilder.result(to, Junction.Split.Result.PASSED),
                                ShopBuilder.result(rework, Junction.Split.Result.FAILED))));
        return to;
    }

    // ---- sections ----

    private String section() {
        return section(false);
    }

    private String section(boolean gateWithoutRepair) {
        String id = name("x");
        shop.section(
                id,
                x -> {
                    boolean paced = chance(3);
                    if (paced) {
                        x.paced(chance(2) ? "60s" : "95s");
                        if (chance(4)) {
                            x.emptyPitches();
                        }
                    }
                    if (chance(3)) {
                        x.calendar("c" + random.nextInt(3));
                    }
                    if (rates && chance(4)) {
                        x.ramp(PlantBuilder.rampOverCars(Factor.TAKT, 0.5, 1, 20));
                    }
                    int stations = 1 + random.nextInt(4);
                    for (int j = 0; j < stations; j++) {
                        int index = j;
                        x.station("j" + j, s -> station(s, index, paced, gateWithoutRepair));
                    }
                    gate(x, gateWithoutRepair);
                    return x;
                });
        return id;
    }

    private void gate(SectionBuilder x, boolean withoutRepair) {
        if (withoutRepair) {
            x.gate(Map.of("scratch", 0.9), null);
        } else if (chance(4)) {
            int places = 1 + random.nextInt(4);
            x.gate(
                    Map.of("scratch", 0.8, "dent", 1.0),
                    new Gate.Repair(
                            PlantBuilder.known(places),
                            PlantBuilder.known(1 + random.nextInt(places)),
                            time()));
        }
    }

    private StationBuilder station(StationBuilder s, int index, boolean paced, boolean defects) {
        s.work(time()).buffer(random.nextInt(3));
        if (chance(4)) {
            s.transport(TIMES[random.nextInt(TIMES.length)]);
        }
        if (chance(4) && !paced) {
            s.parallel(2 + random.nextInt(2));
        }
        if (chance(5)) {
            s.repeat(2);
        }
        if (chance(4)) {
            s.byModel("b", "75s").addByOption("x", "15s");
        }
        if (paced && chance(3)) {
            s.lineStop(0.3, chance(2) ? PlantBuilder.constant("30s") : exponential("40s"));
        }
        if (chance(3)) {
            s.failure("f", exponential("20min"), chance(2) ? exponential("4min") : time());
        }
        if (chance(6)) {
            s.availability("g", 0.9, PlantBuilder.constant("2min"));
        }
        if (chance(4)) {
            s.calendarFailure("h", exponential("40min"), exponential("5min"));
        }
        if (chance(8)) {
            s.calendarFailure("i", PlantBuilder.constant("1h"), PlantBuilder.constant("10min"));
        }
        if (defects || chance(3)) {
            s.defect(chance(2) || (defects && index == 0) ? "scratch" : "dent", 0.25);
        }
        return s;
    }

    private Distribution time() {
        return switch (random.nextInt(3)) {
            case 0 -> exponential("60s");
            case 1 -> PlantBuilder.uniform("60s", 0.4);
            default -> PlantBuilder.constant(TIMES[random.nextInt(TIMES.length)]);
        };
    }

    private static Distribution exponential(String mean) {
        return PlantBuilder.exponential(mean);
    }

    private String name(String kind) {
        return kind + names++;
    }

    /** One chance in n. */
    private boolean chance(int n) {
        return random.nextInt(n) == 0;
    }
}
