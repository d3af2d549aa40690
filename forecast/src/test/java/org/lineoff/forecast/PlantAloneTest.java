package org.lineoff.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lineoff.events.Event;
import org.lineoff.events.EventType;
import org.lineoff.model.Plant;

/** The plant alone, held against the forecast of the same plant and against its own events. */
class PlantAloneTest {
    private static final int RUNS = 3;

    private final Plant plant = TinyPlant.withPromises();

    private static PlantAlone.Setup setup(
            int replications, int threads, Map<String, LocalDate> starts, LocalDate until) {
        return new PlantAlone.Setup(
                TinyPlant.FROM, replications, 1, threads, "test", starts, until);
    }

    private Simulation simulate(Map<String, LocalDate> starts) {
        return PlantAlone.simulate(plant, setup(RUNS, 2, starts, null), null, Progress.none());
    }

    private Forecast forecast() {
        return Forecaster.forecast(
                plant, new Settings(TinyPlant.FROM, RUNS, 10, 1, 2, "test"), Progress.none());
    }

    @Test
    void onTheDaysOfTheProgrammeItMakesWhatTheForecastSays() {
        // Nothing in the programme of this plant has a range: every draw is the median.
        Simulation alone = simulate(Map.of());
        Forecast forecast = forecast();
        assertThat(alone.starts()).hasSize(1).allMatch(s -> !s.given());
        for (Forecast.QuarterResult quarter : forecast.quarters()) {
            Simulation.Output output = output(alone, "quarter", quarter.quarter());
            assertThat(new Forecast.Band(output.p10(), output.p50(), output.p90()))
                    .isEqualTo(quarter.lineOff());
        }
        Forecast.FlowResult flow = forecast.flow().getFirst();
        Simulation.LineYear line = alone.lines().getFirst();
        assertThat(line.firstTimeThrough()).isEqualTo(flow.firstTimeThrough());
        assertThat(line.leadTimeHours()).isEqualTo(flow.leadTimeHours());
        assertThat(line.workInProgress()).isEqualTo(flow.workInProgress());
        assertThat(line.oee()).isEqualTo(flow.oee());
    }

    private static Simulation.Output output(Simulation simulation, String kind, String period) {
        return simulation.output().stream()
                .filter(o -> o.kind().equals(kind) && o.period().equals(period))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anyNumberOfThreadsGivesTheSame() {
        assertThat(
                        PlantAlone.simulate(
                                plant, setup(RUNS, 1, Map.of(), null), null, Progress.none()))
                .isEqualTo(simulate(Map.of()));
    }

    @Test
    void itsFiguresAreThoseOfTheEventsThatItHandsOut() {
        List<Event> events = new ArrayList<>();
        Simulation one =
                PlantAlone.simulate(
                        plant, setup(1, 1, Map.of(), null), events::add, Progress.none());
        long cars = events.stream().filter(e -> e.type() == EventType.LINE_OFF).count();
        assertThat(cars).isPositive();
        assertThat(output(one, "year", "2024").p50()).isEqualTo(cars);
        double months =
                one.output().stream()
                        .filter(o -> o.kind().equals("month"))
                        .mapToDouble(Simulation.Output::p50)
                        .sum();
        assertThat(months).isEqualTo(cars);
        assertThat(events).extracting(Event::id).startsWith(1L).doesNotHaveDuplicates();

        long released = events.stream().filter(e -> e.type() == EventType.RELEASED).count();
        Simulation.LineYear line = one.lines().getFirst();
        assertThat(line.workInProgressAtEnd()).isEqualTo(released - cars);
        assertThat(line.cars()).isEqualTo(cars);
        assertThat(line.jobsPerHour().p50() * line.workedHours()).isCloseTo(cars, within(1e-6));
        for (Simulation.PlaceYear station : one.places()) {
            long visits =
                    events.stream()
                            .filter(e -> e.type() == EventType.WORK_FINISHED)
                            .filter(
                                    e ->
                                            station.kind().equals("station")
                                                    ? e.place().equals(station.place())
                                                    : isStationOf(e.place(), station.place()))
                            .count();
            assertThat(station.visits()).as(station.place()).isEqualTo(visits);
        }
    }

    /** A repair's name has one word more than its section's, too, but ends in "repair". */
    private static boolean isStationOf(String place, String section) {
        return place.startsWith(section + "/")
                && place.indexOf('/', section.length() + 1) < 0
                && !place.endsWith("/repair");
    }

    @Test
    void theSharesOfThePlannedTimeAddUpAndEachLineWorksItsShifts() {
        Simulation alone = simulate(Map.of("p1", LocalDate.of(2024, 2, 5)));
        assertThat(alone.places()).extracting(Simulation.PlaceYear::kind).contains("section");
        for (Simulation.PlaceYear p : alone.places()) {
            assertThat(p.working() + p.blocked() + p.starved() + p.failed() + p.plannedStop())
                    .isCloseTo(1, within(1e-9));
            // 21 weeks of five days of eight hours, from Monday 5 February to 30 June.
            assertThat(p.plannedHours()).isEqualTo(21 * 5 * 8);
        }
        assertThat(alone.lines().getFirst().workedHours()).isEqualTo(21 * 5 * 8);
        assertThat(alone.heldBackBy().stream().mapToDouble(h -> h.share()).sum())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void aStartThatIsGivenPassesTheProgrammeByAndNothingComesBeforeIt() {
        LocalDate start = LocalDate.of(2024, 4, 1);
        Simulation alone = simulate(Map.of("p1", start));
        assertThat(alone.starts().getFirst().day()).isEqualTo(start);
        assertThat(alone.starts().getFirst().given()).isTrue();
        assertThat(alone.output().getFirst().period()).isEqualTo("2024-04");
    }

    @Test
    void aLineThatStartsAfterTheLastDayMakesNothing() {
        Simulation alone = simulate(Map.of("p1", LocalDate.of(2025, 1, 1)));
        assertThat(alone.output()).isEmpty();
        assertThat(alone.lines()).isEmpty();
        assertThat(alone.places()).isEmpty();
        assertThat(alone.belowRated()).isEmpty();
    }

    @Test
    void aShorterRunIsTheBeginningOfTheWholeOne() {
        Simulation whole = simulate(Map.of());
        Simulation some =
                PlantAlone.simulate(
                        plant,
                        setup(RUNS, 2, Map.of(), LocalDate.of(2024, 3, 31)),
                        null,
                        Progress.none());
        assertThat(some.to()).isEqualTo(LocalDate.of(2024, 3, 31));
        List<Simulation.Output> months =
                some.output().stream().filter(o -> o.kind().equals("month")).toList();
        assertThat(months).isNotEmpty();
        assertThat(whole.output()).containsAll(months);
    }

    @Test
    void aLineBelowItsRatedPaceIsNamed() {
        // Rated at 60 an hour, and trim alone takes 60 s and fails.
        assertThat(simulate(Map.of()).belowRated())
                .extracting(Simulation.LineYear::line)
                .containsExactly("p1");
    }
}
