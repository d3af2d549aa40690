package org.lineoff.simulate;

import java.util.List;
import org.lineoff.events.Cause;
import org.lineoff.events.EventType;
import org.lineoff.model.Factor;
import org.lineoff.model.state.Luck;
import org.lineoff.model.state.StationState.ModeState;

/**
 * A failure mode of a unit that counts open time: up and down alternate from the start of
 * production, first up.
 */
final class CalendarFailure extends Timed implements Ahead {
    private final Section section;
    private final Unit unit;
    private final FailureLaw law;
    private final int mode;
    private long n;
    private boolean down;

    /** Whether it never fails. */
    private boolean endless;

    /** Open time at which the up or down that lasts began, and at which it will end. */
    private long from;

    private long until;

    CalendarFailure(Section section, Unit unit, FailureLaw law, int mode) {
        super(section.timers, Rank.FAILURE);
        this.section = section;
        this.unit = unit;
        this.law = law;
        this.mode = mode;
        section.aheads.add(this);
        unit.calendarFailures.add(this);
    }

    void begin() {
        goUp();
    }

    private void goUp() {
        long up = law.up(n);
        endless = up == NEVER;
        from = until;
        if (!endless) {
            until += up;
            await();
        }
    }

    private void await() {
        wakeAt(down ? section.hours.earliest(until) : section.hours.latest(until));
    }

    @Override
    public void hoursReplaced() {
        if (!endless) {
            await();
        }
    }

    @Override
    void due() {
        if (down) {
            report(EventType.REPAIRED);
            down = false;
            unit.up();
            n++;
            goUp();
        } else {
            report(EventType.FAILED);
            down = true;
            unit.down();
            from = until;
            until += law.repair(n, availability());
            await();
        }
    }

    private double availability() {
        long built = Math.max(0, section.entered - 1);
        return section.rates.at(Factor.AVAILABILITY, section.floor.today, built);
    }

    /** Reports that it is down, for those who did not hear it. */
    void reportAgain() {
        if (down) {
            report(EventType.FAILED);
        }
    }

    void save(List<String> ids, List<ModeState> states, List<Luck.ModeLuck> luck) {
        long now = section.hours.openTime(section.floor.now);
        states.add(
                new ModeState(
                        ids.get(mode),
                        down ? 0 : now - from,
                        down ? section.hours.latest(from) : null));
        luck.add(new Luck.ModeLuck(ids.get(mode), endless ? 0 : until - now, n, n));
    }

    /** Goes on from there; returns whether it is down. */
    boolean restore(List<String> ids, List<ModeState> states, List<Luck.ModeLuck> luck) {
        ModeState state = StateBook.find(states, ModeState::mode, ids.get(mode));
        Luck.ModeLuck known = StateBook.find(luck, Luck.ModeLuck::mode, ids.get(mode));
        Long downSince = state == null ? null : state.downSince();
        long now = section.hours.openTime(section.floor.now);
        down = downSince != null;
        long elapsed = downSince == null ? 0 : now - section.hours.openTime(downSince);
        elapsed = down || state == null ? elapsed : Math.min(now, state.up());
        from = now - elapsed;
        n = known == null ? 0 : known.ups();
        endless = !down && law.up(n) == NEVER;
        if (!endless) {
            until = now + (known == null ? left(elapsed) : known.left());
            await();
        }
        return down;
    }

    private long left(long elapsed) {
        return down ? law.repairLeft(n, availability(), elapsed) : law.upLeft(n, elapsed);
    }

    private void report(EventType type) {
        section.floor.emit(type, unit.place(), 0, 0, mode, Cause.FAILURE, 0);
    }
}
