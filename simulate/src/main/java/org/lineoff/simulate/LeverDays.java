package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.List;
import org.lineoff.events.Cause;
import org.lineoff.events.EventType;
import org.lineoff.events.Places;

/** Reports each lever on the day on which it begins to act. */
final class LeverDays extends Timed {
    private final Floor floor;

    /** What is still to be reported, the next last. */
    private final List<Report> reports = new ArrayList<>();

    private record Report(long time, int place, int lever) {}

    LeverDays(Floor floor, List<DrawnLever> levers) {
        super(floor.timers, Rank.WATCH);
        this.floor = floor;
        for (DrawnLever lever : levers) {
            long from = Math.max(0, floor.days.clock().midnight(lever.from()));
            boolean over =
                    lever.until() != null
                            && floor.days.clock().midnight(lever.until().plusDays(1)) <= 0;
            for (Places.Place place : floor.layout.places().all()) {
                if (!over && stands(lever, place)) {
                    reports.add(new Report(from, place.index(), lever.index()));
                }
            }
        }
        reports.sort((a, b) -> Long.compare(b.time(), a.time()));
    }

    /** The lines and sections that the file names, and the sections of the shops that it names. */
    private static boolean stands(DrawnLever lever, Places.Place place) {
        return switch (place.kind()) {
            case LINE -> lever.lever().places().contains(place.name());
            case SECTION ->
                    !lever.lever().places().contains(place.line()) && lever.isFor(place.name());
            default -> false;
        };
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
            floor.emit(EventType.LEVER, report.place(), 0, 0, -1, Cause.NONE, report.lever());
        }
        begin();
    }
}
