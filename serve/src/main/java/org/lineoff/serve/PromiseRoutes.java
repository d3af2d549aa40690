package org.lineoff.serve;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lineoff.execute.Answer;
import org.lineoff.execute.Records;
import org.lineoff.forecast.ReadyDates;
import org.lineoff.model.Text;
import org.lineoff.serve.access.AccessStore;
import org.lineoff.serve.access.Caller;
import org.lineoff.serve.access.Role;
import org.lineoff.serve.access.Trail;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** When a car is ready, asked and promised. */
final class PromiseRoutes {
    private static final double LIKELY = 0.8;
    private static final List<Double> USUAL = List.of(0.5, LIKELY);

    private final PromiseDesk desk;
    private final AccessStore access;
    private final InstantSource clock;

    PromiseRoutes(PromiseDesk desk, AccessStore access, InstantSource clock) {
        this.desk = desk;
        this.access = access;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/promise", "promise", Access.READERS, this::look)
                        .does(
                                "When the car of an order is ready, from the simulated plant and"
                                        + " the orders ahead of it; promises nothing.")
                        .with("order", "Text", "An order; left out: one that comes in now.")
                        .with("chance", "Chance", "Of the date; left out: 0.5 and 0.8.")
                        .with("by", "Date", "Also the chance that it is ready by then.")
                        .answers(
                                200,
                                "Outlook",
                                "The dates, or how far their computing is: asking begins it.")
                        .fails(Trouble.UNKNOWN, "No car of such an order waits."),
                Route.post(
                                "/api/orders/{order}/promise",
                                "promiseOrder",
                                Access.of(Role.PLANNER),
                                this::promise)
                        .does("Promises the order's car by the day that holds with a chance.")
                        .needs("order", "Text", "The order.")
                        .takes("PromiseRequest")
                        .answers(200, "PromiseAnswer", "It is part of the record.")
                        .fails(Trouble.UNKNOWN, "No car of such an order waits.")
                        .fails(
                                Trouble.NO_DATES_YET,
                                "There are no dates, or none within what is simulated.")
                        .answers(422, "PromiseAnswer", "It is refused with its reasons."));
    }

    private record Place(Records.Waiting order, int ahead) {}

    private static Place place(List<Records.Waiting> queue, String order) {
        int ahead = Records.Waiting.place(queue, order);
        if (ahead < 0) {
            throw new Refusal(Trouble.UNKNOWN, new Text("waiting car of this order", "该订单的待产车辆"));
        }
        return new Place(queue.get(ahead), ahead);
    }

    private Reply look(Call call) {
        List<Double> chances = call.query("chance").map(PromiseRoutes::chance).orElse(USUAL);
        LocalDate by = call.query("by").map(PromiseRoutes::day).orElse(null);
        List<Records.Waiting> queue = desk.queue();
        Optional<String> order = call.query("order");
        Place place = order.map(name -> place(queue, name)).orElse(null);
        PromiseDesk.View view = desk.ask(queue.size());
        ObjectNode body = Json.object();
        body.put("state", view.state().name().toLowerCase(Locale.ROOT));
        body.put("done", view.done());
        body.put("of", view.of());
        body.put("waiting", queue.size());
        if (place != null) {
            body.put("order", place.order().order());
            body.put("status", place.order().status().name());
        }
        int ahead = place == null ? queue.size() : place.ahead();
        body.put("ahead", ahead);
        ArrayNode ready = body.putArray("dates");
        ReadyDates dates = view.dates();
        if (dates != null) {
            dates(body, view, dates);
            chances.forEach(chance -> ready.add(date(dates, ahead, chance)));
            if (by != null) {
                body.put("by", by.toString());
                body.put("chance", dates.chance(ahead, by));
            }
        }
        return Reply.ok(body);
    }

    private void dates(ObjectNode body, PromiseDesk.View view, ReadyDates dates) {
        body.put("asOf", dates.asOf().toString());
        body.put("last", dates.last().toString());
        body.put("replications", dates.runs().size());
        body.put("made", view.made().toString());
        body.put("ageSeconds", Duration.between(view.made(), clock.instant()).toSeconds());
    }

    private static ObjectNode date(ReadyDates dates, long ahead, double chance) {
        ObjectNode node = Json.object().put("chance", chance);
        node.put("day", dates.day(ahead, chance).map(LocalDate::toString).orElse(null));
        return node;
    }

    private static List<Double> chance(String given) {
        try {
            double chance = Double.parseDouble(given);
            if (isChance(chance)) {
                return List.of(chance);
            }
        } catch (NumberFormatException _) {
            // Refused below, as any other that is none.
        }
        throw new Refusal(
                List.of(Fault.query("chance", "0.01 to 0.99 is needed", "需要 0.01 至 0.99")));
    }

    private static boolean isChance(double chance) {
        return chance >= 0.01 && chance <= 0.99;
    }

    private static LocalDate day(String given) {
        try {
            return LocalDate.parse(given);
        } catch (DateTimeException _) {
            throw new Refusal(
                    List.of(
                            Fault.query(
                                    "by",
                                    "a day such as 2026-08-14 is needed",
                                    "需要形如 2026-08-14 的日期")));
        }
    }

    private Reply promise(Call call) {
        Fields fields = new Fields(call.body());
        double asked = fields.number("chance");
        double chance = asked == 0 ? LIKELY : asked;
        if (!isChance(chance)) {
            fields.wrong("chance", "0.01 to 0.99 is needed", "需要 0.01 至 0.99");
        }
        fields.check();
        List<Records.Waiting> queue = desk.queue();
        Place place = place(queue, call.parameter("order"));
        PromiseDesk.View view = desk.ask(queue.size());
        ReadyDates dates = view.dates();
        if (dates == null) {
            throw new Refusal(
                    Trouble.NO_DATES_YET,
                    view.state().name().toLowerCase(Locale.ROOT),
                    view.done(),
                    view.of());
        }
        Caller who = call.who();
        boolean person = who.kind() == Caller.Kind.PERSON;
        PromiseDesk.Promised promised =
                desk.promise(dates, place.order(), place.ahead(), chance, person ? who.name() : "")
                        .orElseThrow(() -> new Refusal(Trouble.TOO_FAR, dates.last()));
        if (person && promised.answer() instanceof Answer.Accepted(long seq, boolean _)) {
            access.trail()
                    .add(who.id(), call.address(), Trail.Deed.DECIDED, "1", seq + " promised");
        }
        ObjectNode body = ReportJson.answer(promised.report().id(), promised.answer());
        body.put("order", place.order().order());
        body.put("car", place.order().car());
        body.put("ahead", place.ahead());
        body.put("chance", chance);
        body.put("day", dates.day(place.ahead(), chance).map(LocalDate::toString).orElse(""));
        body.put("asOf", dates.asOf().toString());
        body.put("replications", dates.runs().size());
        return Reply.json(promised.answer().accepted() ? 200 : 422, body);
    }
}
