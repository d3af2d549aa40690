@NullMarked
package org.lineoff.programme;

import org.jspecify.annotations.NullMarked;
