/**
 * What happened in a plant, and what it amounts to. Read {@link org.lineoff.events.EventType}
 * first.
 */
@NullMarked
package org.lineoff.events;

import org.jspecify.annotations.NullMarked;
