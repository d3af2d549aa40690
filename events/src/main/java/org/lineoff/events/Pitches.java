package org.lineoff.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the time of paced sections was spent, in exact ms by period: running at its pitch, set up,
 * held up by failures and line stops of any of its stations, waiting with a car in its first
 * station, or with none.
 *
 * <p>A pitch is seen at the section's first station, from the start of the work to the leaving. A
 * pitch in which no station failed, and which its own end decided, is the measure: what a disturbed
 * pitch takes beyond the last measure is down, what an undisturbed one takes beyond it because the
 * next car or the exit is missing is waiting. Where the station that decided a pitch had been set
 * up in it, what the pitch takes beyond the measure is set-up, up to that length, and the measure
 * stays. All in open time; a visit counts to the period in which it ends. Costs a look-up for most
 * events.
 *
 * <p>Of what is running, the undisturbed pitches that the work of a station decided are told apart,
 * and what they took beyond the last pitch of the takt; of the waiting, that for a car which came
 * later because its source had no parts for it.
 */
public final class Pitches implements Accumulator<Pitches.Result> {
    private final Places places;
    private final Periods periods;
    private final List<Line> lines = new ArrayList<>();

    private final HeldCars held;

    /** By place: the section that it belongs to if that is watched, and its first station. */
    private final @Nullable Line[] ofPlace;

    /** One watched section. */
    private static final class Line {
        final int section;
        final int first;
        final long[] running;
        final long[] down;
        final long[] waiting;
        final long[] forParts;
        final long[] settingUp;
        final long[] byWork;
        final long[] beyondTakt;

        /** By station: set-up in this pitch, and what begins at this instant (−1: nothing). */
        final long[] setUp;

        final long[] nextSetUp;

        /** Open time so far, and since when it is open; −1 while it is closed. */
        long open;

        long openSince;
        int failures;

        // Of the visit to the first station.
        boolean busy;
        long began;
        boolean disturbed;
        long failedBefore;

        /** Open time in which a station was failed, and since when (open time). */
        long failed;

        long failedSince;

        /** The last undisturbed pitch, −1 before there is one. */
        long measure = -1;

        /** The last pitch that the takt decided, −1 before there is one. */
        long takt = -1;

        Line(int section, int first, int stations, int periods, long start) {
            this.section = section;
            this.first = first;
            running = new long[periods];
            down = new long[periods];
            waiting = new long[periods];
            forParts = new long[periods];
            settingUp = new long[periods];
            byWork = new long[periods];
            beyondTakt = new long[periods];
            setUp = new long[stations];
            nextSetUp = new long[stations];
            Arrays.fill(nextSetUp, -1);
            openSince = start;
            at = start;
        }

        // What the instant brings.
        long at;
        boolean starts;

        /** The car that comes in, 0 if none does or if it is a part. */
        long next;

        @Nullable Cause leaves;

        /** Whether some station's work decided the pitch that ends. */
        boolean worked;

        /** Set-up of the station whose own work decided the pitch that ends. */
        long decided;

        int fails;
        int repairs;
        boolean closes;
        boolean opens;

        void clear() {
            starts = false;
            next = 0;
            leaves = null;
            worked = false;
            decided = 0;
            fails = 0;
            repairs = 0;
            closes = false;
            opens = false;
        }

        void beginSetUps() {
            for (int i = 0; i < setUp.length; i++) {
                if (nextSetUp[i] >= 0) {
                    setUp[i] = nextSetUp[i];
                    nextSetUp[i] = -1;
                }
            }
        }

        long openAt(long time) {
            return openSince < 0 ? open : open + time - openSince;
        }
    }

    /**
     * Watches some sections.
     *
     * @param sections places of paced sections
     */
    public Pitches(Places places, Periods periods, List<Integer> sections) {
        this.places = places;
        this.periods = periods;
        held = new HeldCars(places, periods.from(0));
        ofPlace = new Line[places.count()];
        for (int section : sections) {
            String name = places.get(section).name();
            int stations = 0;
            for (Places.Place place : places.all()) {
                stations += place.isStationOf(name) ? 1 : 0;
            }
            Line line = new Line(section, section + 1, stations, periods.count(), periods.from(0));
            lines.add(line);
            for (Places.Place place : places.all()) {
                if (place.index() == section || place.isStationOf(name)) {
                    ofPlace[place.index()] = line;
                }
            }
        }
    }

    @Override
    public Set<EventType> takes() {
        return lines.isEmpty()
                ? EnumSet.noneOf(EventType.class)
                : EnumSet.of(
                        EventType.RELEASED,
                        EventType.WORK_STARTED,
                        EventType.LEFT,
                        EventType.FAILED,
                        EventType.REPAIRED,
                        EventType.STOPPED,
                        EventType.RESUMED);
    }

    @Override
    public boolean watches(int place) {
        return ofPlace[place] != null;
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
        if (type == EventType.RELEASED) {
            held.released(time, place, car, cause);
            return;
        }
        Line line = ofPlace[place];
        if (line == null) {
            return;
        }
        if (time > line.at) {
            settle(line);
            line.at = time;
        }
        switch (type) {
            case WORK_STARTED -> {
                if (place == line.first) {
                    line.starts = true;
                    line.next = places.get(place).parts() ? 0 : car;
                }
                line.nextSetUp[place - line.first] = (long) value;
            }
            case LEFT -> {
                line.worked |= cause == Cause.FINISHED || cause == Cause.RESULT;
                if (cause == Cause.FINISHED) {
                    line.decided = line.setUp[place - line.first];
                }
                if (place == line.first
                        && (line.leaves == null || cause.compareTo(line.leaves) < 0)) {
                    line.leaves = cause;
                }
            }
            case FAILED -> line.fails++;
            case REPAIRED -> line.repairs++;
            case STOPPED -> line.closes = true;
            case RESUMED -> line.opens = true;
            default -> {}
        }
    }

