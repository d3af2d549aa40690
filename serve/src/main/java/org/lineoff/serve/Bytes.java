package org.lineoff.serve;

import java.io.IOException;
import java.io.OutputStream;

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

    byte[] copy() {
        return bytes.clone();
    }

    void write(OutputStream out) throws IOException {
        out.write(bytes);
    }
}
