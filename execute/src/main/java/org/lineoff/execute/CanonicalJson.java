package org.lineoff.execute;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON of which there is one text for one value: RFC 8785. Keys are sorted by their UTF-16 units,
 * there is no white space, and numbers are written as ECMAScript writes them. Takes maps, lists,
 * texts, booleans, null and numbers that a double holds exactly.
 */
public final class CanonicalJson {
    private static final double EXACT = 9_007_199_254_740_992d;

    private CanonicalJson() {}

    /** The one text of a value. */
    public static String text(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case Boolean b -> out.append(b);
            case String s -> quote(s, out);
            case Number n -> out.append(number(n));
            case Map<?, ?> map -> {
                TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
                map.forEach((key, inner) -> sorted.put(String.valueOf(key), inner));
                String separator = "{";
                for (Map.Entry<String, @Nullable Object> e : sorted.entrySet()) {
                    out.append(separator);
                    quote(e.getKey(), out);
                    out.append(':');
                    write(e.getValue(), out);
                    separator = ",";
                }
                out.append(map.isEmpty() ? "{}" : "}");
            }
            case List<?> list -> {
                out.append('[');
                for (int i = 0; i < list.size(); i++) {
                    out.append(i == 0 ? "" : ",");
                    write(list.get(i), out);
                }
                out.append(']');
            }
            default -> throw new IllegalArgumentException("no JSON: " + value.getClass());
        }
    }

    private static String number(Number n) {
        double value = n.doubleValue();
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a JSON number: " + n);
        }
        if (n instanceof Long whole && Math.abs((double) whole) > EXACT) {
            throw new IllegalArgumentException("no double holds " + n);
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
        if (exact.precision() == 2) {
            // Java never writes fewer than two digits, where ECMAScript takes one if it will do.
            BigDecimal one = exact.round(new MathContext(1));
            exact = one.doubleValue() == Math.abs(value) ? one.stripTrailingZeros() : exact;
        }
        String digits = exact.unscaledValue().toString();
        int point = digits.length() - exact.scale();
        String sign = value < 0 ? "-" : "";
        if (point > 21 || point < -5) {
            int exponent = point - 1;
            String rest = digits.length() == 1 ? "" : "." + digits.substring(1);
            return sign + digits.charAt(0) + rest + "e" + (exponent < 0 ? "" : "+") + exponent;
        }
        return sign + exact.toPlainString();
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
