/**
 * What a plant, a product and a programme are: immutable records, read by every other room.
 *
 * <p>Read {@link org.lineoff.model.Plant} first, then {@link org.lineoff.model.Known} (how a figure
 * carries its source, its range and the day it became known) and {@link org.lineoff.model.Drawn}
 * (how a figure becomes one number in one replication).
 */
@NullMarked
package org.lineoff.model;

import org.jspecify.annotations.NullMarked;
