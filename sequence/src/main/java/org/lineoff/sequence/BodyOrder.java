package org.lineoff.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.RetrievalRule;

/**
 * The order for body and paint that belongs to an order for assembly: colours in long batches, yet
 * such that the store between them can give the cars out as assembly wants them.
 *
 * <p>With a stock of s cars to choose from, assembly gets its order if and only if, whenever a car
 * has not come yet, at most s − 1 cars that assembly wants after it have: they wait in the store.
 * So the body order may run ahead of the assembly order by s − 1 cars. A run of one colour goes on
 * as long as that allows; which colour comes next is searched breadth first, all nodes of a level
 * having as many runs, the {@value #BEAM} that have placed most cars going on. Each level costs
 * {@code BEAM · colours · stock} steps.
 *
 * @param order places in the assembly order, in the order in which the bodies come
 * @param changes of colour in it
 * @param stock what the store has to hold when the first car goes out; less than asked for where
 *     lanes could not restore the order otherwise
 */
public record BodyOrder(List<Integer> order, int changes, int stock) {
    private static final int BEAM = 200;

    /** Up to so many cars runs are tried in all lengths. */
    private static final int SHORT = 24;

    public BodyOrder {
        order = List.copyOf(order);
    }

    /**
     * Finds one.
     *
     * @param colours by place in the assembly order
     * @param before the colour that was painted last, −1: none
     * @param longest limit on a run of one colour
     */
    public static BodyOrder of(int[] colours, int before, int longest, StoreBetween store) {
        for (int stock = store.stock(); stock > 1; stock--) {
            int[] order = new Search(colours, before, longest, stock).run();
            if (store.lanes() == 0 || isRestored(order, store.withStock(stock))) {
                return made(order, colours, before, stock);
            }
        }
        int[] order = new int[colours.length];
        Arrays.setAll(order, i -> i);
        return made(order, colours, before, 1);
    }

    private static BodyOrder made(int[] order, int[] colours, int before, int stock) {
        return new BodyOrder(
                Arrays.stream(order).boxed().toList(), changes(order, colours, before), stock);
    }

    /** Whether the store gives the cars out as assembly wants them. */
    static boolean isRestored(int[] order, StoreBetween store) {
        long[] wanted = Arrays.stream(order).asLongStream().toArray();
        long[] out = store.goingOut(wanted, RetrievalRule.LOWEST_NUMBER);
        for (int i = 0; i < out.length; i++) {
            if (out[i] != i) {
                return false;
            }
        }
        return true;
    }

    static int changes(int[] order, int[] colours, int before) {
        int changes = 0;
        int last = before;
        for (int car : order) {
            changes += last >= 0 && colours[car] != last ? 1 : 0;
            last = colours[car];
        }
        return changes;
    }

    /** Cars placed so far: all before {@code first}, and {@code ahead} of those behind it. */
    private static final class Node {
        private final @Nullable Node parent;
        private final int colour;
        private final int[] run;
        private final int first;
        private final BitSet ahead;
        private final int placed;

        Node(@Nullable Node parent, int colour, int[] run, int first, BitSet ahead, int placed) {
            this.parent = parent;
            this.colour = colour;
            this.run = run;
            this.first = first;
            this.ahead = ahead;
            this.placed = placed;
        }
    }

    private static final class Search {
        private final int[] colours;
        private final int before;
        private final int longest;
        private final int stock;
        private final int[][] ofColour;

        Search(int[] colours, int before, int longest, int stock) {
            this.colours = colours;
            this.before = before;
            this.longest = longest;
            this.stock = stock;
            int count = Arrays.stream(colours).max().orElse(0) + 1;
            ofColour = new int[count][];
            for (int c = 0; c < count; c++) {
                int colour = c;
                ofColour[c] =
                        IntStream.range(0, colours.length)
                                .filter(i -> colours[i] == colour)
                                .toArray();
            }
        }

        int[] run() {
            List<Node> level = List.of(new Node(null, before, new int[0], 0, new BitSet(), 0));
            while (true) {
                // Of those that are done that which goes on with the last colour has a change less.
                int[] best = null;
                for (Node node : level) {
                    if (node.placed == colours.length) {
                        int[] order = order(node);
                        if (best == null
                                || changes(order, colours, before)
                                        < changes(best, colours, before)) {
                            best = order;
                        }
                    }
                }
                if (best != null) {
                    return best;
                }
                level = next(level);
            }
        }

        private List<Node> next(List<Node> level) {
            List<Node> made = new ArrayList<>();
            for (Node node : level) {
                int before = made.size();
                for (int c = 0; c < ofColour.length; c++) {
                    if (c != node.colour || node.parent == null) {
                        addRuns(node, c, made);
                    }
                }
                if (made.size() == before) { // the same colour again, where nothing else can come
                    addRuns(node, node.colour, made);
                }
            }
            made.sort(
                    (a, b) ->
                            a.placed != b.placed
                                    ? Integer.compare(b.placed, a.placed)
                                    : Integer.compare(b.first, a.first));
            return made.size() > BEAM ? List.copyOf(made.subList(0, BEAM)) : made;
        }

        /** A run as long as it can be; where the order is short, also those that end earlier. */
        private void addRuns(Node node, int colour, List<Node> to) {
            Node whole = follow(node, colour, longest);
            if (whole != null) {
                to.add(whole);
                for (int most = 1; most < whole.run.length && colours.length <= SHORT; most++) {
                    to.add(Objects.requireNonNull(follow(node, colour, most)));
                }
            }
        }

        /** A run of a colour, as long as it can be; null if not even one car can come. */
        private @Nullable Node follow(Node node, int colour, int most) {
            BitSet ahead = (BitSet) node.ahead.clone();
            int first = node.first;
            int inside = ahead.cardinality();
            int[] cars = ofColour[colour];
            int[] run = new int[Math.min(most, cars.length)];
            int length = 0;
            int at = Arrays.binarySearch(cars, first);
            for (int k = at < 0 ? -at - 1 : at; k < cars.length && length < run.length; k++) {
                int car = cars[k];
                if (ahead.get(car)) {
                    continue;
                }
                if (car == first) {
                    first = ahead.nextClearBit(first + 1);
                    inside = ahead.cardinality() - ahead.get(0, first).cardinality();
                } else if (inside < stock - 1) {
                    ahead.set(car);
                    inside++;
                } else {
                    break;
                }
                run[length++] = car;
            }
            if (length == 0) {
                return null;
            }
            ahead.clear(0, first);
            return new Node(
                    node, colour, Arrays.copyOf(run, length), first, ahead, node.placed + length);
        }

        private int[] order(Node last) {
            int[] order = new int[colours.length];
            int at = order.length;
            for (Node node = last; node != null; node = node.parent) {
                at -= node.run.length;
                System.arraycopy(node.run, 0, order, at, node.run.length);
            }
            return order;
        }
    }
}
