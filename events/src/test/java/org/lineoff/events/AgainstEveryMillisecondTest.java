package org.lineoff.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All accumulators on random streams, compared with figures got the slow and obvious way. */
class AgainstEveryMillisecondTest {
    private final Places places = TwoLines.places();

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    private EveryMillisecond obvious(long seed) {
        return new EveryMillisecond(places, RandomStream.of(seed), RandomStream.horizon(seed));
    }

    private <R> R figures(Accumulator<R> accumulator, long seed) {
        RandomStream.of(seed).forEach(e -> e.into(accumulator));
        return accumulator.end(RandomStream.horizon(seed));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void stateTimesAreThoseOfPaintingEachMillisecond(long seed) {
        Periods periods = RandomStream.periods(seed);
        StateTimes.Result result = figures(new StateTimes(places, periods), seed);
        EveryMillisecond obvious = obvious(seed);
        for (Places.Place station : result.stations(p -> true)) {
            for (int p = 0; p < periods.count(); p++) {
                assertThat(result.at(station.index(), p))
                        .as("%s in period %d of %s, seed %d", station.name(), p, periods, seed)
                        .isEqualTo(obvious.partition(station, periods.from(p), periods.to(p)));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void driftIsThatOfTheTimesOfWorkOneAfterTheOther(long seed) {
        double takt = 1.5 + seed % 7;
        int section = places.indexOf("p1/body/main");
        Drift.Result result = figures(new Drift(places, Map.of(section, takt)), seed);
        assertThat(result.stations()).hasSize(TwoLines.BODY_STATIONS);
        double most = 0;
        for (Drift.OfStation one : result.stations()) {
            List<Long> started = times(seed, one.station(), EventType.WORK_STARTED);
            List<Long> finished = times(seed, one.station(), EventType.WORK_FINISHED);
            double drift = 0;
            double largest = 0;
            int late = 0;
            for (int n = 0; n < finished.size(); n++) {
                long work =
                        obvious(seed)
                                .partition(one.station(), started.get(n), finished.get(n))
                                .working();
                drift = Math.max(0, drift + work - takt);
                largest = Math.max(largest, drift);
                late += drift > 0 ? 1 : 0;
            }
            most = Math.max(most, largest);
            assertThat(one)
                    .as("seed %d", seed)
                    .isEqualTo(new Drift.OfStation(one.station(), finished.size(), late, largest));
        }
        assertThat(result.largest()).isEqualTo(most);
    }

    private static List<Long> times(long seed, Places.Place station, EventType type) {
        return RandomStream.of(seed).stream()
                .filter(e -> e.place() == station.index() && e.type() == type)
                .map(Happening::time)
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void statesPartitionEachPeriodExactly(long seed) {
        Periods periods = RandomStream.periods(seed);
        long horizon = RandomStream.horizon(seed);
        StateTimes.Result result = figures(new StateTimes(places, periods), seed);
        for (Places.Place station : result.stations(p -> true)) {
            for (int p = 0; p < periods.count(); p++) {
                long length = Math.min(periods.to(p), horizon) - periods.from(p);
                assertThat(result.at(station.index(), p).total())
                        .as("%s in period %d of %s, seed %d", station.name(), p, periods, seed)
                        .isEqualTo(Math.max(0, length));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void producedQuantitiesAreTheFinishedVisits(long seed) {
        Periods periods = RandomStream.periods(seed);
        StateTimes.Result result = figures(new StateTimes(places, periods), seed);
        for (Places.Place station : result.stations(p -> true)) {
            for (int p = 0; p < periods.count(); p++) {
                int period = p;
                long finished =
                        RandomStream.of(seed).stream()
                                .filter(e -> e.type() == EventType.WORK_FINISHED)
                                .filter(e -> e.place() == station.index())
                                .filter(e -> periods.indexOf(e.time()) == period)
                                .count();
                assertThat(result.produced(station.index(), p))
                        .as("%s in period %d of %s, seed %d", station.name(), p, periods, seed)
                        .isEqualTo(finished);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void lineOffIsCountedByDayAndKeptCarByCar(long seed) {
        Periods periods = RandomStream.periods(seed);
        LineOffCounts.Result result = figures(new LineOffCounts(places, periods, true), seed);
        for (LineOffCounts.OfLine line : result.lines()) {
            List<Happening> all = obvious(seed).lineOffs(line.line(), 0, Long.MAX_VALUE);
            assertThat(line.total()).as("seed %d", seed).isEqualTo(all.size());
            assertThat(line.firstAt())
                    .as("seed %d", seed)
                    .isEqualTo(all.stream().mapToLong(Happening::time).min().orElse(-1));
            assertThat(line.times().toArray())
                    .as("seed %d", seed)
                    .isEqualTo(all.stream().mapToLong(Happening::time).sorted().toArray());
            for (int i = 0; i < line.cars().size(); i++) {
                long car = line.cars().get(i);
                assertThat(all.stream().filter(e -> e.car() == car).map(Happening::time))
                        .as("car %d, seed %d", car, seed)
                        .containsExactly(line.times().get(i));
            }
            for (int p = 0; p < periods.count(); p++) {
                assertThat(line.perPeriod().get(p))
                        .as("period %d of %s, seed %d", p, periods, seed)
                        .isEqualTo(
                                obvious(seed)
                                        .lineOffs(line.line(), periods.from(p), periods.to(p))
                                        .size());
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void firstTimeThroughCountsTheCarsOnWhichNothingWasFound(long seed) {
        Periods periods = RandomStream.periods(seed);
        EveryMillisecond obvious = obvious(seed);
        FirstTimeThrough.Result result = figures(new FirstTimeThrough(places, periods), seed);
        for (FirstTimeThrough.OfLine line : result.lines()) {
            List<Happening> offs =
                    obvious.lineOffs(
                            line.line(), periods.from(line.period()), periods.to(line.period()));
            long clean = offs.stream().filter(e -> obvious.defectsOf(e.car()).isEmpty()).count();
            long defects = offs.stream().mapToLong(e -> obvious.defectsOf(e.car()).size()).sum();
            assertThat(line)
                    .as("seed %d, periods %s", seed, periods)
                    .isEqualTo(
                            new FirstTimeThrough.OfLine(
                                    line.line(), line.period(), offs.size(), clean, defects));
        }
        for (FirstTimeThrough.OfGate gate : result.gates()) {
            List<Happening> first =
                    obvious.firstInspections(
                            gate.gate().index(),
                            periods.from(gate.period()),
                            periods.to(gate.period()));
            assertThat(gate.inspected()).as("seed %d", seed).isEqualTo(first.size());
            assertThat(gate.passed())
                    .as("seed %d", seed)
                    .isEqualTo(first.stream().filter(e -> e.value() == 1).count());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void leadTimesAreExactButForTheWidthOfABin(long seed) {
        Periods periods = RandomStream.periods(seed);
        EveryMillisecond obvious = obvious(seed);
        long width = 1 + seed % 7;
        LeadTime.Result result = figures(new LeadTime(places, periods, width), seed);
        for (LeadTime.OfLine line : result.lines()) {
            long[] sorted =
                    obvious
                            .lineOffs(
                                    line.line(),
                                    periods.from(line.period()),
                                    periods.to(line.period()))
                            .stream()
                            .mapToLong(obvious::leadTime)
                            .sorted()
                            .toArray();
            assertThat(line.count()).as("seed %d", seed).isEqualTo(sorted.length);
            assertThat(line.sum()).as("seed %d", seed).isEqualTo(LongStream.of(sorted).sum());
            for (double p : new double[] {0, 0.1, 0.5, 0.9, 1}) {
                if (sorted.length == 0) {
                    assertThat(line.quantile(p)).isEqualTo(-1);
                    continue;
                }
                long exact = sorted[Math.max(0, (int) Math.ceil(p * sorted.length) - 1)];
                assertThat(line.quantile(p))
                        .as("quantile %s, bins of %d ms, seed %d", p, width, seed)
                        .isBetween(exact, exact + width - 1);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void workInProgressIsThatOfCountingEachMillisecond(long seed) {
        Periods periods = RandomStream.periods(seed);
        EveryMillisecond obvious = obvious(seed);
        WorkInProgress.Result result = figures(new WorkInProgress(places, periods), seed);
        for (WorkInProgress.OfLine line : result.lines()) {
            long from = periods.from(line.period());
            long to = Math.min(periods.to(line.period()), obvious.horizon());
            if (to <= from) {
                assertThat(line.mean()).as("seed %d", seed).isNaN();
                continue;
            }
            long[] counts =
                    LongStream.range(from, to)
                            .map(t -> obvious.workInProgress(line.line(), t))
                            .toArray();
            assertThat(line.mean())
                    .as("period %d of %s, seed %d", line.period(), periods, seed)
                    .isCloseTo(LongStream.of(counts).average().orElseThrow(), within(1e-12));
            assertThat(line.largest())
                    .as("period %d of %s, seed %d", line.period(), periods, seed)
                    .isEqualTo(LongStream.of(counts).max().orElseThrow());
            assertThat(line.atEnd())
                    .as("period %d of %s, seed %d", line.period(), periods, seed)
                    .isEqualTo(counts[counts.length - 1]);
        }
    }
}
