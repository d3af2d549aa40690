package org.lineoff.files;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.AssemblyProcess;
import org.lineoff.model.AssemblyProcess.Task;
import org.lineoff.model.Assignment;
import org.lineoff.model.Assignment.Place;
import org.lineoff.model.Known;
import org.lineoff.model.Where;

/**
 * Puts stations where a section states tasks: those of the balance that it names, each with the
 * work of its tasks. They are put into the tree of the shop's file before it is bound, so that
 * whatever holds for stations that somebody wrote (names of figures, checks) holds for these.
 */
final class TaskStations {
    private static final String STATIONS = "stations";

    /** What each station takes over from {@code tasks} as it stands there. */
    private static final List<String> SHARED =
            List.of("buffer", "transport", "lineStop", "failures", "defects", "people");

    private final FileRecords.ProcessFile file;
    private final Layers layers;
    private final boolean balanced;
    private final Map<String, String> texts;
    private final Origins origins;
    private final Faults faults;
    private final Map<String, Assignment> assignments = new LinkedHashMap<>();
    private final List<AssignmentChecks> checks = new ArrayList<>();

    /**
     * Of the processes read.
     *
     * @param balanced whether balances are read; if not, one station does all tasks of a section
     * @param texts takes the texts of the balances by the names of their files
     */
    TaskStations(
            FileRecords.ProcessFile file,
            Layers layers,
            boolean balanced,
            Map<String, String> texts,
            Origins origins,
            Faults faults) {
        this.file = file;
        this.layers = layers;
        this.balanced = balanced;
        this.texts = texts;
        this.origins = origins;
        this.faults = faults;
    }

    /** What was read so far. */
    List<Assignment> assignments() {
        return List.copyOf(assignments.values());
    }

    /** Complains about balances that do not keep what their process demands. */
    void check() {
        checks.forEach(AssignmentChecks::run);
    }

    /** Gives stations to the sections of a shop's file that state tasks. */
    void putInto(@Nullable Tree shop) {
        if (!(shop instanceof Tree.Mapping root)
                || !(root.get("sections") instanceof Tree.Sequence sections)) {
            return;
        }
        String name = root.get("shop") instanceof Tree.Scalar s ? s.text() : "";
        for (Tree each : sections.elements()) {
            if (each instanceof Tree.Mapping section
                    && section.get("tasks") instanceof Tree.Mapping tasks) {
                Tree.Mapping.Entry stated = section.entries().get(STATIONS);
                if (stated != null) {
                    faults.inconsistent(stated.where(), "stationsAndTasks");
                    continue;
                }
                Tree stations = stations(name, section, tasks);
                section.put(
                        STATIONS,
                        tasks.where(),
                        stations == null ? new Tree.Broken(tasks.where()) : stations);
            }
        }
    }

    /** Null after a fault, which somebody has told or will tell. */
    private @Nullable Tree stations(String shop, Tree.Mapping section, Tree.Mapping tasks) {
        if (!(tasks.get("process") instanceof Tree.Scalar named)
                || !(tasks.get("balance") instanceof Tree.Scalar balance)) {
            return null;
        }
        AssemblyProcess process =
                file.processes().stream()
                        .filter(p -> p.id().equals(named.text()))
                        .findFirst()
                        .orElse(null);
        if (process == null || !isReadable(process)) {
            return null;
        }
        AssignmentTable.Read read =
                balanced ? assignment(shop, section, balance, process) : allInOne(process, tasks);
        if (read == null) {
            return null;
        }
        Tree.Sequence stations = new Tree.Sequence(tasks.where());
        Assignment assignment = read.assignment();
        for (int i = 1; i <= assignment.stations(); i++) {
            stations.add(station(i, process, read, tasks));
        }
        return stations;
    }

    private boolean isReadable(AssemblyProcess process) {
        Set<String> ids = new LinkedHashSet<>();
        for (Task t : process.tasks()) {
            if (!origins.ok(t, "id")
                    || !origins.ok(t, "time")
                    || !origins.ok(t, "byModel")
                    || !origins.ok(t, "addByOption")
                    || !ids.add(t.id())) {
                return false;
            }
        }
        return origins.ok(process, "tasks") && origins.ok(process, "workers");
    }

