package org.lineoff.files;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Actuals;
import org.lineoff.model.Known;
import org.lineoff.model.Problem;
import org.lineoff.model.Programme;
import org.lineoff.model.Programme.Activity;
import org.lineoff.model.Programme.Precedence;

/** Activities that can be done in some order with what there is, and facts not known beforehand. */
final class ProgrammeChecks {
    private final Draft draft;
    private final Origins origins;
    private final Faults faults;
    private final Ids ids;
    private final Set<Activity> inCircle = new HashSet<>();

    ProgrammeChecks(Draft draft, Origins origins, Faults faults, Ids ids) {
        this.draft = draft;
        this.origins = origins;
        this.faults = faults;
        this.ids = ids;
    }

    void run() {
        Programme programme = draft.programme();
        for (Activity a : programme.activities()) {
            if (origins.ok(a, "started")
                    && origins.ok(a, "finished")
                    && Dates.everBreaks(
                            a.started(), a.finished(), (start, end) -> !end.isBefore(start))) {
                faults.inconsistent(origins.where(a, "finished"), "finishedBeforeStarted", a.id());
            }
            foreseen(a, "started", a.started());
            foreseen(a, "finished", a.finished());
            uses(a);
        }
        programme.promises().forEach(p -> foreseen(p, "kept", p.kept()));
        for (Actuals.Count c : draft.actuals().counts()) {
            foreseen(c, "reached", c.reached());
        }
        cycles(programme.activities());
    }

    /** What really happened cannot have been known before it did. */
    private void foreseen(Object record, String key, @Nullable Known<LocalDate> happened) {
        if (happened == null || !origins.ok(record, key)) {
            return;
        }
        for (Known.Version<LocalDate> v : happened.versions()) {
            if (v.basis().known().isBefore(v.value()) && !Figures.isStandIn(v.basis())) {
                faults.inconsistent(
                        origins.where(record, key),
                        "knownBefore",
                        key,
                        v.value(),
                        v.basis().known());
                return;
            }
        }
    }

    private void uses(Activity a) {
        for (Map.Entry<String, Integer> use : a.uses().entrySet()) {
            if (use.getValue() < 1) {
                faults.add(
                        new Problem.OutOfRange(
                                origins.valueWhere(a, "uses", use.getKey()),
                                use.getKey(),
                                use.getValue().toString(),
                                Faults.words("atLeast", 1)));
            } else if (ids.of(Ids.Kind.RESOURCE).get(use.getKey()) instanceof Programme.Resource r
                    && origins.ok(r, "capacity")) {
                int least = Integer.MAX_VALUE;
                for (Known.Version<Integer> v : r.capacity().versions()) {
                    Integer low = v.low();
                    least = Math.min(least, low == null ? v.value() : low);
                }
                if (use.getValue() > least) {
                    faults.add(
                            new Problem.OutOfRange(
                                    origins.valueWhere(a, "uses", use.getKey()),
                                    use.getKey(),
                                    use.getValue().toString(),
                                    Faults.words("capacity", least, r.id())));
                }
            }
        }
    }

    /**
     * Reports each activity of which the search finds that it waits for itself, with its circle.
     */
    private void cycles(List<Activity> activities) {
        Map<String, Activity> byId = new LinkedHashMap<>();
        activities.forEach(a -> byId.putIfAbsent(a.id(), a));
        Map<String, Integer> state = new HashMap<>();
        for (Activity a : byId.values()) {
            search(a, byId, state);
        }
    }

    /**
     * Depth first without recursion: a chain of activities may be longer than the stack is deep.
     */
    private void search(Activity start, Map<String, Activity> byId, Map<String, Integer> state) {
        final int open = 1;
        final int done = 2;
        List<Activity> path = new ArrayList<>();
        List<Integer> next = new ArrayList<>();
        if (state.containsKey(start.id())) {
            return;
        }
        path.add(start);
        next.add(0);
        state.put(start.id(), open);
        while (!path.isEmpty()) {
            int depth = path.size() - 1;
            Activity a = path.get(depth);
            int i = next.get(depth);
            if (i == a.after().size()) {
                state.put(a.id(), done);
                path.removeLast();
                next.removeLast();
                continue;
            }
            next.set(depth, i + 1);
            Precedence p = a.after().get(i);
            Activity before = origins.ok(p, "activity") ? byId.get(p.activity()) : null;
            if (before == null) {
                continue;
            }
            int seen = state.getOrDefault(before.id(), 0);
            if (seen == open) {
                report(path.subList(path.indexOf(before), path.size()), p);
            } else if (seen == 0) {
                state.put(before.id(), open);
                path.add(before);
                next.add(0);
            }
        }
    }

    /**
     * One complaint for a knot of circles: the activities of a reported one are not named again.
     */
    private void report(List<Activity> circle, Precedence closing) {
        if (circle.stream().anyMatch(inCircle::contains)) {
            return;
        }
        inCircle.addAll(circle);
        List<String> members = new ArrayList<>();
        members.add(circle.getFirst().id());
        for (Activity a : circle.subList(1, circle.size()).reversed()) {
            members.add(a.id());
        }
        faults.add(
                new Problem.Cycle(origins.where(closing, "activity"), "kind.precedence", members));
    }
}
