package org.lineoff.files;

import java.util.List;
import java.util.Map;

/**
 * Writes maps, lists, texts, numbers and truth values as JSON, two blanks a level, keys as given.
 */
final class Json {
    private static final int WIDTH = 120;

    private Json() {}

    static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, "", out);
        return out.append('\n').toString();
    }

    /** The same, with what is small on one line of at most {@value #WIDTH} characters. */
    static String lines(Object value) {
        StringBuilder out = new StringBuilder();
        new Lines(out).write(value, "");
        return out.append('\n').toString();
    }

    /** Writes what fits on one line so; what does not is tried once at each level. */
    private record Lines(StringBuilder out) {
        void write(Object value, String indent) {
            int start = out.length();
            int room = WIDTH - indent.length();
            if (line(value, start + room) || !(value instanceof Map || value instanceof List)) {
                return;
            }
            out.setLength(start);
            String inner = indent + "  ";
            if (value instanceof Map<?, ?> map) {
                String separator = "{\n";
                for (Map.Entry<?, ?> e : map.entrySet()) {
                    out.append(separator).append(inner).append(quote(e.getKey().toString()));
                    out.append(": ");
                    write(e.getValue(), inner);
                    separator = ",\n";
                }
                out.append('\n').append(indent).append('}');
            } else if (value instanceof List<?> list) {
                String separator = "[\n";
                for (Object element : list) {
                    out.append(separator).append(inner);
                    write(element, inner);
                    separator = ",\n";
                }
                out.append('\n').append(indent).append(']');
            }
        }

        /** Writes on one line; gives up beyond a length and returns false. */
        private boolean line(Object value, int most) {
            switch (value) {
                case Map<?, ?> map -> {
                    String separator = "{";
                    for (Map.Entry<?, ?> e : map.entrySet()) {
                        out.append(separator).append(quote(e.getKey().toString())).append(": ");
                        if (!line(e.getValue(), most)) {
                            return false;
                        }
                        separator = ", ";
                    }
                    out.append(map.isEmpty() ? "{}" : "}");
                }
                case List<?> list -> {
                    String separator = "[";
                    for (Object element : list) {
                        out.append(separator);
                        if (!line(element, most)) {
                            return false;
                        }
                        separator = ", ";
                    }
                    out.append(list.isEmpty() ? "[]" : "]");
                }
                case String s -> out.append(quote(s));
                default -> out.append(value);
            }
            return out.length() <= most;
        }
    }

    private static void write(Object value, String indent, StringBuilder out) {
        switch (value) {
            case Map<?, ?> map -> {
                String inner = indent + "  ";
                String separator = "{\n";
                for (Map.Entry<?, ?> e : map.entrySet()) {
                    out.append(separator).append(inner).append(quote(e.getKey().toString()));
                    write(e.getValue(), inner, out.append(": "));
                    separator = ",\n";
                }
                out.append(map.isEmpty() ? "{}" : "\n" + indent + "}");
            }
            case List<?> list -> {
                String inner = indent + "  ";
                String separator = "[\n";
                for (Object element : list) {
                    write(element, inner, out.append(separator).append(inner));
                    separator = ",\n";
                }
                out.append(list.isEmpty() ? "[]" : "\n" + indent + "]");
            }
            case String s -> out.append(quote(s));
            default -> out.append(value);
        }
    }

    private static String quote(String s) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
