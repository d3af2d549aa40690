package org.lineoff.files;

import java.util.List;
import java.util.Map;

/**
 * Writes maps, lists, texts, numbers and truth values as JSON, two blanks a level, keys as given.
 */
final class Json {
    private Json() {}

    static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, "", out);
        return out.append('\n').toString();
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
