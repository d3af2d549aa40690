package org.lineoff.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every verb takes. */
final class Common {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    boolean help; // picocli acts on it

    @Option(names = "--lang", paramLabel = "en|zh", descriptionKey = "lang")
    private @Nullable String lang;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    boolean json() {
        return json;
    }

    /** The language asked for, else that of the surroundings. */
    String language(Terminal terminal) {
        String asked = lang;
        return asked == null ? Language.chosen(new String[0], terminal.environment()) : asked;
    }

    /** What is wrong with the options, or null. */
    @Nullable String fault(Texts texts) {
        return lang == null || lang.equals("en") || lang.equals("zh")
                ? null
                : texts.get("usage.lang", lang);
    }

    /** What is wrong with an option that counts something, or null. */
    @Nullable String leastFault(Texts texts, String option, @Nullable Integer value) {
        return value == null || value >= 1 ? null : texts.get("usage.atLeastOne", option, value);
    }
}
