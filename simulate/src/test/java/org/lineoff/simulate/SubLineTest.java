package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lineoff.events.EventType;
import org.lineoff.model.Factor;
import org.lineoff.model.Junction.Store;
import org.lineoff.model.Plant;
import org.lineoff.simulate.ShopBuilder.SectionBuilder;

/**
 * Sub-lines with a rack at their end, which are computed behind the line that they feed, against
 * the plain engine: by kinds of the line, matched or not, with shifts, failures and ramps.
 */
class SubLineTest {
    private static final int PLANTS = 150;

    @Test
    void subLinesThatLagBehindGiveWhatThePlainEngineGives() {
        long finished = 0;
        for (int seed = 0; seed < PLANTS; seed++) {
            finished +=
                    BothWays.agree(plant(seed), seed, seed % 5 == 0).stream()
                            .filter(e -> e.type() == EventType.LINE_OFF)
                            .count();
        }
        assertThat(finished).isGreaterThan(40L * PLANTS);
    }

    /** Cars through a store, parts of two sub-lines fitted in one or two joins. */
    private static Plant plant(int seed) {
        Dice dice = new Dice(seed, "sub-lines");
        String other = dice.chance(2) ? "day" : null;
        return PlantBuilder.days(dice.between(1, 3))
                .calendar("day", dice.pick("06:00-14:00 15:00-22:00", "00:00-12:00", ""))
                .orders(PlantBuilder.ORDERS, 0, dice.between(60, 300))
                .shop(
                        s -> {
                            s.section("body", m -> stations(m, dice, 2, 1))
                                    .section("trim", m -> line(m, dice))
                                    .section("final", m -> line(m, dice))
                                    .section("seats", m -> subLine(m, dice, other))
                                    .section("packs", m -> subLine(m, dice, null))
                                    .source("in", "body")
                                    .store("pbs", "body", "trim", 6, Store.Rule.LOWEST_NUMBER)
                                    .partSource("covers", "seats");
                            if (dice.chance(2)) {
                                s.feeder("cells", "packs", "pbs")
                                        .join(
                                                "marriage",
                                                "trim",
                                                "final",
                                                ShopBuilder.matched("packs"),
                                                ShopBuilder.any("seats"))
                                        .sink("out", "final");
                            } else {
                                s.section("end", m -> line(m, dice))
                                        .partSource("cells", "packs")
                                        .join("marriage", "trim", "final", ShopBuilder.any("packs"))
                                        .join("fit", "final", "end", ShopBuilder.any("seats"))
                                        .sink("out", "end");
                            }
                            return s;
                        })
                .build();
    }

    private static SectionBuilder line(SectionBuilder section, Dice dice) {
        return dice.chance(2)
                ? stations(section.paced(dice.pick("60s", "75s")), dice, 3, 0)
                : stations(section, dice, 3, 2);
    }

    private static SectionBuilder subLine(SectionBuilder section, Dice dice, String calendar) {
        if (calendar != null) {
            section.calendar(calendar);
        }
        if (dice.chance(3)) {
            section.ramp(PlantBuilder.rampOverCars(Factor.PEOPLE, 0.5, 1, dice.between(5, 40)));
        }
        int rack = dice.between(1, 12);
        return stations(section, dice, dice.between(1, 5), 2)
                .station("rack", m -> m.work(dice.pick("0s", "30s", "55s")).buffer(rack));
    }

    private static SectionBuilder stations(
            SectionBuilder section, Dice dice, int count, int buffer) {
        for (int j = 0; j < count; j++) {
            String id = "s" + j;
            section.station(
                    id,
                    m -> {
                        m.work(dice.duration());
                        if (buffer > 0) {
                            m.buffer(dice.below(buffer + 1)).transport(dice.pick("0s", "20s"));
                        }
                        return dice.chance(2)
                                ? m.failure(
                                        "f",
                                        PlantBuilder.exponential("20min"),
                                        PlantBuilder.exponential("4min"))
                                : m;
                    });
        }
        return section;
    }
}
