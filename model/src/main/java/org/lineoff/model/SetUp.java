package org.lineoff.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Set-up by what was worked on before and what comes next, e.g. by colour. The first entry that
 * fits holds; where none does, {@code otherwise}, and between two alike nothing unless an entry
 * says so by both names.
 */
public record SetUp(
        @About("What decides: model, or the name of an option group.") String by,
        @About("Set-up times; the first that fits holds.") List<Change> changes,
        @About("Set-up between any other two that differ; left out: none.")
                @Nullable Known<Duration> otherwise) {

    /** Time from one kind of work to another. */
    public record Change(
            @About("What came before; left out: anything else than what comes next.")
                    @Nullable String from,
            @About("What comes next; left out: anything else than what came before.")
                    @Nullable String to,
            @About("How long it takes.") Known<Duration> time) {}

    public SetUp {
        changes = List.copyOf(changes);
    }
}
