package org.lineoff.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * All accumulators together keep up with an engine: a line of 300 stations, 10,000 cars, four
 * events a visit, all figures by quarter and line-off by day, best of five runs. The limit is three
 * times what a quiet machine needs, so that a busy one does not fail it.
 */
@Tag("slow")
class SpeedTest {
    private static final int STATIONS = 300;
    private static final int CARS = 10_000;
    private static final long TAKT = 90_000;
    private static final double LIMIT_NS_A_VISIT = 100;

    private static Places places() {
        List<Places.Place> all = new ArrayList<>();
        String line = "p1";
        String section = "p1/body/main";
        all.add(new Places.Place(0, line, Places.Kind.LINE, line, "", "", false));
        all.add(new Places.Place(1, section, Places.Kind.SECTION, line, "body", section, false));
        for (int i = 1; i <= STATIONS; i++) {
            String name = section + "/s-" + i;
            all.add(
                    new Places.Place(
                            1 + i, name, Places.Kind.STATION, line, "body", section, false));
        }
        int next = all.size();
        String gate = section + "/gate";
        all.add(new Places.Place(next, gate, Places.Kind.GATE, line, "body", section, false));
        all.add(new Places.Place(next + 1, "p1/in", Places.Kind.SOURCE, line, "b", "", false));
        all.add(new Places.Place(next + 2, "p1/out", Places.Kind.SINK, line, "b", "", false));
        return new Places(all);
    }

    /** Cars move on once a takt; returns the end. */
    private static long drive(EventSink sink, Places places) {
        int gate = places.indexOf("p1/body/main/gate");
        int source = places.indexOf("p1/in");
        int sink0 = places.indexOf("p1/out");
        long t = 0;
        for (int step = 1; step < CARS + STATIONS; step++) {
            t = step * TAKT;
            int first = Math.max(1, step - CARS + 1);
            int last = Math.min(STATIONS, step);
            if (step <= CARS) {
                sink.accept(EventType.RELEASED, t, source, step, 0, -1, Cause.NONE, 0);
            }
            for (int j = first; j <= last; j++) {
                int place = 1 + j;
                long car = step - j + 1L;
                sink.accept(EventType.ENTERED, t, place, car, 0, -1, Cause.NONE, 0);
                sink.accept(EventType.WORK_STARTED, t, place, car, 0, -1, Cause.NONE, 0);
            }
            for (int j = first; j <= last; j++) {
                long car = step - j + 1L;
                sink.accept(EventType.WORK_FINISHED, t + 60_000, 1 + j, car, 0, -1, Cause.NONE, 0);
            }
            t += TAKT - 1;
            for (int j = first; j <= last; j++) {
                long car = step - j + 1L;
                sink.accept(EventType.LEFT, t, 1 + j, car, 0, -1, Cause.TAKT, 0);
            }
            if (last == STATIONS) {
                long car = step - STATIONS + 1L;
                sink.accept(EventType.MEASURED, t, gate, car, 0, -1, Cause.NONE, 1);
                sink.accept(EventType.LINE_OFF, t, sink0, car, 0, -1, Cause.NONE, 0);
            }
        }
        return t + 1;
    }

    /** Processor time of this thread: other work on the machine counts less than by the clock. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void allFiguresTogetherCostLessThanAHundredNsAVisit() {
        Places places = places();
        long end = drive((type, time, place, car, visit, part, cause, value) -> {}, places);
        long day = 86_400_000;
        Periods days =
                Periods.of(LongStream.rangeClosed(0, end / day + 1).map(d -> d * day).toArray());
        Periods quarters = Periods.of(0, end / 3, 2 * (end / 3), end);
        double best = Double.MAX_VALUE;
        for (int run = 0; run < 5; run++) {
            StateTimes states = new StateTimes(places, quarters);
            LineOffCounts counts = new LineOffCounts(places, days, true);
            Fan fan =
                    Fan.of(
                            states,
                            counts,
                            new FirstTimeThrough(places, quarters),
                            new LeadTime(places, quarters),
                            new WorkInProgress(places, quarters));
            long start = cpuNanos();
            long horizon = drive(fan, places);
            best = Math.min(best, (double) (cpuNanos() - start) / STATIONS / CARS);
            assertThat(counts.end(horizon).line("p1").total()).isEqualTo(CARS);
            Partition sum = Partition.NONE;
            for (int p = 0; p < 3; p++) {
                sum = sum.plus(states.end(horizon).sum(s -> true, p));
            }
            assertThat(sum.working()).isEqualTo(60_000L * STATIONS * CARS);
            assertThat(sum.total()).isEqualTo(STATIONS * horizon);
        }
        System.out.printf("%.1f ns a visit, %.1f ns an event%n", best, best / 4);
        assertThat(best).as("ns a visit").isLessThan(LIMIT_NS_A_VISIT);
    }
}
