package org.lineoff.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Numbers and dates as the console writes them, the same in both languages. */
final class Figures {
    private Figures() {}

    /** A count with a comma every three digits; counts of cars are read, not computed with. */
    static String count(double value) {
        String digits = BigDecimal.valueOf(value).setScale(0, RoundingMode.HALF_UP).toPlainString();
        StringBuilder grouped = new StringBuilder(digits);
        int first = digits.startsWith("-") ? 1 : 0;
        for (int at = digits.length() - 3; at > first; at -= 3) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }

    /**
     * A probability in whole percent. Only what happened in every run is 100%, and only what
     * happened in none is 0%: between them it is at most ">99%" and at least "<1%".
     */
    static String probability(double p) {
        if (p > 0 && p < 0.005) {
            return "<1%";
        }
        if (p < 1 && p >= 0.995) {
            return ">99%";
        }
        return percent(p, 0);
    }

    /**
     * The ends of an interval of a probability, e.g. 86–100%; with a decimal where whole percents
     * would hide it at the ends of the scale.
     */
    static String interval(double low, double high) {
        boolean fine = (low >= 0.985 && high < 1) || (high <= 0.015 && low > 0);
        String from = fine ? percent(Math.clamp(low, 0.001, 0.999), 1) : probability(low);
        String to = fine ? percent(Math.clamp(high, 0.001, 0.999), 1) : probability(high);
        return from.equals(to) ? to : from.replace("%", "") + "–" + to;
    }

    static String percent(double share, int decimals) {
        return BigDecimal.valueOf(share)
                        .movePointRight(2)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .toPlainString()
                + "%";
    }

    /** A number with that many decimals; a dash where it is none. */
    static String decimal(double value, int decimals) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .toPlainString()
                        .replace('-', '−')
                : "–";
    }

    /** A day, or a dash where too few runs reached it. */
    static String day(@Nullable LocalDate day) {
        return day == null ? "–" : day.toString();
    }

    /** A number of cars with its sign. */
    static String signed(long cars) {
        return cars == 0 ? "0" : (cars < 0 ? "−" : "+") + count(Math.abs(cars));
    }

    /** A number as short as it can be: whole ones without a point. */
    static String plain(double value) {
        String text =
                value == Math.rint(value) && Math.abs(value) < 1e15
                        ? Long.toString((long) value)
                        : Double.toString(value);
        return text.replace('-', '−');
    }
}
