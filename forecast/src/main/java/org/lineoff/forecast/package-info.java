/**
 * Will the promises hold, and what decides it? Read {@link org.lineoff.forecast.Forecast} first.
 */
@NullMarked
package org.lineoff.forecast;

import org.jspecify.annotations.NullMarked;
