package org.lineoff.execute;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Text;

/**
 * The database did not do what it was asked: it is away, full, in use by another process or broken.
 * What was not acknowledged may be captured again under the same id once it is back.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SQLITE_FULL = 13;
    private static final String POSTGRESQL_DISK_FULL = "53100";

    private final transient Text words;

    StoreException(String message, Throwable cause) {
        this(Text.of(message), cause);
    }

    StoreException(Text words, @Nullable Throwable cause) {
        super(words.en(), cause);
        this.words = words;
    }

    StoreException(String message) {
        this(Text.of(message), null);
    }

    /** What is the matter, for people. */
    public Text words() {
        return words;
    }

    /** Whether there is no room left on the disk of the database. */
    public boolean isFull() {
        return isFull(getCause());
    }

    /** Whether what a database said means that there is no room left on its disk. */
    public static boolean isFull(@Nullable Throwable said) {
        for (Throwable one = said; one != null; one = one.getCause()) {
            if (one instanceof SQLException sql
                    && (sql.getErrorCode() == SQLITE_FULL
                            || POSTGRESQL_DISK_FULL.equals(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
