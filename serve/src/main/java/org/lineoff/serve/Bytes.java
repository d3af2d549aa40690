package org.lineoff.serve;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Bytes that nobody changes any more. */
final class Bytes {
    private final byte[] bytes;

    /** Whoever hands them over keeps no hold on them. */
    Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    int size() {
        return bytes.length;
    }

    InputStream open() {
        return new ByteArrayInputStream(bytes);
    }
}
