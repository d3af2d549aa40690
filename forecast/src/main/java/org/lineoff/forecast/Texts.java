package org.lineoff.forecast;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the forecast in one language. */
record Texts(String language) {
    String get(String key, Object... values) {
        Locale locale = language.equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
        ResourceBundle bundle = ResourceBundle.getBundle("org.lineoff.forecast.texts", locale);
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }
}
