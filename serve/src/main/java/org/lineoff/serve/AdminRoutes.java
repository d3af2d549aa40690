package org.lineoff.serve;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lineoff.execute.PlantRules;
import org.lineoff.execute.Report;
import org.lineoff.serve.access.AccessStore;
import org.lineoff.serve.access.People;
import org.lineoff.serve.access.Role;
import org.lineoff.serve.access.Tokens;
import org.lineoff.serve.access.Trail;
import tools.jackson.databind.node.ObjectNode;

/** Giving and taking rights, and the trail of it. */
final class AdminRoutes {
    private static final int PAGE = 200;

    /** Rows of the trail that one request checks: some tens of ms. */
    static final int CHECKED = 10_000;

    private final AccessStore access;
    private final PlantRules rules;

    AdminRoutes(AccessStore access, PlantRules rules) {
        this.access = access;
        this.rules = rules;
    }

    List<Route> routes() {
        Access who = Access.ADMINISTRATORS;
        Route.Response done = new Route.Response("Done.", "", "");
        return List.of(
                Route.get("/api/users", "users", who, this::people)
                        .does("All people who may or might sign in.")
                        .answers(200, "People", "By name."),
                Route.post("/api/users", "makeUser", who, this::makePerson)
                        .does("Makes a person with a password.")
                        .takes("NewPerson")
                        .answers(201, "Person", "Made.")
                        .fails(Trouble.TAKEN, "The name is taken."),
                Route.put("/api/users/{name}", "changeUser", who, this::changePerson)
                        .does("Changes what a person may do, or keeps them from signing in.")
                        .needs("name", "Name", "The person.")
                        .takes("PersonChange")
                        .answers(200, "Person", "Changed.")
                        .fails(Trouble.UNKNOWN, "There is nobody of that name.")
                        .fails(Trouble.LAST_ADMINISTRATOR, "No administrator would be left."),
                Route.put("/api/users/{name}/password", "setPassword", who, this::setPassword)
                        .does("Sets a person's password; all their sessions end.")
                        .needs("name", "Name", "The person.")
                        .takes("NewPassword")
                        .answers(204, done)
                        .fails(Trouble.UNKNOWN, "There is nobody of that name.")
                        .fails(Trouble.NOT_LOCAL, "Another system keeps it."),
                Route.get("/api/tokens", "tokens", who, this::tokens)
                        .does("All tokens of machines and programs; not the secrets themselves.")
                        .answers(200, "Tokens", "By name."),
                Route.post("/api/tokens", "makeToken", who, this::makeToken)
                        .does("Makes a token, and shows it this once.")
                        .takes("NewToken")
                        .answers(201, "MadeToken", "Made.")
                        .fails(Trouble.TAKEN, "The name is taken."),
                Route.delete("/api/tokens/{name}", "revokeToken", who, this::revoke)
                        .does("Ends a token, at once and for ever.")
                        .needs("name", "Name", "The token.")
                        .answers(204, done)
                        .fails(Trouble.UNKNOWN, "There is none of that name that holds."),
                Route.get("/api/audit", "audit", who, this::audit)
                        .does("The trail, the latest first.")
                        .with(
                                "before",
                                "Sequence",
                                "Rows before this number; left out: the latest.")
                        .with("limit", "Limit", "Rows at most; left out: 200.")
                        .answers(200, "Deeds", "Rows, and whether any of them was changed."),
                Route.get("/api/audit/check", "checkAudit", who, this::checkAudit)
                        .does(
                                "Checks a part of the trail: whether each row is what it was and"
                                        + " none is missing. Asked again with after = seq until it"
                                        + " is the end, it has checked all.")
                        .with("after", "Sequence", "Rows after this number; left out: all.")
                        .with("limit", "CheckLimit", "Rows at most; left out: 10000.")
                        .answers(200, "CheckedDeeds", "What came of it."));
    }

    private Reply people(Call call) {
        ObjectNode body = Json.object();
        var people = body.putArray("people");
        access.people().all().forEach(person -> people.add(person(person)));
        return Reply.ok(body);
    }

    private static ObjectNode person(People.Person person) {
        ObjectNode node = Json.object().put("name", person.name());
        node.set("roles", Json.strings(Role.ids(person.roles())));
        node.put("origin", person.origin());
        node.put("disabled", person.disabled());
        node.put("made", Instant.ofEpochMilli(person.made()).toString());
        node.put("madeBy", person.madeBy());
        return node;
    }

    private Reply makePerson(Call call) {
        Fields fields = new Fields(call.body());
        String name = fields.needed("name", 64);
        String password = fields.needed("password", 1000);
        Set<Role> roles = roles(fields);
        if (roles.contains(Role.STATION)) {
            fields.wrong("roles", "a station is no person; make a token", "工位不是人员；请创建令牌");
        }
        fields.check();
        Outcomes.check(
                access.people().make(name, password, roles, call.who(), call.address()), name);
        return Reply.json(201, person(access.people().find(name).orElseThrow()));
    }

