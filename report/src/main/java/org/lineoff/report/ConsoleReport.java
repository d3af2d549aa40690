package org.lineoff.report;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.forecast.Forecast;
import org.lineoff.forecast.Forecast.PromiseResult;
import org.lineoff.forecast.Forecast.QuarterResult;
import org.lineoff.model.Text;
import org.lineoff.report.ConsolePage.Style;

/**
 * What a forecast prints on a terminal: every promise with its probability, the first car, the
 * quarters beside what happened, what holds the plant back, what it rests on, and where the report
 * is. It fits any width from {@value #NARROWEST} cells; beyond {@value #WIDEST} lines only get
 * harder to read.
 */
public final class ConsoleReport {
    private static final int NARROWEST = 60;
    private static final int WIDEST = 120;

    private static final String SEPARATOR = " · ";

    /** Where the words about a promise begin, right of its probability. */
    private static final int INDENT = 12;

    private final Forecast forecast;
    private final Texts texts;
    private final ConsolePage page;

    private ConsoleReport(Forecast forecast, Texts texts, ConsolePage page) {
        this.forecast = forecast;
        this.texts = texts;
        this.page = page;
    }

    /**
     * The text to print.
     *
     * @param language en or zh
     * @param width cells of the terminal
     * @param colour whether escape sequences for bold and colour are wanted
     * @param report where the page was written, null: nowhere
     */
    public static String text(
            Forecast forecast, String language, int width, boolean colour, @Nullable Path report) {
        ConsolePage page = new ConsolePage(Math.clamp(width, NARROWEST, WIDEST), colour);
        ConsoleReport console = new ConsoleReport(forecast, Texts.in(language), page);
        console.header();
        console.promises();
        console.firstCar();
        if (!forecast.quarters().isEmpty()) {
            console.quarters();
        }
        if (!forecast.heldBackBy().isEmpty()) {
            new ConsoleCauses(console.page, console.texts, forecast).print();
        }
        if (!forecast.spread().results().isEmpty()) {
            new ConsoleSpread(console.page, console.texts, forecast).print();
        }
        if (!forecast.policies().isEmpty()) {
            console.policies();
        }
        if (!forecast.bridge().isEmpty()) {
            console.bridge();
        }
        console.footer(report);
        return page.toString();
    }

    private void header() {
        page.wrapped(in(forecast.title()), Style.BOLD);
        if (forecast.note() != null) {
            page.wrapped(in(forecast.note()), Style.DIM);
        }
        page.wrapped(
                texts.get(
                        "console.runs",
                        forecast.asOf(),
                        forecast.to(),
                        Figures.count(forecast.replications()),
                        Figures.count(forecast.draws()),
                        forecast.seed(),
                        Cells.safe(forecast.version())),
                Style.DIM);
        if (forecast.fewRuns()) {
            page.wrapped(texts.get("fewRuns.long"), Style.WARNING);
        }
    }

    private void promises() {
        page.heading(texts.get("promises.title"), texts.get("console.promises.remark"));
        for (PromiseResult promise : forecast.promises()) {
            page.blank();
            promise(promise);
        }
    }

    private void promise(PromiseResult p) {
        String chance = Cells.right(Figures.probability(p.probability()), 5);
        page.hanging(
                page.styled(Cells.left(chance, INDENT), Style.BOLD),
                INDENT,
                in(p.name()) + SEPARATOR + unbroken(due(p.by())),
                Style.BOLD);
        String spread =
                p.settled() ? texts.get("promise.settled") : Figures.interval(p.low(), p.high());
        page.hanging(
                Cells.left(" " + spread, INDENT),
                INDENT,
                texts.ofCode("kind", p.kind())
                        + SEPARATOR
                        + texts.ofCode("strength", p.strength())
                        + SEPARATOR
                        + days(p.p10(), p.p50(), p.p90()),
                Style.PLAIN);
        under(texts.get("console.measure", in(p.measure())), Style.DIM);
        under(texts.get("console.clause", in(p.clause())), Style.DIM);
        if (p.kept() != null) {
            under(kept(p, p.kept()), Style.PLAIN);
        }
        if (forecast.fewRuns() && !p.settled() && p.runs() == forecast.replications()) {
            under(texts.get("console.fewRuns", p.runs()), Style.WARNING);
        }
    }

