package org.lineoff.simulate.vector;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * One step of the wave for one class of stations: the formulas of {@code LineRun} for all lanes,
 * and which lanes need more than that. Times are 32-bit ms from a base that moves, so that sixteen
 * fit in a register and a maximum is one instruction.
 *
 * <p>What is rare is not asked for in the loop: a failure shows as a negative remaining up time, a
 * visit that ends at a mark or later by a comparison, and both together leave one bit a lane, which
 * is mended afterwards.
 */
public final class WaveStep {
    private final int groups;

    /** By lane, in ms. */
    public final int[] transport;

    /** By lane: work until the next failure. */
    public final int[] untilNext;

    /** By lane: time that was blocked since the sums were read last. */
    public final int[] blocked;

    /** By lane: the first time of leaving that has to be told. */
    public final int[] marks;

    /** Lanes that need to be mended: the first of their group, and which of it, one bit each. */
    public final int[] toMend;

    public final long[] lanesToMend;

    /** By group: where its depths begin; one longer than there are groups. */
    private final int[] first;

    // The depths of the buffers behind the lanes of a group: which, and of which lanes.
    private final int[] depth;
    private final long[] ofLanes;

    /**
     * A class of stations.
     *
     * @param depths by lane: index of how far its look back to the station behind reaches
     */
    public WaveStep(int[] depths) {
        int lanes = depths.length;
        groups = lanes / VectorWork.LANES;
        transport = new int[lanes];
        untilNext = new int[lanes];
        blocked = new int[lanes];
        marks = new int[lanes];
        toMend = new int[groups + 1];
        lanesToMend = new long[groups + 1];
        first = new int[groups + 1];
        int[] which = new int[lanes];
        long[] bits = new long[lanes];
        int count = 0;
        for (int g = 0; g < groups; g++) {
            for (int k = 0; k < VectorWork.LANES; k++) {
                int own = depths[g * VectorWork.LANES + k];
                int at = first[g];
                while (at < count && which[at] != own) {
                    at++;
                }
                count = Math.max(count, at + 1);
                which[at] = own;
                bits[at] |= 1L << k;
            }
            first[g + 1] = count;
        }
        depth = which;
        ofLanes = bits;
    }

    /**
     * Computes a step.
     *
     * @param times when cars left, row by row
     * @param before where the row of the station before begins
     * @param own where the row of the car before begins
     * @param behind by index of the depth: where the row of the station behind begins
     * @param to where the row to be written begins
     * @param moves whether there is any transport
     * @param tells whether a visit may end at a mark or later
     * @return in how many groups there are lanes to be mended
     */
    public int step(
            int[] times,
            int before,
            int own,
            int[] behind,
            int to,
            int[] work,
            boolean moves,
            boolean tells) {
        int count = 0;
        for (int g = 0; g < groups; g++) {
            int i = g * VectorWork.LANES;
            IntVector arrives = IntVector.fromArray(VectorWork.INTS, times, before + i);
            if (moves) {
                arrives = arrives.add(IntVector.fromArray(VectorWork.INTS, transport, i));
            }
            IntVector start = arrives.max(IntVector.fromArray(VectorWork.INTS, times, own + i));
            IntVector worked = IntVector.fromArray(VectorWork.INTS, work, i);
            IntVector finish = start.add(worked);
            IntVector until = IntVector.fromArray(VectorWork.INTS, untilNext, i).sub(worked);
            until.intoArray(untilNext, i);
            int d = first[g];
            IntVector room = IntVector.fromArray(VectorWork.INTS, times, behind[depth[d]] + i);
            while (++d < first[g + 1]) {
                room =
                        room.blend(
                                IntVector.fromArray(VectorWork.INTS, times, behind[depth[d]] + i),
                                VectorMask.fromLong(VectorWork.INTS, ofLanes[d]));
            }
            IntVector leave = finish.max(room);
            leave.intoArray(times, to + i);
            IntVector.fromArray(VectorWork.INTS, blocked, i)
                    .add(leave.sub(finish))
                    .intoArray(blocked, i);
            VectorMask<Integer> special = until.compare(VectorOperators.LT, 0);
            if (tells) {
                IntVector mark = IntVector.fromArray(VectorWork.INTS, marks, i);
                special = special.or(leave.compare(VectorOperators.GE, mark));
            }
            long mend = special.toLong();
            toMend[count] = i;
            lanesToMend[count] = mend;
            count += (int) (-mend >>> 63); // without a branch, which would be mispredicted
        }
        return count;
    }
}
