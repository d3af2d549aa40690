package org.lineoff.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came of one instance.
 *
 * @param cost the largest number where the order is not feasible
 * @param reference what is to be reached; null where there is none
 * @param referenceIsBound whether nothing can be better than the reference on its first objective
 *     or at all
 * @param seconds until the search ended: less than the limit where the best possible was found
 */
record SequenceRow(
        String set,
        String instance,
        int cars,
        long cost,
        @Nullable Long reference,
        boolean referenceIsBound,
        double seconds) {

    /** One line, to be kept. */
    String line() {
        return String.join(
                ";",
                set,
                instance,
                Integer.toString(cars),
                Long.toString(cost),
                reference == null ? "" : reference.toString(),
                Boolean.toString(referenceIsBound),
                String.format(Locale.ROOT, "%.2f", seconds));
    }

    static SequenceRow parse(String line) {
        String[] words = line.split(";", -1);
        return new SequenceRow(
                words[0],
                words[1],
                Integer.parseInt(words[2]),
                Long.parseLong(words[3]),
                words[4].isEmpty() ? null : Long.valueOf(words[4]),
                Boolean.parseBoolean(words[5]),
                Double.parseDouble(words[6]));
    }

    /** Below 0 better than the reference, 0 equal or without one. */
    int comparison() {
        return reference == null ? 0 : Long.compare(cost, reference);
    }
}
