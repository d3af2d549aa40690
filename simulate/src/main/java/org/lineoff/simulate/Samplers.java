package org.lineoff.simulate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lineoff.model.random.Sampler;
import org.lineoff.model.random.Shape;

/**
 * One {@link Sampler} for each shape, made when first asked for and kept, since its table costs
 * milliseconds. For any number of threads.
 */
final class Samplers {
    private final Map<Shape, Sampler> known = new ConcurrentHashMap<>();

    Sampler of(Shape shape) {
        return known.computeIfAbsent(shape, Sampler::of);
    }
}
