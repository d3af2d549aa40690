package org.lineoff.files;

/** How a value of a file is shown in a message: short, on one line, harmless to a terminal. */
final class Show {
    private static final int LONGEST = 60;

    private Show() {}

    static String of(Tree node) {
        return switch (node) {
            case Tree.Scalar s -> s.isNothing() ? "" : text(s.text());
            case Tree.Mapping _ -> "{…}";
            case Tree.Sequence _ -> "[…]";
            case Tree.Broken _ -> "";
        };
    }

    /** Line breaks and control characters become visible, and the end of a long text is cut. */
    static String text(String raw) {
        StringBuilder s = new StringBuilder();
        raw.codePoints()
                .limit(LONGEST + 1L)
                .forEach(c -> s.appendCodePoint(isHarmless(c) ? c : c == '\n' ? '⏎' : '�'));
        if (s.codePointCount(0, s.length()) > LONGEST) {
            s.setLength(s.offsetByCodePoints(0, LONGEST));
            s.append('…');
        }
        return s.toString();
    }

    static boolean isHarmless(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE;
    }
}
