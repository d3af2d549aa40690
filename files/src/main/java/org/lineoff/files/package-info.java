/**
 * What the files say: a plant folder becomes a {@link org.lineoff.model.Plant}, or a list of
 * everything that is wrong with it.
 *
 * <p>Read {@link org.lineoff.files.PlantFolder} first, then {@code TreeReader} (text to a tree of
 * nodes that know their place), {@code Binder} (nodes to records, by reflection) and {@code Checks}
 * (what no single file can know).
 */
@NullMarked
package org.lineoff.files;

import org.jspecify.annotations.NullMarked;