    private String kept(PromiseResult p, LocalDate day) {
        if (day.isAfter(forecast.asOf())) {
            return texts.get("promise.keptLater", day);
        }
        // Settled on another day: what is public now was not on the as-of day.
        boolean knownLater = p.settled() && !day.equals(p.p50());
        return texts.get(knownLater ? "promise.keptKnownLater" : "promise.kept", day);
    }

    private void under(String text, Style style) {
        page.hanging(" ".repeat(INDENT), INDENT, text, style);
    }

    private String due(@Nullable LocalDate by) {
        return by == null
                ? texts.get("promise.noDue", forecast.to())
                : texts.get("promise.due", by);
    }

    private void firstCar() {
        var first = forecast.firstCar();
        page.heading(texts.get("firstCar.title"), texts.get("firstCar.remark"));
        String line = days(first.p10(), first.p50(), first.p90());
        if (first.promised() != null) {
            line += SEPARATOR + unbroken(texts.get("firstCar.promised", first.promised()));
        }
        if (first.actual() != null) {
            boolean knownLater =
                    first.p50() != null
                            && first.p50().equals(first.p90())
                            && !first.p50().equals(first.actual());
            String key =
                    first.actual().isAfter(forecast.asOf())
                            ? "firstCar.actualLater"
                            : knownLater ? "firstCar.knownLater" : "firstCar.actual";
            line += SEPARATOR + unbroken(texts.get(key, first.actual()));
        }
        page.hanging("  ", 2, line, Style.PLAIN);
    }

    private void quarters() {
        page.heading(texts.get("quarters.title"), texts.get("console.quarters.remark"));
        ConsoleTable wide = wideQuarters();
        (wide.width() <= page.width() ? wide : narrowQuarters()).print(page);
        if (forecast.quarters().stream().anyMatch(q -> q.actual() != null && !q.known())) {
            page.hanging("  ", 2, texts.get("console.happenedLater"), Style.DIM);
        }
    }

    /** The quarters from the first in which there may be a car. */
    private List<QuarterResult> quartersWithCars() {
        return forecast.quarters().stream()
                .dropWhile(q -> q.p90() == 0 && q.lineOff().p90() == 0 && q.actual() == null)
                .toList();
    }

    private ConsoleTable wideQuarters() {
        ConsoleTable table =
                new ConsoleTable()
                        .left(texts.get("quarters.quarter"))
                        .right(texts.get("quarters.deliveries"))
                        .right(texts.get("quarters.happened"))
                        .right(texts.get("quarters.lineOff"))
                        .right(texts.get("quarters.happened"));
        for (QuarterResult q : quartersWithCars()) {
            table.row(
                    q.quarter(),
                    band(q.p10(), q.p50(), q.p90()),
                    actual(q.actual(), q.known()),
                    band(q.lineOff().p10(), q.lineOff().p50(), q.lineOff().p90()),
                    actual(q.lineOffActual(), q.known()));
        }
        return table;
    }

    /** Two lines a quarter, for narrow terminals. */
    private ConsoleTable narrowQuarters() {
        ConsoleTable table =
                new ConsoleTable()
                        .left(texts.get("quarters.quarter"))
                        .left("")
                        .right("P50 (P10–P90)")
                        .right(texts.get("quarters.happened"));
        for (QuarterResult q : quartersWithCars()) {
            table.row(
                    q.quarter(),
                    texts.get("quarters.deliveries"),
                    band(q.p10(), q.p50(), q.p90()),
                    actual(q.actual(), q.known()));
            table.row(
                    "",
                    texts.get("quarters.lineOff"),
                    band(q.lineOff().p10(), q.lineOff().p50(), q.lineOff().p90()),
                    actual(q.lineOffActual(), q.known()));
        }
        return table;
    }

