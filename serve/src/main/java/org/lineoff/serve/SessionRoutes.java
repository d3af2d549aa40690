package org.lineoff.serve;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.serve.access.AccessStore;
import org.lineoff.serve.access.Caller;
import org.lineoff.serve.access.People;
import org.lineoff.serve.access.Role;
import org.lineoff.serve.access.Secrets;
import org.lineoff.serve.access.Tokens;
import org.lineoff.serve.access.Trail;
import tools.jackson.databind.node.ObjectNode;

/** Signing in and out, the first administrator, one's own password. */
final class SessionRoutes {
    private static final Duration TERMINAL = Duration.ofDays(30);

    private final AccessStore access;
    private final Duration lasts;
    private final boolean secure;
    private final RateLimits tries;

    /** What the link of the first start holds; null once there is an administrator. */
    private volatile @Nullable String setUp;

    /**
     * @param lasts how long a person stays signed in
     * @param secure whether browsers may send the cookie over TLS only
     * @param setUp secret of the link of the first start
     */
    SessionRoutes(
            AccessStore access,
            Limits limits,
            Duration lasts,
            boolean secure,
            @Nullable String setUp,
            InstantSource clock) {
        this.access = access;
        this.lasts = lasts;
        this.secure = secure;
        this.setUp = setUp;
        this.tries =
                new RateLimits(
                        limits.signInsPerMinute() / 60.0, limits.signInsPerMinute(), clock::millis);
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/setup", "setUp", new Access.Proof(), this::setUp)
                        .does(
                                "Makes the first administrator, with what the link of the first start"
                                        + " holds; once.")
                        .takes("SetUp")
                        .answers(201, "Session", "Made, and signed in.")
                        .fails(Trouble.WRONG_LINK, "The link is not that of this start.")
                        .fails(Trouble.SET_UP_BEFORE, "There is an administrator already."),
                Route.post("/api/session", "signIn", new Access.Proof(), this::signIn)
                        .does("Signs a browser in, with name and password or with a token.")
                        .takes("SignIn")
                        .answers(200, "Session", "Signed in; the cookie is the session.")
                        .fails(Trouble.WRONG_PASSWORD, "They do not belong together."),
                Route.get("/api/session", "session", Access.ANY_CALLER, this::session)
                        .does("Says who asks, and what they are.")
                        .answers(200, "Session", "The caller."),
                Route.delete("/api/session", "signOut", Access.ANY_CALLER, this::signOut)
                        .does("Signs the browser out.")
                        .answers(204, new Route.Response("Signed out.", "", "")),
                Route.put("/api/password", "changePassword", Access.ANY_CALLER, this::password)
                        .does("Changes one's own password; all one's sessions end.")
                        .takes("NewPassword")
                        .answers(204, new Route.Response("Changed.", "", ""))
                        .fails(Trouble.NOT_LOCAL, "Another system keeps it."));
    }

    private Reply setUp(Call call) {
        tries.take(call.address());
        Fields fields = new Fields(call.body());
        String link = fields.text("link", 200);
        String name = fields.text("name", 200);
        String password = fields.text("password", 1000);
        String secret = setUp;
        if (secret == null) {
            throw noSetUp(Trouble.SET_UP_BEFORE, call);
        }
        if (link.isEmpty() || !Secrets.equal(link, secret)) {
            throw noSetUp(Trouble.WRONG_LINK, call);
        }
        fields.check();
        People.Outcome made = access.people().makeFirst(name, password, call.address());
        if (made == People.Outcome.KNOWN) {
            setUp = null;
            throw noSetUp(Trouble.SET_UP_BEFORE, call);
        }
        Outcomes.check(made, name);
        setUp = null;
        Caller caller = access.people().find(name).orElseThrow().caller();
        return signedIn(201, caller, lasts, call.address());
    }

    /** Somebody holds a link that is wrong, or used: that is worth a row, what he holds is not. */
    private Refusal noSetUp(Trouble why, Call call) {
        access.trail().add("", call.address(), Trail.Deed.SET_UP_REFUSED, "", "");
        return new Refusal(why);
    }

    private Reply signIn(Call call) {
        Fields fields = new Fields(call.body());
        String name = People.plain(fields.text("name", 200));
        String password = fields.text("password", 1000);
        String token = fields.text("token", 200);
        tries.take(call.address());
        fields.check();
        if (!token.isEmpty()) {
            Optional<Tokens.Token> known = access.tokens().check(token);
            if (known.isEmpty()) {
                refuse("", call);
            }
            return signedIn(200, known.orElseThrow().caller(), TERMINAL, call.address());
        }
        // By name as well: else many addresses could try one person's passwords.
        tries.take("name " + name);
        Optional<People.Person> person =
                People.isName(name) ? access.people().check(name, password) : Optional.empty();
        if (person.isEmpty()) {
            refuse(name, call);
        }
        return signedIn(200, person.orElseThrow().caller(), lasts, call.address());
    }

    private void refuse(String name, Call call) {
        access.trail().add("", call.address(), Trail.Deed.SIGN_IN_REFUSED, name, "");
        throw new Refusal(Trouble.WRONG_PASSWORD);
    }

    private Reply signedIn(int status, Caller caller, Duration time, String address) {
        String secret = access.sessions().begin(caller, time, address);
        var session = access.sessions().find(secret).orElseThrow();
        return Reply.json(status, body(caller, session.csrf(), session.ends()))
                .with("Set-Cookie", cookie(secret, time.toSeconds()));
    }

    /** Signs in somebody for whom another system vouched. */
    Reply vouched(Caller caller, Reply reply, String address) {
        String secret = access.sessions().begin(caller, lasts, address);
        return reply.with("Set-Cookie", cookie(secret, lasts.toSeconds()));
    }

    boolean secure() {
        return secure;
    }

    /** The cookie of a session; of no age, it takes the cookie away. */
    String cookie(String secret, long seconds) {
        return Door.COOKIE
                + "="
                + secret
                + "; Path=/; HttpOnly; SameSite=Strict; Max-Age="
                + seconds
                + (secure ? "; Secure" : "");
    }

    private Reply session(Call call) {
        Call.Session session = call.session();
        return session == null
                ? Reply.ok(body(call.who(), "", 0))
                : Reply.ok(body(call.who(), session.known().csrf(), session.known().ends()));
    }

    private static ObjectNode body(Caller caller, String csrf, long ends) {
        ObjectNode body = Json.object();
        body.put("name", caller.name());
        body.put("kind", caller.kind() == Caller.Kind.PERSON ? "person" : "token");
        body.set("roles", Json.strings(Role.ids(caller.roles())));
        body.set("places", Json.strings(caller.places()));
        if (!csrf.isEmpty()) {
            body.put("csrf", csrf);
            body.put("ends", Instant.ofEpochMilli(ends).toString());
        }
        return body;
    }

    private Reply signOut(Call call) {
        Call.Session session = call.session();
        if (session != null) {
            access.sessions().end(session.secret(), call.who(), call.address());
        }
        return Reply.nothing().with("Set-Cookie", cookie("", 0));
    }

    private Reply password(Call call) {
        Fields fields = new Fields(call.body());
        String password = fields.needed("password", 1000);
        String old = fields.text("old", 1000);
        fields.check();
        Caller who = call.who();
        if (who.kind() != Caller.Kind.PERSON) {
            throw new Refusal(Trouble.NOT_LOCAL, who.id());
        }
        tries.take("name " + who.name());
        var known = access.people().find(who.name()).orElseThrow();
        if (known.origin().equals(People.LOCAL)
                && access.people().check(who.name(), old).isEmpty()) {
            throw new Refusal(Trouble.WRONG_PASSWORD);
        }
        Outcomes.check(
                access.people().setPassword(who.name(), password, who, call.address()), who.name());
        return Reply.nothing().with("Set-Cookie", cookie("", 0));
    }
}
