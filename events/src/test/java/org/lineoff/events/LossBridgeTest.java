package org.lineoff.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the hours of a shop went, worked out on paper; times in ms, one hour is 3,600,000. */
class LossBridgeTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private final Places places = TwoLines.places();
    private final int section = places.indexOf("p1/body/main");
    private final int first = places.indexOf("p1/body/main/weld-1");
    private final int second = places.indexOf("p1/body/main/weld-2");
    private final List<Happening> events = new ArrayList<>();

    private void visit(int station, long car, int visit, long from, long work, long until) {
        add(EventType.WORK_STARTED, from, station, car, visit, Cause.NONE);
        add(EventType.WORK_FINISHED, from + work, station, car, visit, Cause.NONE);
        add(EventType.LEFT, until, station, car, visit, Cause.ROOM);
    }

    private void add(EventType type, long time, int place, long car, int visit, Cause cause) {
        events.add(Happening.of(type, time, place, car).visit(visit).cause(cause));
    }

    private <R> R fed(Accumulator<R> accumulator, long horizon) {
        events.stream()
                .sorted(java.util.Comparator.comparingLong(Happening::time))
                .forEach(e -> e.into(accumulator));
        return accumulator.end(horizon);
    }

    /**
     * Ten hours of which two are off shift and one is a planned stop. Rated 6 min a car, planned 8
     * an hour: 64 in 8 h; at its own pace 80. In the 7 h that are left: 30 min failed, 24 min
     * blocked, 42 min starved, three cars worked on for 6 min, one of them a second time, and one
     * for 12 min with 3 min of set-up; the rest it stands without a car.
     */
    @Test
    void everyLossStandsWhereItBelongs() {
        add(EventType.STOPPED, 7 * HOUR, section, 0, 0, Cause.PLANNED_STOP);
        add(EventType.STOPPED, 8 * HOUR, section, 0, 0, Cause.OFF_SHIFT);
        visit(first, 1, 0, 0, 6 * MINUTE, 30 * MINUTE); // 24 min blocked
        visit(first, 2, 0, 30 * MINUTE, 6 * MINUTE, 36 * MINUTE);
        visit(first, 1, 1, 36 * MINUTE, 6 * MINUTE, 42 * MINUTE);
        events.add(Happening.of(EventType.WORK_STARTED, 42 * MINUTE, first, 3).value(3.0 * MINUTE));
        add(EventType.WORK_FINISHED, 54 * MINUTE, first, 3, 0, Cause.NONE);
        add(EventType.LEFT, 54 * MINUTE, first, 3, 0, Cause.FINISHED);
        events.add(
                Happening.of(EventType.FAILED, 60 * MINUTE, first, 0).part(0).cause(Cause.FAILURE));
        events.add(
                Happening.of(EventType.REPAIRED, 90 * MINUTE, first, 0)
                        .part(0)
                        .cause(Cause.FAILURE));
        StateTimes.Result times = fed(new StateTimes(places, Periods.of(0, 10 * HOUR)), 10 * HOUR);

        LossBridge.Told told = new LossBridge.Told(12 * MINUTE, -3.0 * MINUTE);
        LossBridge bridge =
                LossBridge.of(times, List.of(first), List.of(first), 0, 8, 6.0 * MINUTE, told);

        assertThat(bridge.hours()).isEqualTo(8);
        assertThat(bridge.planned()).isEqualTo(64);
        assertThat(bridge.ratedPace()).isEqualTo(16);
        assertThat(bridge.plannedStops()).isEqualTo(10);
        assertThat(bridge.breakdowns()).isEqualTo(5);
        assertThat(bridge.blocked()).isEqualTo(4);
        // 7 h less 30 min failed, 24 min blocked, 30 min of work
        assertThat(bridge.starved()).isEqualTo(54);
        assertThat(bridge.parts()).isEqualTo(2);
        assertThat(bridge.people()).isEqualTo(-0.5);
        assertThat(bridge.setUps()).isEqualTo(0.5);
        // 27 min for 4 cars of 6 min, though people were faster
        assertThat(bridge.pace()).isCloseTo(1, within(1e-9));
        assertThat(bridge.repeats()).isEqualTo(1);
        assertThat(bridge.elsewhere()).isZero();
        assertThat(bridge.output()).isEqualTo(3);
        assertThat(bridge.sum()).isCloseTo(3, within(1e-9));
    }

    /**
     * A paced section with a takt of 2 min: five pitches, in the third a line stop of 5 min at the
     * second station makes it 6 min, in the fourth a failure of 30 s is over before the takt is, in
     * the fifth the next car comes 3 min late. Then 1 h shut, then nothing for 10 min.
     */
    @ParameterizedTest
    @ValueSource(longs = {0, 7 * HOUR})
    void aPitchIsLongerBecauseOfAnyStation(long begin) {
        long at = begin;
        long[] pitch = {2, 2, 6, 2, 5};
        for (int i = 0; i < pitch.length; i++) {
            long end = at + pitch[i] * MINUTE;
            add(EventType.WORK_STARTED, at, first, i + 1, 0, Cause.NONE);
            add(EventType.WORK_FINISHED, at + MINUTE, first, i + 1, 0, Cause.NONE);
            add(EventType.LEFT, end, first, i + 1, 0, i == 4 ? Cause.NONE : Cause.TAKT);
            if (i == 2) {
                add(EventType.FAILED, at + MINUTE, second, i, 0, Cause.LINE_STOP);
                add(EventType.REPAIRED, end, second, i, 0, Cause.LINE_STOP);
            }
            if (i == 3) {
                add(EventType.FAILED, at + MINUTE, second, i, 0, Cause.FAILURE);
                add(EventType.REPAIRED, at + MINUTE + 30_000, second, i, 0, Cause.FAILURE);
            }
            at = end;
        }
        add(EventType.STOPPED, at, section, 0, 0, Cause.OFF_SHIFT);
        add(EventType.RESUMED, at + HOUR, section, 0, 0, Cause.OFF_SHIFT);
        long end = at + HOUR + 10 * MINUTE;
        Periods periods = Periods.of(begin, end);
        Pitches.OfSection pitches =
                fed(new Pitches(places, periods, List.of(section)), end).at(section, 0);
        StateTimes.Result times = fed(new StateTimes(places, periods), end);

        assertThat(pitches.running()).isEqualTo(10 * MINUTE);
        assertThat(pitches.down()).isEqualTo(4 * MINUTE);
        assertThat(pitches.waiting()).isEqualTo(3 * MINUTE);

        LossBridge bridge =
                LossBridge.ofPaced(
                        times,
                        pitches,
                        0,
                        first,
                        List.of(first),
                        30,
                        2.0 * MINUTE,
                        LossBridge.Told.NOTHING);
        assertThat(bridge.breakdowns()).isEqualTo(2);
        assertThat(bridge.blocked()).isEqualTo(1.5);
        assertThat(bridge.starved()).isEqualTo(5);
        assertThat(bridge.pace()).isZero();
        assertThat(bridge.output()).isEqualTo(5);
        assertThat(bridge.sum()).isCloseTo(5, within(1e-9));
    }

    /**
     * A paced section with a takt of 2 min: one pitch of the takt; then one of 5 min with a set-up
     * of 1 min at the first and one of 2 min at the second station; one of 4 min without; and one
     * of 2 min with a set-up of 1 min that the takt hides.
     */
    @Test
    void whatWorkTakesBeyondTheTaktIsToldApartFromSetUps() {
        long[] pitch = {2, 5, 4, 2};
        long[] atFirst = {0, 1, 0, 1};
        long[] atSecond = {0, 2, 0, 0};
        Cause[] cause = {Cause.TAKT, Cause.TAKT, Cause.TAKT, Cause.TAKT};
        Cause[] behind = {Cause.TAKT, Cause.FINISHED, Cause.FINISHED, Cause.TAKT};
        long at = 0;
        for (int i = 0; i < pitch.length; i++) {
            long end = at + pitch[i] * MINUTE;
            for (int place : new int[] {first, second}) {
                double setUp = (double) MINUTE * (place == first ? atFirst[i] : atSecond[i]);
                events.add(
                        Happening.of(EventType.WORK_STARTED, at, place, i + 9 - place)
                                .value(setUp));
            }
            add(EventType.LEFT, end, first, i + 9 - first, 0, cause[i]);
            add(EventType.LEFT, end, second, i + 9 - second, 0, behind[i]);
            at = end;
        }
        Pitches.OfSection pitches =
                fed(new Pitches(places, Periods.of(0, at), List.of(section)), at).at(section, 0);

        assertThat(pitches.running()).isEqualTo(11 * MINUTE);
        assertThat(pitches.settingUp()).isEqualTo(2 * MINUTE);
        assertThat(pitches.byWork()).isEqualTo(7 * MINUTE);
        assertThat(pitches.beyondTakt()).isEqualTo(3 * MINUTE);
    }

    /**
     * The source releases a car at 0, another at 10 min, and a third, for which parts came late, at
     * 40 min. It reaches the first station 5 min later, which was without a car since 20 min, but
     * shut from 30 to 38 min: 17 min of open time, all of them for want of parts. The second
     * station had a car until 44 min: 1 min.
     */
    @Test
    void aStationStarvesForPartsAsLongAsItsCarWasHeld() {
        int source = places.indexOf("p1/body/orders");
        add(EventType.RELEASED, 0, source, 1, 0, Cause.NONE);
        add(EventType.RELEASED, 10 * MINUTE, source, 2, 0, Cause.NONE);
        add(EventType.RELEASED, 40 * MINUTE, source, 3, 0, Cause.SUPPLY);
        add(EventType.ENTERED, 5 * MINUTE, first, 1, 0, Cause.NONE);
        add(EventType.LEFT, 15 * MINUTE, first, 1, 0, Cause.FINISHED);
        add(EventType.ENTERED, 15 * MINUTE, first, 2, 0, Cause.NONE);
        add(EventType.LEFT, 20 * MINUTE, first, 2, 0, Cause.FINISHED);
        add(EventType.ENTERED, 20 * MINUTE, second, 2, 0, Cause.NONE);
        add(EventType.STOPPED, 30 * MINUTE, section, 0, 0, Cause.OFF_SHIFT);
        add(EventType.RESUMED, 38 * MINUTE, section, 0, 0, Cause.OFF_SHIFT);
        add(EventType.LEFT, 44 * MINUTE, second, 2, 0, Cause.FINISHED);
        add(EventType.ENTERED, 45 * MINUTE, first, 3, 0, Cause.NONE);
        add(EventType.LEFT, 45 * MINUTE, first, 3, 0, Cause.FINISHED);
        add(EventType.ENTERED, 45 * MINUTE, second, 3, 0, Cause.NONE);
        PartWaits.Result waits =
                fed(new PartWaits(places, Periods.of(0, HOUR), List.of(first, second)), HOUR);

        assertThat(waits.at(first, 0)).isEqualTo(17 * MINUTE);
        assertThat(waits.at(second, 0)).isEqualTo(MINUTE);
    }

    /**
     * A paced section with a takt of 2 min: in the second of three pitches the second station is
     * set up for 90 s, so that it takes 3 min; in the third it is set up for 30 s, which the takt
     * hides.
     */
    @Test
    void aSetUpThatMakesAPitchLongerIsNoLackOfPace() {
        long at = 0;
        long[] pitch = {2, 3, 2};
        double[] setUp = {0, 90_000, 30_000};
        for (int i = 0; i < pitch.length; i++) {
            long end = at + pitch[i] * MINUTE;
            visit(first, i + 2, 0, at, MINUTE, end, Cause.TAKT, 0);
            visit(
                    second,
                    i + 1,
                    0,
                    at,
                    MINUTE,
                    end,
                    i == 1 ? Cause.FINISHED : Cause.TAKT,
                    setUp[i]);
            at = end;
        }
        Periods periods = Periods.of(0, at);
        Pitches.OfSection pitches =
                fed(new Pitches(places, periods, List.of(section)), at).at(section, 0);
        StateTimes.Result times = fed(new StateTimes(places, periods), at);

        assertThat(pitches.running()).isEqualTo(6 * MINUTE);
        assertThat(pitches.settingUp()).isEqualTo(MINUTE);
        assertThat(pitches.down() + pitches.waiting()).isZero();

        LossBridge bridge =
                LossBridge.ofPaced(
                        times,
                        pitches,
                        0,
                        first,
                        List.of(first),
                        30,
                        2.0 * MINUTE,
                        LossBridge.Told.NOTHING);
        assertThat(bridge.setUps()).isEqualTo(0.5);
        assertThat(bridge.pace()).isZero();
        assertThat(bridge.sum()).isCloseTo(3, within(1e-9));
    }

    private void visit(
            int station,
            long car,
            int visit,
            long from,
            long work,
            long until,
            Cause cause,
            double setUp) {
        events.add(
                Happening.of(EventType.WORK_STARTED, from, station, car).visit(visit).value(setUp));
        add(EventType.WORK_FINISHED, from + work, station, car, visit, Cause.NONE);
        add(EventType.LEFT, until, station, car, visit, cause);
    }
}
