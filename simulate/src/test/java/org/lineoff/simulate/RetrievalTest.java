package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lineoff.events.EventType;
import org.lineoff.model.Junction;
import org.lineoff.model.Junction.Store;
import org.lineoff.model.Plant;
import org.lineoff.model.RetrievalRule;

/** Rules of retrieval that are handed in. */
class RetrievalTest {
    private static final RetrievalRule HIGHEST_NUMBER =
            (wanted, count) -> {
                int best = 0;
                for (int i = 1; i < count; i++) {
                    best = wanted[i] > wanted[best] ? i : best;
                }
                return best;
            };

    /** A store that fills faster than it empties, whose retrievals a part follows. */
    private static Plant store() {
        return PlantBuilder.days(1)
                .orders("orders", 0, 5)
                .shop(
                        s ->
                                s.section("fast", m -> m.station("a", "10s"))
                                        .section("slow", m -> m.station("b", "100s"))
                                        .section("packs", m -> m.station("p", "1s"))
                                        .section("end", m -> m.station("e", "1s"))
                                        .source("in", "fast")
                                        .store("rack", "fast", "slow", 4)
                                        .feeder("pack-in", "packs", "rack")
                                        .join("join", "slow", "end", ShopBuilder.matched("packs"))
                                        .sink("out", "end"))
                .build();
    }

    private static List<Long> cars(Ran ran, EventType type, String place) {
        return ran.events().stream()
                .filter(e -> e.type() == type && e.place().equals("p/s/" + place))
                .map(e -> e.car())
                .toList();
    }

    private static Ran with(Plant plant, Map<String, RetrievalRule> rules) {
        return Ran.of(plant, Ran.scenario(plant, 1).withRetrievalRules(rules));
    }

    @Test
    void aRuleThatIsHandedInDecidesAndWhatFollowsTheStoreFollowsTheRule() {
        Plant plant = store();

        assertThat(cars(with(plant, Map.of()), EventType.LEFT, "rack"))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        Ran ran = with(plant, Map.of("p/s/rack", HIGHEST_NUMBER));
        assertThat(cars(ran, EventType.LEFT, "rack"))
                .as("car 1 finds the place behind the store free; then all others are inside")
                .containsExactly(1L, 5L, 4L, 3L, 2L);
        assertThat(cars(ran, EventType.RELEASED, "pack-in")).containsExactly(1L, 5L, 4L, 3L, 2L);
        assertThat(cars(ran, EventType.LINE_OFF, "out")).containsExactly(1L, 5L, 4L, 3L, 2L);
    }

    /** Stays with even numbers, or with odd ones, as long as there are any. */
    private static final class OfOneKind implements RetrievalRule {
        private long last;

        @Override
        public int choose(long[] wanted, int count) {
            for (int i = 0; i < count; i++) {
                if (wanted[i] % 2 == last % 2) {
                    return i;
                }
            }
            return 0;
        }

        @Override
        public void gaveOut(long wanted) {
            last = wanted;
        }

        @Override
        public RetrievalRule forRun() {
            return new OfOneKind();
        }
    }

    @Test
    void aRuleThatRemembersWhatHasLeftBeginsAnewInEveryRun() {
        Plant plant = store();
        Map<String, RetrievalRule> rules = Map.of("p/s/rack", new OfOneKind());
        for (int run = 0; run < 2; run++) {
            assertThat(cars(with(plant, rules), EventType.LEFT, "rack"))
                    .containsExactly(1L, 3L, 5L, 2L, 4L);
        }
    }

    @Test
    void handedInOrWrittenInTheFileARuleGivesTheSameEvents() {
        int decisive = 0;
        for (int seed = 0; seed < 60; seed++) {
            Plant plant = GeneratedPlants.plant(seed);
            Map<String, RetrievalRule> rules = new HashMap<>();
            Plant written =
                    Edit.junctions(
                            plant, j -> List.of(j instanceof Store store ? other(store) : j));
            plant.shops()
                    .forEach(
                            shop ->
                                    shop.junctions().stream()
                                            .filter(Store.class::isInstance)
                                            .map(Store.class::cast)
                                            .forEach(
                                                    s ->
                                                            rules.put(
                                                                    "p/" + shop.id() + "/" + s.id(),
                                                                    rule(other(s).retrieve()))));
            if (rules.isEmpty()) {
                continue;
            }
            Scenario plain = Ran.scenario(plant, seed);
            Ran handed = Ran.of(plant, plain.withRetrievalRules(rules));
            assertThat(handed.events())
                    .as("seed %d", seed)
                    .isEqualTo(Ran.of(written, seed).events());
            decisive += handed.events().equals(Ran.of(plant, plain).events()) ? 0 : 1;
        }
        assertThat(decisive).as("plants in which the rule mattered").isPositive();
    }

    private static Store other(Store store) {
        return (Store)
                Edit.with(
                        (Junction) store,
                        "retrieve",
                        store.retrieve() == Store.Rule.FIRST_IN
                                ? Store.Rule.LOWEST_NUMBER
                                : Store.Rule.FIRST_IN);
    }

    private static RetrievalRule rule(Store.Rule rule) {
        return rule == Store.Rule.FIRST_IN ? RetrievalRule.FIRST_IN : RetrievalRule.LOWEST_NUMBER;
    }

    @Test
    void aRuleForAStoreThatIsNoneAndAChoiceThatIsNoneAreRefused() {
        assertThatThrownBy(() -> with(store(), Map.of("p/s/rakc", HIGHEST_NUMBER)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no store \"p/s/rakc\" among [p/s/rack]");
        assertThatThrownBy(() -> with(store(), Map.of("p/s/rack", (_, count) -> count)))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
