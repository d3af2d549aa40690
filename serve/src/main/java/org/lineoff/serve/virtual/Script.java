package org.lineoff.serve.virtual;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.lineoff.events.Event;
import org.lineoff.events.EventType;
import org.lineoff.events.Places;
import org.lineoff.execute.Gate;
import org.lineoff.execute.PlantRules;
import org.lineoff.execute.Report;
import org.lineoff.execute.Status;
import org.lineoff.execute.What;
import org.lineoff.forecast.Deliveries;
import org.lineoff.model.time.PlantClock;

/**
 * Who says what when something happens in the plant: the event itself, what is fitted and measured
 * while a car is worked on, and what planning and quality decide about it. A pure function of the
 * events before; so the same story has the same reports under the same ids, however often it is
 * told and however it is cut into pieces.
 */
final class Script {
    /**
     * How many cars are ordered, checked, promised and planned ahead of the one that is released.
     */
    private static final int ORDERED_AHEAD = 300;

    /** And how many of these have their place in the sequence. */
    private static final int SEQUENCED_AHEAD = 100;

    private static final int DAYS_TO_CUSTOMER = 42;

    /** What will be said of a finished car, if nothing comes between. */
    private record Later(long time, long car, What what, String line) {}

    private final Places places;
    private final PlantClock clock;
    private final Cars cars;
    private final Crew crew;
    private final Bays bays;
    private final Deliveries deliveries;
    private final Handiwork handiwork;
    private final Numbers numbers;
    private final String prefix;
    private final Map<String, Gate> gates;
    private final Map<String, PlantRules.Place> rulesOf;
    private final Set<Status> guarded = EnumSet.noneOf(Status.class);
    private final Map<String, Long> lots = new HashMap<>();
    private final PriorityQueue<Later> agenda =
            new PriorityQueue<>(
                    Comparator.comparingLong(Later::time)
                            .thenComparingLong(Later::car)
                            .thenComparing(Later::what));
    private long released;
    private long ordered;
    private long sequenced;
    private boolean begun;

    Script(
            Places places,
            PlantRules rules,
            PlantClock clock,
            Cars cars,
            Crew crew,
            Deliveries deliveries,
            Values values,
            String prefix) {
        this.places = places;
        this.clock = clock;
        this.cars = cars;
        this.crew = crew;
        this.bays = new Bays(places, rules);
        this.deliveries = deliveries;
        this.handiwork = new Handiwork(rules, values, clock);
        this.numbers = new Numbers(rules);
        this.prefix = prefix;
        gates = rules.gates().stream().collect(Collectors.toMap(Gate::place, gate -> gate));
        rulesOf =
                rules.places().stream()
                        .collect(Collectors.toMap(PlantRules.Place::name, place -> place));
        for (Gate gate : rules.gates()) {
            Status guards = gate.guards();
            if (guards != null) {
                guarded.add(guards);
            }
        }
    }

    /** What is said of an event, after what was due before it. */
    void tell(Told told, boolean isBefore, Consumer<Line> to) {
        Event e = told.event();
        passTo(e.time(), to);
        boolean ofCar = e.car() != 0 && !places.get(places.indexOf(e.place())).parts();
        if (!isBefore && !begun) {
            begun = true;
            ordered = released;
            sequenced = released;
            ahead(e.time(), to);
        }
        switch (e.type()) {
            case RELEASED -> {
                if (ofCar) {
                    released = Math.max(released, e.car());
                    if (told.isReported()) {
                        release(e, to);
                    }
                }
            }
            case WORK_STARTED -> {
                if (ofCar) {
                    cars.get(e.car()).workStarted = e.time();
                }
            }
            case WORK_FINISHED -> {
                if (ofCar) {
                    work(e, to);
                }
            }
            case LOT_BEGUN -> lots.put(lineOf(e.place()) + "|" + e.part(), e.car());
            default -> {}
        }
        if (told.isReported()) {
            to.accept(line(e, report(e)));
        }
        if (e.type() == EventType.LINE_OFF) {
            finish(e);
        }
    }

    /** What is due by an instant, though nothing happens at it. */
    void passTo(long time, Consumer<Line> to) {
        while (!agenda.isEmpty() && agenda.peek().time() <= time) {
            Later later = agenda.remove();
            Report report =
                    Report.of(id(later.car(), later.what()), later.what(), later.time())
                            .car(later.car());
            boolean isQuality = later.what() == What.CLEARED;
            if (isQuality) {
                report = report.by("inspector");
            } else if (later.what() == What.DELIVERED) {
                report = report.at(later.line());
            } else {
                cars.ship(later.car());
            }
            to.accept(
                    new Line(
                            later.time(),
                            isQuality ? Crew.QUALITY : Crew.PLANNER,
                            Line.Kind.STRICT,
                            report));
        }
    }

    /** When the next thing is due that follows from no event; the largest number if none is. */
    long nextDue() {
        return agenda.isEmpty() ? Long.MAX_VALUE : agenda.peek().time();
    }

    private String lineOf(String place) {
        return places.get(places.indexOf(place)).line();
    }

    private String id(long car, What what) {
        return prefix + "c" + car + "/" + what.id();
    }

    // ---- events ----

    private Report report(Event e) {
        Report report = Report.of(prefix + "e" + e.id(), e);
        if (report.what() != What.PART_FITTED) {
            return report;
        }
        String line = lineOf(e.place());
        String name = e.part().substring(e.part().lastIndexOf('/') + 1);
        boolean isOfLot = handiwork.isOfLot(e.part());
        String number =
                isOfLot
                        ? "S" + lots.getOrDefault(line + "|" + name, 0L)
                        : line + "-" + (long) e.value();
        report = report.by("robot");
        return isOfLot ? report.lot(number) : report.serial(number);
    }

