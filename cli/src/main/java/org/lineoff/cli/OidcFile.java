package org.lineoff.cli;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lineoff.serve.Oidc;
import org.lineoff.serve.Server;
import org.lineoff.serve.access.Role;

/**
 * The company's sign-in as a file of properties says it; docs/serve.md explains the keys.
 *
 * @param oidc null if there are problems
 * @param problems all of them, each a line to show
 */
record OidcFile(@Nullable Oidc oidc, List<String> problems) {
    private static final List<String> NEEDED = List.of("issuer", "client", "here");
    private static final List<String> KNOWN =
            List.of("issuer", "client", "here", "nameClaim", "rolesClaim");
    private static final String ROLE = "role.";

    OidcFile {
        problems = List.copyOf(problems);
    }

    static OidcFile read(Path file, Map<String, String> environment, Texts texts)
            throws IOException {
        Properties given = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            given.load(reader);
        } catch (IllegalArgumentException e) {
            return new OidcFile(null, List.of(file + ": " + e.getMessage()));
        }
        List<String> problems = new ArrayList<>();
        Map<String, Role> roles = new TreeMap<>();
        for (String key : given.stringPropertyNames().stream().sorted().toList()) {
            String value = given.getProperty(key).strip();
            if (key.startsWith(ROLE)) {
                Optional<Role> role = Role.of(value).filter(one -> one != Role.STATION);
                role.ifPresent(one -> roles.put(key.substring(ROLE.length()), one));
                if (role.isEmpty()) {
                    problems.add(texts.get("oidc.role", file.toString(), key, value));
                }
            } else if (!KNOWN.contains(key)) {
                problems.add(
                        texts.get("oidc.key", file.toString(), key, String.join(", ", KNOWN)));
            }
        }
        for (String key : NEEDED) {
            if (given.getProperty(key, "").isBlank()) {
                problems.add(texts.get("oidc.missing", file.toString(), key));
            }
        }
        URI issuer = address("issuer", file, given, texts, problems);
        URI here = address("here", file, given, texts, problems);
        if (!problems.isEmpty() || issuer == null || here == null) {
            return new OidcFile(null, problems);
        }
        return new OidcFile(
                new Oidc(
                        issuer,
                        given.getProperty("client").strip(),
                        environment.getOrDefault("LINEOFF_OIDC_SECRET", ""),
                        here,
                        given.getProperty("nameClaim", "preferred_username").strip(),
                        given.getProperty("rolesClaim", "groups").strip(),
                        roles),
                List.of());
    }

    /** Plain HTTP would let others on the way sign in as anybody; only this machine may use it. */
    private static @Nullable URI address(
            String key, Path file, Properties given, Texts texts, List<String> problems) {
        String text = given.getProperty(key, "").strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            URI address = URI.create(text);
            String host = address.getHost();
            boolean safe =
                    host != null
                            && ("https".equals(address.getScheme())
                                    || ("http".equals(address.getScheme())
                                            && Server.isLoopback(host)));
            if (safe) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        problems.add(texts.get("oidc.address", file.toString(), key, text));
        return null;
    }
}
