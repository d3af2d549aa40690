package org.lineoff.events;

/** Time by state, in ms: of one station in one period, or summed over several. */
public record Partition(
        long offShift, long plannedStop, long failed, long working, long blocked, long starved) {

    public static final Partition NONE = new Partition(0, 0, 0, 0, 0, 0);

    public long total() {
        return offShift + plannedStop + failed + working + blocked + starved;
    }

    public long of(State state) {
        return switch (state) {
            case OFF_SHIFT -> offShift;
            case PLANNED_STOP -> plannedStop;
            case FAILED -> failed;
            case WORKING -> working;
            case BLOCKED -> blocked;
            case STARVED -> starved;
        };
    }

    public Partition plus(Partition other) {
        return new Partition(
                offShift + other.offShift,
                plannedStop + other.plannedStop,
                failed + other.failed,
                working + other.working,
                blocked + other.blocked,
                starved + other.starved);
    }
}
