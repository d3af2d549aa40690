package org.lineoff.files;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Schemas of words, numbers, dates and durations: the same forms that {@link Scalars} reads. */
final class ScalarSchemas {
    Map<String, Object> of(Slot slot) {
        Class<?> type = slot.raw();
        if (type == String.class) {
            return word(slot.key());
        }
        if (type == DayOfWeek.class) {
            return constants(Scalars.DAYS);
        }
        if (type.isEnum()) {
            return constants(Scalars.names(type));
        }
        if (type == double.class || type == Double.class) {
            return number(slot);
        }
        if (type == int.class
                || type == Integer.class
                || type == long.class
                || type == Long.class) {
            return limited("integer", slot);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new LinkedHashMap<>(Map.of("type", "boolean"));
        }
        if (type == Duration.class) {
            boolean signed = slot.min() < 0 && !Double.isInfinite(slot.min());
            return pattern(signed ? Scalars.DURATION : Scalars.DURATION.replace("[+-]?", "[+]?"));
        }
        if (type == LocalDate.class) {
            return pattern(Scalars.DATE);
        }
        if (type == LocalTime.class) {
            return pattern(Scalars.TIME);
        }
        if (type == ZoneId.class) {
            return pattern("\\S+");
        }
        throw new IllegalStateException("no schema for " + type);
    }

    /** Any text; YAML makes numbers and truth values of some. */
    Map<String, Object> words() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", List.of("string", "number", "boolean"));
        schema.put("minLength", 1);
        return schema;
    }

    private Map<String, Object> word(String key) {
        return switch (key) {
            case "id", "shop", "type" -> {
                Map<String, Object> schema = words();
                schema.put("pattern", "^" + Scalars.ID + "$");
                yield schema;
            }
            case "quarter" -> pattern(Scalars.QUARTER);
            case "currency" -> pattern("[A-Z]{3}");
            default -> words();
        };
    }

    /** A number within limits, or per cent as a text. */
    private static Map<String, Object> number(Slot slot) {
        Map<String, Object> percent =
                pattern("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?%");
        return new LinkedHashMap<>(Map.of("anyOf", List.of(limited("number", slot), percent)));
    }

    private static Map<String, Object> limited(String type, Slot slot) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        Number min = SchemaWriter.limit(slot.min());
        Number max = SchemaWriter.limit(slot.max());
        if (min != null) {
            schema.put("minimum", min);
        }
        if (max != null) {
            schema.put("maximum", max);
        }
        return schema;
    }

    private static Map<String, Object> constants(List<String> names) {
        return new LinkedHashMap<>(Map.of("enum", names));
    }

    private static Map<String, Object> pattern(String pattern) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.put("pattern", "^" + pattern + "$");
        return schema;
    }
}
