package org.lineoff.balance;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the search sees of a line: times and precedence in flat arrays. Tasks have numbers of their
 * own here, longest first (ties: more followers first), so that loads are built from their big
 * parts; {@link #task} leads back. Sets of tasks are {@link #words} longs, bit i for task i.
 */
final class Line {
    final int n;
    final int words;

    /** For each number here, the number of the task in the problem. */
    final int[] task;

    final int[] time;
    final long total;

    /** The arcs that no other arcs imply. */
    final int[][] before;

    final int[][] after;

    /** All that come behind task i, as a set from {@code i * words} on. */
    final long[] followers;

    final long[] leaders;

    /** Numbers here in an order that precedence allows. */
    final int[] order;

    /** What a station has to keep beside its room; null: nothing. */
    final @Nullable Rules rules;

    /** The same by the problem's numbers. */
    private final @Nullable Rules given;

    private Line(int[] task, int[] time, long[] followers, long[] leaders, @Nullable Rules given) {
        n = task.length;
        this.given = given;
        rules = given == null ? null : given.by(task);
        words = Math.max(1, (n + 63) >> 6);
        this.task = task;
        this.time = time;
        this.followers = followers;
        this.leaders = leaders;
        long sum = 0;
        for (int t : time) {
            sum += t;
        }
        total = sum;
        before = new int[n][];
        after = new int[n][];
        for (int i = 0; i < n; i++) {
            before[i] = nearest(i, leaders, followers);
            after[i] = nearest(i, followers, leaders);
        }
        order =
                IntStream.range(0, n)
                        .boxed()
                        .sorted(Comparator.comparingInt(i -> Bits.count(leaders, i * words, words)))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    /**
     * @param time of each task of the problem
     * @param followers of each task of the problem all that come behind it; no circles
     */
    static Line of(int[] time, long[] followers) {
        return of(time, followers, null);
    }

    private static Line of(int[] time, long[] followers, @Nullable Rules given) {
        int n = time.length;
        int words = Math.max(1, (n + 63) >> 6);
        int[] task =
                IntStream.range(0, n)
                        .boxed()
                        .sorted(
                                Comparator.<Integer>comparingInt(i -> -time[i])
                                        .thenComparingInt(
                                                i -> -Bits.count(followers, i * words, words))
                                        .thenComparing(i -> i))
                        .mapToInt(Integer::intValue)
                        .toArray();
        long[] behind = new long[n * words];
        long[] ahead = new long[n * words];
        int[] times = new int[n];
        for (int i = 0; i < n; i++) {
            times[i] = time[task[i]];
            for (int j = 0; j < n; j++) {
                if (Bits.has(followers, task[i] * words, task[j])) {
                    Bits.add(behind, i * words, j);
                    Bits.add(ahead, j * words, i);
                }
            }
        }
        return new Line(task, times, behind, ahead, given);
    }

    /** The same line walked from its end: what was behind is ahead. */
    Line reversed() {
        return new Line(task, time, leaders, followers, given);
    }

    /**
     * The same line under rules.
     *
     * @param by the problem's numbers; null: none
     */
    Line under(@Nullable Rules by) {
        return by == given ? this : new Line(task, time, followers, leaders, by);
    }

    /**
     * The same line with other times, and numbers to suit them.
     *
     * @param longer by the numbers here
     */
    Line withTimes(int[] longer) {
        Line inner = of(longer, followers);
        int[] back = new int[n];
        for (int i = 0; i < n; i++) {
            back[i] = task[inner.task[i]];
        }
        return new Line(back, inner.time, inner.followers, inner.leaders, given);
    }

    boolean isBefore(int i, int j) {
        return Bits.has(followers, i * words, j);
    }

    /** Those of a task's set that are reached by no other of the set. */
    private int[] nearest(int i, long[] reach, long[] back) {
        int[] found = new int[n];
        int count = 0;
        for (int j = Bits.next(reach, i * words, words, 0);
                j >= 0;
                j = Bits.next(reach, i * words, words, j + 1)) {
            boolean direct = true;
            for (int w = 0; w < words && direct; w++) {
                direct = (reach[i * words + w] & back[j * words + w]) == 0;
            }
            if (direct) {
                found[count++] = j;
            }
        }
        return Arrays.copyOf(found, count);
    }
}
