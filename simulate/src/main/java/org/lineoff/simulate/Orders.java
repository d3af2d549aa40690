package org.lineoff.simulate;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Demand;
import org.lineoff.model.Drawn;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.Products;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Purpose;
import org.lineoff.model.time.PlantClock;

/**
 * The orders of one build sequence in one replication: when the n-th comes in, and what it is for.
 *
 * <p>Everything is a pure function of n. The waves add up to an expected number of orders by each
 * instant; the n-th order comes at the first instant at which that number reaches n − ½. A question
 * costs some ten nanoseconds and no memory. Immutable and free for all threads.
 */
public final class Orders {
    /** Points in time at which the rate of orders changes, and the numbers there. */
    private final long[] at;

    private final double[] before;
    private final double[] after;
    private final double[] perMillis;

    private final int[] models;
    private final long[] modelFrom;
    private final double[] modelWeight;
    private final double[] modelPrice;
    private final Group[] groups;
    private final double[] marketWeight;
    private final long modelKey;
    private final long marketKey;

    /** Weights and prices of an option group; offers[m]: whether model m has it. */
    private static final class Group {
        private final boolean[] offers;
        private final double[] weight;
        private final double[] price;
        private final long key;

        Group(boolean[] offers, double[] weight, double[] price, long key) {
            this.offers = offers;
            this.weight = weight;
            this.price = price;
            this.key = key;
        }
    }

    private Orders(Plant plant, Drawn drawn, Demand.Sequence sequence) {
        PlantClock clock = new PlantClock(plant.timeZone(), plant.horizon().from());
        List<Inflow> waves =
                sequence.waves().stream()
                        .filter(w -> drawn.isKnown(w.from()))
                        .map(w -> Inflow.of(w, drawn, clock, plant.horizon().to()))
                        .toList();
        at = times(waves);
        before = new double[at.length];
        after = new double[at.length];
        perMillis = new double[at.length];
        accumulate(waves);

        Products products = plant.products();
        Draws draws = drawn.draws();
        String id = sequence.id();
        List<Products.Model> known =
                products.models().stream().filter(m -> drawn.isKnown(m.from())).toList();
        models = known.stream().mapToInt(products.models()::indexOf).toArray();
        modelFrom = known.stream().mapToLong(m -> clock.midnight(drawn.date(m.from()))).toArray();
        modelWeight = known.stream().mapToDouble(m -> weight(m.share(), drawn)).toArray();
        modelPrice =
                products.models().stream().mapToDouble(m -> weight(m.price(), drawn)).toArray();
        modelKey = draws.key(Purpose.ROUTE, Draws.place(id + "#model"));
        groups =
                products.options().stream()
                        .map(g -> group(g, products, drawn, id))
                        .toArray(Group[]::new);
        marketWeight =
                products.markets().stream().mapToDouble(m -> weight(m.share(), drawn)).toArray();
        marketKey = draws.key(Purpose.ROUTE, Draws.place(id + "#market"));
    }

