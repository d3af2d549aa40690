package org.lineoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code lineoff serve} in a thread of its own, on a free port, interrupted as Ctrl-C would. */
final class Serving implements AutoCloseable {
    private static final long LOOK_EVERY = 50_000_000;
    private static final int MOST_LOOKS = 1200;

    private final Path log;
    private final PrintStream err;
    private final Thread thread;

    /**
     * Starts to serve.
     *
     * @param data where to; null where a file of the options says it
     */
    Serving(Path log, Path plant, Path data, String... options) throws IOException {
        List<String> words = new ArrayList<>();
        words.add("serve");
        words.add(plant.toString());
        words.addAll(List.of("--port", "0"));
        if (data != null) {
            words.addAll(List.of("--data", data.toString()));
        }
        words.addAll(List.of(options));
        this.log = log;
        err = new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8);
        Terminal terminal = Terminal.of(err, err, Map.of("LANG", "C.UTF-8"));
        thread = new Thread(() -> Main.run(terminal, words.toArray(String[]::new)));
        thread.start();
    }

    /**
     * The record of the first three days of the example's first phase, as a virtual plant has it.
     */
    static void threeDays(Path log, Path data) throws IOException {
        try (Serving serving =
                new Serving(
                        log,
                        Command.example("yizhuang"),
                        data,
                        "--virtual",
                        "--speed",
                        "max",
                        "--start",
                        "p1=2024-04-02",
                        "--start",
                        "p2=2026-11-01",
                        "--virtual-from",
                        "2024-04-02",
                        "--virtual-days",
                        "3")) {
            assertThat(serving.await("The virtual plant has ended at .*, refused: (0); ").group(1))
                    .isEqualTo("0");
        }
    }

    /** Waits until something was said; fails with all that was. */
    Matcher await(String pattern) throws IOException {
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            Matcher found = Pattern.compile(pattern).matcher(said());
            if (found.find()) {
                return found;
            }
            LockSupport.parkNanos(LOOK_EVERY);
        }
        throw new AssertionError("\"" + pattern + "\" was not said, but:\n" + said());
    }

    String said() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(20_000);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        assertThat(thread.isAlive()).isFalse();
        err.close();
    }
}
