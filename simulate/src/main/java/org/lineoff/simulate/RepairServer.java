package org.lineoff.simulate;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.events.EventType;
import org.lineoff.model.state.SectionState.UnderRepair;

/** Works on one car of a repair at a time. */
final class RepairServer extends Timed implements Ahead {
    private final RepairShop repair;
    private @Nullable Car car;

    /** The critical path: since when the node given holds. */
    private long since;

    private int node;

    /** How long the work on its car takes, from {@link #since} on, and what was done before. */
    private long work;

    private long before;

    RepairServer(RepairShop repair) {
        super(repair.section.timers, Rank.WORK);
        this.repair = repair;
        repair.section.aheads.add(this);
    }

    boolean isFree() {
        return car == null;
    }

    /**
     * Begins with the first that waits: it came, or this server became free, whichever is later.
     */
    void start(RepairQueue waiting) {
        Section section = repair.section;
        long now = repair.floor.now;
        CriticalPath path = repair.floor.path;
        TermList terms =
                path.wantsTerms()
                        ? new TermList().add(waiting.node(0), waiting.since(0)).add(node, since)
                        : null;
        if (waiting.since(0) >= since) {
            since = waiting.since(0);
            node = waiting.node(0);
        }
        node = terms == null ? node : path.decided(node, terms, since);
        node = section.link(node, since, now, repair.place, Cause.REWORK);
        since = now;
        Car next = waiting.remove(0);
        car = next;
        repair.report(EventType.WORK_STARTED, next);
        work = repair.duration(next);
        before = 0;
        wakeAt(section.endOf(work));
    }

    private long done() {
        return repair.section.hours.openBetween(since, repair.floor.now);
    }

    /** What is left of the work on its car. */
    long left() {
        return work - done();
    }

    UnderRepair save(StateBook book) {
        return new UnderRepair(book.car(Objects.requireNonNull(car)), before + done());
    }

    /** Goes on with a car, now. */
    void restore(Car inside, long left, UnderRepair state) {
        car = inside;
        since = repair.floor.now;
        before = state.worked();
        work = left;
        wakeAt(repair.section.endOf(work));
    }

    @Override
    public void hoursReplaced() {
        if (car != null) {
            wakeAt(repair.section.endOf(since, work));
        }
    }

    @Override
    void due() {
        Car done = car;
        Gate gate = repair.section.gate;
        if (done == null || gate == null) {
            throw new IllegalStateException("nothing in repair at place " + repair.place);
        }
        car = null;
        node = repair.section.link(node, since, repair.floor.now, repair.place, Cause.REWORK);
        since = repair.floor.now;
        repair.finished(done, node, gate);
    }
}
