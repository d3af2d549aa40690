package org.lineoff.balance;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the units of a line stand while one after the other is moved: stations from 1, 0 for one
 * that was taken out, and what each station holds.
 */
final class Standing {
    private final LineRules rules;
    final int[] at;
    final long[][] load;
    private final int[] count;

    /** Stations that hold something. */
    int used;

    Standing(LineRules rules, int places) {
        this.rules = rules;
        at = new int[rules.tasks.length];
        load = new long[places + 1][rules.problem.models().size() + 1];
        count = new int[places + 1];
    }

    void put(int u, int station) {
        at[u] = station;
        used += count[station]++ == 0 ? 1 : 0;
        for (int m = 0; m < load[station].length; m++) {
            load[station][m] += rules.time[u][m];
        }
    }

    void take(int u) {
        int station = at[u];
        at[u] = 0;
        used -= --count[station] == 0 ? 1 : 0;
        for (int m = 0; m < load[station].length; m++) {
            load[station][m] -= rules.time[u][m];
        }
    }

    boolean isEmpty(int station) {
        return count[station] == 0;
    }

    /** The station of each task, of a standing of the units. */
    List<Integer> byTask(int[] units) {
        List<Integer> station = new ArrayList<>();
        for (int unit : rules.unit) {
            station.add(units[unit]);
        }
        return station;
    }
}
