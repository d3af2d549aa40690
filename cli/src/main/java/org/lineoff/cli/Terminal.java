package org.lineoff.cli;

import java.io.PrintStream;
import java.util.Map;

/**
 * What a command writes to, and what it may know of its surroundings. The launcher tells through
 * the environment whether standard error is a terminal ({@code LINEOFF_STDERR_TTY=1}), whether
 * standard output is one, and how wide it is, because Java cannot.
 */
record Terminal(
        PrintStream out,
        PrintStream err,
        boolean errIsTerminal,
        boolean outIsTerminal,
        int columns,
        Map<String, String> environment) {

    static Terminal of(PrintStream out, PrintStream err, Map<String, String> environment) {
        return new Terminal(
                out,
                err,
                environment.getOrDefault("LINEOFF_STDERR_TTY", "").equals("1"),
                environment.getOrDefault("LINEOFF_STDOUT_TTY", "").equals("1"),
                columns(environment),
                environment);
    }

    /** Colours only on a terminal whose owner has not asked for none (no-color.org). */
    boolean colour() {
        return outIsTerminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    private static int columns(Map<String, String> environment) {
        try {
            int columns = Integer.parseInt(environment.getOrDefault("LINEOFF_COLUMNS", "80"));
            return columns < 1 ? 80 : columns;
        } catch (NumberFormatException e) {
            return 80;
        }
    }
}
