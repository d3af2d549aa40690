package org.lineoff.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Small streams whose figures can be worked out on paper. Times in ms. */
class WorkedExamplesTest {
    private final Places places = TwoLines.places();
    private final int section = places.indexOf("p1/body/main");
    private final int weld = places.indexOf("p1/body/main/weld-1");
    private final int audit = places.indexOf("p1/body/main/audit");
    private final int source = places.indexOf("p1/body/orders");
    private final int sink = places.indexOf("p1/assembly/out");
    private final int batterySource = places.indexOf("p1/battery/in");
    private final int batteryTest = places.indexOf("p1/battery/pack/test");

    /**
     * One car at weld-1 in [0, 100), cut into [0, 50) and [50, 100):
     *
     * <pre>
     *   0  starved
     *  10  entered, work started
     *  20  failed (mode 0)
     *  25  failed (mode 1)
     *  30  repaired (mode 0); mode 1 is still open
     *  35  repaired (mode 1): works on
     *  40  stopped, off shift
     *  45  stopped, planned
     *  60  resumed
     *  70  work finished: blocked
     *  90  left: starved
     * </pre>
     */
    private static List<Happening> oneCar(int section, int station) {
        return List.of(
                Happening.of(EventType.ENTERED, 10, station, 1),
                Happening.of(EventType.WORK_STARTED, 10, station, 1),
                Happening.of(EventType.FAILED, 20, station, 0).part(0).cause(Cause.FAILURE),
                Happening.of(EventType.FAILED, 25, station, 0).part(1).cause(Cause.FAILURE),
                Happening.of(EventType.REPAIRED, 30, station, 0).part(0).cause(Cause.FAILURE),
                Happening.of(EventType.REPAIRED, 35, station, 0).part(1).cause(Cause.FAILURE),
                Happening.of(EventType.STOPPED, 40, section, 0).cause(Cause.OFF_SHIFT),
                Happening.of(EventType.STOPPED, 45, section, 0).cause(Cause.PLANNED_STOP),
                Happening.of(EventType.RESUMED, 60, section, 0).cause(Cause.PLANNED_STOP),
                Happening.of(EventType.WORK_FINISHED, 70, station, 1),
                Happening.of(EventType.LEFT, 90, station, 1).cause(Cause.ROOM));
    }

    private StateTimes.Result oneCarTimes() {
        return fed(new StateTimes(places, Periods.of(0, 50, 100)), oneCar(section, weld), 100);
    }

    private static <R> R fed(Accumulator<R> accumulator, List<Happening> events, long horizon) {
        events.forEach(e -> e.into(accumulator));
        return accumulator.end(horizon);
    }

    @Test
    void oneCarsStatesBeforeAndAfterTheBound() {
        StateTimes.Result times = oneCarTimes();
        // off 40-45, planned 45-50, failed 20-35, working 10-20 and 35-40, starved 0-10
        assertThat(times.at(weld, 0)).isEqualTo(new Partition(5, 5, 15, 15, 0, 10));
        // planned 50-60, working 60-70, blocked 70-90, starved 90-100
        assertThat(times.at(weld, 1)).isEqualTo(new Partition(0, 10, 0, 10, 20, 10));
        assertThat(times.produced(weld, 0)).isZero();
        assertThat(times.produced(weld, 1)).isEqualTo(1);
    }

    @Test
    void aStopHoldsForAllStationsOfItsSectionAndForNoOthers() {
        StateTimes.Result times = oneCarTimes();
        int neighbour = places.indexOf("p1/body/main/weld-2");
        int other = places.indexOf("p2/body/main/weld-1");
        assertThat(times.at(neighbour, 0)).isEqualTo(new Partition(5, 5, 0, 0, 0, 40));
        assertThat(times.at(other, 0)).isEqualTo(new Partition(0, 0, 0, 0, 0, 50));
    }

    @Test
    void aGroupsTimesAreTheSums() {
        Partition sum = oneCarTimes().sum(p -> p.section().equals("p1/body/main"), 0);
        assertThat(sum).isEqualTo(new Partition(15, 15, 15, 15, 0, 90));
        for (State state : State.values()) {
            assertThat(sum.of(state))
                    .isEqualTo(List.of(15L, 15L, 15L, 15L, 0L, 90L).get(state.ordinal()));
        }
    }

