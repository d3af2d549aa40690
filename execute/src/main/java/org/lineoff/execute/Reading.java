package org.lineoff.execute;

import java.util.List;
import java.util.Optional;

/** What became of a text that should be a number of some kind: the number, or all its faults. */
public sealed interface Reading<T> {
    /** The text is what it should be. */
    record Valid<T>(T value) implements Reading<T> {}

    /**
     * It is not.
     *
     * @param reasons at least one
     */
    record Invalid<T>(List<Reason> reasons) implements Reading<T> {
        public Invalid {
            reasons = List.copyOf(reasons);
        }
    }

    /** The number, if the text was one. */
    default Optional<T> valid() {
        return switch (this) {
            case Valid<T> valid -> Optional.of(valid.value());
            case Invalid<T> _ -> Optional.empty();
        };
    }

    /** The faults, none if the text was valid. */
    default List<Reason> faults() {
        return switch (this) {
            case Valid<T> _ -> List.of();
            case Invalid<T> invalid -> invalid.reasons();
        };
    }
}