    /** What the plant would decide: how often, and when it first acts. */
    private void policies() {
        page.heading(texts.get("policies.title"), texts.get("console.policies.remark"));
        for (Forecast.PolicyResult policy : forecast.policies()) {
            String days =
                    policy.chance() == 0
                            ? texts.get("policy.never")
                            : texts.get(
                                    "console.policy",
                                    dayOrNever(policy.p50()),
                                    dayOrNever(policy.p10()),
                                    dayOrNever(policy.p90()),
                                    Figures.decimal(policy.times(), 1));
            page.hanging(
                    Cells.right(Figures.percent(policy.chance(), 0), 7) + "  ",
                    9,
                    in(policy.name()) + SEPARATOR + days,
                    Style.PLAIN);
        }
    }

    private String dayOrNever(@Nullable LocalDate day) {
        return day == null ? texts.get("promise.notReached") : day.toString();
    }

    /** Every shop, of the first whole year after the as-of day (or the last there is). */
    private void bridge() {
        int wanted = forecast.asOf().getYear() + 1;
        int year =
                forecast.bridge().stream().anyMatch(b -> b.year() == wanted)
                        ? wanted
                        : forecast.bridge().getLast().year();
        page.heading(texts.get("console.bridge.title"), texts.get("console.bridge.remark", year));
        ConsoleTable wide = bridge(year, true);
        (wide.width() <= page.width() ? wide : bridge(year, false)).print(page);
    }

    private ConsoleTable bridge(int year, boolean wide) {
        ConsoleTable table =
                new ConsoleTable()
                        .left(texts.get("bridge.shop"))
                        .right(texts.get("bridge.planned"));
        if (wide) {
            table.right(texts.get("console.bridge.stops"))
                    .right(texts.get("console.bridge.breakdowns"))
                    .right(texts.get("console.bridge.waiting"));
        }
        table.right(texts.get("console.bridge.rest")).right(texts.get("bridge.output"));
        for (Forecast.Bridge b : forecast.bridge()) {
            if (b.year() != year) {
                continue;
            }
            long stops = b.step("planned_stops");
            long breakdowns = b.step("breakdowns");
            long waiting = b.step("blocked") + b.step("starved");
            long all = b.output() - b.planned();
            String name = (b.line().isEmpty() ? "" : b.line() + " ") + in(b.name());
            if (wide) {
                table.row(
                        name,
                        Figures.count(b.planned()),
                        Figures.signed(stops),
                        Figures.signed(breakdowns),
                        Figures.signed(waiting),
                        Figures.signed(all - stops - breakdowns - waiting),
                        Figures.count(b.output()));
            } else {
                table.row(
                        name,
                        Figures.count(b.planned()),
                        Figures.signed(all),
                        Figures.count(b.output()));
            }
        }
        return table;
    }

    private void footer(@Nullable Path report) {
        page.blank();
        int count = forecast.assumptions().count();
        int of = forecast.assumptions().of();
        page.wrapped(
                texts.get(
                        "console.assumptions",
                        Figures.count(count),
                        Figures.count(of),
                        Figures.percent(of == 0 ? 0 : (double) count / of, 0)),
                Style.PLAIN);
        if (report != null) {
            page.line(texts.get("console.report", Cells.safe(report.toString())));
        }
    }

    private String days(@Nullable LocalDate p10, @Nullable LocalDate p50, @Nullable LocalDate p90) {
        if (p10 != null && p10.equals(p50) && p10.equals(p90)) {
            return unbroken("P10 = P50 = P90 " + p50);
        }
        return unbroken("P10 " + Figures.day(p10))
                + " "
                + unbroken("P50 " + Figures.day(p50))
                + " "
                + unbroken("P90 " + Figures.day(p90));
    }

    private static String band(double p10, double p50, double p90) {
        return Figures.count(p50) + " (" + Figures.count(p10) + "–" + Figures.count(p90) + ")";
    }

    private static String actual(@Nullable Integer cars, boolean known) {
        return cars == null ? "–" : Figures.count(cars) + (known ? " " : "*");
    }

    /** The parts of a phrase that stay on one line. */
    private static String unbroken(String phrase) {
        return phrase.replace(' ', Cells.KEPT);
    }

    private String in(Text text) {
        return Cells.safe(text.in(texts.language()));
    }
}