    private Line line(Event e, Report report) {
        String sender =
                switch (e.type()) {
                    case LEVER, POLICY, DELIVERED -> Crew.PLANNER;
                    default -> crew.at(e.place());
                };
        return new Line(e.time(), sender, kind(report), report);
    }

    private Line.Kind kind(Report report) {
        boolean isStrict =
                switch (report.what()) {
                    case MEASURED -> {
                        Gate gate = gates.get(report.place());
                        yield gate != null && !gate.demands().isEmpty() && report.part().isEmpty();
                    }
                    case RELEASED, ENTERED -> {
                        PlantRules.Place place = rulesOf.get(report.place());
                        yield place != null
                                && place.makes() != null
                                && guarded.contains(place.makes());
                    }
                    case LINE_OFF -> true;
                    default -> false;
                };
        return isStrict ? Line.Kind.STRICT : Line.Kind.PLAIN;
    }

    // ---- work ----

    /** What was done to a car at a station, spread over the time that it took. */
    private void work(Event e, Consumer<Line> to) {
        Cars.Car car = cars.get(e.car());
        String station = Bays.withoutUnit(e.place());
        List<Report> done = new ArrayList<>();
        String id = prefix + "e" + e.id() + "/";
        handiwork.at(station, e.place(), car, e.time(), id, done::add);
        for (String bay : bays.at(station)) {
            handiwork.at(bay, bay, car, e.time(), id, done::add);
            if (gates.containsKey(bay)) {
                done.add(
                        Report.of(id + bay, What.MEASURED, e.time())
                                .at(bay)
                                .car(car.number)
                                .visit(e.visit())
                                .value(1)
                                .by("inspector"));
            }
        }
        long span = e.time() - car.workStarted;
        for (int i = 0; i < done.size(); i++) {
            long time = car.workStarted + span * (i + 1) / (done.size() + 1);
            Report report = moved(done.get(i), time);
            to.accept(new Line(e.time(), crew.at(report.place()), kind(report), report));
        }
    }

    private static Report moved(Report r, long time) {
        return new Report(
                r.id(),
                r.what(),
                time,
                r.place(),
                r.car(),
                r.visit(),
                r.part(),
                r.cause(),
                r.value(),
                r.serial(),
                r.lot(),
                r.person(),
                r.note());
    }

    // ---- decisions ----

    private void release(Event e, Consumer<Line> to) {
        long number = e.car();
        long time = e.time();
        if (number > ordered || !begun) {
            order(number, time, to);
        }
        if (number > sequenced || !begun) {
            sequence(number, time, to);
        }
        String line = lineOf(e.place());
        Cars.Car car = cars.release(number, line);
        to.accept(
                planned(
                        time,
                        numbers.number(
                                Report.of(id(number, What.NUMBERED), What.NUMBERED, time)
                                        .car(number),
                                line,
                                car.model,
                                clock.date(time).getYear())));
        if (begun) {
            ordered = Math.max(ordered, number);
            sequenced = Math.max(sequenced, number);
            ahead(time, to);
        }
    }

    /** Orders that have come in are taken, up to some way ahead of the plant. */
    private void ahead(long time, Consumer<Line> to) {
        while (ordered < released + ORDERED_AHEAD && cars.orders().dateOf(ordered + 1) <= time) {
            order(++ordered, time, to);
        }
        while (sequenced < Math.min(ordered, released + SEQUENCED_AHEAD)) {
            sequence(++sequenced, time, to);
        }
    }

    private void order(long number, long time, Consumer<Line> to) {
        LocalDate today = clock.date(time);
        double due = clock.midnight(today.plusDays(DAYS_TO_CUSTOMER));
        to.accept(
                planned(
                        time,
                        Report.of(id(number, What.ORDERED), What.ORDERED, time)
                                .car(number)
                                .serial("V-" + number)
                                .part(cars.model(number))
                                .because(String.join(" ", cars.choices(number)))
                                .value(due)));
        to.accept(planned(time, decision(number, What.CHECKED, time)));
        to.accept(planned(time, decision(number, What.PROMISED, time).value(due).because("0.8")));
        double day = clock.midnight(today.plusDays(1));
        to.accept(planned(time, decision(number, What.PLANNED, time).value(day)));
    }

    private void sequence(long number, long time, Consumer<Line> to) {
        to.accept(planned(time, decision(number, What.SEQUENCED, time).value(number)));
    }

    private Report decision(long number, What what, long time) {
        return Report.of(id(number, what), what, time).car(number);
    }

    private static Line planned(long time, Report report) {
        return new Line(time, Crew.PLANNER, Line.Kind.STRICT, report);
    }

    /** From line-off to the customer, as the simulation says. */
    private void finish(Event e) {
        long car = e.car();
        String line = lineOf(e.place());
        long shipped = deliveries.shippedAt(e.time(), car);
        agenda.add(new Later(e.time() + (shipped - e.time()) / 2, car, What.CLEARED, line));
        agenda.add(new Later(shipped, car, What.SHIPPED, line));
        if (!line.isEmpty()) {
            long delivered = deliveries.deliveredAt(e.time(), car, cars.orders().market(car));
            agenda.add(new Later(delivered, car, What.DELIVERED, line));
        }
    }

    Cars cars() {
        return cars;
    }

    Handiwork handiwork() {
        return handiwork;
    }
}
