package org.lineoff.model;

/**
 * The factors of the rate that a ramp or a lever can scale. Hours and days a week are not here:
 * they change the calendar.
 */
public enum Factor {
    /** Divides the takt of paced sections and the work elsewhere. */
    TAKT,
    /** Scales up / (up + repair) by way of the mean repair. */
    AVAILABILITY,
    /** Scales 1 - p of each defect. */
    FIRST_TIME_THROUGH,
    /** Divides the work. */
    PEOPLE
}
