package org.lineoff.serve.virtual;

import java.time.LocalDateTime;

/**
 * How far the virtual plant has come.
 *
 * @param time what clocks in it show
 * @param speed simulated seconds a second since it was last said, hours in which nothing happens
 *     left out; not a number before the first day
 * @param accepted reports that became part of the record
 * @param repeated reports that were in it already
 * @param mended reports that were refused first, and accepted when what was missing had been done
 * @param refused reports that stayed refused
 * @param lineOffs cars off the line
 * @param hasEnded whether nothing more comes
 */
public record Progress(
        LocalDateTime time,
        double speed,
        long accepted,
        long repeated,
        long mended,
        long refused,
        long lineOffs,
        boolean hasEnded) {}
