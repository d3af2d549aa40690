package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

/**
 * Looks for a cycle of places each of which waits for the next: for room in it, for a carrier, or,
 * at a join, for what stands at its end to go away. Waiting for a source or for work to be done is
 * never part of one.
 *
 * <p>A place is stuck when something that it waits for is; carriers are stuck when every place that
 * has cars with them is, because any of these could give one back; the machine of a lot source
 * whose rack is full, when all who take from that rack are. Cycles are looked for among what is
 * stuck. Costs some walks over sections and stores; to be asked when nothing moves.
 */
final class Deadlock {
    /** What each place waits for, in the order in which the walk meets them. */
    private final Map<Object, List<Object>> waits = new LinkedHashMap<>();

    private final List<Object> way = new ArrayList<>();

    /**
     * Finds what is stuck: at first all are that wait for a place, then each that is not lets those
     * go that wait for it. Mostly nobody waits, and then this is a look at each section.
     */
    private Deadlock(Section[] sections) {
        Map<Object, List<Object>> waiting = new HashMap<>();
        List<Object> todo = new ArrayList<>(List.of((Object[]) sections));
        while (!todo.isEmpty()) {
            Object node = todo.removeLast();
            if (waits.isEmpty() || !waits.containsKey(node)) {
                List<Object> next = waitsFor(node);
                if (!next.isEmpty() || node instanceof Skids) {
                    waits.put(node, next);
                }
                for (Object each : next) {
                    todo.add(each);
                    waiting.computeIfAbsent(each, _ -> new ArrayList<>()).add(node);
                }
            }
        }
        todo.addAll(waits.keySet());
        while (!todo.isEmpty()) {
            Object node = todo.removeLast();
            if (waits.containsKey(node) && !isStuck(node)) {
                waits.remove(node);
                todo.addAll(waiting.getOrDefault(node, List.of()));
            }
        }
    }

    private boolean isStuck(Object node) {
        List<Object> next = waits.getOrDefault(node, List.of());
        return switch (node) {
            case Skids _ -> waits.keySet().containsAll(next);
            case LotMachine _ -> !next.isEmpty() && waits.keySet().containsAll(next);
            default -> isAnyStuck(next);
        };
    }

    private boolean isAnyStuck(List<Object> nodes) {
        for (Object node : nodes) {
            if (waits.containsKey(node)) {
                return true;
            }
        }
        return false;
    }

    static Optional<Problem> find(Section[] sections, Floor floor) {
        Deadlock search = new Deadlock(sections);
        for (Section section : sections) {
            if (search.waits.containsKey(section) && search.walk(section, section)) {
                List<String> names = search.way.stream().map(node -> name(node, floor)).toList();
                return Optional.of(
                        new Problem.Deadlock(
                                new Where(names.getFirst(), 0, 0),
                                floor.days.clock().dateTime(floor.now).toString(),
                                names));
            }
        }
        return Optional.empty();
    }

    private static String name(Object node, Floor floor) {
        return switch (node) {
            case Section section -> section.site.name();
            case Skids loop -> floor.layout.places().get(loop.place).name();
            default -> floor.layout.places().get(((StoreJunction) node).place).name();
        };
    }

    /** Follows all waits among what is stuck until it comes back to the start. */
    private boolean walk(Object node, Section start) {
        way.add(node);
        for (Object next : waits.getOrDefault(node, List.of())) {
            if (waits.containsKey(next)
                    && (next.equals(start) || (!way.contains(next) && walk(next, start)))) {
                return true;
            }
        }
        way.removeLast();
        return false;
    }

    private static List<Object> waitsFor(Object node) {
        if (node instanceof Skids loop) {
            return loop.holders().stream().filter(Deadlock::hasCars).toList();
        }
        if (node instanceof StoreJunction store) {
            return store.inside() > 0 ? room(store.to(), store.next()) : List.of();
        }
        if (node instanceof LotMachine machine) {
            return machine.waitsFor();
        }
        Section section = (Section) node;
        Car car = section.stuckAtEnd();
        Junction behind = section.behind;
        List<Object> first = nextCar(section);
        if (car == null || behind == null) {
            return first;
        }
        List<Object> waits = new ArrayList<>(first);
        waits.addAll(
                section instanceof ParallelStations hall
                        ? hall.waitsFor(behind)
                        : end(section, behind, car));
        return waits;
    }

    private static boolean hasCars(Object holder) {
        return holder instanceof Section section
                ? section.inside() > 0
                : holder instanceof StoreJunction store && store.inside() > 0;
    }

    /** A moving line waits for its next car, which needs carriers: it comes for the first time. */
    private static List<Object> nextCar(Section section) {
        return section instanceof PacedSection paced
                        && paced.waitsForCar()
                        && section.site.stations().getFirst().counter() < 0
                ? carriers(section, null)
                : List.of();
    }

    private static List<Object> end(Section section, Junction behind, Car car) {
        if (section.gate != null && section.gate.holds(car)) {
            return repair(section, behind);
        }
        return behind(section, behind, car);
    }

    /** The car at the end needs a place in repair, where all are repaired and want to go on. */
    private static List<Object> repair(Section section, Junction behind) {
        Gate gate = section.gate;
        if (gate == null || gate.repair().hasRoom() || gate.repaired() < gate.inside()) {
            return List.of();
        }
        List<Object> first = behind(section, behind, gate.repair().repaired(0));
        for (int i = 1; i < gate.repaired(); i++) {
            if (!behind(section, behind, gate.repair().repaired(i)).equals(first)) {
                return List.of();
            }
        }
        return first;
    }

    private static List<Object> behind(Section section, Junction behind, Car car) {
        return switch (behind) {
            case LinkJunction link -> room(link.to(), car);
            case MergeJunction merge -> room(merge.to(), car);
            case SplitJunction split -> room(split.target(car), car);
            case StoreJunction store -> store.isFull() ? List.of(store) : List.of();
            case ParallelJunction parallel -> room(parallel.hall(), car);
            case JoinJunction join -> join.waitsFor(section, car);
            default -> List.of();
        };
    }

    /**
     * Room in a section depends on its end when it is full and all wait for the next place; what
     * crosses into it may need carriers, too.
     */
    static List<Object> room(Section section, @Nullable Car car) {
        List<Object> waits = new ArrayList<>(carriers(section, car));
        if (section.isFull()) {
            waits.addFirst(section);
        }
        return waits;
    }

    private static List<Object> carriers(Section section, @Nullable Car car) {
        if (section.takesSkids.length == 0) {
            return List.of();
        }
        return Arrays.stream(section.takesSkids)
                .filter(loop -> loop.isOutFor(car))
                .map(Object.class::cast)
                .toList();
    }
}
