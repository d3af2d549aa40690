package org.lineoff.product;

import java.util.Collection;
import java.util.List;

/**
 * What a change has to know of how cars are made: which tasks fit a part, and where a task is done.
 * Names are those of the plant files; of a name that is not known there is nothing.
 */
public interface Routing {
    /** A plant of which nobody has said how its cars are made. */
    Routing UNKNOWN =
            new Routing() {
                @Override
                public Collection<String> tasksThatFit(String part) {
                    return List.of();
                }

                @Override
                public Collection<String> stationsOf(String task) {
                    return List.of();
                }
            };

    /** Tasks that fit the part. */
    Collection<String> tasksThatFit(String part);

    /** Full names of the stations at which the task is done. */
    Collection<String> stationsOf(String task);
}
