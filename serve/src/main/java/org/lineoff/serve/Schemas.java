package org.lineoff.serve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.lineoff.execute.Confirmations;
import org.lineoff.execute.Report;
import org.lineoff.execute.Status;
import org.lineoff.execute.What;
import org.lineoff.serve.access.Role;
import tools.jackson.databind.node.ObjectNode;

/** The shapes of everything that is sent, by name: JSON Schema 2020-12, as OpenAPI 3.1 takes it. */
final class Schemas {
    private final Map<String, ObjectNode> byName = new LinkedHashMap<>();

    private Schemas() {}

    static Map<String, ObjectNode> all() {
        Schemas schemas = new Schemas();
        schemas.scalars();
        schemas.problems();
        schemas.capture();
        schemas.promises();
        schemas.records();
        schemas.access();
        schemas.station();
        return schemas.byName;
    }

    private void scalars() {
        byName.put("Text", text(Report.LONGEST));
        byName.put("Name", text(64).put("minLength", 1));
        byName.put("Sequence", whole().put("minimum", 0));
        byName.put("Limit", whole().put("minimum", 1).put("maximum", 1000));
        byName.put("CheckLimit", whole().put("minimum", 1).put("maximum", AdminRoutes.CHECKED));
        byName.put("RejectedState", one(RejectedRoutes.STATES.stream()));
        byName.put("LargeLimit", whole().put("minimum", 1).put("maximum", 10_000));
        byName.put("TableFormat", one(ConfirmationRoutes.FORMATS.stream()));
        byName.put("Language", one(ConfirmationRoutes.LANGUAGES.stream()));
        byName.put("Date", string().put("format", "date"));
        byName.put("Chance", number().put("minimum", 0.01).put("maximum", 0.99));
        byName.put("CarNumber", whole().put("minimum", 1));
        byName.put("PlantTime", about(whole(), "ms since the plant's epoch"));
        byName.put("Status", one(Arrays.stream(Status.values()).map(Status::name)));
        byName.put("Role", one(Arrays.stream(Role.values()).map(Role::id)));
    }

    private void problems() {
        object("Words", of("en", string()), of("zh", string()));
        object(
                "Reason",
                of("code", about(string(), "never changes its meaning; docs/execution.md")),
                maybe("field", string()),
                of("en", string()),
                of("zh", string()));
        object(
                "Problem",
                of("type", string()),
                of("title", string()),
                of("status", whole()),
                of("code", string()),
                of("reasons", list("Reason")));
    }

    private void capture() {
        ObjectNode time = Json.object();
        time.putArray("anyOf")
                .add(about(whole(), "ms since the plant's epoch"))
                .add(
                        about(
                                string().put("format", "date-time"),
                                "an instant with its offset, cut to ms"));
        object(
                "Report",
                of("id", about(text(200).put("minLength", 1), "the same if reported again")),
                of("what", one(Arrays.stream(What.values()).map(What::id))),
                of("time", about(time, "when it happened, not when it is reported")),
                maybe("place", text(Report.LONGEST)),
                maybe("car", whole().put("minimum", 0)),
                maybe("visit", whole().put("minimum", 0)),
                maybe("part", text(Report.LONGEST)),
                maybe("cause", string()),
                maybe("value", number()),
                maybe("serial", text(Report.LONGEST)),
                maybe("lot", text(Report.LONGEST)),
                maybe("person", text(Report.LONGEST)),
                maybe("note", text(Report.LONGEST)));
        ObjectNode reports = Json.object();
        reports.putArray("anyOf").add(ref("Report")).add(list("Report"));
        byName.put("Reports", reports);
        object(
                "Answer",
                of("id", string()),
                of("answer", one(Stream.of("accepted", "rejected", "invalid", "forbidden"))),
                maybe("seq", about(whole(), "number in the order of capture, if accepted")),
                maybe("repeated", about(bool(), "whether it was in the record before")),
                maybe("reasons", about(list("Reason"), "all of them, if not accepted")));
        ObjectNode answers = Json.object();
        answers.putArray("anyOf").add(ref("Answer")).add(list("Answer"));
        byName.put("Answers", answers);
        object(
                "Order",
                of("order", about(text(200).put("minLength", 1), "number of the order")),
                of("car", about(whole().put("minimum", 1), "build number, new")),
                of("model", text(200).put("minLength", 1)),
                maybe("options", array(text(200))),
                maybe("due", about(time.deepCopy(), "when the customer wants it")));
        ObjectNode orders = Json.object();
        orders.putArray("anyOf").add(ref("Order")).add(list("Order"));
        byName.put("Orders", orders);
        object(
                "TakenOrder",
                of("row", about(whole(), "of the file")),
                of("order", string()),
                of("outcome", one(Stream.of("taken", "changed", "known", "refused"))),
                of("car", about(whole(), "build number; 0: none")),
                of("reasons", list("Reason")));
        object(
                "FileFault",
                of("row", whole()),
                of("column", about(whole(), "from 1; 0: the whole row")),
                of("cell", about(string(), "as spreadsheet programs call it")),
                of("en", string()),
                of("zh", string()));
        object(
                "OrdersOfFile",
                of("taken", whole()),
                of("changed", whole()),
                of("known", whole()),
                of("refused", about(whole(), "rows with a fault, and orders refused")),
                of("orders", list("TakenOrder")),
                of("faults", list("FileFault")));
        ObjectNode taken = Json.object();
        taken.putArray("anyOf").add(ref("Answers")).add(ref("OrdersOfFile"));
        byName.put("OrderAnswers", taken);
    }

