package org.lineoff.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.Mark.Kind;

/**
 * Decides whether a report may become part of the record, with all the reasons if not, and fills in
 * what only the record knows. {@code docs/execution.md} states the rules.
 */
final class Judge {
    /** What was captured before, as far as a judgement needs it. */
    interface Past {
        @Nullable CarState car(long number);

        boolean knowsOrder(String order);

        boolean isReplaced(long number);

        /** Where such a piece was, and is. */
        List<Binding> piece(String part, String serial);

        @Nullable Mark containment(String part, String lot);

        /** The serial number after the last one issued. */
        int next(VinSeries series);
    }

    private static final Set<What> NEED_PERSON =
            Set.of(
                    What.HELD,
                    What.FREED,
                    What.SCRAPPED,
                    What.CONCEDED,
                    What.PART_FITTED,
                    What.PART_REMOVED,
                    What.CLEARED,
                    What.CONTAINED,
                    What.UNCONTAINED);

    private static final Set<What> NEED_REASON =
            Set.of(
                    What.HELD,
                    What.SCRAPPED,
                    What.CONCEDED,
                    What.CANCELLED,
                    What.PART_REMOVED,
                    What.CONTAINED);

    /** A day may be said until it is over. */
    private static final long DAY = 24 * 3_600_000L;

    /** Nobody plans a car so far ahead: it is a number in other units. */
    private static final long FAR = 36_525 * DAY;

    private final PlantRules.Lookup plant;
    private final Past past;

    Judge(PlantRules.Lookup plant, Past past) {
        this.plant = plant;
        this.past = past;
    }

    /** Whether a report speaks of a car, and not of a part or of a place alone. */
    static boolean isOfCar(Report r, PlantRules.Lookup plant) {
        if (r.car() == 0) {
            return false;
        }
        PlantRules.Place place = plant.place(r.place());
        return place == null || !place.ofParts();
    }

    /** The gate of whose inspection a measurement tells; null if it is one of a characteristic. */
    static @Nullable Gate inspecting(Report r, PlantRules.Lookup plant) {
        return r.part().isEmpty() ? plant.gate(r.place()) : null;
    }

    /**
     * Why the report cannot be accepted; nothing if it can.
     *
     * @param now by our clock, which may have been set back
     * @param latest that it ever was by it
     */
    List<Reason> reasons(Report r, long now, long latest) {
        List<Reason> no = new ArrayList<>();
        if (r.time() - latest > plant.rules.ahead().toMillis()) {
            no.add(Why.IN_THE_FUTURE.of(Why.duration(r.time() - latest)));
        }
        long late = plant.rules.late().toMillis();
        if (now - r.time() > late) {
            no.add(Why.TOO_LATE.of(Why.duration(now - r.time()), Why.duration(late)));
        }
        boolean atPlace = r.what().type() != null;
        if ((atPlace || !r.place().isEmpty()) && plant.place(r.place()) == null) {
            no.add(Why.UNKNOWN_PLACE.of(r.place()));
        }
        if (NEED_PERSON.contains(r.what()) && r.person().isBlank()) {
            no.add(Why.NO_PERSON.of());
        }
        if (NEED_REASON.contains(r.what()) && r.note().isBlank()) {
            no.add(Why.NO_REASON.of());
        }
        switch (r.what()) {
            case ORDERED -> ordered(r, no);
            case REPLACED -> replaced(r, no);
            case CONTAINED -> {
                part(r, no);
                if (r.lot().isEmpty()) {
                    no.add(Why.NO_LOT.of(r.part()));
                }
            }
            case UNCONTAINED -> {
                if (past.containment(r.part(), r.lot()) == null) {
                    no.add(Why.NOT_CONTAINED.of(r.part(), r.lot()));
                }
            }
            default -> {
                if (isOfCar(r, plant) || (!atPlace && r.car() == 0)) {
                    CarState car = past.car(r.car());
                    if (car == null) {
                        no.add(Why.UNKNOWN_CAR.of(r.car()));
                    } else {
                        ofCar(car, r, no);
                    }
                }
            }
        }
        // A defect without a class is open in each: it is said once.
        return no.stream().distinct().toList();
    }

    private void ordered(Report r, List<Reason> no) {
        if (r.car() <= 0) {
            no.add(Why.UNKNOWN_CAR.of(r.car()));
        } else if (past.car(r.car()) != null) {
            no.add(Why.CAR_KNOWN.of(r.car()));
        }
        if (r.serial().isBlank()) {
            no.add(Why.NO_ORDER.of());
        } else if (past.knowsOrder(r.serial())) {
            no.add(Why.ORDER_KNOWN.of(r.serial()));
        }
        if (!plant.rules.catalogue().hasModel(r.part())) {
            no.add(Why.UNKNOWN_MODEL.of(r.part()));
        }
        choices(r.note(), no);
    }

