package org.lineoff.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Text in the cells of a terminal: Chinese characters take two, combining marks none. Widths follow
 * Unicode's East Asian Width (UAX #11) for the blocks in use; ambiguous ones count as one.
 */
final class Cells {
    /** A blank that lines are not broken at; shown as a plain one. */
    static final char KEPT = '\u00A0';

    /** Must not begin a line in Chinese typesetting (GB/T 15834). */
    private static final String NOT_FIRST = "，。、；：？！）》」』”’%)]},.;:!?…";

    private static final String NOT_LAST = "（《「『“‘([{";

    private Cells() {}

    static int width(String text) {
        return text.codePoints().map(Cells::width).sum();
    }

    private static int width(int c) {
        if (c < 0x300) {
            return 1;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(c) ? 2 : 1;
        };
    }

    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0x303E)
                || (c >= 0x3041 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }

    static String left(String text, int cells) {
        return text + " ".repeat(Math.max(0, cells - width(text)));
    }

    static String right(String text, int cells) {
        return " ".repeat(Math.max(0, cells - width(text))) + text;
    }

    /** A text from a file without the characters that steer a terminal. */
    static String safe(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isISOControl(c) || isBidiControl(c) ? ' ' : c)
                .forEach(safe::appendCodePoint);
        return safe.toString();
    }

    private static boolean isBidiControl(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    /**
     * Breaks a text into lines of at most so many cells: at blanks, between Chinese characters, and
     * inside a word only where it is longer than a line.
     */
    static List<String> wrap(String text, int cells) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : pieces(text)) {
            boolean fits = width(line + piece.stripTrailing()) <= cells;
            if (!fits && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            for (int c : piece.codePoints().toArray()) {
                if (width(line.toString()) + width(c) > cells && c != ' ') {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.appendCodePoint(c);
            }
        }
        lines.add(line.toString());
        return lines.stream().map(Cells::finished).toList();
    }

    /** A line as it is shown: nothing hangs at its end, not even the dot between two phrases. */
    private static String finished(String line) {
        String shown = line.replace(KEPT, ' ').stripTrailing();
        return shown.endsWith(" ·") ? shown.substring(0, shown.length() - 2) : shown;
    }

    /** The parts that a line break may stand between; blanks stay at the end of their part. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int[] all = text.codePoints().toArray();
        for (int i = 0; i < all.length; i++) {
            piece.appendCodePoint(all[i]);
            boolean last = i + 1 == all.length;
            if (last || mayBreak(all[i], all[i + 1])) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
        }
        return pieces;
    }

    private static boolean mayBreak(int before, int after) {
        if (after == ' ') {
            return false;
        }
        if (before == ' ') {
            return true;
        }
        return (isWide(before) || isWide(after))
                && before != KEPT
                && after != KEPT
                && NOT_LAST.indexOf(before) < 0
                && NOT_FIRST.indexOf(after) < 0;
    }
}
