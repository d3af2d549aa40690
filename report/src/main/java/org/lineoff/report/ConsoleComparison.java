package org.lineoff.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.forecast.Comparison;
import org.lineoff.forecast.Comparison.Change;
import org.lineoff.forecast.Comparison.CountSide;
import org.lineoff.forecast.Comparison.DateRow;
import org.lineoff.forecast.Comparison.DateSide;
import org.lineoff.forecast.Comparison.Difference;
import org.lineoff.forecast.Comparison.PeriodRow;
import org.lineoff.forecast.Comparison.PromiseRow;
import org.lineoff.forecast.Comparison.PromiseSide;
import org.lineoff.report.ConsolePage.Style;

/** What a comparison prints on a terminal: in words first, then each variant beside the first. */
public final class ConsoleComparison {
    private static final int NARROWEST = 60;
    private static final int WIDEST = 100;
    private static final int CHANGES = 12;

    private final Comparison comparison;
    private final Texts texts;
    private final ComparisonWords words;
    private final ConsolePage page;

    private ConsoleComparison(Comparison comparison, Texts texts, ConsolePage page) {
        this.comparison = comparison;
        this.texts = texts;
        this.words = new ComparisonWords(texts);
        this.page = page;
    }

    /**
     * The text to print.
     *
     * @param width cells of the terminal
     * @param colour whether escape sequences are wanted
     */
    public static String text(
            Comparison comparison, String language, int width, boolean colour, Path report) {
        ConsolePage page = new ConsolePage(Math.clamp(width, NARROWEST, WIDEST), colour);
        ConsoleComparison console = new ConsoleComparison(comparison, Texts.in(language), page);
        console.header();
        for (int v = 1; v < comparison.variants().size(); v++) {
            page.blank();
            page.wrapped(console.words.headline(comparison, v), Style.BOLD);
            console.changes(v);
            console.promises(v);
            console.dates(v);
            console.periods(v, "compare.years", comparison.years());
            console.periods(v, "compare.quarters", comparison.quarters());
        }
        page.blank();
        page.line(console.texts.get("console.report", Cells.safe(report.toString())));
        return page.toString();
    }

    private void header() {
        List<Comparison.Variant> variants = comparison.variants();
        for (int v = 0; v < variants.size(); v++) {
            Comparison.Variant variant = variants.get(v);
            page.hanging(
                    ComparisonWords.letter(v) + "  ",
                    3,
                    texts.get(
                            "compare.from",
                            Cells.safe(variant.title().in(texts.language())),
                            Cells.safe(variant.from())),
                    Style.BOLD);
        }
        page.wrapped(
                texts.get(
                        "compare.runs",
                        comparison.asOf(),
                        Figures.count(comparison.replications()),
                        Figures.count(comparison.draws()),
                        comparison.seed(),
                        Cells.safe(comparison.version())),
                Style.DIM);
        if (comparison.fewRuns()) {
            page.wrapped(texts.get("fewRuns.long"), Style.WARNING);
        }
    }

    private String pair(int v) {
        return texts.get("compare.variant", ComparisonWords.letter(v), ComparisonWords.letter(0));
    }

    // ---- what was changed ----

    private void changes(int v) {
        Comparison.Variant variant = comparison.variants().get(v);
        page.heading(texts.get("compare.changes"), pair(v));
        if (variant.changes().isEmpty()) {
            page.hanging("  ", 2, texts.get("compare.changes.none"), Style.PLAIN);
        }
        variant.changes().stream().limit(CHANGES).forEach(this::change);
        int more = variant.changes().size() - CHANGES;
        if (more > 0) {
            page.hanging("  ", 2, texts.get("compare.changes.more", more), Style.DIM);
        }
        if (variant.otherStructure()) {
            page.hanging("  ", 2, texts.get("compare.changes.structure"), Style.DIM);
        }
    }

    private void change(Change c) {
        String line = c.line();
        page.hanging(
                "  ",
                2,
                Cells.safe(c.name())
                        + (line == null
                                ? ""
                                : " · " + texts.get("compare.changes.line", Cells.safe(line))),
                Style.PLAIN);
        String before = c.before();
        String after = c.after();
        String words =
                before == null
                        ? texts.get("compare.changes.added") + ": " + Cells.safe("" + after)
                        : Cells.safe(before)
                                + " → "
                                + (after == null
                                        ? texts.get("compare.changes.removed")
                                        : Cells.safe(after));
        page.hanging("    ", 4, words, Style.PLAIN);
    }

    // ---- results ----

