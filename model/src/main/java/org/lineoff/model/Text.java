package org.lineoff.model;

/**
 * Words for people, in English and Chinese. In a file either one string (used for both) or {@code
 * {en: ..., zh: ...}}.
 */
public record Text(@About("In English.") String en, @About("In Chinese.") String zh) {
    /** The same words in both languages, for names that need no translation. */
    public static Text of(String both) {
        return new Text(both, both);
    }

    /** The words in the language asked for; anything but {@code zh} is English. */
    public String in(String language) {
        return language.equals("zh") ? zh : en;
    }
}
