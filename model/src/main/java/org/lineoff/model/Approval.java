package org.lineoff.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A type approval (homologation): the cars it is about may be built from its first to its last day.
 * Cars of a model that any approval names need one that is valid on the day they are built.
 */
public record Approval(
        @About("Its code, by which everything refers to it.") String id,
        @About("Words for people.") @Nullable Text name,
        @About("Cars that it is for; at least their model.") Cars cars,
        @About("First day of its validity.") Known<LocalDate> from,
        @About("Last day of its validity; left out: no end.") @Nullable Known<LocalDate> until) {}
