package org.lineoff.serve;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lineoff.execute.Binding;
import org.lineoff.execute.Car;
import org.lineoff.execute.Containment;
import org.lineoff.execute.Execution;
import org.lineoff.execute.Genealogy;
import org.lineoff.execute.Mark;
import org.lineoff.execute.PlantRules;
import org.lineoff.execute.Reading;
import org.lineoff.execute.Records;
import org.lineoff.execute.Status;
import org.lineoff.execute.Vin;
import org.lineoff.execute.What;
import org.lineoff.model.Text;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is known: the record itself, cars and parts. */
final class RecordRoutes {
    /** What other systems want to hear of a car: how far its order is. */
    private static final Set<What> OF_ORDERS =
            EnumSet.of(
                    What.ORDERED,
                    What.CHECKED,
                    What.PROMISED,
                    What.PLANNED,
                    What.SEQUENCED,
                    What.CHANGED,
                    What.CANCELLED,
                    What.NUMBERED,
                    What.RELEASED,
                    What.LINE_OFF,
                    What.CLEARED,
                    What.SHIPPED,
                    What.DELIVERED,
                    What.SCRAPPED,
                    What.REPLACED);

    private static final int PAGE = 200;
    private static final int SHOWN = 20;

    private final Execution plant;
    private final PlantRules rules;
    private final ReportJson json;

    RecordRoutes(Execution plant, PlantRules rules, ReportJson json) {
        this.plant = plant;
        this.rules = rules;
        this.json = json;
    }

    List<Route> routes() {
        Access who = Access.READERS;
        String after = "What comes after this number; left out: from the beginning.";
        String limit = "At most so many; left out: 200.";
        return List.of(
                Route.get(
                                "/api/events",
                                "events",
                                who,
                                call -> page(call, EnumSet.allOf(What.class)))
                        .does("The record, in the order of capture.")
                        .with("after", "Sequence", after)
                        .with("limit", "Limit", limit)
                        .answers(200, "Entries", "A part of it."),
                Route.get("/api/orders/events", "orderEvents", who, call -> page(call, OF_ORDERS))
                        .does(
                                "How far orders are, for other systems to follow; what the plant"
                                        + " reports of machines and parts is left out.")
                        .with("after", "Sequence", after)
                        .with("limit", "Limit", limit)
                        .answers(200, "Entries", "A part of it; next may go on without entries."),
                Route.get("/api/cars", "cars", who, this::cars)
                        .does("Cars in a status, of an order, or with a VIN.")
                        .with("status", "Status", "Where they are in their life.")
                        .with("order", "Text", "Number of the order.")
                        .with("vin", "Text", "The VIN.")
                        .with("after", "Sequence", "With a status: greater numbers than this.")
                        .with("limit", "Limit", limit)
                        .answers(200, "Cars", "By build number."),
                Route.get("/api/cars/{number}", "car", who, this::car)
                        .does("A car: where it stands, its defects, measurements, holds and parts.")
                        .needs("number", "CarNumber", "Build number.")
                        .answers(200, "CarRecord", "The car.")
                        .fails(Trouble.UNKNOWN, "No such car was ordered."),
                Route.get("/api/cars/{number}/events", "eventsOfCar", who, this::eventsOfCar)
                        .does("All that was reported of a car, in the order of capture.")
                        .needs("number", "CarNumber", "Build number.")
                        .answers(200, "Entries", "All of it.")
                        .fails(Trouble.UNKNOWN, "Nothing was ever reported of such a car."),
                Route.get("/api/parts", "parts", who, this::parts)
                        .does("Where a piece was and is, or which cars carry a lot.")
                        .needs("part", "Text", "The part.")
                        .with("serial", "Text", "Number of the piece.")
                        .with("lot", "Text", "The lot, or version of software.")
                        .answers(
                                200,
                                "Bindings",
                                "Those that came out again are there, too. Not seen: nothing of the"
                                        + " kind was ever fitted nor contained; look at the label.")
                        .fails(Trouble.UNKNOWN, "The plant does not bind such a part."),
                Route.get("/api/containments", "containments", who, this::containments)
                        .does("Lots that are contained, and that were.")
                        .answers(200, "Containments", "The oldest first."));
    }

    private Reply page(Call call, Set<What> wanted) {
        long after = call.whole("after", 0, 0, Long.MAX_VALUE);
        int limit = (int) call.whole("limit", PAGE, 1, 1000);
        long next = after;
        ArrayNode entries = Json.array();
        for (Records.Entry entry : plant.records().page(after, limit)) {
            if (wanted.contains(entry.report().what())) {
                entries.add(entry(entry));
            }
            next = entry.seq();
        }
        ObjectNode body = Json.object();
        body.set("entries", entries);
        body.put("next", next);
        return Reply.ok(body);
    }

    private ObjectNode entry(Records.Entry entry) {
        ObjectNode node = Json.object().put("seq", entry.seq());
        node.put("recorded", entry.recorded());
        node.set("report", json.write(entry.report()));
        return node;
    }