    private void promises() {
        ObjectNode day = Json.object();
        day.putArray("type").add("string").add("null");
        object(
                "ReadyDate",
                of("chance", about(number(), "that it is ready by the day; 0 to 1")),
                of("day", about(day, "null: beyond what is simulated")));
        object(
                "Outlook",
                of(
                        "state",
                        about(
                                one(
                                        Arrays.stream(PromiseDesk.State.values())
                                                .map(s -> s.name().toLowerCase(Locale.ROOT))),
                                "renewing: dates are there, newer ones are made")),
                of("done", about(whole(), "replications made of those under way")),
                of("of", about(whole(), "replications that are wanted")),
                of("waiting", about(whole(), "orders whose cars have not been released")),
                maybe("order", string()),
                maybe("status", ref("Status")),
                of("ahead", about(whole(), "cars that are ready before it")),
                of("dates", list("ReadyDate")),
                maybe("asOf", about(string(), "the day as of which the dates are said")),
                maybe("last", about(string(), "last day that is simulated")),
                maybe("replications", about(whole(), "that the dates come from")),
                maybe("made", about(string(), "when they were done")),
                maybe("ageSeconds", whole()),
                maybe("by", string()),
                maybe("chance", about(number(), "that it is ready by that day")));
        object("PromiseRequest", maybe("chance", about(ref("Chance"), "left out: 0.8")));
        object(
                "PromiseAnswer",
                of("id", string()),
                of("answer", one(Stream.of("accepted", "rejected"))),
                maybe("seq", whole()),
                maybe("repeated", bool()),
                maybe("reasons", list("Reason")),
                of("order", string()),
                of("car", whole()),
                of("ahead", whole()),
                of("chance", number()),
                of("day", string()),
                of("asOf", string()),
                of("replications", whole()));
    }

