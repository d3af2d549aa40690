package org.lineoff.simulate;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Drawn;
import org.lineoff.model.Known;
import org.lineoff.model.Products;
import org.lineoff.model.Station;
import org.lineoff.model.random.Sampler;

/**
 * How long a station works on a car: the mean of its model, plus what its options add, times a
 * quantile, divided by the rate; rounded once. A figure by model or option that was not known on
 * the as-of day is left out. Costs a few nanoseconds more than the quantile.
 */
final class WorkContent {
    private final Law law;
    private final boolean constant;

    /** By model + 1; the first for parts, which have no model. */
    private final double[] means;

    /** By option group (in the order of {@link Layout#optionGroups}) and choice; empty: nothing. */
    private final double[][] adds;

    WorkContent(Station.Work work, Layout layout, Drawn drawn, Samplers samplers) {
        law = Law.of(work.time(), drawn, samplers);
        constant = law.isConstant();
        Products products = layout.plant().products();
        means = new double[products.models().size() + 1];
        means[0] = law.mean();
        for (int m = 1; m < means.length; m++) {
            Known<Duration> own = work.byModel().get(products.models().get(m - 1).id());
            means[m] = own == null || !drawn.isKnown(own) ? law.mean() : drawn.millis(own);
        }
        List<Integer> groups = layout.optionGroups();
        adds = new double[work.addByOption().isEmpty() ? 0 : groups.size()][];
        for (int g = 0; g < adds.length; g++) {
            List<Products.Choice> choices = products.options().get(groups.get(g)).choices();
            adds[g] = new double[choices.size()];
            for (int c = 0; c < choices.size(); c++) {
                Known<Duration> added = work.addByOption().get(choices.get(c).id());
                adds[g][c] = added == null || !drawn.isKnown(added) ? 0 : drawn.millis(added);
            }
        }
    }

    /** Returns whether no luck is needed; any u will do. */
    boolean isConstant() {
        return constant;
    }

    /** Returns what is drawn, where nothing depends on the car; null where something does. */
    @Nullable Law sameForAll() {
        for (double mean : means) {
            if (mean != law.mean()) {
                return null;
            }
        }
        return adds.length == 0 ? law : null;
    }

    /**
     * Returns the work in ms.
     *
     * @param u luck, strictly between 0 and 1
     * @param model −1 for parts
     * @param choices by option group, −1: none
     * @param rate what the work is divided by
     */
    long duration(double u, int model, int[] choices, double rate) {
        return law.duration(u, mean(model, choices), rate);
    }

    /** The same for work of which that much is done: what is left. */
    long remaining(double u, int model, int[] choices, double rate, long done) {
        return done == 0
                ? duration(u, model, choices, rate)
                : law.remaining(u, mean(model, choices) / rate, done);
    }

    /** Returns the mean work in ms of a car at the full rate. */
    double mean(int model, int[] choices) {
        double mean = means[model + 1];
        for (int g = 0; g < adds.length; g++) {
            mean += choices[g] < 0 ? 0 : adds[g][choices[g]];
        }
        return mean;
    }

    Sampler sampler() {
        return law.sampler();
    }
}
