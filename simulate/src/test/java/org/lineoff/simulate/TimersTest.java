package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimersTest {

    private static final class Clock extends Timed {
        Clock(Timers timers, Rank rank) {
            super(timers, rank);
        }

        @Override
        void due() {}
    }

    @Test
    void theEarliestComesFirstAtOneTimeByRankAndThenAsRegistered() {
        Timers timers = new Timers();
        Clock orders = new Clock(timers, Timed.Rank.ORDERS);
        Clock second = new Clock(timers, Timed.Rank.WORK);
        Clock third = new Clock(timers, Timed.Rank.WORK);
        Clock hours = new Clock(timers, Timed.Rank.HOURS);
        timers.seal();
        assertThat(timers.next()).isEqualTo(Timed.NEVER);
        for (Clock each : List.of(orders, second, third, hours)) {
            each.wakeAt(5);
        }
        third.wakeAt(4);
        orders.wakeAt(7);
        List<Timed> order = new ArrayList<>();
        while (timers.next() != Timed.NEVER) {
            order.add(timers.take());
        }
        assertThat(order).containsExactly(third, hours, second, orders);
    }

    @Test
    void itAgreesWithAListThatIsSearchedEachTime() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Timers timers = new Timers();
            List<Clock> clocks = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(20); i++) {
                clocks.add(new Clock(timers, Timed.Rank.WORK));
            }
            timers.seal();
            long[] due = new long[clocks.size()];
            java.util.Arrays.fill(due, Timed.NEVER);
            for (int step = 0; step < 300; step++) {
                int first = 0;
                for (int i = 1; i < due.length; i++) {
                    first = due[i] < due[first] ? i : first;
                }
                assertThat(timers.next()).as("seed %d", seed).isEqualTo(due[first]);
                if (due[first] != Timed.NEVER && random.nextBoolean()) {
                    assertThat(timers.take()).as("seed %d", seed).isSameAs(clocks.get(first));
                    due[first] = Timed.NEVER;
                }
                for (int changes = random.nextInt(3); changes > 0; changes--) {
                    int i = random.nextInt(due.length);
                    due[i] = random.nextInt(4) == 0 ? Timed.NEVER : random.nextInt(50);
                    clocks.get(i).wakeAt(due[i]);
                }
            }
        }
    }
}
