package org.lineoff.forecast;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Actuals;
import org.lineoff.model.Backtest;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.time.Millis;

/**
 * Every figure that a plant states, found by walking its records, so that a new record is counted
 * without anybody remembering to. What really happened is no input and is left out. A figure counts
 * once, however many places share it.
 */
final class KnownFigures {
    private final Map<String, Known<?>> byName = new TreeMap<>();

    private KnownFigures() {}

    static KnownFigures of(Plant plant) {
        KnownFigures figures = new KnownFigures();
        figures.walk(plant);
        return figures;
    }

    /** The figures inside a part of a plant. */
    static KnownFigures in(Object part) {
        KnownFigures figures = new KnownFigures();
        figures.walk(part);
        return figures;
    }

    /** The names of all figures, in order. */
    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** The names of the figures that were known as a range on the day, in order. */
    List<String> ranged(LocalDate asOf) {
        return byName.values().stream()
                .filter(k -> k.at(asOf).filter(KnownFigures::isWide).isPresent())
                .map(Known::name)
                .toList();
    }

    private static boolean isWide(Known.Version<?> version) {
        Object low = version.low();
        return low != null && !low.equals(version.high());
    }

    Forecast.AssumptionCount count(LocalDate asOf) {
        int of = 0;
        int assumed = 0;
        for (Known<?> figure : byName.values()) {
            if (figure.at(asOf).isPresent()) {
                of++;
                assumed += figure.isAssumedAt(asOf) ? 1 : 0;
            }
        }
        return new Forecast.AssumptionCount(assumed, of);
    }

    List<Forecast.AssumedInput> assumed(LocalDate asOf, FigureNames names) {
        List<Forecast.AssumedInput> inputs = new ArrayList<>();
        for (Known<?> figure : byName.values()) {
            figure.at(asOf)
                    .ifPresent(version -> addIfAssumed(inputs, figure.name(), version, names));
        }
        return inputs;
    }

    /**
     * What was known of a figure, as people write it.
     *
     * @param from lower end of the range, null where it has none
     * @param reason the assumption that it rests on, null where it has a source
     */
    record InWords(
            String value, @Nullable String from, @Nullable String to, @Nullable String reason) {}

    /**
     * What was known of a figure on the day; null where nothing was.
     *
     * @param share whether it is written in per cent
     */
    @Nullable InWords inWords(String name, LocalDate asOf, boolean share) {
        Known<?> figure = byName.get(name);
        if (figure == null || figure.at(asOf).isEmpty()) {
            return null;
        }
        Known.Version<?> version = figure.at(asOf).orElseThrow();
        Object low = version.low();
        Object high = version.high();
        return new InWords(
                read(version.value(), share),
                low == null ? null : read(low, share),
                high == null ? null : read(high, share),
                version.basis().assumption());
    }

    private static String read(Object value, boolean share) {
        return share && value instanceof Double d
                ? BigDecimal.valueOf(d)
                                .movePointRight(2)
                                .setScale(1, RoundingMode.HALF_EVEN)
                                .stripTrailingZeros()
                                .toPlainString()
                        + "%"
                : written(value);
    }

    /** The figures that were known on the day by a fit, and what each was fitted on. */
    Map<String, List<String>> fitted(LocalDate asOf) {
        Map<String, List<String>> fitted = new TreeMap<>();
        for (Known<?> figure : byName.values()) {
            figure.at(asOf)
                    .map(v -> v.basis().fittedOn())
                    .filter(on -> !on.isEmpty())
                    .ifPresent(on -> fitted.put(figure.name(), on));
        }
        return fitted;
    }

    /** The value of a figure as known on the day, as one would write it. */
    String written(String name, LocalDate asOf) {
        Known<?> figure = byName.get(name);
        return figure == null ? "" : figure.at(asOf).map(v -> written(v.value())).orElse("");
    }

    private static void addIfAssumed(
            List<Forecast.AssumedInput> inputs,
            String name,
            Known.Version<?> version,
            FigureNames names) {
        String reason = version.basis().assumption();
        if (reason != null) {
            Object low = version.low();
            Object high = version.high();
            inputs.add(
                    new Forecast.AssumedInput(
                            name,
                            names.words(name),
                            written(version.value()),
                            low == null ? null : written(low),
                            high == null ? null : written(high),
                            reason));
        }
    }

    /** A value as one would write it in a file. */
    static String written(Object value) {
        return switch (value) {
            case Duration d -> Millis.format(d.toMillis());
            case Double d when d == Math.rint(d) && Math.abs(d) < 1e15 ->
                    Long.toString(Math.round(d));
            default -> value.toString();
        };
    }

    private void walk(Object node) {
        switch (node) {
            case Known<?> known -> byName.putIfAbsent(known.name(), known);
            case Actuals ignored -> {}
            case Backtest ignored -> {}
            case Collection<?> many -> many.forEach(this::walk);
            case Map<?, ?> map -> map.values().forEach(this::walk);
            case Record r -> walkComponents(r);
            default -> {}
        }
    }

    private void walkComponents(Record r) {
        for (RecordComponent component : r.getClass().getRecordComponents()) {
            if (component.getName().equals("kept")) {
                continue; // the day a promise was kept is an outcome, too
            }
            try {
                Object value = component.getAccessor().invoke(r);
                if (value != null) {
                    walk(value);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + component, e);
            }
        }
    }
}
