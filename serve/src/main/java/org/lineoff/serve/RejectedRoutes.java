package org.lineoff.serve;

import java.util.List;
import java.util.Optional;
import org.lineoff.execute.Execution;
import org.lineoff.execute.Records;
import org.lineoff.execute.Settlement;
import org.lineoff.serve.access.AccessStore;
import org.lineoff.serve.access.Role;
import org.lineoff.serve.access.Trail;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was refused is kept for a person, who sees it here and says that it was dealt with. */
final class RejectedRoutes {
    private static final int PAGE = 200;
    private static final String PATH = "/api/rejected";

    /** Those that wait for a person, and those that one has dealt with. */
    static final List<String> STATES = List.of("open", "dealt");

    private final Execution plant;
    private final AccessStore access;
    private final ReportJson json;

    RejectedRoutes(Execution plant, AccessStore access, ReportJson json) {
        this.plant = plant;
        this.access = access;
        this.json = json;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                                PATH,
                                "rejected",
                                Access.of(
                                        Role.PLANNER,
                                        Role.OPERATOR,
                                        Role.QUALITY,
                                        Role.ADMINISTRATOR),
                                this::rejected)
                        .does("What was refused, the latest first.")
                        .with(
                                "state",
                                "RejectedState",
                                "Whether it waits for a person (open; so if left out), or one has"
                                        + " dealt with it (dealt).")
                        .with("skip", "Sequence", "Leaves out so many of the latest.")
                        .with("limit", "Limit", "At most so many; left out: 200.")
                        .answers(200, "RejectedList", "With the reasons."),
                Route.put(
                                PATH,
                                "settle",
                                Access.of(Role.PLANNER, Role.OPERATOR, Role.QUALITY),
                                this::settle)
                        .does(
                                "Says that what was refused was dealt with, and how. It stays"
                                        + " refused; refused again, it is open again. Who may"
                                        + " report such a thing may.")
                        .takes("Settlement")
                        .answers(200, "Rejected", "As it is now.")
                        .fails(Trouble.UNKNOWN, "There is none with that key.")
                        .fails(Trouble.SETTLED_BEFORE, "Somebody has dealt with it already."));
    }

    private Reply rejected(Call call) {
        String state = call.word("state", "open", STATES);
        int skip = (int) call.whole("skip", 0, 0, Integer.MAX_VALUE);
        int limit = (int) call.whole("limit", PAGE, 1, 1000);
        List<Records.Aside> found =
                plant.records().latestAside(state.equals("open"), skip, limit + 1);
        ObjectNode body = Json.object();
        ArrayNode rejected = body.putArray("rejected");
        found.subList(0, Math.min(limit, found.size())).forEach(one -> rejected.add(node(one)));
        body.put("more", found.size() > limit);
        return Reply.ok(body);
    }

    private Reply settle(Call call) {
        Fields fields = new Fields(call.body());
        String shown = fields.needed("key", 2000);
        String note = fields.needed("note", 1000);
        fields.check();
        Records.Key key = key(shown).orElseThrow(() -> new Refusal(Trouble.UNKNOWN, shown));
        Records.Aside before = find(key, shown);
        Fault fault = Rights.fault(call.who(), before.report());
        if (fault != null) {
            throw new Refusal(List.of(fault));
        }
        boolean settled =
                plant.capture().settle(new Settlement(key, call.who().id(), note.strip()));
        Records.Aside now = find(key, shown);
        if (!settled) {
            throw new Refusal(Trouble.SETTLED_BEFORE, now.settledBy());
        }
        access.trail()
                .add(
                        call.who().id(),
                        call.address(),
                        Trail.Deed.DEALT_WITH,
                        key.id(),
                        key.reasons() + ": " + now.settledNote());
        return Reply.ok(node(now));
    }

    private Records.Aside find(Records.Key key, String shown) {
        return plant.records().aside(key).orElseThrow(() -> new Refusal(Trouble.UNKNOWN, shown));
    }

    private ObjectNode node(Records.Aside one) {
        ObjectNode node = Json.object().put("key", text(one.key()));
        node.set("report", json.write(one.report()));
        node.put("times", one.times());
        node.put("recorded", one.recorded());
        node.set("codes", Json.strings(List.of(one.reasons().split(" ", -1))));
        node.put("en", one.en());
        node.put("zh", one.zh());
        if (one.acceptedAs() != 0) {
            node.put("acceptedAs", one.acceptedAs());
        }
        if (!one.settledBy().isEmpty()) {
            node.put("settledBy", one.settledBy());
            node.put("settledNote", one.settledNote());
        }
        if (one.settled() != 0) {
            node.put("settled", json.at(one.settled()));
        }
        return node;
    }

    /** A key as one word of the interface; ids may hold anything, so they come last. */
    private static String text(Records.Key key) {
        return Long.toHexString(key.digest()) + "/" + key.reasons() + "/" + key.id();
    }

    private static Optional<Records.Key> key(String text) {
        String[] parts = text.split("/", 3);
        if (parts.length < 3) {
            return Optional.empty();
        }
        try {
            long digest = Long.parseUnsignedLong(parts[0], 16);
            return Optional.of(new Records.Key(parts[2], digest, parts[1]));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