    private void choices(String options, List<Reason> no) {
        for (String choice : Car.choices(options)) {
            if (!plant.rules.catalogue().hasChoice(choice)) {
                no.add(Why.UNKNOWN_CHOICE.of(choice));
            }
        }
    }

    private void replaced(Report r, List<Reason> no) {
        if (r.car() <= 0) {
            no.add(Why.UNKNOWN_CAR.of(r.car()));
        } else if (past.car(r.car()) != null) {
            no.add(Why.CAR_KNOWN.of(r.car()));
        }
        long number = (long) r.value();
        CarState old = past.car(number);
        if (old == null) {
            no.add(Why.UNKNOWN_CAR.of(number));
        } else if (old.status != Status.SCRAPPED) {
            no.add(Why.NOT_SCRAPPED.of(number, old.status));
        } else if (past.isReplaced(number)) {
            no.add(Why.REPLACED_BEFORE.of(number));
        }
    }

    private void ofCar(CarState car, Report r, List<Reason> no) {
        boolean isHandedOver = r.what() == What.DELIVERED && car.status == Status.SHIPPED;
        if (car.status.isEnd() && !isHandedOver && r.time() >= car.statusTime) {
            no.add(Why.CAR_GONE.of(car.number, car.status, plant.rules.said(car.statusTime)));
            return;
        }
        if (r.what().type() != null && car.status.compareTo(Status.SEQUENCED) < 0) {
            no.add(Why.NOT_SEQUENCED.of(car.number, car.status));
            return;
        }
        switch (r.what()) {
            case CHECKED -> status(car, no, Status.RECEIVED, Status.RECEIVED);
            case PROMISED -> {
                status(car, no, Status.CHECKED, Status.SEQUENCED);
                if (!isChance(r.note())) {
                    no.add(Why.BAD_CHANCE.of(r.note()));
                }
                day(r, no);
            }
            case PLANNED -> {
                status(car, no, Status.PROMISED, Status.SEQUENCED);
                day(r, no);
            }
            case SEQUENCED -> {
                status(car, no, Status.PLANNED, Status.SEQUENCED);
                if (r.value() < 1 || r.value() != Math.rint(r.value())) {
                    no.add(Why.BAD_TURN.of(r.value()));
                }
            }
            case CHANGED -> {
                choices(r.note(), no);
                Status last = plant.rules.changesUntil();
                if (car.status.compareTo(last) > 0) {
                    no.add(Why.TOO_LATE_TO_CHANGE.of(car.number, car.status, last));
                }
            }
            case CANCELLED -> {
                Status last = plant.rules.cancelUntil();
                if (car.status.compareTo(last) > 0) {
                    no.add(Why.TOO_LATE_TO_CANCEL.of(car.number, car.status, last));
                }
            }
            case SCRAPPED -> status(car, no, Status.IN_BODY, Status.LINE_OFF);
            case FREED -> {
                if (!car.mark(Kind.HOLD, r.part()).holds()) {
                    no.add(Why.NO_SUCH_HOLD.of(car.number, r.part()));
                }
            }
            case NUMBERED -> numbered(car, r, no);
            case CLEARED -> {
                status(car, no, Status.LINE_OFF, Status.LINE_OFF);
                if (car.vin == null) {
                    no.add(Why.NO_VIN.of(car.number));
                }
                held(car, no);
                guarded(car, Status.RELEASED, r, no);
                for (Demand demand : plant.rules.release()) {
                    demand(car, demand, r, no);
                }
            }
            case SHIPPED -> {
                status(car, no, Status.RELEASED, Status.RELEASED);
                held(car, no);
                guarded(car, Status.SHIPPED, r, no);
            }
            case RELEASED, ENTERED -> {
                PlantRules.Place place = plant.place(r.place());
                Status makes = place == null ? null : place.makes();
                if (makes != null && makes != car.status) {
                    guarded(car, makes, r, no);
                }
            }
            case LINE_OFF -> {
                // What a place makes of a car that enters it is no line-off yet.
                boolean isByPlace = car.statusSeq == car.enteredSeq;
                if (car.status.compareTo(Status.LINE_OFF) >= 0 && !isByPlace) {
                    no.add(Why.OFF_THE_LINE.of(car.number, car.status));
                }
                guarded(car, Status.LINE_OFF, r, no);
            }
            case DELIVERED -> status(car, no, Status.SHIPPED, Status.SHIPPED);
            case MEASURED -> measured(car, r, no);
            case DEFECT_FOUND, DEFECT_CURED -> {
                if (r.part().isBlank()) {
                    no.add(Why.NO_TYPE.of());
                }
            }
            case CONCEDED -> conceded(r, no);
            case PART_FITTED -> fitted(car, r, no);
            case PART_REMOVED -> {
                if (car.fitted(r) < 0) {
                    String piece = r.serial().isEmpty() ? r.lot() : r.serial();
                    no.add(Why.NOT_FITTED.of(car.number, r.part(), piece));
                }
            }
            default -> {}
        }
    }

