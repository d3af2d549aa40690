package org.lineoff.balance;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A line made tighter for a number of stations that is to be reached: every balance in at most
 * {@link #stations} stations is kept, and bounds bite better.
 *
 * <ul>
 *   <li>The room shrinks to the largest sum of times that fits in it.
 *   <li>Tails: how many stations a task and all behind it need at least, by the one-machine bound
 *       of Johnson and of Scholl (followers by falling tail) and by the weights of {@link
 *       DualFeasible}; heads likewise from the other end. They give each task its earliest and its
 *       latest station.
 *   <li>Two tasks cannot share a station if together, with all that lies between them, they exceed
 *       the room, or if their stations differ. A task that, with any of those that can join it,
 *       always leaves something of the room, grows by that much.
 *   <li>Tasks of which no three fit into a station are paired as well as can be.
 *   <li>What must stand within stations a to b must fit there, by time and by all weights.
 * </ul>
 *
 * The steps are repeated until nothing changes. Cost: O(n² room / 64) a round.
 */
final class Fit {
    private static final int ROUNDS = 6;
    private static final long MOST_WORK = 400_000_000L;
    private static final int MOST_FUNCTIONS = 24;

    final int stations;

    /** False if there is surely no balance in so few stations. */
    final boolean possible;

    final Line line;
    final int room;
    final List<DualFeasible> functions;

    /** By the numbers of {@link #line}: stations of a task and all behind it. */
    final int[] tail;

    final int[] head;

    /** So many of the first tasks of {@link #line} cannot be paired well enough; 0: they can. */
    final int unpaired;

    private Fit(
            int stations,
            boolean possible,
            Line line,
            int room,
            List<DualFeasible> functions,
            int[] head,
            int[] tail) {
        this(stations, possible, line, room, functions, head, tail, 0);
    }

    private Fit(
            int stations,
            boolean possible,
            Line line,
            int room,
            List<DualFeasible> functions,
            int[] head,
            int[] tail,
            int unpaired) {
        this.stations = stations;
        this.possible = possible;
        this.line = line;
        this.room = room;
        this.functions = functions;
        this.head = head;
        this.tail = tail;
        this.unpaired = unpaired;
    }

    /** The latest station of each task, the first being 1, if there are to be so many stations. */
    int[] latest(int target) {
        int[] latest = new int[line.n];
        for (int i = 0; i < line.n; i++) {
            latest[i] = target - tail[i] + 1;
        }
        return latest;
    }

    Fit reversed() {
        return new Fit(stations, possible, line.reversed(), room, functions, tail, head);
    }

    static Fit of(Line start, int room, int stations) {
        Line line = start;
        int fits = room;
        List<DualFeasible> functions = List.of();
        int[] head = {};
        int[] tail = {};
        boolean[] shares = new boolean[line.n * line.n];
        for (int round = 0; round < ROUNDS; round++) {
            boolean cheap = (long) line.n * line.n * (fits / 64 + 1) < MOST_WORK;
            fits = cheap ? largestSum(line.time, fits) : fits;
            for (int t : line.time) {
                if (t > fits) {
                    return new Fit(stations, false, line, fits, functions, head, tail);
                }
            }
            functions = DualFeasible.of(line.time, fits, MOST_FUNCTIONS);
            tail = tails(line, fits, functions);
            head = tails(line.reversed(), fits, functions);
            if (!windowsHold(line, head, tail, functions, stations)) {
                return new Fit(stations, false, line, fits, functions, head, tail);
            }
            if (!cheap) {
                break;
            }
            findSharing(line, fits, head, tail, stations, shares);
            int longOnes = ofWhichNoThreeFit(line, fits);
            if (longOnes - mostPairs(longOnes, line.n, shares) > stations) {
                return new Fit(stations, false, line, fits, functions, head, tail, longOnes);
            }
            int[] longer = lifted(line, fits, shares);
            if (Arrays.equals(longer, line.time)) {
                break;
            }
            if (round == ROUNDS - 1) {
                break;
            }
            line = line.withTimes(longer);
        }
        return new Fit(stations, true, line, fits, functions, head, tail);
    }

    /** Stations that a line needs at least, by tails and weights alone. */
    static int bound(Line line, int room) {
        List<DualFeasible> functions = DualFeasible.of(line.time, room, MOST_FUNCTIONS);
        int least = line.n == 0 ? 0 : 1;
        for (DualFeasible f : functions) {
            least = Math.max(least, f.stations());
        }
        for (int q : tails(line, room, functions)) {
            least = Math.max(least, q);
        }
        for (int q : tails(line.reversed(), room, functions)) {
            least = Math.max(least, q);
        }
        return least;
    }

    private static int largestSum(int[] time, int room) {
        Sums sums = new Sums(room);
        sums.begin(1, 0);
        for (int t : time) {
            sums.join(0, t);
        }
        return sums.largest(0, room);
    }

    /** Stations of each task with all behind it. */
    static int[] tails(Line line, int room, List<DualFeasible> functions) {
        long[] rest = new long[line.n];
        int[] stations = new int[line.n];
        Integer[] behind = new Integer[line.n];
        for (int k = line.n - 1; k >= 0; k--) {
            int i = line.order[k];
            int count = 0;
            for (int j = Bits.next(line.followers, i * line.words, line.words, 0);
                    j >= 0;
                    j = Bits.next(line.followers, i * line.words, line.words, j + 1)) {
                behind[count++] = j;
            }
            Arrays.sort(behind, 0, count, Comparator.comparingLong(j -> -rest[j]));
            long sum = 0;
            long most = 0;
            for (int b = 0; b < count; b++) {
                sum += line.time[behind[b]];
                most = Math.max(most, sum + rest[behind[b]]);
            }
            long full = (most + room - 1) / room;
            int need = (int) ((most + line.time[i] + room - 1) / room);
            if (most + line.time[i] > full * room) {
                need = (int) full + 1;
            }
            need = Math.max(1, need);
            for (DualFeasible f : functions) {
                long weight = f.weight()[i];
                for (int b = 0; b < count; b++) {
                    weight += f.weight()[behind[b]];
                }
                need = Math.max(need, (int) ((weight + f.room() - 1) / f.room()));
            }
            stations[i] = need;
            rest[i] = Math.max(most, (long) (need - 1) * room);
        }
        return stations;
    }

    private static boolean windowsHold(
            Line line, int[] head, int[] tail, List<DualFeasible> functions, int stations) {
        for (int i = 0; i < line.n; i++) {
            if (head[i] + tail[i] - 1 > stations) {
                return false;
            }
        }
        int[] byLatest =
                IntStream.range(0, line.n)
                        .boxed()
                        .sorted(Comparator.comparingInt(i -> -tail[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        for (DualFeasible f : functions) {
            for (int a = 1; a <= stations; a++) {
                long weight = 0;
                for (int k = 0; k < line.n; k++) {
                    int i = byLatest[k];
                    int latest = stations - tail[i] + 1;
                    if (head[i] >= a) {
                        weight += f.weight()[i];
                        if (weight > (long) (latest - a + 1) * f.room()) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }

    private static void findSharing(
            Line line, int room, int[] head, int[] tail, int stations, boolean[] shares) {
        int n = line.n;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                boolean can = line.time[i] + line.time[j] <= room;
                can &= head[i] <= stations - tail[j] + 1 && head[j] <= stations - tail[i] + 1;
                if (can && line.isBefore(i, j)) {
                    can = withBetween(line, i, j) <= room;
                } else if (can && line.isBefore(j, i)) {
                    can = withBetween(line, j, i) <= room;
                }
                shares[i * n + j] = can;
                shares[j * n + i] = can;
            }
        }
    }

    /**
     * As many of the longest tasks as leave no room for three of them in a station: they need one
     * each, less the most pairs that can share one.
     */
    private static int ofWhichNoThreeFit(Line line, int room) {
        int count = Math.min(2, line.n);
        while (count < line.n
                && (long) line.time[count] + line.time[count - 1] + line.time[count - 2] > room) {
            count++;
        }
        return count;
    }

    private static int mostPairs(int count, int n, boolean[] shares) {
        boolean[] joined = new boolean[count * count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(shares, i * n, joined, i * count, count);
        }
        return Matching.size(count, joined);
    }

    private static long withBetween(Line line, int i, int j) {
        long sum = (long) line.time[i] + line.time[j];
        for (int w = 0; w < line.words; w++) {
            long both = line.followers[i * line.words + w] & line.leaders[j * line.words + w];
            for (; both != 0; both &= both - 1) {
                sum += line.time[(w << 6) + Long.numberOfTrailingZeros(both)];
            }
        }
        return sum;
    }

    /** Times grown by what a task always leaves of the room; one after the other, longest first. */
    private static int[] lifted(Line line, int room, boolean[] shares) {
        int n = line.n;
        int[] time = line.time.clone();
        for (int i = 0; i < n; i++) {
            if (time[i] == 0) {
                continue;
            }
            int rest = room - time[i];
            Sums sums = new Sums(rest);
            sums.begin(1, 0);
            for (int j = 0; j < n; j++) {
                if (shares[i * n + j] && time[j] <= rest) {
                    sums.join(0, time[j]);
                }
            }
            time[i] = room - sums.largest(0, rest);
        }
        return time;
    }
}
