package org.lineoff.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random problems with any mixture of rules. */
public final class GeneratedProblems {
    private final Random random;
    private int rows;
    private int cars;

    public GeneratedProblems(long seed) {
        random = new Random(seed);
    }

    /** With every kind of rule that the bits choose, in the order of {@link #rule}. */
    public SequencingProblem problem(int mostCars, int kinds) {
        int past = random.nextInt(3) == 0 ? 0 : random.nextInt(12);
        cars = 1 + random.nextInt(mostCars);
        rows = past + cars;
        List<Rule> rules = new ArrayList<>();
        for (int kind = 0; kind < 9; kind++) {
            int times = (kinds >> kind & 1) == 0 ? 0 : 1 + random.nextInt(kind == 0 ? 6 : 2);
            for (int k = 0; k < times; k++) {
                rules.add(rule(kind, kind + "." + k));
            }
        }
        int frozen = random.nextInt(3) == 0 ? random.nextInt(cars + 1) / 2 : 0;
        return new SequencingProblem(past, cars, frozen, rules);
    }

    /** Only ratios, all of one weight, as in classic car sequencing. */
    SequencingProblem plain(int mostCars) {
        int past = random.nextInt(3) == 0 ? random.nextInt(12) : 0;
        cars = 2 + random.nextInt(mostCars);
        rows = past + cars;
        Priority priority = new Priority(random.nextInt(3), 1 + random.nextInt(5));
        int longest = random.nextInt(4) == 0 ? 40 : 8;
        List<Rule> rules = new ArrayList<>();
        for (int r = random.nextInt(random.nextInt(4) == 0 ? 12 : 7); r >= 0; r--) {
            int window = 1 + random.nextInt(longest);
            rules.add(
                    new Rule.Ratio(
                            "0." + r,
                            priority,
                            some(),
                            random.nextInt(window + 1),
                            window,
                            random.nextBoolean(),
                            random.nextBoolean()));
        }
        int frozen = random.nextInt(3) == 0 ? random.nextInt(cars) / 2 : 0;
        return new SequencingProblem(past, cars, frozen, rules);
    }

    private Rule rule(int kind, String name) {
        Priority priority = new Priority(random.nextInt(4), 1 + random.nextInt(5));
        return switch (kind) {
            case 0 -> {
                int window = 1 + random.nextInt(random.nextInt(4) == 0 ? 2 * rows : 8);
                yield new Rule.Ratio(
                        name,
                        priority,
                        some(),
                        random.nextInt(window + 1),
                        window,
                        random.nextBoolean(),
                        random.nextBoolean());
            }
            case 1 -> new Rule.Changes(name, priority, values(4));
            case 2 ->
                    new Rule.RunLimit(
                            name, priority, values(3), 1 + random.nextInt(4), random.nextBoolean());
            case 3 -> {
                int least = random.nextInt(4);
                int most = Math.max(1, least) + random.nextInt(3);
                yield new Rule.Block(name, priority, some(), least, most);
            }
            case 4 -> new Rule.Spacing(name, priority, some(), 1 + random.nextInt(6));
            case 5 -> {
                int from = random.nextInt(cars + 2) - 1;
                int least = random.nextInt(5);
                int most = least + random.nextInt(3);
                int to = from + random.nextInt(cars + 2);
                yield new Rule.Quantity(name, priority, some(), from, to, least, most);
            }
            case 6 -> {
                int from = random.nextInt(cars + 2) - 1;
                int to = from + 1 + random.nextInt(cars);
                yield new Rule.Position(name, priority, some(), from, to);
            }
            case 7 -> new Rule.Levelling(name, priority, some());
            default -> {
                Column tens = values(5);
                Column work = Column.of(rows, row -> 80 + 10 * tens.get(row));
                yield new Rule.Overload(name, priority, work, 100, 5 * random.nextInt(8));
            }
        };
    }

    private Column some() {
        boolean[] has = new boolean[rows];
        double share = random.nextDouble();
        for (int row = 0; row < rows; row++) {
            has[row] = random.nextDouble() < share;
        }
        return Column.having(rows, row -> has[row]);
    }

    private Column values(int most) {
        int[] value = new int[rows];
        for (int row = 0; row < rows; row++) {
            value[row] = random.nextInt(most);
        }
        return Column.of(value);
    }
}
