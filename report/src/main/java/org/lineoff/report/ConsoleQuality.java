package org.lineoff.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.QualityReview;
import org.lineoff.execute.QualityReview.Ability;
import org.lineoff.execute.QualityReview.Bar;
import org.lineoff.execute.QualityReview.Broken;
import org.lineoff.execute.QualityReview.Chart;
import org.lineoff.execute.QualityReview.CountChart;
import org.lineoff.execute.QualityReview.Day;
import org.lineoff.execute.QualityReview.GateOf;
import org.lineoff.execute.QualityReview.LineOf;
import org.lineoff.execute.QualityReview.Sample;
import org.lineoff.execute.QualityReview.Tally;
import org.lineoff.model.Text;
import org.lineoff.report.ConsolePage.Style;

/** What a review of quality prints on a terminal. */
public final class ConsoleQuality {
    private static final int NARROWEST = 40;
    private static final int WIDEST = 120;

    /** Breaches, or samples, that are named one by one; all are in the tables and the JSON. */
    private static final int NAMED = 12;

    private static final int BAR = 24;

    private final Texts texts;
    private final ConsolePage page;

    private ConsoleQuality(String language, int width, boolean colour) {
        texts = Texts.in(language);
        page = new ConsolePage(Math.clamp(width, NARROWEST, WIDEST), colour);
    }

    /**
     * The review in words.
     *
     * @param width cells of the terminal
     */
    public static String text(QualityReview review, String language, int width, boolean colour) {
        ConsoleQuality console = new ConsoleQuality(language, width, colour);
        console.all(review);
        return console.page.toString();
    }

    private void all(QualityReview review) {
        page.wrapped(safe(texts.get("quality.page.title", words(review.plant()))), Style.BOLD);
        page.wrapped(span(review), Style.DIM);
        if (review.isEmpty()) {
            page.wrapped(texts.get("quality.nothing"), Style.PLAIN);
        }
        lines(review.lines());
        gates(review.gates());
        charts(review);
        counts(review.counts());
        tally("quality.byType", review.byType());
        tally("quality.byPlace", review.byPlace());
        if (review.leftOut() > 0) {
            page.blank();
            page.wrapped(
                    texts.get("quality.leftOut", Figures.count(review.leftOut())), Style.WARNING);
        }
    }

    private String span(QualityReview review) {
        List<String> said = new ArrayList<>();
        if (review.from() != null || review.to() != null) {
            said.add(
                    texts.get(
                            "quality.span", Figures.day(review.from()), Figures.day(review.to())));
        }
        if (!review.question().place().isEmpty()) {
            said.add(texts.get("quality.at", safe(review.question().place())));
        }
        return String.join(" · ", said);
    }

    // ---- tables that become lines of words where they do not fit ----

    private void print(List<String> titles, List<List<String>> rows) {
        ConsoleTable table = new ConsoleTable();
        for (int i = 0; i < titles.size(); i++) {
            if (i == 0) {
                table.left(titles.get(i));
            } else {
                table.right(titles.get(i));
            }
        }
        rows.forEach(row -> table.row(row.toArray(String[]::new)));
        if (table.width() <= page.width()) {
            table.print(page);
            return;
        }
        for (List<String> row : rows) {
            List<String> facts = new ArrayList<>();
            for (int i = 1; i < row.size(); i++) {
                if (!row.get(i).isBlank()) {
                    facts.add((titles.get(i) + " " + row.get(i)).replace(' ', Cells.KEPT));
                }
            }
            page.hanging("  ", 2, row.getFirst(), facts.isEmpty() ? Style.DIM : Style.PLAIN);
            if (!facts.isEmpty()) {
                page.hanging("    ", 4, String.join(Cells.KEPT + "· ", facts), Style.DIM);
            }
        }
    }

    private void lines(List<LineOf> lines) {
        if (lines.isEmpty()) {
            return;
        }
        page.heading(texts.get("quality.lines"), texts.get("quality.lines.note"));
        print(
                titles("line", "lineOffs", "clean", "through", "defects", "perCar"),
                lines.stream()
                        .map(
                                l ->
                                        List.of(
                                                l.line(),
                                                Figures.count(l.lineOffs()),
                                                Figures.count(l.clean()),
                                                Figures.percent(l.firstTimeThrough(), 1),
                                                Figures.count(l.defects()),
                                                Figures.decimal(l.defectsPerCar(), 2)))
                        .toList());
    }

