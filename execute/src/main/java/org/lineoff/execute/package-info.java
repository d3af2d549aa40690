/**
 * What is the real plant doing, and what has each car been through? {@link org.lineoff.execute.Vin}
 * and {@link org.lineoff.execute.BatteryCode} read and check the numbers that cars and batteries
 * bear.
 */
@org.jspecify.annotations.NullMarked
package org.lineoff.execute;
