package org.lineoff.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The texts of one language, read once: patterns by key, and what keys of files mean. */
final class Catalogue {
    private static final Map<String, Catalogue> ALL = new ConcurrentHashMap<>();

    private final Properties patterns = new Properties();
    private final Map<String, String> meanings = new HashMap<>();

    private Catalogue(String language) {
        try (BufferedReader in = open("texts_" + language + ".properties")) {
            patterns.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!language.equals("en")) {
            try (BufferedReader in = open("meanings_" + language + ".txt")) {
                in.lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split(" = ", 2))
                        .forEach(pair -> meanings.put(pair[0], pair[1]));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The catalogue of a language; anything but {@code zh} is English. */
    static Catalogue of(String language) {
        return ALL.computeIfAbsent(language.equals("zh") ? "zh" : "en", Catalogue::new);
    }

    private static BufferedReader open(String name) {
        InputStream in = Catalogue.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("resource missing: " + name);
        }
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** What a key means, given what {@code @About} says of it in English. */
    String meaning(String english) {
        return meanings.getOrDefault(english, english);
    }

    /**
     * The text of {@link Faults#words}: a key of the catalogue and its arguments. What is no key is
     * a text already and comes back as it is.
     */
    String text(String words) {
        int bar = words.indexOf('|');
        String pattern = patterns.getProperty(bar < 0 ? words : words.substring(0, bar));
        if (pattern == null) {
            return words;
        }
        return fill(pattern, bar < 0 ? new String[0] : words.substring(bar + 1).split("\\|", -1));
    }

    /** The pattern of a key with its placeholders filled. */
    String fill(String key, String first, String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = first;
        System.arraycopy(more, 0, arguments, 1, more.length);
        String pattern = pattern(key);
        return fill(pattern == null ? key : pattern, arguments);
    }

    @Nullable String pattern(String key) {
        return patterns.getProperty(key);
    }

    Properties patterns() {
        return patterns;
    }

    Map<String, String> meanings() {
        return meanings;
    }

    /** Replaces {0}, {1} … in one pass, so that an argument may contain braces. */
    private static String fill(String pattern, String[] arguments) {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            int n = i + 2 < pattern.length() ? pattern.charAt(i + 1) - '0' : -1;
            if (c == '{' && n >= 0 && n <= 9 && pattern.charAt(i + 2) == '}') {
                s.append(n < arguments.length ? arguments[n] : "");
                i += 2;
            } else {
                s.append(c);
            }
        }
        return s.toString();
    }
}
