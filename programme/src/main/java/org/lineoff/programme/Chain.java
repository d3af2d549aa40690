package org.lineoff.programme;

/**
 * Walks back from an objective to the signature along the terms that decided, and tells a listener
 * which activities are on that chain and what each piece of the time was. The pieces follow one
 * another without gap or overlap from the signature's evening to the objective's: a piece that
 * would reach beyond those already told (a lead) is cut, so the lengths add up to the whole span
 * exactly. A lag counts as the time of the activity that is under way in it, the waiting one first.
 * Costs some nanoseconds an activity on the chain.
 */
final class Chain {
    /** What is told on the way, from the objective backwards. */
    interface Listener {
        /** The activity decided something; may be told more than once. */
        void on(int node);

        /** An evening-to-evening piece of positive length. */
        void piece(int node, ChainLink.Kind kind, int from, int to);
    }

    private final Network net;
    private final Pass pass;
    private final Listener listener;
    private int time;

    Chain(Network net, Pass pass, Listener listener) {
        this.net = net;
        this.pass = pass;
        this.listener = listener;
    }

    void walk(int objective) {
        time = pass.finish[objective];
        int node = objective;
        boolean atFinish = true;
        while (time > net.signed) {
            listener.on(node);
            if (atFinish && pass.finishArc[node] == Pass.NO_ARC) {
                tell(node, ChainLink.Kind.ACTIVITY, pass.start[node]);
                atFinish = false;
            } else if (!atFinish && pass.why[node] == Pass.Why.RESOURCE) {
                tell(node, ChainLink.Kind.CALENDAR, pass.startTerm[node]);
                // It was handed over when that one's own work was done, whatever its finish waits
                // for.
                node = pass.handedOverBy[node];
                listener.on(node);
                tell(node, ChainLink.Kind.ACTIVITY, pass.start[node]);
            } else {
                boolean byFinish = atFinish || pass.why[node] == Pass.Why.FINISH;
                int arc = byFinish ? pass.finishArc[node] : explainStart(node);
                if (arc == Pass.NO_ARC) {
                    break;
                }
                follow(arc, node);
                node = net.arcFrom[arc];
                atFinish = pass.waitsForFinish(arc);
            }
        }
    }

    /** Tells the waiting before a start; returns the arc to follow from there, or NO_ARC. */
    private int explainStart(int node) {
        int term = pass.startTerm[node];
        int arc = pass.startArc[node];
        Pass.Why why = pass.why[node];
        if (why == Pass.Why.FACT || why == Pass.Why.FACT_NOT_BEFORE) {
            WorkDays calendar = net.calendar[node];
            int couldStart =
                    net.milestone[node]
                            ? calendar.firstAfter(term - 1)
                            : calendar.firstAfter(term) - 1;
            tell(node, ChainLink.Kind.LATE, Math.min(couldStart, pass.start[node]));
        }
        tell(node, ChainLink.Kind.CALENDAR, term);
        if (why == Pass.Why.NOT_BEFORE || why == Pass.Why.FACT_NOT_BEFORE) {
            tell(node, ChainLink.Kind.NOT_BEFORE, net.signed);
            return Pass.NO_ARC;
        }
        if (why == Pass.Why.AS_OF) {
            int allowed = arc == Pass.NO_ARC ? net.signed : pass.event(arc) + net.arcLag[arc];
            tell(node, ChainLink.Kind.AS_OF, allowed);
        }
        return why == Pass.Why.SIGNED ? Pass.NO_ARC : arc;
    }

    /** Tells the lag of an arc, from the event waited for to the event waiting. */
    private void follow(int arc, int node) {
        int from = net.arcFrom[arc];
        int event = pass.event(arc);
        if (!pass.startsBy(arc)) {
            tell(node, ChainLink.Kind.ACTIVITY, Math.max(event, pass.start[node]));
        }
        if (!pass.waitsForFinish(arc)) {
            tell(node, ChainLink.Kind.LAG, Math.max(event, pass.finish[from]));
            tell(from, ChainLink.Kind.ACTIVITY, event);
        } else {
            tell(node, ChainLink.Kind.LAG, event);
        }
    }

    private void tell(int node, ChainLink.Kind kind, int from) {
        int cut = Math.max(from, net.signed);
        if (cut < time) {
            listener.piece(node, kind, cut, time);
            time = cut;
        }
    }
}