    @Test
    void aSectionHasNoStateOfItsOwn() {
        assertThatThrownBy(() -> oneCarTimes().at(section, 0)).hasMessageContaining("p1/body/main");
    }

    @Test
    void aStationsTimeDoesNotGoBack() {
        StateTimes times = new StateTimes(places, Periods.of(0, 100));
        Happening.of(EventType.WORK_STARTED, 50, weld, 1).into(times);
        assertThatThrownBy(() -> Happening.of(EventType.WORK_FINISHED, 49, weld, 1).into(times))
                .hasMessageContaining("49 ms after one at 50 ms");
    }

    @Test
    void oeeOfOneStation() {
        FirstTimeThrough.Result quality =
                fed(
                        new FirstTimeThrough(places, Periods.of(0, 50, 100)),
                        List.of(
                                Happening.of(EventType.MEASURED, 75, audit, 1).value(1),
                                Happening.of(EventType.MEASURED, 76, audit, 2).value(0),
                                Happening.of(EventType.MEASURED, 77, audit, 2).visit(1).value(1),
                                Happening.of(EventType.MEASURED, 78, audit, 3).value(1),
                                Happening.of(EventType.MEASURED, 79, audit, 4).value(1)),
                        100);
        Oee oee = Oee.of(oneCarTimes(), quality, p -> p.index() == weld, 1, p -> 8);
        assertThat(oee).isEqualTo(new Oee(50, 40, 10, 20, 10, 1, 8, 8 * 0.75));
        assertThat(oee.availability()).isEqualTo(10.0 / 40);
        assertThat(oee.effectiveness()).isEqualTo(8.0 / 10);
        assertThat(oee.qualityRatio()).isEqualTo(0.75);
        assertThat(oee.index()).isCloseTo(0.25 * 0.8 * 0.75, within(1e-15));
    }

