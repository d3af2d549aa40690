package org.lineoff.serve;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lineoff.serve.access.AccessStore;
import org.lineoff.serve.access.Role;
import org.lineoff.serve.access.Secrets;
import org.lineoff.serve.access.Trail;

/**
 * Signing in with the company's account: OpenID Connect, authorization code flow with PKCE. What
 * the provider says is believed only in an ID token that its keys signed, for this client, for this
 * very attempt (nonce), in the browser that began it (cookie).
 */
final class OidcRoutes {
    static final String COOKIE = "lineoff_oidc";
    private static final int PATIENCE_MS = 5000;
    private static final long ATTEMPT_MS = 600_000;
    private static final int ATTEMPTS = 10_000;

    private record Attempt(Nonce nonce, CodeVerifier verifier, long began) {}

    private final Oidc oidc;
    private final AccessStore access;
    private final SessionRoutes sessions;
    private final PageRoutes pages;
    private final InstantSource clock;
    private final Map<String, Attempt> attempts =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Attempt> eldest) {
                    return size() > ATTEMPTS;
                }
            };
    private volatile @Nullable OIDCProviderMetadata metadata;

    OidcRoutes(
            Oidc oidc,
            AccessStore access,
            SessionRoutes sessions,
            PageRoutes pages,
            InstantSource clock) {
        this.oidc = oidc;
        this.access = access;
        this.sessions = sessions;
        this.pages = pages;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/oidc/begin", "oidcBegin", new Access.Proof(), this::begin)
                        .does("Sends a browser to the company's sign-in.")
                        .answers(303, new Route.Response("There.", "", ""))
                        .fails(Trouble.PROVIDER_AWAY, "It does not answer."),
                Route.get("/oidc/return", "oidcReturn", new Access.Proof(), this::back)
                        .does("Takes a browser back from the company's sign-in.")
                        .with("code", "Text", "What it gave.")
                        .with("state", "Text", "Which attempt it is.")
                        .answers(
                                200,
                                new Route.Response(
                                        "Signed in; a page that goes on.",
                                        "text/html;charset=utf-8",
                                        ""))
                        .answers(303, new Route.Response("Not signed in.", "", ""))
                        .fails(Trouble.PROVIDER_AWAY, "It does not answer."));
    }

    private URI returnAddress() {
        return oidc.here().resolve("/oidc/return");
    }

    private Reply begin(Call call) {
        State state = new State(32);
        Attempt attempt = new Attempt(new Nonce(), new CodeVerifier(), clock.millis());
        AuthenticationRequest request =
                new AuthenticationRequest.Builder(
                                ResponseType.CODE,
                                new Scope("openid", "profile"),
                                new ClientID(oidc.client()),
                                returnAddress())
                        .endpointURI(provider().getAuthorizationEndpointURI())
                        .state(state)
                        .nonce(attempt.nonce())
                        .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256)
                        .build();
        synchronized (attempts) {
            attempts.put(state.getValue(), attempt);
        }
        return Reply.goTo(request.toURI().toString())
                .with("Set-Cookie", cookie(state.getValue(), ATTEMPT_MS / 1000));
    }

    /** Lax, not strict: the browser comes back from elsewhere. */
    private String cookie(String value, long seconds) {
        return COOKIE
                + "="
                + value
                + "; Path=/oidc; HttpOnly; SameSite=Lax; Max-Age="
                + seconds
                + (sessions.secure() ? "; Secure" : "");
    }

    /** Also where the clock was set back meanwhile: then nobody knows how long it took. */
    private boolean isFresh(Attempt attempt) {
        long took = clock.millis() - attempt.began();
        return 0 <= took && took <= ATTEMPT_MS;
    }

    private Reply back(Call call) {
        String state = call.query("state").orElse("");
        Attempt attempt;
        synchronized (attempts) {
            attempt = attempts.remove(state);
        }
        boolean own = !state.isEmpty() && Secrets.equal(state, call.oidc());
        Optional<String> code = call.query("code");
        if (attempt == null || !own || code.isEmpty() || !isFresh(attempt)) {
            return refused(call, "", "no such attempt");
        }
        try {
            IDTokenClaimsSet claims = claims(code.get(), attempt);
            String name = text(claims.getClaim(oidc.nameClaim()));
            Set<Role> roles = roles(claims.getClaim(oidc.rolesClaim()));
            if (roles.isEmpty()) {
                return refused(call, name, "no role");
            }
            String origin = oidc.issuer() + " " + claims.getSubject().getValue();
            return access.people()
                    .vouched(name, origin, roles, call.address())
                    .map(
                            person ->
                                    sessions.vouched(
                                            person.caller(),
                                            pages.shell("welcome", call),
                                            call.address()))
                    .orElseGet(() -> refused(call, name, "the name is not theirs, or disabled"));
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return refused(call, "", "bad answer: " + e.getMessage());
        } catch (IOException e) {
            throw new Refusal(List.of(Fault.of(Trouble.PROVIDER_AWAY)), 5);
        }
    }

    private Reply refused(Call call, String name, String why) {
        access.trail()
                .add(
                        "",
                        call.address(),
                        Trail.Deed.SIGN_IN_REFUSED,
                        name,
                        oidc.issuer() + ": " + why);
        return Reply.goTo("/login?refused");
    }

    private IDTokenClaimsSet claims(String code, Attempt attempt)
            throws IOException, ParseException, BadJOSEException, JOSEException {
        ClientID client = new ClientID(oidc.client());
        AuthorizationCodeGrant grant =
                new AuthorizationCodeGrant(
                        new AuthorizationCode(code), returnAddress(), attempt.verifier());
        URI endpoint = provider().getTokenEndpointURI();
        TokenRequest request =
                oidc.secret().isEmpty()
                        ? new TokenRequest.Builder(endpoint, client, grant).build()
                        : new TokenRequest.Builder(
                                        endpoint,
                                        new ClientSecretBasic(client, new Secret(oidc.secret())),
                                        grant)
                                .build();
        HTTPRequest http = request.toHTTPRequest();
        http.setConnectTimeout(PATIENCE_MS);
        http.setReadTimeout(PATIENCE_MS);
        TokenResponse response = OIDCTokenResponseParser.parse(http.send());
        if (!(response instanceof OIDCTokenResponse good)) {
            throw new ParseException("the code was not taken");
        }
        IDTokenValidator validator =
                new IDTokenValidator(
                        new Issuer(oidc.issuer()),
                        client,
                        JWSAlgorithm.RS256,
                        provider().getJWKSetURI().toURL());
        return validator.validate(good.getOIDCTokens().getIDToken(), attempt.nonce());
    }

    /** What the provider says of itself, asked once. */
    private OIDCProviderMetadata provider() {
        OIDCProviderMetadata known = metadata;
        if (known != null) {
            return known;
        }
        try {
            OIDCProviderMetadata found =
                    OIDCProviderMetadata.resolve(
                            new Issuer(oidc.issuer()), PATIENCE_MS, PATIENCE_MS);
            metadata = found;
            return found;
        } catch (IOException | GeneralException e) {
            throw new Refusal(List.of(Fault.of(Trouble.PROVIDER_AWAY)), 5);
        }
    }

    private static String text(@Nullable Object claim) {
        return claim instanceof String text ? text : "";
    }

    private Set<Role> roles(@Nullable Object claim) {
        List<?> all =
                claim instanceof List<?> list ? list : claim == null ? List.of() : List.of(claim);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Object one : all) {
            Role role = oidc.roles().get(one.toString());
            if (role != null && role != Role.STATION) {
                roles.add(role);
            }
        }
        return roles;
    }
}
