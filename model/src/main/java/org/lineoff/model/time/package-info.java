/**
 * Plant time: whole milliseconds since midnight of an epoch date, durations as people write them,
 * and the working time of a section.
 *
 * <p>Read first {@link org.lineoff.model.time.OpenTime}.
 */
@NullMarked
package org.lineoff.model.time;

import org.jspecify.annotations.NullMarked;
