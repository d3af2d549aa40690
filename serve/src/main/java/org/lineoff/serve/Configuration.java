package org.lineoff.serve;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the server listens and how it guards itself.
 *
 * @param host address to bind to
 * @param port 0: any free one
 * @param tls null: plain HTTP
 * @param insecure whether plain HTTP may be offered to other machines
 * @param sessionLasts how long a person stays signed in
 * @param oidc the enterprise's sign-in, null if there is none
 * @param version of the program
 */
public record Configuration(
        String host,
        int port,
        @Nullable Tls tls,
        boolean insecure,
        Limits limits,
        Duration sessionLasts,
        @Nullable Oidc oidc,
        String version) {
    public static final String LOOPBACK = "127.0.0.1";
    public static final Duration SHIFT = Duration.ofHours(12);

    /**
     * @param keystore PKCS #12 or JKS file with the key and its certificates
     */
    public record Tls(Path keystore, String password) {
        /** Without the password: what is printed must not tell it. */
        @Override
        public String toString() {
            return "Tls[" + keystore + "]";
        }
    }

    /** Only this machine can reach it, and everything is as safe as it can be without a key. */
    public static Configuration loopback(int port, String version) {
        return new Configuration(LOOPBACK, port, null, false, Limits.USUAL, SHIFT, null, version);
    }

    public Configuration with(Limits others) {
        return new Configuration(host, port, tls, insecure, others, sessionLasts, oidc, version);
    }
}
