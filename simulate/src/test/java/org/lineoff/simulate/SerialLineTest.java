package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lineoff.events.EventType;

/** Stations in a row, worked by hand. */
class SerialLineTest {

    @Test
    void aCarThatIsDoneWaitsForRoomAndTheNextOneComesInBehindIt() {
        Ran ran =
                Ran.of(
                        PlantBuilder.days(1)
                                .orders("orders", 0, 3)
                                .shop(
                                        s ->
                                                s.section(
                                                                "main",
                                                                m ->
                                                                        m.station("a", "60s")
                                                                                .station(
                                                                                        "b", "90s"))
                                                        .source("in", "main")
                                                        .sink("out", "main")));
        assertThat(ran.lines(EventType.RELEASED, EventType.LEFT, EventType.LINE_OFF))
                .containsExactly(
                        "0 in released 1",
                        "60 main/a left 1 finished",
                        "60 in released 2",
                        "150 main/a left 2 room",
                        "150 main/b left 1 finished",
                        "150 in released 3",
                        "150 out line_off 1",
                        "240 main/a left 3 room",
                        "240 main/b left 2 finished",
                        "240 out line_off 2",
                        "330 main/b left 3 finished",
                        "330 out line_off 3");
        assertThat(ran.path()).containsExactly("main/a work 180", "main/b work 540");
        assertThat(ran.outcome().visits()).isEqualTo(6);
        assertThat(ran.outcome().deadlock()).isEmpty();
    }
}
