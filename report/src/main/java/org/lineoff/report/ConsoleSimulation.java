package org.lineoff.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lineoff.forecast.Forecast;
import org.lineoff.forecast.Simulation;
import org.lineoff.forecast.Simulation.LineYear;
import org.lineoff.forecast.Simulation.Output;
import org.lineoff.forecast.Simulation.PlaceYear;
import org.lineoff.model.Text;
import org.lineoff.report.ConsolePage.Style;

/**
 * What a plant alone makes, for a terminal from {@value #NARROWEST} cells: cars off each line,
 * lines year by year, what holds them back, and where the time of sections and stations goes.
 */
public final class ConsoleSimulation {
    private static final int NARROWEST = 60;
    private static final int WIDEST = 120;
    private static final int SHOWN_CAUSES = 5;

    /** So many months are shown one by one, and so many stations without leaving any out. */
    private static final int SHOWN_MONTHS = 12;

    private static final int SHOWN_STATIONS = 10;
    private static final String SEPARATOR = " · ";

    private final Simulation simulation;
    private final Texts texts;
    private final ConsolePage page;

    private ConsoleSimulation(Simulation simulation, Texts texts, ConsolePage page) {
        this.simulation = simulation;
        this.texts = texts;
        this.page = page;
    }

    /**
     * The text to print.
     *
     * @param language en or zh
     * @param width cells of the terminal
     * @param colour whether escape sequences for bold and colour are wanted
     */
    public static String text(Simulation simulation, String language, int width, boolean colour) {
        ConsolePage page = new ConsolePage(Math.clamp(width, NARROWEST, WIDEST), colour);
        ConsoleSimulation console = new ConsoleSimulation(simulation, Texts.in(language), page);
        console.header();
        console.output();
        if (!simulation.lines().isEmpty()) {
            console.lines();
        }
        if (!simulation.heldBackBy().isEmpty()) {
            console.heldBackBy();
        }
        if (!simulation.places().isEmpty()) {
            console.places();
        }
        return page.toString();
    }

    private void header() {
        page.wrapped(in(simulation.title()), Style.BOLD);
        Text note = simulation.note();
        if (note != null) {
            page.wrapped(in(note), Style.DIM);
        }
        page.wrapped(
                texts.get(
                        "simulation.runs",
                        simulation.asOf(),
                        simulation.from(),
                        simulation.to(),
                        Figures.count(simulation.replications()),
                        simulation.seed(),
                        Cells.safe(simulation.version())),
                Style.DIM);
        page.wrapped(
                texts.get(
                        "simulation.starts",
                        simulation.starts().stream()
                                .map(this::start)
                                .collect(Collectors.joining("; "))),
                Style.PLAIN);
        if (simulation.fewRuns()) {
            page.wrapped(texts.get("simulation.fewRuns"), Style.WARNING);
        }
    }

    private String start(Simulation.Start start) {
        String how = start.given() ? "given" : "median";
        String key = start.day().isAfter(simulation.to()) ? "later" : how;
        return texts.get("simulation.start." + key, in(start.name()), start.day());
    }

    private void output() {
        page.heading(texts.get("simulation.output"), texts.get("simulation.output.remark"));
        if (simulation.output().isEmpty()) {
            page.hanging("  ", 2, texts.get("simulation.noCars"), Style.WARNING);
            return;
        }
        Set<Text> lines = new LinkedHashSet<>();
        simulation.output().forEach(o -> lines.add(o.name()));
        ConsoleTable wide = new ConsoleTable().left(texts.get("simulation.period"));
        lines.forEach(line -> wide.right(in(line)));
        ConsoleTable narrow =
                new ConsoleTable()
                        .left(texts.get("simulation.period"))
                        .left(texts.get("flow.line"))
                        .right("P50 (P10–P90)");
        for (String period : periods()) {
            List<String> cells = new ArrayList<>(List.of(period));
            for (Text line : lines) {
                String band =
                        simulation.output().stream()
                                .filter(o -> o.name().equals(line) && o.period().equals(period))
                                .findFirst()
                                .map(o -> band(o.p10(), o.p50(), o.p90()))
                                .orElse("–");
                narrow.row(cells.size() == 1 ? period : "", in(line), band);
                cells.add(band);
            }
            wide.row(cells.toArray(String[]::new));
        }
        (wide.width() <= page.width() ? wide : narrow).print(page);
    }

    /** Months where they are few, quarters, years; each kind in the order of time. */
    private List<String> periods() {
        List<String> periods = new ArrayList<>();
        for (String kind : List.of("month", "quarter", "year")) {
            List<String> some =
                    simulation.output().stream()
                            .filter(o -> o.kind().equals(kind))
                            .map(Output::period)
                            .distinct()
                            .sorted()
                            .toList();
            if (!kind.equals("month") || some.size() <= SHOWN_MONTHS) {
                periods.addAll(some);
            }
        }
        return periods;
    }

