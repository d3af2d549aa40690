package org.lineoff.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Sampler;
import org.lineoff.model.random.Triangular;
import org.lineoff.simulate.vector.VectorWork;
import org.lineoff.simulate.vector.WaveStep;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The parts of a wave, in ns a visit: drawing the work of 304 stations, and their recurrence. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class WaveBenchmark {
    private static final int LANES = 304;
    private static final int ROW = LANES + 32;
    private static final int ROWS = 8;
    private static final double MEAN = Yardstick.MEAN_WORK_MS;

    private final Triangular shape = new Triangular(Yardstick.CV);
    private final Sampler sampler = Sampler.of(shape);
    private final VectorWork work = new VectorWork(LANES);
    private final WaveStep step = new WaveStep(new int[LANES]);
    private final int[] times = new int[ROWS * ROW];
    private final int[] behind = new int[1];
    private long t = LANES;

    /** A line in the middle of its run. */
    public WaveBenchmark() {
        for (int lane = 0; lane < LANES; lane++) {
            work.draw(lane, lane * 0x9E3779B97F4A7C15L, MEAN, shape.halfWidth(), true);
        }
        work.prepare(t);
        Arrays.fill(step.marks, Integer.MAX_VALUE);
    }

    private static int row(long step) {
        return (int) (step & (ROWS - 1)) * ROW + 16;
    }

    /** Work in lanes. */
    @Benchmark
    @OperationsPerInvocation(LANES)
    public int[] workInLanes() {
        work.draw(t++);
        return work.work;
    }

    /** Work one by one. */
    @Benchmark
    @OperationsPerInvocation(LANES)
    public long workOneByOne() {
        long sum = 0;
        long car = t++;
        for (int lane = 0; lane < LANES; lane++) {
            double u = Draws.uniform(lane * 0x9E3779B97F4A7C15L, car - lane);
            sum += sampler.duration(MEAN, u);
        }
        return sum;
    }

    /** The recurrence in lanes, with sums and tests for failures and marks. */
    @Benchmark
    @OperationsPerInvocation(LANES)
    public int recurrence() {
        t++;
        if (t % 4096 == 0) { // times and up times as after the base has moved
            Arrays.fill(times, 0);
            Arrays.fill(step.untilNext, 1 << 30);
        }
        behind[0] = row(t - 2) + 1;
        return step.step(times, row(t - 1) - 1, row(t - 1), behind, row(t), work.work, false, true);
    }
}
