package org.lineoff.model.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The battery behind docs/randomness.md: every {@link WordTests test} on the words in the orders in
 * which plants use them. The seeds are fixed, so the p-values are the same every time.
 */
@Tag("slow")
class RandomnessBatteryTest {
    private static final int BLOCK = 1 << 20;
    private static final int BLOCKS = 24;
    private static final int PLACES = 300;

    /** The order in which words are read. */
    enum Order {
        /** One station, car by car. */
        CARS,
        /** 300 stations, car by car: neighbours differ in the place. */
        STATIONS,
        /** One car at one station, replication by replication. */
        REPLICATIONS,
        /** One car at one station, seed by seed. */
        SEEDS
    }

    private static IntToLongFunction words(Order order) {
        Draws draws = new Draws(20261122, 0);
        long place = Draws.place("body/framing/robot 12");
        return switch (order) {
            case CARS -> {
                long key = draws.key(Purpose.WORK, place);
                yield i -> Draws.word(key, i);
            }
            case STATIONS -> {
                long[] keys = new long[PLACES];
                for (int i = 0; i < PLACES; i++) {
                    keys[i] = draws.key(Purpose.WORK, Draws.place("station-" + i));
                }
                yield i -> Draws.word(keys[i % PLACES], i / PLACES);
            }
            case REPLICATIONS -> i -> Draws.word(new Draws(1, i).key(Purpose.UP, place), 0);
            case SEEDS -> i -> Draws.word(new Draws(i, 0).key(Purpose.REPAIR, place), 7);
        };
    }

    @ParameterizedTest
    @EnumSource
    void noTestFindsAnythingInAHundredMillionWords(Order order) {
        IntToLongFunction source = words(order);
        Map<String, Double> results = run(source);
        results.forEach((name, p) -> System.out.printf("%-14s %-32s %.4f%n", order, name, p));
        // 60 p-values in all four orders: the least is below 1e-5 once in 1,600 seeds
        assertThat(results.values()).allSatisfy(p -> assertThat(p).isBetween(1e-5, 1 - 1e-5));
    }

    /** Weak generators of the kind that was in use for decades; each is to be found out. */
    @Test
    void theBatteryFindsWeakGenerators() {
        long[] state = {1};
        IntToLongFunction congruential =
                i -> state[0] = state[0] * 6364136223846793005L + 1442695040888963407L;
        assertThat(run(congruential).values()).anyMatch(p -> p < 1e-9 || p > 1 - 1e-9);
        IntToLongFunction shiftRegister =
                i -> {
                    state[0] ^= state[0] << 13;
                    state[0] ^= state[0] >>> 7;
                    return state[0] ^= state[0] << 17;
                };
        assertThat(run(shiftRegister).values()).anyMatch(p -> p < 1e-9 || p > 1 - 1e-9);
    }

    private static Map<String, Double> run(IntToLongFunction source) {
        var tests = WordTests.all();
        long[] block = new long[BLOCK];
        for (int b = 0; b < BLOCKS; b++) {
            for (int i = 0; i < BLOCK; i++) {
                block[i] = source.applyAsLong(b * BLOCK + i);
            }
            tests.forEach(test -> test.read(block));
        }
        Map<String, Double> results = new TreeMap<>();
        tests.forEach(test -> results.putAll(test.results()));
        return results;
    }
}
