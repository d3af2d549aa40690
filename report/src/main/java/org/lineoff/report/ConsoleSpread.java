package org.lineoff.report;

import java.util.Comparator;
import java.util.List;
import org.lineoff.forecast.Forecast;
import org.lineoff.forecast.Forecast.MeasureNext;
import org.lineoff.forecast.Forecast.SpreadOf;
import org.lineoff.forecast.Forecast.SpreadShare;
import org.lineoff.report.ConsolePage.Style;

/** Where the spread of the results comes from, and what to find out next, for the terminal. */
final class ConsoleSpread {
    private static final int SHOWN = 6;
    private static final int INDENT = 9;
    private static final double TENTH = 0.1;

    private final ConsolePage page;
    private final Texts texts;
    private final Forecast forecast;

    ConsoleSpread(ConsolePage page, Texts texts, Forecast forecast) {
        this.page = page;
        this.texts = texts;
        this.forecast = forecast;
    }

    void print() {
        page.heading(texts.get("spread.title"), texts.get("console.spread.remark"));
        List<SpreadOf> shown =
                forecast.spread().results().stream().filter(ConsoleSpread::isShown).toList();
        if (!shown.isEmpty()) {
            ConsoleTable table = table(shown);
            if (table.width() <= page.width()) {
                table.print(page);
            } else {
                shown.forEach(this::inWords);
            }
            page.hanging(
                    "  ",
                    2,
                    texts.get("console.spread.walks", forecast.spread().walks()),
                    Style.DIM);
        }
        List<MeasureNext> next = forecast.spread().measureNext();
        if (!next.isEmpty()) {
            page.line("  " + texts.get("measure.title"));
            next.stream()
                    .filter(m -> !m.kind().equals("quarter"))
                    .sorted(Comparator.comparingDouble(MeasureNext::share).reversed())
                    .limit(SHOWN)
                    .forEach(this::measure);
        }
        shown.stream()
                .max(Comparator.comparingDouble(SpreadOf::least))
                .filter(r -> r.least() > TENTH)
                .ifPresent(
                        r ->
                                page.hanging(
                                        "  ",
                                        2,
                                        texts.get(
                                                "measure.least",
                                                r.runs(),
                                                Figures.percent(r.least(), 0),
                                                Math.round(r.runs() * r.least() / TENTH)),
                                        Style.DIM));
    }

    /** Years and promises of the plant; what only the programme decides is said by its figures. */
    private static boolean isShown(SpreadOf result) {
        return !result.kind().equals("quarter") && result.programme().low() < 1;
    }

    private ConsoleTable table(List<SpreadOf> results) {
        ConsoleTable table =
                new ConsoleTable()
                        .left(texts.get("spread.result"))
                        .right(texts.get("spread.deviation"))
                        .right(texts.get("spread.group.programme"))
                        .right(texts.get("spread.group.assumptions"))
                        .right(texts.get("spread.group.policies"))
                        .right(texts.get("spread.group.luck"));
        for (SpreadOf r : results) {
            table.row(
                    name(r.kind(), r.id()),
                    texts.get("spread.unit." + r.unit(), Figures.count(r.deviation())),
                    share(r.programme()),
                    share(r.assumptions()),
                    share(r.policies()),
                    share(r.luck()));
        }
        return table;
    }

    /** For narrow terminals. */
    private void inWords(SpreadOf r) {
        page.hanging(
                "  ",
                4,
                name(r.kind(), r.id())
                        + ": "
                        + texts.get("spread.group.programme")
                        + " "
                        + share(r.programme())
                        + ", "
                        + texts.get("spread.group.assumptions")
                        + " "
                        + share(r.assumptions())
                        + ", "
                        + texts.get("spread.group.policies")
                        + " "
                        + share(r.policies())
                        + ", "
                        + texts.get("spread.group.luck")
                        + " "
                        + share(r.luck()),
                Style.PLAIN);
    }

    private static String share(SpreadShare share) {
        return share.high() == 0
                ? "–"
                : Figures.percent(share.low(), 0).replace("%", "")
                        + "–"
                        + Figures.percent(share.high(), 0);
    }

    private void measure(MeasureNext m) {
        page.hanging(
                Cells.right(Figures.percent(m.share(), 0), 7) + "  ",
                INDENT,
                Cells.safe(m.name().in(texts.language())),
                Style.PLAIN);
        String value = m.value();
        if (value != null) {
            String known =
                    m.from() == null
                            ? texts.get("measure.known", value)
                            : texts.get("measure.range", value, m.from(), String.valueOf(m.to()));
            String reason =
                    m.reason() == null
                            ? ""
                            : " · " + texts.get("measure.reason", Cells.safe(m.reason()));
            page.hanging(" ".repeat(INDENT), INDENT, known + reason, Style.DIM);
        }
        page.hanging(
                " ".repeat(INDENT),
                INDENT,
                texts.get(
                        "measure.of",
                        Figures.percent(m.share(), 0),
                        Figures.percent(m.low(), 0),
                        Figures.percent(m.high(), 0),
                        name(m.kind(), m.id())),
                Style.DIM);
    }

    private String name(String kind, String id) {
        return forecast.spread().results().stream()
                .filter(r -> r.kind().equals(kind) && r.id().equals(id))
                .findFirst()
                .map(r -> Cells.safe(r.name().in(texts.language())))
                .map(n -> kind.equals("year") ? texts.get("spread.of.year", n) : n)
                .orElse(Cells.safe(id));
    }
}
