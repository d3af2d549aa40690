package org.lineoff.events;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

/**
 * Reads one JSON object (RFC 8259) whose values are texts and numbers only, which is all that an
 * event needs; anything else is refused with its column.
 */
final class FlatObject {
    /** A text (without quotes, escapes resolved) or a number (as written). */
    record Value(String text, boolean quoted, Where where) {}

    private final String line;
    private final String file;
    private final int number;
    private int at;

    FlatObject(String line, String file, int number) {
        this.line = line;
        this.file = file;
        this.number = number;
    }

    Map<String, Value> read() throws EventLines.Refused {
        Map<String, Value> fields = new LinkedHashMap<>();
        expect('{');
        do {
            space();
            Where where = here();
            String key = text();
            expect(':');
            space();
            Where valueAt = here();
            boolean quoted = peek() == '"';
            Value value = new Value(quoted ? text() : numeral(), quoted, valueAt);
            Value first = fields.putIfAbsent(key, value);
            if (first != null) {
                throw new EventLines.Refused(new Problem.Duplicate(where, key, first.where()));
            }
        } while (skip(','));
        expect('}');
        space();
        if (at < line.length()) {
            throw refused("nothing after the object");
        }
        return fields;
    }

    private String text() throws EventLines.Refused {
        if (peek() != '"') {
            throw refused("a quotation mark");
        }
        at++;
        StringBuilder text = new StringBuilder();
        while (peek() != '"') {
            char c = peek();
            if (c < ' ') {
                throw refused("a closing quotation mark");
            }
            at++;
            text.append(c == '\\' ? escaped() : c);
        }
        at++;
        return text.toString();
    }

    private char escaped() throws EventLines.Refused {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = peek() < 128 ? Character.digit(peek(), 16) : -1;
                    if (digit < 0) {
                        throw refused("four hexadecimal digits");
                    }
                    code = 16 * code + digit;
                    at++;
                }
                yield (char) code;
            }
            default -> {
                at--;
                throw refused("one of \" \\ / b f n r t u");
            }
        };
    }

    /** A number by JSON's grammar: -? (0 | 1-9 0-9*) (. 0-9+)? ([eE] [+-]? 0-9+)? */
    private String numeral() throws EventLines.Refused {
        int from = at;
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (peek() == '.') {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
        return line.substring(from, at);
    }

    private void digits() throws EventLines.Refused {
        if (peek() < '0' || peek() > '9') {
            throw refused("a text in quotes or a number");
        }
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
    }

    private void expect(char c) throws EventLines.Refused {
        if (!skip(c)) {
            throw refused("'" + c + "'");
        }
    }

    private boolean skip(char c) {
        space();
        if (peek() == c) {
            at++;
            return true;
        }
        return false;
    }

    private void space() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    /** The next character, 0 at the end. */
    private char peek() {
        return at < line.length() ? line.charAt(at) : 0;
    }

    private Where here() {
        return new Where(file, number, at + 1);
    }

    private EventLines.Refused refused(String expected) {
        String found = at < line.length() ? line.substring(at, at + 1) : "the end of the line";
        return new EventLines.Refused(
                new Problem.BadValue(
                        here(), "event", found, expected, "{\"id\":1,\"type\":\"released\", ...}"));
    }
}
