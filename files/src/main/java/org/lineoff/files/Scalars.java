package org.lineoff.files;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Problem;
import org.lineoff.model.Programme;

/**
 * Words, numbers, dates and durations as people write them. Every form is strict, so that nothing
 * is guessed: a number needs no unit, a duration always does, {@code 92%} is 0.92, a date is {@code
 * 2024-06-01}. What does not fit is a {@link Problem.BadValue} that says what would, what lies
 * outside {@code @About}'s limits a {@link Problem.OutOfRange}; both return null.
 */
final class Scalars {
    static final String NUMBER = "[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?%?";
    static final String WHOLE = "[+-]?[0-9]+";
    static final String DURATION = "[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+) ?(ms|s|min|h|d|w)";
    static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    static final String TIME = "[0-9]{2}:[0-9]{2}(:[0-9]{2})?";
    static final String ID = "[^\\s/#.|{}\\[\\],:*&!]+";
    static final String QUARTER = "[0-9]{4}-Q[1-4]";

    private static final Set<Class<?>> WHOLE_TYPES =
            Set.of(int.class, Integer.class, long.class, Long.class);

    /** Days as in a file, Monday first. */
    static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

    static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    static final LocalDate LATEST = LocalDate.of(2199, 12, 31);
    private static final double LONGEST_DAYS = 36_525;

    /** No number, date or duration is longer; arithmetic on a million digits takes for ever. */
    static final int LONGEST_TEXT = 40;

    private static final Pattern IS_NUMBER = Pattern.compile(NUMBER);
    private static final Pattern IS_WHOLE = Pattern.compile(WHOLE);
    private static final Pattern IS_DURATION = Pattern.compile(DURATION);
    private static final Pattern IS_DATE = Pattern.compile(DATE);
    private static final Pattern IS_TIME = Pattern.compile(TIME);
    private static final Pattern IS_ID = Pattern.compile(ID);
    private static final Pattern IS_QUARTER = Pattern.compile(QUARTER);

    private static final Map<String, BigDecimal> UNITS =
            Map.of(
                    "ms", BigDecimal.valueOf(1),
                    "s", BigDecimal.valueOf(1_000),
                    "min", BigDecimal.valueOf(60_000),
                    "h", BigDecimal.valueOf(3_600_000),
                    "d", BigDecimal.valueOf(86_400_000),
                    "w", BigDecimal.valueOf(604_800_000));

    private final Faults faults;

    Scalars(Faults faults) {
        this.faults = faults;
    }