    private Reply cars(Call call) {
        Optional<String> status = call.query("status");
        Optional<String> order = call.query("order");
        Optional<String> vin = call.query("vin");
        long asked = Stream.of(status, order, vin).filter(Optional::isPresent).count();
        if (asked != 1) {
            throw new Refusal(
                    List.of(
                            Fault.query(
                                    "status",
                                    "one of status, order and vin is needed",
                                    "需要 status、order、vin 之一")));
        }
        int limit = (int) call.whole("limit", PAGE, 1, 1000);
        long after = call.whole("after", 0, 0, ReportJson.LARGEST);
        ArrayNode cars = Json.array();
        if (status.isPresent()) {
            Status wanted =
                    Arrays.stream(Status.values())
                            .filter(one -> one.name().equals(status.get()))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new Refusal(
                                                    List.of(
                                                            Fault.query(
                                                                    "status",
                                                                    "no such status",
                                                                    "没有该状态"))));
            plant.records().in(wanted, after, limit).forEach(car -> cars.add(car(car)));
        } else if (order.isPresent()) {
            plant.records().order(order.get()).forEach(car -> cars.add(car(car)));
        } else {
            if (Vin.read(vin.orElseThrow()) instanceof Reading.Valid<Vin>(Vin known)) {
                plant.records().car(known).ifPresent(car -> cars.add(car(car)));
            }
        }
        ObjectNode body = Json.object();
        body.set("cars", cars);
        return Reply.ok(body);
    }

    private long number(Call call) {
        String given = call.parameter("number");
        return Call.number(given, 1, ReportJson.LARGEST)
                .orElseThrow(() -> new Refusal(Trouble.UNKNOWN, given));
    }

    private static Text car(long number) {
        return new Text("car " + number, "车辆 " + number);
    }

    private Reply car(Call call) {
        long number = number(call);
        Car car =
                plant.records()
                        .car(number)
                        .orElseThrow(() -> new Refusal(Trouble.UNKNOWN, car(number)));
        ObjectNode body = Json.object();
        body.set("car", car(car));
        ArrayNode marks = body.putArray("marks");
        plant.records().marks(number).forEach(mark -> marks.add(mark(mark)));
        ArrayNode parts = body.putArray("parts");
        plant.genealogy().everIn(number).forEach(one -> parts.add(binding(one)));
        return Reply.ok(body);
    }

    private Reply eventsOfCar(Call call) {
        ObjectNode body = Json.object();
        ArrayNode entries = body.putArray("entries");
        long next = 0;
        long number = number(call);
        List<Records.Entry> all = plant.records().events(number);
        if (all.isEmpty()) {
            throw new Refusal(Trouble.UNKNOWN, car(number));
        }
        for (Records.Entry entry : all) {
            entries.add(entry(entry));
            next = entry.seq();
        }
        body.put("next", next);
        return Reply.ok(body);
    }

    private Reply parts(Call call) {
        String part = call.queryNeeded("part");
        Optional<String> serial = call.query("serial");
        Optional<String> lot = call.query("lot");
        if (serial.isPresent() == lot.isPresent()) {
            throw new Refusal(
                    List.of(
                            Fault.query(
                                    "serial",
                                    "one of serial and lot is needed",
                                    "需要 serial 或 lot 之一")));
        }
        List<Binding> found =
                serial.isPresent()
                        ? plant.genealogy().piece(part, serial.get())
                        : plant.genealogy().everWith(part, lot.orElseThrow()).stream()
                                .map(Genealogy.Carrier::binding)
                                .toList();
        boolean contained =
                lot.isPresent()
                        && plant.genealogy().containments().stream()
                                .anyMatch(c -> c.part().equals(part) && c.lot().equals(lot.get()));
        if (found.isEmpty() && !contained && rules.part(part).isEmpty()) {
            throw new Refusal(Trouble.UNKNOWN, unknown(part));
        }
        ObjectNode body = Json.object();
        body.put("seen", !found.isEmpty() || contained);
        ArrayNode bindings = body.putArray("bindings");
        found.forEach(one -> bindings.add(binding(one)));
        return Reply.ok(body);
    }

    /** The part that is not there, with those that are. */
    private Text unknown(String part) {
        List<String> names = rules.parts().stream().map(PlantRules.Part::name).sorted().toList();
        String known =
                String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                        + (names.size() > SHOWN ? ", …" : "");
        return new Text(
                "part \"" + part + "\" that is told apart by number or lot; there are: " + known,
                "按编号或批次追溯的零件“" + part + "”；已有：" + known);
    }

    private Reply containments(Call call) {
        ObjectNode body = Json.object();
        ArrayNode containments = body.putArray("containments");
        for (Containment one : plant.genealogy().containments()) {
            ObjectNode node = containments.addObject();
            node.put("part", one.part()).put("lot", one.lot());
            node.set("mark", mark(one.mark()));
        }
        return Reply.ok(body);
    }

    static ObjectNode car(Car car) {
        ObjectNode node = Json.object();
        node.put("number", car.number());
        node.put("order", car.order());
        node.put("model", car.model());
        node.put("options", car.options());
        node.put("due", car.due());
        node.put("status", car.status().name());
        node.put("statusSince", car.statusSince());
        node.put("place", car.place());
        node.put("promised", car.promised());
        node.put("chance", car.chance());
        node.put("planned", car.planned());
        node.put("turn", car.turn());
        node.put("vin", car.issued().map(Vin::text).orElse(""));
        node.put("replaces", car.replaces());
        return node;
    }

    static ObjectNode mark(Mark mark) {
        ObjectNode node = Json.object();
        node.put("kind", mark.kind().name());
        node.put("name", mark.name());
        node.put("holds", mark.holds());
        node.put("since", mark.since());
        node.put("until", mark.until());
        node.put("value", mark.value());
        node.put("person", mark.person());
        node.put("note", mark.note());
        return node;
    }

    static ObjectNode binding(Binding one) {
        ObjectNode node = Json.object();
        node.put("car", one.car());
        node.put("part", one.part());
        node.put("serial", one.serial());
        node.put("lot", one.lot());
        node.put("quantity", one.quantity());
        node.put("place", one.place());
        node.put("person", one.person());
        node.put("fitted", one.fitted());
        if (one.removed() != Binding.STILL_IN) {
            node.put("removed", one.removed());
            node.put("removedBy", one.removedBy());
            node.put("removedNote", one.removedNote());
        }
        return node;
    }
}
