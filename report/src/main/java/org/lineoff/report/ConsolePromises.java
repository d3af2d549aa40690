package org.lineoff.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.forecast.ReadyDates;
import org.lineoff.forecast.WaitScores;
import org.lineoff.model.Text;
import org.lineoff.report.ConsolePage.Style;

/** What promises to customers print on a terminal: dates by chance, and how they were kept. */
public final class ConsolePromises {
    private static final int NARROWEST = 60;
    private static final int WIDEST = 120;

    private ConsolePromises() {}

    /**
     * One order.
     *
     * @param name its number, empty: one that comes in now
     * @param status where it stands, in words
     * @param ahead cars that are ready before its own
     */
    public record Line(String name, String status, long ahead) {}

    /**
     * The dates of some orders.
     *
     * @param chances 0 to 1
     * @param by null: nothing is asked of a day
     * @param width cells of the terminal
     * @param colour whether escape sequences are wanted
     */
    public static String dates(
            Text title,
            ReadyDates dates,
            List<Line> lines,
            List<Double> chances,
            @Nullable LocalDate by,
            String language,
            int width,
            boolean colour) {
        Texts texts = Texts.in(language);
        ConsolePage page = new ConsolePage(Math.clamp(width, NARROWEST, WIDEST), colour);
        page.wrapped(Cells.safe(title.in(language)), Style.BOLD);
        page.wrapped(texts.get("promises.asOf", dates.asOf(), dates.runs().size()), Style.DIM);
        ConsoleTable table =
                new ConsoleTable()
                        .left(texts.get("promises.order"))
                        .left(texts.get("promises.status"))
                        .right(texts.get("promises.ahead"));
        chances.forEach(chance -> table.right(Figures.percent(chance, 0)));
        if (by != null) {
            table.right(texts.get("promises.by", by));
        }
        for (Line line : lines) {
            List<String> cells = new ArrayList<>();
            cells.add(line.name().isEmpty() ? texts.get("promises.new") : Cells.safe(line.name()));
            cells.add(line.status());
            cells.add(Figures.count(line.ahead()));
            for (double chance : chances) {
                cells.add(
                        dates.day(line.ahead(), chance)
                                .map(LocalDate::toString)
                                .orElse(texts.get("promises.later", dates.last())));
            }
            if (by != null) {
                cells.add(Figures.percent(dates.chance(line.ahead(), by), 0));
            }
            table.row(cells.toArray(String[]::new));
        }
        table.print(page);
        page.blank();
        page.wrapped(texts.get("promises.how"), Style.DIM);
        if (dates.isFew()) {
            page.wrapped(texts.get("promises.few"), Style.DIM);
        }
        return page.toString();
    }

    /** Promises beside what customers were told and what came true. */
    public static String scored(
            Text title,
            List<WaitScores.Score> scores,
            int replications,
            String language,
            int width,
            boolean colour) {
        Texts texts = Texts.in(language);
        ConsolePage page = new ConsolePage(Math.clamp(width, NARROWEST, WIDEST), colour);
        page.wrapped(Cells.safe(title.in(language)), Style.BOLD);
        page.wrapped(texts.get("promises.scored", replications), Style.DIM);
        ConsoleTable table =
                new ConsoleTable()
                        .left(texts.get("promises.day"))
                        .right(texts.get("promises.ahead"))
                        .right("50 %")
                        .right("80 %")
                        .right(texts.get("promises.true"))
                        .left(texts.get("promises.quoted"));
        for (WaitScores.Score score : scores) {
            String ahead = (score.counted() ? "" : "≈ ") + Figures.count(score.ahead());
            String first = score.quotes().isEmpty() ? "–" : quote(score.quotes().get(0), texts);
            table.row(
                    score.day().toString(),
                    ahead,
                    weeks(score.half(), texts),
                    weeks(score.likely(), texts),
                    score.cameTrue() == null ? "–" : weeks(score.cameTrue(), texts),
                    first);
            score.quotes().stream()
                    .skip(1)
                    .forEach(quote -> table.row("", "", "", "", "", quote(quote, texts)));
        }
        table.print(page);
        page.blank();
        page.wrapped(texts.get("promises.scored.how"), Style.DIM);
        return page.toString();
    }

    private static String quote(WaitScores.Quote quote, Texts texts) {
        String weeks =
                quote.low() == quote.high()
                        ? Figures.plain(quote.low())
                        : Figures.plain(quote.low()) + "–" + Figures.plain(quote.high());
        return weeks + "  " + Cells.safe(quote.cars().in(texts.language()));
    }

    private static String weeks(@Nullable Double weeks, Texts texts) {
        return weeks == null ? texts.get("promises.beyond") : Figures.decimal(weeks, 1);
    }
}
