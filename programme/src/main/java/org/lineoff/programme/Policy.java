package org.lineoff.programme;

/** Who goes first: an order of the nodes, with the schedule that it gives without luck. */
final class Policy {
    final Network net;
    final Schedule schedule;
    private final int[] order;
    private final int[] planned;

    /**
     * @param order every node behind those it waits for
     * @param planned the evenings of the starts from which the order was made
     */
    Policy(Network net, int[] order, int[] planned, Schedule schedule) {
        this.net = net;
        this.order = order.clone();
        this.planned = planned.clone();
        this.schedule = schedule;
    }

    /** A pass under this policy, to be run with the luck given here. */
    Pass pass(Luck luck) {
        return new Pass(net, order, new Turns(net, order, planned, luck));
    }
}
