package org.lineoff.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class Code39Test {
    /** ISO/IEC 16388: three of nine are wide, and no two characters are alike. */
    @Test
    void everyCharacterHasThreeWideElementsAndItsOwnPattern() {
        Set<String> seen = new HashSet<>();
        for (char c : "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. ".toCharArray()) {
            String bars = bars(String.valueOf(c));
            assertThat(seen.add(bars)).as("%s", c).isTrue();
            // Nine elements, three of them wide, for it and for each star, with two gaps between.
            assertThat(width(Code39.svg(String.valueOf(c), 9))).isEqualTo(3 * (6 + 3 * 3) + 2);
        }
        assertThat(Code39.canWrite("LZZ 1-2.")).isTrue();
        assertThat(Code39.canWrite("lzz")).isFalse();
        assertThat(Code39.canWrite("*")).isFalse();
    }

    private static String bars(String text) {
        return Code39.svg(text, 9).replaceAll("(?s).*<path d=\"|\".*", "");
    }

    private static int width(String svg) {
        var box = Pattern.compile("viewBox=\"0 0 (\\d+) 1\"").matcher(svg);
        assertThat(box.find()).isTrue();
        return Integer.parseInt(box.group(1));
    }
}
