package org.lineoff.files;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Known;

/** Comparisons of figures over the versions in which they became known. */
final class Dates {
    private Dates() {}

    /** Whether on some day the two then known values break the rule. */
    static <A, B> boolean everBreaks(
            @Nullable Known<A> a, @Nullable Known<B> b, BiPredicate<A, B> isRight) {
        if (a == null || b == null) {
            return false;
        }
        TreeSet<LocalDate> days = new TreeSet<>();
        a.versions().forEach(v -> days.add(v.basis().known()));
        b.versions().forEach(v -> days.add(v.basis().known()));
        return days.stream()
                .anyMatch(
                        day -> {
                            Optional<Known.Version<A>> left = a.at(day);
                            Optional<Known.Version<B>> right = b.at(day);
                            return left.isPresent()
                                    && right.isPresent()
                                    && !isRight.test(left.get().value(), right.get().value());
                        });
    }

    /** The days on which anything became known of any of the figures. */
    static SortedSet<LocalDate> days(List<? extends @Nullable Known<?>> figures) {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (Known<?> k : figures) {
            if (k != null) {
                k.versions().forEach(v -> days.add(v.basis().known()));
            }
        }
        return days;
    }
}
