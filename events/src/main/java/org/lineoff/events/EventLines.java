package org.lineoff.events;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

/**
 * Events as text: one JSON object a line, with all nine fields, as {@code docs/events.md} says.
 * What was written is read back equal. Reading is strict: a line that is not exactly such an object
 * is a {@link Problem} with its line and column, and gives no event; the lines after it are still
 * read.
 */
public final class EventLines {
    private static final Map<String, EventType> TYPES = new HashMap<>();
    private static final Map<String, Cause> CAUSES = new HashMap<>();

    static {
        for (EventType type : EventType.values()) {
            TYPES.put(CamelCase.of(type), type);
        }
        for (Cause cause : Cause.values()) {
            CAUSES.put(CamelCase.of(cause), cause);
        }
    }

    private EventLines() {}

    /** Returns the event as one line, without its end. */
    public static String line(Event e) {
        if (!Double.isFinite(e.value())) {
            throw new IllegalArgumentException("not a JSON number: the value of " + e);
        }
        StringBuilder s = new StringBuilder(160);
        s.append("{\"id\":").append(e.id());
        s.append(",\"type\":\"").append(CamelCase.of(e.type()));
        s.append("\",\"time\":").append(e.time());
        s.append(",\"place\":");
        quote(e.place(), s);
        s.append(",\"car\":").append(e.car());
        s.append(",\"visit\":").append(e.visit());
        s.append(",\"part\":");
        quote(e.part(), s);
        s.append(",\"cause\":\"").append(CamelCase.of(e.cause()));
        s.append("\",\"value\":").append(e.value()).append('}');
        return s.toString();
    }

    /** Returns a consumer that writes each event and the end of its line. */
    public static Consumer<Event> writer(Appendable to) {
        return event -> {
            try {
                to.append(line(event)).append('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /**
     * Reads all lines and hands on the events.
     *
     * @param file name of the file, for problems
     * @return what is wrong, in order; also a time before the one on the line above
     */
    public static List<Problem> read(String file, BufferedReader in, Consumer<Event> to)
            throws IOException {
        List<Problem> problems = new ArrayList<>();
        long before = Long.MIN_VALUE;
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            try {
                Event event = event(new FlatObject(line, file, number).read(), file, number);
                if (event.time() < before) {
                    throw new Refused(
                            new Problem.OutOfRange(
                                    new Where(file, number, 1),
                                    "time",
                                    Long.toString(event.time()),
                                    "at least " + before + ", as on the lines above"));
                }
                before = event.time();
                to.accept(event);
            } catch (Refused refused) {
                problems.add(refused.problem);
            }
        }
        return problems;
    }

    private static Event event(Map<String, FlatObject.Value> fields, String file, int number)
            throws Refused {
        Fields f = new Fields(fields, new Where(file, number, 1));
        Event event =
                new Event(
                        f.whole("id", 1, Long.MAX_VALUE),
                        f.oneOf("type", TYPES),
                        f.whole("time", 0, Long.MAX_VALUE),
                        f.text("place"),
                        f.whole("car", 0, Long.MAX_VALUE),
                        (int) f.whole("visit", 0, Integer.MAX_VALUE),
                        f.text("part"),
                        f.oneOf("cause", CAUSES),
                        f.number("value"));
        f.nothingElse();
        return event;
    }

    private static void quote(String text, StringBuilder s) {
        s.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                s.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                // Half a surrogate pair alone has no UTF-8; escaped, it survives.
                s.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                s.append(c);
            }
        }
        s.append('"');
    }

    /** A line cannot be read; never leaves this package. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        final transient Problem problem;

        Refused(Problem problem) {
            super(problem.toString(), null, false, false);
            this.problem = problem;
        }
    }

    /** Takes fields out of an object, each as what it has to be. */
    private record Fields(Map<String, FlatObject.Value> left, Where line) {
        private static final List<String> KNOWN =
                List.of("id", "type", "time", "place", "car", "visit", "part", "cause", "value");

        FlatObject.Value take(String key) throws Refused {
            FlatObject.Value value = left.remove(key);
            if (value == null) {
                throw new Refused(
                        new Problem.MissingKey(line, key, "every event states all nine fields"));
            }
            return value;
        }

        long whole(String key, long least, long most) throws Refused {
            FlatObject.Value value = take(key);
            try {
                long number = value.quoted() ? least - 1 : Long.parseLong(value.text());
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw bad(key, value, "a whole number from " + least, Long.toString(least));
        }

        double number(String key) throws Refused {
            FlatObject.Value value = take(key);
            double number = value.quoted() ? Double.NaN : Double.parseDouble(value.text());
            if (!Double.isFinite(number)) {
                throw bad(key, value, "a number", "0.0");
            }
            return number;
        }

        String text(String key) throws Refused {
            FlatObject.Value value = take(key);
            if (!value.quoted()) {
                throw bad(key, value, "a text in quotes", "\"\"");
            }
            return value.text();
        }

        <T> T oneOf(String key, Map<String, T> known) throws Refused {
            FlatObject.Value value = take(key);
            T found = value.quoted() ? known.get(value.text()) : null;
            if (found == null) {
                List<String> names = known.keySet().stream().sorted().toList();
                throw bad(key, value, "one of " + String.join(", ", names), names.getFirst());
            }
            return found;
        }

        void nothingElse() throws Refused {
            for (Map.Entry<String, FlatObject.Value> more : left.entrySet()) {
                throw new Refused(
                        new Problem.UnknownKey(
                                more.getValue().where(), more.getKey(), null, KNOWN));
            }
        }

        private static Refused bad(
                String key, FlatObject.Value value, String expected, String example) {
            return new Refused(
                    new Problem.BadValue(value.where(), key, value.text(), expected, example));
        }
    }
}
