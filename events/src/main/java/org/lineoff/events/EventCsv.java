package org.lineoff.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/**
 * Events as a table for spreadsheets: the nine fields of {@code docs/events.md} in its order, comma
 * between them, CRLF at the end, quotes where needed (RFC 4180), a header row, and before it the
 * byte order mark without which spreadsheets read Chinese as noise. A name that a spreadsheet would
 * take for a formula gets an apostrophe before it. To be read again by a program, {@link
 * EventLines} is the better form.
 */
public final class EventCsv {
    private static final String HEADER =
            "\uFEFFid,type,time_ms,place,car,visit,part,cause,value\r\n";

    private static final String FORMULA_STARTS = "=+-@＝＋－＠";

    private EventCsv() {}

    /** Writes the header and returns a consumer that writes each event as a row. */
    public static Consumer<Event> writer(Appendable to) throws IOException {
        to.append(HEADER);
        return event -> {
            try {
                to.append(row(event));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static String row(Event e) {
        return e.id()
                + ","
                + CamelCase.of(e.type())
                + ","
                + e.time()
                + ","
                + quoted(e.place())
                + ","
                + e.car()
                + ","
                + e.visit()
                + ","
                + quoted(e.part())
                + ","
                + CamelCase.of(e.cause())
                + ","
                + e.value()
                + "\r\n";
    }

    private static String quoted(String name) {
        boolean formula = !name.isEmpty() && FORMULA_STARTS.indexOf(name.charAt(0)) >= 0;
        String cell = formula ? "'" + name : name;
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
