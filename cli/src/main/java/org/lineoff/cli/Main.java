package org.lineoff.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ResourceBundle;
import picocli.CommandLine;

/**
 * Where the program starts. Exit status: 0 done, 1 the input is wrong, 2 wrong usage, 3 done but a
 * promise is not met where {@code --strict} was asked for.
 */
public final class Main {
    static final int DONE = 0;
    static final int WRONG_INPUT = 1;
    static final int WRONG_USAGE = 2;
    static final int NOT_MET = 3;

    private Main() {}

    public static void main(String[] args) {
        Terminal terminal =
                Terminal.of(utf8(FileDescriptor.out), utf8(FileDescriptor.err), System.getenv());
        System.exit(run(terminal, args));
    }

    /** Runs one command; never exits the program, so that tests can call it. */
    static int run(Terminal terminal, String... args) {
        String language = Language.chosen(args, terminal.environment());
        CommandLine line = LineoffCommand.line(terminal);
        line.setResourceBundle(
                ResourceBundle.getBundle("org.lineoff.cli.texts", Language.locale(language)));
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(Math.clamp(terminal.columns(), 60, 100));
        line.setColorScheme(
                CommandLine.Help.defaultColorScheme(
                        terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setExecutionExceptionHandler(new Outside(terminal, language));
        line.setParameterExceptionHandler(new WrongUsage(terminal, language));
        return line.execute(args);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
