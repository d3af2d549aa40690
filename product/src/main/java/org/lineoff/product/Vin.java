package org.lineoff.product;

import java.util.Optional;

/**
 * Vehicle identification numbers: 17 letters and digits without I, O and Q (ISO 3779; GB
 * 16735-2019). The check digit, in position 9, is worked out as 49 CFR 565.15 and GB 16735 Appendix
 * A say.
 */
public final class Vin {
    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final String WORTH = "12345678123457923456789";
    private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};

    /** What is wrong with a number. */
    public enum Fault {
        /** Not 17 characters. */
        LENGTH,
        /** A character that no number has. */
        CHARACTER,
        /** Another check digit would be right. */
        CHECK_DIGIT
    }

    private Vin() {}

    /** What is wrong with it; empty if nothing is. */
    public static Optional<Fault> fault(String vin) {
        if (vin.length() != WEIGHTS.length) {
            return Optional.of(Fault.LENGTH);
        }
        for (int i = 0; i < vin.length(); i++) {
            if (worth(vin.charAt(i)) < 0) {
                return Optional.of(Fault.CHARACTER);
            }
        }
        return vin.charAt(8) == checkDigit(vin) ? Optional.empty() : Optional.of(Fault.CHECK_DIGIT);
    }

    /** The check digit that belongs into position 9, whatever stands there. */
    public static char checkDigit(String vin) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] == 0 ? 0 : WEIGHTS[i] * worth(vin.charAt(i));
        }
        return "0123456789X".charAt(sum % 11);
    }

    /** Whether the first characters of the number are these, {@code ?} being any. */
    static boolean isLike(String vin, String like) {
        if (vin.length() < like.length()) {
            return false;
        }
        for (int i = 0; i < like.length(); i++) {
            if (like.charAt(i) != '?' && like.charAt(i) != vin.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The last six characters. */
    static String serial(String vin) {
        return vin.substring(Math.max(0, vin.length() - 6));
    }

    private static int worth(char c) {
        int digit = DIGITS.indexOf(c);
        int letter = LETTERS.indexOf(c);
        return digit >= 0 ? digit : letter >= 0 ? WORTH.charAt(letter) - '0' : -1;
    }
}
