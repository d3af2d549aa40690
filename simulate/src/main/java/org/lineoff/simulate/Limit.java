package org.lineoff.simulate;

/**
 * How far ahead sections may compute: to the end of the run, to the end of the period of the
 * critical path, and where the plant may decide something, to the first midnight at which a
 * decision that has not been taken yet could act. It moves at midnight, after policies are read,
 * and when a period is over.
 */
final class Limit extends Timed {
    private final Floor floor;
    private final Section[] sections;
    private final long end;
    private long last = -1;

    Limit(Floor floor, Section[] sections, long end) {
        super(floor.timers, Rank.POLICY);
        this.floor = floor;
        this.sections = sections;
        this.end = end;
    }

    void begin() {
        wakeAt(0);
    }

    @Override
    void due() {
        long limit = Math.min(end, floor.path.nextPeriod());
        int day = floor.today + 2;
        if (floor.mayDecide && day < floor.days.count()) {
            limit = Math.min(limit, floor.days.begins(day));
        }
        if (limit > last) {
            last = limit;
            for (Section section : sections) {
                section.limitTo(limit);
            }
        }
        int tomorrow = floor.today + 1;
        long midnight = tomorrow < floor.days.count() ? floor.days.begins(tomorrow) : NEVER;
        wakeAt(limit < end ? Math.min(limit, midnight) : NEVER);
    }
}
