package org.lineoff.balance;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All loads of the next station: sets of tasks whose predecessors are done or in the load, within
 * the room, and to which no further task could be added. Tasks that become free behind a chosen one
 * join the end of the list of candidates; a load is visited once, as the sequence of its places in
 * that list.
 *
 * <p>Where a load has to be of some size, a branch ends as soon as no sum of what is behind it in
 * the list, and of what might become free, fills the station so far. On lines with little to spare
 * nearly all branches end so.
 *
 * <p>Under {@link Rules} a load keeps them too, and is full when nothing can be added that does.
 */
final class Loads {
    /** Told of each load; the fields of the {@link Loads} say which. */
    interface Visitor {
        /** Whether to go on. */
        boolean visit();

        /** Asked now and then between loads, as there may be a long way from one to the next. */
        default boolean goesOn() {
            return true;
        }
    }

    /** Longs of sums of a state, at most: beyond, finding them costs more than they save. */
    private static final long MOST_SUMS = 200_000;

    private static final int ASK_EVERY = 1 << 10;

    private static final Visitor NOBODY = () -> false;

    private final Line line;
    private final int room;
    private final int[] time;
    private final int[] waits;
    private final int[] list;
    private final Sums sums;
    private final Rules.@Nullable Filling filling;
    private boolean goesOn;
    private Visitor visitor = NOBODY;
    private int firstEnd;

    /** What a load may leave of the room. */
    private int idle;

    private boolean isFilling;
    private long looked;

    /** The tasks of the load, in an order that precedence allows. */
    final int[] load;

    int size;

    /** What the load leaves of the room. */
    int left;

    /** Candidates of this station that are free: those in the load and those passed over. */
    final long[] free;

    Loads(Line line, int room) {
        this.line = line;
        this.room = room;
        time = line.time;
        waits = new int[line.n];
        list = new int[line.n];
        load = new int[line.n];
        free = new long[line.words];
        sums = new Sums(room);
        filling = line.rules == null ? null : line.rules.new Filling();
    }

    /** Loads begun so far: the work that was done. */
    long looked() {
        return looked;
    }

    /**
     * Visits all loads; none where no task may begin.
     *
     * @param done what stands in earlier stations
     * @param station its number, from 0
     * @param least time that a load must have
     */
    void visit(long[] done, int station, int least, Visitor to) {
        int end = 0;
        if (filling != null) {
            filling.begin(station);
        }
        Arrays.fill(free, 0);
        for (int i = 0; i < line.n; i++) {
            if (Bits.has(done, 0, i)) {
                continue;
            }
            int open = 0;
            for (int p : line.before[i]) {
                open += Bits.has(done, 0, p) ? 0 : 1;
            }
            waits[i] = open;
            if (open == 0 && mayStand(i)) {
                list[end++] = i;
                Bits.add(free, 0, i);
            }
        }
        size = 0;
        if (end == 0) {
            return;
        }
        goesOn = true;
        visitor = to;
        firstEnd = end;
        idle = room - least;
        isFilling = least > 0 && (long) (end + 1) * sums.words() < MOST_SUMS;
        if (isFilling) {
            findSums(done);
        }
        extend(0, end, room, Integer.MAX_VALUE);
        visitor = NOBODY;
    }

    /**
     * Row p: what the candidates from place p on can make together with all that are not free but
     * might stand in this station; the last row: what those alone can make.
     */
    private void findSums(long[] done) {
        sums.begin(firstEnd + 1, firstEnd);
        for (int i = 0; i < line.n; i++) {
            if (waits[i] > 0 && !Bits.has(done, 0, i) && time[i] <= besideLeaders(done, i)) {
                sums.join(firstEnd, time[i]);
            }
        }
        for (int p = firstEnd - 1; p >= 0; p--) {
            sums.copyAndJoin(p + 1, p, time[list[p]]);
        }
    }

    /** What all that must come before a task leave of the room, if they stand in one station. */
    private int besideLeaders(long[] done, int task) {
        int rest = room;
        for (int w = 0; w < line.words && rest > 0; w++) {
            long open = line.leaders[task * line.words + w] & ~done[w];
            for (; open != 0; open &= open - 1) {
                rest -= time[(w << 6) + Long.numberOfTrailingZeros(open)];
            }
        }
        return rest;
    }

    private boolean canFill(int place, int rest) {
        return rest <= idle || sums.hasAny(Math.min(place, firstEnd), rest - idle, rest);
    }

    private void extend(int from, int to, int rest, int leastPassed) {
        if ((++looked & ASK_EVERY - 1) == 0 && !visitor.goesOn()) {
            goesOn = false;
            return;
        }
        int least = leastPassed;
        for (int p = from; p < to; p++) {
            if (isFilling && !canFill(p, rest)) {
                return;
            }
            int i = list[p];
            int t = time[i];
            if (t <= rest && admits(i)) {
                load[size++] = i;
                if (filling != null) {
                    filling.add(i);
                }
                int end = to;
                for (int s : line.after[i]) {
                    if (--waits[s] == 0 && mayStand(s)) {
                        list[end++] = s;
                        Bits.add(free, 0, s);
                    }
                }
                extend(p + 1, end, rest - t, least);
                if (filling != null) {
                    filling.remove(i);
                }
                for (int s : line.after[i]) {
                    if (waits[s]++ == 0) {
                        Bits.remove(free, 0, s);
                    }
                }
                size--;
                if (!goesOn) {
                    return;
                }
                if (t < least) {
                    least = t;
                }
            }
        }
        boolean isFull = filling == null ? least > rest : isFull(rest);
        if (isFull && (!isFilling || rest <= idle)) {
            left = rest;
            goesOn = visitor.visit();
        }
    }

    private boolean mayStand(int task) {
        return filling == null || filling.mayStand(task);
    }

    private boolean admits(int task) {
        return filling == null || filling.admits(task, load, size);
    }

    /** Whether task j can stand in the place of i in the load that is visited. */
    boolean admitsInstead(int j, int i) {
        return filling == null || filling.admitsInstead(j, i);
    }

    /** Under rules, what was passed over may fit again later, or not at all: each is asked. */
    private boolean isFull(int rest) {
        for (int j = Bits.next(free, 0, line.words, 0);
                j >= 0;
                j = Bits.next(free, 0, line.words, j + 1)) {
            if (time[j] <= rest && !isIn(j) && admits(j)) {
                return false;
            }
        }
        return true;
    }

    private boolean isIn(int task) {
        for (int p = 0; p < size; p++) {
            if (load[p] == task) {
                return true;
            }
        }
        return false;
    }
}
