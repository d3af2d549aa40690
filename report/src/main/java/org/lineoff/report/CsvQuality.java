package org.lineoff.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.QualityReview;
import org.lineoff.execute.QualityReview.Ability;
import org.lineoff.execute.QualityReview.Bar;
import org.lineoff.execute.QualityReview.Chart;
import org.lineoff.execute.QualityReview.CountChart;
import org.lineoff.execute.QualityReview.Day;
import org.lineoff.execute.QualityReview.GateOf;
import org.lineoff.execute.QualityReview.Limits;
import org.lineoff.execute.QualityReview.LineOf;
import org.lineoff.execute.QualityReview.Point;
import org.lineoff.execute.QualityReview.Sample;

/** The tables of a review of quality, by file name; headers are the names of the JSON. */
final class CsvQuality {
    private CsvQuality() {}

    private record Row<P, R>(P of, R row) {}

    private record PointRow(Chart chart, int number, Point point, String broken) {}

    static Map<String, String> tables(QualityReview review) {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("quality-characteristics.csv", characteristics(review));
        tables.put("quality-points.csv", points(review));
        tables.put("quality-lines.csv", lines(review));
        tables.put("quality-gates.csv", gates(review));
        tables.put("quality-defects.csv", defects(review));
        tables.put("quality-pareto.csv", pareto(review));
        return tables;
    }

    private static String characteristics(QualityReview review) {
        return new CsvTable<Chart>()
                .column("characteristic", Chart::characteristic)
                .column("place", Chart::place)
                .column("unit", Chart::unit)
                .column("lower", Chart::lower)
                .column("target", Chart::target)
                .column("upper", Chart::upper)
                .column("readings", Chart::readings)
                .column("again", Chart::again)
                .column("outside", Chart::outside)
                .column("mean", c -> ability(c, 0))
                .column("within", c -> ability(c, 1))
                .column("overall", c -> ability(c, 2))
                .column("cp", c -> ability(c, 3))
                .column("cpk", c -> ability(c, 4))
                .column("pp", c -> ability(c, 5))
                .column("ppk", c -> ability(c, 6))
                .column("ppkLow", c -> ability(c, 7))
                .column("ppkHigh", c -> ability(c, 8))
                .column("broken", c -> c.broken().size())
                .of(review.charts());
    }

    private static @Nullable Double ability(Chart chart, int which) {
        Ability a = chart.ability();
        return a == null
                ? null
                : List.of(
                                a.mean(),
                                a.within(),
                                a.overall(),
                                a.cp(),
                                a.cpk(),
                                a.pp(),
                                a.ppk(),
                                a.ppkLow(),
                                a.ppkHigh())
                        .get(which);
    }

    private static String points(QualityReview review) {
        List<PointRow> rows = new ArrayList<>();
        for (Chart chart : review.charts()) {
            IntStream.range(0, chart.points().size())
                    .forEach(
                            i ->
                                    rows.add(
                                            new PointRow(
                                                    chart,
                                                    i + 1,
                                                    chart.points().get(i),
                                                    brokenAt(chart, i + 1))));
        }
        return new CsvTable<PointRow>()
                .column("characteristic", r -> r.chart().characteristic())
                .column("place", r -> r.chart().place())
                .column("point", PointRow::number)
                .column("time", r -> r.point().time())
                .column("car", r -> Long.toString(r.point().car()))
                .column("value", r -> r.point().value())
                .column("spread", r -> r.point().spread())
                .column("centre", r -> centre(r.chart().main()))
                .column("lowerLimit", r -> lower(r.chart().main()))
                .column("upperLimit", r -> upper(r.chart().main()))
                .column("upperLimitOfSpread", r -> upper(r.chart().spread()))
                .column("broken", PointRow::broken)
                .of(rows);
    }

    private static String brokenAt(Chart chart, int point) {
        return chart.broken().stream()
                .filter(b -> b.first() <= point && point <= b.last())
                .map(b -> b.ofSpread() ? b.rule() + " OF_SPREAD" : b.rule())
                .collect(Collectors.joining("; "));
    }

    private static @Nullable Double centre(@Nullable Limits limits) {
        return limits == null ? null : Double.valueOf(limits.centre());
    }

    private static @Nullable Double lower(@Nullable Limits limits) {
        return limits == null ? null : Double.valueOf(limits.lower());
    }

    private static @Nullable Double upper(@Nullable Limits limits) {
        return limits == null ? null : Double.valueOf(limits.upper());
    }

    private static String lines(QualityReview review) {
        return new CsvTable<LineOf>()
                .column("line", LineOf::line)
                .column("lineOffs", l -> Long.toString(l.lineOffs()))
                .column("clean", l -> Long.toString(l.clean()))
                .column("firstTimeThrough", LineOf::firstTimeThrough)
                .column("defects", l -> Long.toString(l.defects()))
                .column("defectsPerCar", LineOf::defectsPerCar)
                .of(review.lines());
    }

    private static String gates(QualityReview review) {
        List<Row<GateOf, Day>> rows = new ArrayList<>();
        review.gates().forEach(g -> g.days().forEach(day -> rows.add(new Row<>(g, day))));
        return new CsvTable<Row<GateOf, Day>>()
                .column("gate", r -> r.of().gate())
                .column("date", r -> r.row().date())
                .column("inspected", r -> r.row().inspected())
                .column("failed", r -> r.row().failed())
                .column("share", r -> r.row().share())
                .column("centre", r -> r.of().failed())
                .column("lowerLimit", r -> r.row().lower())
                .column("upperLimit", r -> r.row().upper())
                .column("beyond", r -> r.row().beyond())
                .of(rows);
    }

    private static String defects(QualityReview review) {
        List<Row<CountChart, Sample>> rows = new ArrayList<>();
        review.counts().forEach(c -> c.samples().forEach(s -> rows.add(new Row<>(c, s))));
        return new CsvTable<Row<CountChart, Sample>>()
                .column("line", r -> r.of().line())
                .column("per", r -> r.of().per())
                .column("time", r -> r.row().time())
                .column("car", r -> r.row().car() == 0 ? null : Long.toString(r.row().car()))
                .column("defects", r -> r.row().defects())
                .column("upperLimit", r -> upper(r.of().limits()))
                .column("beyond", r -> r.row().beyond())
                .of(rows);
    }

    private static String pareto(QualityReview review) {
        List<Row<String, Bar>> rows = new ArrayList<>();
        review.byType().bars().forEach(bar -> rows.add(new Row<>("type", bar)));
        review.byPlace().bars().forEach(bar -> rows.add(new Row<>("place", bar)));
        return new CsvTable<Row<String, Bar>>()
                .column("by", Row::of)
                .column("name", r -> r.row().name())
                .column("class", r -> r.row().group())
                .column("count", r -> Long.toString(r.row().count()))
                .column("share", r -> r.row().share())
                .column("cumulative", r -> r.row().cumulative())
                .of(rows);
    }
}