    private void measured(CarState car, Report r, List<Reason> no) {
        Gate gate = inspecting(r, plant);
        if (gate == null) {
            if (r.part().isEmpty()) {
                no.add(Why.UNKNOWN_GATE.of(r.place()));
            } else if (!plant.measures(r.part())) {
                no.add(Why.UNKNOWN_CHARACTERISTIC.of(r.part()));
            }
        } else if (r.value() == 1) {
            held(car, no);
            for (Demand demand : gate.demands()) {
                if (!isConceded(car, gate, demand)) {
                    demand(car, demand, r, no);
                }
            }
        } else if (r.value() != 0) {
            no.add(Why.BAD_RESULT.of(r.value()));
        }
    }

    private void conceded(Report r, List<Reason> no) {
        Gate gate = plant.gate(r.place());
        if (gate == null) {
            no.add(Why.UNKNOWN_GATE.of(r.place()));
            return;
        }
        List<String> names = gate.demands().stream().map(Demand::name).distinct().toList();
        if (!names.contains(r.part())) {
            no.add(Why.UNKNOWN_DEMAND.of(r.place(), r.part(), String.join(", ", names)));
        }
    }

    /** A date that is promised, or planned, lies ahead when it is said. */
    private void day(Report r, List<Reason> no) {
        if (r.value() + DAY <= r.time() || r.value() > r.time() + FAR) {
            no.add(Why.BAD_DAY.of(plant.rules.said((long) r.value())));
        }
    }

