package org.lineoff.execute;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Plant;
import org.lineoff.model.Products;
import org.lineoff.model.Text;
import org.lineoff.model.time.PlantClock;

/**
 * What execution knows of a plant: its places, parts and gates, and how far reports may be off in
 * time. {@link #of} makes them from the plant's files.
 *
 * @param defectClasses class of each type of defect, e.g. {@code A}
 * @param release what must hold for a car to be released, its certificate included
 * @param changesUntil last status in which an order may be changed
 * @param cancelUntil last status in which it may be cancelled
 * @param ahead how far a reporter's clock may be ahead of ours
 * @param late how long after it happened something may still be reported
 * @param characteristics what is measured, with limits
 * @param work what is to be fitted, measured and scanned at which place, in the order of the places
 * @param numbering series of VINs, of which a car takes the first that fits
 * @param catalogue what can be ordered
 * @param clock what time it is in the plant; null where nobody has to be told
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
        Duration late,
        List<Characteristic> characteristics,
        List<StationWork> work,
        List<Numbering> numbering,
        Catalogue catalogue,
        @Nullable PlantClock clock) {

    /**
     * What can be ordered by name; which of it together is asked of the rules of the product.
     *
     * @param models none: any
     * @param choices choices of options, and markets as {@code market:NAME}; they count only where
     *     models are stated
     */
    public record Catalogue(Set<String> models, Set<String> choices) {
        static final Catalogue ANYTHING = new Catalogue(Set.of(), Set.of());

        public Catalogue {
            models = Set.copyOf(models);
            choices = Set.copyOf(choices);
        }

        static Catalogue of(Products products) {
            Set<String> choices = new HashSet<>();
            products.options()
                    .forEach(group -> group.choices().forEach(one -> choices.add(one.id())));
            products.markets().forEach(market -> choices.add("market:" + market.id()));
            return new Catalogue(
                    products.models().stream()
                            .map(Products.Model::id)
                            .collect(Collectors.toUnmodifiableSet()),
                    choices);
        }

        boolean hasModel(String model) {
            return models.isEmpty() || models.contains(model);
        }

        boolean hasChoice(String choice) {
            return models.isEmpty() || choices.contains(choice);
        }
    }

    /**
     * A place at which something can happen.
     *
     * @param name full name, as in {@code Places}
     * @param makes what a car is that enters it; null: what it was
     * @param ofParts whether parts pass it and not cars
     */
    public record Place(String name, @Nullable Status makes, boolean ofParts) {}

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** Some thousand years, in ms. */
    private static final long LAST_OF_CALENDAR = 100_000_000_000_000L;

    /** How the pieces of a part are told apart. */
    public enum Marking {
        /** Each has a number of its own, and a car carries one at a time. */
        SERIAL,
        /** The same, and the number is a battery code after GB/T 34014. */
        BATTERY,
        /** Only lots are told apart; a car may carry pieces of several. */
        LOT
    }

    /** What is bound to a car. */
    public enum Kind {
        PART,
        /** Its lot is the version. */
        SOFTWARE,
        /** Its number is the fingerprint. */
        KEY
    }

    /** A kind of part, of software or of key, that is bound to cars. */
    public record Part(String name, Marking marking, Text title, Kind kind) {
        public Part(String name, Marking marking) {
            this(name, marking, Text.of(name), Kind.PART);
        }
    }

    /**
     * What is measured.
     *
     * @param lower smallest value that is good, −∞ if none is stated
     * @param target the value aimed at, if one is stated
     * @param upper largest value that is good, ∞ if none is stated
     */
    public record Characteristic(
            String name,
            Text title,
            String unit,
            double lower,
            @Nullable Double target,
            double upper) {}

    /**
     * What is done at a place.
     *
     * @param scans parts whose number is scanned, or {@code car} for the car itself
     */
    public record StationWork(
            String place, List<Fitting> fittings, List<Measuring> measurings, List<String> scans) {
        public StationWork {
            fittings = List.copyOf(fittings);
            measurings = List.copyOf(measurings);
            scans = List.copyOf(scans);
        }
    }

    /**
     * A part to be fitted.
     *
     * @param takes models or choices that take it, none: every car
     * @param bound whether the record has to know which piece, or lot
     */
    public record Fitting(String part, Text title, int count, List<String> takes, boolean bound) {
        public Fitting {
            takes = List.copyOf(takes);
        }
    }

    /** A characteristic to be measured, on which models or choices; none: on every car. */
    public record Measuring(String characteristic, List<String> takes) {
        public Measuring {
            takes = List.copyOf(takes);
        }
    }

    /**
     * How cars are numbered.
     *
     * @param lines whose cars, none: all
     * @param models which models, none: all
     * @param modelYear null: the year in which the car is numbered
     */
    public record Numbering(
            String name,
            List<String> lines,
            List<String> models,
            String manufacturer,
            String descriptor,
            @Nullable Integer modelYear,
            char plant) {
        public Numbering {
            lines = List.copyOf(lines);
            models = List.copyOf(models);
        }

        VinSeries series(int year) {
            return new VinSeries(
                    manufacturer, descriptor, modelYear == null ? year : modelYear, plant);
        }
    }

    public PlantRules {
        places = List.copyOf(places);
        parts = List.copyOf(parts);
        gates = List.copyOf(gates);
        defectClasses = Map.copyOf(defectClasses);
        release = List.copyOf(release);
        characteristics = List.copyOf(characteristics);
        work = List.copyOf(work);
        numbering = List.copyOf(numbering);
    }

    /** Rules that say nothing of work and numbers. */
    public PlantRules(
            List<Place> places,
            List<Part> parts,
            List<Gate> gates,
            Map<String, String> defectClasses,
            List<Demand> release,
            Status changesUntil,
            Status cancelUntil,
            Duration ahead,
            Duration late) {
        this(
                places,
                parts,
                gates,
                defectClasses,
                release,
                changesUntil,
                cancelUntil,
                ahead,
                late,
                List.of(),
                List.of(),
                List.of());
    }

    /** Rules that leave open what can be ordered. */
    public PlantRules(
            List<Place> places,
            List<Part> parts,
            List<Gate> gates,
            Map<String, String> defectClasses,
            List<Demand> release,
            Status changesUntil,
            Status cancelUntil,
            Duration ahead,
            Duration late,
            List<Characteristic> characteristics,
            List<StationWork> work,
            List<Numbering> numbering) {
        this(
                places,
                parts,
                gates,
                defectClasses,
                release,
                changesUntil,
                cancelUntil,
                ahead,
                late,
                characteristics,
                work,
                numbering,
                Catalogue.ANYTHING,
                null);
    }

    /**
     * The rules of a plant as its files state them: {@code execution.yaml}, the parts, measurements
     * and scans of {@code process.yaml} at the stations of their tasks, and the places of all
     * shops. Without those two files everything is recorded and nothing demanded.
     */
    public static PlantRules of(Plant plant) {
        return new RulesOfPlant(plant).rules();
    }

    /**
     * The series that a car is numbered from.
     *
     * @param line id of the line that builds it
     * @param year in which it is numbered
     */
    public Optional<VinSeries> vinSeries(String line, String model, int year) {
        return numbering.stream()
                .filter(n -> n.lines().isEmpty() || n.lines().contains(line))
                .filter(n -> n.models().isEmpty() || n.models().contains(model))
                .findFirst()
                .map(n -> n.series(year));
    }

    /**
     * Whether a car of a model may get a VIN of a series: one that the plant states for it. Where
     * no model year is stated it is that of the year in which the car is numbered, or the next.
     */
    boolean mayNumber(String model, VinSeries series, long time) {
        if (numbering.isEmpty()) {
            return true;
        }
        int year = clock == null ? series.modelYear() : clock.date(time).getYear();
        return numbering.stream()
                .filter(n -> n.models().isEmpty() || n.models().contains(model))
                .anyMatch(n -> n.series(year).equals(series) || n.series(year + 1).equals(series));
    }

    /** A plant time as people read it. */
    String said(long millis) {
        boolean isOfCalendar = Math.abs(millis) < LAST_OF_CALENDAR;
        return clock == null || !isOfCalendar
                ? millis + " ms"
                : MINUTES.format(clock.dateTime(millis));
    }

    /** The part of that name. */
    public Optional<Part> part(String name) {
        return parts.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /** What is measured under that name. */
    public Optional<Characteristic> characteristic(String name) {
        return characteristics.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** What is done at a place; nothing where nothing is said of it. */
    public StationWork workAt(String place) {
        return work.stream()
                .filter(w -> w.place().equals(place))
                .findFirst()
                .orElse(new StationWork(place, List.of(), List.of(), List.of()));
    }

    /** Whether something is about a car: it takes none in particular, or its model or a choice. */
    static boolean isTaken(List<String> takes, String model, String options) {
        return takes.isEmpty()
                || takes.contains(model)
                || Car.choices(options).stream().anyMatch(takes::contains);
    }

    /** The same rules, looked up by name. */
    static final class Lookup {
        final PlantRules rules;
        private final Map<String, Place> places;
        private final Map<String, Part> parts;
        private final Map<String, Gate> gates;
        private final Map<String, List<Gate>> named = new HashMap<>();
        private final Map<Status, List<List<Gate>>> guards = new HashMap<>();
        private final Map<String, Characteristic> characteristics;

        /** Models and choices that take a part, of the parts that not every car takes. */
        private final Map<String, List<String>> takers = new HashMap<>();

        Lookup(PlantRules rules) {
            this.rules = rules;
            places = byName(rules.places(), Place::name);
            parts = byName(rules.parts(), Part::name);
            gates = byName(rules.gates(), Gate::place);
            for (Gate gate : rules.gates()) {
                named.computeIfAbsent(gate.place(), _ -> new ArrayList<>()).add(gate);
                if (!gate.name().equals(gate.place())) {
                    named.computeIfAbsent(gate.name(), _ -> new ArrayList<>()).add(gate);
                }
            }
            for (Status status : Status.values()) {
                Map<String, List<Gate>> guarding = new LinkedHashMap<>();
                for (Gate gate : rules.gates()) {
                    if (gate.guards() == status) {
                        guarding.computeIfAbsent(gate.name(), _ -> new ArrayList<>()).add(gate);
                    }
                }
                guards.put(status, List.copyOf(guarding.values()));
            }
            characteristics = byName(rules.characteristics(), Characteristic::name);
            addTakers();
        }

        private void addTakers() {
            Set<String> ofAll = new HashSet<>();
            for (StationWork at : rules.work()) {
                for (Fitting fitting : at.fittings()) {
                    if (fitting.takes().isEmpty()) {
                        ofAll.add(fitting.part());
                    }
                    takers.merge(
                            fitting.part(),
                            fitting.takes(),
                            (one, other) ->
                                    Stream.concat(one.stream(), other.stream())
                                            .distinct()
                                            .toList());
                }
            }
            takers.keySet().removeAll(ofAll);
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

        /** Whether something is measured under that name; anything, where nothing is stated. */
        boolean measures(String characteristic) {
            return characteristics.isEmpty() || characteristics.containsKey(characteristic);
        }

        /** The unit of a characteristic, behind a blank; empty if unknown. */
        String unit(String characteristic) {
            Characteristic known = characteristics.get(characteristic);
            return known == null || known.unit().isEmpty() ? "" : " " + known.unit();
        }

        /** Models and choices of which a car has to have one to take the part; none: every car. */
        List<String> takersOf(String part) {
            return takers.getOrDefault(part, List.of());
        }

        /** The gates that a place, or a name without its line, stands for. */
        List<Gate> gatesNamed(String name) {
            return named.getOrDefault(name, List.of());
        }

        /** What guards a status; of each list, the gate of one line has to be passed. */
        List<List<Gate>> guarding(Status status) {
            return guards.getOrDefault(status, List.of());
        }

        private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
            return all.stream().collect(Collectors.toMap(name, Function.identity()));
        }
    }
}
