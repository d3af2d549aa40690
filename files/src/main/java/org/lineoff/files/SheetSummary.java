package org.lineoff.files;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a planner's sheet itself says, before anything is simulated: a table of the shops and the
 * plant's own number, as plain text for a terminal or a page.
 */
public final class SheetSummary {
    private static final String GAP = "  ";

    private final PlannerSheet sheet;
    private final Catalogue texts;

    private SheetSummary(PlannerSheet sheet, String language) {
        this.sheet = sheet;
        this.texts = Catalogue.of(language);
    }

    /** The table and the number, ending with a line break. */
    public static String text(PlannerSheet sheet, String language) {
        return new SheetSummary(sheet, language).text();
    }

    private String text() {
        PlannerSheet.OwnNumber own = sheet.ownNumber();
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        texts.text("summary.shop"),
                        texts.text("summary.jobsPerHour"),
                        texts.text("summary.hours"),
                        texts.text("summary.days"),
                        texts.text("summary.planned"),
                        texts.text("summary.availability"),
                        texts.text("summary.own"),
                        ""));
        for (PlannerSheet.Shop shop : sheet.shops()) {
            rows.add(
                    List.of(
                            shop.name(),
                            plain(shop.jobsPerHour().value()),
                            plain(shop.hoursPerDay().value()),
                            String.valueOf(shop.daysPerYear().value()),
                            cars(shop.plannedCars()),
                            plain(shop.availability().value() * 100) + "%",
                            cars(shop.ownCars()),
                            own.smallest().contains(shop) ? texts.text("summary.smallest") : ""));
        }
        StringBuilder text = new StringBuilder();
        text.append(texts.fill("summary.title", String.valueOf(sheet.year()))).append('\n');
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], width(row.get(c)));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(GAP);
            for (int c = 0; c < widths.length; c++) {
                String blanks = " ".repeat(widths[c] - width(row.get(c)));
                boolean isWord = c == 0 || c == widths.length - 1;
                line.append(isWord ? row.get(c) + blanks : blanks + row.get(c)).append(GAP);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.append(
                        texts.fill(
                                "summary.number",
                                cars(own.cars()),
                                String.join(
                                        texts.text("summary.and"),
                                        own.smallest().stream().map(s -> s.name()).toList())))
                .append('\n')
                .toString();
    }

    /** Whole cars with commas between the thousands. */
    static String cars(double cars) {
        return String.format(Locale.ROOT, "%,d", (long) Math.floor(cars + 1e-6));
    }

    /** At most two digits behind the point, no zeros at the end. */
    static String plain(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
        return rounded.stripTrailingZeros().toPlainString();
    }

    private static int width(String text) {
        return text.codePoints().map(Excerpt::width).sum();
    }
}
