package org.lineoff.programme;

import java.util.ArrayList;
import java.util.List;

/**
 * The priority policy: where a resource can be short, an activity starts as soon as there are units
 * for it and for all activities ahead of it in the order that are not done yet, started or not.
 * Nobody is told the future: it only looks at who is done; nobody ahead is ever held up by one
 * behind; and a longer duration never lets another activity start earlier through a resource. Run
 * with the durations it was found for, it gives back the schedule of which the order is that of the
 * starts. Costs a look at each activity ahead for every release waited for.
 */
final class Turns implements Sharing {
    private final Network net;

    /** By resource: the nodes that use it, if it can be short at all, in priority order. */
    private final int[][] queue;

    /** The resources in question of each node. */
    private final int[][] scarce;

    private final int[] planned;

    /**
     * @param order all nodes; those running take their turn before all others
     * @param planned the evenings of the starts in the plan that the order was made from
     */
    Turns(Network net, int[] order, int[] planned) {
        this.net = net;
        this.planned = planned.clone();
        queue = new int[net.resources][];
        for (int r = 0; r < net.resources; r++) {
            queue[r] = net.canBeShort(r) ? users(r, order) : new int[0];
        }
        scarce = new int[net.size][];
        for (int j = 0; j < net.size; j++) {
            List<Integer> used = new ArrayList<>();
            for (int r = 0; r < net.resources; r++) {
                if (net.uses[r][j] > 0 && queue[r].length > 0) {
                    used.add(r);
                }
            }
            scarce[j] = used.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    @Override
    public boolean delays(Pass pass, int node, int start) {
        for (int r : scarce[node]) {
            int free = pass.luck().capacity[r] - net.uses[r][node];
            int next = -1;
            for (int ahead : queue[r]) {
                if (ahead == node) {
                    break;
                }
                if (pass.release[ahead] > start
                        && (planned[ahead] <= planned[node]
                                || pass.start[ahead] < finish(pass, node, start))) {
                    free -= net.uses[r][ahead];
                    if (next < 0 || pass.release[ahead] < pass.release[next]) {
                        next = ahead;
                    }
                }
            }
            if (free < 0 && next >= 0) {
                pass.waitFor(next);
                return true;
            }
        }
        return false;
    }

    private int finish(Pass pass, int node, int start) {
        WorkDays calendar = net.calendar[node];
        return calendar.day(calendar.upTo(start) + pass.luck().days[node] - 1);
    }

    private int[] users(int r, int[] order) {
        List<Integer> users = new ArrayList<>();
        for (State state : List.of(State.RUNNING, State.OPEN)) {
            for (int j : order) {
                if (net.state[j] == state && net.uses[r][j] > 0) {
                    users.add(j);
                }
            }
        }
        return users.stream().mapToInt(Integer::intValue).toArray();
    }
}
