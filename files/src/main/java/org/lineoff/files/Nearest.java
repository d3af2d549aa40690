package org.lineoff.files;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The known name that somebody probably meant: least optimal string alignment distance (Damerau's
 * four slips: one letter wrong, missing, too many, or two swapped; each pair swapped at most once),
 * at most a third of the length. Letters' case, {@code _} and {@code -} hardly count. O(n m) a
 * pair.
 */
final class Nearest {
    private static final int LONGEST = 100;

    private Nearest() {}

    /** The nearest of the candidates, the first among equals; null where none is near. */
    static @Nullable String to(String name, Collection<String> candidates) {
        String wanted = plain(name);
        if (wanted.isEmpty() || wanted.length() > LONGEST) {
            return null;
        }
        String best = null;
        int least = wanted.length() == 1 ? 1 : Math.max(1, wanted.length() / 3) + 1;
        for (String candidate : candidates) {
            String known = plain(candidate);
            // Far too long or short cannot be nearer than what is already there.
            if (Math.abs(known.length() - wanted.length()) < least) {
                int distance = distance(wanted, known);
                if (distance < least) {
                    least = distance;
                    best = candidate;
                }
            }
        }
        return best;
    }

    static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }
}
