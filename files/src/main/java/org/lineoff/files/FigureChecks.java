package org.lineoff.files;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Distribution;
import org.lineoff.model.Distribution.Kind;
import org.lineoff.model.Problem;

/**
 * Every distribution has what its shape needs, within the limits of {@code
 * org.lineoff.model.random}, and nothing else.
 */
final class FigureChecks {
    private static final List<String> KEYS =
            List.of("mean", "cv", "k", "low", "mode", "high", "values");
    private static final Map<Kind, Set<String>> NEEDS = new EnumMap<>(Kind.class);
    private static final Map<Kind, double[]> CV =
            Map.of(
                    Kind.UNIFORM, new double[] {1e-9, 0.577},
                    Kind.TRIANGULAR, new double[] {1e-9, 0.408},
                    Kind.GAMMA, new double[] {0.001, 5},
                    Kind.LOGNORMAL, new double[] {1e-9, 100});
    private static final Map<Kind, double[]> K =
            Map.of(
                    Kind.ERLANG, new double[] {1, 1_000_000},
                    Kind.WEIBULL, new double[] {0.2, 100});

    static {
        NEEDS.put(Kind.CONSTANT, Set.of("mean"));
        NEEDS.put(Kind.UNIFORM, Set.of("mean", "cv"));
        NEEDS.put(Kind.TRIANGULAR, Set.of("mean", "cv"));
        NEEDS.put(Kind.PERT, Set.of("low", "mode", "high"));
        NEEDS.put(Kind.EXPONENTIAL, Set.of("mean"));
        NEEDS.put(Kind.ERLANG, Set.of("mean", "k"));
        NEEDS.put(Kind.GAMMA, Set.of("mean", "cv"));
        NEEDS.put(Kind.LOGNORMAL, Set.of("mean", "cv"));
        NEEDS.put(Kind.WEIBULL, Set.of("mean", "k"));
        NEEDS.put(Kind.EMPIRICAL, Set.of("values"));
    }

    private final Origins origins;
    private final Faults faults;

    FigureChecks(Origins origins, Faults faults) {
        this.origins = origins;
        this.faults = faults;
    }

    void run() {
        origins.each(Distribution.class, this::check);
    }

    private void check(Distribution d) {
        for (String key : KEYS) {
            if (!origins.ok(d, key)) {
                return;
            }
        }
        if (!origins.ok(d, "shape")) {
            return;
        }
        Set<String> needs = needs(d);
        boolean fits = true;
        for (String key : KEYS) {
            boolean there = there(d, key);
            if (there && !needs.contains(key)) {
                faults.inconsistent(
                        origins.keyWhere(d, key), "notOfShape", key, RecordWords.of(d.shape()));
                fits = false;
            }
            if (!there && needs.contains(key)) {
                faults.add(
                        new Problem.MissingKey(
                                origins.where(d),
                                key,
                                RecordShape.of(Distribution.class).part(key).slot().meaning()));
                fits = false;
            }
        }
        if (!fits) {
            return;
        }
        limits(d, "cv", d.cv(), CV.get(d.shape()));
        limits(d, "k", d.k(), K.get(d.shape()));
        if (d.shape() == Kind.ERLANG && d.k() != null && d.k() != Math.rint(d.k())) {
            faults.add(
                    new Problem.BadValue(
                            origins.where(d, "k"),
                            "k",
                            Scalars.plain(d.k()),
                            "expected.whole",
                            "3"));
        }
        points(d);
    }

    private static Set<String> needs(Distribution d) {
        boolean points = d.low() != null || d.mode() != null || d.high() != null;
        return d.shape() == Kind.TRIANGULAR && points
                ? Set.of("low", "mode", "high")
                : NEEDS.getOrDefault(d.shape(), Set.of());
    }

    private static boolean there(Distribution d, String key) {
        return switch (key) {
            case "mean" -> d.mean() != null;
            case "cv" -> d.cv() != null;
            case "k" -> d.k() != null;
            case "low" -> d.low() != null;
            case "mode" -> d.mode() != null;
            case "high" -> d.high() != null;
            default -> !d.values().isEmpty();
        };
    }

    private void limits(
            Distribution d, String key, @Nullable Double value, double @Nullable [] range) {
        if (value != null && range != null && (value < range[0] || value > range[1])) {
            String allowed =
                    range[0] < 1e-6
                            ? Faults.words("aboveZeroTo", Scalars.plain(range[1]))
                            : Scalars.allowed(range[0], range[1]);
            faults.add(
                    new Problem.OutOfRange(
                            origins.where(d, key), key, Scalars.plain(value), allowed));
        }
    }

    private void points(Distribution d) {
        Duration low = d.low();
        Duration mode = d.mode();
        Duration high = d.high();
        if (low != null && mode != null && high != null) {
            if (mode.compareTo(low) < 0) {
                faults.add(outside(d, "mode", "atLeast", "low"));
            } else if (high.compareTo(mode) < 0) {
                faults.add(outside(d, "high", "atLeast", "mode"));
            } else if (high.equals(low)) {
                faults.add(outside(d, "high", "above", "low"));
            }
        }
        if (!d.values().isEmpty() && d.values().stream().allMatch(Duration::isZero)) {
            faults.add(
                    new Problem.OutOfRange(origins.where(d, "values"), "values", "0", "aboveZero"));
        }
    }

    private Problem outside(Distribution d, String key, String word, String other) {
        return new Problem.OutOfRange(
                origins.where(d, key),
                key,
                origins.text(d, key),
                Faults.words(word, origins.text(d, other)));
    }
}
