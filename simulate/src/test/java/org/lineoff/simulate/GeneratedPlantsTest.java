package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lineoff.events.Cause;
import org.lineoff.events.Event;
import org.lineoff.events.EventLog;
import org.lineoff.events.EventType;
import org.lineoff.events.Names;
import org.lineoff.model.Plant;
import org.lineoff.model.random.Draws;

/** What holds for every plant, on generated ones. */
@Tag("slow")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class GeneratedPlantsTest {
    private static final int PLANTS = 300;

    @Test
    void everyLawOfThePlantHolds() {
        long finished = 0;
        int deadlocks = 0;
        for (int seed = 0; seed < PLANTS; seed++) {
            Ran ran = Generated.held(seed, GeneratedPlants.plant(seed), lawful(seed));
            finished += ran.count(EventType.LINE_OFF);
            deadlocks += ran.outcome().deadlock().isPresent() ? 1 : 0;
        }
        assertThat(finished).as("cars finished in all").isGreaterThan(20L * PLANTS);
        assertThat(deadlocks).as("plants that locked up").isBetween(1, PLANTS / 4);
    }

    private static Function<Plant, Ran> lawful(int seed) {
        return plant -> {
            Ran ran = Ran.of(plant, seed);
            PlantLaws.check(ran, "seed " + seed);
            return ran;
        };
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
                int luck = seed;
                entries +=
                        Generated.held(
                                seed,
                                plant,
                                p -> EntryLaw.check(Ran.of(p, luck), luck, "seed " + luck));
            }
        }
        assertThat(entries).isGreaterThan(5L * PLANTS);
    }

    @Test
    void everyVisitTakesTheWorkThatWasDrawnForIt() {
        long visits = 0;
        for (int seed = 0; seed < PLANTS; seed++) {
            int luck = seed;
            visits +=
                    Generated.held(
                            seed,
                            GeneratedPlants.plantAtFullRate(seed),
                            plant ->
                                    new DrawnWork(
                                                    Ran.of(plant, luck),
                                                    new Draws(luck, 0),
                                                    "seed " + luck)
                                            .check());
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
            int luck = seed;
            Ran ran =
                    Generated.held(
                            seed,
                            plant,
                            p -> {
                                Ran one = Ran.of(p, luck);
                                new DrawnWork(one, new Draws(luck, 0), "seed " + luck).check();
                                return one;
                            });
            longer += ran.outcome().path().stream().filter(p -> p.cause() == Cause.PEOPLE).count();
        }
        assertThat(longer).as("stations that lack people").isGreaterThan(PLANTS / 5);
    }

    @Test
    void theStatesOfEachStationAddUpToTheTime() {
        for (int seed = 0; seed < PLANTS; seed++) {
            int luck = seed;
            Generated.held(seed, GeneratedPlants.plant(seed), p -> Sums.statesAddUp(p, luck));
        }
    }

    @Test
    void whoeverIsNotWokenHasNothingToDo() {
        for (int seed = 0; seed < PLANTS; seed++) {
            int luck = seed;
            Generated.held(
                    seed,
                    GeneratedPlants.plant(seed),
                    plant ->
                            assertThat(events(plant, luck, true))
                                    .as("seed %d", luck)
                                    .isEqualTo(events(plant, luck, false)));
        }
    }

    @Test
    void theLengthsOnTheCriticalPathAddUp() {
        for (int seed = 0; seed < PLANTS; seed++) {
            int luck = seed;
            Generated.held(
                    seed,
                    GeneratedPlants.plant(seed),
                    plant -> Sums.pathAddsUp(Ran.of(plant, luck), "seed " + luck));
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
