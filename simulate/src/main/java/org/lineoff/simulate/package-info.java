@NullMarked
package org.lineoff.simulate;

import org.jspecify.annotations.NullMarked;
