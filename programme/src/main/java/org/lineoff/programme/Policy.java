package org.lineoff.programme;

/** Who goes first: an order of the nodes, with the schedule that it gives without luck. */
final class Policy {
    final Network net;
    final Schedule schedule;
    private final int[] order;
    private final Turns turns;

    /**
     * @param order every node behind those it waits for
     * @param planned the evenings of the starts from which the order was made
     */
    Policy(Network net, int[] order, int[] planned, Schedule schedule) {
        this.net = net;
        this.order = order.clone();
        turns = new Turns(net, order, planned);
        this.schedule = schedule;
    }

    /** A pass under this policy. */
    Pass pass() {
        return new Pass(net, order, turns);
    }
}
