package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lineoff.events.EventType;
import org.lineoff.model.Junction.Merge;
import org.lineoff.model.Junction.Split;
import org.lineoff.model.Problem;

/** Cars that wait for each other in a circle end the run with a problem, others do not. */
class DeadlockTest {

    /** Everything fails, so cars go round and fill the loop until nothing moves. */
    private static PlantBuilder loop(double defects) {
        return PlantBuilder.days(3)
                .shop(
                        s ->
                                s.section("first", m -> m.station("a", "10s"))
                                        .section(
                                                "main",
                                                m ->
                                                        m.station(
                                                                        "b",
                                                                        b ->
                                                                                b.work("60s")
                                                                                        .defect(
                                                                                                "dent",
                                                                                                defects))
                                                                .gate(Map.of("dent", 1.0), null))
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
                                                ShopBuilder.result("last", Split.Result.PASSED),
                                                ShopBuilder.result("rework", Split.Result.FAILED))
                                        .sink("out", "last"));
    }

    @Test
    void aLoopThatIsFullOfCarsThatWaitForEachOtherIsReported() {
        Ran ran = Ran.of(loop(1));
        assertThat(ran.outcome().deadlock())
                .get(type(Problem.Deadlock.class))
                .satisfies(
                        d -> {
                            assertThat(d.places())
                                    .containsExactlyInAnyOrder("p/s/main", "p/s/rework");
                            assertThat(d.time()).isEqualTo("2024-01-02T00:00");
                        });
        assertThat(ran.count(EventType.LINE_OFF)).isZero();
    }

    @Test
    void aLoopThatEmptiesItselfIsNone() {
        assertThat(Ran.of(loop(0)).outcome().deadlock()).isEmpty();
    }

    /** The second car's part stands before the first one's: neither can go. */
    @Test
    void partsInTheWrongOrderAreReported() {
        Ran ran =
                Ran.of(
                        PlantBuilder.days(2)
                                .model("slow", 1)
                                .model("fast", 1)
                                .orders("orders", 0, 40)
                                .shop(
                                        s ->
                                                s.section("first", m -> m.station("a", "10s"))
                                                        .section("long", m -> m.station("b", "90s"))
                                                        .section("short", m -> m.station("c", "1s"))
                                                        .section("trim", m -> m.station("d", "1s"))
                                                        .section("packs", m -> m.station("e", "1s"))
                                                        .section("final", m -> m.station("f", "1s"))
                                                        .section("gap", m -> m.station("g", "0s"))
                                                        .source("in", "first")
                                                        .store(
                                                                "store",
                                                                "first",
                                                                "gap",
                                                                1,
                                                                org.lineoff.model.Junction.Store
                                                                        .Rule.FIRST_IN)
                                                        .split(
                                                                "split",
                                                                "gap",
                                                                Split.By.MODEL,
                                                                ShopBuilder.taking("long", "slow"),
                                                                ShopBuilder.taking("short"))
                                                        .merge(
                                                                "merge",
                                                                "trim",
                                                                Merge.Rule.FIRST_COME,
                                                                "long",
                                                                "short")
                                                        .feeder("cells", "packs", "store")
                                                        .join(
                                                                "marriage",
                                                                "trim",
                                                                "final",
                                                                ShopBuilder.matched("packs"))
                                                        .sink("out", "final")));
        assertThat(ran.outcome().deadlock())
                .get(type(Problem.Deadlock.class))
                .satisfies(
                        d ->
                                assertThat(d.places())
                                        .containsExactlyInAnyOrder("p/s/trim", "p/s/packs"));
    }

    @Test
    void waitingForAnExhaustedSourceOrFeederIsNone() {
        Ran ran =
                Ran.of(
                        PlantBuilder.days(2)
                                .sequence("orders", Waves.at(0, 5))
                                .sequence("parts", Waves.at(0, 2))
                                .shop(
                                        s ->
                                                s.section("body", m -> m.station("a", "10s"))
                                                        .section("seat", m -> m.station("b", "10s"))
                                                        .section("trim", m -> m.station("c", "10s"))
                                                        .source("in", "body")
                                                        .source("seats", "seat", "parts")
                                                        .join(
                                                                "join",
                                                                "body",
                                                                "trim",
                                                                ShopBuilder.any("seat"))
                                                        .sink("out", "trim")));
        assertThat(ran.outcome().deadlock()).isEmpty();
        assertThat(ran.count(EventType.LINE_OFF)).isEqualTo(2);
    }
}
