package org.lineoff.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.forecast.Comparison;
import org.lineoff.forecast.Comparison.*;
import org.lineoff.model.Text;

/** A comparison of some variants, with figures made up for the tests. */
final class MadeUpComparison {
    private MadeUpComparison() {}

    static Comparison of(int variants) {
        List<Variant> described = new ArrayList<>();
        for (int v = 0; v < variants; v++) {
            described.add(
                    new Variant(
                            v == 0 ? "examples/yizhuang" : "changes/variant-" + v + ".yaml",
                            v == 0
                                    ? new Text("The plant", "工厂")
                                    : new Text("A second shift, step " + v, "第二班，步骤" + v),
                            null,
                            changes(v)));
        }
        return new Comparison(
                "0.1.0",
                LocalDate.of(2024, 4, 1),
                7,
                12,
                1_000,
                0.9,
                true,
                described,
                List.of(
                        new PromiseRow(
                                "volume",
                                new Text("Volume in 2024", "2024年量产"),
                                "volume",
                                sides(variants, MadeUpComparison::promise)),
                        new PromiseRow(
                                "start",
                                new Text("Start in 2024", "2024年投产"),
                                "date",
                                sides(variants, MadeUpComparison::kept))),
                List.of(
                        new DateRow(
                                "start",
                                "sop",
                                new Text("Start of production", "量产"),
                                sides(
                                        variants,
                                        v ->
                                                new DateSide(
                                                        LocalDate.of(2024, 2, 1),
                                                        LocalDate.of(2024, 3, 1).minusDays(9L * v),
                                                        null,
                                                        v == 0 ? null : less(-9.0 * v, 2)))),
                        new DateRow(
                                "first_car",
                                "first_car",
                                new Text("First car", "首车"),
                                sides(
                                        variants,
                                        v ->
                                                new DateSide(
                                                        null,
                                                        null,
                                                        null,
                                                        v == 0 ? null : none())))),
                List.of(
                        period("2024", false, variants, 60_000),
                        period("2025", true, variants, 150_000)),
                List.of(
                        period("2024-Q2", true, variants, 10_000),
                        period("2024-Q3", true, variants, 20_000),
                        period("2024-Q4", true, variants, 30_000),
                        period("2025-Q1", true, variants, 35_000)));
    }

    private static List<Change> changes(int v) {
        if (v == 0) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        changes.add(
                new Change(
                        "changed",
                        "shops/assembly.yaml#sections.final.takt",
                        "p1",
                        "76s",
                        "74s (70s–78s)",
                        "rate",
                        "=HYPERLINK(\"x\")</script>"));
        changes.add(
                new Change(
                        "added",
                        "levers.yaml#levers.saturday",
                        null,
                        null,
                        "saturday",
                        null,
                        null));
        for (int i = 0; i < 12; i++) {
            changes.add(
                    new Change(
                            "removed",
                            "policies.yaml#policies.p" + i,
                            null,
                            "p" + i,
                            null,
                            null,
                            null));
        }
        return changes;
    }

    private static PromiseSide promise(int v) {
        return new PromiseSide(
                LocalDate.of(2024, 12, 31),
                false,
                0.5 + 0.2 * v,
                0.3,
                0.9,
                LocalDate.of(2024, 6, 1),
                LocalDate.of(2024, 9, 1),
                null,
                v == 0 ? null : less(0.2 * v, 0.1),
                v == 0 ? null : less(-20, 30));
    }

    private static PromiseSide kept(int v) {
        LocalDate day = LocalDate.of(2024, 2, 6);
        return new PromiseSide(
                null, true, 1, 1, 1, day, day, day, v == 0 ? null : none(), v == 0 ? null : none());
    }

    private static PeriodRow period(String name, boolean whole, int variants, double cars) {
        List<@Nullable CountSide> sides =
                sides(
                        variants,
                        v ->
                                new CountSide(
                                        0.8 * cars,
                                        cars + 1_000 * v,
                                        1.3 * cars,
                                        cars + 1_100 * v,
                                        v == 0
                                                ? null
                                                : less(
                                                        1_100 * v,
                                                        name.endsWith("Q2") ? 2_000 : 300)));
        return new PeriodRow(name, whole, sides, sides);
    }

    private interface Side<T> {
        @Nullable T of(int variant);
    }

    private static <T> List<@Nullable T> sides(int variants, Side<T> side) {
        List<@Nullable T> sides = new ArrayList<>();
        for (int v = 0; v < variants; v++) {
            sides.add(side.of(v));
        }
        return sides;
    }

    private static Difference less(double mean, double half) {
        return new Difference(mean, mean - half, mean + half, 12, 11, Math.abs(mean) > half);
    }

    private static Difference none() {
        return new Difference(0, 0, 0, 12, 0, false);
    }

    /** The same with a single pair of runs, of which no interval is known. */
    static Comparison ofOnePair() {
        Comparison c = of(2);
        Difference one = new Difference(500, Double.NaN, Double.NaN, 1, 1, false);
        CountSide first = new CountSide(1, 1, 1, 1, null);
        List<@Nullable CountSide> sides =
                Arrays.asList(first, new CountSide(501, 501, 501, 501, one));
        return new Comparison(
                c.version(),
                c.asOf(),
                c.seed(),
                1,
                c.draws(),
                c.interval(),
                true,
                c.variants(),
                List.of(),
                List.of(),
                List.of(new PeriodRow("2024", true, sides, sides)),
                List.of());
    }
}
