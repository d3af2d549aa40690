package org.lineoff.serve;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.serve.access.AccessStore;
import org.lineoff.serve.access.Caller;
import org.lineoff.serve.access.Role;
import org.lineoff.serve.access.Secrets;
import org.lineoff.serve.access.Sessions;
import org.lineoff.serve.access.Tokens;
import org.lineoff.serve.access.Trail;
import tools.jackson.databind.JsonNode;

/**
 * Everybody comes in here: finds out who asks, whether they may, whether they ask too often, and
 * reads what they bring. Behind it a handler deals with a caller that may do what the route does.
 */
final class Door {
    static final String COOKIE = "lineoff_session";
    static final String CSRF = "X-CSRF-Token";
    private static final int DRAINED = 4;
    private static final String BEARER = "bearer ";

    private final AccessStore access;
    private final Limits limits;
    private final Json json;
    private final RateLimits callers;
    private final RateLimits strangers;

    Door(AccessStore access, Limits limits, InstantSource clock) {
        this.access = access;
        this.limits = limits;
        this.json = new Json(limits);
        this.callers = new RateLimits(limits.perSecond(), limits.burst(), clock::millis);
        this.strangers =
                new RateLimits(
                        limits.strangersPerSecond(),
                        10 * limits.strangersPerSecond(),
                        clock::millis);
    }

    /** Who stands at the door. */
    private record Who(@Nullable Caller caller, Call.@Nullable Session session) {}

    Call call(Route route, Context context) throws IOException {
        String address = context.req().getRemoteAddr();
        Who who = who(route, context, address);
        Caller caller = who.caller();
        if (caller == null) {
            strangers.take(address);
        } else {
            callers.take(caller.id());
        }
        if (route.access() instanceof Access.Roles roles) {
            mayUse(route, roles, who, context, address);
        }
        Content content = route.hasBody() ? content(route, context) : Content.NONE;
        String accept = context.req().getHeader("Accept");
        return new Call(
                caller,
                who.session(),
                parameters(route, context),
                query(route, context),
                content.json(),
                content.upload(),
                accept == null ? "" : accept,
                route.path().startsWith("/oidc/") ? cookie(context, OidcRoutes.COOKIE) : "",
                address,
                language(context));
    }

    /** What the caller prefers; English if he does not say, wherever the server stands. */
    private static String language(Context context) {
        return context.req().getHeader("Accept-Language") != null
                        && context.req().getLocale().getLanguage().equals("zh")
                ? "zh"
                : "en";
    }

    private void mayUse(Route route, Access.Roles roles, Who who, Context context, String address) {
        Caller caller = who.caller();
        if (caller == null) {
            throw new Refusal(Trouble.NOT_SIGNED_IN);
        }
        if (!caller.isAnyOf(roles.any())) {
            access.trail()
                    .add(
                            caller.id(),
                            address,
                            Trail.Deed.FORBIDDEN,
                            route.method() + " " + route.path(),
                            "");
            throw new Refusal(
                    Trouble.NOT_ALLOWED, caller.id(), String.join(", ", Role.ids(roles.any())));
        }
        Call.Session session = who.session();
        if (session != null && !route.method().equals(Route.GET)) {
            String shown = context.req().getHeader(CSRF);
            if (shown == null || !Secrets.equal(shown, session.known().csrf())) {
                throw new Refusal(Trouble.NO_CSRF);
            }
        }
    }

    /** A token goes before a cookie: a program says itself who it is. */
    private Who who(Route route, Context context, String address) {
        String authorization = context.req().getHeader("Authorization");
        if (authorization != null) {
            String secret =
                    authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
                            ? authorization.substring(BEARER.length()).strip()
                            : "";
            Optional<Tokens.Token> token = access.tokens().check(secret);
            if (token.isEmpty()) {
                // Also where everybody may ask: whoever shows a wrong key should learn of it.
                strangers.take(address);
                throw new Refusal(Trouble.NOT_SIGNED_IN);
            }
            return new Who(token.get().caller(), null);
        }
        // What everybody may ask must not wait for a database.
        String cookie = route.access() instanceof Access.Roles ? cookie(context, COOKIE) : "";
        if (!cookie.isEmpty()) {
            Optional<Sessions.Session> session = access.sessions().find(cookie);
            if (session.isPresent()) {
                return new Who(session.get().caller(), new Call.Session(session.get(), cookie));
            }
        }
        return new Who(null, null);
    }

    private static String cookie(Context context, String name) {
        var cookies = context.req().getCookies();
        if (cookies != null) {
            for (var cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return "";
    }

    private static Map<String, String> parameters(Route route, Context context) {
        Map<String, String> parameters = new HashMap<>();
        for (Route.Parameter parameter : route.parameters()) {
            if (parameter.inPath()) {
                parameters.put(parameter.name(), context.pathParam(parameter.name()));
            }
        }
        return parameters;
    }

    private static Map<String, String> query(Route route, Context context) {
        Map<String, String> query = new HashMap<>();
        Map<String, List<String>> given = context.queryParamMap();
        for (Map.Entry<String, List<String>> one : given.entrySet()) {
            String name = one.getKey();
            boolean known =
                    route.parameters().stream().anyMatch(p -> !p.inPath() && p.name().equals(name));
            if (!known && route.path().startsWith("/api/")) {
                throw new Refusal(List.of(Fault.query(cut(name), "there is no such", "没有该参数")));
            }
            if (one.getValue().isEmpty()) {
                throw new Refusal(
                        List.of(
                                Fault.query(
                                        cut(name), "its % signs stand for nothing", "百分号编码无效")));
            }
            if (one.getValue().size() > 1) {
                throw new Refusal(List.of(Fault.query(cut(name), "it stands there twice", "重复")));
            }
            String value = one.getValue().getFirst();
            if (value.indexOf(0) >= 0 || value.length() > 4000) {
                throw new Refusal(List.of(Fault.query(cut(name), "it is not plain text", "不是纯文本")));
            }
            query.put(name, value);
        }
        return query;
    }

    private static String cut(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }

    /** Bytes of a body that are read, if only to be thrown away, so that an answer is heard. */
    static long readable(Limits limits) {
        return DRAINED * (long) limits.bodyBytes();
    }

    /** What came in the body. */
    private record Content(@Nullable JsonNode json, Call.@Nullable Upload upload) {
        static final Content NONE = new Content(null, null);
    }

    private Content content(Route route, Context context) throws IOException {
        String type = context.req().getContentType();
        String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!route.types().contains(media)) {
            throw new Refusal(Trouble.WRONG_TYPE, String.join(", ", route.types()));
        }
        long said = context.req().getContentLengthLong();
        if (said > readable(limits)) {
            throw new Refusal(Trouble.TOO_LARGE, limits.bodyBytes());
        }
        InputStream in = context.req().getInputStream();
        byte[] bytes = in.readNBytes(limits.bodyBytes() + 1);
        if (bytes.length > limits.bodyBytes()) {
            if (said >= 0) {
                // Who still sends does not hear the answer, unless all is read, to its very end.
                in.transferTo(OutputStream.nullOutputStream());
            }
            throw new Refusal(Trouble.TOO_LARGE, limits.bodyBytes());
        }
        return media.equals(Reply.JSON)
                ? new Content(json.read(bytes), null)
                : new Content(null, new Call.Upload(media, new Bytes(bytes)));
    }
}
