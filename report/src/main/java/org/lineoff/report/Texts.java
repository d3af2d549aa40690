package org.lineoff.report;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The words of the reports in one language, by key, from the catalogues {@code texts_en.properties}
 * and {@code texts_zh.properties} (UTF-8). The page and the console use the same ones. {@code {0}},
 * {@code {1}} stand for what is filled in. Both catalogues have the same keys: a test sees to that.
 */
final class Texts {
    static final List<String> LANGUAGES = List.of("en", "zh");

    private final String language;
    private final SortedMap<String, String> byKey;

    private Texts(String language, SortedMap<String, String> byKey) {
        this.language = language;
        this.byKey = byKey;
    }

    /** The catalogue of a language; anything but {@code zh} is English, as in the plant's texts. */
    static Texts in(String language) {
        String known = language.equals("zh") ? "zh" : "en";
        String name = "texts_" + known + ".properties";
        try (var stream = Texts.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("catalogue " + name + " is missing from the build");
            }
            Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
            Properties read = new Properties();
            read.load(reader);
            SortedMap<String, String> byKey = new TreeMap<>();
            for (String key : read.stringPropertyNames()) {
                byKey.put(key, read.getProperty(key));
            }
            return new Texts(known, byKey);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String language() {
        return language;
    }

    /** All texts by key, sorted, for the page. */
    Map<String, String> all() {
        return byKey;
    }

    /** The text of a key with its places filled in. */
    String get(String key, Object... values) {
        String text = byKey.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text for '" + key + "' in " + language);
        }
        return fill(text, values);
    }

    /**
     * The text of a code from the forecast, such as a cause; a code that the catalogue does not
     * know is shown as it is, for a newer forecast shall not break an older report.
     */
    String ofCode(String group, String code) {
        String text = byKey.get(group + "." + code);
        return text != null ? text : code.replace('_', ' ');
    }

    private static String fill(String text, Object... values) {
        String filled = text;
        for (int i = 0; i < values.length; i++) {
            filled = filled.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return filled;
    }
}
