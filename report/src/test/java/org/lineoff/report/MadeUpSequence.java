package org.lineoff.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lineoff.forecast.Comparison.Difference;
import org.lineoff.forecast.SequenceTrial;
import org.lineoff.forecast.SequenceTrial.Figure;
import org.lineoff.forecast.SequenceTrial.Measured;
import org.lineoff.forecast.SequenceTrial.OfSequence;
import org.lineoff.model.Text;
import org.lineoff.report.SequenceSheet.Mark;
import org.lineoff.report.SequenceSheet.Period;
import org.lineoff.report.SequenceSheet.RuleOf;
import org.lineoff.report.SequenceSheet.Side;
import org.lineoff.report.SequenceSheet.Strip;
import org.lineoff.report.SequenceSheet.Value;

/** A planned week with made-up cars; where rules are broken is counted from them, plainly. */
final class MadeUpSequence {
    static final LocalDate MONDAY = LocalDate.of(2025, 3, 10);
    private static final double[] COLOURS = {0.2, 0.17, 0.14, 0.1, 0.07, 0.32};
    private static final int RATIO = 0;
    private static final int WHEELS = 1;
    private static final int CHANGES = 2;
    private static final int WORK = 3;

    private final Random random = new Random(5);
    private final int perDay;

    private MadeUpSequence(int perDay) {
        this.perDay = perDay;
    }

    private record Car(String id, int colour, boolean max, boolean wheels) {}

    /** So many days of so many cars. */
    static SequenceSheet of(int days, int perDay, boolean tried) {
        return new MadeUpSequence(perDay).sheet(days, tried);
    }

    private SequenceSheet sheet(int days, boolean tried) {
        List<Period> periods = new ArrayList<>();
        for (int d = 0; d < days; d++) {
            List<Car> cars = new ArrayList<>();
            for (int i = 0; i < perDay; i++) {
                cars.add(car("202503%02d-%05d".formatted(10 + d, i + 1)));
            }
            periods.add(
                    new Period(
                            MONDAY.plusDays(d),
                            null,
                            1,
                            side(cars, true),
                            side(planned(cars), false)));
        }
        return new SequenceSheet(
                text("The Yizhuang vehicle plant", "亦庄整车工厂"),
                text("Phase 1", "一期"),
                LocalDate.of(2025, 3, 1),
                MONDAY,
                "0.1.0",
                strips(),
                rules(periods),
                IntStream.rangeClosed(1, 7)
                        .mapToObj(n -> text(n + " too many", "多 " + n + " 辆"))
                        .toList(),
                periods,
                12,
                tried ? trial(days * perDay) : null);
    }

    private Car car(String id) {
        double left = random.nextDouble();
        int colour = 0;
        while (colour < COLOURS.length - 1 && left >= COLOURS[colour]) {
            left -= COLOURS[colour++];
        }
        return new Car(id, colour, random.nextDouble() < 0.42, random.nextDouble() < 0.4);
    }

    /** Colour by colour in batches of about twenty, the heavy cars spread within each. */
    private List<Car> planned(List<Car> cars) {
        List<List<Car>> batches = new ArrayList<>();
        for (int c = 0; c < COLOURS.length; c++) {
            int colour = c;
            List<Car> own = cars.stream().filter(car -> car.colour() == colour).toList();
            for (int from = 0; from < own.size(); from += 20) {
                batches.add(own.subList(from, Math.min(own.size(), from + 20)));
            }
        }
        Collections.shuffle(batches, random);
        List<Car> all = new ArrayList<>();
        for (List<Car> batch : batches) {
            List<Car> heavy = new ArrayList<>(batch.stream().filter(Car::max).toList());
            List<Car> light = new ArrayList<>(batch.stream().filter(car -> !car.max()).toList());
            while (!heavy.isEmpty() || !light.isEmpty()) {
                boolean takes = heavy.size() > light.size() || light.isEmpty();
                all.add((takes ? heavy : light).removeFirst());
            }
        }
        return all;
    }

    private static Side side(List<Car> cars, boolean work) {
        List<Mark> marks = new ArrayList<>();
        int[] broken = new int[4];
        for (int i = 0; i + 5 <= cars.size(); i++) {
            List<Integer> having = having(cars, i, i + 5, true);
            if (having.size() > 3) {
                mark(marks, broken, RATIO, i, i + 4, having.size() - 3, having);
            }
        }
        for (int i = 0; i + 3 <= cars.size(); i++) {
            List<Integer> having = having(cars, i, i + 3, false);
            if (having.size() > 2) {
                mark(marks, broken, WHEELS, i, i + 2, 1, having);
            }
        }
        if (work) {
            mark(marks, broken, WORK, 40, 44, 7, List.of(44));
        }
        return new Side(
                cars.stream().map(Car::id).toList(),
                List.of(
                        cells(cars, car -> car.colour()),
                        cells(cars, car -> car.max() ? 0 : -1),
                        cells(cars, car -> car.wheels() ? 0 : -1),
                        ""),
                marks,
                IntStream.of(broken).boxed().toList());
    }

