package org.lineoff.simulate;

/** Asks every midnight whether the plant still moves. */
final class DailyWatch extends Timed {
    private final Floor floor;
    private boolean asked;

    DailyWatch(Floor floor) {
        super(floor.timers, Rank.WATCH);
        this.floor = floor;
    }

    @Override
    void due() {
        asked = true;
        goOn();
    }

    /** Waits for the next midnight. */
    void goOn() {
        int tomorrow = floor.today + 1;
        wakeAt(tomorrow < floor.days.count() ? floor.days.begins(tomorrow) : NEVER);
    }

    /** Whether the question is to be answered now; it is asked once. */
    boolean isAsked() {
        boolean now = asked;
        asked = false;
        return now;
    }
}
