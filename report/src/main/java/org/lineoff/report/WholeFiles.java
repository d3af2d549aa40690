package org.lineoff.report;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes files whole or not at all: each is written beside its place under another name, and moved
 * when all are there. What was not moved is deleted on closing, and when the program is
 * interrupted. A reader of the folder sees an old file or a new one, never half of one.
 */
final class WholeFiles implements AutoCloseable {
    /** Written file by the place it is for. */
    private final Map<Path, Path> waiting = new LinkedHashMap<>();

    private final Thread onExit = new Thread(this::deleteWaiting, "delete unfinished files");

    WholeFiles() {
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /** Writes a file beside its place. */
    void add(Path file, String text) throws IOException {
        Files.writeString(beside(file), text);
    }

    /** A new empty file beside a place, to be written and closed before {@link #finish}. */
    Path beside(Path file) throws IOException {
        Path place = file.toAbsolutePath();
        Path folder = place.getParent();
        if (folder == null) {
            throw new IOException("not a file: " + file);
        }
        Files.createDirectories(folder);
        Path beside = Files.createFile(folder.resolve("." + place.getFileName() + unique()));
        synchronized (waiting) {
            waiting.put(place, beside);
        }
        return beside;
    }

    /** Moves all files to their places. */
    void finish() throws IOException {
        synchronized (waiting) {
            for (var each : waiting.entrySet()) {
                move(each.getValue(), each.getKey());
            }
            waiting.clear();
        }
    }

    @Override
    public void close() {
        deleteWaiting();
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            // The program is ending: the hook has run or will.
        }
    }

    /** Two runs that write the same folder at once do not write into each other's files. */
    private String unique() {
        return "." + ProcessHandle.current().pid() + "-" + System.identityHashCode(this) + ".part";
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void deleteWaiting() {
        synchronized (waiting) {
            for (Path each : waiting.values()) {
                try {
                    Files.deleteIfExists(each);
                } catch (IOException e) {
                    // It stays behind under its temporary name; nothing whole is harmed.
                }
            }
            waiting.clear();
        }
    }
}
