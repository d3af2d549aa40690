package org.lineoff.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A random stream of events that keeps the contract, at {@link TwoLines}: short times, many of them
 * zero, so that much happens at one instant. Cars pass stations one by one in order; nothing else
 * about it is meant to be like a plant.
 */
final class RandomStream {
    private static final int[] LENGTHS = {0, 0, 0, 1, 1, 2, 3, 5, 9, 17};

    final Places places = TwoLines.places();
    final long horizon;
    private final Random random;
    private final List<Happening> all = new ArrayList<>();

    /** When each station was left last. */
    private final Map<Integer, Long> free = new HashMap<>();

    private long nextCar = 1;

    private RandomStream(long seed) {
        random = new Random(seed);
        horizon = 120L + random.nextInt(200);
    }

    /** The events before the horizon in order of time; inside an instant as they came about. */
    static List<Happening> of(long seed) {
        RandomStream stream = new RandomStream(seed);
        return stream.make();
    }

    static long horizon(long seed) {
        return new RandomStream(seed).horizon;
    }

    private List<Happening> make() {
        int cars = 1 + random.nextInt(40);
        Map<String, Long> release = new HashMap<>(Map.of("p1", 0L, "p2", 0L));
        for (int i = 0; i < cars; i++) {
            String line = random.nextBoolean() ? "p1" : "p2";
            long at = release.get(line) + length();
            release.put(line, at);
            drive(line, nextCar++, at);
        }
        for (String line : List.of("p1", "p2")) {
            long at = 0;
            for (long part = 1; part <= 5; part++) { // numbers that are cars' numbers too
                at += length();
                battery(line, part, at);
            }
        }
        for (Places.Place place : places.all()) {
            switch (place.kind()) {
                case STATION -> {
                    failures(place.index());
                    if (place.section().isEmpty()) {
                        stops(place.index());
                    }
                }
                case SECTION -> stops(place.index());
                default -> {}
            }
        }
        all.removeIf(e -> e.time() >= horizon);
        all.sort(Comparator.comparingLong(Happening::time));
        return List.copyOf(all);
    }

    private void drive(String line, long car, long released) {
        add(EventType.RELEASED, released, line + "/body/orders", car);
        long t = released;
        for (int i = 1; i <= TwoLines.BODY_STATIONS; i++) {
            t = visit(line + "/body/main/weld-" + i, car, t);
        }
        t = inspectAndRepair(line, car, t);
        add(EventType.ENTERED, t, line + "/body/store", car);
        t += length();
        all.add(at(EventType.LEFT, t, line + "/body/store", car).cause(Cause.RESULT));
        all.add(at(EventType.PART_FITTED, t, line + "/assembly/marriage", car).part(0).value(car));
        for (int i = 1; i <= TwoLines.ASSEMBLY_STATIONS; i++) {
            t = visit(line + "/assembly/trim/fit-" + i, car, t);
        }
        inspect(line + "/assembly/trim/final", car, 0, t);
        t = visit(line + "/assembly/wash#1", car, t);
        add(EventType.LINE_OFF, t, line + "/assembly/out", car);
    }

    private void battery(String line, long part, long released) {
        add(EventType.RELEASED, released, line + "/battery/in", part);
        long t = visit(line + "/battery/pack/cell", part, released);
        inspect(line + "/battery/pack/test", part, 0, t);
    }

    private long visit(String station, long car, long offered) {
        int place = places.indexOf(station);
        long entered = Math.max(offered, free.getOrDefault(place, 0L)) + length();
        long started = entered + (random.nextInt(5) == 0 ? length() : 0);
        long finished = started + length();
        long left = finished + length();
        free.put(place, left);
        add(EventType.ENTERED, entered, station, car);
        add(EventType.WORK_STARTED, started, station, car);
        add(EventType.WORK_FINISHED, finished, station, car);
        all.add(at(EventType.LEFT, left, station, car).cause(Cause.ROOM));
        return left;
    }

