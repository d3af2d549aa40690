package org.lineoff.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A vehicle identification number (车辆识别代号) after ISO 3779 and GB 16735: 17 of the digits and the
 * letters without I, O and Q. Characters 1 to 3 name the manufacturer, 4 to 8 describe the vehicle,
 * 9 is the check digit, 10 the model year, 11 the plant, 12 to 17 count; the last four are digits
 * (three after a third character 9, which marks a maker of few vehicles).
 *
 * <p>The check digit is demanded where the law does: for manufacturers of China (L, H) and North
 * America (1 to 5). Elsewhere the ninth character is the manufacturer's own.
 */
public record Vin(String text) {
    public static final int LENGTH = 17;

    /** Codes of the model years from 1980; after 30 years they begin again. */
    static final String YEARS = "ABCDEFGHJKLMNPRSTVWXY123456789";

    static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ";

    private static final int FIRST_YEAR = 1980;
    private static final String DIGITS = "0123456789";

    /**
     * What each of {@link #CHARACTERS} counts, times these weights, modulo 11 (ISO 3779, table).
     */
    private static final String VALUES = "012345678912345678123457923456789";

    private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final int CHECK = 8;
    private static final int YEAR = 9;
    private static final String CHECKED_REGIONS = "12345LH";

    public Vin {
        List<Reason> faults = faults(text);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.getFirst().text().en());
        }
    }

    /** Reads what was scanned or typed; spaces around it and small letters are forgiven. */
    public static Reading<Vin> read(String scanned) {
        String text = scanned.strip().toUpperCase(Locale.ROOT);
        List<Reason> faults = faults(text);
        return faults.isEmpty()
                ? new Reading.Valid<>(new Vin(text))
                : new Reading.Invalid<>(faults);
    }

    /** The check digit that belongs to 17 characters, whatever stands in its place. */
    static char checkDigit(CharSequence text) {
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            int value = VALUES.charAt(CHARACTERS.indexOf(text.charAt(i))) - '0';
            sum += WEIGHTS[i] * value;
        }
        return sum % 11 == 10 ? 'X' : (char) ('0' + sum % 11);
    }

    /** The code of a model year. */
    static char yearCode(int year) {
        return YEARS.charAt(Math.floorMod(year - FIRST_YEAR, YEARS.length()));
    }

    /** World manufacturer identifier: characters 1 to 3. */
    public String manufacturer() {
        return text.substring(0, 3);
    }

    /** Vehicle descriptor without the check digit: characters 4 to 8. */
    public String descriptor() {
        return text.substring(3, CHECK);
    }

    /**
     * The model year: the latest with this code that is not after the given one, since the codes
     * come again every 30 years.
     */
    public int modelYear(int notAfter) {
        int code = YEARS.indexOf(text.charAt(YEAR));
        return notAfter - Math.floorMod(notAfter - FIRST_YEAR - code, YEARS.length());
    }

    /** Plant: character 11. */
    public char plant() {
        return text.charAt(10);
    }

    /** Characters 12 to 17. */
    public String serial() {
        return text.substring(11);
    }

    /** Whether the ninth character is the check digit; it need not be in every region. */
    public boolean checks() {
        return text.charAt(CHECK) == checkDigit(text);
    }

    @Override
    public String toString() {
        return text;
    }

    private static List<Reason> faults(String text) {
        if (text.length() != LENGTH) {
            return List.of(Why.WRONG_LENGTH.of(text, text.length(), LENGTH));
        }
        List<Reason> faults = new ArrayList<>();
        boolean known = true;
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            String allowed = allowed(text, i);
            if (allowed.indexOf(c) < 0) {
                faults.add(Why.WRONG_CHARACTER.of(i + 1, text, c, allowed));
                known &= CHARACTERS.indexOf(c) >= 0;
            }
        }
        if (known && CHECKED_REGIONS.indexOf(text.charAt(0)) >= 0) {
            char expected = checkDigit(text);
            if (text.charAt(CHECK) != expected) {
                faults.add(Why.WRONG_CHECK_DIGIT.of(text, text.charAt(CHECK), expected));
            }
        }
        return faults;
    }

    private static String allowed(String text, int position) {
        if (position == YEAR) {
            return YEARS;
        }
        // Of a maker of few vehicles the manufacturer goes on at places 12 to 14.
        int digits = text.charAt(2) == '9' ? 3 : 4;
        return position >= LENGTH - digits ? DIGITS : CHARACTERS;
    }
}