    private void gates(List<GateOf> gates) {
        if (gates.isEmpty()) {
            return;
        }
        page.heading(texts.get("quality.gates"), texts.get("quality.gates.note"));
        print(
                titles("gate", "inspected", "failed", "yield", "beyond"),
                gates.stream()
                        .map(
                                g ->
                                        List.of(
                                                safe(g.gate()),
                                                Figures.count(g.inspected()),
                                                Figures.count(g.inspected() - g.passed()),
                                                Figures.percent(g.firstPassYield(), 1),
                                                beyond(g)))
                        .toList());
    }

    private String beyond(GateOf gate) {
        long beyond = gate.days().stream().filter(Day::beyond).count();
        return texts.get("quality.ofDays", beyond, gate.days().size());
    }

    // ---- characteristics ----

    private void charts(QualityReview review) {
        if (review.charts().isEmpty()) {
            return;
        }
        int size = review.question().subgroup();
        page.heading(
                texts.get("quality.charts"),
                size == 1
                        ? texts.get("quality.charts.single")
                        : texts.get("quality.charts.groups", size));
        List<List<String>> rows = new ArrayList<>();
        Set<String> places = new LinkedHashSet<>();
        review.charts().forEach(chart -> places.add(chart.place()));
        for (String place : places) {
            rows.add(List.of(safe(place), "", "", "", "", "", "", ""));
            for (Chart chart : review.charts()) {
                if (chart.place().equals(place)) {
                    rows.add(row(chart));
                }
            }
        }
        print(
                titles(
                        "characteristic",
                        "cars",
                        "mean",
                        "limits",
                        "outside",
                        "cpk",
                        "ppk",
                        "rules"),
                rows);
        broken(review);
    }

    private List<String> row(Chart chart) {
        Ability ability = chart.ability();
        String unit = safe(chart.unit());
        return List.of(
                "  " + safe(words(chart.title())),
                Figures.count(chart.readings()),
                ability == null ? "" : (figure(ability.mean()) + " " + unit).strip(),
                limits(chart),
                Figures.count(chart.outside()),
                ability == null ? "" : Figures.decimal(ability.cpk(), 2),
                ability == null ? "" : ppk(ability),
                chart.main() == null
                        ? texts.get("quality.tooFew")
                        : Figures.count(chart.broken().size()));
    }

    private static String ppk(Ability ability) {
        return Double.isFinite(ability.ppk())
                ? "%s (%s–%s)"
                        .formatted(
                                Figures.decimal(ability.ppk(), 2),
                                Figures.decimal(ability.ppkLow(), 2),
                                Figures.decimal(ability.ppkHigh(), 2))
                : "–";
    }

    private String limits(Chart chart) {
        Double lower = chart.lower();
        Double upper = chart.upper();
        if (lower != null && upper != null) {
            return figure(lower) + "…" + figure(upper);
        }
        return lower == null ? (upper == null ? "" : "≤ " + figure(upper)) : "≥ " + figure(lower);
    }

    private void broken(QualityReview review) {
        long all = review.charts().stream().mapToLong(c -> c.broken().size()).sum();
        if (all == 0) {
            return;
        }
        page.heading(
                texts.get("quality.broken"),
                texts.get(
                        review.question().nelson() ? "quality.nelson" : "quality.westernElectric"));
        long shown = 0;
        for (Chart chart : review.charts()) {
            boolean first = true;
            for (Broken breach : chart.broken()) {
                if (shown == NAMED) {
                    page.hanging(
                            "  ",
                            2,
                            texts.get("quality.more", Figures.count(all - shown)),
                            Style.DIM);
                    return;
                }
                if (first) {
                    page.hanging(
                            "  ",
                            2,
                            safe(words(chart.title()) + " · " + chart.place()),
                            Style.PLAIN);
                }
                first = false;
                shown++;
                page.hanging("    ", 4, sentence(breach), Style.WARNING);
            }
        }
    }

    private String sentence(Broken b) {
        String name = texts.get("quality.rule." + b.rule());
        String rule = b.ofSpread() ? texts.get("quality.ofSpread", name) : name;
        return b.first() == b.last()
                ? texts.get("quality.where", rule, b.first(), minute(b.since()), b.firstCar())
                : texts.get(
                        "quality.whereRun",
                        rule,
                        b.first(),
                        b.last(),
                        minute(b.since()),
                        minute(b.until()),
                        b.firstCar(),
                        b.lastCar());
    }

