package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lineoff.events.EventSink;
import org.lineoff.events.Periods;
import org.lineoff.model.Demand;
import org.lineoff.model.Plant;
import org.lineoff.simulate.ShopBuilder.StationBuilder;

/**
 * The wave against car by car where 32 bits could be too few: long runs, repairs and pauses of
 * weeks; and where buffers differ.
 */
class LineWaveTest {
    private static final int DAYS = 200;
    private static final long DAY = 86_400_000;
    private static final Periods WEEKS =
            Periods.of(LongStream.rangeClosed(0, DAYS / 7).map(w -> w * 7 * DAY).toArray());

    private static Plant line(int stations, UnaryOperator<StationBuilder> station) {
        return line(stations, station, new Demand.Wave[0]);
    }

    private static Plant line(
            int stations, UnaryOperator<StationBuilder> station, Demand.Wave... waves) {
        PlantBuilder builder = PlantBuilder.days(DAYS);
        if (waves.length > 0) {
            builder.sequence("orders", waves);
        }
        return builder.shop(
                        shop ->
                                shop.section(
                                                "x",
                                                x -> {
                                                    for (int j = 0; j < stations; j++) {
                                                        x.station("j" + j, station);
                                                    }
                                                    return x;
                                                })
                                        .source("in", "x")
                                        .sink("out", "x"))
                .build();
    }

    /** Both ways give the same figures, and tell the same of each car. */
    static void assertSame(String what, Plant plant, Scenario scenario, Periods periods) {
        Simulator simulator = Simulator.of(plant);
        List<String> expected = new ArrayList<>();
        List<String> got = new ArrayList<>();
        LineFigures carByCar =
                simulator.line(scenario).carByCar(simulator.places(), periods, into(expected));
        LineFigures inAWave =
                simulator.line(scenario).inAWave(simulator.places(), periods, into(got));
        assertThat(got).as(what).isEqualTo(expected);
        assertThat(inAWave).as(what).isEqualTo(carByCar);
    }

    private static EventSink into(List<String> cars) {
        return (type, time, place, car, visit, part, cause, value) ->
                cars.add(type + " " + time + " " + car);
    }

    private static void assertSame(Plant plant) {
        Scenario scenario = WholeLineTest.scenario(plant, 1);
        Simulator simulator = Simulator.of(plant);
        assertSame("line", plant, scenario, WEEKS);
        assertThat(simulator.figures(scenario, WEEKS, into(new ArrayList<>())).visits())
                .isPositive();
    }

    @ParameterizedTest(name = "buffers of {0}")
    @ValueSource(ints = {0, 1, 2, 5, 40})
    void theBaseOfTimesMovesInLongRuns(int buffer) {
        assertSame(
                line(
                        45,
                        s ->
                                s.buffer(buffer)
                                        .work(PlantBuilder.triangular("25min", 0.2))
                                        .availability("f", 0.9, PlantBuilder.exponential("2h"))));
    }

    @ParameterizedTest(name = "buffers of {0}")
    @ValueSource(ints = {0, 2})
    void stationsThatAreDownForWeeks(int buffer) {
        assertSame(
                line(
                        40,
                        s ->
                                s.buffer(buffer)
                                        .work(PlantBuilder.uniform("50min", 0.5))
                                        .failure(
                                                "f",
                                                PlantBuilder.exponential("3000h"),
                                                PlantBuilder.exponential("400h"))));
    }

    @Test
    void workOfDays() {
        assertSame(line(20, s -> s.buffer(1).work(PlantBuilder.exponential("20h"))));
        assertSame(line(20, s -> s.buffer(0).work(PlantBuilder.triangular("70h", 0.4))));
    }

    @Test
    void pausesOfMonths() {
        Demand.Wave[] waves = new Demand.Wave[3];
        for (int i = 0; i < waves.length; i++) {
            var day = PlantBuilder.known(PlantBuilder.FIRST_DAY.plusDays(60L * i));
            waves[i] = new Demand.Wave(null, day, day, PlantBuilder.known(700.0), null);
        }
        assertSame(
                line(
                        33,
                        s ->
                                s.buffer(1)
                                        .work(PlantBuilder.uniform("8min", 0.3))
                                        .transport("40s")
                                        .availability("f", 0.8, PlantBuilder.constant("10min")),
                        waves));
    }
}
