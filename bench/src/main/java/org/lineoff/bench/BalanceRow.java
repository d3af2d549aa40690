package org.lineoff.bench;

import java.util.Locale;

/**
 * What came of one instance.
 *
 * @param given the cycle, or with a wanted cycle the number of stations
 * @param value stations, or the cycle; the largest number where no balance was found
 * @param least nothing below is possible
 * @param reference the best known value
 * @param seconds of processor time until the search ended
 */
record BalanceRow(
        String set,
        String instance,
        int tasks,
        int given,
        int value,
        int least,
        int reference,
        double seconds) {

    /** One line, to be kept. */
    String line() {
        return String.join(
                ";",
                set,
                instance,
                Integer.toString(tasks),
                Integer.toString(given),
                Integer.toString(value),
                Integer.toString(least),
                Integer.toString(reference),
                String.format(Locale.ROOT, "%.3f", seconds));
    }

    static BalanceRow parse(String line) {
        String[] words = line.split(";", -1);
        return new BalanceRow(
                words[0],
                words[1],
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                Integer.parseInt(words[4]),
                Integer.parseInt(words[5]),
                Integer.parseInt(words[6]),
                Double.parseDouble(words[7]));
    }

    boolean proven() {
        return value == least;
    }

    String found() {
        return value == Integer.MAX_VALUE ? "none" : Integer.toString(value);
    }
}
