package org.lineoff.serve.access;

/** The store of people, tokens and sessions did not do what it was asked: it is away, or full. */
public final class AccessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AccessException(String message, Throwable cause) {
        super(message, cause);
    }
}
