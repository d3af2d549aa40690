/**
 * What the public benchmark forms of sequencing say, as they say it: read in {@code files}, made
 * into a problem in {@code sequence}.
 */
@NullMarked
package org.lineoff.model.benchmark;

import org.jspecify.annotations.NullMarked;
