package org.lineoff.serve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.lineoff.execute.Execution;
import org.lineoff.execute.PlantRules;
import org.lineoff.execute.Records.Whereabouts;
import org.lineoff.execute.Status;

/**
 * Which cars are at a place, and which come next: the nearest upstream first. Where a car is counts
 * by the place that it entered last, and upstream is what stands before a place in the plant's
 * files, which follow the flow; cars that are not begun come in the order of the build sequence.
 *
 * <p>All stations ask for it all the time, so what is under way is read at most twice a second.
 */
final class StationBoard {
    private static final long FRESH_MS = 500;
    private static final int UNDER_WAY = 20_000;
    private static final int WAITING = 50;
    private static final Set<Status> IN_PLANT = EnumSet.range(Status.IN_BODY, Status.IN_ASSEMBLY);

    /** Cars at a place, and those that come. */
    record Board(List<Whereabouts> here, List<Whereabouts> next) {
        Board {
            here = List.copyOf(here);
            next = List.copyOf(next);
        }
    }

    private record Snapshot(long time, List<Whereabouts> cars) {}

    private final Execution plant;
    private final Set<String> lines;
    private final LongSupplier clock;
    private final Map<String, Integer> order = new HashMap<>();
    private volatile Snapshot snapshot = new Snapshot(Long.MIN_VALUE, List.of());

    /**
     * @param lines ids of the plant's lines
     * @param clock ms from any beginning
     */
    StationBoard(Execution plant, PlantRules rules, Set<String> lines, LongSupplier clock) {
        this.plant = plant;
        this.lines = Set.copyOf(lines);
        this.clock = clock;
        for (PlantRules.Place place : rules.places()) {
            order.put(place.name(), order.size());
        }
    }

    Board at(String place, int most) {
        int own = order.getOrDefault(place, Integer.MAX_VALUE);
        List<Whereabouts> here = new ArrayList<>();
        List<Whereabouts> coming = new ArrayList<>();
        for (Whereabouts car : underWay()) {
            if (car.car().place().equals(place)) {
                here.add(car);
            } else if (!car.entered().equals(place) && index(car) < own && isOfLine(car, place)) {
                coming.add(car);
            }
        }
        coming.sort(
                Comparator.comparingInt(this::index)
                        .reversed()
                        .thenComparingLong(Whereabouts::since)
                        .thenComparingLong(car -> car.car().turn())
                        .thenComparingLong(car -> car.car().number()));
        here.sort(Comparator.comparingLong(Whereabouts::since));
        return new Board(here, coming.subList(0, Math.min(most, coming.size())));
    }

    /** A car that is in another line does not come here. */
    private boolean isOfLine(Whereabouts car, String place) {
        String from = line(car.entered());
        String to = line(place);
        return from.isEmpty() || to.isEmpty() || from.equals(to);
    }

    /** The line that a place stands in, empty if it is one that all share. */
    private String line(String place) {
        String first = place.substring(0, Math.max(0, place.indexOf('/')));
        return lines.contains(first) ? first : "";
    }

    private int index(Whereabouts car) {
        return car.entered().isEmpty() ? -1 : order.getOrDefault(car.entered(), -1);
    }

    private List<Whereabouts> underWay() {
        long now = clock.getAsLong();
        Snapshot known = snapshot;
        if (known.time() != Long.MIN_VALUE && Math.abs(now - known.time()) < FRESH_MS) {
            return known.cars();
        }
        return read(now);
    }

    /** Reads anew: whoever has just reported something wants to see it. */
    void forget() {
        snapshot = new Snapshot(Long.MIN_VALUE, List.of());
    }

    private synchronized List<Whereabouts> read(long now) {
        Snapshot known = snapshot;
        if (known.time() == now) {
            return known.cars();
        }
        List<Whereabouts> cars = new ArrayList<>();
        for (Status status : IN_PLANT) {
            cars.addAll(plant.records().whereabouts(status, UNDER_WAY));
        }
        cars.addAll(plant.records().whereabouts(Status.SEQUENCED, WAITING));
        snapshot = new Snapshot(now, List.copyOf(cars));
        return snapshot.cars();
    }
}