    private static AssignmentTable.Read allInOne(AssemblyProcess process, Tree.Mapping tasks) {
        Map<String, Where> stations = new LinkedHashMap<>();
        process.tasks().forEach(t -> stations.put(t.id(), tasks.where()));
        List<Place> places = process.tasks().stream().map(t -> new Place(t.id(), 1, 1)).toList();
        return new AssignmentTable.Read(new Assignment("", places), stations);
    }

    private AssignmentTable.@Nullable Read assignment(
            String shop, Tree.Mapping section, Tree.Scalar balance, AssemblyProcess process) {
        String name = balance.text().strip();
        if (!PlantFolder.isInside(name, ".csv")) {
            faults.add(
                    new org.lineoff.model.Problem.BadValue(
                            balance.where(),
                            "balance",
                            Show.of(balance),
                            "expected.csvFile",
                            "balances/final.csv"));
            return null;
        }
        if (!layers.has(name)) {
            String id = section.get("id") instanceof Tree.Scalar s ? s.text() : "";
            faults.inconsistent(
                    balance.where(),
                    "noBalance",
                    Show.text(name),
                    layers.layers().getFirst().folder(),
                    shop + "/" + id);
            return null;
        }
        SourceText source = SourceText.read(layers.holding(name), name, "file.balance", faults);
        if (source == null) {
            return null;
        }
        SourceText shown = new SourceText(layers.shown(name), source.text());
        texts.put(shown.file(), shown.text());
        AssignmentTable.Read read = AssignmentTable.read(shown, process, faults);
        if (read == null) {
            return null;
        }
        checks.add(new AssignmentChecks(process, read, origins, faults));
        assignments.putIfAbsent(name, new Assignment(name, read.assignment().places()));
        return read;
    }

    private static Tree station(
            int number, AssemblyProcess process, AssignmentTable.Read read, Tree.Mapping tasks) {
        List<Place> places =
                read.assignment().places().stream().filter(p -> p.station() == number).toList();
        Where at = tasks.where();
        for (Place place : places) {
            Where row = read.stations().get(place.task());
            at = row == null ? at : row;
            break;
        }
        Tree.Mapping station = new Tree.Mapping(at);
        put(station, "id", Assignment.nameOf(number));
        station.put("work", at, work(new StationWork(process, places), tasks, at));
        for (String key : SHARED) {
            Tree.Mapping.Entry shared = tasks.entries().get(key);
            if (shared != null) {
                station.put(key, shared.where(), shared.value());
            }
        }
        return station;
    }

    private static Tree work(StationWork of, Tree.Mapping tasks, Where at) {
        Tree.Mapping work = new Tree.Mapping(at);
        Known<Duration> mean = of.mean();
        work.put("mean", at, figure(mean, at));
        Tree variation = tasks.get("variation");
        boolean isNothing = mean.versions().stream().allMatch(v -> v.value().isZero());
        if (variation != null && !isNothing) {
            put(work, "shape", "lognormal");
            work.put("cv", at, variation);
        }
        map(work, "byModel", of.byModel(), at);
        map(work, "addByOption", of.addByOption(), at);
        return work;
    }

    private static void map(
            Tree.Mapping work, String key, Map<String, Known<Duration>> means, Where at) {
        if (!means.isEmpty()) {
            Tree.Mapping map = new Tree.Mapping(at);
            means.forEach((name, mean) -> map.put(name, at, figure(mean, at)));
            work.put(key, at, map);
        }
    }

    private static Tree figure(Known<Duration> known, Where at) {
        List<Tree> versions = new ArrayList<>();
        for (Known.Version<Duration> v : known.versions()) {
            Tree.Mapping m = new Tree.Mapping(at);
            put(m, "value", millis(v.value()));
            Duration low = v.low();
            Duration high = v.high();
            if (low != null && high != null) {
                put(m, "low", millis(low));
                put(m, "high", millis(high));
            }
            String source = v.basis().source();
            String assumption = v.basis().assumption();
            put(m, source == null ? "assumption" : "source", source == null ? assumption : source);
            put(m, "known", v.basis().known().toString());
            versions.add(m);
        }
        if (versions.size() == 1) {
            return versions.getFirst();
        }
        Tree.Sequence list = new Tree.Sequence(at);
        versions.forEach(list::add);
        return list;
    }

    private static String millis(Duration d) {
        return d.toMillis() + "ms";
    }

    private static void put(Tree.Mapping map, String key, @Nullable String text) {
        map.put(key, map.where(), new Tree.Scalar(map.where(), text == null ? "" : text, false));
    }
}
