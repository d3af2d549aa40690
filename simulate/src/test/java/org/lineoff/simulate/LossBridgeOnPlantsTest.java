package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lineoff.events.Fan;
import org.lineoff.events.LossBridge;
import org.lineoff.events.PartWaits;
import org.lineoff.events.Partition;
import org.lineoff.events.Periods;
import org.lineoff.events.Pitches;
import org.lineoff.events.Places;
import org.lineoff.events.StateTimes;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;

/**
 * The loss bridge of every station of generated plants adds up, and no step takes what is not
 * there.
 */
class LossBridgeOnPlantsTest {
    private static final int PLANTS = 150;
    private static final double RATED = 40_000;

    @Test
    void theStepsOfEveryStationLeadToItsCars() {
        double parts = 0;
        for (int seed = 0; seed < PLANTS; seed++) {
            parts += check(seed);
        }
        assertThat(parts).as("ms for which stations starved for parts").isPositive();
    }

    private static double check(int seed) {
        Plant plant = GeneratedPlants.plant(seed);
        Simulator simulator = Simulator.of(plant);
        Layout layout = LayoutBuilder.layout(plant);
        Places places = simulator.places();
        Days days = new Days(plant);
        long middle = days.begins(Math.max(1, days.count() / 2));
        Periods periods =
                middle < days.end() ? Periods.of(0, middle, days.end()) : Periods.of(0, days.end());
        List<Integer> stations = new ArrayList<>();
        List<Integer> paced = new ArrayList<>();
        for (Layout.SectionSite site : layout.sections()) {
            stations.addAll(units(places, site));
            if (site.section().kind() == Section.Kind.PACED) {
                paced.add(site.place());
            }
        }
        StateTimes times = new StateTimes(places, periods);
        Pitches pitches = new Pitches(places, periods, paced);
        PartWaits waits = new PartWaits(places, periods, stations);
        Scenario scenario = Ran.scenario(plant, seed);
        Outcome outcome = simulator.run(scenario, Fan.of(times, pitches, waits));
        StateTimes.Result ofStates = times.end(days.end());
        Pitches.Result ofPitches = pitches.end(days.end());
        PartWaits.Result ofWaits = waits.end(days.end());
        double parts = 0;
        for (Layout.SectionSite site : layout.sections()) {
            double people =
                    simulator
                            .rates(scenario, outcome, site.place())
                            .people(days.count() - 1, 1_000, true);
            assertThat(people).as("seed %d %s", seed, site.name()).isPositive();
            for (int period = 0; period < periods.count(); period++) {
                for (int unit : units(places, site)) {
                    String as = "seed %d %s".formatted(seed, places.get(unit).name());
                    long starved = ofStates.at(unit, period).starved();
                    long forParts = ofWaits.at(unit, period);
                    parts += forParts;
                    check(
                            LossBridge.of(
                                    ofStates,
                                    List.of(unit),
                                    List.of(unit),
                                    period,
                                    60,
                                    RATED,
                                    new LossBridge.Told(forParts, (1 - people) * 1e6)),
                            starved / RATED,
                            as);
                }
                if (paced.contains(site.place())) {
                    parts += checkPaced(ofStates, ofPitches, ofWaits, site, period, seed);
                }
            }
        }
        return parts;
    }

    private static double checkPaced(
            StateTimes.Result states,
            Pitches.Result pitches,
            PartWaits.Result waits,
            Layout.SectionSite site,
            int period,
            int seed) {
        String as = "seed %d %s".formatted(seed, site.name());
        int first = site.place() + 1;
        Pitches.OfSection of = pitches.at(site.place(), period);
        assertThat(of.settingUp()).as(as).isNotNegative();
        assertThat(of.byWork()).as(as).isBetween(0L, of.running());
        assertThat(of.beyondTakt()).as(as).isBetween(0L, of.byWork());
        assertThat(of.forParts()).as(as).isBetween(0L, of.waiting());
        Partition at = states.at(first, period);
        double notRunning =
                at.total()
                        - at.offShift()
                        - at.plannedStop()
                        - of.running()
                        - of.down()
                        - of.settingUp();
        check(
                LossBridge.ofPaced(
                        states,
                        of,
                        period,
                        first,
                        List.of(first),
                        60,
                        RATED,
                        new LossBridge.Told(waits.at(first, period), 0)),
                notRunning / RATED,
                as);
        return of.forParts();
    }

    private static void check(LossBridge bridge, double starved, String as) {
        assertThat(bridge.sum()).as(as).isCloseTo(bridge.output(), within(1e-6));
        assertThat(bridge.plannedStops()).as(as).isNotNegative();
        assertThat(bridge.breakdowns()).as(as).isNotNegative();
        assertThat(bridge.setUps()).as(as).isNotNegative();
        assertThat(bridge.parts()).as(as).isBetween(0.0, Math.max(0, starved) + 1e-6);
    }

    private static List<Integer> units(Places places, Layout.SectionSite site) {
        return places.all().stream()
                .filter(p -> p.kind() == Places.Kind.STATION && p.section().equals(site.name()))
                .map(Places.Place::index)
                .toList();
    }
}
