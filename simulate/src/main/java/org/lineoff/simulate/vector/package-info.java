/**
 * The arithmetic of {@code LineWave} in the lanes of vector registers. The only package that uses
 * {@code jdk.incubator.vector}; nobody may touch a class of it where that module is not there (see
 * {@code LineRuns}). What it computes is what plain Java computes, to the last bit: tests compare.
 */
@NullMarked
package org.lineoff.simulate.vector;

import org.jspecify.annotations.NullMarked;
