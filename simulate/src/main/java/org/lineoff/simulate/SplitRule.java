package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.List;
import org.lineoff.model.Drawn;
import org.lineoff.model.Junction.Split;
import org.lineoff.model.Known;
import org.lineoff.model.Products;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Purpose;

/** What decides which way a car goes at a split, compiled from the file. */
final class SplitRule {
    private SplitRule() {}

    /** Which way a car goes. */
    interface Ways {
        /**
         * Returns the index of the way.
         *
         * @param luck index of its draw, where luck decides
         */
        int choose(Car car, long luck);

        /** Whether the result of an inspection decides. */
        default boolean byInspection() {
            return false;
        }
    }

    static Ways of(Split split, String name, Layout layout, Drawn drawn) {
        return switch (split.by()) {
            case MODEL -> byModel(split, layout.plant().products());
            case OPTION -> byOption(split, layout);
            case SHARE -> byShare(split, name, drawn);
            case INSPECTION -> new ByInspection(result(split, true), result(split, false));
        };
    }

    private static Ways byModel(Split split, Products products) {
        int others = others(split);
        int[] ways = new int[products.models().size() + 1];
        ways[0] = others;
        for (int m = 1; m < ways.length; m++) {
            ways[m] = taking(split, products.models().get(m - 1).id(), others);
        }
        return (car, luck) -> ways[car.model + 1];
    }

    private static Ways byOption(Split split, Layout layout) {
        int others = others(split);
        int[][] ways = new int[layout.optionGroups().size()][];
        for (int g = 0; g < ways.length; g++) {
            List<Products.Choice> choices =
                    layout.plant().products().options().get(layout.optionGroups().get(g)).choices();
            ways[g] = choices.stream().mapToInt(c -> taking(split, c.id(), -1)).toArray();
        }
        return (car, luck) -> {
            int way = Integer.MAX_VALUE;
            for (int g = 0; g < ways.length; g++) {
                if (car.choices[g] >= 0 && ways[g][car.choices[g]] >= 0) {
                    way = Math.min(way, ways[g][car.choices[g]]);
                }
            }
            return way == Integer.MAX_VALUE ? others : way;
        };
    }

    private static Ways byShare(Split split, String name, Drawn drawn) {
        List<Split.Branch> branches = split.branches();
        double[] upTo = new double[branches.size()];
        List<Integer> open = new ArrayList<>();
        double sum = 0;
        for (int b = 0; b < upTo.length; b++) {
            Known<Double> share = branches.get(b).share();
            if (share == null || !drawn.isKnown(share)) {
                open.add(b);
            } else {
                upTo[b] = drawn.number(share);
                sum += upTo[b];
            }
        }
        for (int b : open) {
            upTo[b] = Math.max(0, 1 - sum) / open.size();
        }
        for (int b = 1; b < upTo.length; b++) {
            upTo[b] += upTo[b - 1];
        }
        long key = drawn.draws().key(Purpose.ROUTE, Draws.place(name));
        double total = upTo[upTo.length - 1];
        return (car, luck) -> {
            double u = Draws.uniform(key, luck) * total;
            int way = 0;
            while (way < upTo.length - 1 && u >= upTo[way]) {
                way++;
            }
            return way;
        };
    }

    private record ByInspection(int passed, int failed) implements Ways {
        @Override
        public int choose(Car car, long luck) {
            return car.failed() ? failed : passed;
        }

        @Override
        public boolean byInspection() {
            return true;
        }
    }

    private static int result(Split split, boolean passed) {
        Split.Result wanted = passed ? Split.Result.PASSED : Split.Result.FAILED;
        for (int b = 0; b < split.branches().size(); b++) {
            if (split.branches().get(b).result() == wanted) {
                return b;
            }
        }
        return others(split);
    }

    /** The first way that takes a model or choice, else the one given. */
    private static int taking(Split split, String id, int otherwise) {
        for (int b = 0; b < split.branches().size(); b++) {
            if (split.branches().get(b).takes().contains(id)) {
                return b;
            }
        }
        return otherwise;
    }

    /** The first way that states nothing, else the last. */
    private static int others(Split split) {
        for (int b = 0; b < split.branches().size(); b++) {
            Split.Branch branch = split.branches().get(b);
            if (branch.takes().isEmpty() && branch.result() == null) {
                return b;
            }
        }
        return split.branches().size() - 1;
    }
}
