package org.lineoff.serve.access;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;

/**
 * Passwords as Argon2id hashes (RFC 9106), with the least figures that OWASP asks for: 19 MiB, two
 * passes, one lane. Few are computed at once, so that many who try cannot take all the memory.
 */
final class Passwords {
    static final int LEAST_CHARACTERS = 10;
    static final int MOST_CHARACTERS = 200;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int LENGTH = 32;
    private static final int AT_ONCE = 4;

    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final Argon2Function function =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, LENGTH, Argon2.ID);

    /** What is compared with when there is no such person, so that it takes as long. */
    private final String nobody = hash(Secrets.make(""));

    String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            return com.password4j.Password.hash(password)
                    .addRandomSalt(16)
                    .with(function)
                    .getResult();
        } finally {
            turns.release();
        }
    }

    /** Whether it is the password of a hash; of an empty hash none is. */
    boolean matches(String password, String hash) {
        turns.acquireUninterruptibly();
        try {
            String against = hash.isEmpty() ? nobody : hash;
            boolean equal =
                    com.password4j.Password.check(password, against)
                            .with(Argon2Function.getInstanceFromHash(against));
            return equal && !hash.isEmpty();
        } finally {
            turns.release();
        }
    }
}
