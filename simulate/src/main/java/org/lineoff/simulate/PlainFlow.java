package org.lineoff.simulate;

/**
 * Plain visits of a section that computes ahead: each a few sums and maxima over flat arrays, as
 * long as one leads to the next.
 */
final class PlainFlow {
    private final RecurrentSection section;
    private final Floor floor;
    private final FlatStations stations;
    private final VisitPath path;
    private final Leavings leavings;
    private final StageMarks marks;
    private final boolean[] smooth;
    private final long[] transport;
    private final int rowMask;

    PlainFlow(RecurrentSection section, FlatStations stations, VisitPath path) {
        this.section = section;
        this.stations = stations;
        this.path = path;
        floor = section.floor;
        leavings = section.leavings;
        marks = section.marks;
        smooth = section.smooth;
        transport = section.transport;
        rowMask = section.rowMask;
    }

    /** Whether a car waits at a stage that might go on by what is known. */
    boolean canGo(int j) {
        return leavings.count[j] > leavings.count[j + 1]
                && (!smooth[j] || leavings.isRoomKnown(j + 1));
    }

    /**
     * Makes plain visits, each a few sums and maxima over flat arrays, as long as one leads to the
     * next: the same car goes on at the next stage, or one at the stage before has room now. Only a
     * visit whose terms are all known is tried, so hardly any is tried in vain. Returns the stage
     * at which to go on otherwise, −1 if nothing is left to do.
     */
    int flow(int from) {
        FlatStations to = stations;
        long[] count = leavings.count;
        long[] latest = leavings.last;
        long[] at = leavings.at;
        int[] first = leavings.first;
        int[] mask = leavings.mask;
        int[] capacity = leavings.capacity;
        long[] until = to.drawn.until;
        int[] drawn = to.drawn.work;
        int stride = to.drawn.stride;
        boolean keepsPath = floor.path.isOn();
        long limit = section.work.time.limit;
        long made = 0;
        int j = from;
        while (j >= 0 && smooth[j]) {
            long n = count[j + 1];
            long roomBy = n - capacity[j + 1]; // who has to have left the next stage
            if (n >= count[j] || roomBy >= count[j + 2]) {
                j = marks.take();
                continue;
            }
            int row = (int) n & rowMask;
            long start = Math.max(at[first[j] + ((int) n & mask[j])] + transport[j], latest[j + 1]);
            long need = drawn[row * stride + j];
            long left = to.untilFailure[j] - need;
            long finish = start + need;
            long since = at[first[j + 2] + ((int) roomBy & mask[j + 2])];
            long open = Math.max(finish, since);
            if ((need | left) < 0
                    || start >= until[row]
                    || open >= Math.min(limit, to.bookEnd[j])) {
                boolean moved = section.step(j);
                j = moved ? section.behindMoved(j) : marks.take();
                continue;
            }
            to.untilFailure[j] = left;
            to.working[j] += need;
            to.occupied[j] += open - start;
            to.finished[j]++;
            made++;
            if (keepsPath) {
                boolean waited = since > finish;
                leavings.ledBy(
                        j + 1,
                        n,
                        waited ? leavings.by(j + 2, roomBy) : path.worked(j, n, start, need, open));
            }
            latest[j + 1] = open;
            at[first[j + 1] + ((int) n & mask[j + 1])] = open;
            count[j + 1] = n + 1;
            // a car can go on at each of three stages; mostly at one of them
            boolean here = count[j] > n + 1 && roomBy + 1 < count[j + 2];
            boolean before = j > 0 && count[j - 1] > count[j] && canGo(j - 1);
            boolean behind =
                    smooth[j + 1]
                            ? count[j + 2] == n && n - capacity[j + 2] < count[j + 3]
                            : count[j + 2] == n || section.wide[j + 1] != null;
            if (behind) {
                if (before) {
                    marks.add(j - 1);
                }
                if (here) {
                    marks.add(j);
                }
                j++;
            } else if (before) {
                if (here) {
                    marks.add(j);
                    j--;
                } else {
                    j = roomBy + 1 < count[j + 2] ? j - 1 : pull(j - 1, open);
                }
            } else if (!here) {
                j = marks.take();
            }
        }
        floor.visits += made;
        return j;
    }

    /**
     * The same where a section is full and each leaving makes room for just one car behind it: what
     * {@link #flow} would do from stage to stage towards the entry, of which only the leaving
     * before has to be known. Returns the stage at which to go on, as soon as anything is
     * otherwise.
     *
     * @param since when the last place of the next stage was left
     */
    private int pull(int from, long since) {
        FlatStations to = stations;
        long[] count = leavings.count;
        long[] latest = leavings.last;
        long[] at = leavings.at;
        int[] first = leavings.first;
        int[] mask = leavings.mask;
        int[] capacity = leavings.capacity;
        long[] until = to.drawn.until;
        int[] drawn = to.drawn.work;
        int stride = to.drawn.stride;
        boolean keepsPath = floor.path.isOn();
        long limit = section.work.time.limit;
        long room = since;
        int j = from;
        long next = count[j + 2];
        while (j >= 0 && smooth[j]) {
            long n = count[j + 1];
            if (n >= count[j] || n - capacity[j + 1] != next - 1) {
                break;
            }
            int row = (int) n & rowMask;
            long start = Math.max(at[first[j] + ((int) n & mask[j])] + transport[j], latest[j + 1]);
            long need = drawn[row * stride + j];
            long left = to.untilFailure[j] - need;
            long finish = start + need;
            long open = Math.max(finish, room);
            if ((need | left) < 0
                    || start >= until[row]
                    || open >= Math.min(limit, to.bookEnd[j])) {
                break;
            }
            to.untilFailure[j] = left;
            to.working[j] += need;
            to.occupied[j] += open - start;
            to.finished[j]++;
            if (keepsPath) {
                leavings.ledBy(
                        j + 1,
                        n,
                        room > finish
                                ? leavings.by(j + 2, next - 1)
                                : path.worked(j, n, start, need, open));
            }
            latest[j + 1] = open;
            at[first[j + 1] + ((int) n & mask[j + 1])] = open;
            next = n + 1;
            count[j + 1] = next;
            room = open;
            j--;
        }
        floor.visits += from - j;
        return j >= 0 ? j : marks.take();
    }
}