    /**
     * A day of weld-1 on paper, in minutes since midnight. Four cars; the gate behind fails one of
     * them at its first inspection, and passes it at its second.
     *
     * <pre>
     *    from    to  state           off  planned  working  failed  blocked  starved
     *       0   480  off shift       480
     *     480   490  starved                                                     10
     *     490   550  car 1 worked                       60
     *     550   560  no room behind                                      10
     *     560   570  starved                                                     10
     *     570   590  car 2 worked                       20
     *     590   620  failed                                      30
     *     620   650  car 2 worked                       30
     *     650   710  maintenance               60
     *     710   720  starved                                                     10
     *     720   790  car 3 worked                       70
     *     790   800  no room behind                                      10
     *     800   860  car 4 worked                       60
     *     860   960  starved                                                    100
     *     960  1440  off shift       480
     *                                960       60      240      30       20     130
     *
     *   POT  = 1440 − 960              480      availability   = APT ÷ PBT       = 240 ÷ 420
     *   PBT  = 480 − 60                420      effectiveness  = PRI × PQ ÷ APT  = 54 × 4 ÷ 240
     *   APT  = working                 240      quality ratio  = GQ ÷ PQ         = 3 ÷ 4
     *   ADET = failed + blocked         50      OEE index      = PRI × GQ ÷ PBT  = 162 ÷ 420
     *   ADOT = starved                 130      throughput     = PQ ÷ AUBT       = 4 ÷ 290 a minute
     *   PQ   = 4, PRI = 54, GQ = 4 × ¾   3      first time quality               = 3 ÷ 4
     * </pre>
     */
    @Test
    void aSheetOfIso22400WorkedByHand() {
        List<Happening> day =
                List.of(
                        at(EventType.STOPPED, 0, section, 0).cause(Cause.OFF_SHIFT),
                        at(EventType.RESUMED, 480, section, 0).cause(Cause.OFF_SHIFT),
                        at(EventType.ENTERED, 490, weld, 1),
                        at(EventType.WORK_STARTED, 490, weld, 1),
                        at(EventType.WORK_FINISHED, 550, weld, 1),
                        at(EventType.LEFT, 560, weld, 1).cause(Cause.ROOM),
                        at(EventType.MEASURED, 565, audit, 1).value(1),
                        at(EventType.ENTERED, 570, weld, 2),
                        at(EventType.WORK_STARTED, 570, weld, 2),
                        at(EventType.FAILED, 590, weld, 0).part(0).cause(Cause.FAILURE),
                        at(EventType.REPAIRED, 620, weld, 0).part(0).cause(Cause.FAILURE),
                        at(EventType.WORK_FINISHED, 650, weld, 2),
                        at(EventType.LEFT, 650, weld, 2),
                        at(EventType.STOPPED, 650, section, 0).cause(Cause.PLANNED_STOP),
                        at(EventType.RESUMED, 710, section, 0).cause(Cause.PLANNED_STOP),
                        at(EventType.MEASURED, 715, audit, 2).value(0),
                        at(EventType.ENTERED, 720, weld, 3),
                        at(EventType.WORK_STARTED, 720, weld, 3),
                        at(EventType.WORK_FINISHED, 790, weld, 3),
                        at(EventType.LEFT, 800, weld, 3).cause(Cause.ROOM),
                        at(EventType.ENTERED, 800, weld, 4),
                        at(EventType.WORK_STARTED, 800, weld, 4),
                        at(EventType.MEASURED, 805, audit, 3).value(1),
                        at(EventType.MEASURED, 810, audit, 2).visit(1).value(1),
                        at(EventType.WORK_FINISHED, 860, weld, 4),
                        at(EventType.LEFT, 860, weld, 4),
                        at(EventType.MEASURED, 865, audit, 4).value(1),
                        at(EventType.STOPPED, 960, section, 0).cause(Cause.OFF_SHIFT));
        Periods whole = Periods.of(0, 1440 * MINUTE);
        FirstTimeThrough.Result quality =
                fed(new FirstTimeThrough(places, whole), day, 1440 * MINUTE);
        Oee oee =
                Oee.of(
                        fed(new StateTimes(places, whole), day, 1440 * MINUTE),
                        quality,
                        p -> p.index() == weld,
                        0,
                        p -> 54.0 * MINUTE);

        assertThat(oee)
                .isEqualTo(
                        new Oee(
                                480 * MINUTE,
                                420 * MINUTE,
                                240 * MINUTE,
                                50 * MINUTE,
                                130 * MINUTE,
                                4,
                                216.0 * MINUTE,
                                162.0 * MINUTE));
        assertThat(oee.availability()).isCloseTo(0.571429, within(1e-6));
        assertThat(oee.effectiveness()).isCloseTo(0.9, within(1e-12));
        assertThat(oee.qualityRatio()).isCloseTo(0.75, within(1e-12));
        assertThat(oee.index()).isCloseTo(0.385714, within(1e-6));
        assertThat(oee.throughputRate()).isCloseTo(0.827586, within(1e-6));
        FirstTimeThrough.OfGate gate = quality.gate("p1/body/main/audit", 0);
        assertThat(gate.inspected()).isEqualTo(4);
        assertThat(gate.firstPassYield()).isEqualTo(0.75);
    }

    private static final long MINUTE = 60_000;

    private static Happening at(EventType type, long minute, int place, long car) {
        return Happening.of(type, minute * MINUTE, place, car);
    }

    @Test
    void aValueMeasuredAtAGateIsNoInspection() {
        FirstTimeThrough.Result quality =
                fed(
                        new FirstTimeThrough(places, Periods.of(0, 100)),
                        List.of(
                                Happening.of(EventType.MEASURED, 10, audit, 1).part(0).value(1),
                                Happening.of(EventType.MEASURED, 20, audit, 1).value(0)),
                        100);
        assertThat(quality.gate("p1/body/main/audit", 0).inspected()).isEqualTo(1);
        assertThat(quality.gate("p1/body/main/audit", 0).passed()).isZero();
    }

    @Test
    void oneInspectionIsEnoughForAQualityRatio() {
        FirstTimeThrough.Result quality =
                fed(
                        new FirstTimeThrough(places, Periods.of(0, 50, 100)),
                        List.of(Happening.of(EventType.MEASURED, 75, audit, 1).value(0)),
                        100);
        Oee oee = Oee.of(oneCarTimes(), quality, p -> p.index() == weld, 1, p -> 8);
        assertThat(oee.qualityRatio()).isZero();
    }

