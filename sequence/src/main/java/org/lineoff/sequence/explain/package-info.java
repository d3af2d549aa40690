/** Which rule is broken where and why, and which rules cannot stand together. */
@NullMarked
package org.lineoff.sequence.explain;

import org.jspecify.annotations.NullMarked;