    // ---- defects ----

    private void counts(List<CountChart> counts) {
        for (CountChart chart : counts) {
            boolean ofCars = chart.per().equals("CAR");
            page.heading(
                    texts.get(ofCars ? "quality.perCar" : "quality.perShift", lineName(chart)),
                    texts.get("quality.counts.note"));
            QualityReview.Limits limits = chart.limits();
            String about =
                    limits == null
                            ? texts.get("quality.counts.few", chart.samples().size())
                            : texts.get(
                                    ofCars ? "quality.counts.cars" : "quality.counts.shifts",
                                    Figures.count(chart.samples().size()),
                                    Figures.decimal(limits.centre(), 2),
                                    Figures.decimal(limits.lower(), 1),
                                    Figures.decimal(limits.upper(), 1),
                                    Figures.count(chart.beyond()));
            page.hanging("  ", 2, about, Style.PLAIN);
            List<Sample> beyond = chart.samples().stream().filter(Sample::beyond).toList();
            List<String> named =
                    beyond.stream()
                            .limit(NAMED)
                            .map(
                                    s ->
                                            texts.get(
                                                    ofCars
                                                            ? "quality.sample.car"
                                                            : "quality.sample.shift",
                                                    ofCars ? s.car() : minute(s.time()),
                                                    s.defects()))
                            .toList();
            if (!named.isEmpty()) {
                String more = beyond.size() > NAMED ? " …" : "";
                page.hanging("  ", 2, String.join(" · ", named) + more, Style.WARNING);
            }
        }
    }

    private static String lineName(CountChart chart) {
        return chart.line().isEmpty() ? "–" : chart.line();
    }

    private void tally(String title, Tally tally) {
        if (tally.total() == 0) {
            return;
        }
        page.heading(
                texts.get(title), texts.get("quality.pareto.note", Figures.count(tally.total())));
        boolean grouped = tally.bars().stream().anyMatch(bar -> !bar.group().isEmpty());
        int wide = page.width() >= 80 ? BAR : page.width() >= 60 ? BAR / 4 : 0;
        List<String> titles = new ArrayList<>(List.of(texts.get("quality.kind")));
        if (grouped) {
            titles.add(texts.get("quality.class"));
        }
        titles.addAll(
                List.of(
                        texts.get("quality.number"),
                        texts.get("quality.share"),
                        texts.get("quality.cumulative")));
        ConsoleTable table = new ConsoleTable();
        for (int i = 0; i < titles.size(); i++) {
            if (i == 0 || (grouped && i == 1)) {
                table.left(titles.get(i));
            } else {
                table.right(titles.get(i));
            }
        }
        table.left("");
        List<List<String>> rows = new ArrayList<>();
        long most = tally.bars().getFirst().count();
        for (Bar bar : tally.bars().subList(0, Math.min(NAMED, tally.bars().size()))) {
            List<String> cells = new ArrayList<>(List.of(safe(bar.name())));
            if (grouped) {
                cells.add(safe(bar.group()));
            }
            cells.addAll(
                    List.of(
                            Figures.count(bar.count()),
                            Figures.percent(bar.share(), 0),
                            Figures.percent(bar.cumulative(), 0)));
            rows.add(List.copyOf(cells));
            cells.add("█".repeat((int) Math.ceil((double) wide * bar.count() / most)));
            table.row(cells.toArray(String[]::new));
        }
        if (table.width() <= page.width()) {
            table.print(page);
        } else {
            print(titles, rows);
        }
        if (tally.bars().size() > NAMED) {
            page.hanging(
                    "  ",
                    2,
                    texts.get("quality.more", Figures.count(tally.bars().size() - NAMED)),
                    Style.DIM);
        }
    }

    // ---- words ----

    private List<String> titles(String... keys) {
        return List.of(keys).stream().map(key -> texts.get("quality.col." + key)).toList();
    }

    private String words(Text text) {
        return text.in(texts.language());
    }

    private static String safe(String text) {
        return Cells.safe(text);
    }

    private static String minute(String time) {
        return time.replace('T', ' ').substring(0, Math.min(16, time.length()));
    }

    /** A measured value with four figures that count. */
    static String figure(@Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            return "–";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4));
        String text = rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        return text.replace('-', '−');
    }
}
