package org.lineoff.forecast;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the forecast in one language. */
record Texts(String language) {
    String get(String key, Object... values) {
        return new MessageFormat(bundle().getString(key), locale()).format(values);
    }

    boolean has(String key) {
        return bundle().containsKey(key);
    }

    private ResourceBundle bundle() {
        return ResourceBundle.getBundle("org.lineoff.forecast.texts", locale());
    }

    private Locale locale() {
        return language.equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
    }
}
