package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lineoff.events.EventType;
import org.lineoff.model.Drawn;
import org.lineoff.model.Junction.Store;
import org.lineoff.model.Plant;
import org.lineoff.model.RetrievalRule;
import org.lineoff.model.random.Draws;

/** Stores with lanes, worked by hand. */
class LaneTest {
    private final List<String> given = new ArrayList<>();

    /** A store between two sections that is filled and emptied by hand. */
    private static final class Hand extends Section {
        private Car waiting = new Car(0, 0, 0);
        private boolean offers;
        private boolean room;

        Hand(Floor floor, Layout.SectionSite site) {
            super(
                    floor,
                    site,
                    org.lineoff.model.time.OpenTime.builder().open(0, 1000).build(),
                    new Rates(
                            site,
                            new Days(PlantBuilder.days(1).build()),
                            floor.drawn,
                            List.of(),
                            PlantBuilder.FIRST_DAY),
                    0);
        }

        @Override
        boolean isDue(Terms terms) {
            return true;
        }

        @Override
        boolean hasRoom(Terms terms) {
            return room;
        }

        @Override
        void take(Car car, Terms decided) {
            room = false;
        }

        @Override
        int offers(boolean lastPlace) {
            return offers ? 1 : 0;
        }

        @Override
        Car offer(int i) {
            return waiting;
        }

        @Override
        boolean offersAlone() {
            return true;
        }

        @Override
        void addOffered(int i, Terms terms) {}

        @Override
        Car release(int i, Terms decided) {
            offers = false;
            return waiting;
        }

        @Override
        boolean waitsForRepair() {
            return false;
        }

        @Override
        void addLast(Terms terms) {}

        @Override
        Car releaseToRepair(Terms decided) {
            return waiting;
        }

        @Override
        Car stuckAtEnd() {
            return null;
        }

        @Override
        boolean isFull() {
            return !room;
        }

        @Override
        int inside() {
            return 0;
        }

        @Override
        void finished(Unit unit) {}

        @Override
        boolean taktDividesWork() {
            return true;
        }
    }

    /**
     * Puts cars in and takes some out.
     *
     * @param steps numbers of cars that come in; 0: one is taken out
     */
    private List<String> run(int capacity, int lanes, RetrievalRule rule, long... steps) {
        Plant plant =
                PlantBuilder.days(1)
                        .shop(
                                s ->
                                        s.section("a", m -> m.station("x", "1s"))
                                                .section("b", m -> m.station("y", "1s"))
                                                .source("in", "a")
                                                .store("store", "a", "b", 1)
                                                .sink("out", "b"))
                        .build();
        Layout layout = LayoutBuilder.layout(plant);
        Floor floor =
                new Floor(
                        layout,
                        new Days(plant),
                        new Drawn(new Draws(1, 0), plant.asOf()),
                        new CriticalPath(new long[0], layout.places().count()),
                        (type, time, place, car, visit, part, cause, value) -> {
                            if (type == EventType.LEFT) {
                                given.add(Long.toString(car));
                            }
                        });
        Hand from = new Hand(floor, layout.sections().get(0));
        Hand to = new Hand(floor, layout.sections().get(1));
        floor.timers.seal();
        StoreJunction store = new StoreJunction(floor, 0, 0, from, to, capacity, lanes, rule, -1);
        Terms terms = new Terms(floor);
        for (long step : steps) {
            if (step == 0) {
                to.room = true;
                given.add(store.decide(terms) ? "ok" : "nothing");
            } else {
                from.waiting = new Car(0, 0, 0);
                from.waiting.number = step;
                from.waiting.wanted = step;
                from.offers = true;
                given.add(store.decide(terms) ? "in " + step : "full");
                from.offers = false;
            }
        }
        given.removeIf(line -> line.equals("ok") || line.startsWith("in "));
        return given;
    }

    @Test
    void onlyTheHeadOfALaneCanBeTaken() {
        assertThat(run(4, 1, RetrievalRule.LOWEST_NUMBER, 3, 1, 2, 0, 0, 0))
                .as("one lane keeps the order")
                .containsExactly("3", "1", "2");
    }

    @Test
    void aCarGoesBehindTheLargestSmallerNumberElseIntoTheShortestLane() {
        // 5 → lane 1; 3 → lane 2 (empty is shortest); 4 behind 3; 6 behind 5; 2: nobody smaller,
        // lane 3 is empty; 7 behind 6; 1: all lasts are larger, lane 3 is the shortest
        assertThat(
                        run(
                                12,
                                3,
                                RetrievalRule.LOWEST_NUMBER,
                                5,
                                3,
                                4,
                                6,
                                2,
                                7,
                                1,
                                0,
                                0,
                                0,
                                0,
                                0,
                                0,
                                0))
                .as("lanes 5 6 7, 3 4, 2 1")
                .containsExactly("2", "1", "3", "4", "5", "6", "7");
    }

    @Test
    void lanesOfTheSameLengthAreTakenInOrder() {
        assertThat(run(4, 2, RetrievalRule.FIRST_IN, 4, 3, 2, 1, 0, 0, 0, 0))
                .as("4 2 and 3 1, heads by the order in which they came in")
                .containsExactly("4", "3", "2", "1");
        given.clear();
        assertThat(run(4, 2, RetrievalRule.LOWEST_NUMBER, 4, 3, 2, 1, 0, 0, 0, 0))
                .containsExactly("3", "1", "4", "2");
    }

    @Test
    void lanesShareTheCapacityEvenlyAndHoldAtLeastOneEach() {
        assertThat(run(5, 2, RetrievalRule.FIRST_IN, 1, 2, 3, 4, 5))
                .as("two lanes of two")
                .containsExactly("full");
        given.clear();
        assertThat(run(1, 3, RetrievalRule.FIRST_IN, 1, 2, 3, 4))
                .as("three lanes of one")
                .containsExactly("full");
        given.clear();
        assertThat(run(4, 2, RetrievalRule.FIRST_IN, 1, 2, 3, 4, 5, 0, 0))
                .as("1 2 fill a lane, so that 3 opens the other; a full lane takes nobody in")
                .containsExactly("full", "1", "2");
    }

    @Test
    void aStoreWithLanesInARunningPlant() {
        Ran ran =
                Ran.of(
                        PlantBuilder.days(1)
                                .orders("orders", 0, 4)
                                .shop(
                                        s ->
                                                s.section("fast", m -> m.station("a", "10s"))
                                                        .section(
                                                                "slow", m -> m.station("b", "100s"))
                                                        .source("in", "fast")
                                                        .lanes(
                                                                "rack",
                                                                "fast",
                                                                "slow",
                                                                3,
                                                                2,
                                                                Store.Rule.FIRST_IN)
                                                        .sink("out", "slow")));
        assertThat(ran.at("rack"))
                .as("two lanes of one")
                .containsExactly(
                        "10 rack entered 1",
                        "10 rack left 1 result",
                        "20 rack entered 2",
                        "30 rack entered 3",
                        "110 rack left 2 room",
                        "110 rack entered 4",
                        "210 rack left 3 room",
                        "310 rack left 4 room");
    }
}