    private void records() {
        object(
                "Entry",
                of("seq", whole()),
                of("recorded", about(whole(), "when it was captured, ms since the epoch")),
                of("report", ref("Kept")));
        object(
                "Kept",
                of("id", string()),
                of("what", string()),
                of("time", whole()),
                of("at", about(string(), "the time as clocks in the plant show it")),
                of("place", string()),
                of("car", whole()),
                of("visit", whole()),
                of("part", string()),
                of("cause", string()),
                of("value", number()),
                of("serial", string()),
                of("lot", string()),
                of("person", string()),
                of("note", string()));
        object(
                "Entries",
                of("entries", list("Entry")),
                of("next", about(whole(), "ask for what comes after this number")));
        object(
                "Confirmation",
                of("seq", about(whole(), "number in the record")),
                of("kind", one(Arrays.stream(Confirmations.Kind.values()).map(Enum::name))),
                of("time", about(whole(), "when it happened, ms since the epoch")),
                of("at", about(string(), "the time as clocks in the plant show it")),
                of("car", whole()),
                of("order", string()),
                of("model", string()),
                of("vin", string()),
                of("part", string()),
                of("quantity", about(number(), "pieces of a part; 1 of a car")),
                of("serial", string()),
                of("lot", string()),
                of("place", string()),
                of("person", string()),
                of("note", string()));
        object(
                "Confirmations",
                of("confirmations", list("Confirmation")),
                of("next", about(whole(), "ask for what comes after this number")),
                of("more", about(bool(), "whether there is more already")));
        object(
                "Rejected",
                of("key", about(string(), "to name it by when it is dealt with")),
                of("report", ref("Kept")),
                of("times", about(whole(), "how often it came")),
                of("recorded", about(whole(), "when it last came")),
                of("codes", array(string())),
                of("en", string()),
                of("zh", string()),
                maybe("acceptedAs", about(whole(), "number of the entry, if accepted since")),
                maybe("settled", about(string(), "when it was dealt with; left out: it waits")),
                maybe("settledBy", about(string(), "who did, or who did before it came again")),
                maybe("settledNote", string()));
        object("Settlement", of("key", text(2000)), of("note", text(1000).put("minLength", 1)));
        object("RejectedList", of("rejected", list("Rejected")), of("more", bool()));
        object(
                "Mark",
                of("kind", string()),
                of("name", string()),
                of("holds", bool()),
                of("since", whole()),
                of("until", whole()),
                of("value", number()),
                of("person", string()),
                of("note", string()));
        object(
                "Binding",
                of("car", whole()),
                of("part", string()),
                of("serial", string()),
                of("lot", string()),
                of("quantity", number()),
                of("place", string()),
                of("person", string()),
                of("fitted", whole()),
                maybe("removed", whole()),
                maybe("removedBy", string()),
                maybe("removedNote", string()));
        object(
                "Car",
                of("number", whole()),
                of("order", string()),
                of("model", string()),
                of("options", string()),
                of("due", whole()),
                of("status", ref("Status")),
                of("statusSince", whole()),
                of("place", string()),
                of("promised", whole()),
                of("chance", number()),
                of("planned", whole()),
                of("turn", whole()),
                of("vin", string()),
                of("replaces", whole()));
        object(
                "CarRecord",
                of("car", ref("Car")),
                of("marks", list("Mark")),
                of("parts", list("Binding")));
        object("Cars", of("cars", list("Car")));
        object("Bindings", of("seen", bool()), of("bindings", list("Binding")));
        object("Containment", of("part", string()), of("lot", string()), of("mark", ref("Mark")));
        object("Containments", of("containments", list("Containment")));
    }

    private void access() {
        object(
                "SignIn",
                maybe("name", text(200)),
                maybe("password", text(1000)),
                maybe("token", about(text(200), "of a station, in place of name and password")));
        object("SetUp", of("link", text(200)), of("name", text(200)), of("password", text(1000)));
        object(
                "Session",
                of("name", string()),
                of("kind", one(Stream.of("person", "token"))),
                of("roles", list("Role")),
                of("places", array(string())),
                maybe("csrf", about(string(), "for the header X-CSRF-Token")),
                maybe("ends", about(string(), "when it ends")));
        object(
                "NewPerson",
                of("name", text(64)),
                of("password", text(1000)),
                of("roles", list("Role")));
        object("PersonChange", of("roles", list("Role")), maybe("disabled", bool()));
        object("NewPassword", of("password", text(1000)), maybe("old", text(1000)));
        object(
                "Person",
                of("name", string()),
                of("roles", list("Role")),
                of("origin", string()),
                of("disabled", bool()),
                of("made", string()),
                of("madeBy", string()));
        object("People", of("people", list("Person")));
        object(
                "NewToken",
                of("name", text(64)),
                of("roles", list("Role")),
                maybe("places", array(text(Report.LONGEST))));
        object(
                "MadeToken",
                of("name", string()),
                of("token", about(string(), "shown this once; only its digest is kept")));
        object(
                "Token",
                of("name", string()),
                of("roles", list("Role")),
                of("places", array(string())),
                of("made", string()),
                of("madeBy", string()),
                maybe("revoked", string()));
        object("Tokens", of("tokens", list("Token")));
        object(
                "Deed",
                of("seq", whole()),
                of("at", string()),
                of("who", string()),
                of("origin", string()),
                of("deed", string()),
                of("subject", string()),
                of("detail", string()),
                of("digest", string()));
        object(
                "Deeds",
                of("deeds", list("Deed")),
                of("broken", about(whole(), "first of them that was changed; 0: none")));
        object(
                "CheckedDeeds",
                of("seq", about(whole(), "the last row that was looked at")),
                of("digest", about(string(), "of that row: kept elsewhere, it vouches for all")),
                of("broken", about(whole(), "first row that was changed or misses one; 0: none")),
                of("isEnd", about(bool(), "whether no row is left to check")));
    }

