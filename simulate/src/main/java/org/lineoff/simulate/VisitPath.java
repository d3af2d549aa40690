package org.lineoff.simulate;

import org.lineoff.events.Cause;

/** What led to the starts and leavings of visits in a section that computes ahead. */
final class VisitPath {
    private final CriticalPath path;
    private final RecurrentWork work;
    private final Leavings leavings;
    private final long[] transport;
    private final FlatStations stations;

    VisitPath(RecurrentSection section, FlatStations stations) {
        path = section.floor.path;
        work = section.work;
        leavings = section.leavings;
        transport = section.transport;
        this.stations = stations;
    }

    /** What led to the leaving of a plain visit that waited for no room. */
    int worked(int j, long n, long start, long need, long open) {
        AheadTime time = work.time;
        int place = stations.visits[j].place();
        int node = arrived(j, n, place);
        long finish = start + need;
        if (time.isOpenThrough(start, open)) {
            long from = time.latest(start);
            return path.link(node, from, from + need, place, Cause.WORK);
        }
        long ends = need > 0 ? time.earliest(finish) : time.latest(finish);
        node = work.link(node, time.latest(start), ends, place, Cause.WORK);
        long now = time.latest(open);
        return ends < now ? work.linkClosed(node, ends, now) : node;
    }

    /** What led to the start of a car at a station with one unit: that was free, or it arrived. */
    int arrived(int j, long n, int place) {
        if (leavings.last[j + 1] > leavings.at(j, n) + transport[j]) {
            return leavings.lastBy(j + 1);
        }
        return transported(leavings.by(j, n), leavings.at(j, n), transport[j], place);
    }

    int transported(int sentBy, long sentAt, long length, int place) {
        if (length == 0) {
            return sentBy;
        }
        long from = work.time.latest(sentAt);
        long to = work.time.latest(sentAt + length);
        return work.link(sentBy, from, to, place, Cause.TRANSPORT);
    }
}
