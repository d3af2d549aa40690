package org.lineoff.balance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Bounds that forget precedence: a weight for each task such that no load within the room weighs
 * more than {@link #room}. The weights of what is left, divided by that room and rounded up, are
 * stations that are still needed; in a search the sum is kept by subtraction.
 *
 * <p>The families are the times themselves, Scholl's halves and thirds (LM2, LM3), and the dual
 * feasible functions of Martello and Toth, of Fekete and Schepers, and of Carlier, Clautiaux and
 * Moukrim, each for all its parameters that the times make different. A time t of room c counts
 *
 * <ul>
 *   <li>cut at k: c if t > c - k, 0 if t < k, else t;
 *   <li>steps of k: (k+1)t/c rounded down, in units of c/k, but t where it is whole;
 *   <li>doubled at k: ⌊t/k⌋ below the half, the room's complement above it;
 *   <li>counted from k: of the tasks from k to the half, as many as fit into the room are the unit;
 *       each of them counts 1, and a longer one as many as it takes away.
 * </ul>
 */
final class DualFeasible {
    private final Kind kind;
    private final int[] weight;
    private final int room;

    private DualFeasible(Kind kind, int[] weight, int room) {
        this.kind = kind;
        this.weight = weight;
        this.room = room;
    }

    /** Which family: the words of an explanation are chosen by it. */
    Kind kind() {
        return kind;
    }

    /** By the task's number in the line. */
    int[] weight() {
        return weight;
    }

    int room() {
        return room;
    }

    enum Kind {
        TIMES,
        HALVES,
        THIRDS,
        CUT,
        STEPS,
        DOUBLED,
        COUNTED
    }

    /** The strongest functions for a line, at most {@code most}; the times always come first. */
    static List<DualFeasible> of(int[] time, int room, int most) {
        List<DualFeasible> all = new ArrayList<>();
        for (int k : cuts(time, room)) {
            add(all, Kind.CUT, k, time, room, room);
            add(all, Kind.DOUBLED, k, time, room, 2 * (room / k));
        }
        for (int k = 2; k <= 20; k++) {
            if ((long) room * (k + 1) < Integer.MAX_VALUE / 4) {
                add(all, Kind.STEPS, k, time, room, room * k);
            }
        }
        int[] halves = Arrays.stream(time).filter(t -> t > 0 && 2 * t <= room).sorted().toArray();
        for (int k = 0; k < halves.length; k++) {
            if (k == 0 || halves[k] > halves[k - 1]) {
                all.add(counted(time, room, halves, k));
            }
        }
        List<DualFeasible> first = new ArrayList<>();
        add(first, Kind.TIMES, 0, time, room, room);
        add(first, Kind.HALVES, 0, time, room, 2);
        add(first, Kind.THIRDS, 0, time, room, 6);
        Set<List<Integer>> seen = new HashSet<>();
        for (DualFeasible f : first) {
            seen.add(Arrays.stream(f.weight).boxed().toList());
        }
        all.sort(Comparator.comparingDouble(f -> -f.value()));
        for (DualFeasible f : all) {
            if (first.size() >= most) {
                break;
            }
            if (seen.add(Arrays.stream(f.weight).boxed().toList())) {
                first.add(f);
            }
        }
        return first;
    }

    /** Stations that all tasks need at least, not rounded. */
    double value() {
        long sum = 0;
        for (int w : weight) {
            sum += w;
        }
        return (double) sum / room;
    }

    int stations() {
        long sum = 0;
        for (int w : weight) {
            sum += w;
        }
        return (int) ((sum + room - 1) / room);
    }

    private static void add(
            List<DualFeasible> to, Kind kind, int k, int[] time, int room, int weightRoom) {
        int[] weight = new int[time.length];
        for (int i = 0; i < time.length; i++) {
            weight[i] = weight(kind, k, time[i], room);
        }
        to.add(new DualFeasible(kind, weight, weightRoom));
    }

    /**
     * @param halves the times up to the half of the room, shortest first
     * @param from the first of them that counts
     */
    private static DualFeasible counted(int[] time, int room, int[] halves, int from) {
        int most = fitting(halves, from, room);
        int[] weight = new int[time.length];
        for (int i = 0; i < time.length; i++) {
            int t = time[i];
            weight[i] =
                    2 * t > room
                            ? most - fitting(halves, from, room - t)
                            : t >= halves[from] ? 1 : 0;
        }
        return new DualFeasible(Kind.COUNTED, weight, most);
    }

    /** How many of the sorted times from a place on fit into a room. */
    private static int fitting(int[] sorted, int from, int room) {
        int rest = room;
        int count = 0;
        while (from + count < sorted.length && sorted[from + count] <= rest) {
            rest -= sorted[from + count++];
        }
        return count;
    }

    private static int weight(Kind kind, int k, int t, int room) {
        return switch (kind) {
            case TIMES -> t;
            case HALVES -> 2 * t > room ? 2 : 2 * t == room ? 1 : 0;
            case THIRDS ->
                    3L * t > 2L * room
                            ? 6
                            : 3L * t == 2L * room ? 4 : 3L * t > room ? 3 : 3L * t == room ? 2 : 0;
            case CUT -> t > room - k ? room : t < k ? 0 : t;
            case STEPS -> {
                long steps = (long) (k + 1) * t;
                yield steps % room == 0 ? k * t : (int) (steps / room) * room;
            }
            case DOUBLED ->
                    2 * t > room
                            ? 2 * (room / k - (room - t) / k)
                            : 2 * t == room ? room / k : 2 * (t / k);
            case COUNTED -> throw new IllegalArgumentException("counted by all times together");
        };
    }

    /**
     * The parameters at which a cut changes anything: the times themselves, up to half the room.
     */
    private static int[] cuts(int[] time, int room) {
        return Arrays.stream(time)
                .filter(t -> t > 0)
                .flatMap(
                        t ->
                                Arrays.stream(
                                        new int[] {t, t + 1, room - t, room - t + 1, t / 2, t / 3}))
                .filter(k -> k > 0 && 2 * k <= room)
                .distinct()
                .sorted()
                .toArray();
    }
}
