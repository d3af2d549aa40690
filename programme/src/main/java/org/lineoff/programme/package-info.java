/**
 * When is each line ready? Earliest dates of a programme's activities under precedence, calendars,
 * facts and limited resources; then their distribution, and what decides it.
 *
 * <p>Read {@link org.lineoff.programme.Scheduler} first, then {@link
 * org.lineoff.programme.ProgrammeForecast}. How days are counted stands in {@code
 * docs/programme.md}: inside this package a point of time is an <em>evening</em>, the end of a day,
 * as a day number of {@link java.time.LocalDate#toEpochDay}. An activity that goes on from day s to
 * day f starts on the evening s - 1 and finishes on the evening f; a milestone reached on day d
 * starts and finishes on the evening d.
 */
@NullMarked
package org.lineoff.programme;

import org.jspecify.annotations.NullMarked;
