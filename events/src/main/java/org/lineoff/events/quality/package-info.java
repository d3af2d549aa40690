/** What measurements and defects amount to: control charts, capability, Pareto. */
@NullMarked
package org.lineoff.events.quality;

import org.jspecify.annotations.NullMarked;
