/** The state of a plant at one instant, from which a run can go on: see docs/plant-state.md. */
@NullMarked
package org.lineoff.model.state;

import org.jspecify.annotations.NullMarked;
