package org.lineoff.files;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One cell of a spreadsheet as it was stored: a formula is its last value.
 *
 * @param column from 1
 * @param text what a person reads there, without blanks at the ends, wide digits and signs made
 *     plain; empty exactly for a formula that was never computed
 * @param raw a text as it is written, blanks and wide signs included
 * @param number the number stored, null for a text
 * @param isPercent whether the number is shown as per cent
 * @param day the number as a date, null where it cannot be one
 * @param isDate whether the number is shown as a date or a time
 * @param isFault an error of the spreadsheet, such as {@code #DIV/0!}
 */
record SheetCell(
        int column,
        String text,
        String raw,
        @Nullable BigDecimal number,
        boolean isPercent,
        @Nullable LocalDate day,
        boolean isDate,
        boolean isFault) {

    static SheetCell text(int column, String raw) {
        return new SheetCell(column, plain(raw), raw, null, false, null, false, false);
    }

    static SheetCell fault(int column, String raw) {
        return new SheetCell(column, plain(raw), raw, null, false, null, false, true);
    }

    static SheetCell number(
            int column,
            BigDecimal number,
            boolean isPercent,
            @Nullable LocalDate day,
            boolean isDate) {
        String text =
                (isPercent ? number.movePointRight(2) : number)
                        .stripTrailingZeros()
                        .toPlainString();
        String shown = text + (isPercent ? "%" : "");
        return new SheetCell(column, shown, shown, number, isPercent, day, isDate, false);
    }

    /** Wide letters, digits and signs of a Chinese keyboard made plain, blanks made single. */
    static String plain(String raw) {
        return Normalizer.normalize(raw, Normalizer.Form.NFKC)
                .replaceAll("[\\p{Z}\\s\\p{Cf}]+", " ")
                .strip();
    }
}