    /** The orders of a sequence, by its id in {@code demand.yaml}. */
    public static Orders of(Plant plant, Drawn drawn, String sequence) {
        return new Orders(
                plant,
                drawn,
                plant.demand().sequences().stream()
                        .filter(s -> s.id().equals(sequence))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "no sequence \"" + sequence + "\"")));
    }

    /**
     * Returns when the n-th order comes in, in ms since the epoch (negative before it); {@link
     * Long#MAX_VALUE} if there is no such order.
     *
     * @param n from 1
     */
    public long dateOf(long n) {
        double goal = n - 0.5;
        int low = 0;
        int high = at.length;
        while (low < high) { // the first point by which the number is reached
            int middle = (low + high) >>> 1;
            if (after[middle] >= goal) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        if (low == at.length) {
            return Long.MAX_VALUE;
        }
        if (low == 0 || before[low] < goal) {
            return at[low];
        }
        double since = Math.ceil((goal - after[low - 1]) / perMillis[low - 1]);
        long gap = at[low] - at[low - 1];
        return since < gap ? at[low - 1] + (long) since : at[low];
    }

    /** Returns the model of the n-th order: index in the products; −1 if nothing is ever sold. */
    public int model(long n) {
        return model(n, dateOf(n));
    }

    /** As {@link #model(long)}, where the date is known already. */
    int model(long n, long date) {
        int chosen = pick(modelWeight, modelFrom, date, Draws.uniform(modelKey, n));
        return chosen < 0 ? -1 : models[chosen];
    }

    /** Returns the market of the n-th order: index in the products; −1 if there are none. */
    public int market(long n) {
        return pick(marketWeight, null, 0, Draws.uniform(marketKey, n));
    }

    /** Returns the n-th order's choice in an option group, −1 where its model does not offer it. */
    public int choice(long n, int group) {
        return choice(n, group, model(n));
    }

    /** As {@link #choice(long, int)}, where the model is known already. */
    int choice(long n, int group, int model) {
        Group g = groups[group];
        return model < 0 || !g.offers[model]
                ? -1
                : pick(g.weight, null, 0, Draws.uniform(g.key, n));
    }

    /** Returns the price of the n-th order: its model's and its choices', ex works without VAT. */
    public double price(long n) {
        int model = model(n);
        double price = model < 0 ? 0 : modelPrice[model];
        for (int g = 0; g < groups.length; g++) {
            int choice = choice(n, g, model);
            price += choice < 0 ? 0 : groups[g].price[choice];
        }
        return price;
    }

    /**
     * One of several by weight, among those that have begun by the date. Where none has, the one
     * that begins first; where all weights are 0, the first.
     */
    private static int pick(double[] weight, long @Nullable [] from, long date, double u) {
        double sum = 0;
        int first = -1;
        for (int i = 0; i < weight.length; i++) {
            if (from == null || from[i] <= date) {
                sum += weight[i];
                first = first < 0 ? i : first;
            }
        }
        if (first < 0) {
            for (int i = 0; from != null && i < weight.length; i++) {
                first = first < 0 || from[i] < from[first] ? i : first;
            }
            return first;
        }
        double rest = u * sum;
        int last = first;
        for (int i = first; i < weight.length; i++) {
            if ((from == null || from[i] <= date) && weight[i] > 0) {
                last = i;
                rest -= weight[i];
                if (rest < 0) {
                    return i;
                }
            }
        }
        return last;
    }

    private static Group group(
            Products.OptionGroup g, Products products, Drawn drawn, String sequence) {
        boolean[] offers = new boolean[products.models().size()];
        for (int m = 0; m < offers.length; m++) {
            offers[m] = g.models().isEmpty() || g.models().contains(products.models().get(m).id());
        }
        return new Group(
                offers,
                g.choices().stream().mapToDouble(c -> weight(c.takeRate(), drawn)).toArray(),
                g.choices().stream().mapToDouble(c -> weight(c.price(), drawn)).toArray(),
                drawn.draws().key(Purpose.ROUTE, Draws.place(sequence + "#option/" + g.id())));
    }

    /** What was not known on the as-of day weighs and costs nothing. */
    static double weight(@Nullable Known<Double> figure, Drawn drawn) {
        return figure == null || !drawn.isKnown(figure) ? 0 : drawn.number(figure);
    }

    private static long[] times(List<Inflow> waves) {
        TreeSet<Long> times = new TreeSet<>();
        waves.forEach(
                w -> {
                    times.add(w.from());
                    times.add(w.to());
                });
        return times.stream().mapToLong(Long::longValue).toArray();
    }

    private void accumulate(List<Inflow> waves) {
        for (int i = 0; i < at.length; i++) {
            for (Inflow w : waves) {
                if (w.from() == w.to()) {
                    before[i] += w.from() < at[i] ? w.count() : 0;
                    after[i] += w.from() <= at[i] ? w.count() : 0;
                } else {
                    before[i] += w.expectedBy(at[i]);
                    after[i] += w.expectedBy(at[i]);
                    if (w.from() <= at[i] && at[i] < w.to()) {
                        perMillis[i] += w.count() / (w.to() - w.from());
                    }
                }
            }
        }
    }
}
