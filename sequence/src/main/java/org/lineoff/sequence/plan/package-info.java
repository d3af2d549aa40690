/**
 * From orders to sequences: the hours and rate of the line as periods, orders to periods, the
 * planner's rules as a problem of each period.
 */
@NullMarked
package org.lineoff.sequence.plan;

import org.jspecify.annotations.NullMarked;
