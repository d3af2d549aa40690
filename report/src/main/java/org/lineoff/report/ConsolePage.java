package org.lineoff.report;

import java.util.List;

/**
 * Lines of a terminal, no wider than told. Styles are written only where colours were asked for;
 * bold, dim and one colour for warnings, so that it reads on light and dark grounds.
 */
final class ConsolePage {
    enum Style {
        PLAIN(""),
        BOLD("1"),
        DIM("2"),
        WARNING("33");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }

    private final StringBuilder out = new StringBuilder();
    private final int width;
    private final boolean colour;

    ConsolePage(int width, boolean colour) {
        this.width = width;
        this.colour = colour;
    }

    int width() {
        return width;
    }

    void blank() {
        out.append('\n');
    }

    /** A finished line; the caller has measured it. */
    void line(String line) {
        out.append(line.stripTrailing()).append('\n');
    }

    void wrapped(String text, Style style) {
        hanging("", 0, text, style);
    }

    /**
     * A text in lines of its own that all begin at a column; {@code first} stands left of the
     * first.
     */
    void hanging(String first, int column, String text, Style style) {
        List<String> lines = Cells.wrap(text, width - column);
        for (int i = 0; i < lines.size(); i++) {
            line((i == 0 ? first : " ".repeat(column)) + styled(lines.get(i), style));
        }
    }

    void heading(String title, String remark) {
        blank();
        String both = title + "  " + remark;
        if (Cells.width(both) <= width) {
            line(styled(title, Style.BOLD) + "  " + styled(remark, Style.DIM));
        } else {
            wrapped(title, Style.BOLD);
            wrapped(remark, Style.DIM);
        }
    }

    String styled(String text, Style style) {
        return colour && !style.code.isEmpty() && !text.isEmpty()
                ? "\u001B[" + style.code + "m" + text + "\u001B[0m"
                : text;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
