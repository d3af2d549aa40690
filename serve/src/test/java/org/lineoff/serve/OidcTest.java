package org.lineoff.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lineoff.serve.access.Role;

/** The company's sign-in, with a provider of the test's own on this machine. */
class OidcTest {
    @TempDir Path folder;
    private Provider provider;
    private TestServer plant;

    @BeforeEach
    void open() throws Exception {
        provider = new Provider();
        Oidc oidc =
                new Oidc(
                        URI.create(provider.issuer),
                        "lineoff",
                        "a secret",
                        URI.create("http://plant.test"),
                        "preferred_username",
                        "groups",
                        Map.of("quality-team", Role.QUALITY, "boss", Role.ADMINISTRATOR));
        plant =
                new TestServer(
                        folder,
                        new Configuration(
                                "127.0.0.1",
                                0,
                                null,
                                false,
                                TestServer.ROOMY,
                                Duration.ofHours(1),
                                oidc,
                                "test"));
        // Tokens are dated by the clock of this machine.
        plant.now.set(System.currentTimeMillis());
    }

    @AfterEach
    void close() {
        plant.close();
        provider.close();
    }

    /** A browser that goes to the provider and comes back with a code. */
    private Http.Got comesBack(Http.Got begun, String code) {
        Map<String, String> asked = query(URI.create(begun.header("location")).getRawQuery());
        provider.nonce = asked.get("nonce");
        provider.challenge = asked.get("code_challenge");
        return plant.anonymous()
                .with("Cookie", begun.header("set-cookie").split(";", 2)[0])
                .get("/oidc/return?code=" + code + "&state=" + asked.get("state"));
    }

    private Http.Got signIn() {
        return comesBack(plant.anonymous().get("/oidc/begin"), "good");
    }

    @Test
    void a_member_of_a_known_group_is_signed_in_with_its_role() {
        Http.Got begun = plant.anonymous().get("/oidc/begin");
        assertThat(begun.status()).isEqualTo(303);
        assertThat(begun.header("location"))
                .startsWith(provider.issuer + "/authorize")
                .contains("code_challenge_method=S256", "response_type=code");
        Http.Got got = comesBack(begun, "good");
        assertThat(got.status()).as(got.toString()).isEqualTo(200);
        assertThat(got.header("set-cookie")).contains("HttpOnly", "SameSite=Strict");
        Http li = plant.anonymous().with("Cookie", got.header("set-cookie").split(";", 2)[0]);
        assertThat(li.get("/api/session").text()).contains("\"li\"", "[\"quality\"]");
        assertThat(li.get("/api/users").status()).isEqualTo(403);

        provider.groups = List.of("boss", "others");
        assertThat(signIn().status()).isEqualTo(200);
        assertThat(plant.access.people().find("li").orElseThrow().roles())
                .containsExactly(Role.ADMINISTRATOR);
    }

    @Test
    void whoever_is_in_no_known_group_stays_outside() {
        provider.groups = List.of("others");
        outside(signIn());
    }

    @Test
    void a_name_belongs_to_who_came_with_it_first() {
        assertThat(signIn().status()).isEqualTo(200);
        provider.subject = "somebody else";
        outside(signIn());
        plant.access
                .people()
                .make("wang", TestServer.PASSWORD, java.util.Set.of(), TestServer.NOBODY, "");
        provider.name = "Wang";
        outside(signIn());
    }

    @Test
    void a_token_that_is_not_the_providers_for_us_and_for_this_attempt_is_not_believed()
            throws Exception {
        provider.audience = "another client";
        outside(signIn());
        provider.audience = "lineoff";
        provider.saidIssuer = "http://evil.test";
        outside(signIn());
        provider.saidIssuer = provider.issuer;
        provider.lifeMs = -120_000;
        outside(signIn());
        provider.lifeMs = 60_000;
        provider.signer = new RSAKeyGenerator(2048).keyID("k").generate();
        outside(signIn());
        provider.signer = provider.key;
        provider.wrongNonce = true;
        outside(signIn());
        provider.wrongNonce = false;
        assertThat(signIn().status()).isEqualTo(200);
    }

