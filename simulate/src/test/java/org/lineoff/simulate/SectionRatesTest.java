package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lineoff.events.EventType;
import org.lineoff.model.Plant;
import org.lineoff.model.RampFactor.Curve;
import org.lineoff.model.Section.Hiring;
import org.lineoff.model.Section.Team;

/** What is looked up afterwards is what the engine worked by. */
class SectionRatesTest {
    @Test
    void halfThePeopleAreAFactorOfOneHalf() {
        Hiring two = new Hiring(null, PlantBuilder.known(2.0), null, null, Curve.LINEAR);
        Plant plant =
                PlantBuilder.days(2)
                        .orders("orders", 0, 1)
                        .shop(
                                s ->
                                        s.section(
                                                        "main",
                                                        m ->
                                                                m.station(
                                                                                "a",
                                                                                t ->
                                                                                        t.work(
                                                                                                        "60s")
                                                                                                .people(
                                                                                                        4))
                                                                        .manning(
                                                                                null,
                                                                                new Team(
                                                                                        "t",
                                                                                        null,
                                                                                        List.of(
                                                                                                two))))
                                                .source("in", "main")
                                                .sink("out", "main"))
                        .build();
        Simulator simulator = Simulator.of(plant);
        Ran ran = Ran.of(plant, 1);
        SectionRates rates =
                simulator.rates(
                        Ran.scenario(plant, 1),
                        ran.outcome(),
                        ran.places().all().stream()
                                .filter(p -> p.name().endsWith("main"))
                                .findFirst()
                                .orElseThrow()
                                .index());

        assertThat(ran.seconds(EventType.WORK_FINISHED, "main/a")).containsExactly(120.0);
        assertThat(rates.people(0, 0, true)).isEqualTo(0.5);
        assertThat(rates.people(1, 5, true)).isEqualTo(0.5);
        assertThat(rates.people(0, 0, false)).isEqualTo(1);
    }
}
