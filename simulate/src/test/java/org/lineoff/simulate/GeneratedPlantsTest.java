package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lineoff.events.Cause;
import org.lineoff.events.Event;
import org.lineoff.events.EventLog;
import org.lineoff.events.EventType;
import org.lineoff.events.Names;
import org.lineoff.events.Periods;
import org.lineoff.events.Places;
import org.lineoff.events.StateTimes;
import org.lineoff.model.Plant;
import org.lineoff.model.random.Draws;

/** What holds for every plant, on generated ones. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class GeneratedPlantsTest {
    private static final int PLANTS = 300;

    @Test
    void everyLawOfThePlantHolds() {
        long finished = 0;
        int deadlocks = 0;
        for (int seed = 0; seed < PLANTS; seed++) {
            Plant plant = GeneratedPlants.plant(seed);
            Ran ran = Ran.of(plant, seed);
            PlantLaws.check(ran, "seed " + seed);
            finished += ran.count(EventType.LINE_OFF);
            deadlocks += ran.outcome().deadlock().isPresent() ? 1 : 0;
        }
        assertThat(finished).as("cars finished in all").isGreaterThan(20L * PLANTS);
        assertThat(deadlocks).as("plants that locked up").isBetween(1, PLANTS / 4);
    }

    @Test
    void theGeneratedPlantsShowEverythingThatCanHappen() {
        EnumMap<EventType, Integer> types = new EnumMap<>(EventType.class);
        EnumMap<Cause, Integer> leaving = new EnumMap<>(Cause.class);
        EnumMap<Cause, Integer> deciding = new EnumMap<>(Cause.class);
        for (int seed = 0; seed < PLANTS; seed++) {
            Ran ran = Ran.of(GeneratedPlants.plant(seed), seed);
            for (Event e : ran.events()) {
                types.merge(e.type(), 1, Integer::sum);
                if (e.type() == EventType.LEFT) {
                    leaving.merge(e.cause(), 1, Integer::sum);
                }
            }
            ran.outcome().path().forEach(part -> deciding.merge(part.cause(), 1, Integer::sum));
        }
        assertThat(types.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(EnumSet.of(EventType.DELIVERED)));
        assertThat(leaving.keySet())
                .containsExactlyInAnyOrder(
                        Cause.FINISHED,
                        Cause.ORDER_KEPT,
                        Cause.ROOM,
                        Cause.OPENING,
                        Cause.MATCH,
                        Cause.RESULT,
                        Cause.TAKT);
        assertThat(deciding.keySet())
                .containsExactlyInAnyOrder(
                        Cause.WORK,
                        Cause.SET_UP,
                        Cause.PEOPLE,
                        Cause.TAKT,
                        Cause.LINE_STOP,
                        Cause.FAILURE,
                        Cause.REWORK,
                        Cause.TRANSPORT,
                        Cause.OFF_SHIFT,
                        Cause.PLANNED_STOP,
                        Cause.ORDERS,
                        Cause.SUPPLY,
                        Cause.JUNCTION);
    }

    @Test
    void noCarEntersWhenASectionStartsUpOrRunsEmpty() {
        long entries = 0;
        for (int seed = 0; seed < PLANTS; seed++) {
            Plant plant = GeneratedPlants.plant(seed);
            if (plant.policies().isEmpty()) {
                entries += EntryLaw.check(Ran.of(plant, seed), seed, "seed " + seed);
            }
        }
        assertThat(entries).isGreaterThan(5L * PLANTS);
    }

    @Test
    void everyVisitTakesTheWorkThatWasDrawnForIt() {
        long visits = 0;
        for (int seed = 0; seed < PLANTS; seed++) {
            Ran ran = Ran.of(GeneratedPlants.plantAtFullRate(seed), seed);
            visits += new DrawnWork(ran, new Draws(seed, 0), "seed " + seed).check();
        }
        assertThat(visits).isGreaterThan(100L * PLANTS);
    }

    @Test
    void everyVisitTakesSoMuchLongerAsPeopleAreMissing() {
        long longer = 0;
        for (int seed = 0; seed < PLANTS; seed++) {
            Plant plant =
                    GeneratedPlants.plant(
                            seed,
                            i ->
                                    i.name().equals("manning")
                                            || (i.full() && !i.name().endsWith("on hours")));
            Ran ran = Ran.of(plant, seed);
            new DrawnWork(ran, new Draws(seed, 0), "seed " + seed).check();
            longer += ran.outcome().path().stream().filter(p -> p.cause() == Cause.PEOPLE).count();
        }
        assertThat(longer).as("stations that lack people").isGreaterThan(PLANTS / 5);
    }

    @Test
    void theStatesOfEachStationAddUpToTheTime() {
        for (int seed = 0; seed < PLANTS; seed++) {
            Plant plant = GeneratedPlants.plant(seed);
            Simulator simulator = Simulator.of(plant);
            long end = new Days(plant).end();
            Periods periods = Periods.of(0, end / 3, end);
            StateTimes states = new StateTimes(simulator.places(), periods);
            simulator.run(Ran.scenario(plant, seed), states);
            StateTimes.Result result = states.end(end);
            for (Places.Place station : result.stations(place -> true)) {
                assertThat(result.at(station.index(), 0).total()).isEqualTo(end / 3);
                assertThat(result.at(station.index(), 1).total()).isEqualTo(end - end / 3);
            }
        }
    }

    @Test
    void whoeverIsNotWokenHasNothingToDo() {
        for (int seed = 0; seed < PLANTS; seed++) {
            Plant plant = GeneratedPlants.plant(seed);
            assertThat(events(plant, seed, true))
                    .as("seed %d", seed)
                    .isEqualTo(events(plant, seed, false));
        }
    }

    @Test
    void theLengthsOnTheCriticalPathAddUp() {
        for (int seed = 0; seed < PLANTS; seed++) {
            Ran ran = Ran.of(GeneratedPlants.plant(seed), seed);
            long sum = ran.outcome().path().stream().mapToLong(PathPart::millis).sum();
            long lineOffs =
                    ran.events().stream()
                            .filter(e -> e.type() == EventType.LINE_OFF)
                            .mapToLong(Event::time)
                            .sum();
            assertThat(sum).as("seed %d", seed).isEqualTo(lineOffs);
            assertThat(ran.outcome().path())
                    .as("seed %d", seed)
                    .noneMatch(part -> part.cause() == Cause.NONE);
        }
    }

    private static List<Event> events(Plant plant, int seed, boolean askAll) {
        Simulator simulator = Simulator.of(plant);
        List<Event> events = new ArrayList<>();
        EventLog log = new EventLog(simulator.places(), Names.of(plant), events::add);
        simulator.run(
                Ran.scenario(plant, seed),
                log,
                new CriticalPath(new long[0], simulator.places().count()),
                askAll);
        log.flush();
        return events;
    }
}
