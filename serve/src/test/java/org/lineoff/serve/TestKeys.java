package org.lineoff.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A key and its certificate, made for one test. */
public final class TestKeys {
    public static final String PASSWORD = "a good secret";

    private TestKeys() {}

    /**
     * Makes a keystore.
     *
     * @param name what the certificate is for, e.g. {@code ip:127.0.0.1}
     */
    public static Path make(Path file, String name) throws IOException, InterruptedException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process made =
                new ProcessBuilder(
                                keytool.toString(),
                                "-genkeypair",
                                "-alias",
                                "plant",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=plant",
                                "-ext",
                                "SAN=" + name,
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                PASSWORD)
                        .redirectErrorStream(true)
                        .start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (made.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        return file;
    }
}
