package org.lineoff.model;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a car is put together in one section: its tasks with their times, what comes before what, and
 * what each needs, fits, measures and scans. Which station does which task is not said here but by
 * a balance ({@link Assignment}).
 */
public record AssemblyProcess(
        @About("Name of the process; sections name it under tasks.") String id,
        @About("Words for people.") @Nullable Text name,
        @About(
                        value = "Workers that can be at the car at once in each station.",
                        byDefault = "1",
                        min = 1,
                        max = 8)
                int workers,
        @About(
                        value =
                                "Two workers a station, the first on the left, the second on the"
                                        + " right.",
                        byDefault = "false")
                boolean twoSided,
        @About("Time until a worker masters a task new to the station; a task may say otherwise.")
                @Nullable Known<Duration> learning,
        @About("Zones of the car or the line that tasks are done in.") List<Zone> zones,
        @About("Tools that tasks need.") List<Tool> tools,
        @About(
                        "Stations that have what others have not; what none of them names is"
                                + " everywhere.")
                List<Equipped> stations,
        @About(value = "The tasks.", min = 1) List<Task> tasks,
        @About("Tasks that must share a station.") List<Group> together,
        @About("Tasks of which no two may share a station.") List<Group> apart) {

    public record Zone(
            @About("Name of the zone.") String id,
            @About("Words for people.") @Nullable Text name) {}

    public record Tool(
            @About("Name of the tool.") String id,
            @About("Words for people.") @Nullable Text name) {}

    /** Height at which hands work. */
    public enum Height {
        LOW,
        MIDDLE,
        HIGH
    }

    /** A side of the car. */
    public enum Side {
        LEFT,
        RIGHT,
        EITHER
    }

    public record Equipped(
            @About(value = "Its number, from 1.", min = 1, max = 10000) int station,
            @About("Zones that are in reach here.") List<String> zones,
            @About("Tools that stand here.") List<String> tools,
            @About("Heights at which one can work here.") List<Height> heights,
            @About("Characteristics measured here on every car.")
                    List<Characteristic> characteristics,
            @About("What is scanned here on every car: parts, or car for the car itself.")
                    List<String> scans) {
        public Equipped {
            zones = List.copyOf(zones);
            tools = List.copyOf(tools);
            heights = List.copyOf(heights);
            characteristics = List.copyOf(characteristics);
            scans = List.copyOf(scans);
        }

        /** All that it has, by name. */
        public Set<String> offers() {
            Set<String> all = new LinkedHashSet<>(tools);
            all.addAll(zones);
            heights.forEach(h -> all.add(word(h)));
            return all;
        }
    }

    /** Tasks about which one thing is said. */
    public record Group(
            @About(value = "The tasks.", min = 2) List<String> tasks,
            @About("The reason, in words for people.") @Nullable Text why) {
        public Group {
            tasks = List.copyOf(tasks);
        }
    }

    public record Task(
            @About("Name of the task.") String id,
            @About("Words for people.") @Nullable Text name,
            @About("Time on a car of any other model.") Known<Duration> time,
            @About("Time by model.") Map<String, Known<Duration>> byModel,
            @About("Time that a choice of an option adds.")
                    Map<String, Known<Duration>> addByOption,
            @About("Tasks that come before it.") List<String> after,
            @About("Zone that it is done in.") @Nullable String zone,
            @About("Tools that it needs.") List<String> tools,
            @About(value = "Side of the car: left, right or either.", byDefault = "either")
                    Side side,
            @About("Height at which it is done: low, middle or high.") @Nullable Height height,
            @About(value = "Workers that it takes at once.", byDefault = "1", min = 1, max = 8)
                    int crew,
            @About(value = "Number of the station that it must be in.", min = 1, max = 10000)
                    @Nullable Integer station,
            @About("Time until a worker new to it masters it; left out: the process's.")
                    @Nullable Known<Duration> learning,
            @About("Parts that it fits.") List<Part> parts,
            @About("Characteristics measured in it.") List<Characteristic> characteristics,
            @About("What is scanned in it: parts that it fits, or car for the car itself.")
                    List<String> scans) {
        public Task {
            byModel = Collections.unmodifiableMap(new LinkedHashMap<>(byModel));
            addByOption = Collections.unmodifiableMap(new LinkedHashMap<>(addByOption));
            after = List.copyOf(after);
            tools = List.copyOf(tools);
            parts = List.copyOf(parts);
            characteristics = List.copyOf(characteristics);
            scans = List.copyOf(scans);
        }
    }

    public record Part(
            @About("Name or number of the part.") String id,
            @About("Words for people.") @Nullable Text name,
            @About(value = "How many a car.", byDefault = "1", min = 1, max = 10000) int count,
            @About("Models or choices that take it; none stated: every car.") List<String> takes) {
        public Part {
            takes = List.copyOf(takes);
        }
    }

    /** What is measured, and the limits that it must keep. */
    public record Characteristic(
            @About("Name of the characteristic.") String id,
            @About("Words for people.") @Nullable Text name,
            @About("Unit that it is measured in, e.g. Nm or mm.") String unit,
            @About("Smallest value that is good.") @Nullable Double lower,
            @About("The value aimed at.") @Nullable Double target,
            @About("Largest value that is good.") @Nullable Double upper) {}

    public AssemblyProcess {
        zones = List.copyOf(zones);
        tools = List.copyOf(tools);
        stations = List.copyOf(stations);
        tasks = List.copyOf(tasks);
        together = List.copyOf(together);
        apart = List.copyOf(apart);
    }

    /** Name of a characteristic of a task, among all of the plant. */
    public String nameOf(Task task, Characteristic measured) {
        return id + "/" + task.id() + "/" + measured.id();
    }

    /** Name of a characteristic of a station, among all of the plant. */
    public String nameOf(Equipped station, Characteristic measured) {
        return id + "/" + Assignment.nameOf(station.station()) + "/" + measured.id();
    }

    /** The task of that name. */
    public Optional<Task> task(String id) {
        return tasks.stream().filter(t -> t.id().equals(id)).findFirst();
    }

    /** Time until a worker new to the task masters it, where anything is stated. */
    public Optional<Known<Duration>> learning(Task task) {
        return Optional.ofNullable(task.learning() == null ? learning : task.learning());
    }

    /** Of what a task asks for, that which not every station has. */
    public Set<String> needs(Task task) {
        Set<String> needs = new LinkedHashSet<>(task.tools());
        String zone = task.zone();
        if (zone != null) {
            needs.add(zone);
        }
        Height height = task.height();
        if (height != null) {
            needs.add(word(height));
        }
        Set<String> rare = new LinkedHashSet<>();
        stations.forEach(e -> rare.addAll(e.offers()));
        needs.retainAll(rare);
        return needs;
    }

    private static String word(Height height) {
        return height.name().toLowerCase(Locale.ROOT);
    }
}