    private long inspectAndRepair(String line, long car, long offered) {
        String gate = line + "/body/main/audit";
        long t = offered;
        for (int visit = 0; !inspect(gate, car, visit, t) && visit < 3; visit++) {
            String repair = gate + "/repair";
            all.add(at(EventType.ENTERED, t, repair, car).visit(visit));
            all.add(at(EventType.WORK_STARTED, t, repair, car).visit(visit));
            t += length();
            all.add(at(EventType.WORK_FINISHED, t, repair, car).visit(visit));
            all.add(at(EventType.DEFECT_CURED, t, repair, car).visit(visit).part(0));
            t += length();
            all.add(at(EventType.LEFT, t, repair, car).visit(visit).cause(Cause.RESULT));
        }
        return t;
    }

    private boolean inspect(String gate, long car, int visit, long time) {
        int found = random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0;
        for (int i = 0; i < found; i++) {
            all.add(at(EventType.DEFECT_FOUND, time, gate, car).visit(visit).part(i));
        }
        all.add(at(EventType.MEASURED, time, gate, car).visit(visit).value(found == 0 ? 1 : 0));
        return found == 0;
    }

    private void failures(int place) {
        int modes = random.nextInt(3);
        for (int mode = 0; mode < modes; mode++) {
            long t = length();
            while (t < horizon) {
                all.add(
                        Happening.of(EventType.FAILED, t, place, 0)
                                .part(mode)
                                .cause(Cause.FAILURE));
                t += length();
                all.add(
                        Happening.of(EventType.REPAIRED, t, place, 0)
                                .part(mode)
                                .cause(Cause.FAILURE));
                t += 1 + 3 * length();
            }
        }
    }

    private void stops(int section) {
        boolean calendar = random.nextInt(4) > 0;
        long t = random.nextBoolean() ? 0 : 1 + length();
        while (calendar && t < horizon) {
            Cause kind = random.nextBoolean() ? Cause.OFF_SHIFT : Cause.PLANNED_STOP;
            all.add(Happening.of(EventType.STOPPED, t, section, 0).cause(kind));
            t += 1 + length();
            while (random.nextInt(3) == 0) {
                kind = kind == Cause.OFF_SHIFT ? Cause.PLANNED_STOP : Cause.OFF_SHIFT;
                all.add(Happening.of(EventType.STOPPED, t, section, 0).cause(kind));
                t += 1 + length();
            }
            all.add(Happening.of(EventType.RESUMED, t, section, 0).cause(kind));
            t += 1 + 2 * length();
        }
    }

    private void add(EventType type, long time, String place, long car) {
        all.add(at(type, time, place, car));
    }

    private Happening at(EventType type, long time, String place, long car) {
        return Happening.of(type, time, places.indexOf(place), car);
    }

    private int length() {
        return LENGTHS[random.nextInt(LENGTHS.length)];
    }

    /** The same events; those of one instant in random order. */
    static List<Happening> shuffled(List<Happening> events, long seed) {
        Random random = new Random(seed);
        List<Happening> result = new ArrayList<>(events);
        int from = 0;
        for (int to = 1; to <= result.size(); to++) {
            if (to == result.size() || result.get(to).time() != result.get(from).time()) {
                Collections.shuffle(result.subList(from, to), random);
                from = to;
            }
        }
        return result;
    }

    /** Some periods that may begin late, end early, or reach beyond the horizon. */
    static Periods periods(long seed) {
        Random random = new Random(seed);
        List<Long> bounds = new ArrayList<>();
        long at = random.nextInt(3) == 0 ? random.nextInt(60) : 0;
        do {
            bounds.add(at);
            at += 1 + random.nextInt(90);
        } while (bounds.size() < 2 || random.nextInt(4) > 0);
        return Periods.of(bounds.stream().mapToLong(Long::longValue).toArray());
    }
}
