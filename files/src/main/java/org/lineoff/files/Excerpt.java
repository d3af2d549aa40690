package org.lineoff.files;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file with a caret under a column. Tabs stay tabs in the line of the caret, and what
 * is two columns wide in a terminal (Chinese, most symbols) gets two blanks, so that the caret
 * stands right; control characters are not shown. Of a long line only the part around the column
 * is.
 */
final class Excerpt {
    private static final int BEFORE = 70;
    private static final int LONGEST = 110;

    /** First and last code points of the ranges that are two columns wide. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0xA4CF, 0xAC00, 0xD7A3, 0xF900, 0xFAFF,
        0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x1F300, 0x1F64F, 0x1F680, 0x1F6FF,
        0x1F900, 0x1F9FF, 0x20000, 0x3FFFD
    };

    private Excerpt() {}

    static String of(String text, int line, int column) {
        int[] points = line(text, line);
        if (points == null) {
            return "";
        }
        int at = Math.clamp(column - 1L, 0, points.length);
        int from = at > BEFORE ? at - BEFORE / 2 : 0;
        int to = Math.min(points.length, from + LONGEST);
        StringBuilder shown = new StringBuilder(from > 0 ? "…" : "");
        StringBuilder below = new StringBuilder(from > 0 ? " " : "");
        for (int i = from; i < to; i++) {
            int c = points[i];
            shown.appendCodePoint(c == '\t' || Show.isHarmless(c) ? c : '\uFFFD');
            if (i < at) {
                below.append(c == '\t' ? "\t" : " ".repeat(width(c)));
            }
        }
        if (to < points.length) {
            shown.append('…');
        }
        String number = Integer.toString(line);
        return "  %s | %s%n  %s | %s^"
                .formatted(number, shown, " ".repeat(number.length()), below)
                .replace("\r\n", "\n");
    }

    /** Columns that a character takes in a terminal (Unicode East Asian Width W and F: 2). */
    static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        for (int i = 0; i < WIDE.length; i += 2) {
            if (c >= WIDE[i] && c <= WIDE[i + 1]) {
                return 2;
            }
        }
        return 1;
    }

    /**
     * The line's code points; null where there is no such line. An end of file is an empty line.
     */
    private static int @Nullable [] line(String text, int wanted) {
        int start = SourceText.startOfLine(text, wanted);
        if (start < 0) {
            return null;
        }
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return Arrays.copyOf(
                text.substring(start, end).codePoints().toArray(), text.codePointCount(start, end));
    }
}
