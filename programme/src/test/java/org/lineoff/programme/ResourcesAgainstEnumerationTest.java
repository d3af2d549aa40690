package org.lineoff.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.programme.ProgrammeBuilder.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Tiny programmes with scarce resources, against trying every order: for every permutation of the
 * activities each is put in the first days that keep precedence and units, counting day by day.
 * Among these is one that is best in the objectives one after the other (regular measures: Baker
 * 1974).
 */
class ResourcesAgainstEnumerationTest {
    private static final int ACTIVITIES = 6;

    @Test
    void theSolverFindsTheBestOfAllOrdersAndSaysSo() {
        int scarce = 0;
        for (long seed = 0; seed < 25; seed++) {
            Tiny tiny = new Tiny(seed);
            Schedule s = Scheduler.schedule(tiny.problem());
            scarce += s.method() == Schedule.Method.SOLVER ? 1 : 0;
            assertThat(s.earliest()).as("seed %d", seed).isTrue();
            assertThat(new int[] {number(s.finish("a4")), number(s.finish("a5"))})
                    .as("seed %d", seed)
                    .isEqualTo(tiny.best());
        }
        assertThat(scarce).isGreaterThan(10);
    }

    @Test
    void priorityRulesAreNeverBetterAndRarelyWorse() {
        int same = 0;
        for (long seed = 0; seed < 25; seed++) {
            Tiny tiny = new Tiny(seed);
            Schedule s = Scheduler.schedule(tiny.problem(), Optional::empty);
            int[] found = {number(s.finish("a4")), number(s.finish("a5"))};
            assertThat(Arrays.compare(found, tiny.best())).as("seed %d", seed).isNotNegative();
            same += Arrays.equals(found, tiny.best()) ? 1 : 0;
            if (s.earliest()) {
                assertThat(found).as("seed %d", seed).isEqualTo(tiny.best());
            }
        }
        assertThat(same).isGreaterThan(18);
    }

    /**
     * Six activities a0..a5 with FS precedence and one or two resources; every second on weekdays.
     */
    private static final class Tiny {
        final int[] days = new int[ACTIVITIES];
        final boolean[][] after = new boolean[ACTIVITIES][ACTIVITIES];
        final int[][] uses = new int[2][ACTIVITIES];
        final int[] capacity = {1, 2};

        Tiny(long seed) {
            Random random = new Random(seed);
            for (int j = 0; j < ACTIVITIES; j++) {
                days[j] = 1 + random.nextInt(6);
                uses[0][j] = random.nextInt(2);
                uses[1][j] = random.nextInt(3);
                for (int i = 0; i < j; i++) {
                    after[j][i] = random.nextInt(4) == 0;
                }
            }
        }

        SchedulingProblem problem() {
            ProgrammeBuilder p = new ProgrammeBuilder().objective("a4", "a5");
            p.resource("r0", capacity[0]).resource("r1", capacity[1]);
            for (int j = 0; j < ACTIVITIES; j++) {
                ProgrammeBuilder.ActivityBuilder a = p.activity("a" + j, days[j]);
                if (j % 2 == 1) {
                    a.onWeekdays();
                }
                for (int i = 0; i < j; i++) {
                    if (after[j][i]) {
                        a.after("a" + i);
                    }
                }
                for (int r = 0; r < 2; r++) {
                    if (uses[r][j] > 0) {
                        a.uses("r" + r, uses[r][j]);
                    }
                }
            }
            return p.plan();
        }

        int[] best() {
            int[] best = null;
            for (List<Integer> order : orders(new ArrayList<>())) {
                int[] finish = schedule(order);
                int[] objectives = {finish[4], finish[5]};
                if (best == null || Arrays.compare(objectives, best) < 0) {
                    best = objectives;
                }
            }
            return best;
        }

        private List<List<Integer>> orders(List<Integer> begun) {
            List<List<Integer>> orders = new ArrayList<>();
            if (begun.size() == ACTIVITIES) {
                orders.add(List.copyOf(begun));
                return orders;
            }
            for (int j = 0; j < ACTIVITIES; j++) {
                if (!begun.contains(j) && allBefore(j, begun)) {
                    begun.add(j);
                    orders.addAll(orders(begun));
                    begun.removeLast();
                }
            }
            return orders;
        }

        private boolean allBefore(int j, List<Integer> begun) {
            for (int i = 0; i < j; i++) {
                if (after[j][i] && !begun.contains(i)) {
                    return false;
                }
            }
            return true;
        }

        private int[] schedule(List<Integer> order) {
            int[] finish = new int[ACTIVITIES];
            int[][] inUse = new int[2][200];
            for (int j : order) {
                int first = 1;
                for (int i = 0; i < j; i++) {
                    first = after[j][i] ? Math.max(first, finish[i] + 1) : first;
                }
                while (!fits(j, first, inUse)) {
                    first++;
                }
                finish[j] = last(j, first);
                for (int d = first; d <= finish[j]; d++) {
                    inUse[0][d] += uses[0][j];
                    inUse[1][d] += uses[1][j];
                }
            }
            return finish;
        }

        private boolean fits(int j, int first, int[][] inUse) {
            if (!works(j, first)) {
                return false;
            }
            for (int d = first; d <= last(j, first); d++) {
                for (int r = 0; r < 2; r++) {
                    if (uses[r][j] > 0 && inUse[r][d] + uses[r][j] > capacity[r]) {
                        return false;
                    }
                }
            }
            return true;
        }

        private int last(int j, int first) {
            int day = first;
            for (int left = days[j] - 1; left > 0; ) {
                day++;
                left -= works(j, day) ? 1 : 0;
            }
            return day;
        }

        private static boolean works(int j, int day) {
            return j % 2 == 0 || ProgrammeBuilder.WEEKDAYS.isWorkingDay(ProgrammeBuilder.day(day));
        }
    }
}
