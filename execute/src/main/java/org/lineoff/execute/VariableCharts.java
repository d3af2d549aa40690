package org.lineoff.execute;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Places;
import org.lineoff.events.quality.Capability;
import org.lineoff.events.quality.ChartRule;
import org.lineoff.events.quality.ControlChart;
import org.lineoff.execute.PlantRules.Characteristic;
import org.lineoff.execute.QualityEvents.One;
import org.lineoff.execute.QualityReview.Ability;
import org.lineoff.execute.QualityReview.Broken;
import org.lineoff.execute.QualityReview.Chart;
import org.lineoff.execute.QualityReview.Point;
import org.lineoff.execute.QualityReview.Question;
import org.lineoff.model.Text;
import org.lineoff.model.time.PlantClock;

/**
 * Charts of what is measured, one for each characteristic and place. Of a car the first measurement
 * at the place counts: later ones come after somebody set it right and say nothing of the process.
 */
final class VariableCharts {
    /** Standard deviations either side of an interval of 90 %. */
    private static final double NINETY = 1.6448536269514722;

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private final PlantRules rules;
    private final PlantClock clock;
    private final Question question;
    private final Predicate<Places.Place> asked;
    private final List<ChartRule> tests;

    VariableCharts(
            PlantRules rules, PlantClock clock, Question question, Predicate<Places.Place> asked) {
        this.rules = rules;
        this.clock = clock;
        this.question = question;
        this.asked = asked;
        tests = question.nelson() ? ChartRule.NELSON : ChartRule.WESTERN_ELECTRIC;
    }

    private record Key(String characteristic, int place) {}

    /** What is measured at one place. */
    private static final class Readings {
        /** Index of each car's reading; −1 where it lies before the period. */
        private final Map<Long, Integer> ofCar = new HashMap<>();

        private final Map<Long, Long> firstAt = new HashMap<>();
        final List<Double> values = new ArrayList<>();
        final List<One> ones = new ArrayList<>();
        int again;

        /** Of two readings of one instant the one captured later counts. */
        void add(One one, boolean inside) {
            Integer index = ofCar.get(one.car());
            if (index == null) {
                ofCar.put(one.car(), inside ? values.size() : -1);
                firstAt.put(one.car(), one.time());
                if (inside) {
                    values.add(one.value());
                    ones.add(one);
                }
            } else if (firstAt.getOrDefault(one.car(), -1L) == one.time()) {
                if (index >= 0) {
                    values.set(index, one.value());
                }
            } else {
                again += inside ? 1 : 0;
            }
        }
    }

    List<Chart> of(QualityEvents events, long from, long to) {
        Map<Key, Readings> found = new HashMap<>();
        String only = question.characteristic();
        for (One one : events.all) {
            boolean wanted = only.isEmpty() || one.part().equals(only);
            if (one.isReading() && wanted && one.time() < to) {
                if (asked.test(events.places.get(one.place()))) {
                    found.computeIfAbsent(new Key(one.part(), one.place()), _ -> new Readings())
                            .add(one, one.time() >= from);
                }
            }
        }
        List<String> order = rules.characteristics().stream().map(Characteristic::name).toList();
        Comparator<Key> inOrder =
                Comparator.comparingInt(
                                (Key k) -> {
                                    int at = order.indexOf(k.characteristic());
                                    return at < 0 ? Integer.MAX_VALUE : at;
                                })
                        .thenComparing(Key::characteristic)
                        .thenComparingInt(Key::place);
        return found.keySet().stream()
                .filter(key -> !readings(found, key).values.isEmpty())
                .sorted(inOrder)
                .map(key -> chart(key, events.places.get(key.place()), readings(found, key)))
                .toList();
    }

    private static Readings readings(Map<Key, Readings> found, Key key) {
        return found.getOrDefault(key, new Readings());
    }

