package org.lineoff.model;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A place in a plant file, or a cell of a spreadsheet. Line and column count from 1; 0 means the
 * file, or the sheet, as a whole; a cell's column 0 means its whole row.
 *
 * @param sheet name of the sheet; empty where a file of cells has no sheets (CSV); null in a file
 *     of text
 */
public record Where(String file, @Nullable String sheet, int line, int column)
        implements Comparable<Where> {
    private static final Comparator<Where> ORDER =
            Comparator.comparing(Where::file)
                    .thenComparing(w -> w.sheet == null ? "" : w.sheet)
                    .thenComparingInt(Where::line)
                    .thenComparingInt(Where::column);

    public Where(String file, int line, int column) {
        this(file, null, line, column);
    }

    /** The name that spreadsheet programs give the cell, e.g. {@code C4}; empty for no cell. */
    public String cell() {
        if (sheet == null || line == 0 || column == 0) {
            return "";
        }
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.append(line).toString();
    }

    @Override
    public int compareTo(Where other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        if (sheet == null) {
            return line == 0 ? file : file + ":" + line + ":" + column;
        }
        return file
                + (sheet.isEmpty() ? "" : ", sheet " + sheet)
                + (line == 0 ? "" : column == 0 ? ", row " + line : ", cell " + cell());
    }
}
