package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.simulate.PlantBuilder.constant;

import org.junit.jupiter.api.Test;
import org.lineoff.events.EventType;
import org.lineoff.model.Junction.Store;

/** Joins, worked by hand. Times in s. */
class JoinTest {

    @Test
    void aJoinHappensWhenCarPartAndRoomAreAllThere() {
        Ran ran =
                Ran.of(
                        PlantBuilder.days(1)
                                .orders("orders", 0, 3)
                                .shop(
                                        s ->
                                                s.section("body", m -> m.station("a", "10s"))
                                                        .section("seat", m -> m.station("b", "40s"))
                                                        .section("trim", m -> m.station("c", "60s"))
                                                        .source("in", "body")
                                                        .partSource("parts", "seat")
                                                        .join(
                                                                "join",
                                                                "body",
                                                                "trim",
                                                                ShopBuilder.any("seat"))
                                                        .sink("out", "trim")));
        assertThat(ran.at("join"))
                .containsExactly(
                        "40 join part_fitted 1 seat =1",
                        "100 join part_fitted 2 seat =2",
                        "160 join part_fitted 3 seat =3");
        assertThat(ran.at("body/a").stream().filter(l -> l.contains("left")))
                .containsExactly(
                        "40 body/a left 1 match",
                        "100 body/a left 2 room",
                        "160 body/a left 3 room");
        assertThat(ran.at("seat/b").stream().filter(l -> l.contains("left")))
                .containsExactly(
                        "40 seat/b left 1 finished",
                        "100 seat/b left 2 room",
                        "160 seat/b left 3 room");
        assertThat(ran.path())
                .as("40 of the first part, then 60 a car: line-off at 100, 160, 220")
                .containsExactly("seat/b work 120", "trim/c work 360");
    }

    /** Cars 1 and 3 turn round in the store; the feeder follows the store. */
    @Test
    void aMatchedPartIsReleasedInTheOrderOfRetrieval() {
        Ran ran =
                Ran.of(
                        PlantBuilder.days(1)
                                .orders("orders", 0, 3)
                                .shop(
                                        s ->
                                                s.section(
                                                                "paint",
                                                                m ->
                                                                        m.station("a", "10s")
                                                                                .gate(
                                                                                        java.util
                                                                                                .Map
                                                                                                .of(
                                                                                                        "dirt",
                                                                                                        1.0),
                                                                                        new org
                                                                                                .lineoff
                                                                                                .model
                                                                                                .Gate
                                                                                                .Repair(
                                                                                                PlantBuilder
                                                                                                        .known(
                                                                                                                2),
                                                                                                PlantBuilder
                                                                                                        .known(
                                                                                                                1),
                                                                                                constant(
                                                                                                        "35s"))))
                                                        .section(
                                                                "packs", m -> m.station("b", "30s"))
                                                        .section("trim", m -> m.station("c", "20s"))
                                                        .section("final", m -> m.station("d", "5s"))
                                                        .source("in", "paint")
                                                        .store(
                                                                "pbs",
                                                                "paint",
                                                                "trim",
                                                                3,
                                                                Store.Rule.LOWEST_NUMBER)
                                                        .feeder("cells", "packs", "pbs")
                                                        .join(
                                                                "marriage",
                                                                "trim",
                                                                "final",
                                                                ShopBuilder.matched("packs"))
                                                        .sink("out", "final")));
        assertThat(ran.lines(EventType.RELEASED, EventType.PART_FITTED, EventType.LINE_OFF))
                .containsExactly(
                        "0 in released 1",
                        "10 in released 2",
                        "10 cells released 1",
                        "20 in released 3",
                        "40 cells released 2",
                        "40 marriage part_fitted 1 packs =1",
                        "45 out line_off 1",
                        "70 cells released 3",
                        "70 marriage part_fitted 2 packs =2",
                        "75 out line_off 2",
                        "100 marriage part_fitted 3 packs =3",
                        "105 out line_off 3");
        assertThat(ran.path())
                .as("10 in paint, then a pack every 30, then 5 in final")
                .containsExactly("final/d work 15", "packs/b work 180", "paint/a work 30");
    }

    @Test
    void twoMovingLinesAdvanceTogetherAtTheirJoin() {
        Ran ran =
                Ran.of(
                        PlantBuilder.days(1)
                                .orders("orders", 0, 3)
                                .shop(
                                        s ->
                                                s.section(
                                                                "body",
                                                                m ->
                                                                        m.paced("60s")
                                                                                .station(
                                                                                        "a", "50s"))
                                                        .section(
                                                                "door",
                                                                m ->
                                                                        m.paced("45s")
                                                                                .station(
                                                                                        "b", "40s"))
                                                        .section("trim", m -> m.station("c", "10s"))
                                                        .source("in", "body")
                                                        .partSource("parts", "door")
                                                        .join(
                                                                "join",
                                                                "body",
                                                                "trim",
                                                                ShopBuilder.any("door"))
                                                        .sink("out", "trim")));
        assertThat(ran.lines(EventType.RELEASED, EventType.LEFT, EventType.PART_FITTED))
                .containsExactly(
                        "0 in released 1",
                        "0 parts released 1",
                        "60 body/a left 1 takt",
                        "60 door/b left 1 match",
                        "60 in released 2",
                        "60 parts released 2",
                        "60 join part_fitted 1 door =1",
                        "70 trim/c left 1 finished",
                        "120 body/a left 2 takt",
                        "120 door/b left 2 match",
                        "120 in released 3",
                        "120 parts released 3",
                        "120 join part_fitted 2 door =2",
                        "130 trim/c left 2 finished",
                        "180 body/a left 3 takt",
                        "180 door/b left 3 match",
                        "180 parts released 4",
                        "180 join part_fitted 3 door =3",
                        "190 trim/c left 3 finished");
    }
}
