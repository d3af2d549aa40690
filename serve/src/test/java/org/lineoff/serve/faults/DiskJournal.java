package org.lineoff.serve.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a disk was asked to do, in order, as {@code disk.c} wrote it down. A position is a length of
 * the journal: what stands before it was done by then.
 */
final class DiskJournal {
    /** In the order in which {@code disk.c} numbers them, from 1. */
    enum Kind {
        WRITE,
        SYNC,
        FILE_MADE,
        FOLDER_MADE,
        RENAMED,
        UNLINKED,
        CUT
    }

    /**
     * One thing done.
     *
     * @param position behind which it stands
     * @param offset in the file; of a sync, the position up to which it makes sure; of a cut, the
     *     new length
     * @param from where its bytes begin in the journal
     */
    record Deed(long position, Kind kind, long inode, long offset, int from, int length) {}

    private static final int MAGIC = 0x4b534944;
    private static final int HEAD = 32;

    private final byte[] bytes;
    private final List<Deed> deeds;

    private DiskJournal(byte[] bytes, List<Deed> deeds) {
        this.bytes = bytes;
        this.deeds = deeds;
    }

    /** Up to a position; a record that is not all there is none. */
    static DiskJournal read(Path file, long end) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        int last = (int) Math.min(end, bytes.length);
        List<Deed> deeds = new ArrayList<>();
        for (int at = 0; at + HEAD <= last; ) {
            if (in.getInt(at) != MAGIC) {
                throw new IllegalStateException("no record at " + at + " of " + file);
            }
            int length = Math.toIntExact(in.getLong(at + 24));
            if (at + HEAD + length > last) {
                break;
            }
            Kind kind = Kind.values()[in.getInt(at + 4) - 1];
            deeds.add(
                    new Deed(at, kind, in.getLong(at + 8), in.getLong(at + 16), at + HEAD, length));
            at += HEAD + length;
        }
        return new DiskJournal(bytes, List.copyOf(deeds));
    }

    List<Deed> deeds() {
        return deeds;
    }

    /** The name that a deed is about; of a renaming the old and the new one. */
    List<String> names(Deed deed) {
        String all = new String(bytes, deed.from(), deed.length(), StandardCharsets.UTF_8);
        return List.of(all.split("\0", -1));
    }

    byte[] bytes() {
        return bytes;
    }
}
