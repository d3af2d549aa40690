package org.lineoff.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;

/**
 * What to say when the outside world fails (no room on the disk, no right to write): one line, no
 * stack trace. Anything else is a mistake of ours and is shown whole, with how to report it.
 */
final class Outside implements CommandLine.IExecutionExceptionHandler {
    private final Terminal terminal;
    private final Texts texts;

    Outside(Terminal terminal, String language) {
        this.terminal = terminal;
        this.texts = new Texts(language);
    }

    @Override
    public int handleExecutionException(
            Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        if (e instanceof IOException io) {
            terminal.err().println("lineoff: " + texts.get("outside.io", reason(io)));
        } else {
            terminal.err().println("lineoff: " + texts.get("outside.bug"));
            e.printStackTrace(terminal.err());
        }
        return Main.WRONG_INPUT;
    }

    private String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException a ->
                    texts.get("outside.denied", String.valueOf(a.getFile()));
            case NoSuchFileException n -> texts.get("outside.missing", String.valueOf(n.getFile()));
            case FileAlreadyExistsException f ->
                    texts.get("outside.exists", String.valueOf(f.getFile()));
            default -> e.getMessage() == null ? e.toString() : e.getMessage();
        };
    }
}
