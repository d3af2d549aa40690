package org.lineoff.execute;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The code of a traction battery (动力蓄电池编码) after GB/T 34014: 24 of the digits and the letters
 * without I and O. Characters 1 to 3 name the manufacturer, 4 the product, 5 its chemistry, 6 and 7
 * the specification, 8 to 14 are for tracing, 15 to 17 the day of production, 18 to 24 count. It
 * has no check digit.
 */
public record BatteryCode(String text) {
    public static final int LENGTH = 24;

    private static final String DIGITS = "0123456789";
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String PRODUCTS = "PMC";
    private static final String CHEMISTRIES = "ABCDEFGZ";

    /** Years from 2011, months from January and days from the first; the last two are cut short. */
    private static final String NUMBERS = "123456789ABCDEFGHJKLMNPRSTVWXY0";

    private static final int FIRST_YEAR = 2011;
    private static final int MONTHS = 12;

    /** What a code is given to. */
    public enum Product {
        PACK,
        MODULE,
        CELL
    }

    /** What it is made of. */
    public enum Chemistry {
        NICKEL_METAL_HYDRIDE,
        LITHIUM_IRON_PHOSPHATE,
        LITHIUM_MANGANESE_OXIDE,
        LITHIUM_COBALT_OXIDE,
        TERNARY,
        SUPERCAPACITOR,
        LITHIUM_TITANATE,
        OTHER
    }

    public BatteryCode {
        List<Reason> faults = faults(text);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.getFirst().text().en());
        }
    }

    /** Reads what was scanned or typed; spaces around it and small letters are forgiven. */
    public static Reading<BatteryCode> read(String scanned) {
        String text = scanned.strip().toUpperCase(Locale.ROOT);
        List<Reason> faults = faults(text);
        return faults.isEmpty()
                ? new Reading.Valid<>(new BatteryCode(text))
                : new Reading.Invalid<>(faults);
    }

    /** Manufacturer: characters 1 to 3, as the authority gave them. */
    public String manufacturer() {
        return text.substring(0, 3);
    }

    public Product product() {
        return Product.values()[PRODUCTS.indexOf(text.charAt(3))];
    }

    public Chemistry chemistry() {
        return Chemistry.values()[CHEMISTRIES.indexOf(text.charAt(4))];
    }

    /** Specification: characters 6 and 7, registered by the manufacturer. */
    public String specification() {
        return text.substring(5, 7);
    }

    /** For tracing: characters 8 to 14, registered by the manufacturer. */
    public String tracing() {
        return text.substring(7, 14);
    }

    /** Day of production. Codes of years come again after 2041 and are read as before. */
    public LocalDate produced() {
        return day(text);
    }

    /** Counts what was produced on that day: characters 18 to 24. */
    public int serial() {
        return Integer.parseInt(text.substring(17));
    }

    @Override
    public String toString() {
        return text;
    }

    private static LocalDate day(String text) {
        return LocalDate.of(
                FIRST_YEAR + NUMBERS.indexOf(text.charAt(14)),
                1 + NUMBERS.indexOf(text.charAt(15)),
                1 + NUMBERS.indexOf(text.charAt(16)));
    }

    private static List<Reason> faults(String text) {
        if (text.length() != LENGTH) {
            return List.of(Why.WRONG_LENGTH.of(text, text.length(), LENGTH));
        }
        List<Reason> faults = new ArrayList<>();
        for (int i = 0; i < LENGTH; i++) {
            if (allowed(i).indexOf(text.charAt(i)) < 0) {
                faults.add(Why.WRONG_CHARACTER.of(i + 1, text, text.charAt(i), allowed(i)));
            }
        }
        if (faults.isEmpty()) {
            try {
                day(text);
            } catch (DateTimeException e) {
                faults.add(Why.NO_SUCH_DAY.of(text.substring(14, 17)));
            }
        }
        return faults;
    }

    private static String allowed(int position) {
        return switch (position) {
            case 3 -> PRODUCTS;
            case 4 -> CHEMISTRIES;
            case 14, 16 -> NUMBERS;
            case 15 -> NUMBERS.substring(0, MONTHS);
            case 17, 18, 19, 20, 21, 22, 23 -> DIGITS;
            default -> CHARACTERS;
        };
    }
}