    private Reply changePerson(Call call) {
        String name = call.parameter("name");
        Fields fields = new Fields(call.body());
        Set<Role> roles = roles(fields);
        boolean disabled = fields.flag("disabled");
        if (roles.contains(Role.STATION)) {
            fields.wrong("roles", "a station is no person; make a token", "工位不是人员；请创建令牌");
        }
        fields.check();
        Outcomes.check(
                access.people().change(name, roles, disabled, call.who(), call.address()), name);
        return Reply.ok(person(access.people().find(name).orElseThrow()));
    }

    private Reply setPassword(Call call) {
        String name = call.parameter("name");
        Fields fields = new Fields(call.body());
        String password = fields.needed("password", 1000);
        fields.text("old", 1000);
        fields.check();
        Outcomes.check(
                access.people().setPassword(name, password, call.who(), call.address()), name);
        return Reply.nothing();
    }

    private static Set<Role> roles(Fields fields) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String id : fields.texts("roles", Role.values().length, 40)) {
            Optional<Role> role = Role.of(id);
            if (role.isEmpty()) {
                fields.wrong("roles", "there is no role " + id, "没有角色 " + id);
            }
            role.ifPresent(roles::add);
        }
        return roles;
    }

    private Reply tokens(Call call) {
        ObjectNode body = Json.object();
        var tokens = body.putArray("tokens");
        for (Tokens.Token token : access.tokens().all()) {
            ObjectNode node = tokens.addObject().put("name", token.name());
            node.set("roles", Json.strings(Role.ids(token.roles())));
            node.set("places", Json.strings(token.places()));
            node.put("made", Instant.ofEpochMilli(token.made()).toString());
            node.put("madeBy", token.madeBy());
            if (token.revoked() != 0) {
                node.put("revoked", Instant.ofEpochMilli(token.revoked()).toString());
            }
        }
        return Reply.ok(body);
    }

    private Reply makeToken(Call call) {
        Fields fields = new Fields(call.body());
        String name = fields.needed("name", 64);
        Set<Role> roles = roles(fields);
        List<String> places = fields.texts("places", 1000, Report.LONGEST);
        if (!name.isEmpty() && !People.isName(name)) {
            fields.wrong("name", "letters, digits and . _ @ + - are needed", "需要字母、数字或 . _ @ + -");
        }
        if (roles.isEmpty()) {
            fields.wrong("roles", "at least one is needed", "至少需要一个角色");
        }
        if (roles.contains(Role.ADMINISTRATOR)) {
            fields.wrong("roles", "rights are given by people only", "权限只能由人员授予");
        }
        if (roles.contains(Role.STATION) && places.isEmpty()) {
            fields.wrong("places", "a station needs its places", "工位令牌需要指明位置");
        }
        for (String place : places) {
            if (!isPlace(place)) {
                fields.wrong(
                        "places",
                        "the plant has no place " + place + ", nor any below it",
                        "工厂没有位置 " + place + "，其下也没有");
            }
        }
        fields.check();
        String token =
                access.tokens()
                        .make(name, roles, places, call.who(), call.address())
                        .orElseThrow(() -> new Refusal(Trouble.TAKEN, name));
        return Reply.json(201, Json.object().put("name", People.plain(name)).put("token", token));
    }

    /** A place, or a shop or line that has some. */
    private boolean isPlace(String name) {
        return !name.isBlank()
                && rules.places().stream()
                        .map(PlantRules.Place::name)
                        .anyMatch(
                                place ->
                                        place.equals(name)
                                                || place.startsWith(name + "/")
                                                || place.startsWith(name + "#"));
    }

    private Reply revoke(Call call) {
        String name = call.parameter("name");
        if (!access.tokens().revoke(name, call.who(), call.address())) {
            throw new Refusal(Trouble.UNKNOWN, name);
        }
        return Reply.nothing();
    }

    private Reply audit(Call call) {
        long before = call.whole("before", Long.MAX_VALUE, 1, Long.MAX_VALUE);
        int limit = (int) call.whole("limit", PAGE, 1, 1000);
        ObjectNode body = Json.object();
        var deeds = body.putArray("deeds");
        List<Trail.Row> rows = access.trail().before(before, limit);
        for (Trail.Row row : rows) {
            ObjectNode deed = deeds.addObject();
            deed.put("seq", row.seq());
            deed.put("at", Instant.ofEpochMilli(row.time()).toString());
            deed.put("who", row.who());
            deed.put("origin", row.origin());
            deed.put("deed", row.deed());
            deed.put("subject", row.subject());
            deed.put("detail", row.detail());
            deed.put("digest", row.digest());
        }
        body.put("broken", brokenAmong(rows));
        return Reply.ok(body);
    }

    /** The first of these rows that was changed, or has lost the one before it; 0: none. */
    private long brokenAmong(List<Trail.Row> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        long first = rows.getLast().seq();
        int span = (int) Math.min(CHECKED, rows.getFirst().seq() - first + 1);
        return access.trail().check(first - 1, span).broken();
    }

    private Reply checkAudit(Call call) {
        long after = call.whole("after", 0, 0, Long.MAX_VALUE - 1);
        int limit = (int) call.whole("limit", CHECKED, 1, CHECKED);
        Trail.Checked checked = access.trail().check(after, limit);
        ObjectNode body = Json.object();
        body.put("seq", checked.seq());
        body.put("digest", checked.digest());
        body.put("broken", checked.broken());
        body.put("isEnd", checked.isEnd());
        return Reply.ok(body);
    }
}