    @Test
    void oeeOfALineAddsTimesBeforeItDivides() {
        FirstTimeThrough.Result quality =
                fed(new FirstTimeThrough(places, Periods.of(0, 50, 100)), List.of(), 100);
        StateTimes.Result times = oneCarTimes();
        Oee line = Oee.of(times, quality, p -> p.line().equals("p1"), 1, p -> 8);
        // three welding stations of 40 ms planned, one battery, two assembly stations and the
        // one outside sections of 50 ms
        assertThat(line).isEqualTo(new Oee(350, 320, 10, 20, 290, 1, 8, 8));
        assertThat(line.availability() * line.effectiveness() * line.qualityRatio())
                .isCloseTo(line.index(), within(1e-15));
        Oee year = line.plus(Oee.of(times, quality, p -> p.line().equals("p1"), 0, p -> 8));
        assertThat(year.pbt()).isEqualTo(320 + 3 * 40 + 4 * 50);
        assertThat(year.pbt()).isEqualTo(year.apt() + year.adet() + year.adot());
    }

    @Test
    void oeeOfNothingPlannedIsNotANumber() {
        assertThat(Oee.NONE.availability()).isNaN();
        assertThat(Oee.NONE.index()).isNaN();
    }

    @Test
    void oeeNeedsTheSamePeriodsOnBothSides() {
        FirstTimeThrough.Result quality =
                fed(new FirstTimeThrough(places, Periods.of(0, 100)), List.of(), 100);
        assertThatThrownBy(() -> Oee.of(oneCarTimes(), quality, p -> true, 0, p -> 8))
                .hasMessageContaining("[0, 100]");
    }

    @Test
    void aBatteryThatFailsDoesNotSpoilTheCarOfTheSameNumber() {
        FirstTimeThrough.Result result =
                fed(
                        new FirstTimeThrough(places, Periods.of(0, 100)),
                        List.of(
                                Happening.of(EventType.DEFECT_FOUND, 10, batteryTest, 1).part(0),
                                Happening.of(EventType.MEASURED, 10, batteryTest, 1).value(0),
                                Happening.of(EventType.DEFECT_FOUND, 20, audit, 2).part(0),
                                Happening.of(EventType.DEFECT_FOUND, 20, audit, 2).part(1),
                                Happening.of(EventType.LINE_OFF, 50, sink, 1),
                                Happening.of(EventType.LINE_OFF, 60, sink, 2)),
                        100);
        assertThat(result.line("p1", 0)).isEqualTo(new FirstTimeThrough.OfLine("p1", 0, 2, 1, 2));
        assertThat(result.line("p1", 0).firstTimeThrough()).isEqualTo(0.5);
        assertThat(result.line("p1", 0).defectsPerCar()).isEqualTo(1);
        assertThat(result.gate("p1/battery/pack/test", 0).firstPassYield()).isZero();
    }

    @Test
    void aDefectReportedAfterTheLineOffOfTheSameInstantCounts() {
        FirstTimeThrough.Result result =
                fed(
                        new FirstTimeThrough(places, Periods.of(0, 100)),
                        List.of(
                                Happening.of(EventType.LINE_OFF, 50, sink, 1),
                                Happening.of(EventType.LINE_OFF, 50, sink, 2),
                                Happening.of(EventType.DEFECT_FOUND, 50, audit, 1).part(0),
                                Happening.of(EventType.DEFECT_FOUND, 50, audit, 1).part(1)),
                        100);
        assertThat(result.line("p1", 0)).isEqualTo(new FirstTimeThrough.OfLine("p1", 0, 2, 1, 2));
    }

    @Test
    void workInProgressAndLeadTimeOfTwoCars() {
        List<Happening> events =
                List.of(
                        Happening.of(EventType.RELEASED, 10, source, 1),
                        Happening.of(EventType.RELEASED, 10, batterySource, 1),
                        Happening.of(EventType.RELEASED, 20, source, 2),
                        Happening.of(EventType.LINE_OFF, 40, sink, 1),
                        Happening.of(EventType.LINE_OFF, 70, sink, 2));
        Periods periods = Periods.of(0, 50, 100);
        WorkInProgress.Result wip = fed(new WorkInProgress(places, periods), events, 80);
        // 10 ms none, 10 ms one, 20 ms two, 10 ms one
        assertThat(wip.line("p1", 0))
                .isEqualTo(new WorkInProgress.OfLine("p1", 0, 60.0 / 50, 2, 1));
        // one for 20 of the 30 ms before the horizon
        assertThat(wip.line("p1", 1))
                .isEqualTo(new WorkInProgress.OfLine("p1", 1, 20.0 / 30, 1, 0));
        LeadTime.Result lead = fed(new LeadTime(places, periods), events, 80);
        assertThat(lead.line("p1", 0).sum()).isEqualTo(30);
        assertThat(lead.line("p1", 1).quantile(0.5)).isEqualTo(50);
        assertThat(lead.line("p2", 0).mean()).isNaN();
    }

