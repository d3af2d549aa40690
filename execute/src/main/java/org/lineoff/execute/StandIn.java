package org.lineoff.execute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.events.Event;
import org.lineoff.events.EventType;
import org.lineoff.execute.PlantRules.Characteristic;
import org.lineoff.execute.PlantRules.Fitting;
import org.lineoff.execute.PlantRules.Marking;
import org.lineoff.execute.PlantRules.Measuring;
import org.lineoff.execute.PlantRules.StationWork;
import org.lineoff.model.random.Choices;

/**
 * Reports what a real plant would, from the events of a simulated one: the orders before them, and
 * with them the numbers, parts, measurements and test bays that a simulation does not know. So a
 * simulated plant stands in for a real one, in demonstrations, trainings and tests. What is made up
 * depends on the seed and the car alone, and all measurements are good.
 */
public final class StandIn {
    /** A car as it is ordered. */
    public record Ordered(String order, String model, String options, long due) {}

    /** By whom it is said to have been done. */
    public static final String PERSON = "stand-in";

    private final PlantRules rules;
    private final PlantRules.Lookup plant;
    private final int year;
    private final long seed;
    private final Map<Long, Car> cars = new HashMap<>();

    /** What is remembered of a car on its way. */
    private static final class Car {
        final Ordered ordered;
        final Set<String> done = new HashSet<>();
        final Set<String> open = new HashSet<>();
        @Nullable Report passed;
        boolean numbered;
        int reports;

        Car(Ordered ordered) {
            this.ordered = ordered;
        }
    }

    /**
     * A plant that does everything right.
     *
     * @param year model year of its cars
     */
    public StandIn(PlantRules rules, int year, long seed) {
        this.rules = rules;
        this.plant = new PlantRules.Lookup(rules);
        this.year = year;
        this.seed = seed;
    }

    /** The order of a car until it stands in the build sequence, as that many-th. */
    public List<Report> order(long number, Ordered ordered, long time) {
        cars.put(number, new Car(ordered));
        String id = "stand-in " + number + " ";
        return List.of(
                Report.of(id + "ordered", What.ORDERED, time)
                        .car(number)
                        .serial(ordered.order())
                        .part(ordered.model())
                        .because(ordered.options())
                        .value(ordered.due()),
                Report.of(id + "checked", What.CHECKED, time).car(number),
                Report.of(id + "promised", What.PROMISED, time)
                        .car(number)
                        .value(ordered.due())
                        .because("0.9"),
                Report.of(id + "planned", What.PLANNED, time).car(number).value(time),
                Report.of(id + "sequenced", What.SEQUENCED, time).car(number).value(number));
    }

    /** The event, with what happens about it in a real plant; its car was ordered before. */
    public List<Report> reports(Event event) {
        PlantRules.Place place = plant.place(event.place());
        boolean ofCar = event.car() > 0 && place != null && !place.ofParts();
        Car car = ofCar ? cars.get(event.car()) : null;
        Report self = Report.of("stand-in event " + event.id(), event);
        if (car == null) {
            return List.of(self.by(PERSON));
        }
        List<Report> all = new ArrayList<>();
        String line = line(event.place());
        switch (event.type()) {
            case RELEASED -> {
                all.add(self);
                number(event, car, line, all);
            }
            case WORK_FINISHED -> {
                work(event.place(), event, car, all);
                all.add(self);
            }
            case MEASURED -> {
                // A simulated car passes at the instant of its repair, and is cured after that.
                if (event.value() != 1) {
                    all.add(self.by(PERSON));
                } else if (car.open.isEmpty()) {
                    pass(self, line, event, car, all);
                } else {
                    car.passed = self;
                }
            }
            case PART_FITTED -> {
                // The feeder names a section; the piece that it brings is a part of its own.
            }
            case DEFECT_FOUND -> {
                car.open.add(event.part());
                all.add(self);
            }
            case DEFECT_CURED -> {
                all.add(self);
                car.open.remove(event.part());
                Report passed = car.passed;
                if (car.open.isEmpty() && passed != null) {
                    car.passed = null;
                    pass(passed, line, event, car, all);
                }
            }
            default -> all.add(self);
        }
        if (event.type() == EventType.LINE_OFF) {
            release(event, car, line, all);
        }
        return List.copyOf(all);
    }

    private void pass(Report passed, String line, Event event, Car car, List<Report> all) {
        Gate gate = plant.gate(passed.place());
        if (gate != null) {
            before(gate, line, event, car, all);
        }
        all.add(passed.by(PERSON));
    }

    private void number(Event event, Car car, String line, List<Report> all) {
        if (!car.numbered) {
            car.numbered = true;
            rules.vinSeries(line, car.ordered.model(), year)
                    .ifPresent(
                            series ->
                                    all.add(
                                            report(What.NUMBERED, event, car)
                                                    .at("")
                                                    .part(series.manufacturer())
                                                    .lot(series.descriptor())
                                                    .visit(series.modelYear())
                                                    .because(String.valueOf(series.plant()))));
        }
    }

    /** What a gate asks for that no station of the simulation brought: done at once, before it. */
    private void before(Gate gate, String line, Event event, Car car, List<Report> all) {
        String section = gate.place().substring(0, gate.place().lastIndexOf('/') + 1);
        for (PlantRules.Place place : rules.places()) {
            boolean near = place.name().startsWith(section) && !place.name().equals(gate.place());
            if (near && line.equals(line(place.name()))) {
                work(place.name(), event, car, all);
            }
        }
        passOthers(gate.demands(), gate, line, event, car, all);
    }

