package org.lineoff.files;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

/**
 * Numbers, shares, dates and shift patterns as people write them into cells. A unit behind a number
 * is understood where it is the column's own; 0.95, 95 and 95% are the same share. What does not
 * fit is a fault at its cell, and null comes back.
 */
final class SheetValues {
    private static final Pattern NUMBER =
            Pattern.compile("([+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:\\.[0-9]+)?)\\s*(.*)");
    private static final Pattern DATE =
            Pattern.compile("([0-9]{4})[-/.年] ?([0-9]{1,2})[-/.月] ?([0-9]{1,2})日?( 00:00.*)?");
    private static final Pattern DAYS =
            Pattern.compile("([0-9]+|[一二三四五六七])\\s*(?:-?\\s*days?|d\\b|天|日)");
    private static final Pattern SHIFTS =
            Pattern.compile("([0-9]+|[一二三两双单])\\s*(?:-?\\s*shifts?|个?班|倒)");
    private static final Pattern LENGTH =
            Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(?:h\\b|hours?|小时)");
    private static final int LONGEST = 40;

    private final Faults faults;

    SheetValues(Faults faults) {
        this.faults = faults;
    }

    /** A number of a column, whole where asked for. */
    @Nullable Double number(
            @Nullable SheetCell cell,
            Where where,
            String header,
            SheetColumn column,
            double least,
            double most,
            boolean isWhole) {
        String expected = isWhole ? "expected.whole" : "expected.number";
        String example = example(column);
        if (!isThere(cell, where, header, expected, example) || cell == null) {
            return null;
        }
        BigDecimal number = cell.isPercent() ? null : cell.number();
        if (number == null) {
            number = parsed(cell.text(), column);
        }
        if (number == null || (isWhole && number.stripTrailingZeros().scale() > 0)) {
            faults.add(
                    new Problem.BadValue(where, header, Show.text(cell.text()), expected, example));
            return null;
        }
        double value = number.doubleValue();
        if (value < least || value > most || (least == 0 && !isWhole && value == 0)) {
            faults.add(
                    new Problem.OutOfRange(
                            where, header, Show.text(cell.text()), allowed(least, most, isWhole)));
            return null;
        }
        return value;
    }

    private static String allowed(double least, double most, boolean isWhole) {
        return least == 0 && !isWhole
                ? Faults.words("aboveZeroTo", Scalars.plain(most))
                : Faults.words("between", Scalars.plain(least), Scalars.plain(most));
    }

    /** A share, from 1 % to 100 %. */
    @Nullable Double share(
            @Nullable SheetCell cell, Where where, String header, SheetColumn column) {
        String example = example(column);
        if (!isThere(cell, where, header, "expected.share", example) || cell == null) {
            return null;
        }
        BigDecimal number = cell.number();
        boolean percent = cell.isPercent();
        if (number == null) {
            percent = cell.text().endsWith("%");
            number = parsed(cell.text(), column);
            number = number == null || !percent ? number : number.movePointLeft(2);
        }
        if (number == null) {
            faults.add(
                    new Problem.BadValue(
                            where, header, Show.text(cell.text()), "expected.share", example));
            return null;
        }
        double value = number.doubleValue();
        // 95 is 95 %; what lies a little above 1 is rather a share too large than one per cent.
        if (!percent && value >= 2) {
            value = number.movePointLeft(2).doubleValue();
        }
        if (value < 0.01 || value > 1) {
            faults.add(
                    new Problem.OutOfRange(
                            where,
                            header,
                            Show.text(cell.text()),
                            Faults.words("between", "1%", "100%")));
            return null;
        }
        return value;
    }

    /** A day; in a spreadsheet a date is a number. */
    @Nullable LocalDate date(@Nullable SheetCell cell, Where where, String header) {
        if (!isThere(cell, where, header, "expected.date", "2027-01-04") || cell == null) {
            return null;
        }
        if (cell.day() != null && cell.day().getYear() >= 1990) {
            return cell.day();
        }
        Matcher m = DATE.matcher(cell.text());
        try {
            if (m.matches()) {
                return LocalDate.of(
                        Integer.parseInt(m.group(1)),
                        Integer.parseInt(m.group(2)),
                        Integer.parseInt(m.group(3)));
            }
        } catch (DateTimeException e) {
            // Falls through: the 31st of June is no date.
        }
        faults.add(
                new Problem.BadValue(
                        where, header, Show.text(cell.text()), "expected.date", "2027-01-04"));
        return null;
    }

    /** Days a week, shifts a day and, where it is said, the length of a shift (0: not said). */
    PlannerSheet.@Nullable Week calendar(SheetCell cell, Where where, String header) {
        String text = cell.text().toLowerCase(Locale.ROOT);
        Matcher days = DAYS.matcher(text);
        Matcher shifts = SHIFTS.matcher(text);
        Matcher length = LENGTH.matcher(text);
        if (cell.isFault() || !days.find() || !shifts.find()) {
            faults.add(
                    new Problem.BadValue(
                            where,
                            header,
                            Show.text(cell.text()),
                            "expected.shifts",
                            Faults.words("example.shifts")));
            return null;
        }
        int d = count(days.group(1));
        int s = count(shifts.group(1));
        double hours = length.find() ? Double.parseDouble(length.group(1)) : 0;
        if (d < 1 || d > 7) {
            outside(where, header, days.group(), 7);
        } else if (s < 1 || s > 4) {
            outside(where, header, shifts.group(), 4);
        } else if (hours * s > 24) {
            faults.inconsistent(where, "shiftsTooLong", s, Scalars.plain(hours));
        } else {
            return new PlannerSheet.Week(d, s, hours, where);
        }
        return null;
    }

    private void outside(Where where, String header, String value, int most) {
        faults.add(new Problem.OutOfRange(where, header, value, Faults.words("between", 1, most)));
    }

    private static int count(String word) {
        int i = "单一".contains(word) ? 1 : "双两二".contains(word) ? 2 : 0;
        if (i == 0) {
            i = "一二三四五六七".indexOf(word) + 1;
        }
        if (i == 0) {
            i = word.length() > 3 ? 999 : Integer.parseInt(word);
        }
        return i;
    }

    /** Whether something is written there that can be read; otherwise a fault. */
    private boolean isThere(
            @Nullable SheetCell cell, Where where, String header, String expected, String example) {
        if (cell == null) {
            faults.add(new Problem.BadValue(where, header, "", expected, example));
            return false;
        }
        if (cell.isFault()) {
            faults.inconsistent(where, "cellError", header, cell.text());
            return false;
        }
        if (cell.text().isEmpty()) {
            faults.inconsistent(where, "notComputed", header);
            return false;
        }
        return true;
    }

    /** The number before one of the units, or alone; null for anything else. */
    private static @Nullable BigDecimal parsed(String text, SheetColumn column) {
        Matcher m = NUMBER.matcher(text);
        if (text.length() > LONGEST || !m.matches()) {
            return null;
        }
        String unit = m.group(2).strip().toLowerCase(Locale.ROOT);
        if (!unit.isEmpty() && !column.hasUnit(unit)) {
            return null;
        }
        try {
            return new BigDecimal(m.group(1).replace(",", ""));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String example(SheetColumn column) {
        return switch (column) {
            case JOBS_PER_HOUR -> "40";
            case HOURS_PER_DAY -> "15";
            case DAYS_PER_YEAR -> "250";
            case AVAILABILITY, FIRST_TIME_THROUGH -> "95%";
            case BUFFER -> "80";
            case REPAIR -> "10";
            default -> "";
        };
    }
}