    private static List<Integer> having(List<Car> cars, int from, int to, boolean max) {
        return IntStream.range(from, to)
                .filter(i -> max ? cars.get(i).max() : cars.get(i).wheels())
                .boxed()
                .toList();
    }

    private static void mark(
            List<Mark> marks,
            int[] broken,
            int rule,
            int from,
            int to,
            int amount,
            List<Integer> places) {
        if (broken[rule]++ < SequenceSheets.MOST_MARKS) {
            marks.add(new Mark(rule, from, to, amount - 1, places));
        }
    }

    private static String cells(List<Car> cars, java.util.function.ToIntFunction<Car> value) {
        StringBuilder cells = new StringBuilder();
        for (Car car : cars) {
            int own = value.applyAsInt(car);
            cells.append(own < 0 ? SequenceSheet.NONE : SequenceSheet.LETTERS.charAt(own));
        }
        return cells.toString();
    }

    private static List<Strip> strips() {
        return List.of(
                new Strip(
                        text("Colour", "颜色"),
                        true,
                        List.of(
                                new Value("aquaBlue", text("Aqua Blue", "海湾蓝")),
                                new Value("elegantGray", text("Elegant Gray", "雅灰")),
                                new Value("verdantGreen", text("Verdant Green", "橄榄绿")),
                                new Value("meteorBlue", text("Meteor Blue", "流星蓝")),
                                new Value("duskPurple", text("Dusk Purple", "霞光紫")),
                                new Value("otherColours", text("Other colours", "其他颜色"))),
                        List.of(CHANGES)),
                new Strip(
                        text("Max", "Max"),
                        false,
                        List.of(new Value("max", text("Max", "Max"))),
                        List.of(RATIO)),
                new Strip(
                        text("20 inch wheels", "20 英寸轮毂"),
                        false,
                        List.of(new Value("wheels20", text("20 inch", "20 英寸"))),
                        List.of(WHEELS)),
                new Strip(
                        text("Work on the final line", "总装线作业"), false, List.of(), List.of(WORK)));
    }

    private static List<RuleOf> rules(List<Period> periods) {
        return List.of(
                rule(periods, RATIO, text("Max trim <second motor>", "Max 版（双电机）"), 0),
                rule(periods, WHEELS, text("20 inch wheels", "20 英寸轮毂"), 1),
                new RuleOf(
                        text("Colour changes", "换色"),
                        text("few changes", "少切换"),
                        2,
                        true,
                        812,
                        61,
                        text("812 changes", "812 次切换"),
                        text("61 changes", "61 次切换")),
                rule(periods, WORK, text("Work on the final line", "总装线作业"), 1));
    }

    private static RuleOf rule(List<Period> periods, int rule, Text name, int level) {
        long before = periods.stream().mapToLong(p -> p.before().broken().get(rule)).sum();
        long after = periods.stream().mapToLong(p -> p.after().broken().get(rule)).sum();
        return new RuleOf(
                name,
                text("at most 3 of 5 in a row", "连续 5 辆中最多 3 辆"),
                level,
                false,
                before,
                after,
                text(before + " too many in windows", "各窗口内共多 " + before + " 辆"),
                text(after + " too many in windows", "各窗口内共多 " + after + " 辆"));
    }

    /** The plant states no prices. */
    static SequenceTrial trial(int cars) {
        return new SequenceTrial(
                LocalDate.of(2025, 3, 1),
                MONDAY,
                6,
                cars,
                1,
                12,
                true,
                "CNY",
                List.of(
                        sequence(text("planned", "排定"), 4700, null),
                        sequence(
                                text("first come", "先来先造"),
                                4662,
                                new Difference(-38, -51.5, -25, 12, 12, true)),
                        sequence(
                                text("random", "随机"),
                                4698,
                                new Difference(-2, -9, 5, 12, 10, false))));
    }

    private static OfSequence sequence(Text name, double made, @Nullable Difference less) {
        List<Measured> figures = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            switch (figure) {
                case CARS_OFF_LINE, ORDERS_DONE -> figures.add(new Measured(made, less));
                case VALUE_OPEN ->
                        figures.add(
                                new Measured(
                                        Double.NaN,
                                        less == null
                                                ? null
                                                : new Difference(
                                                        Double.NaN,
                                                        Double.NaN,
                                                        Double.NaN,
                                                        12,
                                                        12,
                                                        false)));
                default ->
                        figures.add(
                                new Measured(
                                        7.25,
                                        less == null
                                                ? null
                                                : new Difference(0, 0, 0, 12, 0, false)));
            }
        }
        return new OfSequence(name, figures);
    }

    private static Text text(String en, String zh) {
        return new Text(en, zh);
    }
}
