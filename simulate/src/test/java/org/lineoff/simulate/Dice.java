package org.lineoff.simulate;

import java.util.List;
import java.util.Random;
import org.lineoff.model.Distribution;
import org.lineoff.model.random.Draws;

/**
 * The luck with which a plant is made up: the same for the same seed and name, and each ingredient
 * has its own, so that a new ingredient leaves alone what the others do.
 */
final class Dice {
    private static final String[] TIMES = {
        "0s", "1s", "30s", "60s", "60s", "90s", "120s", "5min", "20min"
    };

    private final Random random;

    Dice(long seed, String name) {
        random = new Random(Draws.place(name) ^ (seed * 0x9E3779B97F4A7C15L));
    }

    /** One chance in n. */
    boolean chance(int n) {
        return random.nextInt(n) == 0;
    }

    /** A whole number from 0 to n − 1. */
    int below(int n) {
        return random.nextInt(n);
    }

    /** A whole number from a to b, both included. */
    int between(int a, int b) {
        return a + random.nextInt(b - a + 1);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    String pick(String... from) {
        return from[random.nextInt(from.length)];
    }

    /** A time as one writes it, mostly round, so that much falls on one instant; perhaps 0. */
    String time() {
        return pick(TIMES);
    }

    /** A random duration of about a minute, or a constant. */
    Distribution duration() {
        return switch (random.nextInt(6)) {
            case 0 -> PlantBuilder.exponential("60s");
            case 1 -> PlantBuilder.uniform("60s", 0.4);
            case 2 -> PlantBuilder.erlang("75s", 3);
            case 3 -> PlantBuilder.lognormal("50s", 0.6);
            default -> PlantBuilder.constant(time());
        };
    }

    Random random() {
        return random;
    }
}
