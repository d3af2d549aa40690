package org.lineoff.simulate;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.lineoff.model.Drawn;
import org.lineoff.model.Known;
import org.lineoff.model.Policy;

/** Reads one policy on its day of the week, before anything else happens at that midnight. */
final class PolicyReading extends Timed {
    private static final double DAY = 86_400_000;

    private final Floor floor;
    private final Policies policies;
    private final int index;
    private final Policy policy;
    private final int[] sequences;
    private final double threshold;
    private final int leadDays;

    /** How often it may still decide. */
    private int left;

    /** It is not read before. */
    private LocalDate notBefore;

    /**
     * A policy that may decide something in this run.
     *
     * @param index in {@code policies.yaml}
     * @param sequences whose backlog it reads
     * @param start the earliest start of production of what it acts on
     */
    PolicyReading(
            Floor floor,
            Policies policies,
            int index,
            Policy policy,
            int[] sequences,
            LocalDate start) {
        super(floor.timers, Rank.POLICY);
        this.floor = floor;
        this.policies = policies;
        this.index = index;
        this.policy = policy;
        this.sequences = sequences;
        Drawn drawn = floor.drawn;
        threshold = drawn.number(policy.backlogWeeks());
        leadDays = (int) Math.max(1, Math.ceil(drawn.millis(policy.lead()) / DAY));
        Known<Integer> atMost = policy.atMost();
        left = atMost == null || !drawn.isKnown(atMost) ? 1 : drawn.whole(atMost);
        notBefore = start.plusDays(Backlog.DAYS);
        Known<LocalDate> from = policy.from();
        if (from != null && drawn.isKnown(from)) {
            notBefore = later(notBefore, drawn.date(from));
        }
        notBefore = later(notBefore, drawn.asOf().plusDays(1));
        notBefore = later(notBefore, floor.days.date(0));
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? b : a;
    }

    /** As after the decisions that it took before the run goes on, now. */
    void restore(List<Decision> decisions) {
        for (Decision decision : decisions) {
            if (decision.policy() == index) {
                left--;
                notBefore = later(notBefore, decision.from());
            }
        }
        notBefore = later(notBefore, floor.days.date(floor.today).plusDays(1));
    }

    /** Sets when it is read next. */
    void begin() {
        LocalDate next = notBefore.with(TemporalAdjusters.nextOrSame(policy.read()));
        long day = next.toEpochDay() - floor.days.date(0).toEpochDay();
        wakeAt(left > 0 && day < floor.days.count() ? floor.days.begins((int) day) : NEVER);
    }

    @Override
    void due() {
        LocalDate today = floor.days.date(floor.today);
        notBefore = today.plusDays(1);
        if (policies.acted(policy.after(), today)
                && !policies.anyActed(policy.before(), today)
                && floor.backlog.weeks(sequences, floor.today, floor.now) > threshold) {
            left--;
            LocalDate from = today.plusDays(leadDays);
            policies.decide(new Decision(index, today, from));
            notBefore = from; // what was decided has to act before more is
        }
        begin();
    }
}
