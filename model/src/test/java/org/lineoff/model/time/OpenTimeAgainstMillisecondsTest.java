package org.lineoff.model.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OpenTimeAgainstMillisecondsTest {

    @Test
    void randomCalendarsAgreeWithCountingMilliseconds() {
        for (int seed = 0; seed < 2_000; seed++) {
            agree(seed);
        }
    }

    private static void agree(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int length = 1 + random.nextInt(60);
        MillisecondByMillisecond slow = new MillisecondByMillisecond(length);
        OpenTime.Builder builder = OpenTime.builder();
        int shifts = random.nextInt(8);
        int stops = random.nextInt(6);
        for (int i = 0; i < shifts + stops; i++) {
            int from = random.nextInt(length);
            int to = from + 1 + random.nextInt(Math.min(12, length - from));
            if (i < shifts) {
                slow.open(from, to);
                builder.open(from, to);
            } else {
                slow.plannedStop(from, to);
                builder.plannedStop(from, to);
            }
        }
        OpenTime fast = builder.build();
        OpenTimeCursor cursor = fast.cursor();
        String as = "seed " + seed;
        for (int i = 0; i < 150; i++) {
            long t = random.nextInt(-2, length + 3);
            long work = random.nextInt(length + 3);
            assertThat(fast.isOpen(t)).as(as).isEqualTo(slow.isOpen(t));
            assertThat(cursor.isOpen(t)).as(as).isEqualTo(slow.isOpen(t));
            assertThat(fast.nextOpening(t)).as(as).isEqualTo(slow.nextOpening(t));
            assertThat(cursor.nextOpening(t)).as(as).isEqualTo(slow.nextOpening(t));
            assertThat(fast.closingAfter(t)).as(as).isEqualTo(slow.closingAfter(t));
            assertThat(cursor.closingAfter(t)).as(as).isEqualTo(slow.closingAfter(t));
            assertThat(fast.openTime(t)).as(as).isEqualTo(slow.openBetween(0, t));
            assertThat(cursor.openTime(t)).as(as).isEqualTo(slow.openBetween(0, t));
            assertThat(fast.openBetween(t, t + work))
                    .as(as)
                    .isEqualTo(slow.openBetween(t, t + work));
            assertThat(cursor.openBetween(t, t + work))
                    .as(as)
                    .isEqualTo(slow.openBetween(t, t + work));
            assertThat(fast.earliest(work)).as(as).isEqualTo(slow.earliest(work));
            assertThat(cursor.earliest(work)).as(as).isEqualTo(slow.earliest(work));
            assertThat(fast.latest(work)).as(as).isEqualTo(slow.latest(work));
            assertThat(cursor.latest(work)).as(as).isEqualTo(slow.latest(work));
            for (Closed reason : Closed.values()) {
                assertThat(fast.closedBetween(reason, t, t + work))
                        .as(as)
                        .isEqualTo(slow.closedBetween(reason, t, t + work));
            }
            if (slow.isOpen(t)) {
                assertThat(fast.finish(t, work)).as(as).isEqualTo(slow.finish(t, work));
                assertThat(cursor.finish(t, work)).as(as).isEqualTo(slow.finish(t, work));
            } else {
                assertThat(fast.gapKind(t)).as(as).isEqualTo(slow.gapKind(t));
                assertThat(fast.gapKindUntil(t)).as(as).isEqualTo(slow.gapKindUntil(t));
            }
        }
        for (int i = 0; i < fast.count(); i++) {
            assertThat(slow.isOpen(fast.opening(i) - 1)).as(as).isFalse();
            assertThat(slow.isOpen(fast.opening(i))).as(as).isTrue();
            assertThat(slow.isOpen(fast.closing(i) - 1)).as(as).isTrue();
            assertThat(slow.isOpen(fast.closing(i))).as(as).isFalse();
        }
    }

    @Test
    void cursorsAgreeOnLongCalendarsHoweverTheyJump() {
        SplittableRandom random = new SplittableRandom(7);
        OpenTime.Builder builder = OpenTime.builder();
        long t = 0;
        for (int i = 0; i < 5_000; i++) {
            t += 1 + random.nextInt(1000);
            long from = t;
            t += 1 + random.nextInt(1000);
            builder.open(from, t);
        }
        OpenTime time = builder.build();
        OpenTimeCursor cursor = time.cursor();
        long at = 0;
        for (int i = 0; i < 200_000; i++) {
            at =
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextLong(t + 2000);
                        case 1 -> Math.max(0, at - random.nextInt(5000));
                        default -> at + random.nextInt(3000);
                    };
            at = time.nextOpening(at) == OpenTime.NEVER ? 0 : time.nextOpening(at);
            assertThat(cursor.nextOpening(at)).isEqualTo(time.nextOpening(at));
            long start = time.nextOpening(at);
            long work = random.nextLong(1L << random.nextInt(1, 22));
            assertThat(cursor.finish(start, work)).isEqualTo(time.finish(start, work));
            long c = random.nextLong(time.total() + 2);
            if (i % 10 == 0) {
                assertThat(cursor.earliest(c)).isEqualTo(time.earliest(c));
                assertThat(cursor.latest(c)).isEqualTo(time.latest(c));
            }
        }
    }
}
