package org.lineoff.files;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.lineoff.files.Ids.Kind;
import org.lineoff.model.AssemblyProcess;
import org.lineoff.model.AssemblyProcess.Characteristic;
import org.lineoff.model.AssemblyProcess.Equipped;
import org.lineoff.model.AssemblyProcess.Group;
import org.lineoff.model.AssemblyProcess.Task;
import org.lineoff.model.BalancedTasks;
import org.lineoff.model.EngineeringChange;
import org.lineoff.model.Known;
import org.lineoff.model.Problem;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;

/**
 * Processes: every name in them refers to something, no tasks wait for each other, what is demanded
 * of stations can be kept together, and no task is longer than the takt of a section that does it.
 */
final class ProcessChecks {
    /** What a scan names that is no part. */
    private static final String CAR = "car";

    private final Draft draft;
    private final Origins origins;
    private final Faults faults;
    private final Ids ids;
    private final Map<String, Object> processes = new LinkedHashMap<>();

    ProcessChecks(Draft draft, Origins origins, Faults faults, Ids ids) {
        this.draft = draft;
        this.origins = origins;
        this.faults = faults;
        this.ids = ids;
    }

    void run() {
        boolean whole =
                ids.unique(draft.processFile().processes(), AssemblyProcess::id, "id", processes)
                        && origins.ok(draft.processFile(), "processes");
        Set<String> tasks = new LinkedHashSet<>();
        for (AssemblyProcess p : draft.processFile().processes()) {
            whole &= process(p);
            p.tasks().forEach(t -> tasks.add(t.id()));
        }
        for (Shop shop : draft.shops()) {
            for (Section section : shop.sections()) {
                if (section.tasks() != null && origins.ok(section, "tasks")) {
                    section(shop, section, section.tasks());
                }
            }
        }
        if (whole && !tasks.isEmpty()) {
            draft.products().engineeringChanges().forEach(c -> change(c, tasks));
        }
    }

    /** Tasks that an engineering change touches. */
    private void change(EngineeringChange change, Set<String> tasks) {
        for (int i = 0; i < change.tasks().size() && origins.ok(change, "tasks"); i++) {
            refers(change, "tasks", i, change.tasks().get(i), tasks, "kind.task");
        }
    }

    // ---- one process ----

    private boolean process(AssemblyProcess p) {
        Map<String, Object> zones = new LinkedHashMap<>();
        Map<String, Object> tools = new LinkedHashMap<>();
        Map<String, Object> tasks = new LinkedHashMap<>();
        boolean whole = ids.unique(p.zones(), AssemblyProcess.Zone::id, "id", zones);
        whole &= ids.unique(p.tools(), AssemblyProcess.Tool::id, "id", tools);
        whole &= ids.unique(p.tasks(), Task::id, "id", tasks);
        whole &= origins.ok(p, "zones") && origins.ok(p, "tools") && origins.ok(p, "tasks");
        if (p.twoSided() && origins.ok(p, "workers") && p.workers() != 2) {
            faults.inconsistent(origins.keyWhere(p, "twoSided"), "sidesWithoutTwo", p.workers());
        }
        Set<String> parts = new LinkedHashSet<>();
        p.tasks().forEach(t -> t.parts().forEach(part -> parts.add(part.id())));
        Set<Integer> numbers = new LinkedHashSet<>();
        for (Equipped e : p.stations()) {
            if (origins.ok(e, "station") && !numbers.add(e.station())) {
                faults.inconsistent(
                        origins.where(e, "station"), "namedTwice", Integer.toString(e.station()));
            }
            if (whole) {
                refer(e, "zones", e.zones(), zones.keySet(), "kind.zone");
                refer(e, "tools", e.tools(), tools.keySet(), "kind.tool");
                scans(e, e.scans(), parts);
            }
            measured(e.characteristics());
        }
        for (Task t : p.tasks()) {
            ids.check(Kind.MODEL, t, "byModel", t.byModel());
            ids.check(Kind.CHOICE, t, "addByOption", t.addByOption());
            ids.unique(t.parts(), AssemblyProcess.Part::id, "id", new HashMap<>());
            t.parts().forEach(part -> ids.checkModelsOrChoices(part, "takes", part.takes()));
            measured(t.characteristics());
            if (origins.ok(t, "crew") && origins.ok(p, "workers") && t.crew() > p.workers()) {
                faults.inconsistent(
                        origins.where(t, "crew"), "crewOfMore", t.id(), t.crew(), p.workers());
            }
            if (whole) {
                String zone = t.zone();
                if (zone != null && origins.ok(t, "zone")) {
                    refers(t, "zone", -1, zone, zones.keySet(), "kind.zone");
                }
                refer(t, "tools", t.tools(), tools.keySet(), "kind.tool");
                refer(t, "after", t.after(), tasks.keySet(), "kind.task");
                scans(t, t.scans(), parts);
            }
        }
        for (Group g : groups(p)) {
            if (whole) {
                refer(g, "tasks", g.tasks(), tasks.keySet(), "kind.task");
            }
        }
        if (whole && isResolved(p, tasks.keySet()) && !circle(p)) {
            new SharingChecks(p, origins, faults).run();
        }
        return whole;
    }

    private static List<Group> groups(AssemblyProcess p) {
        List<Group> groups = new ArrayList<>(p.together());
        groups.addAll(p.apart());
        return groups;
    }

