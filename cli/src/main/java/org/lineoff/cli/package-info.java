@NullMarked
package org.lineoff.cli;

import org.jspecify.annotations.NullMarked;
