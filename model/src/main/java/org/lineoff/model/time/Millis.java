package org.lineoff.model.time;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 76s}, {@code 1.5min}, {@code 1h30min}, {@code 6w}, {@code
 * 250ms}.
 *
 * <p>One or more numbers with a unit each, larger units first, added up exactly; a day is 24 hours
 * and a week 7 days, whatever the calendar says. Reading costs about a microsecond. Not for months,
 * whose length depends on the month: give a date instead.
 */
public final class Millis {
    private static final Pattern PART = Pattern.compile("\\s*([0-9]+(?:\\.[0-9]+)?)\\s*(\\p{L}*)");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final String EXAMPLES = "such as 76s, 1.5min, 8h, 5d or 6w";

    private Millis() {}

    /** A unit, the largest first. */
    private enum Unit {
        W(604_800_000L),
        D(86_400_000L),
        H(3_600_000L),
        MIN(60_000L),
        S(1_000L),
        MS(1L);

        private final long millis;
        private final String symbol = name().toLowerCase(Locale.ROOT);

        Unit(long millis) {
            this.millis = millis;
        }
    }

    /** What came of reading a duration: a number of milliseconds, or a fault with its remedy. */
    public sealed interface Parsed {}

    /** It could be read; never negative. */
    public record Read(long millis) implements Parsed {}

    /**
     * It could not be read.
     *
     * @param what what is wrong, with the text
     * @param remedy what to write instead
     */
    public record Fault(String what, String remedy) implements Parsed {}

    /** Reads a duration; never throws. */
    public static Parsed parse(String text) {
        if (text.isBlank()) {
            return new Fault(
                    "A duration is missing.", "Write a number and a unit, " + EXAMPLES + ".");
        }
        if (text.strip().startsWith("-")) {
            return new Fault(
                    "The duration '" + text + "' is negative.", "Write it without the minus sign.");
        }
        if (text.contains(",")) {
            return new Fault(
                    "The duration '" + text + "' has a comma.",
                    "Write " + text.strip().replace(',', '.') + ", with a point for decimals.");
        }
        Matcher part = PART.matcher(text);
        BigDecimal sum = BigDecimal.ZERO;
        int smallestSoFar = -1;
        int at = 0;
        while (part.region(at, text.length()).lookingAt()) {
            String number = part.group(1);
            String symbol = part.group(2);
            for (Unit unit : Unit.values()) {
                if (unit.symbol.equals(symbol)) {
                    if (unit.ordinal() <= smallestSoFar) {
                        return new Fault(
                                "In the duration '"
                                        + text
                                        + "' the unit "
                                        + symbol
                                        + " comes too late.",
                                "Write larger units first and each once, such as 1h30min.");
                    }
                    smallestSoFar = unit.ordinal();
                    sum = sum.add(new BigDecimal(number).multiply(BigDecimal.valueOf(unit.millis)));
                    symbol = "";
                    at = part.end();
                    break;
                }
            }
            if (at != part.end()) {
                return unknownUnit(text, number, symbol);
            }
        }
        if (at == 0 || !text.substring(at).isBlank()) {
            return new Fault(
                    "The duration '" + text + "' is not a number with a unit.",
                    "Write digits, a point for decimals and a unit, " + EXAMPLES + ".");
        }
        return whole(text, sum);
    }

    private static Parsed whole(String text, BigDecimal sum) {
        if (sum.compareTo(LARGEST) > 0) {
            return new Fault("The duration '" + text + "' is too long.", "Write a shorter one.");
        }
        if (sum.stripTrailingZeros().scale() > 0) {
            return new Fault(
                    "The duration '" + text + "' is not a whole number of milliseconds.",
                    "Round it to milliseconds.");
        }
        return new Read(sum.longValueExact());
    }

    private static Fault unknownUnit(String text, String number, String symbol) {
        String said = "The duration '" + text + "' ";
        return switch (symbol.toLowerCase(Locale.ROOT)) {
            case "" ->
                    new Fault(
                            said + "has no unit after " + number + ".",
                            "Write " + number + "s, " + number + "min or " + number + "h.");
            case "mo", "mon", "month", "months", "y", "yr", "year", "years" ->
                    new Fault(
                            said + "is in '" + symbol + "', which differ in length.",
                            "Write weeks or days, such as 4w or 30d, or give a date.");
            case "m" ->
                    new Fault(
                            said + "has the unit '" + symbol + "', which may be minutes or months.",
                            "Write " + number + "min.");
            default ->
                    new Fault(
                            said + "has the unknown unit '" + symbol + "'.",
                            "Write "
                                    + number
                                    + nearest(symbol)
                                    + "; units are ms, s, min, h, d, w.");
        };
    }

    private static String nearest(String symbol) {
        String word = symbol.toLowerCase(Locale.ROOT);
        if (word.startsWith("mil") || word.equals("ms")) {
            return "ms";
        }
        return switch (word.charAt(0)) {
            case 'w', '周' -> "w";
            case 'd', 't', '天' -> "d";
            case 'h', '小' -> "h";
            case 'm', '分' -> "min";
            case '毫' -> "ms";
            default -> "s";
        };
    }

    /**
     * Writes a duration so that {@link #parse} reads the same: seconds below two minutes and
     * wherever there is a fraction ({@code 76s}, {@code 54.5s}), weeks only if whole, milliseconds
     * below one second.
     *
     * @param millis at least 0
     */
    public static String format(long millis) {
        if (millis < 0) {
            throw new IllegalArgumentException(
                    "The duration (" + millis + " ms) must not be negative.");
        }
        if (millis == 0) {
            return "0s";
        }
        if (millis % Unit.W.millis == 0) {
            return millis / Unit.W.millis + Unit.W.symbol;
        }
        if (millis < Unit.S.millis) {
            return millis + Unit.MS.symbol;
        }
        if (millis < 2 * Unit.MIN.millis && millis != Unit.MIN.millis) {
            return seconds(millis);
        }
        StringBuilder text = new StringBuilder();
        long left = millis;
        for (Unit unit : new Unit[] {Unit.D, Unit.H, Unit.MIN}) {
            if (left >= unit.millis) {
                text.append(left / unit.millis).append(unit.symbol);
                left %= unit.millis;
            }
        }
        return left == 0 ? text.toString() : text + seconds(left);
    }

    private static String seconds(long millis) {
        return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString() + Unit.S.symbol;
    }
}