    private void passOthers(
            List<Demand> demands, Gate of, String line, Event event, Car car, List<Report> all) {
        for (Demand demand : demands) {
            Demand asked = demand instanceof Demand.Of some ? some.demand() : demand;
            if (asked instanceof Demand.Passed passed) {
                for (Gate other : plant.gatesNamed(passed.gate())) {
                    boolean here = line(other.place()).equals(line) && !other.equals(of);
                    if (here && car.done.add("passed " + other.place())) {
                        work(other.place(), event, car, all);
                        passOthers(other.demands(), other, line, event, car, all);
                        all.add(
                                report(What.MEASURED, event, car)
                                        .at(other.place())
                                        .value(1)
                                        .by(PERSON));
                    }
                }
            }
        }
    }

    private void release(Event event, Car car, String line, List<Report> all) {
        for (StationWork work : rules.work()) {
            if (line(work.place()).equals(line)) {
                work(work.place(), event, car, all);
            }
        }
        all.add(report(What.CLEARED, event, car).at("").by(PERSON));
    }

    // ---- work at one place ----

    private void work(String place, Event event, Car car, List<Report> all) {
        StationWork work = rules.workAt(place);
        for (Fitting fitting : work.fittings()) {
            boolean taken = isTaken(fitting.takes(), car);
            if (fitting.bound() && taken && car.done.add("fitted " + fitting.part())) {
                all.add(fitted(fitting, place, event, car));
            }
        }
        for (Measuring measuring : work.measurings()) {
            String name = measuring.characteristic();
            boolean taken = isTaken(measuring.takes(), car);
            if (taken && car.done.add("measured " + name)) {
                rules.characteristic(name)
                        .ifPresent(
                                c ->
                                        all.add(
                                                report(What.MEASURED, event, car)
                                                        .at(place)
                                                        .part(name)
                                                        .value(value(c, event.car()))
                                                        .by(PERSON)));
            }
        }
    }

    private static boolean isTaken(List<String> takes, Car car) {
        return PlantRules.isTaken(takes, car.ordered.model(), car.ordered.options());
    }

    private Report fitted(Fitting fitting, String place, Event event, Car car) {
        Report r = report(What.PART_FITTED, event, car).at(place).part(fitting.part()).by(PERSON);
        PlantRules.Part part = plant.part(fitting.part());
        Marking marking = part == null ? Marking.LOT : part.marking();
        String lot = "L" + (1 + event.car() / 200);
        return switch (marking) {
            case LOT ->
                    r.lot(part != null && part.kind() == PlantRules.Kind.SOFTWARE ? "1.0.0" : lot)
                            .value(fitting.count());
            case BATTERY -> r.serial(battery(event.car())).lot(lot).value(1);
            case SERIAL ->
                    r.serial(
                                    String.format(
                                            Locale.ROOT,
                                            "%s-%06d",
                                            fitting.part().toUpperCase(Locale.ROOT),
                                            event.car()))
                            .lot(lot)
                            .value(1);
        };
    }

    /** A code after GB/T 34014 that no maker has, made on the first of January 2024. */
    private static String battery(long car) {
        return String.format(Locale.ROOT, "ZZZPE010000000E11%07d", car % 10_000_000);
    }

    /** About the target, six standard deviations of it between the limits and more. */
    private double value(Characteristic c, long car) {
        Choices choices = new Choices(seed, c.name().hashCode() ^ Long.hashCode(car));
        double bell = -6;
        for (int i = 0; i < 12; i++) {
            bell += choices.uniform();
        }
        double lower = c.lower();
        double upper = c.upper();
        Double target = c.target();
        double value;
        if (Double.isInfinite(lower)) {
            value = upper == 0 ? 0 : upper - Math.abs(upper) * (0.5 + 0.06 * bell);
        } else if (Double.isInfinite(upper)) {
            value = lower + Math.max(1, Math.abs(lower)) * (0.5 + 0.06 * bell);
        } else {
            double middle = target == null ? (lower + upper) / 2 : target;
            double room = Math.min(middle - lower, upper - middle);
            value = middle + bell * room / 4.5;
        }
        double good = Math.clamp(value, lower, upper);
        double step =
                Math.max(1e-3, StrictMath.pow(10, Math.floor(StrictMath.log10(scale(c))) - 2));
        double rounded = Math.rint(good / step) * step;
        return Math.clamp(
                Double.parseDouble(String.format(Locale.ROOT, "%.6g", rounded)), lower, upper);
    }

    private static double scale(Characteristic c) {
        double low = Double.isInfinite(c.lower()) ? 0 : Math.abs(c.lower());
        double high = Double.isInfinite(c.upper()) ? 0 : Math.abs(c.upper());
        return Math.max(Math.max(low, high), 1e-3);
    }

    private Report report(What what, Event event, Car car) {
        return Report.of(
                        "stand-in " + event.car() + " " + what.id() + " " + ++car.reports,
                        what,
                        event.time())
                .car(event.car())
                .cause(Cause.NONE);
    }

    private static String line(String place) {
        int slash = place.indexOf('/');
        return slash < 0 ? "" : place.substring(0, slash);
    }
}
