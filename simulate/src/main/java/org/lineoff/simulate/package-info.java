/**
 * What a plant makes, car by car. Read {@link org.lineoff.simulate.Simulator} first, then {@code
 * Engine} (how time goes on) and {@code AsynchronousSection} (how cars move).
 */
@NullMarked
package org.lineoff.simulate;

import org.jspecify.annotations.NullMarked;
