package org.lineoff.execute;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What execution knows of a plant: its places, parts and gates, and how far reports may be off in
 * time.
 *
 * @param defectClasses class of each type of defect, e.g. {@code A}
 * @param release what must hold for a car to be released, its certificate included
 * @param changesUntil last status in which an order may be changed
 * @param cancelUntil last status in which it may be cancelled
 * @param ahead how far a reporter's clock may be ahead of ours
 * @param late how long after it happened something may still be reported
 */
public record PlantRules(
        List<Place> places,
        List<Part> parts,
        List<Gate> gates,
        Map<String, String> defectClasses,
        List<Demand> release,
        Status changesUntil,
        Status cancelUntil,
        Duration ahead,
        Duration late) {

    /**
     * A place at which something can happen.
     *
     * @param name full name, as in {@code Places}
     * @param makes what a car is that enters it; null: what it was
     * @param ofParts whether parts pass it and not cars
     */
    public record Place(String name, @Nullable Status makes, boolean ofParts) {}

    /** How the pieces of a part are told apart. */
    public enum Marking {
        /** Each has a number of its own, and a car carries one at a time. */
        SERIAL,
        /** The same, and the number is a battery code after GB/T 34014. */
        BATTERY,
        /** Only lots are told apart; a car may carry pieces of several. */
        LOT
    }

    /** A kind of part, or of software, that is bound to cars. */
    public record Part(String name, Marking marking) {}

    public PlantRules {
        places = List.copyOf(places);
        parts = List.copyOf(parts);
        gates = List.copyOf(gates);
        defectClasses = Map.copyOf(defectClasses);
        release = List.copyOf(release);
    }

    /** The same rules, looked up by name. */
    static final class Lookup {
        final PlantRules rules;
        private final Map<String, Place> places;
        private final Map<String, Part> parts;
        private final Map<String, Gate> gates;
        private final Map<Status, List<Gate>> guards;

        Lookup(PlantRules rules) {
            this.rules = rules;
            places = byName(rules.places(), Place::name);
            parts = byName(rules.parts(), Part::name);
            gates = byName(rules.gates(), Gate::place);
            Map<Status, List<Gate>> guarding = new HashMap<>();
            for (Status status : Status.values()) {
                guarding.put(
                        status,
                        rules.gates().stream().filter(gate -> gate.guards() == status).toList());
            }
            guards = guarding;
        }

        @Nullable Place place(String name) {
            return places.get(name);
        }

        @Nullable Part part(String name) {
            return parts.get(name);
        }

        @Nullable Gate gate(String place) {
            return gates.get(place);
        }

        List<Gate> guarding(Status status) {
            return guards.getOrDefault(status, List.of());
        }

        private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
            return all.stream().collect(Collectors.toMap(name, Function.identity()));
        }
    }
}
