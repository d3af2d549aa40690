package org.lineoff.serve.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.lineoff.execute.Chance;
import org.lineoff.serve.faults.DiskJournal.Deed;
import org.lineoff.serve.faults.DiskJournal.Kind;

/**
 * A folder as it was when a {@link DiskJournal} began, and as it can be found after the power went
 * at any position of it.
 *
 * <p>What was written is sure once a sync of the same file began after it and ended. What was
 * written and not synced is there or not, each write for itself, or in part, in blocks of 512
 * bytes. Names and lengths of files are those of a file system that keeps a journal of them (ext4,
 * XFS): they survive in their order, at least up to the last one that a sync of its file or folder
 * made sure.
 */
final class PowerCut implements AutoCloseable {
    /** What becomes of what was not synced. */
    enum Loss {
        /** All is lost. */
        ALL,
        /** Each write is lost or not. */
        SOME,
        /** Each write is lost or not, or only some of its blocks are. */
        TORN,
        /** Only the last write is torn. */
        LAST,
        /** All is lost, what was synced too: the disk lies, or the database does not sync. */
        LIES
    }

    private static final int BLOCK = 512;

    /**
     * Written through FILE * or mapped memory, which the journal does not see, or no file of data.
     */
    private static final Pattern UNSEEN =
            Pattern.compile(
                    ".*(-shm|\\.lock|pg_internal\\.init|postmaster\\.(opts|pid)|/pg_stat/.*"
                            + "|/pg_stat_tmp/.*|current_logfiles)");

    /** A file or folder over all its names; an inode that is used again is another one. */
    private static final class Body {
        /** Where a copy of it is from before, null if it is new. */
        final Path before;

        private byte[] bytes = new byte[0];
        private int length;
        private boolean touched;
        private boolean named;

        /** Positions up to which syncs made it sure; the largest counts. */
        private long synced;

        Body(Path before) {
            this.before = before;
            named = before != null;
        }

        void load() throws IOException {
            if (!touched && before != null && Files.isRegularFile(before)) {
                bytes = Files.readAllBytes(before);
                length = bytes.length;
            }
            touched = true;
        }

        void write(byte[] from, int at, int offset, int count) {
            grow(offset + count);
            System.arraycopy(from, at, bytes, offset, count);
        }

        void cut(int end) {
            grow(end);
            Arrays.fill(bytes, end, bytes.length, (byte) 0);
            length = end;
        }

        private void grow(int end) {
            if (end > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
            }
            length = Math.max(length, end);
        }

        byte[] content() throws IOException {
            load();
            return Arrays.copyOf(bytes, length);
        }
    }

    /** A deed, the file that it was done to, its names, and the folders in which they are. */
    private record Done(Deed deed, Body body, List<String> names, List<Body> folders) {
        boolean isWrite() {
            return deed.kind() == Kind.WRITE;
        }

        boolean isSure() {
            return deed.position() < body.synced
                    || folders.stream().anyMatch(one -> deed.position() < one.synced);
        }
    }

    private final Path folder;
    private final Path before;
    private final Map<String, Long> inodes = new TreeMap<>();

    /**
     * Copies a folder that nothing writes to.
     *
     * @param before where to; does not exist yet
     */
    PowerCut(Path folder, Path before) throws IOException {
        this.folder = folder;
        this.before = before;
        if (Files.exists(before)) {
            throw new IllegalStateException(before + " is there already");
        }
        run("cp", "-a", folder.toString(), before.toString());
        try (var all = Files.walk(folder)) {
            for (Path one : all.toList()) {
                inodes.put(one.toString(), (Long) Files.getAttribute(one, "unix:ino"));
            }
        }
    }

    /** Puts the folder into a state in which it could be found when the journal ends. */
    void leave(DiskJournal journal, Loss loss, Chance chance) throws IOException {
        Map<String, Body> names = new TreeMap<>();
        Map<Long, Body> bodies = beginning(names);
        Map<String, Body> first = new TreeMap<>(names);
        List<Done> done = done(journal, names, bodies);
        Set<Done> kept = kept(done, loss, chance);
        for (int i = 0; i < done.size(); i++) {
            Done one = done.get(i);
            if (!kept.contains(one)) {
                continue;
            }
            boolean unsure = one.isWrite() && !one.isSure();
            if (unsure && loss == Loss.TORN && chance.oneIn(2)) {
                tear(one, journal, chance);
            } else if (unsure && loss == Loss.LAST && i == done.size() - 1) {
                tear(one, journal, chance);
            } else {
                apply(one, journal, first);
            }
        }
        write(first);
    }

    /** Throws the copy away. */
    @Override
    public void close() throws IOException {
        run("rm", "-rf", before.toString());
    }

    /** What of the folder is not what the journal says: then it has missed something. */
    List<String> differences(DiskJournal journal) throws IOException {
        Map<String, Body> names = new TreeMap<>();
        Map<Long, Body> bodies = beginning(names);
        Map<String, Body> first = new TreeMap<>(names);
        for (Done one : done(journal, names, bodies)) {
            apply(one, journal, first);
        }
        List<String> wrong = new ArrayList<>();
        Set<String> found = new HashSet<>();
        try (var all = Files.walk(folder)) {
            for (Path one : all.toList()) {
                String name = one.toString();
                found.add(name);
                if (UNSEEN.matcher(name).matches()) {
                    continue;
                }
                Body body = first.get(name);
                if (body == null) {
                    wrong.add(name + " is not in the journal");
                } else if (Files.isRegularFile(one)
                        && !Arrays.equals(body.content(), Files.readAllBytes(one))) {
                    wrong.add(name + " has other contents");
                }
            }
        }
        first.keySet().stream()
                .filter(name -> !found.contains(name) && !UNSEEN.matcher(name).matches())
                .forEach(name -> wrong.add(name + " is only in the journal"));
        return wrong;
    }

