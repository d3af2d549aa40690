package org.lineoff.report;

import java.util.Comparator;
import java.util.List;
import org.lineoff.forecast.Forecast;
import org.lineoff.forecast.Forecast.AlsoWorth;
import org.lineoff.forecast.Forecast.HeldBackBy;
import org.lineoff.forecast.Forecast.Worth;
import org.lineoff.model.Text;
import org.lineoff.report.ConsolePage.Style;

/** What holds the plant back, with what a little less of it is worth, for the terminal. */
final class ConsoleCauses {
    private static final int SHOWN = 5;
    private static final int INDENT = 9;
    private static final String SEPARATOR = " · ";

    private final ConsolePage page;
    private final Texts texts;
    private final Forecast forecast;

    ConsoleCauses(ConsolePage page, Texts texts, Forecast forecast) {
        this.page = page;
        this.texts = texts;
        this.forecast = forecast;
    }

    void print() {
        page.heading(texts.get("heldBack.title"), texts.get("console.heldBack.remark"));
        forecast.heldBackBy().stream()
                .sorted(Comparator.comparingDouble(HeldBackBy::share).reversed())
                .limit(SHOWN)
                .forEach(this::cause);
        also("buffer");
        also("activity");
    }

    private void cause(HeldBackBy cause) {
        page.hanging(
                Cells.right(Figures.percent(cause.share(), 1), 7) + "  ",
                INDENT,
                in(cause.name())
                        + SEPARATOR
                        + texts.ofCode("cause", cause.cause())
                        + (cause.assumed() ? " " + texts.get("console.assumed") : ""),
                Style.PLAIN);
        if (cause.worth() != null) {
            under(worth(cause.worth()));
        }
    }

    private void also(String kind) {
        List<AlsoWorth> all =
                forecast.alsoWorth().stream().filter(a -> a.kind().equals(kind)).toList();
        if (all.isEmpty()) {
            return;
        }
        page.line("  " + texts.get("worth.also." + kind));
        for (AlsoWorth each : all) {
            page.hanging(" ".repeat(INDENT), INDENT, in(each.name()), Style.PLAIN);
            Text result = each.result();
            under(result == null ? worth(each.worth()) : days(each.worth(), in(result)));
        }
    }

    private void under(String words) {
        page.hanging(" ".repeat(INDENT), INDENT, words, Style.DIM);
    }

    private String days(Worth worth, String result) {
        return texts.get(
                "worth.also.earlier",
                result,
                Figures.decimal(worth.value(), 2),
                Figures.decimal(worth.low(), 2),
                Figures.decimal(worth.high(), 2));
    }

    /** What one unit less of a cause is worth. */
    private String worth(Worth worth) {
        if (worth.unit().startsWith("days_of/")) {
            return texts.get(
                    "worth.days",
                    activity(worth.per().substring("day_of/".length())),
                    activity(worth.unit().substring("days_of/".length())),
                    Figures.decimal(worth.value(), 2),
                    Figures.decimal(worth.low(), 2),
                    Figures.decimal(worth.high(), 2));
        }
        String per = texts.ofCode("worth.per", worth.per());
        long value = Math.round(worth.value());
        if (Double.isNaN(worth.low())) {
            return texts.get("worth.one", per, Figures.signed(value));
        }
        String words =
                texts.get(
                        "worth.cars",
                        per,
                        Figures.signed(value),
                        Figures.signed(Math.round(worth.low())),
                        Figures.signed(Math.round(worth.high())));
        return worth.low() <= 0 && worth.high() >= 0
                ? words + SEPARATOR + texts.get("worth.nothing")
                : words;
    }

    private String activity(String id) {
        return forecast.activities().stream()
                .filter(a -> a.id().equals(id))
                .findFirst()
                .map(a -> in(a.name()))
                .orElse(Cells.safe(id));
    }

    private String in(Text text) {
        return Cells.safe(text.in(texts.language()));
    }
}
