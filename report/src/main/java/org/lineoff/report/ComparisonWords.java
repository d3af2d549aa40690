package org.lineoff.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lineoff.forecast.Comparison;
import org.lineoff.forecast.Comparison.CountSide;
import org.lineoff.forecast.Comparison.DateSide;
import org.lineoff.forecast.Comparison.Difference;
import org.lineoff.forecast.Comparison.PromiseSide;
import org.lineoff.model.Text;

/** Differences in words and figures, for console and page. */
record ComparisonWords(Texts texts) {
    static ComparisonWords in(String language) {
        return new ComparisonWords(Texts.in(language));
    }

    /** What a variant is called in tables: A, B, C … */
    static String letter(int variant) {
        return variant < 26
                ? String.valueOf((char) ('A' + variant))
                : Integer.toString(variant + 1);
    }

    /** The largest differences that are seen: of a promise, of a year and of a date. */
    String headline(Comparison c, int variant) {
        String title = Cells.safe(c.variants().get(variant).title().in(texts.language()));
        String differences = differences(c, variant);
        return differences.isEmpty()
                ? texts.get("compare.none", title)
                : texts.get("compare.headline", title, differences);
    }

    /** The same where the title stands above it. */
    String sentence(Comparison c, int variant) {
        String differences = differences(c, variant);
        return differences.isEmpty()
                ? texts.get("compare.nothing")
                : texts.get("compare.sentence", differences);
    }

    private String differences(Comparison c, int variant) {
        List<String> parts = new ArrayList<>();
        year(c, variant).ifPresent(parts::add);
        promise(c, variant).ifPresent(parts::add);
        date(c, variant).ifPresent(parts::add);
        return String.join(texts.get("compare.join"), parts);
    }

    private record Found<T>(T row, Difference difference) {
        double size() {
            return Math.abs(difference.mean());
        }
    }

    private static <T> Optional<Found<T>> largest(Stream<Found<T>> all) {
        return all.filter(f -> f.difference().seen())
                .max(Comparator.comparingDouble(Found<T>::size));
    }

    private static <T> Stream<Found<T>> found(T row, @Nullable Difference difference) {
        return difference == null ? Stream.empty() : Stream.of(new Found<>(row, difference));
    }

    private Optional<String> year(Comparison c, int v) {
        return largest(
                        c.years().stream()
                                .flatMap(
                                        y -> {
                                            CountSide side = y.deliveries().get(v);
                                            return found(
                                                    y, side == null ? null : side.difference());
                                        }))
                .map(
                        f ->
                                texts.get(
                                        f.difference().mean() > 0
                                                ? "compare.more"
                                                : "compare.fewer",
                                        Figures.count(f.size()),
                                        f.row().period(),
                                        signed(f.difference().low(), 0),
                                        signed(f.difference().high(), 0)));
    }

    private Optional<String> promise(Comparison c, int v) {
        return largest(
                        c.promises().stream()
                                .flatMap(
                                        p -> {
                                            PromiseSide side = p.sides().get(v);
                                            return found(p, side == null ? null : side.likelier());
                                        }))
                .map(
                        f ->
                                texts.get(
                                        f.difference().mean() > 0
                                                ? "compare.likelier"
                                                : "compare.unlikelier",
                                        Cells.safe(f.row().name().in(texts.language())),
                                        probability(f.row().sides().getFirst()),
                                        probability(f.row().sides().get(v)),
                                        points(f.difference())));
    }

    private static String probability(@Nullable PromiseSide side) {
        return side == null ? "–" : Figures.probability(side.probability());
    }

    /** Of key dates, and of the days on which promises are kept. */
    private Optional<String> date(Comparison c, int v) {
        Stream<Found<Text>> dates =
                c.dates().stream()
                        .flatMap(
                                d -> {
                                    DateSide side = d.sides().get(v);
                                    return found(d.name(), side == null ? null : side.days());
                                });
        Stream<Found<Text>> kept =
                c.promises().stream()
                        .flatMap(
                                p -> {
                                    PromiseSide side = p.sides().get(v);
                                    return found(p.name(), side == null ? null : side.days());
                                });
        return largest(Stream.concat(dates, kept))
                .map(
                        f -> {
                            int digits = decimals(f.difference(), 1);
                            return texts.get(
                                    f.difference().mean() < 0 ? "compare.earlier" : "compare.later",
                                    Cells.safe(f.row().in(texts.language())),
                                    number(f.size(), digits),
                                    signed(f.difference().low(), digits),
                                    signed(f.difference().high(), digits));
                        });
    }

    /** Cars, e.g. +1,200 (+900 to +1,500); a dash where there is no difference to tell. */
    String cars(@Nullable Difference d) {
        return d == null ? "–" : difference(d, 1, 0, null);
    }

    /** Percentage points, with a decimal where they are few. */
    String points(Difference d) {
        double most = Math.max(Math.abs(d.mean()), Math.max(Math.abs(d.low()), Math.abs(d.high())));
        return difference(d, 100, most < 0.0995 ? 1 : 0, "compare.points");
    }

    /** In the unit of the figure, with as many decimals. */
    String measured(Difference d, int decimals) {
        return difference(d, 1, decimals, null);
    }

    String days(Difference d) {
        return difference(d, 1, decimals(d, 1), "compare.days");
    }

    private String difference(Difference d, double scale, int decimals, @Nullable String unit) {
        String mean = d.differing() == 0 ? "0" : signed(scale * d.mean(), decimals);
        String told = unit == null ? mean : texts.get(unit, mean);
        return d.differing() == 0 || !Double.isFinite(d.low())
                ? told
                : texts.get(
                        "compare.interval",
                        told,
                        signed(scale * d.low(), decimals),
                        signed(scale * d.high(), decimals));
    }

    /** What is to be said of a difference beside its figures; empty where it is seen. */
    String remark(@Nullable Difference d) {
        if (d == null || d.seen()) {
            return "";
        }
        return texts.get(
                d.differing() == 0
                        ? "compare.identical"
                        : Double.isFinite(d.low()) ? "compare.unseen" : "compare.one");
    }

    /** Decimals only where something stands behind the point. */
    private static int decimals(Difference d, int most) {
        return isWhole(d.mean()) && isWhole(d.low()) && isWhole(d.high()) ? 0 : most;
    }

    private static boolean isWhole(double value) {
        return !Double.isFinite(value) || value == Math.rint(value);
    }

    /** With its sign, also where it rounds to nothing. */
    static String signed(double value, int decimals) {
        return (value < 0 ? "−" : "+") + number(Math.abs(value), decimals);
    }

    private static String number(double value, int decimals) {
        String whole = decimals == 0 ? Figures.count(value) : Figures.decimal(value, decimals);
        return Objects.requireNonNull(whole);
    }
}