    private void lines() {
        page.heading(texts.get("simulation.lines"), texts.get("simulation.lines.remark"));
        ConsoleTable table =
                new ConsoleTable()
                        .left(texts.get("flow.line"))
                        .left(texts.get("simulation.year"))
                        .right(texts.get("simulation.jobsPerHour"))
                        .right(texts.get("simulation.rated"))
                        .right(texts.get("simulation.firstTimeThrough"))
                        .right(texts.get("simulation.leadTime"))
                        .right(texts.get("simulation.inside"))
                        .right("OEE");
        for (LineYear l : simulation.lines()) {
            table.row(
                    in(l.name()),
                    Integer.toString(l.year()),
                    jobsPerHour(l),
                    Figures.decimal(l.ratedJobsPerHour(), 1),
                    percent(l.firstTimeThrough()),
                    Figures.decimal(l.leadTimeHours(), 1),
                    Figures.count(l.workInProgressAtEnd()),
                    percent(l.oee()));
        }
        if (table.width() <= page.width()) {
            table.print(page);
        } else {
            simulation.lines().forEach(this::line);
        }
    }

    /** For narrow terminals. */
    private void line(LineYear l) {
        page.hanging(
                "  ",
                4,
                texts.get(
                        "simulation.line",
                        in(l.name()),
                        l.year(),
                        jobsPerHour(l),
                        Figures.decimal(l.ratedJobsPerHour(), 1),
                        percent(l.firstTimeThrough()),
                        Figures.decimal(l.leadTimeHours(), 1),
                        Figures.count(l.workInProgressAtEnd()),
                        percent(l.oee())),
                Style.PLAIN);
    }

    private static String jobsPerHour(LineYear l) {
        Forecast.Band band = l.jobsPerHour();
        return Figures.decimal(band.p50(), 1)
                + " ("
                + Figures.decimal(band.p10(), 1)
                + "–"
                + Figures.decimal(band.p90(), 1)
                + ")";
    }

    private void heldBackBy() {
        page.heading(texts.get("heldBack.title"), texts.get("console.heldBack.remark"));
        simulation.heldBackBy().stream()
                .limit(SHOWN_CAUSES)
                .forEach(
                        cause ->
                                page.hanging(
                                        Cells.right(Figures.percent(cause.share(), 1), 7) + "  ",
                                        9,
                                        in(cause.name())
                                                + SEPARATOR
                                                + texts.ofCode("cause", cause.cause())
                                                + (cause.assumed()
                                                        ? " " + texts.get("console.assumed")
                                                        : ""),
                                        Style.PLAIN));
    }

    /** Of the last year: every section, and all stations or the busiest. */
    private void places() {
        int year = simulation.places().stream().mapToInt(PlaceYear::year).max().orElseThrow();
        page.heading(texts.get("simulation.places", year), texts.get("simulation.places.remark"));
        List<PlaceYear> all = simulation.places().stream().filter(p -> p.year() == year).toList();
        List<PlaceYear> shown = new ArrayList<>();
        List<PlaceYear> stations = all.stream().filter(p -> isOneOfSeveral(p, all)).toList();
        List<PlaceYear> busiest =
                stations.stream()
                        .sorted((a, b) -> Double.compare(busy(b), busy(a)))
                        .limit(SHOWN_STATIONS)
                        .toList();
        all.stream()
                .filter(p -> p.kind().equals("section") || busiest.contains(p))
                .forEach(shown::add);
        ConsoleTable table = new ConsoleTable().left(texts.get("simulation.place"));
        for (String state : List.of("working", "blocked", "starved", "failed", "planned_stop")) {
            table.right(texts.get("simulation.state." + state));
        }
        table.right("OEE");
        shown.forEach(p -> table.row(cells(p).toArray(String[]::new)));
        if (table.width() <= page.width()) {
            table.print(page);
        } else {
            shown.forEach(this::place);
        }
        if (busiest.size() < stations.size()) {
            page.hanging(
                    "  ",
                    2,
                    texts.get("simulation.places.busiest", busiest.size(), stations.size()),
                    Style.DIM);
        }
    }

    /** A section's only station spends its time as the section does. */
    private static boolean isOneOfSeveral(PlaceYear station, List<PlaceYear> all) {
        String section = station.place().substring(0, station.place().lastIndexOf('/') + 1);
        return station.kind().equals("station")
                && all.stream()
                                .filter(p -> p.kind().equals("station"))
                                .filter(p -> p.place().startsWith(section))
                                .count()
                        > 1;
    }

    private static double busy(PlaceYear p) {
        return p.working() + p.failed();
    }

    private List<String> cells(PlaceYear p) {
        boolean station = p.kind().equals("station");
        return List.of(
                (station ? "  " : "") + in(p.name()),
                percent(p.working()),
                percent(p.blocked()),
                percent(p.starved()),
                percent(p.failed()),
                percent(p.plannedStop()),
                percent(p.oee()));
    }

    /** For narrow terminals. */
    private void place(PlaceYear p) {
        int column = p.kind().equals("station") ? 6 : 4;
        page.hanging(" ".repeat(column - 2), column, in(p.name()), Style.PLAIN);
        page.hanging(
                " ".repeat(column),
                column,
                texts.get(
                        "simulation.states",
                        whole(p.working()),
                        whole(p.blocked()),
                        whole(p.starved()),
                        whole(p.failed()),
                        whole(p.plannedStop()),
                        whole(p.oee())),
                Style.DIM);
    }

    private static String whole(double share) {
        return Double.isFinite(share) ? Figures.percent(share, 0) : "–";
    }

    private static String percent(double share) {
        return Double.isFinite(share) ? Figures.percent(share, 1) : "–";
    }

    private static String band(double p10, double p50, double p90) {
        return Figures.count(p50) + " (" + Figures.count(p10) + "–" + Figures.count(p90) + ")";
    }

    private String in(Text text) {
        return Cells.safe(text.in(texts.language()));
    }
}