    private void promises(int v) {
        if (comparison.promises().isEmpty()) {
            return;
        }
        page.heading(
                texts.get("compare.promises"),
                pair(v) + " · " + texts.get("compare.promises.remark"));
        List<String> same = new ArrayList<>();
        for (PromiseRow row : comparison.promises()) {
            PromiseSide first = row.sides().getFirst();
            PromiseSide other = row.sides().get(v);
            if (other != null && isSame(other.likelier()) && !differs(other.days())) {
                same.add(row.name().in(texts.language()));
                continue;
            }
            page.hanging("  ", 2, Cells.safe(row.name().in(texts.language())), Style.PLAIN);
            StringBuilder line =
                    new StringBuilder(sides(probability(first), v, probability(other)));
            if (other != null && other.likelier() != null) {
                line.append(" · ").append(words.points(other.likelier()));
                append(line, words.remark(other.likelier()));
                if (other.days() != null && differs(other.days())) {
                    line.append(" · ").append(words.days(other.days()));
                    append(line, words.remark(other.days()));
                }
            }
            page.hanging("    ", 4, line.toString(), Style.PLAIN);
        }
        same(same);
    }

    /** What does not differ in any run needs no line of its own. */
    private void same(List<String> names) {
        if (!names.isEmpty()) {
            page.hanging(
                    "  ",
                    2,
                    texts.get("compare.same", Cells.safe(String.join(" · ", names))),
                    Style.DIM);
        }
    }

    private static boolean isSame(@Nullable Difference d) {
        return d != null && d.differing() == 0;
    }

    private static boolean differs(@Nullable Difference d) {
        return d != null && d.differing() > 0;
    }

    private static void append(StringBuilder line, String remark) {
        if (!remark.isEmpty()) {
            line.append(" · ").append(remark);
        }
    }

    private String probability(@Nullable PromiseSide side) {
        return side == null
                ? texts.get("compare.notHere")
                : Figures.probability(side.probability())
                        + (side.settled() ? " " + texts.get("compare.settled") : "");
    }

    private static String sides(String first, int v, String other) {
        return ComparisonWords.letter(0)
                + " "
                + first
                + " · "
                + ComparisonWords.letter(v)
                + " "
                + other;
    }

    private void dates(int v) {
        page.heading(
                texts.get("compare.dates"), pair(v) + " · " + texts.get("compare.dates.remark"));
        List<String> same = new ArrayList<>();
        for (DateRow row : comparison.dates()) {
            DateSide first = row.sides().getFirst();
            DateSide other = row.sides().get(v);
            if (other != null && isSame(other.days())) {
                same.add(row.name().in(texts.language()));
                continue;
            }
            page.hanging("  ", 2, Cells.safe(row.name().in(texts.language())), Style.PLAIN);
            StringBuilder line = new StringBuilder(sides(day(first), v, day(other)));
            if (other != null && other.days() != null) {
                line.append(" · ").append(words.days(other.days()));
                append(line, words.remark(other.days()));
            }
            page.hanging("    ", 4, line.toString(), Style.PLAIN);
        }
        same(same);
    }

    private String day(@Nullable DateSide side) {
        return side == null
                ? texts.get("compare.notHere")
                : side.p50() == null ? texts.get("compare.notReached") : side.p50().toString();
    }

    private void periods(int v, String key, List<PeriodRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        page.heading(texts.get(key), pair(v) + " · " + texts.get(key + ".remark"));
        boolean years = key.equals("compare.years");
        table(v, "quarters.deliveries", rows, years, true).print(page);
        page.blank();
        table(v, "quarters.lineOff", rows, years, false).print(page);
        if (!rows.stream().allMatch(PeriodRow::whole)) {
            page.hanging("  ", 2, "* " + texts.get("compare.part"), Style.DIM);
        }
    }

    private ConsoleTable table(
            int v, String of, List<PeriodRow> rows, boolean mean, boolean delivered) {
        ConsoleTable table =
                new ConsoleTable()
                        .left(texts.get(of))
                        .right(ComparisonWords.letter(0))
                        .right(ComparisonWords.letter(v))
                        .right(texts.get("compare.difference"))
                        .left("");
        boolean narrow = page.width() < 80;
        for (PeriodRow row : rows) {
            List<@Nullable CountSide> sides = delivered ? row.deliveries() : row.lineOff();
            CountSide other = sides.get(v);
            String remark = other == null ? "" : words.remark(other.difference());
            table.row(
                    row.period() + (row.whole() ? "" : "*"),
                    cars(sides.getFirst(), mean),
                    cars(other, mean),
                    other == null ? "–" : words.cars(other.difference()),
                    narrow ? "" : remark);
        }
        return table;
    }

    private static String cars(@Nullable CountSide side, boolean mean) {
        return side == null ? "–" : Figures.count(mean ? side.mean() : side.p50());
    }
}