    private void station() {
        object(
                "Place",
                of("name", string()),
                of("kind", string()),
                of("title", ref("Words")),
                of("ofParts", bool()));
        object("Part", of("name", string()), of("marking", string()), of("title", ref("Words")));
        object(
                "Plant",
                of("title", ref("Words")),
                of("timeZone", string()),
                of("epoch", about(string(), "the instant of plant time 0")),
                of("now", about(whole(), "plant time")),
                of("version", string()),
                of("places", list("Place")),
                of("parts", list("Part")));
        object(
                "CarAtStation",
                of("number", whole()),
                of("vin", string()),
                of("order", string()),
                of("model", ref("Words")),
                of("options", list("Words")),
                of("status", ref("Status")),
                of("turn", about(whole(), "place in the build sequence")),
                of("entered", about(string(), "the place that it entered last")));
        object(
                "Station",
                of("now", about(whole(), "plant time")),
                of("place", string()),
                of("kind", string()),
                of("title", ref("Words")),
                of("line", string()),
                maybe("demands", about(list("Words"), "of a gate")),
                of("defects", about(array(string()), "types that may be found")),
                of("here", list("CarAtStation")),
                of("next", about(list("CarAtStation"), "the nearest upstream first")));
        object("Fitted", of("serial", string()), of("lot", string()), of("person", string()));
        object(
                "Fitting",
                of("part", string()),
                of("title", ref("Words")),
                of("count", whole()),
                of("bound", about(bool(), "whether the record has to know which piece, or lot")),
                of("marking", string()),
                of("fitted", list("Fitted")));
        object(
                "Measuring",
                of("characteristic", string()),
                of("title", ref("Words")),
                of("unit", string()),
                maybe("lower", number()),
                maybe("target", number()),
                maybe("upper", number()),
                maybe("value", about(number(), "the latest one")));
        object("OpenDefect", of("type", string()), of("class", string()));
        object(
                "StationCar",
                of("car", ref("CarAtStation")),
                of("visit", about(whole(), "earlier visits of the car to the place")),
                of("isHere", bool()),
                of("passed", about(bool(), "at a gate: its latest inspection")),
                of("fittings", list("Fitting")),
                of("measurings", list("Measuring")),
                of("holds", list("Mark")),
                of("defects", list("OpenDefect")));
        object("Health", of("status", string()), of("version", string()));
    }

    // ---- how a schema is written ----

    private record Member(String name, ObjectNode schema, boolean needed) {}

    private static Member of(String name, ObjectNode schema) {
        return new Member(name, schema, true);
    }

    private static Member maybe(String name, ObjectNode schema) {
        return new Member(name, schema, false);
    }

    private void object(String name, Member... members) {
        ObjectNode schema = Json.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        List<String> needed = new ArrayList<>();
        for (Member member : members) {
            properties.set(member.name(), member.schema());
            if (member.needed()) {
                needed.add(member.name());
            }
        }
        schema.set("required", Json.strings(needed));
        schema.put("additionalProperties", false);
        byName.put(name, schema);
    }

    static ObjectNode ref(String name) {
        return Json.object().put("$ref", "#/components/schemas/" + name);
    }

    private static ObjectNode list(String name) {
        return array(ref(name));
    }

    private static ObjectNode array(ObjectNode items) {
        ObjectNode array = Json.object().put("type", "array");
        array.set("items", items);
        return array;
    }

    private static ObjectNode string() {
        return Json.object().put("type", "string");
    }

    private static ObjectNode text(int longest) {
        return string().put("maxLength", longest);
    }

    private static ObjectNode whole() {
        return Json.object().put("type", "integer");
    }

    private static ObjectNode number() {
        return Json.object().put("type", "number");
    }

    private static ObjectNode bool() {
        return Json.object().put("type", "boolean");
    }

    private static ObjectNode one(Stream<String> values) {
        ObjectNode node = string();
        node.set("enum", Json.strings(values.toList()));
        return node;
    }

    private static ObjectNode about(ObjectNode schema, String description) {
        return schema.put("description", description);
    }
}
