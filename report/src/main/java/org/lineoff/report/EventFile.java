package org.lineoff.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.lineoff.events.Event;
import org.lineoff.events.EventCsv;
import org.lineoff.events.EventLines;

/**
 * A file of all events of a run: a table if its name ends in {@code .csv}, else one JSON object a
 * line. Events are written as they come, beside the file's place; {@link #finish} moves the whole
 * file there. Closed before that, or interrupted, it leaves nothing behind.
 */
public final class EventFile implements Consumer<Event>, AutoCloseable {
    private final WholeFiles files;
    private final BufferedWriter out;
    private final Consumer<Event> writer;

    private EventFile(Path place, WholeFiles files) throws IOException {
        this.files = files;
        out = Files.newBufferedWriter(files.beside(place));
        boolean table = place.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        writer = table ? EventCsv.writer(out) : EventLines.writer(out);
    }

    /** Begins a file; what stands at its place stays until it is finished. */
    public static EventFile at(Path place) throws IOException {
        WholeFiles files = new WholeFiles();
        try {
            return new EventFile(place, files);
        } catch (IOException e) {
            files.close();
            throw e;
        }
    }

    @Override
    public void accept(Event event) {
        writer.accept(event);
    }

    /** Puts the whole file in its place. */
    public void finish() throws IOException {
        out.close();
        files.finish();
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            files.close();
        }
    }
}
