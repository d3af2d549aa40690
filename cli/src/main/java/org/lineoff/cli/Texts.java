package org.lineoff.cli;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The words of the command line in one language. */
final class Texts {
    private final ResourceBundle bundle;
    private final String language;

    Texts(String language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle("org.lineoff.cli.texts", Language.locale(language));
    }

    String get(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), Language.locale(language)).format(values);
    }
}
