package org.lineoff.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

/**
 * The faults found so far, in whatever order; {@link #sorted} gives them by place. The same fault
 * met twice (a shop that stands in two lines, an alias) counts once.
 *
 * <p>Fields of a problem that are words (reasons, meanings, expectations, remedies) are written as
 * {@link #words}: a key of the message catalogue and its arguments, so that they can be shown in
 * every language.
 */
final class Faults {
    private final Set<Problem> all = new LinkedHashSet<>();

    /** A message key with its arguments, e.g. {@code between|0|1}. */
    static String words(String key, Object... arguments) {
        StringBuilder s = new StringBuilder(key);
        for (Object argument : arguments) {
            s.append('|').append(String.valueOf(argument).replace('|', '¦'));
        }
        return s.toString();
    }

    void add(Problem problem) {
        all.add(problem);
    }

    /**
     * Statements that cannot stand together; the catalogue has {@code what.key} and {@code
     * remedy.key}.
     */
    void inconsistent(Where where, String key, Object... arguments) {
        all.add(
                new Problem.Inconsistent(
                        where, words("what." + key, arguments), words("remedy." + key, arguments)));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether nothing is wrong with that file. */
    boolean isEmpty(String file) {
        return all.stream().noneMatch(p -> p.where().file().equals(file));
    }

    List<Problem> sorted() {
        List<Problem> sorted = new ArrayList<>(all);
        sorted.sort(
                Comparator.comparing(Problem::where)
                        .thenComparing(p -> p.getClass().getSimpleName())
                        .thenComparing(Problem::toString));
        return List.copyOf(sorted);
    }
}
