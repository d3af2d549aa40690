package org.lineoff.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Quality, counted: of the cars off each line, how many went through without a defect found (first
 * time through, 直通率); of the first inspections at each gate, how many passed (first pass yield,
 * 一次合格率). Only cars count for a line, whatever was found on their parts before; gates for parts
 * have their yield too.
 *
 * <p>Needs memory for the cars on which a defect was found and which are still in the plant.
 */
public final class FirstTimeThrough implements Accumulator<FirstTimeThrough.Result> {
    private final Places places;
    private final Periods periods;
    private final PeriodCursor cursor;
    private final Lines lines;
    private final boolean[] ofParts;

    /** Defects found so far on cars that are still inside. */
    private final CarMap defective = new CarMap();

    // By line and period.
    private final long[] lineOffs;
    private final long[] clean;
    private final long[] defects;

    // By gate and period.
    private final int[] gateOf;
    private final List<Integer> gates = new ArrayList<>();
    private final long[] inspected;
    private final long[] passed;

    // Cars off the line at this very instant: a defect reported after them may still concern them.
    private long instant = -1;
    private int leaving;
    private long[] leavingCar = new long[8];
    private int[] leavingSlot = new int[8];
    private boolean[] leavingClean = new boolean[8];

    public FirstTimeThrough(Places places, Periods periods) {
        this.places = places;
        this.periods = periods;
        cursor = new PeriodCursor(periods);
        lines = new Lines(places);
        ofParts = new boolean[places.count()];
        gateOf = new int[places.count()];
        for (Places.Place place : places.all()) {
            ofParts[place.index()] = place.parts();
            gateOf[place.index()] = -1;
            if (place.kind() == Places.Kind.GATE) {
                gateOf[place.index()] = gates.size();
                gates.add(place.index());
            }
        }
        lineOffs = new long[lines.count() * periods.count()];
        clean = new long[lineOffs.length];
        defects = new long[lineOffs.length];
        inspected = new long[gates.size() * periods.count()];
        passed = new long[inspected.length];
    }

    @Override
    public Set<EventType> takes() {
        return EnumSet.of(EventType.DEFECT_FOUND, EventType.MEASURED, EventType.LINE_OFF);
    }

    @Override
    public void accept(
            EventType type,
            long time,
            int place,
            long car,
            int visit,
            int part,
            Cause cause,
            double value) {
        switch (type) {
            case MEASURED -> {
                // with a part it is a value of a characteristic, no inspection
                if (visit == 0 && part < 0) {
                    inspect(place, time, value);
                }
            }
            case DEFECT_FOUND -> {
                if (!ofParts[place]) {
                    find(time, car);
                }
            }
            case LINE_OFF -> leave(time, place, car);
            default -> {}
        }
    }

    private void inspect(int place, long time, double value) {
        int period = cursor.indexOf(time);
        if (gateOf[place] >= 0 && period >= 0) {
            int slot = gateOf[place] * periods.count() + period;
            inspected[slot]++;
            passed[slot] += value == 1 ? 1 : 0;
        }
    }

    private void find(long time, long car) {
        if (time == instant) {
            for (int i = 0; i < leaving; i++) {
                if (leavingCar[i] == car) {
                    int slot = leavingSlot[i];
                    if (slot >= 0) {
                        defects[slot]++;
                        clean[slot] -= leavingClean[i] ? 1 : 0;
                    }
                    leavingClean[i] = false;
                    return;
                }
            }
        }
        defective.put(car, defective.getOrDefault(car, 0) + 1);
    }

    private void leave(long time, int place, long car) {
        if (time != instant) {
            instant = time;
            leaving = 0;
        }
        long found = defective.remove(car, 0);
        int period = cursor.indexOf(time);
        int slot = period < 0 ? -1 : lines.ofPlace[place] * periods.count() + period;
        if (slot >= 0) {
            lineOffs[slot]++;
            clean[slot] += found == 0 ? 1 : 0;
            defects[slot] += found;
        }
        remember(car, slot, found == 0);
    }

    private void remember(long car, int slot, boolean wasClean) {
        if (leaving == leavingCar.length) {
            leavingCar = Arrays.copyOf(leavingCar, 2 * leaving);
            leavingSlot = Arrays.copyOf(leavingSlot, 2 * leaving);
            leavingClean = Arrays.copyOf(leavingClean, 2 * leaving);
        }
        leavingCar[leaving] = car;
        leavingSlot[leaving] = slot;
        leavingClean[leaving++] = wasClean;
    }

    @Override
    public Result end(long horizon) {
        List<OfLine> ofLines = new ArrayList<>();
        for (int i = 0; i < lineOffs.length; i++) {
            ofLines.add(
                    new OfLine(
                            lines.ids.get(i / periods.count()),
                            i % periods.count(),
                            lineOffs[i],
                            clean[i],
                            defects[i]));
        }
        List<OfGate> ofGates = new ArrayList<>();
        for (int i = 0; i < inspected.length; i++) {
            ofGates.add(
                    new OfGate(
                            places.get(gates.get(i / periods.count())),
                            i % periods.count(),
                            inspected[i],
                            passed[i]));
        }
        return new Result(periods, ofLines, ofGates);
    }

    /**
     * Cars off one line in one period.
     *
     * @param clean those on which no gate found a defect
     * @param defects defects found on all of them, wherever and whenever
     */
    public record OfLine(String line, int period, long lineOffs, long clean, long defects) {
        /** Share of clean cars; not a number if none came off. */
        public double firstTimeThrough() {
            return (double) clean / lineOffs;
        }

        /** Not a number if no car came off. */
        public double defectsPerCar() {
            return (double) defects / lineOffs;
        }
    }

    /**
     * First inspections at one gate in one period.
     *
     * @param passed those that found nothing
     */
    public record OfGate(Places.Place gate, int period, long inspected, long passed) {
        /** Not a number if nothing was inspected. */
        public double firstPassYield() {
            return (double) passed / inspected;
        }
    }

    /** By line and period, and by gate and period, in the order of the files. */
    public record Result(Periods periods, List<OfLine> lines, List<OfGate> gates) {
        public Result {
            lines = List.copyOf(lines);
            gates = List.copyOf(gates);
        }

        public OfLine line(String id, int period) {
            return lines.stream()
                    .filter(l -> l.line().equals(id) && l.period() == period)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no line \"" + id + "\""));
        }

        public OfGate gate(String name, int period) {
            return gates.stream()
                    .filter(g -> g.gate().name().equals(name) && g.period() == period)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no gate \"" + name + "\""));
        }
    }
}