    @Test
    void aCarReleasedAndOffTheLineAtOneInstantMayBeReportedBackwards() {
        List<Happening> events =
                List.of(
                        Happening.of(EventType.LINE_OFF, 10, sink, 1),
                        Happening.of(EventType.RELEASED, 10, source, 1),
                        Happening.of(EventType.RELEASED, 30, source, 2));
        Periods periods = Periods.of(0, 100);
        assertThat(fed(new WorkInProgress(places, periods), events, 100).line("p1", 0))
                .isEqualTo(new WorkInProgress.OfLine("p1", 0, 0.7, 1, 1));
        LeadTime.OfLine lead = fed(new LeadTime(places, periods), events, 100).line("p1", 0);
        assertThat(lead.count()).isEqualTo(1);
        assertThat(lead.largest()).isZero();
    }

    @Test
    void aCarThatWasInsideBeforeTheStreamBeganHasNoLeadTime() {
        List<Happening> events = List.of(Happening.of(EventType.LINE_OFF, 10, sink, 1));
        Periods periods = Periods.of(0, 100);
        assertThat(fed(new WorkInProgress(places, periods), events, 100).line("p1", 0))
                .isEqualTo(new WorkInProgress.OfLine("p1", 0, 0, 0, 0));
        assertThat(fed(new LeadTime(places, periods), events, 100).line("p1", 0).count()).isZero();
    }

    @Test
    void leadTimesBeyondTheBinsKeepCountMeanAndTheLargest() {
        long day = 86_400_000;
        List<Happening> events =
                List.of(
                        Happening.of(EventType.RELEASED, 0, source, 1),
                        Happening.of(EventType.RELEASED, 0, source, 2),
                        Happening.of(EventType.RELEASED, 0, source, 3),
                        Happening.of(EventType.LINE_OFF, day, sink, 1),
                        Happening.of(EventType.LINE_OFF, 70 * day, sink, 2),
                        Happening.of(EventType.LINE_OFF, 90 * day, sink, 3));
        LeadTime.OfLine line =
                fed(new LeadTime(places, Periods.of(0, 100 * day)), events, 100 * day)
                        .line("p1", 0);
        assertThat(line.count()).isEqualTo(3);
        assertThat(line.mean()).isCloseTo(161.0 / 3 * day, within(1e-3));
        assertThat(line.quantile(0.1)).isEqualTo(day + LeadTime.BIN_MS - 1);
        assertThat(line.quantile(0.5)).isEqualTo(90 * day);
        assertThat(line.quantile(1)).isEqualTo(90 * day);
    }

    @Test
    void carsOfOneInstantAreKeptInTheOrderOfTheirNumbers() {
        LineOffCounts.OfLine line =
                fed(
                                new LineOffCounts(places, Periods.of(0, 100), true),
                                List.of(
                                        Happening.of(EventType.LINE_OFF, 5, sink, 9),
                                        Happening.of(EventType.LINE_OFF, 7, sink, 8),
                                        Happening.of(EventType.LINE_OFF, 7, sink, 3),
                                        Happening.of(EventType.LINE_OFF, 7, sink, 5)),
                                100)
                        .line("p1");
        assertThat(line.times()).isEqualTo(Longs.copyOf(5, 7, 7, 7));
        assertThat(line.cars()).isEqualTo(Longs.copyOf(9, 3, 5, 8));
        assertThat(line.firstAt()).isEqualTo(5);
    }

    @Test
    void aLineWithoutACarHasNoFirst() {
        LineOffCounts.Result result =
                fed(new LineOffCounts(places, Periods.of(0, 100), false), List.of(), 100);
        assertThat(result.line("p2").firstAt()).isEqualTo(-1);
        assertThatThrownBy(() -> result.line("p3")).hasMessageContaining("p3");
    }
}
