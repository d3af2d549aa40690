package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.List;
import org.lineoff.events.Cause;
import org.lineoff.events.EventType;
import org.lineoff.events.Places;

/** Reports each lever, and each decision of a policy, on the day on which it begins to act. */
final class LeverDays extends Timed {
    private final Floor floor;

    /** What is still to be reported, the next last. */
    private final List<Report> reports = new ArrayList<>();

    private record Report(long time, EventType type, int place, int index) {}

    LeverDays(Floor floor, List<DrawnLever> levers) {
        super(floor.timers, Rank.WATCH);
        this.floor = floor;
        levers.forEach(this::put);
    }

    /** Another will begin to act, later than now. */
    void add(DrawnLever lever) {
        put(lever);
        begin();
    }

    private void put(DrawnLever lever) {
        long from = Math.max(0, floor.days.clock().midnight(lever.from()));
        boolean over =
                lever.until() != null
                        && floor.days.clock().midnight(lever.until().plusDays(1)) <= 0;
        for (Places.Place place : floor.layout.places().all()) {
            if (!over && stands(lever, place)) {
                EventType type = lever.policy() ? EventType.POLICY : EventType.LEVER;
                reports.add(new Report(from, type, place.index(), lever.index()));
            }
        }
        reports.sort((a, b) -> Long.compare(b.time(), a.time()));
    }

    /** The lines and sections that the file names, and the sections of the shops that it names. */
    private static boolean stands(DrawnLever lever, Places.Place place) {
        return switch (place.kind()) {
            case LINE -> lever.places().contains(place.name());
            case SECTION -> !lever.places().contains(place.line()) && lever.isFor(place.name());
            default -> false;
        };
    }

    /** What was reported before a run went on, now, is not reported again. */
    void goOn() {
        reports.removeIf(report -> report.time() <= floor.now);
        begin();
    }

    void begin() {
        if (!reports.isEmpty()) {
            wakeAt(reports.getLast().time());
        }
    }

    @Override
    void due() {
        while (!reports.isEmpty() && reports.getLast().time() <= floor.now) {
            Report report = reports.removeLast();
            floor.emit(report.type(), report.place(), 0, 0, -1, Cause.NONE, report.index());
        }
        begin();
    }
}
