package org.lineoff.serve.access;

import org.lineoff.model.Text;

/** The store of people, tokens and sessions did not do what it was asked: it is away, or full. */
public final class AccessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Text words;

    AccessException(String message, Throwable cause) {
        this(Text.of(message), cause);
    }

    AccessException(Text words, Throwable cause) {
        super(words.en(), cause);
        this.words = words;
    }

    /** What is the matter, for people. */
    public Text words() {
        return words;
    }
}