    private static boolean isChance(String text) {
        try {
            double chance = Double.parseDouble(text);
            return chance >= 0 && chance <= 1;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static void status(CarState car, List<Reason> no, Status first, Status last) {
        if (car.status.compareTo(first) < 0 || car.status.compareTo(last) > 0) {
            String needed = first == last ? first.toString() : first + " … " + last;
            no.add(Why.WRONG_STATUS.of(car.number, car.status, needed));
        }
    }

    private static void held(CarState car, List<Reason> no) {
        for (Mark mark : car.marks.values()) {
            if (mark.kind() == Kind.HOLD && mark.holds()) {
                no.add(Why.HELD.of(car.number, mark.name(), mark.note()));
            }
        }
    }

    private void guarded(CarState car, Status next, Report r, List<Reason> no) {
        for (List<Gate> ofLines : plant.guarding(next)) {
            if (ofLines.stream().noneMatch(gate -> passed(car, gate.place(), r.time()))) {
                no.add(Why.GATE_NOT_PASSED.of(car.number, ofLines.getFirst().name()));
            }
        }
    }

    private static boolean passed(CarState car, String gate, long by) {
        Mark pass = car.mark(Kind.PASS, gate);
        return pass.holds() && pass.since() <= by;
    }

    private static boolean isConceded(CarState car, Gate gate, Demand demand) {
        String name = CarState.concession(gate.place(), demand.name());
        return car.mark(Kind.CONCESSION, name).holds();
    }

    private void demand(CarState car, Demand demand, Report r, List<Reason> no) {
        switch (demand) {
            case Demand.Bound bound -> {
                boolean carries =
                        car.bindings.stream()
                                .anyMatch(b -> b.part().equals(bound.part()) && b.in(r.time()));
                if (!carries) {
                    no.add(Why.NOT_BOUND.of(car.number, bound.part()));
                }
            }
            case Demand.Within within -> {
                Mark mark = car.mark(Kind.MEASUREMENT, within.characteristic());
                if (mark.since() == Mark.NEVER) {
                    no.add(Why.NOT_MEASURED.of(car.number, within.characteristic()));
                } else if (mark.value() < within.low() || mark.value() > within.high()) {
                    no.add(
                            Why.OUT_OF_LIMITS.of(
                                    car.number,
                                    within.characteristic(),
                                    mark.value(),
                                    limit(within.low()),
                                    limit(within.high()),
                                    plant.unit(within.characteristic())));
                }
            }
            case Demand.Of some -> {
                if (PlantRules.isTaken(some.takes(), car.model, car.options)) {
                    demand(car, some.demand(), r, no);
                }
            }
            case Demand.NoOpenDefect none -> {
                for (Mark mark : car.marks.values()) {
                    String defectClass =
                            plant.rules
                                    .defectClasses()
                                    .getOrDefault(mark.name(), none.defectClass());
                    if (mark.kind() == Kind.DEFECT
                            && mark.holds()
                            && defectClass.equals(none.defectClass())) {
                        no.add(Why.OPEN_DEFECT.of(car.number, mark.name()));
                    }
                }
            }
            case Demand.Passed passed -> {
                if (plant.gatesNamed(passed.gate()).stream()
                        .noneMatch(gate -> car.mark(Kind.PASS, gate.place()).holds())) {
                    no.add(Why.GATE_NOT_PASSED.of(car.number, passed.gate()));
                }
            }
        }
    }

    private static String limit(double value) {
        return Double.isInfinite(value) ? (value < 0 ? "−∞" : "∞") : Double.toString(value);
    }

    private PlantRules.@Nullable Part part(Report r, List<Reason> no) {
        PlantRules.Part part = plant.part(r.part());
        if (part == null) {
            no.add(Why.UNKNOWN_PART.of(r.part()));
        }
        return part;
    }

    private void fitted(CarState car, Report r, List<Reason> no) {
        PlantRules.Part part = part(r, no);
        if (part == null) {
            return;
        }
        List<String> takers = plant.takersOf(r.part());
        if (!PlantRules.isTaken(takers, car.model, car.options)) {
            no.add(Why.OTHER_VARIANT.of(r.part(), String.join(", ", takers), car.number));
        }
        if (part.marking() == PlantRules.Marking.LOT) {
            if (r.lot().isBlank()) {
                no.add(Why.NO_LOT.of(r.part()));
            }
        } else if (r.serial().isBlank()) {
            no.add(Why.NO_SERIAL.of(r.part()));
        } else {
            if (part.marking() == PlantRules.Marking.BATTERY) {
                battery(r, no);
            }
            // A binding that ended before this one begins is in nobody's way.
            for (Binding there : car.bindings) {
                if (there.part().equals(r.part()) && there.removed() > r.time()) {
                    no.add(Why.SLOT_TAKEN.of(car.number, r.part(), there.serial()));
                }
            }
            for (Binding there : past.piece(r.part(), r.serial())) {
                if (there.car() != car.number && there.removed() > r.time()) {
                    no.add(Why.PART_ELSEWHERE.of(r.part(), r.serial(), there.car()));
                }
            }
        }
        Mark contained = r.lot().isEmpty() ? null : past.containment(r.part(), r.lot());
        if (contained != null && r.time() >= contained.since()) {
            no.add(Why.LOT_CONTAINED.of(r.part(), r.lot(), contained.note()));
        }
    }

    /** Cells and modules have codes of the same form; what a car carries is a pack. */
    private static void battery(Report r, List<Reason> no) {
        Reading<BatteryCode> code = BatteryCode.read(r.serial());
        no.addAll(code.faults());
        if (code.valid().filter(of -> of.product() != BatteryCode.Product.PACK).isPresent()) {
            no.add(Why.NOT_A_PACK.of(r.serial()));
        }
    }

    private void numbered(CarState car, Report r, List<Reason> no) {
        if (car.vin != null) {
            no.add(Why.HAS_VIN.of(car.number, car.vin));
        }
        if (car.status.compareTo(Status.SEQUENCED) < 0) {
            no.add(Why.NOT_SEQUENCED.of(car.number, car.status));
        }
        try {
            VinSeries series = series(r);
            if (!plant.rules.mayNumber(car.model, series, r.time())) {
                no.add(Why.OTHER_SERIES.of(car.model, series.name()));
            }
            if (past.next(series) > series.last()) {
                no.add(Why.SERIES_USED_UP.of(series.last(), series.name()));
            }
        } catch (IllegalArgumentException e) {
            no.add(Why.BAD_SERIES.of(Objects.requireNonNullElse(e.getMessage(), "")));
        }
    }

    /** The series of VINs that a report asks for. */
    static VinSeries series(Report r) {
        if (r.note().length() != 1) {
            throw new IllegalArgumentException("A plant has 1 character, not " + r.note() + ".");
        }
        return new VinSeries(r.part(), r.lot(), r.visit(), r.note().charAt(0));
    }

    static int serialOf(Report r) {
        int digits = r.part().length() == 6 ? 3 : 6;
        return Integer.parseInt(r.serial().substring(Vin.LENGTH - digits));
    }

    /** The report as it is kept: with what only the record could add. */
    Report complete(Report r) {
        return switch (r.what()) {
            case NUMBERED -> {
                VinSeries series = series(r);
                yield r.serial(series.vin(past.next(series)).text());
            }
            case REPLACED -> {
                CarState old = Objects.requireNonNull(past.car((long) r.value()));
                yield r.serial(old.order)
                        .part(old.model)
                        .because(old.options)
                        .lot(Long.toString(old.due));
            }
            default -> r;
        };
    }
}