    private static boolean isResolved(AssemblyProcess p, Set<String> tasks) {
        return p.tasks().stream().allMatch(t -> tasks.containsAll(t.after()))
                && groups(p).stream().allMatch(g -> tasks.containsAll(g.tasks()));
    }

    private void refer(
            Object record, String key, List<String> names, Set<String> known, String kind) {
        for (int i = 0; i < names.size() && origins.ok(record, key); i++) {
            if (names.indexOf(names.get(i)) < i) {
                faults.inconsistent(origins.where(record, key, i), "namedTwice", names.get(i));
            } else {
                refers(record, key, i, names.get(i), known, kind);
            }
        }
    }

    /** Complains about a name that is not known; {@code i} is −1 where it stands alone. */
    private void refers(
            Object record, String key, int i, String name, Collection<String> known, String kind) {
        if (!known.contains(name)) {
            faults.add(
                    new Problem.Dangling(
                            i < 0 ? origins.where(record, key) : origins.where(record, key, i),
                            key,
                            Show.text(name),
                            kind,
                            Nearest.to(name, known)));
        }
    }

    private void scans(Object record, List<String> scans, Set<String> parts) {
        Set<String> known = new LinkedHashSet<>(parts);
        known.add(CAR);
        refer(record, "scans", scans, known, "kind.scanned");
    }

    private void measured(List<Characteristic> all) {
        ids.unique(all, Characteristic::id, "id", new HashMap<>());
        LimitChecks limits = new LimitChecks(origins, faults);
        all.forEach(c -> limits.check(c, c.id(), c.lower(), c.target(), c.upper()));
    }

    /** Names a circle of tasks that wait for each other, at a link of it. */
    private boolean circle(AssemblyProcess p) {
        Map<String, Task> left = new LinkedHashMap<>();
        p.tasks().forEach(t -> left.put(t.id(), t));
        int before;
        do {
            before = left.size();
            left.values().removeIf(t -> t.after().stream().noneMatch(left::containsKey));
        } while (left.size() < before);
        if (left.isEmpty()) {
            return false;
        }
        List<String> walk = new ArrayList<>();
        String at = left.keySet().iterator().next();
        while (!walk.contains(at)) {
            walk.add(at);
            Task waiting = Objects.requireNonNull(left.get(at));
            at = waiting.after().stream().filter(left::containsKey).findFirst().orElseThrow();
        }
        List<String> members = new ArrayList<>(walk.subList(walk.indexOf(at), walk.size()));
        String last = members.size() > 1 ? members.get(1) : members.getFirst();
        Task closing = Objects.requireNonNull(left.get(at));
        faults.add(
                new Problem.Cycle(
                        origins.where(closing, "after", closing.after().indexOf(last)),
                        "kind.task",
                        members.reversed()));
        return true;
    }

    // ---- sections that do tasks ----

    private void section(Shop shop, Section section, BalancedTasks tasks) {
        if (!origins.ok(tasks, "process")) {
            return;
        }
        Object found = processes.get(tasks.process());
        if (found == null) {
            if (origins.ok(draft.processFile(), "processes")) {
                refers(tasks, "process", -1, tasks.process(), processes.keySet(), "kind.process");
            }
            return;
        }
        Known<Duration> takt = tasks.takt() == null ? section.takt() : tasks.takt();
        boolean wellRead =
                origins.ok(tasks, "takt")
                        && origins.ok(tasks, "stations")
                        && origins.ok(tasks, "fill")
                        && origins.ok(tasks, "overload")
                        && origins.ok(section, "takt");
        if (!wellRead) {
            return;
        }
        if (takt == null && tasks.stations() == null) {
            faults.inconsistent(origins.where(tasks), "tasksWithoutTakt", section.id());
        }
        if (tasks.takt() != null && section.takt() != null) {
            faults.inconsistent(origins.keyWhere(tasks, "takt"), "taktTwice");
        }
        Optional<Known.Version<Duration>> known =
                takt == null ? Optional.empty() : takt.at(draft.file().asOf());
        if (known.isPresent() && tasks.stations() == null) {
            double limit = known.get().value().toMillis() * tasks.fill();
            for (Task t : ((AssemblyProcess) found).tasks()) {
                tooLong(t, (long) limit, tasks, shop.id() + "/" + section.id());
            }
        }
    }

    /** Complains about a task that fits into no station, whatever the mix of models. */
    private void tooLong(Task t, long limit, BalancedTasks tasks, String section) {
        if (!origins.ok(t)) {
            return;
        }
        long least = Long.MAX_VALUE;
        long most = 0;
        for (String model : ids.of(Kind.MODEL).keySet()) {
            Known<Duration> time = t.byModel().getOrDefault(model, t.time());
            long millis = time.at(draft.file().asOf()).map(v -> v.value().toMillis()).orElse(0L);
            least = Math.min(least, millis);
            most = Math.max(most, millis);
        }
        Duration overload = tasks.overload();
        long longest = overload == null ? least : Math.max(least, most - overload.toMillis());
        if (longest > limit && longest < Long.MAX_VALUE) {
            faults.inconsistent(
                    origins.where(t, "time"),
                    "taskTooLong",
                    t.id(),
                    seconds(longest),
                    seconds(limit),
                    section);
        }
    }

    private static String seconds(long millis) {
        return Scalars.plain(millis / 1000.0) + "s";
    }
}
