package org.lineoff.serve;

import java.util.List;

/**
 * Ends a request that cannot be served; whatever stands between the one who finds out and the door
 * has nothing to do about it.
 */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;
    private final int retryAfterSeconds;

    /** The first fault gives the status. */
    Refusal(List<Fault> faults, int retryAfterSeconds) {
        super(faults.getFirst().text().en(), null, false, false);
        this.faults = List.copyOf(faults);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    Refusal(List<Fault> faults) {
        this(faults, 0);
    }

    Refusal(Trouble trouble, Object... figures) {
        this(List.of(Fault.of(trouble, figures)), 0);
    }

    boolean is(Trouble trouble) {
        return faults.getFirst().trouble() == trouble;
    }

    Reply reply() {
        Reply reply = Reply.problem(faults);
        return retryAfterSeconds > 0
                ? reply.with("Retry-After", Integer.toString(retryAfterSeconds))
                : reply;
    }
}