    /** Takes the events of an instant in, whatever order they came in. */
    private void settle(Line line) {
        long now = line.openAt(line.at);
        boolean wasFailed = line.failures > 0;
        line.failures -= line.repairs;
        if (line.leaves != null) {
            leave(line, now, line.leaves, wasFailed);
        }
        if (wasFailed && line.failures <= 0 && line.fails == 0) {
            line.failed += now - line.failedSince;
        }
        if (line.starts) {
            line.busy = true;
            line.began = now;
            line.disturbed = line.failures > 0;
            line.failedBefore = line.failed + (wasFailed ? now - line.failedSince : 0);
            if (wasFailed && line.failures <= 0 && line.fails == 0) {
                line.failedBefore = line.failed;
            }
        }
        line.beginSetUps();
        line.failures += line.fails;
        if (line.fails > 0) {
            line.disturbed = true;
            if (!wasFailed && line.failures > 0) {
                line.failedSince = now;
            }
        }
        if (line.closes) {
            line.open = now;
            line.openSince = -1;
        } else if (line.opens && line.openSince < 0) {
            line.openSince = line.at;
        }
        line.clear();
    }

    private void leave(Line line, long now, Cause cause, boolean wasFailed) {
        if (!line.busy) {
            return;
        }
        line.busy = false;
        long length = now - line.began;
        boolean byItsEnd = cause == Cause.TAKT || cause == Cause.FINISHED;
        long usual = line.measure < 0 ? length : Math.min(length, line.measure);
        long run = byItsEnd && !line.disturbed ? length : usual;
        long failed = line.failed - line.failedBefore + (wasFailed ? now - line.failedSince : 0);
        long setUp = 0;
        if (byItsEnd && line.decided > 0) {
            long beyond = length - usual - (line.disturbed ? Math.min(length - usual, failed) : 0);
            setUp = Math.min(beyond, line.decided);
            run -= line.disturbed ? 0 : setUp;
        } else if (byItsEnd && !line.disturbed) {
            line.measure = length;
        }
        long down = byItsEnd ? length - run - setUp : Math.min(length - run, failed);
        int period = periodOf(line.at);
        line.running[period] += run;
        line.settingUp[period] += setUp;
        line.down[period] += down;
        long waiting = length - run - setUp - down;
        line.waiting[period] += waiting;
        line.forParts[period] += Math.min(waiting, held.held(line.next));
        if (byItsEnd && !line.disturbed && line.worked) {
            line.byWork[period] += run;
            line.beyondTakt[period] += Math.max(0, run - Math.max(0, line.takt));
        } else if (byItsEnd && !line.disturbed) {
            line.takt = length;
        }
    }

    private int periodOf(long time) {
        int period = periods.indexOf(time);
        return period >= 0 ? period : time < periods.from(0) ? 0 : periods.count() - 1;
    }

    @Override
    public Result end(long horizon) {
        List<OfSection> all = new ArrayList<>();
        for (Line line : lines) {
            settle(line);
            for (int p = 0; p < periods.count(); p++) {
                all.add(
                        new OfSection(
                                places.get(line.section),
                                p,
                                line.running[p],
                                line.down[p],
                                line.waiting[p],
                                line.forParts[p],
                                line.settingUp[p],
                                line.byWork[p],
                                line.beyondTakt[p]));
            }
        }
        return new Result(periods, all);
    }

    /**
     * One section in one period, in ms of open time.
     *
     * @param running at its pitch
     * @param down longer than its pitch because a station failed
     * @param waiting with a car in its first station, for the next car or for its exit
     * @param forParts part of waiting: for a car that its source had no parts for
     * @param settingUp longer than its pitch because a station was set up
     * @param byWork part of running: undisturbed pitches that work decided
     * @param beyondTakt part of {@code byWork}: what they took beyond the last pitch of the takt;
     *     all of it before there was one
     */
    public record OfSection(
            Places.Place section,
            int period,
            long running,
            long down,
            long waiting,
            long forParts,
            long settingUp,
            long byWork,
            long beyondTakt) {
        private OfSection plus(OfSection o) {
            return new OfSection(
                    section,
                    period,
                    running + o.running,
                    down + o.down,
                    waiting + o.waiting,
                    forParts + o.forParts,
                    settingUp + o.settingUp,
                    byWork + o.byWork,
                    beyondTakt + o.beyondTakt);
        }
    }

    /** All watched sections, period by period. */
    public record Result(Periods periods, List<OfSection> sections) {
        public Result {
            sections = List.copyOf(sections);
        }

        /** One section in one period; it must have been watched. */
        public OfSection at(int section, int period) {
            Objects.checkIndex(period, periods.count());
            for (int i = period; i < sections.size(); i += periods.count()) {
                if (sections.get(i).section().index() == section) {
                    return sections.get(i);
                }
            }
            throw new IllegalArgumentException("not watched: section at place " + section);
        }

        /** The sum over some periods, {@code from} to {@code to} − 1, booked to the first. */
        public OfSection sum(int section, int from, int to) {
            OfSection sum = at(section, from);
            for (int p = from + 1; p < to; p++) {
                sum = sum.plus(at(section, p));
            }
            return sum;
        }
    }
}
