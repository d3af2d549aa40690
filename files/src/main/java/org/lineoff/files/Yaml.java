package org.lineoff.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * YAML as people would write it: what is small on one line, the rest in blocks, quotes where a word
 * could be taken for something else.
 */
abstract sealed class Yaml {
    private static final int WIDTH = 100;

    /** How deep maps and lists may lie in each other on one line. */
    private static final int DEEPEST_LINE = 2;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*");

    /** What some readers of YAML take for something other than a word. */
    private static final Set<String> NOT_PLAIN =
            Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

    private @Nullable String anchor;

    /** Gives the node a name, so that an {@link Alias} can stand for it further down. */
    final void anchor(String name) {
        anchor = name;
    }

    /** A number, date, duration, or a word as it is to be written. */
    static final class Scalar extends Yaml {
        private final String text;

        Scalar(String text) {
            this.text = text;
        }
    }

    static final class Alias extends Yaml {
        private final String name;

        Alias(String name) {
            this.name = name;
        }
    }

    static final class Seq extends Yaml {
        final List<Yaml> elements = new ArrayList<>();
    }

    static final class Mapping extends Yaml {
        final Map<String, Yaml> entries = new LinkedHashMap<>();

        Mapping put(String key, Yaml value) {
            entries.put(key, value);
            return this;
        }
    }

    /** A word: in quotes unless nobody could take it for anything else. */
    static Scalar word(String word) {
        return new Scalar(quoted(word));
    }

    /** A word that always has quotes. */
    static String inQuotes(String word) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c < ' ' || (c >= 0x7f && c <= 0xa0) || isInvisible(c)) {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    private static boolean isInvisible(char c) {
        return c == 0x2028 || c == 0x2029 || c == 0xfeff || c >= 0xfffe;
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() && !NOT_PLAIN.contains(word.toLowerCase(Locale.ROOT))
                ? word
                : inQuotes(word);
    }

    /** The text of a file. */
    static String text(Mapping file) {
        StringBuilder out = new StringBuilder();
        block(file, "", out);
        return out.toString();
    }

    private static void block(Mapping map, String indent, StringBuilder out) {
        boolean first = true;
        for (Map.Entry<String, Yaml> e : map.entries.entrySet()) {
            out.append(first ? "" : indent).append(quoted(e.getKey())).append(':');
            value(e.getValue(), indent, indent.length() + e.getKey().length() + 2, out);
            first = false;
        }
    }

    /** Writes a value behind a key and what follows it, the end of the line included. */
    private static void value(Yaml value, String indent, int used, StringBuilder out) {
        if (isLine(value, used)) {
            out.append(' ').append(line(value)).append('\n');
        } else if (value instanceof Mapping map) {
            out.append(mark(value)).append('\n').append(indent).append("  ");
            block(map, indent + "  ", out);
        } else if (value instanceof Seq list) {
            out.append(mark(value)).append('\n');
            for (Yaml element : list.elements) {
                out.append(indent).append("  -");
                String inner = indent + "    ";
                if (element instanceof Mapping map
                        && mark(map).isEmpty()
                        && !isLine(map, inner.length())) {
                    out.append(' ');
                    block(map, inner, out);
                } else {
                    value(element, indent + "  ", inner.length(), out);
                }
            }
        }
    }

    private static String mark(Yaml node) {
        return node.anchor == null ? "" : " &" + node.anchor;
    }

    private static boolean isLine(Yaml node, int used) {
        return switch (node) {
            case Scalar _, Alias _ -> true;
            case Mapping map ->
                    map.entries.isEmpty()
                            || (depth(node) <= DEEPEST_LINE && used + line(node).length() <= WIDTH);
            case Seq list ->
                    list.elements.isEmpty()
                            || (depth(node) <= DEEPEST_LINE && used + line(node).length() <= WIDTH);
        };
    }

    private static int depth(Yaml node) {
        int inner =
                switch (node) {
                    case Scalar _, Alias _ -> -1;
                    case Mapping map ->
                            map.entries.values().stream().mapToInt(Yaml::depth).max().orElse(0);
                    case Seq list -> list.elements.stream().mapToInt(Yaml::depth).max().orElse(0);
                };
        return inner + 1;
    }

    private static String line(Yaml node) {
        String text =
                switch (node) {
                    case Scalar s -> s.text;
                    case Alias a -> "*" + a.name;
                    case Seq list ->
                            "["
                                    + String.join(
                                            ", ", list.elements.stream().map(Yaml::line).toList())
                                    + "]";
                    case Mapping map -> {
                        List<String> entries = new ArrayList<>();
                        map.entries.forEach((k, v) -> entries.add(quoted(k) + ": " + line(v)));
                        yield "{" + String.join(", ", entries) + "}";
                    }
                };
        return node.anchor == null ? text : "&" + node.anchor + " " + text;
    }
}
