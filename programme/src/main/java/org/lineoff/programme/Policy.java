package org.lineoff.programme;

/** Who goes first: an order of the nodes, with the schedule that it gives without luck. */
final class Policy {
    final Network net;
    final Schedule schedule;
    private final int[] order;

    /**
     * @param order every node behind those it waits for
     */
    Policy(Network net, int[] order, Schedule schedule) {
        this.net = net;
        this.order = order.clone();
        this.schedule = schedule;
    }

    /** A pass under this policy, to be run with the luck given here. */
    Pass pass(Luck luck) {
        return new Pass(net, order, new Turns(net, order, luck));
    }
}
