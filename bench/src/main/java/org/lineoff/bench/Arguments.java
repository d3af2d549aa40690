package org.lineoff.bench;

import java.util.List;
import java.util.Optional;

/** What a benchmark was started with: switches, and options with what follows them. */
record Arguments(List<String> given) {
    static Arguments of(String[] args) {
        return new Arguments(List.of(args));
    }

    Arguments {
        given = List.copyOf(given);
    }

    boolean has(String name) {
        return given.contains(name);
    }

    Optional<String> after(String option) {
        int at = given.indexOf(option);
        return at < 0 || at + 1 == given.size() ? Optional.empty() : Optional.of(given.get(at + 1));
    }

    String after(String option, String otherwise) {
        return after(option).orElse(otherwise);
    }
}
