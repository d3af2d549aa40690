package org.lineoff.programme;

import org.lineoff.model.Programme.Precedence;

/**
 * One serial pass over a network: every node in the given order, as early as its facts, arcs,
 * calendar, dates and resources allow, keeping which of these was the latest.
 *
 * <p>Serial schedule generation (Kelley 1963) with the four kinds of precedence; on a tie the term
 * first in this order has decided: arcs in the order written, notBefore, as-of day, signature; a
 * resource only where it delays further. The order must put every node behind those it waits for.
 * Costs a few nanoseconds an arc. Buffers are reused: not for two threads.
 */
final class Pass {
    /** Why a node started when it did. */
    enum Why {
        ARC,
        RESOURCE,
        NOT_BEFORE,
        AS_OF,
        SIGNED,
        /** A fact; the arc is what allowed it last, the rest is waiting. */
        FACT,
        /** A fact on or behind a notBefore that allowed it last. */
        FACT_NOT_BEFORE,
        /** Its finish waits for an arc, and the start follows from that. */
        FINISH
    }

    static final int NO_ARC = -1;

    /** Evenings. */
    final int[] start;

    final int[] finish;

    /** The evening on which a node is done with its resources: its finish by its own duration. */
    final int[] release;

    final Why[] why;

    /** The arc that decided the start (or, with AS_OF and FACT, the latest before), or NO_ARC. */
    final int[] startArc;

    /** The evening of the deciding term, before the calendar moved it. */
    final int[] startTerm;

    /** With RESOURCE: the node that released it. */
    final int[] handedOverBy;

    /** The arc that the finish waited for, or NO_ARC where it follows from the start. */
    final int[] finishArc;

    private final Network net;
    private final int[] order;
    private final Sharing sharing;

    private Luck luck;
    private int arc;
    private int term;
    private int boundArc;
    private int bound;
    private int blocker;
    private int blockedUntil;

    Pass(Network net, int[] order, Sharing sharing) {
        luck = new Luck(net);
        this.net = net;
        this.order = order;
        this.sharing = sharing;
        start = new int[net.size];
        finish = new int[net.size];
        release = new int[net.size];
        why = new Why[net.size];
        startArc = new int[net.size];
        startTerm = new int[net.size];
        handedOverBy = new int[net.size];
        finishArc = new int[net.size];
        for (int j = 0; j < net.size; j++) {
            if (net.state[j] == State.FINISHED) {
                start[j] = net.actualStart[j];
                finish[j] = net.actualFinish[j];
                release[j] = finish[j];
                finishArc[j] = NO_ARC;
            }
        }
    }

    void run(Luck drawn) {
        luck = drawn;
        for (int j = 0; j < net.size; j++) {
            if (net.state[j] == State.RUNNING) {
                start[j] = net.actualStart[j];
                int first = net.calendar[j].upTo(start[j]);
                release[j] = net.calendar[j].day(first + luck.days[j] - 1);
            }
        }
        for (int j : order) {
            if (net.state[j] != State.OPEN) {
                explainFact(j);
            } else if (net.milestone[j]) {
                reach(j);
            } else {
                place(j);
            }
        }
    }

    /** What the nodes are being placed with. */
    Luck luck() {
        return luck;
    }

    /** Told by the sharing rule: units come free when that node releases them. */
    void waitFor(int node) {
        blocker = node;
        blockedUntil = release[node];
    }

    private void place(int j) {
        WorkDays calendar = net.calendar[j];
        int days = luck.days[j];
        latestTerms(j, net.asOf, luck.notBefore[j] - 1);
        int ordinal = calendar.upTo(term);
        finishArc[j] = NO_ARC;
        if (boundArc != NO_ARC) {
            int needed = calendar.upTo(bound - 1) - days + 1;
            if (needed > ordinal) {
                ordinal = needed;
                why[j] = Why.FINISH;
                finishArc[j] = boundArc;
            }
        }
        int evening = calendar.day(ordinal) - 1;
        while (sharing.delays(this, j, evening)) {
            why[j] = Why.RESOURCE;
            handedOverBy[j] = blocker;
            term = blockedUntil;
            finishArc[j] = NO_ARC;
            ordinal = calendar.upTo(blockedUntil);
            evening = calendar.day(ordinal) - 1;
        }
        startArc[j] = arc;
        startTerm[j] = term;
        start[j] = evening;
        finish[j] = calendar.day(ordinal + days - 1);
        release[j] = finish[j];
    }

