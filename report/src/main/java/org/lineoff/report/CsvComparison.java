package org.lineoff.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lineoff.forecast.Comparison;
import org.lineoff.forecast.Comparison.CountSide;
import org.lineoff.forecast.Comparison.Difference;

/** The tables of a comparison for spreadsheets; one row for each thing and variant. */
final class CsvComparison {
    private CsvComparison() {}

    private record Promise(
            String variant, Comparison.PromiseRow row, Comparison.PromiseSide side) {}

    private record Date(String variant, Comparison.DateRow row, Comparison.DateSide side) {}

    private record Period(String variant, Comparison.PeriodRow row, String of, CountSide side) {}

    private record Change(String variant, Comparison.Change change) {}

    /** The text of each table by the name of its file. */
    static Map<String, String> tables(Comparison c, String language) {
        List<Promise> promises = new ArrayList<>();
        List<Date> dates = new ArrayList<>();
        List<Period> periods = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (int v = 0; v < c.variants().size(); v++) {
            String letter = ComparisonWords.letter(v);
            for (Comparison.PromiseRow row : c.promises()) {
                Comparison.PromiseSide side = row.sides().get(v);
                if (side != null) {
                    promises.add(new Promise(letter, row, side));
                }
            }
            for (Comparison.DateRow row : c.dates()) {
                Comparison.DateSide side = row.sides().get(v);
                if (side != null) {
                    dates.add(new Date(letter, row, side));
                }
            }
            for (List<Comparison.PeriodRow> rows : List.of(c.years(), c.quarters())) {
                for (Comparison.PeriodRow row : rows) {
                    add(periods, letter, row, "line_off", row.lineOff().get(v));
                    add(periods, letter, row, "deliveries", row.deliveries().get(v));
                }
            }
            c.variants().get(v).changes().forEach(e -> changes.add(new Change(letter, e)));
        }
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("compare-promises.csv", promises(language).of(promises));
        tables.put("compare-dates.csv", dates(language).of(dates));
        tables.put("compare-periods.csv", periods().of(periods));
        tables.put("compare-changes.csv", changes().of(changes));
        return tables;
    }

    private static void add(
            List<Period> to,
            String letter,
            Comparison.PeriodRow row,
            String of,
            @Nullable CountSide side) {
        if (side != null) {
            to.add(new Period(letter, row, of, side));
        }
    }

    private static CsvTable<Promise> promises(String language) {
        CsvTable<Promise> table =
                new CsvTable<Promise>()
                        .column("variant", Promise::variant)
                        .column("id", p -> p.row().id())
                        .column("name", p -> p.row().name().in(language))
                        .column("by_date", p -> p.side().by())
                        .column("settled", p -> p.side().settled())
                        .column("probability_fraction", p -> p.side().probability())
                        .column("p50_date", p -> p.side().p50());
        difference(table, "likelier", "fraction", p -> p.side().likelier());
        return difference(table, "later", "days", p -> p.side().days());
    }

    private static CsvTable<Date> dates(String language) {
        CsvTable<Date> table =
                new CsvTable<Date>()
                        .column("variant", Date::variant)
                        .column("kind", d -> d.row().kind())
                        .column("id", d -> d.row().id())
                        .column("name", d -> d.row().name().in(language))
                        .column("p10_date", d -> d.side().p10())
                        .column("p50_date", d -> d.side().p50())
                        .column("p90_date", d -> d.side().p90());
        return difference(table, "later", "days", d -> d.side().days());
    }

    private static CsvTable<Period> periods() {
        CsvTable<Period> table =
                new CsvTable<Period>()
                        .column("variant", Period::variant)
                        .column("period", p -> p.row().period())
                        .column("whole", p -> p.row().whole())
                        .column("of", Period::of)
                        .column("p10_cars", p -> p.side().p10())
                        .column("p50_cars", p -> p.side().p50())
                        .column("p90_cars", p -> p.side().p90())
                        .column("mean_cars", p -> p.side().mean());
        return difference(table, "more", "cars", p -> p.side().difference());
    }

    private static CsvTable<Change> changes() {
        return new CsvTable<Change>()
                .column("variant", Change::variant)
                .column("kind", c -> c.change().kind())
                .column("name", c -> c.change().name())
                .column("line", c -> c.change().line())
                .column("before", c -> c.change().before())
                .column("after", c -> c.change().after())
                .column("rested_on", c -> c.change().restedOn())
                .column("rests_on", c -> c.change().restsOn());
    }

    /** Mean, interval, pairs and whether it is seen; empty for the first variant. */
    private static <R> CsvTable<R> difference(
            CsvTable<R> table, String name, String unit, Function<R, @Nullable Difference> of) {
        return table.column(name + "_" + unit, value(of, Difference::mean))
                .column(name + "_low_" + unit, value(of, Difference::low))
                .column(name + "_high_" + unit, value(of, Difference::high))
                .column(name + "_pairs_count", value(of, Difference::pairs))
                .column(name + "_seen", value(of, Difference::seen));
    }

    private static <R> Function<R, @Nullable Object> value(
            Function<R, @Nullable Difference> of, Function<Difference, Object> part) {
        return row -> {
            Difference difference = of.apply(row);
            return difference == null ? null : part.apply(difference);
        };
    }
}
