package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lineoff.events.Cause;
import org.lineoff.events.EventSink;
import org.lineoff.events.EventType;
import org.lineoff.model.Drawn;

/**
 * What all parts of one run share: the time, the day, where events go, the timers, the critical
 * path, and who has to look again at this instant because something near it changed. One thread's.
 */
final class Floor {
    final Layout layout;
    final Days days;
    final Drawn drawn;
    final Timers timers;
    final CriticalPath path;
    final CarPool cars;
    final Backlog backlog;
    EventSink sink;

    /** By type of event: whether anybody looks at it. */
    private final boolean[] taken = new boolean[EventType.values().length];

    /** What has been computed ahead and is to be reported in its time. */
    final LaterEvents later;

    /** Whether the plant may decide something in the run that changes rates and hours. */
    final boolean mayDecide;

    /** Whether the run goes on from a state. */
    boolean goesOn;

    /** The instant, in ms, and the day of the horizon in which it lies. */
    long now;

    int today;
    long visits;

    /** Paced sections whose pitch is over. */
    int pitchesOver;

    /** Whether advances with an empty first place are allowed: nothing else is possible. */
    boolean emptyPhase;

    /** Junctions that may be able to decide something, one bit each in the order of the files. */
    private final long[] toDecide;

    /** Crossings of which more may be known. */
    private Crossing[] toCross = new Crossing[8];

    private int crossings;

    /** Sections that may put off what nobody can see. */
    final List<RecurrentSection> lagging = new ArrayList<>();

    private final Section[] toMove;
    private int moving;

    /** Sections in which a car may have to choose among parallel units, one bit each. */
    private final long[] toChoose;

    /** Crews that may have somebody free for a failure that waits. */
    private final List<RepairCrew> toRepair = new ArrayList<>();

    Floor(Layout layout, Days days, Drawn drawn, CriticalPath path, EventSink sink) {
        this.layout = layout;
        this.days = days;
        this.drawn = drawn;
        this.path = path;
        this.sink = sink;
        for (EventType type : EventType.values()) {
            taken[type.ordinal()] = sink.takes(type);
        }
        later = new LaterEvents(sink);
        mayDecide = !layout.plant().policies().isEmpty();
        timers = new Timers();
        backlog = new Backlog(layout.plant().demand().sequences().size(), days.count());
        cars =
                new CarPool(
                        layout.optionGroups().size(), layout.counters(), layout.skidLoops().size());
        toDecide = new long[(layout.junctions().size() + 63) / 64];
        toChoose = new long[(layout.workplaces() + 63) / 64];
        toMove = new Section[layout.workplaces()];
    }

    /** A run goes on from this instant. */
    void goOnAt(long time) {
        goesOn = true;
        now = time;
        while (today + 1 < days.count() && time >= days.begins(today + 1)) {
            today++;
        }
    }

    void emit(EventType type, int place, long car, int visit, int part, Cause cause, double value) {
        if (!taken[type.ordinal()]) {
            return;
        }
        later.reportUntil(now);
        sink.accept(type, now, place, car, visit, part, cause, value);
    }

    /** What is reported goes to somebody else, as of the instant before. */
    void tell(EventSink other, Runnable report) {
        EventSink before = sink;
        sink =
                (type, time, place, car, visit, part, cause, value) ->
                        other.accept(type, time - 1, place, car, visit, part, cause, value);
        report.run();
        sink = before;
    }

    void emit(EventType type, int place, long car, int visit, Cause cause) {
        emit(type, place, car, visit, -1, cause, 0);
    }

    /** Whether anybody looks at events of that type. */
    boolean isTaken(EventType type) {
        return taken[type.ordinal()];
    }

    /** Whether anybody looks at the releases of parts. */
    boolean arePartsTaken() {
        return isTaken(EventType.RELEASED) && sink.takesParts();
    }

    /** A place opens or closes, before anything else happens there at this instant. */
    void emitHours(EventType type, int place, Cause cause) {
        later.reportUntil(now - 1);
        sink.accept(type, now, place, 0, 0, -1, cause, 0);
    }

    // ---- who looks again ----

    /** Something changed that this junction's next decision may depend on. */
    void wake(Junction junction) {
        long[] group = junction.together;
        for (int i = 0; i < group.length; i++) {
            toDecide[i] |= group[i];
        }
    }

    /** More may be known of what a crossing depends on. */
    void mayCross(Crossing crossing) {
        if (!crossing.asked) {
            crossing.asked = true;
            if (crossings == toCross.length) {
                toCross = Arrays.copyOf(toCross, 2 * crossings);
            }
            toCross[crossings++] = crossing;
        }
    }

    /** Makes all crossings that are known ahead. */
    void crossAll() {
        while (crossings > 0) {
            Crossing crossing = toCross[--crossings];
            boolean more = true;
            while (more) {
                more = crossing.cross();
            }
            crossing.asked = false; // what became known by its own crossings it has looked at
        }
    }

    /** Computes all that was put off. */
    void catchUp() {
        for (int i = 0; i < lagging.size(); i++) {
            if (lagging.get(i).catchUp()) {
                crossAll();
            }
        }
    }

    /** Returns the first junction that may decide something, and forgets it; −1 if none. */
    int nextToDecide() {
        for (int i = 0; i < toDecide.length; i++) {
            if (toDecide[i] != 0) {
                int bit = Long.numberOfTrailingZeros(toDecide[i]);
                toDecide[i] &= toDecide[i] - 1;
                return i * 64 + bit;
            }
        }
        return -1;
    }

    /** A car may have to choose among parallel units in this section. */
    void mayChoose(int section) {
        toChoose[section / 64] |= 1L << section;
    }

    /** Returns the last section in which a car may have to choose, and forgets it; −1 if none. */
    int nextToChoose() {
        for (int i = toChoose.length - 1; i >= 0; i--) {
            if (toChoose[i] != 0) {
                int bit = 63 - Long.numberOfLeadingZeros(toChoose[i]);
                toChoose[i] &= ~(1L << bit);
                return i * 64 + bit;
            }
        }
        return -1;
    }

    /** A crew may have somebody free for a failure that waits. */
    void mayRepair(RepairCrew crew) {
        if (!crew.asked) {
            crew.asked = true;
            toRepair.add(crew);
        }
    }

    /** Sends crews to failures that wait; returns whether there was any to send. */
    boolean sendCrews() {
        if (toRepair.isEmpty()) {
            return false;
        }
        while (!toRepair.isEmpty()) {
            RepairCrew crew = toRepair.removeLast();
            crew.asked = false;
            crew.send();
        }
        return true;
    }

    /** There may be movement inside this section. */
    void move(Section section) {
        if (!section.moves) {
            section.moves = true;
            toMove[moving++] = section;
        }
    }

    /** Moves all that can move inside sections; returns whether there was anything to look at. */
    boolean moveAll() {
        if (moving == 0) {
            return false;
        }
        while (moving > 0) {
            Section section = toMove[--moving];
            section.moves = false;
            section.move();
        }
        return true;
    }
}
