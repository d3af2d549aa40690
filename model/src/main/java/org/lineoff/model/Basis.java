package org.lineoff.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a figure rests on: exactly one of a source (an id of {@code sources.yaml}, or an address)
 * and an assumption (the reason for it), and the first day on which somebody at the plant could
 * have known it. A basis stated for a file, a section or a station holds for every figure below it
 * that states none of its own.
 */
public record Basis(
        @About("Id of a source in sources.yaml, or an address beginning with http.")
                @Nullable String source,
        @About("The reason for a figure that has no source.") @Nullable String assumption,
        @About("The day the figure became known; forecasts as of earlier days do not use it.")
                LocalDate known,
        @About("What happened that the value was fitted on: quarters, e.g. [2024-Q2], or days.")
                List<String> fittedOn) {
    public Basis(@Nullable String source, @Nullable String assumption, LocalDate known) {
        this(source, assumption, known, List.of());
    }

    public Basis {
        fittedOn = List.copyOf(fittedOn);
        if ((source == null) == (assumption == null)) {
            throw new IllegalArgumentException(
                    "a basis is either a source or an assumption (source=%s, assumption=%s)"
                            .formatted(source, assumption));
        }
    }

    public static Basis source(String source, LocalDate known) {
        return new Basis(source, null, known);
    }

    public static Basis assumption(String reason, LocalDate known) {
        return new Basis(null, reason, known);
    }

    public boolean isAssumed() {
        return assumption != null;
    }
}
