package org.lineoff.serve.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A {@link ServedPlant} in a process of its own, small and quick to start. */
final class ServerProcess implements AutoCloseable {
    private static final int KILLED = 128 + 9;

    private final Process process;
    private final String address;

    private ServerProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts it, and waits until it listens.
     *
     * @param tokens gets those that it makes, by the name of their role
     * @param environment of the process, beside that of this one
     */
    static ServerProcess start(
            String place, Map<String, String> tokens, Map<String, String> environment)
            throws IOException, InterruptedException {
        return start(QuickStart.get().command(place), tokens, environment);
    }

    /** As above, by this command. */
    static ServerProcess start(
            List<String> command, Map<String, String> tokens, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            String[] words = line.split(" ", 3);
            if (words[0].equals("token")) {
                tokens.put(words[1], words[2]);
            } else if (words[0].equals("address")) {
                return new ServerProcess(process, words[1]);
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("The server did not start");
    }

    String address() {
        return address;
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(KILLED);
    }

    /** As a person would stop it. */
    void stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
