/**
 * How fast the simulation is, measured in one run against itself and against a peer. Read {@link
 * org.lineoff.bench.SimulateBench} first; {@code bench/run simulate} starts it.
 */
@NullMarked
package org.lineoff.bench;

import org.jspecify.annotations.NullMarked;
