package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.simulate.PlantBuilder.constant;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lineoff.events.EventType;
import org.lineoff.model.Gate;
import org.lineoff.model.Junction.Merge;
import org.lineoff.model.Junction.Split;

/** Inspection and repair, worked by hand. Times in s. */
class GateTest {

    @Test
    void aCarThatFailsIsRepairedInspectedAgainAndGoesFirst() {
        Ran ran =
                Ran.of(
                        PlantBuilder.days(1)
                                .orders("orders", 0, 2)
                                .shop(
                                        s ->
                                                s.section(
                                                                "main",
                                                                m ->
                                                                        m.station(
                                                                                        "a",
                                                                                        a ->
                                                                                                a.work(
                                                                                                                "60s")
                                                                                                        .defect(
                                                                                                                "dent",
                                                                                                                1))
                                                                                .gate(
                                                                                        "dent",
                                                                                        1,
                                                                                        1,
                                                                                        constant(
                                                                                                "100s")))
                                                        .source("in", "main")
                                                        .sink("out", "main")));
        assertThat(ran.lines())
                .containsExactly(
                        "0 main/a entered 1",
                        "0 main/a work_started 1",
                        "0 in released 1",
                        "60 main/a work_finished 1",
                        "60 main/a left 1 result",
                        "60 main/a entered 2",
                        "60 main/a work_started 2",
                        "60 main/gate defect_found 1 dent",
                        "60 main/gate measured 1",
                        "60 main/gate/repair entered 1",
                        "60 main/gate/repair work_started 1",
                        "60 in released 2",
                        "120 main/a work_finished 2",
                        "120 main/gate defect_found 2 dent",
                        "120 main/gate measured 2",
                        "160 main/a left 2 room",
                        "160 main/gate measured 1.1 =1",
                        "160 main/gate/repair work_finished 1",
                        "160 main/gate/repair left 1 finished",
                        "160 main/gate/repair defect_cured 1 dent",
                        "160 main/gate/repair entered 2",
                        "160 main/gate/repair work_started 2",
                        "160 out line_off 1",
                        "260 main/gate measured 2.1 =1",
                        "260 main/gate/repair work_finished 2",
                        "260 main/gate/repair left 2 finished",
                        "260 main/gate/repair defect_cured 2 dent",
                        "260 out line_off 2");
        assertThat(ran.path()).containsExactly("main/a work 120", "main/gate/repair rework 300");
    }

    /** Two types of defect, one of which the gate finds only at the second look, if at all. */
    @Test
    void aCarThatFailsAgainQueuesAnewInThePlaceItHolds() {
        PlantBuilder plant =
                PlantBuilder.days(1)
                        .orders("orders", 0, 1)
                        .shop(
                                s ->
                                        s.section(
                                                        "main",
                                                        m ->
                                                                m.station(
                                                                                "a",
                                                                                a ->
                                                                                        a.work(
                                                                                                        "60s")
                                                                                                .defect(
                                                                                                        "dent",
                                                                                                        1)
                                                                                                .defect(
                                                                                                        "hair",
                                                                                                        1))
                                                                        .gate(
                                                                                Map.of(
                                                                                        "dent", 1.0,
                                                                                        "hair",
                                                                                        0.5),
                                                                                new Gate.Repair(
                                                                                        PlantBuilder
                                                                                                .known(
                                                                                                        1),
                                                                                        PlantBuilder
                                                                                                .known(
                                                                                                        1),
                                                                                        constant(
                                                                                                "100s"))))
                                                .source("in", "main")
                                                .sink("out", "main"));
        Ran ran = null;
        for (long seed = 0; ran == null || ran.count(EventType.DEFECT_CURED) < 2; seed++) {
            ran = Ran.of(plant.build(), seed);
            if (ran.at("main/gate").contains("60 main/gate defect_found 1 hair")) {
                ran = null; // found at the first look: not what is wanted here
            }
        }
        assertThat(ran.at("main/gate/repair"))
                .containsExactly(
                        "60 main/gate/repair entered 1",
                        "60 main/gate/repair work_started 1",
                        "160 main/gate/repair work_finished 1",
                        "160 main/gate/repair left 1 result",
                        "160 main/gate/repair defect_cured 1 dent",
                        "160 main/gate/repair entered 1.1",
                        "160 main/gate/repair work_started 1.1",
                        "260 main/gate/repair work_finished 1.1",
                        "260 main/gate/repair left 1.1 finished",
                        "260 main/gate/repair defect_cured 1.1 hair");
        assertThat(ran.at("main/gate"))
                .containsExactly(
                        "60 main/gate defect_found 1 dent",
                        "60 main/gate measured 1",
                        "160 main/gate defect_found 1.1 hair",
                        "160 main/gate measured 1.1",
                        "260 main/gate measured 1.2 =1");
    }

