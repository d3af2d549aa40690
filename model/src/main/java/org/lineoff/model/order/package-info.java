/** Cars that customers ordered, as production control sees them. */
@NullMarked
package org.lineoff.model.order;

import org.jspecify.annotations.NullMarked;