    private Map<Long, Body> beginning(Map<String, Body> names) {
        Map<Long, Body> bodies = new HashMap<>();
        inodes.forEach(
                (name, inode) -> {
                    Path copy = before.resolve(folder.relativize(Path.of(name)));
                    names.put(name, bodies.computeIfAbsent(inode, _ -> new Body(copy)));
                });
        return bodies;
    }

    /** Who did what to which file: names are followed, and inodes that are used again. */
    private static List<Done> done(
            DiskJournal journal, Map<String, Body> names, Map<Long, Body> bodies) {
        List<Done> done = new ArrayList<>();
        for (Deed deed : journal.deeds()) {
            List<String> own = List.of();
            Body body = bodies.get(deed.inode());
            switch (deed.kind()) {
                case SYNC -> {
                    if (body != null) {
                        body.synced = Math.max(body.synced, deed.offset());
                    }
                    continue;
                }
                case WRITE, CUT -> {
                    if (body == null) {
                        body = new Body(null);
                    }
                }
                case FILE_MADE, FOLDER_MADE -> {
                    own = journal.names(deed);
                    if (body != null && names.get(own.getFirst()) == body) {
                        continue;
                    }
                    if (body == null || (body.named && !names.containsValue(body))) {
                        body = new Body(null);
                    }
                    body.named = true;
                    names.put(own.getFirst(), body);
                }
                case RENAMED, UNLINKED -> {
                    own = journal.names(deed);
                    body = names.remove(own.getFirst());
                    if (body == null) {
                        // One that the journal has not seen.
                        continue;
                    }
                    if (own.size() > 1) {
                        names.put(own.getLast(), body);
                    }
                }
            }
            bodies.put(deed.inode(), body);
            done.add(new Done(deed, body, own, folders(own, names)));
        }
        return done;
    }

    private static List<Body> folders(List<String> own, Map<String, Body> names) {
        List<Body> folders = new ArrayList<>();
        for (String name : own) {
            Body folder = names.get(name.substring(0, name.lastIndexOf('/')));
            if (folder != null) {
                folders.add(folder);
            }
        }
        return folders;
    }

    private static Set<Done> kept(List<Done> done, Loss loss, Chance chance) {
        List<Done> ofNames = done.stream().filter(one -> !one.isWrite()).toList();
        int sure = 0;
        for (int i = 0; i < ofNames.size(); i++) {
            if (ofNames.get(i).isSure()) {
                sure = i + 1;
            }
        }
        int more = ofNames.size() - sure;
        int survive =
                switch (loss) {
                    case LIES -> 0;
                    case ALL -> sure;
                    case SOME, TORN -> sure + chance.below(more + 1);
                    case LAST -> sure + more;
                };
        Set<Done> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.addAll(ofNames.subList(0, survive));
        for (Done one : done) {
            if (one.isWrite()
                    && switch (loss) {
                        case ALL -> one.isSure();
                        case SOME, TORN -> one.isSure() || chance.oneIn(2);
                        case LIES -> false;
                        case LAST -> true;
                    }) {
                kept.add(one);
            }
        }
        return kept;
    }

    private static void apply(Done one, DiskJournal journal, Map<String, Body> names)
            throws IOException {
        Deed deed = one.deed();
        switch (deed.kind()) {
            case SYNC -> {}
            case WRITE -> {
                one.body().load();
                one.body().write(journal.bytes(), deed.from(), (int) deed.offset(), deed.length());
            }
            case CUT -> {
                one.body().load();
                one.body().cut((int) deed.offset());
            }
            case FILE_MADE, FOLDER_MADE -> names.put(one.names().getFirst(), one.body());
            case RENAMED -> {
                names.remove(one.names().getFirst(), one.body());
                names.put(one.names().getLast(), one.body());
            }
            case UNLINKED -> names.remove(one.names().getFirst(), one.body());
        }
    }

    /** Writes some of the blocks only. */
    private static void tear(Done one, DiskJournal journal, Chance chance) throws IOException {
        Deed deed = one.deed();
        one.body().load();
        int offset = (int) deed.offset();
        for (int at = 0; at < deed.length(); ) {
            int count = Math.min(deed.length() - at, BLOCK - (offset + at) % BLOCK);
            if (chance.oneIn(2)) {
                one.body().write(journal.bytes(), deed.from() + at, offset + at, count);
            }
            at += count;
        }
    }

    private void write(Map<String, Body> names) throws IOException {
        run("rm", "-rf", folder.toString());
        run("cp", "-a", before.toString(), folder.toString());
        List<String> old = new ArrayList<>(inodes.keySet());
        Collections.reverse(old);
        for (String name : old) {
            Path path = Path.of(name);
            if (!names.containsKey(name)) {
                Files.deleteIfExists(path);
            }
        }
        for (Map.Entry<String, Body> one : names.entrySet()) {
            Path path = Path.of(one.getKey());
            Body body = one.getValue();
            Path copy = before.resolve(folder.relativize(path));
            if (!body.touched && copy.equals(body.before)) {
                continue;
            }
            boolean isNew = !Files.exists(path);
            Files.write(path, body.content());
            if (isNew) {
                Files.setOwner(path, Files.getOwner(folder));
            }
        }
    }

    private static void run(String... command) throws IOException {
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
