package org.lineoff.events;

import java.util.List;

/**
 * The slow and obvious way to every figure: walks through all events again for each ms, or for each
 * car, by the words of {@code docs/events.md}. What fast accumulators are compared with.
 */
record EveryMillisecond(Places places, List<Happening> events, long horizon) {

    /** Time of a station by state in [from, to), as far as it lies before the horizon. */
    Partition partition(Places.Place station, long from, long to) {
        int section =
                station.section().isEmpty() ? station.index() : places.indexOf(station.section());
        List<Happening> ofStation =
                events.stream().filter(e -> e.place() == station.index()).toList();
        List<Happening> ofSection = events.stream().filter(e -> e.place() == section).toList();
        long[] ms = new long[State.values().length];
        for (long t = from; t < Math.min(to, horizon); t++) {
            ms[state(ofStation, ofSection, t).ordinal()]++;
        }
        return new Partition(ms[0], ms[1], ms[2], ms[3], ms[4], ms[5]);
    }

    /** State of a station in [t, t + 1). */
    private static State state(List<Happening> ofStation, List<Happening> ofSection, long t) {
        Cause closed = Cause.NONE;
        for (Happening e : ofSection) {
            boolean hours = e.type() == EventType.STOPPED || e.type() == EventType.RESUMED;
            if (hours && e.time() <= t) {
                closed = e.type() == EventType.STOPPED ? e.cause() : Cause.NONE;
            }
        }
        if (closed == Cause.OFF_SHIFT) {
            return State.OFF_SHIFT;
        }
        if (closed == Cause.PLANNED_STOP) {
            return State.PLANNED_STOP;
        }
        if (count(ofStation, t, EventType.FAILED) > count(ofStation, t, EventType.REPAIRED)) {
            return State.FAILED;
        }
        long finished = count(ofStation, t, EventType.WORK_FINISHED);
        if (count(ofStation, t, EventType.WORK_STARTED) > finished) {
            return State.WORKING;
        }
        return finished > count(ofStation, t, EventType.LEFT) ? State.BLOCKED : State.STARVED;
    }

    private static long count(List<Happening> events, long t, EventType type) {
        return events.stream().filter(e -> e.time() <= t && e.type() == type).count();
    }

    long workInProgress(String line, long t) {
        return events.stream()
                        .filter(e -> e.time() <= t && e.type() == EventType.RELEASED)
                        .filter(e -> isOf(e, line) && !places.get(e.place()).parts())
                        .count()
                - events.stream()
                        .filter(e -> e.time() <= t && e.type() == EventType.LINE_OFF)
                        .filter(e -> isOf(e, line))
                        .count();
    }

    List<Happening> lineOffs(String line, long from, long to) {
        return events.stream()
                .filter(e -> e.type() == EventType.LINE_OFF && isOf(e, line))
                .filter(e -> e.time() >= from && e.time() < to)
                .toList();
    }

    List<Happening> defectsOf(long car) {
        return events.stream()
                .filter(e -> e.type() == EventType.DEFECT_FOUND && e.car() == car)
                .filter(e -> !places.get(e.place()).parts())
                .toList();
    }

    List<Happening> firstInspections(int gate, long from, long to) {
        return events.stream()
                .filter(e -> e.type() == EventType.MEASURED && e.place() == gate)
                .filter(e -> e.visit() == 0 && e.time() >= from && e.time() < to)
                .toList();
    }

    long leadTime(Happening lineOff) {
        Happening released =
                events.stream()
                        .filter(e -> e.type() == EventType.RELEASED && e.car() == lineOff.car())
                        .filter(e -> !places.get(e.place()).parts())
                        .findFirst()
                        .orElseThrow();
        return lineOff.time() - released.time();
    }

    private boolean isOf(Happening e, String line) {
        return places.get(e.place()).line().equals(line);
    }
}
