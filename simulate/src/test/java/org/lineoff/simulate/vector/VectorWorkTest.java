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
}
