package org.lineoff.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.lineoff.forecast.Progress;

/**
 * One line on standard error that is drawn over itself. Silent where standard error is no terminal,
 * so that logs hold no bars.
 */
final class ProgressBar implements Progress, AutoCloseable {
    private static final String CLEAR_LINE = "\r\u001b[2K";

    private final Terminal terminal;
    private final Texts texts;
    private final long started = System.nanoTime();
    private String shown = "";

    ProgressBar(Terminal terminal, Texts texts) {
        this.terminal = terminal;
        this.texts = texts;
    }

    @Override
    public synchronized void at(Phase phase, int done, int of) {
        if (!terminal.errIsTerminal()) {
            return;
        }
        String words = texts.get("progress." + phase.name().toLowerCase(Locale.ROOT));
        long seconds = (System.nanoTime() - started) / 1_000_000_000L;
        String tail = " %d/%d  %d s".formatted(done, of, seconds);
        int room = terminal.columns() - width(words) - tail.length() - 4;
        int length = Math.clamp(room, 0, 40);
        int full = of == 0 ? 0 : (int) ((long) length * done / of);
        String bar = length < 5 ? "" : " [" + "#".repeat(full) + "-".repeat(length - full) + "]";
        String line = words + bar + tail;
        if (!line.equals(shown)) {
            shown = line;
            PrintStream err = terminal.err();
            err.print(CLEAR_LINE + line);
            err.flush();
        }
    }

    /** Columns that a text takes; Chinese characters take two. */
    private static int width(String text) {
        return text.codePoints().map(c -> c >= 0x2E80 ? 2 : 1).sum();
    }

    @Override
    public synchronized void close() {
        if (!shown.isEmpty()) {
            terminal.err().print(CLEAR_LINE);
            terminal.err().flush();
            shown = "";
        }
    }
}
