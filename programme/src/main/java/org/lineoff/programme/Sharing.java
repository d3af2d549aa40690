package org.lineoff.programme;

/** Who gets the limited resources: the rule by which a pass delays an activity for others. */
interface Sharing {
    /** Where nothing is limited. */
    Sharing UNLIMITED = (pass, node, start) -> false;

    /**
     * Looks whether the resources are there for a node that could start on that evening, given the
     * nodes placed before.
     *
     * @return whether it has to wait; then {@link Pass#waitFor} has been told for whom
     */
    boolean delays(Pass pass, int node, int start);
}
