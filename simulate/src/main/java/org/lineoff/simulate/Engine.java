package org.lineoff.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lineoff.model.Problem;
import org.lineoff.model.state.PlantState;

/**
 * The plain event-driven engine: goes from instant to instant, and at each instant moves all that
 * can move inside sections, then lets the junction declared first that can decide something decide
 * one thing, and repeats until nothing is possible (docs/simulation.md, "At one instant").
 *
 * <p>It costs some hundred nanoseconds a visit. It is made to be obviously right: what it computes
 * is what faster engines have to agree with.
 */
final class Engine {
    private final Floor floor;
    private final Section[] sections;
    private final Junction[] junctions;

    /** The paced sections whose first place may stay empty in an advance. */
    private final PacedSection[] paced;

    /** Whether all of them do so only when a build sequence has come to its end. */
    private final boolean emptyAtEndOnly;

    private final BuildSequence[] sequences;
    private final DailyWatch watch;
    private final Policies policies;
    private final Terms terms;

    /** For tests: everybody looks again after every step, woken or not. */
    private final boolean askAll;

    private final StateOfRun state;

    /** When the next day begins, or the next period of the critical path. */
    private long nextDayOrPeriod;

    Engine(
            Floor floor,
            Section[] sections,
            Junction[] junctions,
            List<PacedSection> paced,
            BuildSequence[] sequences,
            DailyWatch watch,
            Policies policies,
            boolean askAll,
            StateOfRun state) {
        this.state = state;
        this.floor = floor;
        this.sections = sections;
        this.junctions = junctions;
        this.paced = paced.stream().filter(PacedSection::isEverEmpty).toArray(PacedSection[]::new);
        emptyAtEndOnly = Arrays.stream(this.paced).allMatch(PacedSection::isEmptyAtEndOnly);
        this.sequences = sequences;
        this.watch = watch;
        this.policies = policies;
        this.askAll = askAll;
        this.terms = new Terms(floor);
    }

    /** Runs to that instant, at which nothing happens, or to a deadlock. */
    Outcome run(long end) {
        return run(end, false);
    }

    /** Runs to that instant, and all that happens at it; or to a deadlock. */
    Outcome runThrough(long end) {
        return run(end + 1, true);
    }

    private Outcome run(long end, boolean goesOn) {
        wakeAll();
        for (Junction junction : junctions) {
            if (junction.crossing != null) {
                floor.mayCross(junction.crossing);
            }
        }
        Optional<Problem> deadlock = Optional.empty();
        if (floor.goesOn) { // where people wrote the state, things may be possible
            goTo(floor.now);
            do {
                settle();
            } while (decide());
        }
        long next = floor.timers.next();
        while (next < end && deadlock.isEmpty()) {
            goTo(next);
            do {
                settle();
            } while (decide());
            if (watch.isAsked()) {
                floor.catchUp();
                deadlock = Deadlock.find(sections, floor);
            }
            next = floor.timers.next();
        }
        if (deadlock.isEmpty() && goesOn) {
            goTo(end - 1); // whether the plant has locked up is asked at the next midnight
        } else if (deadlock.isEmpty()) {
            goTo(end);
            floor.catchUp();
            deadlock = Deadlock.find(sections, floor);
        } else {
            floor.later.reportUntil(floor.now);
        }
        floor.catchUp();
        for (Section section : sections) {
            section.end();
        }
        return new Outcome(
                floor.path.finish(floor.now), floor.visits, policies.decisions(), deadlock);
    }

    /** The state of all, now. */
    PlantState state() {
        return state.take();
    }

    StateOfRun stateOfRun() {
        return state;
    }

    private void goTo(long time) {
        if (time >= nextDayOrPeriod) {
            floor.catchUp();
        }
        floor.later.reportUntil(time - 1);
        floor.now = time;
        if (time >= nextDayOrPeriod) {
            floor.path.advance(time);
            while (floor.today + 1 < floor.days.count()
                    && time >= floor.days.begins(floor.today + 1)) {
                floor.today++;
            }
            nextDayOrPeriod = Math.min(floor.days.begins(floor.today + 1), floor.path.nextPeriod());
        }
    }

    /** Wakes what is due, and lets everything inside sections move, until nothing does. */
    private void settle() {
        do {
            while (floor.timers.next() == floor.now) {
                floor.timers.take().due();
            }
            floor.crossAll();
        } while (floor.moveAll());
    }

    private void wakeAll() {
        for (Section section : sections) {
            floor.mayChoose(section.site.index());
            section.hoursChanged();
        }
        for (Junction junction : junctions) {
            floor.wake(junction);
        }
    }

    private boolean decide() {
        if (askAll) {
            wakeAll();
            floor.moveAll();
        }
        int candidate;
        while ((candidate = floor.nextToDecide()) >= 0) {
            if (junctions[candidate].decide(terms)) {
                return true;
            }
        }
        return choose()
                || floor.sendCrews()
                || (floor.pitchesOver > 0 && mayAdvanceEmpty() && advanceEmpty());
    }

    private boolean mayAdvanceEmpty() {
        if (!emptyAtEndOnly) {
            return true;
        }
        for (BuildSequence sequence : sequences) {
            if (sequence.isExhausted()) {
                return true;
            }
        }
        return false;
    }

    /**
     * All leaving precedes choosing, so a car takes one of several units when nothing else moves.
     */
    private boolean choose() {
        int candidate;
        while ((candidate = floor.nextToChoose()) >= 0) {
            if (sections[candidate].choose()) {
                floor.mayChoose(candidate); // perhaps another car, too
                return true;
            }
        }
        return false;
    }

    private boolean advanceEmpty() {
        floor.emptyPhase = true;
        boolean advanced = false;
        for (int i = 0; i < paced.length && !advanced; i++) {
            advanced = paced[i].advanceEmpty(terms);
        }
        floor.emptyPhase = false;
        return advanced;
    }
}
