package org.lineoff.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Runs {@code lineoff} inside the test, with its own standard output and error. */
final class Command {
    private final Map<String, String> environment = new HashMap<>(Map.of("LANG", "C.UTF-8"));

    record Result(int status, String out, String err) {}

    Command with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Result run(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = Terminal.of(print(out), print(err), environment);
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        int status = Main.run(terminal, words);
        terminal.out().flush();
        terminal.err().flush();
        return new Result(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, false, StandardCharsets.UTF_8);
    }

    /** A folder of the repository, wherever the tests are started from. */
    static Path example(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("examples").resolve(name);
            if (Files.isDirectory(found)) {
                return found;
            }
        }
        throw new IllegalStateException("no examples/" + name);
    }

    /** A copy of a plant folder that a test may change. */
    static Path copy(Path folder, Path into) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path from : (Iterable<Path>) files::iterator) {
                Path to = into.resolve(folder.relativize(from).toString());
                if (Files.isDirectory(from)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(from, to);
                }
            }
        }
        return into;
    }

    /** Replaces every match; a test that changes nothing would prove nothing. */
    static void edit(Path file, String pattern, String by) throws IOException {
        String before = Files.readString(file);
        String after = before.replaceAll(pattern, by);
        if (after.equals(before)) {
            throw new IllegalStateException(pattern + " is not in " + file);
        }
        Files.writeString(file, after);
    }
}
