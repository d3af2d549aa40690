package org.lineoff.execute;

import java.util.List;
import java.util.Random;

/** Drawn cases: everything comes from the seed, which the failing test prints. */
public final class Chance {
    private final Random random;

    public Chance(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    public <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    String text(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    void shuffle(List<?> all) {
        java.util.Collections.shuffle(all, random);
    }
}
