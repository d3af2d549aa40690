package org.lineoff.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Pattern USED = Pattern.compile("\\bt\\('([\\w.]+)'");
    private static final Pattern PLACES = Pattern.compile("\\{\\d}");

    @Test
    void both_languages_have_the_same_keys_with_the_same_places_to_fill() {
        Map<String, String> en = Words.of("en");
        Map<String, String> zh = Words.of("zh");
        assertThat(zh.keySet()).isEqualTo(en.keySet());
        for (String key : en.keySet()) {
            assertThat(places(zh.get(key))).as(key).isEqualTo(places(en.get(key)));
            assertThat(zh.get(key)).as(key).isNotBlank();
        }
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        PLACES.matcher(text).results().forEach(found -> places.add(found.group()));
        return places;
    }

    @Test
    void every_key_that_a_page_names_is_there() throws IOException {
        Set<String> known = Words.of("en").keySet();
        Set<String> used = new TreeSet<>();
        for (String page :
                List.of("station", "car", "home", "login", "setup", "admin", "rejected", "frame")) {
            try (var in = WordsTest.class.getResourceAsStream("page/" + page + ".js")) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                USED.matcher(text).results().forEach(found -> used.add(found.group(1)));
            }
        }
        assertThat(used).hasSizeGreaterThan(60);
        assertThat(known).containsAll(used);
    }
}
