package org.lineoff.execute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.lineoff.execute.PlantRules.Marking;
import org.lineoff.execute.PlantRules.Part;
import org.lineoff.execute.PlantRules.Place;

/** A plant of a few places, and the reports that a car of it needs. */
final class SmallPlant {
    static final long HOUR = 3_600_000;
    static final String BODY_GATE = "body/audit";
    static final String END_GATE = "assembly/end-of-line";

    static final PlantRules RULES =
            new PlantRules(
                    List.of(
                            new Place("orders", Status.IN_BODY, false),
                            new Place("body/weld", Status.IN_BODY, false),
                            new Place(BODY_GATE, null, false),
                            new Place("body/repair", null, false),
                            new Place("paint/store", Status.BEFORE_PAINT, false),
                            new Place("paint/top-coat", Status.PAINTED, false),
                            new Place("painted/store", Status.IN_STORE, false),
                            new Place("assembly/marriage", Status.IN_ASSEMBLY, false),
                            new Place(END_GATE, null, false),
                            new Place("assembly/line-off", null, false),
                            new Place("battery/pack", null, true)),
                    List.of(
                            new Part("battery", Marking.BATTERY),
                            new Part("motor", Marking.SERIAL),
                            new Part("glass", Marking.LOT),
                            new Part("software", Marking.LOT)),
                    List.of(
                            new Gate(
                                    BODY_GATE,
                                    Status.BEFORE_PAINT,
                                    List.of(
                                            new Demand.NoOpenDefect("A"),
                                            new Demand.Within("gap", 0, 3))),
                            new Gate(
                                    END_GATE,
                                    Status.LINE_OFF,
                                    List.of(
                                            new Demand.Bound("battery"),
                                            new Demand.Bound("motor"),
                                            new Demand.Within("torque", 40, 50),
                                            new Demand.NoOpenDefect("A"),
                                            new Demand.NoOpenDefect("B")))),
                    Map.of("weld", "A", "dent", "B", "scratch", "C"),
                    List.of(new Demand.Passed(END_GATE), new Demand.Bound("software")),
                    Status.SEQUENCED,
                    Status.SEQUENCED,
                    Duration.ofMinutes(5),
                    Duration.ofDays(7));

    static final VinSeries SERIES = new VinSeries("LZZ", "ABCDE", 2026, 'P');

    private SmallPlant() {}

    /** An execution whose clock the test sets. */
    static Execution open(Store store, AtomicLong clock) {
        return new Execution(store, RULES, clock::get);
    }

    static Report ordered(long car, long time) {
        return Report.of("order-" + car, What.ORDERED, time)
                .car(car)
                .serial("A-" + car)
                .part("su7")
                .because("white,max")
                .value(time + 100 * HOUR);
    }

    /** From the order to the build sequence. */
    static List<Report> sequenced(long car, long time) {
        return List.of(
                ordered(car, time),
                Report.of("check-" + car, What.CHECKED, time).car(car),
                Report.of("promise-" + car, What.PROMISED, time)
                        .car(car)
                        .value(time + 90 * HOUR)
                        .because("0.8"),
                Report.of("plan-" + car, What.PLANNED, time).car(car).value(time + 24 * HOUR),
                Report.of("turn-" + car, What.SEQUENCED, time).car(car).value(car));
    }

    static Report number(long car, long time) {
        return Report.of("vin-" + car, What.NUMBERED, time)
                .car(car)
                .part(SERIES.manufacturer())
                .lot(SERIES.descriptor())
                .visit(SERIES.modelYear())
                .because(String.valueOf(SERIES.plant()));
    }

    static Report at(String place, What what, long car, long time) {
        return Report.of(what.id() + "-" + place + "-" + car + "-" + time, what, time)
                .at(place)
                .car(car);
    }

    static Report measured(String place, String what, double value, long car, long time) {
        return at(place, What.MEASURED, car, time).part(what).value(value);
    }

    static Report fitted(String part, String serial, String lot, long car, long time) {
        return Report.of("fit-" + part + "-" + car + "-" + time, What.PART_FITTED, time)
                .at("assembly/marriage")
                .car(car)
                .part(part)
                .serial(serial)
                .lot(lot)
                .value(1)
                .by("operator 4");
    }

    static Report removed(String part, String serial, long car, long time) {
        return Report.of("remove-" + part + "-" + car + "-" + time, What.PART_REMOVED, time)
                .car(car)
                .part(part)
                .serial(serial)
                .by("operator 5")
                .because("wrong piece");
    }

    static String battery(long number) {
        return "001PB240000000G11%07d".formatted(number);
    }

    /** A whole good life; each report is due a minute after the one before. */
    static List<Report> life(long car, long from) {
        List<Report> life = new ArrayList<>(sequenced(car, from));
        long t = from + HOUR;
        long minute = 60_000;
        life.add(number(car, t));
        life.add(at("orders", What.RELEASED, car, t));
        life.add(at("body/weld", What.ENTERED, car, t += minute));
        life.add(measured("body/weld", "gap", 1.5, car, t += minute));
        life.add(at("body/weld", What.LEFT, car, t += minute));
        life.add(at(BODY_GATE, What.MEASURED, car, t += minute).value(1));
        life.add(at("paint/store", What.ENTERED, car, t += minute));
        life.add(at("paint/top-coat", What.ENTERED, car, t += minute));
        life.add(at("painted/store", What.ENTERED, car, t += minute));
        life.add(at("assembly/marriage", What.ENTERED, car, t += minute));
        life.add(fitted("battery", battery(car), "L-" + car % 3, car, t += minute));
        life.add(fitted("motor", "M-" + car, "", car, t += minute));
        life.add(fitted("glass", "", "G-" + car % 5, car, t += minute));
        life.add(fitted("software", "", "v1." + car % 2, car, t += minute));
        life.add(measured("assembly/marriage", "torque", 45, car, t += minute));
        life.add(at("assembly/marriage", What.LEFT, car, t += minute));
        life.add(at(END_GATE, What.MEASURED, car, t += minute).value(1));
        life.add(at("assembly/line-off", What.LINE_OFF, car, t += minute));
        life.add(Report.of("clear-" + car, What.CLEARED, t += minute).car(car).by("quality 1"));
        life.add(Report.of("ship-" + car, What.SHIPPED, t + minute).car(car));
        return life;
    }
}
