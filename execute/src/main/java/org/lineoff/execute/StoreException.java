package org.lineoff.execute;

/**
 * The database did not do what it was asked: it is away, full, in use by another process or broken.
 * What was not acknowledged may be captured again under the same id once it is back.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    StoreException(String message) {
        super(message);
    }
}