    @Test
    void aFullRepairBlocksTheGateAndServersWorkFirstComeFirstServed() {
        Ran ran =
                Ran.of(
                        PlantBuilder.days(1)
                                .orders("orders", 0, 5)
                                .shop(
                                        s ->
                                                s.section(
                                                                "main",
                                                                m ->
                                                                        m.station(
                                                                                        "a",
                                                                                        a ->
                                                                                                a.work(
                                                                                                                "10s")
                                                                                                        .defect(
                                                                                                                "dent",
                                                                                                                1))
                                                                                .gate(
                                                                                        "dent",
                                                                                        3,
                                                                                        2,
                                                                                        constant(
                                                                                                "100s")))
                                                        .source("in", "main")
                                                        .sink("out", "main")));
        assertThat(
                        ran.at("main/gate/repair").stream()
                                .filter(l -> l.contains("entered") || l.contains("started")))
                .containsExactly(
                        "10 main/gate/repair entered 1",
                        "10 main/gate/repair work_started 1",
                        "20 main/gate/repair entered 2",
                        "20 main/gate/repair work_started 2",
                        "30 main/gate/repair entered 3",
                        "110 main/gate/repair work_started 3",
                        "110 main/gate/repair entered 4",
                        "120 main/gate/repair work_started 4",
                        "120 main/gate/repair entered 5",
                        "210 main/gate/repair work_started 5");
        assertThat(ran.lines(EventType.LINE_OFF))
                .containsExactly(
                        "110 out line_off 1",
                        "120 out line_off 2",
                        "210 out line_off 3",
                        "220 out line_off 4",
                        "310 out line_off 5");
    }

    @Test
    void theGateOfAMovingLineTakesCarsOutAsPartOfTheAdvance() {
        Ran ran =
                Ran.of(
                        PlantBuilder.days(1)
                                .orders("orders", 0, 3)
                                .shop(
                                        s ->
                                                s.section(
                                                                "main",
                                                                m ->
                                                                        m.paced("60s")
                                                                                .station(
                                                                                        "a",
                                                                                        a ->
                                                                                                a.work(
                                                                                                                "50s")
                                                                                                        .defect(
                                                                                                                "dent",
                                                                                                                1))
                                                                                .gate(
                                                                                        "dent",
                                                                                        1,
                                                                                        1,
                                                                                        constant(
                                                                                                "100s")))
                                                        .source("in", "main")
                                                        .sink("out", "main")));
        assertThat(ran.lines(EventType.LEFT, EventType.RELEASED, EventType.LINE_OFF))
                .containsExactly(
                        "0 in released 1",
                        "60 main/a left 1 takt",
                        "60 in released 2",
                        "160 main/a left 2 room",
                        "160 main/gate/repair left 1 finished",
                        "160 in released 3",
                        "160 out line_off 1",
                        "260 main/a left 3 room",
                        "260 main/gate/repair left 2 finished",
                        "260 out line_off 2",
                        "360 main/gate/repair left 3 finished",
                        "360 out line_off 3");
    }

    @Test
    void aSplitByInspectionSendsCarsThatFailThroughTheStationsOnceMore() {
        PlantBuilder plant =
                PlantBuilder.days(1)
                        .orders("orders", 0, 1)
                        .shop(
                                s ->
                                        s.section("first", m -> m.station("a", "10s"))
                                                .section(
                                                        "main",
                                                        m ->
                                                                m.station(
                                                                                "b",
                                                                                b ->
                                                                                        b.work(
                                                                                                        "60s")
                                                                                                .defect(
                                                                                                        "dent",
                                                                                                        0.5))
                                                                        .gate(
                                                                                Map.of("dent", 1.0),
                                                                                null))
                                                .section("rework", m -> m.station("c", "5s"))
                                                .section("last", m -> m.station("d", "1s"))
                                                .source("in", "first")
                                                .merge(
                                                        "merge",
                                                        "main",
                                                        Merge.Rule.FIRST_COME,
                                                        "first",
                                                        "rework")
                                                .split(
                                                        "split",
                                                        "main",
                                                        Split.By.INSPECTION,
                                                        ShopBuilder.result(
                                                                "last", Split.Result.PASSED),
                                                        ShopBuilder.result(
                                                                "rework", Split.Result.FAILED))
                                                .sink("out", "last"));
        Ran ran = null;
        for (long seed = 0; ran == null || ran.count(EventType.DEFECT_CURED) != 1; seed++) {
            ran = Ran.of(plant.build(), seed);
        }
        assertThat(ran.lines())
                .containsExactly(
                        "0 first/a entered 1",
                        "0 first/a work_started 1",
                        "0 in released 1",
                        "10 first/a work_finished 1",
                        "10 first/a left 1 finished",
                        "10 main/b entered 1",
                        "10 main/b work_started 1",
                        "70 main/b work_finished 1",
                        "70 main/b left 1 finished",
                        "70 main/gate defect_found 1 dent",
                        "70 main/gate measured 1",
                        "70 rework/c entered 1",
                        "70 rework/c work_started 1",
                        "70 split defect_cured 1 dent",
                        "75 main/b entered 1.1",
                        "75 main/b work_started 1.1",
                        "75 rework/c work_finished 1",
                        "75 rework/c left 1 finished",
                        "135 main/b work_finished 1.1",
                        "135 main/b left 1.1 finished",
                        "135 main/gate measured 1.1 =1",
                        "135 last/d entered 1",
                        "135 last/d work_started 1",
                        "136 last/d work_finished 1",
                        "136 last/d left 1 finished",
                        "136 out line_off 1");
    }
}
