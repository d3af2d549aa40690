package org.lineoff.simulate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.events.EventType;

/**
 * Cars cross from sections that compute ahead into one that does, where there is nothing to choose:
 * only one car can come next, and only there can it go. So when it will cross is the latest of a
 * few times, as inside a section, and is found as soon as these are known, without waiting for the
 * instant: no timers, and no question at which nothing happens yet.
 *
 * <p>It stands in for the decisions of a {@link LinkJunction}, a {@link JoinJunction} or a source
 * of parts, and makes them at the same instants: the earliest at which the cars have been offered,
 * there is room, and all sections are open. What happens then is reported in its time.
 */
final class Crossing {
    private final Floor floor;
    private final int place;

    /** The section of the car, then those of its parts; none if a source brings it. */
    private final RecurrentSection[] from;

    private final RecurrentSection to;
    private final @Nullable Brings source;
    private final @Nullable JoinJunction join;
    private final LaterEvents.Queue later;
    private final Terms terms;

    /** Whether anybody looks at the releases of parts. */
    private final boolean tellsReleases;

    /** Whether it is to be looked at. */
    boolean asked;

    /** A source, seen from here. */
    interface Brings {
        /**
         * Since when it has a part, {@link Timed#NEVER} if it has none, long ago if it always has.
         */
        long since();

        /** What led to that. */
        int node();

        /** The part comes into being. */
        Car bring();
    }

    private Crossing(
            Junction junction,
            RecurrentSection[] from,
            RecurrentSection to,
            @Nullable Brings source,
            @Nullable JoinJunction join) {
        floor = junction.floor;
        place = junction.place;
        this.from = from;
        this.to = to;
        this.source = source;
        this.join = join;
        later = floor.later.queue();
        terms = new Terms(floor);
        tellsReleases = floor.arePartsTaken();
        junction.crossing = this;
        to.crossesIn = this;
        for (RecurrentSection section : from) {
            section.crossesOut = this;
        }
    }

    /** Cars that come from a source. */
    static void from(Junction junction, Brings source, Section to) {
        if (isFit(to) && to instanceof RecurrentSection section) {
            new Crossing(junction, new RecurrentSection[0], section, source, null);
        }
    }

    /** Cars that come from sections, the first with the car, the others with its parts. */
    static void between(
            Junction junction, Section[] from, Section to, @Nullable JoinJunction join) {
        RecurrentSection[] before = new RecurrentSection[from.length];
        for (int i = 0; i < from.length; i++) {
            if (from[i].gate != null
                    || from[i].givesSkids.length > 0
                    || !(from[i] instanceof RecurrentSection section)
                    || section.work.logs) {
                return;
            }
            before[i] = section;
        }
        if (isFit(to) && to instanceof RecurrentSection section) {
            new Crossing(junction, before, section, null, join);
        }
    }

    /** Whether nothing but room and hours keeps cars from coming in, here only. */
    private static boolean isFit(Section to) {
        return to instanceof RecurrentSection section
                && !section.work.logs
                && to.before.length == 1
                && to.takesSkids.length == 0
                && to.site.section().runEmpty() == null;
    }

    /** Whether it brings parts to one section, for all that comes into that. */
    boolean isQuiet() {
        return (source == null || !tellsReleases)
                && (join == null || !floor.isTaken(EventType.PART_FITTED))
                && Arrays.stream(from).allMatch(RecurrentSection::isQuiet);
    }

    /** Makes the next crossing, if all is known that it depends on; returns whether it was. */
    boolean cross() {
        long time = to.roomAt();
        if (time == Timed.NEVER) {
            return false;
        }
        if (source != null) {
            time = Math.max(time, source.since());
        }
        for (RecurrentSection section : from) {
            time = Math.max(time, section.offeredAt());
        }
        if (time == Timed.NEVER || (join != null && !fits())) {
            return false;
        }
        time = whenOpen(Math.max(time, 0));
        if (!to.work.time.isSure(time)) {
            return false;
        }
        int node = floor.path.isOn() ? led(time) : CriticalPath.BEFORE;
        to.takeAhead(bring(time, node), time, node);
        return true;
    }

    /** The first instant from then on at which all are open. */
    private long whenOpen(long since) {
        long time = since;
        long before;
        do {
            before = time;
            for (RecurrentSection section : from) {
                time = section.work.time.nextOpening(time);
            }
            time = to.work.time.nextOpening(time);
        } while (time != before);
        return time;
    }

    private boolean fits() {
        Car car = from[0].firstCar();
        for (int p = 1; p < from.length; p++) {
            if (join != null && !join.fits(p, car, from[p].firstCar())) {
                return false;
            }
        }
        return true;
    }

    /** What led to a crossing, as {@link Junction#feed} finds it. */
    private int led(long time) {
        terms.clear();
        terms.addHours(to);
        if (source != null && source.since() != Long.MIN_VALUE) {
            terms.add(source.since(), source.node(), Cause.NONE);
        }
        for (RecurrentSection section : from) {
            terms.addHours(section);
            section.addReady(terms);
        }
        to.addRoom(terms);
        terms.settle(time);
        return terms.node();
    }

    private Car bring(long time, int node) {
        if (source != null) {
            Car part = source.bring();
            if (tellsReleases) {
                later.add(EventType.RELEASED, time, place, part.number, 0, -1, Cause.NONE, 0);
            }
            return part;
        }
        Car car = from[0].departAhead(time, node);
        if (join != null) {
            int visit = join.visit(car);
            for (int p = 1; p < from.length; p++) {
                Car part = from[p].departAhead(time, node);
                if (floor.isTaken(EventType.PART_FITTED)) {
                    later.add(
                            EventType.PART_FITTED,
                            time,
                            place,
                            car.number,
                            visit,
                            p - 1,
                            Cause.NONE,
                            part.number);
                }
                floor.cars.giveBack(part);
            }
        }
        return car;
    }
}
