package org.lineoff.simulate;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;

/**
 * The terms of one maximum: what a crossing or an advance had to wait for. Each condition that
 * holds adds since when it holds; the largest decides, on a tie the first that was added. Where a
 * section was closed between that time and now, opening decided.
 *
 * <p>After {@link #settle}, {@link #node} is what led to the crossing, and {@link #causeFor} says
 * how that looks from each section that takes part.
 */
final class Terms {
    private final Floor floor;

    /** When the deciding term came to hold, and its cause as its owner sees it. */
    private long time;

    private Cause cause = Cause.NONE;

    /** The section whose own car, or whose pitch, decided; null for room, orders and stores. */
    private @Nullable Section owner;

    private boolean pitch;

    /** The end of the deciding term's node: before its time where its section closed since. */
    private long nodeTime;

    /** Place of the source whose order, or its parts, decided, −1 if none; which of the two. */
    private int ordersAt;

    private Cause ordersOrSupply = Cause.ORDERS;

    /** Sections that must be open. */
    private final Section[] hours;

    /** Whether it must also let cars in. */
    private final boolean[] entering;

    private int sections;

    /** Place at which no car will come any more, −1 if cars are waited for. */
    private int endsAt;

    private int node;

    /** All terms, where they are asked for. */
    private final @Nullable TermList all;

    Terms(Floor floor) {
        this.floor = floor;
        all = floor.path.wantsTerms() ? new TermList() : null;
        this.hours = new Section[6 * floor.layout.workplaces() + 6];
        this.entering = new boolean[hours.length];
    }

    Terms clear() {
        time = Long.MIN_VALUE;
        cause = Cause.NONE;
        owner = null;
        pitch = false;
        nodeTime = 0;
        node = CriticalPath.BEFORE;
        ordersAt = -1;
        sections = 0;
        endsAt = -1;
        if (all != null) {
            all.clear();
        }
        return this;
    }

    /**
     * A car became ready at the end of a section.
     *
     * @param since when it could have left
     * @param ledBy node of what led to it
     * @param nodeEnds the node's time, at most {@code since}
     */
    void addReady(Section at, long since, int ledBy, long nodeEnds, Cause why) {
        note(since, ledBy);
        if (since > time) {
            set(since, ledBy, nodeEnds, why);
            owner = at;
        }
    }

    /** The pitch of a section was over. */
    void addPitch(Section at, long since, int ledBy, long nodeEnds, Cause why) {
        note(since, ledBy);
        if (since > time) {
            set(since, ledBy, nodeEnds, why);
            owner = at;
            pitch = true;
        }
    }

    /** There was room, or a store held the car. */
    void add(long since, int ledBy, Cause why) {
        note(since, ledBy);
        if (since > time) {
            set(since, ledBy, since, why);
        }
    }

    /**
     * An order came in, or its parts did.
     *
     * @param what {@link Cause#ORDERS} or {@link Cause#SUPPLY}
     */
    void addOrder(long date, int source, Cause what) {
        note(date, CriticalPath.BEFORE);
        if (date > time) {
            set(date, CriticalPath.BEFORE, date, Cause.NONE);
            ordersAt = source;
            ordersOrSupply = what;
        }
    }

    private void note(long since, int ledBy) {
        if (all != null) {
            all.add(ledBy, since);
        }
    }

    private void set(long since, int ledBy, long nodeEnds, Cause why) {
        time = since;
        node = ledBy;
        nodeTime = nodeEnds;
        cause = why;
        owner = null;
        pitch = false;
        ordersAt = -1;
    }

    /** Adds that a section must be open. */
    void addHours(Section section) {
        entering[sections] = false;
        hours[sections++] = section;
    }

    /** Adds that a section must be open and let cars in. */
    void addEntry(Section section) {
        entering[sections] = true;
        hours[sections++] = section;
    }

    /** What no term explains was spent finding out that no car will come to this place any more. */
    void addEnd(int place) {
        endsAt = place;
    }

    /** Adds all terms of another maximum. */
    void addAll(Terms other) {
        if (all != null && other.all != null) {
            all.addAll(other.all);
        }
        if (other.time > time) {
            set(other.time, other.node, other.nodeTime, other.cause);
            owner = other.owner;
            pitch = other.pitch;
            ordersAt = other.ordersAt;
            ordersOrSupply = other.ordersOrSupply;
        }
        System.arraycopy(other.hours, 0, hours, sections, other.sections);
        System.arraycopy(other.entering, 0, entering, sections, other.sections);
        sections += other.sections;
    }

    /** Since when all terms hold. */
    long since() {
        return time;
    }

    /** What led to the crossing; after {@link #settle}. */
    int node() {
        return node;
    }

    /**
     * Returns why a car leaves this section: its own term; room, if it was another section's pitch
     * further on; else a match: what it goes with, or the next car of its moving line, had come.
     *
     * @param leaving null for a store
     */
    Cause causeFor(@Nullable Section leaving) {
        if (cause == Cause.OPENING || cause == Cause.ROOM) {
            return cause;
        }
        if (Objects.equals(
                owner, leaving)) { // also a store, which owns no term, whose own car decided
            return cause;
        }
        if (owner == null) {
            return Cause.MATCH;
        }
        boolean further = leaving == null || owner.rank() > leaving.rank();
        return pitch && further ? Cause.ROOM : Cause.MATCH;
    }

    /** Why a car is released only now: its parts, if they came last. */
    Cause releaseCause() {
        return ordersAt >= 0 && ordersOrSupply == Cause.SUPPLY ? Cause.SUPPLY : Cause.NONE;
    }

    /** The maximum is now: finds its node. */
    void settle() {
        settle(floor.now);
    }

    /** The same, but then. */
    void settle(long now) {
        long from = nodeTime;
        if (time == Long.MIN_VALUE) {
            from = floor.path.start();
        } else if (ordersAt >= 0) {
            node =
                    floor.path.link(
                            CriticalPath.BEFORE,
                            floor.path.start(),
                            time,
                            ordersAt,
                            ordersOrSupply);
        }
        if (from < now) {
            cause = endsAt < 0 ? Cause.OPENING : Cause.MATCH;
            if (floor.path.isOn()) {
                linkClosed(Math.max(from, floor.path.start()), now);
            }
        }
        if (all != null) {
            node = floor.path.decided(node, all, now);
        }
    }

    /** Everything from then till now was spent waiting for sections to open. */
    private void linkClosed(long from, long now) {
        long at = from;
        while (at < now) {
            long until = now;
            Section closed = null;
            Section empties = null;
            for (int i = 0; i < sections && closed == null; i++) {
                Section section = hours[i];
                if (section.openTime.isOpen(at)) {
                    long change =
                            entering[i]
                                    ? section.entryUntil(at)
                                    : section.openTime.closingAfter(at);
                    empties = change < 0 && empties == null ? section : empties;
                    until = Math.min(until, Math.abs(change));
                } else {
                    closed = section;
                    until = Math.min(now, section.closedUntil(at));
                }
            }
            if (closed != null) {
                node = closed.linkClosed(node, at, until);
            } else if (empties != null) {
                node = floor.path.link(node, at, until, empties.site.place(), Cause.PLANNED_STOP);
            } else {
                Cause why = endsAt < 0 ? Cause.NONE : Cause.ORDERS;
                node = floor.path.link(node, at, until, Math.max(0, endsAt), why);
            }
            at = until;
        }
    }
}