    @Test
    void an_attempt_is_used_once_and_only_by_the_browser_that_began_it() {
        Http.Got begun = plant.anonymous().get("/oidc/begin");
        String state = query(URI.create(begun.header("location")).getRawQuery()).get("state");
        outside(plant.anonymous().get("/oidc/return?code=good&state=" + state));
        outside(comesBack(begun, "good"));
        outside(comesBack(plant.anonymous().get("/oidc/begin"), "wrong"));
        outside(plant.anonymous().get("/oidc/return"));
    }

    @Test
    void a_provider_that_is_away_is_said_so() {
        provider.close();
        Http.Got got = plant.anonymous().get("/oidc/begin");
        assertThat(got.status()).isEqualTo(503);
        assertThat(got.text()).contains("PROVIDER_AWAY");
    }

    private static void outside(Http.Got got) {
        assertThat(got.status()).as(got.toString()).isEqualTo(303);
        assertThat(got.header("location")).isEqualTo("/login?refused");
        assertThat(got.headers()).doesNotContainKey("set-cookie");
    }

    private static Map<String, String> query(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String one : query.split("&", -1)) {
            String[] parts = one.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    /** As much of a provider as the flow needs, with everything it says in the test's hand. */
    private static final class Provider implements AutoCloseable {
        final HttpServer server;
        final String issuer;
        final RSAKey key = new RSAKeyGenerator(2048).keyID("k").generate();
        RSAKey signer = key;
        String saidIssuer;
        String audience = "lineoff";
        String subject = "4711";
        String name = "Li";
        List<String> groups = List.of("quality-team");
        String nonce = "";
        String challenge = "";
        boolean wrongNonce;
        long lifeMs = 60_000;

        Provider() throws Exception {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            issuer = "http://127.0.0.1:" + server.getAddress().getPort();
            saidIssuer = issuer;
            server.createContext(
                    "/.well-known/openid-configuration",
                    exchange ->
                            answer(
                                    exchange,
                                    200,
                                    """
                                    {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                                     "jwks_uri":"%1$s/keys","subject_types_supported":["public"],"response_types_supported":["code"],
                                     "id_token_signing_alg_values_supported":["RS256"]}"""
                                            .formatted(issuer)));
            server.createContext(
                    "/keys",
                    exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
            server.createContext("/token", this::token);
            server.start();
        }

        private void token(HttpExchange exchange) throws IOException {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> form = query(body);
            try {
                String made =
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(
                                        MessageDigest.getInstance("SHA-256")
                                                .digest(
                                                        form.get("code_verifier")
                                                                .getBytes(
                                                                        StandardCharsets
                                                                                .US_ASCII)));
                boolean good =
                        "good".equals(form.get("code"))
                                && made.equals(challenge)
                                && "http://plant.test/oidc/return".equals(form.get("redirect_uri"))
                                && exchange.getRequestHeaders()
                                        .getFirst("Authorization")
                                        .startsWith("Basic ");
                if (!good) {
                    answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
                    return;
                }
                answer(
                        exchange,
                        200,
                        "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\"%s\"}"
                                .formatted(idToken()));
            } catch (Exception e) {
                answer(exchange, 500, "{}");
            }
        }

        private String idToken() throws Exception {
            long now = System.currentTimeMillis();
            SignedJWT token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
                            new JWTClaimsSet.Builder()
                                    .issuer(saidIssuer)
                                    .audience(audience)
                                    .subject(subject)
                                    .issueTime(new Date(now - 200_000))
                                    .expirationTime(new Date(now + lifeMs))
                                    .claim("nonce", wrongNonce ? "x" : nonce)
                                    .claim("preferred_username", name)
                                    .claim("groups", groups)
                                    .build());
            token.sign(new RSASSASigner(signer));
            return token.serialize();
        }

        private static void answer(HttpExchange exchange, int status, String body)
                throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            try (exchange) {
                exchange.getResponseBody().write(bytes);
            }
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
