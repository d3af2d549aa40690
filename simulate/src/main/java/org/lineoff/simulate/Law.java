package org.lineoff.simulate;

import org.lineoff.model.Distribution;
import org.lineoff.model.Drawn;
import org.lineoff.model.DrawnDuration;
import org.lineoff.model.random.Constant;
import org.lineoff.model.random.Durations;
import org.lineoff.model.random.Sampler;

/**
 * A distribution of one replication, ready to be drawn from some hundred million times.
 *
 * @param mean mean duration in ms
 * @param sampler quantiles of duration / mean
 */
record Law(double mean, Sampler sampler) {

    static Law of(Distribution distribution, Drawn drawn, Samplers samplers) {
        DrawnDuration known = DrawnDuration.of(distribution, drawn);
        return new Law(known.meanMillis(), samplers.of(known.shape()));
    }

    /** Returns whether every duration is the mean; then no luck is used. */
    boolean isConstant() {
        return sampler.shape() instanceof Constant;
    }

    /** Returns the duration in ms that belongs to the luck u, rounded half up. */
    long duration(double u) {
        return sampler.duration(mean, u);
    }

    /** What is left of a duration with another mean of which that much is over, at the luck u. */
    long remaining(double u, double otherMean, long elapsed) {
        if (otherMean <= 0) {
            return 0;
        }
        double whole = sampler.shape().quantileGivenMoreThan(elapsed / otherMean, u) * otherMean;
        return Math.max(0, Durations.round(whole) - elapsed);
    }

    /**
     * Returns it with another mean, divided by a rate: {@code quantile · mean ÷ rate}, rounded
     * once.
     */
    long duration(double u, double otherMean, double rate) {
        return Durations.round(sampler.quantile(u) * otherMean / rate);
    }
}
