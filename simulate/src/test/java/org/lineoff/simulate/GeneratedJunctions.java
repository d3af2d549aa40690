package org.lineoff.simulate;

import java.util.List;
import java.util.Random;
import org.lineoff.model.Demand;

/** Loops of carriers and limited supplies for generated plants. */
final class GeneratedJunctions {
    private final Random random;

    GeneratedJunctions(long seed) {
        random = new Random(seed ^ 0x5eed);
    }

    /** Adds some loops over parts of a chain of sections each of which every car passes in turn. */
    void addLoops(ShopBuilder shop, List<String> chain) {
        for (int i = 0; i < 2 && random.nextInt(3) == 0; i++) {
            int from = random.nextInt(chain.size());
            int to = from + random.nextInt(chain.size() - from);
            shop.skids(
                    "skids" + i,
                    chain.get(from),
                    chain.get(to),
                    1 + random.nextInt(12),
                    random.nextInt(3) == 0 ? "0s" : random.nextInt(1 + random.nextInt(1000)) + "s");
        }
    }

    void addSupplies(PlantBuilder plant) {
        for (int i = 0; i < 2 && random.nextInt(4) == 0; i++) {
            List<List<String>> takes = List.of(List.of(), List.of("a"), List.of("x"));
            Demand.Wave delivery =
                    new Demand.Wave(
                            null,
                            PlantBuilder.known(
                                    PlantBuilder.FIRST_DAY.plusDays(random.nextInt(4) - 2)),
                            null,
                            null,
                            PlantBuilder.known(10.0 * random.nextInt(100)));
            plant.supply(
                    new Demand.Supply(
                            "supply" + i,
                            null,
                            random.nextBoolean() ? List.of() : List.of("orders"),
                            takes.get(random.nextInt(3)),
                            1 + random.nextInt(2),
                            PlantBuilder.known((double) random.nextInt(40)),
                            List.of(delivery)));
        }
    }
}
