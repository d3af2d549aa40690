package org.lineoff.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> KEYS =
            List.of("takt", "transport", "startOfProduction", "emptyPitches", "p1", "p2");

    @Test
    void oneSlipIsForgiven() {
        assertThat(Nearest.to("taktt", KEYS)).isEqualTo("takt");
        assertThat(Nearest.to("tkat", KEYS)).isEqualTo("takt");
        assertThat(Nearest.to("transprot", KEYS)).isEqualTo("transport");
        assertThat(Nearest.to("Start_of-production", KEYS)).isEqualTo("startOfProduction");
    }

    @Test
    void whatLooksLikeNothingHasNoNearest() {
        assertThat(Nearest.to("colour", KEYS)).isNull();
        assertThat(Nearest.to("x", KEYS)).isNull();
        assertThat(Nearest.to("", KEYS)).isNull();
        assertThat(Nearest.to("takt".repeat(100), KEYS)).isNull();
    }

    @Test
    void theFirstAmongEquallyNearIsTaken() {
        assertThat(Nearest.to("p3", KEYS)).isEqualTo("p1");
    }

    /**
     * The rival searches breadth first through all words one slip away; short words, three letters.
     */
    @Test
    void theDistanceIsTheFewestSlips() {
        Random random = new Random(4);
        for (int i = 0; i < 300; i++) {
            String a = word(random);
            String b = word(random);
            int fewest = slips(a, b);
            int distance = Nearest.distance(a, b);
            // Swapping a pair and then writing between it is not counted, hence "at least".
            assertThat(distance).as("%s, %s", a, b).isBetween(fewest, fewest + 1);
            assertThat(Nearest.distance(b, a)).as("%s, %s", b, a).isEqualTo(distance);
            if (fewest <= 1) {
                assertThat(distance).as("%s, %s", a, b).isEqualTo(fewest);
            }
        }
    }

    private static String word(Random random) {
        StringBuilder s = new StringBuilder();
        for (int n = random.nextInt(5); n > 0; n--) {
            s.append((char) ('a' + random.nextInt(3)));
        }
        return s.toString();
    }

    private static int slips(String from, String to) {
        Map<String, Integer> seen = new HashMap<>(Map.of(from, 0));
        Queue<String> open = new ArrayDeque<>(List.of(from));
        while (!seen.containsKey(to)) {
            String s = open.remove();
            for (String next : oneSlip(s)) {
                if (next.length() <= 5 && seen.putIfAbsent(next, seen.get(s) + 1) == null) {
                    open.add(next);
                }
            }
        }
        return seen.get(to);
    }

    private static Set<String> oneSlip(String s) {
        Set<String> all = new TreeSet<>();
        for (int i = 0; i <= s.length(); i++) {
            for (char c : new char[] {'a', 'b', 'c'}) {
                all.add(s.substring(0, i) + c + s.substring(i));
                if (i < s.length()) {
                    all.add(s.substring(0, i) + c + s.substring(i + 1));
                }
            }
            if (i < s.length()) {
                all.add(s.substring(0, i) + s.substring(i + 1));
            }
            if (i + 1 < s.length()) {
                all.add(s.substring(0, i) + s.charAt(i + 1) + s.charAt(i) + s.substring(i + 2));
            }
        }
        return all;
    }
}