    /** The value under a key, or null after a fault. */
    @Nullable Object read(Slot slot, Tree node) {
        if (node instanceof Tree.Broken) {
            return null;
        }
        if (!(node instanceof Tree.Scalar scalar) || scalar.isNothing()) {
            return bad(slot, node);
        }
        String text = scalar.text().strip();
        Class<?> type = slot.raw();
        if (type != String.class && text.length() > LONGEST_TEXT) {
            return bad(slot, node);
        }
        if (type == String.class) {
            return word(slot, node, text);
        }
        if (type.isEnum() && type != DayOfWeek.class) {
            Object[] constants = type.getEnumConstants();
            List<String> names = names(type);
            int i = names.indexOf(text);
            return i >= 0 ? constants[i] : bad(slot, node);
        }
        if (type == DayOfWeek.class) {
            int i = DAYS.indexOf(text);
            return i >= 0 ? DayOfWeek.of(i + 1) : bad(slot, node);
        }
        if (type == double.class || type == Double.class) {
            return number(slot, node, text);
        }
        if (WHOLE_TYPES.contains(type)) {
            return whole(slot, node, text);
        }
        if (type == boolean.class || type == Boolean.class) {
            return text.equals("true") || text.equals("false")
                    ? (Object) Boolean.valueOf(text)
                    : bad(slot, node);
        }
        if (type == Duration.class) {
            return duration(slot, node, text);
        }
        if (type == LocalDate.class) {
            return date(slot, node, text);
        }
        if (type == LocalTime.class) {
            try {
                return IS_TIME.matcher(text).matches() ? LocalTime.parse(text) : bad(slot, node);
            } catch (DateTimeException e) {
                return bad(slot, node);
            }
        }
        if (type == ZoneId.class) {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException e) {
                return bad(slot, node);
            }
        }
        throw new IllegalStateException("no form for " + type);
    }

    private @Nullable Object word(Slot slot, Tree node, String text) {
        boolean fits =
                switch (slot.key()) {
                    case "id", "shop", "type" -> IS_ID.matcher(text).matches();
                    case "quarter" -> IS_QUARTER.matcher(text).matches();
                    case "currency" -> text.matches("[A-Z]{3}");
                    default -> !text.isEmpty();
                };
        return fits ? text : bad(slot, node);
    }

    private @Nullable Object number(Slot slot, Tree node, String text) {
        if (!IS_NUMBER.matcher(text).matches()) {
            return bad(slot, node);
        }
        boolean percent = text.endsWith("%");
        BigDecimal exact;
        try {
            exact = new BigDecimal(percent ? text.substring(0, text.length() - 1) : text);
        } catch (ArithmeticException | NumberFormatException e) {
            return outside(slot, node, slot.min(), slot.max());
        }
        double value = (percent ? exact.movePointLeft(2) : exact).doubleValue();
        boolean inside = Double.isFinite(value) && value >= slot.min() && value <= slot.max();
        return inside ? (Object) value : outside(slot, node, slot.min(), slot.max());
    }

    private @Nullable Object whole(Slot slot, Tree node, String text) {
        if (!IS_WHOLE.matcher(text).matches()) {
            return bad(slot, node);
        }
        boolean isLong = slot.raw() == long.class || slot.raw() == Long.class;
        double least = Math.max(slot.min(), isLong ? Long.MIN_VALUE : Integer.MIN_VALUE);
        double most = Math.min(slot.max(), isLong ? Long.MAX_VALUE : Integer.MAX_VALUE);
        long value;
        try {
            value = Long.parseLong(text);
        } catch (NumberFormatException e) {
            return outside(slot, node, least, most);
        }
        if (value < least || value > most) {
            return outside(slot, node, least, most);
        }
        return isLong ? (Object) value : (Object) (int) value;
    }

    private @Nullable Object duration(Slot slot, Tree node, String text) {
        Matcher m = IS_DURATION.matcher(text);
        if (!m.matches()) {
            return bad(slot, node);
        }
        String unit = m.group(3);
        BigDecimal count = new BigDecimal(text.substring(0, text.length() - unit.length()).strip());
        BigDecimal millis = count.multiply(UNITS.getOrDefault(unit, BigDecimal.ONE));
        BigDecimal day = BigDecimal.valueOf(86_400_000);
        double least = slot.min() == Double.NEGATIVE_INFINITY ? 0 : slot.min();
        double most = Math.min(slot.max(), LONGEST_DAYS);
        if (millis.compareTo(day.multiply(BigDecimal.valueOf(least))) < 0
                || millis.compareTo(day.multiply(BigDecimal.valueOf(most))) > 0) {
            faults.add(
                    new Problem.OutOfRange(
                            node.where(),
                            slot.key(),
                            Show.of(node),
                            Faults.words("between", plain(least) + "d", plain(most) + "d")));
            return null;
        }
        return Duration.ofMillis(millis.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    private @Nullable Object date(Slot slot, Tree node, String text) {
        LocalDate date;
        try {
            date = IS_DATE.matcher(text).matches() ? LocalDate.parse(text) : null;
        } catch (DateTimeException e) {
            date = null;
        }
        if (date == null) {
            return bad(slot, node);
        }
        if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            faults.add(
                    new Problem.OutOfRange(
                            node.where(),
                            slot.key(),
                            Show.of(node),
                            Faults.words("between", EARLIEST, LATEST)));
            return null;
        }
        return date;
    }

    private @Nullable Object outside(Slot slot, Tree node, double min, double max) {
        faults.add(
                new Problem.OutOfRange(node.where(), slot.key(), Show.of(node), allowed(min, max)));
        return null;
    }

    /** Which values are allowed, for a message. */
    static String allowed(double min, double max) {
        if (max == Double.POSITIVE_INFINITY) {
            return min == Double.NEGATIVE_INFINITY ? "finite" : Faults.words("atLeast", plain(min));
        }
        return min == Double.NEGATIVE_INFINITY
                ? Faults.words("atMost", plain(max))
                : Faults.words("between", plain(min), plain(max));
    }

    static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    /** How the constants of an enum are written: camelCase, abbreviations as they are. */
    static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(
                        c ->
                                type == Programme.Precedence.Type.class
                                        ? c.toString()
                                        : camel(c.toString()))
                .toList();
    }

    private static String camel(String constant) {
        StringBuilder s = new StringBuilder();
        for (String word : constant.split("_", -1)) {
            s.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        s.setCharAt(0, Character.toLowerCase(s.charAt(0)));
        return s.toString();
    }

    /** Adds that the value has the wrong form; returns null. */
    @Nullable Object bad(Slot slot, Tree node) {
        if (node instanceof Tree.Broken) {
            return null;
        }
        String shown = Show.of(node);
        Class<?> type = slot.raw();
        String expected;
        String example;
        if (type.isEnum()) {
            List<String> names = type == DayOfWeek.class ? DAYS : names(type);
            String nearest = Nearest.to(shown, names);
            expected = Faults.words("expected.oneOf", String.join(", ", names));
            example = nearest == null ? names.get(0) : nearest;
        } else if (type == Duration.class) {
            boolean bare = IS_NUMBER.matcher(shown).matches() && !shown.endsWith("%");
            String unit = slot.owner().getEnclosingClass() == Programme.class ? "d" : "s";
            expected = bare ? "expected.unit" : "expected.duration";
            example = (bare ? shown : unit.equals("d") ? "30" : "76") + unit;
        } else if (type == ZoneId.class) {
            List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
            String nearest = Nearest.to(shown, zones);
            expected = "expected.zone";
            example = nearest == null ? "Asia/Shanghai" : nearest;
        } else {
            expected = "expected." + form(slot);
            example = slot.key().equals("port") ? "8080" : EXAMPLES.getOrDefault(form(slot), "");
        }
        faults.add(new Problem.BadValue(node.where(), slot.key(), shown, expected, example));
        return null;
    }

    private static final Map<String, String> EXAMPLES =
            Map.ofEntries(
                    Map.entry("id", "final-assembly"),
                    Map.entry("quarter", "2024-Q2"),
                    Map.entry("currency", "CNY"),
                    Map.entry("number", "0.92"),
                    Map.entry("whole", "40"),
                    Map.entry("yesOrNo", "true"),
                    Map.entry("date", "2024-06-01"),
                    Map.entry("time", "08:00"));

    private static String form(Slot slot) {
        Class<?> type = slot.raw();
        if (type == String.class) {
            return switch (slot.key()) {
                case "id", "shop", "type" -> "id";
                case "quarter", "currency" -> slot.key();
                default -> "word";
            };
        }
        if (type == double.class || type == Double.class) {
            return "number";
        }
        if (WHOLE_TYPES.contains(type)) {
            return "whole";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "yesOrNo";
        }
        if (type == LocalDate.class) {
            return "date";
        }
        if (type == LocalTime.class) {
            return "time";
        }
        return "map";
    }

    private static final Map<Class<?>, Object> STAND_INS =
            Map.ofEntries(
                    Map.entry(String.class, ""),
                    Map.entry(double.class, 0.0),
                    Map.entry(Double.class, 0.0),
                    Map.entry(int.class, 0),
                    Map.entry(Integer.class, 0),
                    Map.entry(long.class, 0L),
                    Map.entry(Long.class, 0L),
                    Map.entry(boolean.class, false),
                    Map.entry(Duration.class, Duration.ZERO),
                    Map.entry(LocalDate.class, LocalDate.EPOCH),
                    Map.entry(LocalTime.class, LocalTime.MIDNIGHT),
                    Map.entry(ZoneId.class, ZoneOffset.UTC));

    /** A value that stands in for one that could not be read, so that reading can go on. */
    static @Nullable Object standIn(Class<?> type) {
        return type.isEnum() ? type.getEnumConstants()[0] : STAND_INS.get(type);
    }
}
