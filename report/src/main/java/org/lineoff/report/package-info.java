@NullMarked
package org.lineoff.report;

import org.jspecify.annotations.NullMarked;
