package org.lineoff.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A figure together with what it rests on and how the knowledge of it changed: one or more
 * versions, each from the day it became known. A forecast as of a day sees the latest version known
 * by that day and nothing later. In a file: a bare value (its basis is the nearest one stated above
 * it), a map {@code {value, low, high, source | assumption, known}}, or a list of such maps.
 *
 * @param name where the figure stands in the files, e.g. {@code
 *     shops/body.yaml#sections.main.stations.weld.work.mean}; it is also the name under which its
 *     range is drawn, so a figure stated once is drawn once, whichever places share it
 * @param <T> {@code Double}, {@code Integer}, {@code java.time.Duration} or {@code LocalDate}
 */
public record Known<T>(String name, List<Version<T>> versions) {

    /** One state of knowledge: a value, perhaps with the range it may really have. */
    public record Version<T>(T value, @Nullable T low, @Nullable T high, Basis basis) {
        public Version {
            if ((low == null) != (high == null)) {
                throw new IllegalArgumentException(
                        "a range needs both ends (low=%s, high=%s)".formatted(low, high));
            }
        }

        public boolean hasRange() {
            return low != null;
        }
    }

    /**
     * Versions are kept in the order in which they became known; at one day the later entry wins.
     */
    public Known {
        versions = versions.stream().sorted(Comparator.comparing(v -> v.basis().known())).toList();
    }

    /** A figure with a single version and no range. */
    public static <T> Known<T> of(String name, T value, Basis basis) {
        return new Known<>(name, List.of(new Version<>(value, null, null, basis)));
    }

    /** A figure with a single version and a range. */
    public static <T> Known<T> between(String name, T low, T value, T high, Basis basis) {
        return new Known<>(name, List.of(new Version<>(value, low, high, basis)));
    }

    /** What was known on that day; empty if nothing was. */
    public Optional<Version<T>> at(LocalDate asOf) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (!versions.get(i).basis().known().isAfter(asOf)) {
                return Optional.of(versions.get(i));
            }
        }
        return Optional.empty();
    }

    /** Whether what was known on that day was an assumption (false where nothing was known). */
    public boolean isAssumedAt(LocalDate asOf) {
        return at(asOf).map(v -> v.basis().isAssumed()).orElse(false);
    }
}
