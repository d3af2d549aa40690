package org.lineoff.sequence.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against all assignments of a few cars to a few periods. */
class TransportTest {
    private final Random random = new Random(5);
    private int kinds;
    private int periods;
    private long[][] cost;
    private int[] room;
    private int[] number;

    @Test
    void withoutLimitsTheResultIsTheBest() {
        for (int round = 0; round < 400; round++) {
            generate();
            Transport made = new Transport(cost, start(), List.of());
            made.improve();
            assertThat(made.total()).as("round " + round).isEqualTo(best(List.of()));
        }
    }

    @Test
    void withLimitsTheResultIsNearlyAlwaysTheBestAndNeverFarFromIt() {
        int rounds = 600;
        int best = 0;
        for (int round = 0; round < rounds; round++) {
            generate();
            List<Limit> limits = limits();
            Transport made = new Transport(cost, start(), limits);
            made.improve();
            long least = best(limits);
            assertThat(made.total()).isGreaterThanOrEqualTo(least);
            best += made.total() == least ? 1 : 0;
        }
        assertThat(best).isGreaterThan(rounds * 95 / 100);
    }

    private void generate() {
        kinds = 2 + random.nextInt(3);
        periods = 2 + random.nextInt(2);
        cost = new long[kinds][periods];
        number = new int[kinds];
        room = new int[periods];
        int all = 0;
        for (int k = 0; k < kinds; k++) {
            number[k] = 1 + random.nextInt(3);
            all += number[k];
            for (int p = 0; p < periods; p++) {
                cost[k][p] = random.nextInt(12);
            }
        }
        for (int car = 0; car < all; car++) {
            room[random.nextInt(periods)]++;
        }
    }

    private int[][] start() {
        int[][] cars = new int[kinds][periods];
        int p = 0;
        int[] left = room.clone();
        for (int k = 0; k < kinds; k++) {
            for (int n = 0; n < number[k]; n++) {
                while (left[p] == 0) {
                    p++;
                }
                left[p]--;
                cars[k][p]++;
            }
        }
        return cars;
    }

    private List<Limit> limits() {
        List<Limit> limits = new ArrayList<>();
        for (int l = 0; l < 1 + random.nextInt(3); l++) {
            BitSet having = new BitSet();
            BitSet in = new BitSet();
            for (int k = 0; k < kinds; k++) {
                having.set(k, random.nextBoolean());
            }
            for (int p = 0; p < periods; p++) {
                in.set(p, random.nextBoolean());
            }
            int least = random.nextInt(3);
            int most = least + random.nextInt(2);
            long price = random.nextBoolean() ? Limit.HARD : 1 + random.nextInt(10);
            limits.add(new Limit("l" + l, having, in, least, most, price));
        }
        return limits;
    }

    private long best(List<Limit> limits) {
        return best(limits, new int[kinds][periods], 0, 0, room.clone());
    }

    private long best(List<Limit> limits, int[][] cars, int kind, int placed, int[] left) {
        if (kind == kinds) {
            int[][] copy = new int[kinds][];
            for (int k = 0; k < kinds; k++) {
                copy[k] = cars[k].clone();
            }
            return new Transport(cost, copy, limits).total();
        }
        if (placed == number[kind]) {
            return best(limits, cars, kind + 1, 0, left);
        }
        long best = Long.MAX_VALUE;
        for (int p = 0; p < periods; p++) {
            if (left[p] > 0) {
                left[p]--;
                cars[kind][p]++;
                best = Math.min(best, best(limits, cars, kind, placed + 1, left));
                cars[kind][p]--;
                left[p]++;
            }
        }
        return best;
    }
}
