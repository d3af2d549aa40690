package org.lineoff.files;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lineoff.model.AssemblyProcess;
import org.lineoff.model.AssemblyProcess.Group;
import org.lineoff.model.AssemblyProcess.Task;
import org.lineoff.model.Problem;
import org.lineoff.model.SharedStations;

/**
 * Whether what is demanded of stations can be kept together: tasks that share a station with what
 * lies between them, those that may not, fixed stations, and what stations have. Precedence must be
 * without circles. O(tasks × links).
 */
final class SharingChecks {
    private final AssemblyProcess process;
    private final Origins origins;
    private final Faults faults;
    private final List<Task> tasks;
    private final Map<String, Integer> number = new HashMap<>();

    /** For each task those that come after it, by chains of any length. */
    private final BitSet[] behind;

    /** For each task the first of those with which it has to share a station. */
    private int[] shared = {};

    SharingChecks(AssemblyProcess process, Origins origins, Faults faults) {
        this.process = process;
        this.origins = origins;
        this.faults = faults;
        tasks = process.tasks();
        for (int i = 0; i < tasks.size(); i++) {
            number.put(tasks.get(i).id(), i);
        }
        behind = new BitSet[tasks.size()];
    }

    void run() {
        share();
        for (Group g : process.apart()) {
            for (int i = 1; i < g.tasks().size() && origins.ok(g, "tasks"); i++) {
                apart(g, i);
            }
        }
        fixed();
        for (Task t : tasks) {
            equipped(t);
        }
    }

    // ---- who has to share a station ----

    private void share() {
        List<List<Integer>> next = new ArrayList<>();
        tasks.forEach(task -> next.add(new ArrayList<>()));
        for (int i = 0; i < tasks.size(); i++) {
            for (String before : tasks.get(i).after()) {
                next.get(number(before)).add(i);
            }
        }
        for (int i = 0; i < tasks.size(); i++) {
            behind[i] = SharedStations.reached(next, i);
        }
        shared =
                SharedStations.firsts(
                        next,
                        process.together().stream()
                                .map(g -> g.tasks().stream().map(this::number).toList())
                                .toList());
    }

    private int number(String task) {
        return number.getOrDefault(task, 0);
    }

    // ---- what cannot be kept ----

    /** A task of a group that is kept apart, against those named before it. */
    private void apart(Group g, int i) {
        int later = number(g.tasks().get(i));
        for (int k = 0; k < i; k++) {
            int first = number(g.tasks().get(k));
            if (first == later) {
                return; // named twice, which is told
            }
            Integer a = tasks.get(first).station();
            Integer b = tasks.get(later).station();
            if (shared[first] == shared[later]) {
                faults.inconsistent(
                        origins.where(g, "tasks", i),
                        "apartButTogether",
                        tasks.get(first).id(),
                        tasks.get(later).id());
                return;
            }
            if (a != null && a.equals(b)) {
                faults.inconsistent(
                        origins.where(g, "tasks", i),
                        "apartButFixed",
                        tasks.get(first).id(),
                        tasks.get(later).id(),
                        a);
                return;
            }
        }
    }

    private void fixed() {
        List<Integer> fixed = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            if (tasks.get(i).station() != null && origins.ok(tasks.get(i), "station")) {
                fixed.add(i);
            }
        }
        for (int later : fixed) {
            for (int first : fixed) {
                Integer a = tasks.get(first).station();
                Integer b = tasks.get(later).station();
                if (a == null || b == null || a.equals(b)) {
                    continue;
                }
                boolean together = shared[first] == shared[later] && first < later;
                boolean reversed = behind[first].get(later) && a > b;
                if (together || reversed) {
                    faults.inconsistent(
                            origins.where(tasks.get(later), "station"),
                            together ? "togetherButFixed" : "fixedAgainstOrder",
                            tasks.get(later).id(),
                            b,
                            tasks.get(first).id(),
                            a);
                    break;
                }
            }
        }
    }

    /** What a task needs must be had in a station: the one it is fixed to, or any. */
    private void equipped(Task t) {
        Set<String> needs = process.needs(t);
        if (needs.isEmpty() || !origins.ok(t)) {
            return;
        }
        Integer station = t.station();
        boolean had =
                process.stations().stream()
                        .filter(e -> station == null || e.station() == station)
                        .anyMatch(e -> e.offers().containsAll(needs));
        if (had) {
            return;
        }
        String words = String.join(", ", needs);
        if (station == null) {
            faults.add(new Problem.Dangling(place(t), "tasks", words, "kind.stationWith", null));
        } else {
            faults.inconsistent(
                    origins.where(t, "station"), "stationLacks", t.id(), station, words);
        }
    }

    private org.lineoff.model.Where place(Task t) {
        for (String key : List.of("tools", "zone", "height")) {
            if (origins.has(t, key)) {
                return origins.where(t, key);
            }
        }
        return origins.where(t);
    }
}
