package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

/**
 * Looks for a cycle of places each of which waits for the next: for room in it, or, at a join, for
 * what stands at its end to go away. Waiting for a source or for work to be done is never part of
 * one. Costs a walk over sections and stores; to be asked when nothing moves at an instant.
 */
final class Deadlock {
    private final List<Object> way = new ArrayList<>();

    private Deadlock() {}

    static Optional<Problem> find(Section[] sections, Junction[] junctions, Floor floor) {
        for (Section section : sections) {
            Deadlock search = new Deadlock();
            List<Object> cycle = search.cycleFrom(section);
            if (!cycle.isEmpty()) {
                List<String> names = cycle.stream().map(node -> name(node, floor)).toList();
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
        return node instanceof Section section
                ? section.site.name()
                : floor.layout.places().get(((StoreJunction) node).place).name();
    }

    /** Follows all waits from a place; returns the cycle that comes back to it, or nothing. */
    private List<Object> cycleFrom(Section start) {
        return walk(start, start) ? way : List.of();
    }

    private boolean walk(Object node, Section start) {
        way.add(node);
        for (Object next : waitsFor(node)) {
            if (next.equals(start) || (!way.contains(next) && walk(next, start))) {
                return true;
            }
        }
        way.removeLast();
        return false;
    }

    private static List<Object> waitsFor(Object node) {
        if (node instanceof StoreJunction store) {
            return store.inside() > 0 ? room(store.to()) : List.of();
        }
        Section section = (Section) node;
        Car car = section.stuckAtEnd();
        Junction behind = section.behind;
        if (car == null || behind == null) {
            return List.of();
        }
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
            case LinkJunction link -> room(link.to());
            case MergeJunction merge -> room(merge.to());
            case SplitJunction split -> room(split.target(car));
            case StoreJunction store -> store.isFull() ? List.of(store) : List.of();
            case JoinJunction join -> join.waitsFor(section, car);
            default -> List.of();
        };
    }

    /** Room in a section depends on its end when it is full and all wait for the next place. */
    static List<Object> room(Section section) {
        return section.isFull() ? List.of(section) : List.of();
    }
}
