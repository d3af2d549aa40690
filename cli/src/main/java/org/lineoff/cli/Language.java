package org.lineoff.cli;

import java.util.Locale;
import java.util.Map;

/** The language to speak: {@code --lang}, else that of the terminal's locale, else English. */
final class Language {
    private Language() {}

    /** Looked up before the command line is parsed, because help and complaints need it. */
    static String chosen(String[] args, Map<String, String> environment) {
        for (int i = 0; i < args.length; i++) {
            String value = null;
            if (args[i].equals("--lang") && i + 1 < args.length) {
                value = args[i + 1];
            } else if (args[i].startsWith("--lang=")) {
                value = args[i].substring("--lang=".length());
            }
            if (value != null) {
                return value.equals("zh") ? "zh" : "en";
            }
        }
        for (String variable : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = environment.getOrDefault(variable, "");
            if (!value.isEmpty()) {
                return value.startsWith("zh") ? "zh" : "en";
            }
        }
        return "en";
    }

    static Locale locale(String language) {
        return language.equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
    }
}
