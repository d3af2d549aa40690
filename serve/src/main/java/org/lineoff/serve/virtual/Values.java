package org.lineoff.serve.virtual;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.lineoff.execute.PlantRules.Characteristic;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Purpose;

/** What is read off parts and instruments: pure functions of seed, car and name. */
final class Values {
    /** Share of first measurements that lie outside the limits. */
    static final double OUT = 0.01;

    /** Characters for year (from 2011), month and day, as GB/T 34014 counts them. */
    private static final String DATE = "123456789ABCDEFGHJKLMNPRSTVWXY0";

    private static final int FIRST_YEAR = 2011;
    private static final int SERIALS = 10_000_000;

    private final Draws draws;

    Values(Draws draws) {
        this.draws = draws;
    }

    /**
     * A measurement.
     *
     * @param again whether it comes after a repair: then it lies within the limits
     */
    double measured(Characteristic c, long car, boolean again) {
        long key = key("measured/" + c.name());
        double u = Draws.uniform(key, 4 * car + (again ? 2 : 0));
        double luck = Draws.uniform(key, 4 * car + 1);
        boolean bounded = !Double.isInfinite(c.lower()) || !Double.isInfinite(c.upper());
        double value = !again && bounded && luck < OUT ? outside(c, u) : inside(c, u);
        return Math.round(value * 1000) / 1000.0;
    }

    private static double inside(Characteristic c, double u) {
        boolean low = !Double.isInfinite(c.lower());
        boolean high = !Double.isInfinite(c.upper());
        Double target = c.target();
        if (low && high) {
            double middle = target == null ? (c.lower() + c.upper()) / 2 : target;
            double room = Math.min(middle - c.lower(), c.upper() - middle);
            return middle + room * 0.7 * (2 * u - 1);
        }
        if (low) {
            return c.lower() + size(c.lower()) * (0.1 + 0.4 * u);
        }
        // Of what may not be exceeded there is usually less, and of what may not be there, nothing.
        return high ? (c.upper() > 0 ? c.upper() * (0.2 + 0.5 * u) : c.upper()) : u;
    }

    private static double outside(Characteristic c, double u) {
        return Double.isInfinite(c.upper())
                ? c.lower() - size(c.lower()) * (0.05 + 0.1 * u)
                : c.upper() > 0 ? c.upper() * (1.02 + 0.1 * u) : c.upper() + 1;
    }

    private static double size(double limit) {
        return limit == 0 ? 1 : Math.abs(limit);
    }

    /** The number of a piece: one of each part for each car. */
    String serial(String part, long car) {
        return String.format(Locale.ROOT, "%s-%07d", part, car);
    }

    /**
     * The code of a battery after GB/T 34014: of a made-up maker, a ternary pack, counted by the
     * car that it is for.
     */
    String battery(long car, LocalDate made) {
        return "001PE01"
                + String.format(Locale.ROOT, "%07d", car / SERIALS)
                + DATE.charAt(Math.floorMod(made.getYear() - FIRST_YEAR, DATE.length() - 1))
                + DATE.charAt(made.getMonthValue() - 1)
                + DATE.charAt(made.getDayOfMonth() - 1)
                + String.format(Locale.ROOT, "%07d", car % SERIALS);
    }

    /** What is used on a day is of that day's lot. */
    String lot(String part, LocalDate day) {
        return part + "-" + DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    /** Of software there is a new version each month. */
    static String version(LocalDate day) {
        return String.format(Locale.ROOT, "%d.%d", day.getYear(), day.getMonthValue());
    }

    private long key(String what) {
        return draws.key(Purpose.SEARCH, Draws.place("virtual/" + what));
    }
}
