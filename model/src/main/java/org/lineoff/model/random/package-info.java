/**
 * Luck as a pure function: who draws what, how the number comes about, and the shapes of durations.
 *
 * <p>Read first {@link org.lineoff.model.random.Draws} (the numbers), then {@link
 * org.lineoff.model.random.Shape} (the distributions).
 */
@NullMarked
package org.lineoff.model.random;

import org.jspecify.annotations.NullMarked;
