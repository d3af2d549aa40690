package org.lineoff.simulate.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lineoff.model.random.Constant;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Durations;
import org.lineoff.model.random.Shape;
import org.lineoff.model.random.Triangular;
import org.lineoff.model.random.Uniform;

/** Work drawn in lanes is the work drawn one by one, to the millisecond. */
class VectorWorkTest {
    private static final int LANES = 4 * VectorWork.LANES;
    private static final int STEPS = 3000;

    private static Shape shape(Random random, int lane) {
        int kind = lane / VectorWork.LANES == 3 ? random.nextInt(3) : lane / VectorWork.LANES;
        return switch (kind) {
            case 0 -> new Triangular(0.001 + 0.4 * random.nextDouble());
            case 1 -> new Uniform(0.001 + 0.57 * random.nextDouble());
            default -> new Constant();
        };
    }

    @Test
    void lanesDrawWhatStationsDraw() {
        Random random = new Random(1);
        long[] keys = new long[LANES];
        double[] means = new double[LANES];
        Shape[] shapes = new Shape[LANES];
        VectorWork work = new VectorWork(LANES);
        for (int lane = 0; lane < LANES; lane++) {
            keys[lane] = random.nextLong();
            means[lane] = random.nextInt(10) * 10_000 * random.nextDouble();
            shapes[lane] = shape(random, lane);
            switch (shapes[lane]) {
                case Triangular t -> work.draw(lane, keys[lane], means[lane], t.halfWidth(), true);
                case Uniform u -> work.draw(lane, keys[lane], means[lane], u.halfWidth(), false);
                default -> {
                    work.draw(lane, keys[lane], means[lane], 0, false);
                    work.work[lane] = (int) Durations.round(means[lane]);
                }
            }
        }
        for (long first : new long[] {LANES, LANES + 1, 1_000_001}) {
            work.prepare(first);
            for (long step = first; step < first + STEPS; step++) {
                work.draw(step);
                for (int lane = 0; lane < LANES; lane++) {
                    double u = Draws.uniform(keys[lane], step - lane);
                    long expected = Durations.scaled(means[lane], shapes[lane], u);
                    if (work.work[lane] != expected) {
                        assertThat((long) work.work[lane])
                                .as("lane %d, %s, step %d", lane, shapes[lane], step)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    /** Floats say which ms is the nearest in most draws, doubles in the rest: always the same. */
    @Test
    void theNearestMillisecondIsThatOfDoubles() {
        Random random = new Random(2);
        double[] means = {55_200, 55_200.5, 1e-3, 0.5, 1, 7.25, 1000.5, 82_000.125, 4e8 + 0.25};
        int lanes = 9 * VectorWork.LANES;
        long[] keys = new long[lanes];
        double[] ofLane = new double[lanes];
        Triangular[] shapes = new Triangular[lanes];
        VectorWork work = new VectorWork(lanes);
        for (int lane = 0; lane < lanes; lane++) {
            keys[lane] = random.nextLong();
            ofLane[lane] = means[lane % means.length];
            double widest = Math.min(0.4, 30_000 / ofLane[lane]); // work up to half a minute wide
            shapes[lane] = new Triangular(widest * (0.1 + 0.9 * random.nextDouble()));
            work.draw(lane, keys[lane], ofLane[lane], shapes[lane].halfWidth(), true);
        }
        work.prepare(lanes);
        for (long step = lanes; step < lanes + 20_000; step++) {
            work.draw(step);
            for (int lane = 0; lane < lanes; lane++) {
                double u = Draws.uniform(keys[lane], step - lane);
                long expected = Durations.scaled(ofLane[lane], shapes[lane], u);
                if (work.work[lane] != expected) {
                    assertThat((long) work.work[lane])
                            .as("lane %d, mean %s, step %d", lane, ofLane[lane], step)
                            .isEqualTo(expected);
                }
            }
        }
    }
}
