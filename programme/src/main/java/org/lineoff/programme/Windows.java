package org.lineoff.programme;

import java.util.Arrays;

/**
 * Plain serial schedule generation: an activity takes the first window in which its units are free
 * on every day, also before activities placed earlier. For making plans, where all durations are
 * taken as known. Costs a look at all placed activities for every day on which the number in use
 * changes.
 */
final class Windows implements Sharing {
    private final Network net;
    private final boolean[] placed;

    Windows(Network net) {
        this.net = net;
        placed = new boolean[net.size];
        for (int j = 0; j < net.size; j++) {
            placed[j] = net.state[j] == State.RUNNING;
        }
    }

    @Override
    public boolean delays(Pass pass, int node, int start) {
        int last = finish(pass, node, start);
        for (int r = 0; r < net.resources; r++) {
            if (net.uses[r][node] > 0 && net.canBeShort(r)) {
                int full = lastFullDay(pass, r, node, start, last);
                if (full >= 0) {
                    pass.waitFor(full);
                    return true;
                }
            }
        }
        placed[node] = true;
        return false;
    }

    /**
     * Of those that fill the resource on a day of the window, the one that frees it first, or -1.
     */
    private int lastFullDay(Pass pass, int r, int node, int start, int last) {
        int[] days = changes(pass, r, start, last);
        for (int i = days.length - 1; i >= 0; i--) {
            int inUse = 0;
            int first = -1;
            for (int j = 0; j < net.size; j++) {
                if (holds(pass, r, j, days[i])) {
                    inUse += net.uses[r][j];
                    if (first < 0 || pass.release[j] < pass.release[first]) {
                        first = j;
                    }
                }
            }
            if (first >= 0 && inUse + net.uses[r][node] > pass.luck().capacity[r]) {
                return first;
            }
        }
        return -1;
    }

    /** The first day of the window, and the days inside it on which someone begins. */
    private int[] changes(Pass pass, int r, int start, int last) {
        int[] days = new int[net.size + 1];
        int n = 0;
        days[n++] = start + 1;
        for (int j = 0; j < net.size; j++) {
            if (placed[j] && net.uses[r][j] > 0 && pass.start[j] >= start && pass.start[j] < last) {
                days[n++] = pass.start[j] + 1;
            }
        }
        int[] sorted = Arrays.copyOf(days, n);
        Arrays.sort(sorted);
        return sorted;
    }

    private boolean holds(Pass pass, int r, int j, int day) {
        return placed[j] && net.uses[r][j] > 0 && pass.start[j] < day && pass.release[j] >= day;
    }

    private int finish(Pass pass, int node, int start) {
        WorkDays calendar = net.calendar[node];
        return calendar.day(calendar.upTo(start) + pass.luck().days[node] - 1);
    }
}
