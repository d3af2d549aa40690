package org.lineoff.report;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Bar codes after ISO/IEC 16388 (Code 39), as scanners at stations read them: of digits, capital
 * letters, space, point and minus. Drawn as SVG, so that it prints sharp.
 */
final class Code39 {
    /** Bars and spaces in turn, wide or narrow; three of nine are wide. */
    private static final Map<Character, String> PATTERNS = new TreeMap<>();

    private static final String ALL =
            """
            0nnnwwnwnn 1wnnwnnnnw 2nnwwnnnnw 3wnwwnnnnn 4nnnwwnnnw 5wnnwwnnnn 6nnwwwnnnn
            7nnnwnnwnw 8wnnwnnwnn 9nnwwnnwnn Awnnnnwnnw Bnnwnnwnnw Cwnwnnwnnn Dnnnnwwnnw
            Ewnnnwwnnn Fnnwnwwnnn Gnnnnnwwnw Hwnnnnwwnn Innwnnwwnn Jnnnnwwwnn Kwnnnnnnww
            Lnnwnnnnww Mwnwnnnnwn Nnnnnwnnww Ownnnwnnwn Pnnwnwnnwn Qnnnnnnwww Rwnnnnnwwn
            Snnwnnnwwn Tnnnnwnwwn Uwwnnnnnnw Vnwwnnnnnw Wwwwnnnnnn Xnwnnwnnnw Ywwnnwnnnn
            Znwwnwnnnn -nwnnnnwnw .wwnnnnwnn *nwnnwnwnn
            """;

    private static final int WIDE = 3;

    static {
        for (String one : ALL.split("\\s+", 0)) {
            PATTERNS.put(one.charAt(0), one.substring(1));
        }
        PATTERNS.put(' ', "nwwnnnwnn");
    }

    private Code39() {}

    /** Whether every character has a pattern. */
    static boolean canWrite(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> c != '*' && PATTERNS.containsKey((char) c));
    }

    /** The code as an SVG element, as high as told, in pixels. */
    static String svg(String text, int height) {
        StringBuilder bars = new StringBuilder();
        int at = 0;
        for (char c : ("*" + text + "*").toCharArray()) {
            String pattern = PATTERNS.getOrDefault(c, "");
            for (int i = 0; i < pattern.length(); i++) {
                int width = pattern.charAt(i) == 'w' ? WIDE : 1;
                if (i % 2 == 0) {
                    bars.append(String.format(Locale.ROOT, "M%d 0h%dv1h-%dz", at, width, width));
                }
                at += width;
            }
            at++; // the narrow gap between two characters
        }
        return String.format(
                Locale.ROOT,
                "<svg class=\"code\" role=\"img\" viewBox=\"0 0 %d 1\" preserveAspectRatio=\"none\""
                        + " height=\"%d\"><title>%s</title><path d=\"%s\"/></svg>",
                at - 1,
                height,
                Html.text(text),
                bars);
    }
}