    private void reach(int j) {
        latestTerms(j, net.asOf + 1, luck.notBefore[j]);
        if (boundArc != NO_ARC && bound > term) {
            term = bound;
            arc = boundArc;
            why[j] = Why.ARC;
        }
        startArc[j] = arc;
        startTerm[j] = term;
        finishArc[j] = NO_ARC;
        int evening = net.calendar[j].firstAfter(term - 1);
        start[j] = evening;
        finish[j] = evening;
        release[j] = evening;
    }

    /** Sets term and arc to the latest lower bound of the start, bound to that of the finish. */
    private void latestTerms(int j, int asOf, int notBefore) {
        arc = NO_ARC;
        term = Network.NEVER;
        boundArc = NO_ARC;
        bound = Network.NEVER;
        for (int a = net.firstArc[j]; a < net.firstArc[j + 1]; a++) {
            int evening = evening(a);
            if (startsBy(a)) {
                if (evening > term || arc == NO_ARC) {
                    term = evening;
                    arc = a;
                }
            } else if (evening > bound || boundArc == NO_ARC) {
                bound = evening;
                boundArc = a;
            }
        }
        why[j] = Why.ARC;
        if (luck.notBefore[j] != Network.NEVER && notBefore > term) {
            term = notBefore;
            why[j] = Why.NOT_BEFORE;
        }
        if (net.asOf != Network.NEVER && asOf > term) {
            term = asOf;
            why[j] = Why.AS_OF;
        }
        if (net.signed > term) {
            term = net.signed;
            why[j] = Why.SIGNED;
        }
    }

    /** The facts stand; what is looked for is which of them allowed the start last. */
    private void explainFact(int j) {
        arc = NO_ARC;
        term = Network.NEVER;
        boundArc = NO_ARC;
        bound = Network.NEVER;
        for (int a = net.firstArc[j]; a < net.firstArc[j + 1]; a++) {
            int evening = evening(a);
            boolean startsBy = startsBy(a) || net.milestone[j];
            if (startsBy && happened(a) && evening <= start[j] && evening > term) {
                term = evening;
                arc = a;
            }
            if (!startsBy && evening > bound) {
                bound = evening;
                boundArc = a;
            }
        }
        why[j] = Why.FACT;
        int notBefore = net.notBefore[j] - (net.milestone[j] ? 0 : 1);
        if (net.notBefore[j] != Network.NEVER && notBefore > term && notBefore <= start[j]) {
            term = notBefore;
            why[j] = Why.FACT_NOT_BEFORE;
        }
        startArc[j] = arc;
        startTerm[j] = Math.max(term, Math.min(net.signed, start[j]));
        if (net.state[j] == State.RUNNING) {
            finish[j] = release[j];
            finishArc[j] = NO_ARC;
            if (boundArc != NO_ARC && bound > release[j]) {
                finish[j] = net.calendar[j].firstAfter(bound - 1);
                finishArc[j] = boundArc;
            }
        }
    }

    /** Whether the arc holds back a start, not a finish. */
    boolean startsBy(int a) {
        return net.arcType[a] == Precedence.Type.FS || net.arcType[a] == Precedence.Type.SS;
    }

    /** Whether the event that the arc waits for is a fact. */
    private boolean happened(int a) {
        State state = net.state[net.arcFrom[a]];
        return state == State.FINISHED || (state == State.RUNNING && !waitsForFinish(a));
    }

    /** Whether the arc waits for a finish, not a start. */
    boolean waitsForFinish(int a) {
        return net.arcType[a] == Precedence.Type.FS || net.arcType[a] == Precedence.Type.FF;
    }

    /** The evening of the event that the arc waits for. */
    int event(int a) {
        return waitsForFinish(a) ? finish[net.arcFrom[a]] : start[net.arcFrom[a]];
    }

    private int evening(int a) {
        return event(a) + net.arcLag[a];
    }
}
