package org.lineoff.files;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.lineoff.model.AssemblyProcess;
import org.lineoff.model.AssemblyProcess.Equipped;
import org.lineoff.model.AssemblyProcess.Group;
import org.lineoff.model.AssemblyProcess.Task;
import org.lineoff.model.Assignment.Place;
import org.lineoff.model.Where;

/**
 * Whether a stored balance keeps what its process demands. How full its stations are is no fault:
 * what comes of that the simulation says.
 */
final class AssignmentChecks {
    private final AssemblyProcess process;
    private final AssignmentTable.Read read;
    private final Origins origins;
    private final Faults faults;
    private final Map<String, Integer> station = new HashMap<>();

    AssignmentChecks(
            AssemblyProcess process, AssignmentTable.Read read, Origins origins, Faults faults) {
        this.process = process;
        this.read = read;
        this.origins = origins;
        this.faults = faults;
        for (Place p : read.assignment().places()) {
            station.put(p.task(), p.station());
        }
    }

    /** Says nothing where the process itself is at fault: that may be why. */
    void run() {
        if (!faults.isEmpty(origins.where(process).file())) {
            return;
        }
        for (Task t : process.tasks()) {
            task(t);
        }
        for (Group g : process.together()) {
            for (String each : g.tasks()) {
                String first = g.tasks().getFirst();
                if (isKnown(first, each) && at(each) != at(first)) {
                    fault(each, "notTogether", each, at(each), first, at(first));
                }
            }
        }
        for (Group g : process.apart()) {
            Map<Integer, String> taken = new HashMap<>();
            for (String each : g.tasks()) {
                String other = station.containsKey(each) ? taken.put(at(each), each) : null;
                if (other != null) {
                    fault(each, "notApart", each, other, at(each));
                }
            }
        }
    }

    private void task(Task t) {
        for (String before : t.after()) {
            if (isKnown(t.id(), before) && at(before) > at(t.id())) {
                fault(t.id(), "againstOrder", t.id(), at(t.id()), before, at(before));
                return;
            }
        }
        Integer fixed = t.station();
        if (fixed != null && fixed != at(t.id())) {
            fault(t.id(), "notFixed", t.id(), at(t.id()), fixed);
            return;
        }
        Set<String> needs = process.needs(t);
        if (!needs.isEmpty()) {
            Set<String> had = new HashSet<>();
            for (Equipped e : process.stations()) {
                if (e.station() == at(t.id())) {
                    had.addAll(e.offers());
                }
            }
            if (!had.containsAll(needs)) {
                fault(t.id(), "placedWithout", t.id(), at(t.id()), String.join(", ", needs));
            }
        }
    }

    private boolean isKnown(String a, String b) {
        return station.containsKey(a) && station.containsKey(b);
    }

    private int at(String task) {
        return station.getOrDefault(task, 0);
    }

    private void fault(String task, String key, Object... arguments) {
        Where where = read.stations().get(task);
        if (where != null) {
            faults.inconsistent(where, key, arguments);
        }
    }
}