    private Chart chart(Key key, Places.Place place, Readings read) {
        Characteristic c =
                rules.characteristic(key.characteristic())
                        .orElse(
                                new Characteristic(
                                        key.characteristic(),
                                        Text.of(key.characteristic()),
                                        "",
                                        Double.NEGATIVE_INFINITY,
                                        null,
                                        Double.POSITIVE_INFINITY));
        int size = question.subgroup();
        List<Double> values = read.values;
        ControlChart main =
                size == 1 ? ControlChart.individuals(values) : ControlChart.means(values, size);
        ControlChart spread =
                size == 1 ? ControlChart.movingRange(values) : ControlChart.ranges(values, size);
        boolean known = main.points().size() > 1;
        List<Point> points = points(main, spread, read);
        List<Broken> broken = new ArrayList<>();
        if (known) {
            broken.addAll(broken(main, tests, false, points));
            broken.addAll(broken(spread, List.of(ChartRule.BEYOND_LIMITS), true, points));
        }
        return new Chart(
                c.name(),
                c.title(),
                c.unit(),
                place.name(),
                Double.isInfinite(c.lower()) ? null : Double.valueOf(c.lower()),
                c.target(),
                Double.isInfinite(c.upper()) ? null : Double.valueOf(c.upper()),
                values.size(),
                read.again,
                (int) values.stream().filter(v -> v < c.lower() || v > c.upper()).count(),
                known ? QualityReviewer.limits(main) : null,
                known ? QualityReviewer.limits(spread) : null,
                values.size() < Math.max(2, size) ? null : ability(values, size, c),
                points,
                broken);
    }

    private List<Point> points(ControlChart main, ControlChart spread, Readings read) {
        int size = main.subgroup();
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < main.points().size(); i++) {
            One last = read.ones.get((i + 1) * size - 1);
            points.add(
                    new Point(
                            time(clock, last.time()),
                            last.car(),
                            main.points().get(i).value(),
                            spreadAt(spread, size == 1 ? i - 1 : i)));
        }
        return points;
    }

    private static @Nullable Double spreadAt(ControlChart spread, int i) {
        return i < 0 ? null : Double.valueOf(spread.points().get(i).value());
    }

    /** Neighbouring points at which the same rule is complete are one breach. */
    private static List<Broken> broken(
            ControlChart chart, List<ChartRule> rules, boolean ofSpread, List<Point> points) {
        int shift = chart.kind() == ControlChart.Kind.MOVING_RANGE ? 1 : 0;
        Map<ChartRule, List<ChartRule.Signal>> byRule = new HashMap<>();
        for (ChartRule.Signal signal : ChartRule.signals(chart, rules)) {
            byRule.computeIfAbsent(signal.rule(), _ -> new ArrayList<>()).add(signal);
        }
        List<Broken> all = new ArrayList<>();
        for (ChartRule rule : rules) {
            List<ChartRule.Signal> signals = byRule.getOrDefault(rule, List.of());
            for (int i = 0; i < signals.size(); ) {
                int first = signals.get(i).point();
                int last = first;
                i++;
                while (i < signals.size() && signals.get(i).point() == last + 1) {
                    last++;
                    i++;
                }
                Point begin = points.get(first + shift);
                Point end = points.get(last + shift);
                all.add(
                        new Broken(
                                rule.name(),
                                ofSpread,
                                first + shift + 1,
                                last + shift + 1,
                                begin.time(),
                                end.time(),
                                begin.car(),
                                end.car()));
            }
        }
        return all;
    }

    private static Ability ability(List<Double> values, int size, Characteristic c) {
        Capability made = Capability.of(values, size, c.lower(), c.upper());
        double margin = made.ppkMargin(NINETY);
        return new Ability(
                made.mean(),
                made.within(),
                made.overall(),
                made.cp(),
                made.cpk(),
                made.pp(),
                made.ppk(),
                made.ppk() - margin,
                made.ppk() + margin);
    }

    static String time(PlantClock clock, long time) {
        return SECOND.format(clock.dateTime(time));
    }
}
