package org.lineoff.report;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lineoff.forecast.BacktestResult;
import org.lineoff.report.ConsolePage.Style;

/** What a backtest prints on a terminal: both tables, quarter by quarter, and the scores. */
public final class ConsoleBacktest {
    private static final int NARROWEST = 60;
    private static final int WIDEST = 120;

    private final BacktestResult backtest;
    private final Texts texts;
    private final ConsolePage page;

    private ConsoleBacktest(BacktestResult backtest, Texts texts, ConsolePage page) {
        this.backtest = backtest;
        this.texts = texts;
        this.page = page;
    }

    /**
     * The text to print.
     *
     * @param width cells of the terminal
     * @param colour whether escape sequences are wanted
     */
    public static String text(
            BacktestResult backtest, String language, int width, boolean colour, Path report) {
        ConsolePage page = new ConsolePage(Math.clamp(width, NARROWEST, WIDEST), colour);
        ConsoleBacktest console = new ConsoleBacktest(backtest, Texts.in(language), page);
        console.header();
        console.table("forecast", backtest.forecast());
        if (!backtest.plantCheck().days().isEmpty()) {
            console.table("plantCheck", backtest.plantCheck());
        }
        console.fitted();
        page.blank();
        page.line(console.texts.get("console.report", Cells.safe(report.toString())));
        return page.toString();
    }

    private void header() {
        page.wrapped(Cells.safe(backtest.title().in(texts.language())), Style.BOLD);
        page.wrapped(
                texts.get(
                        "console.backtest.runs",
                        Figures.count(backtest.replications()),
                        Figures.count(backtest.draws()),
                        backtest.seed(),
                        Cells.safe(backtest.version())),
                Style.DIM);
    }

    private void table(String kind, BacktestResult.Table table) {
        page.heading(
                texts.get("backtest." + kind),
                texts.get("backtest." + kind + ".deck", String.join(", ", backtest.given())));
        for (BacktestResult.Day day : table.days()) {
            page.blank();
            page.line(page.styled("  " + texts.get("backtest.asOf", day.asOf()), Style.BOLD));
            ConsoleTable wide = quarters(day, true);
            (wide.width() <= page.width() ? wide : quarters(day, false)).print(page);
            scores(day).print(page);
        }
        page.blank();
        page.wrapped(
                texts.get("backtest.inside", Figures.percent(table.inside(), 0), table.pairs()),
                Style.PLAIN);
    }

    private ConsoleTable quarters(BacktestResult.Day day, boolean wide) {
        ConsoleTable table =
                new ConsoleTable()
                        .left(texts.get("quarters.quarter"))
                        .right("P50 (P10–P90)")
                        .right(texts.get("quarters.happened"))
                        .left("");
        if (wide && !day.quarters().isEmpty()) {
            for (BacktestResult.RivalPoint rival : day.quarters().getFirst().rivals()) {
                table.right(texts.ofCode("rival", rival.name()));
            }
        }
        for (BacktestResult.QuarterPair q : day.quarters()) {
            String band =
                    "%s (%s–%s)"
                            .formatted(
                                    Figures.count(q.p50()),
                                    Figures.count(q.p10()),
                                    Figures.count(q.p90()));
            String mark =
                    texts.get(q.inside() ? "backtest.in" : "backtest.out")
                            + (q.blind() ? "" : " " + texts.get("backtest.notBlind"));
            List<String> cells = new ArrayList<>();
            cells.add(q.quarter());
            cells.add(band);
            cells.add(Figures.count(q.actual()));
            cells.add(mark);
            if (wide) {
                q.rivals().forEach(rival -> cells.add(count(rival.cars())));
            }
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private ConsoleTable scores(BacktestResult.Day day) {
        ConsoleTable table =
                new ConsoleTable()
                        .left(texts.get("backtest.who"))
                        .right(texts.get("backtest.mae"))
                        .right(texts.get("backtest.firstYear"))
                        .right(texts.get("backtest.pinball"));
        for (BacktestResult.Score s : day.scores()) {
            table.row(
                    texts.ofCode("rival", s.name()),
                    count(s.meanAbsoluteError()),
                    count(s.firstYear()),
                    count(s.pinball()));
        }
        return table;
    }

    private void fitted() {
        page.heading(texts.get("backtest.fitted"), texts.get("backtest.fitted.deck"));
        for (BacktestResult.Fitted f : backtest.fitted()) {
            page.hanging(
                    "  ",
                    2,
                    texts.get(
                            "backtest.fitted.row",
                            Cells.safe(f.name()),
                            Cells.safe(f.value()),
                            Cells.safe(String.join(", ", f.on())),
                            f.asOf().stream()
                                    .map(LocalDate::toString)
                                    .collect(Collectors.joining(", "))),
                    Style.PLAIN);
        }
        if (backtest.fitted().isEmpty()) {
            page.hanging("  ", 2, texts.get("backtest.fitted.none"), Style.PLAIN);
        }
    }

    private static String count(@Nullable Double cars) {
        return cars == null ? "–" : Figures.count(cars);
    }
}
