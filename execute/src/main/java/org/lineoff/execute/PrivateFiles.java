package org.lineoff.execute;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files and folders that only their owner may read, from the instant in which they are made: keys,
 * and records with names of people in them. Those that are there already stay as they are. Where a
 * file system knows no such rights its own hold.
 */
public final class PrivateFiles {
    private PrivateFiles() {}

    /** Makes a folder, and those above it, unless it is there. */
    public static Path folder(Path folder) throws IOException {
        return Files.createDirectories(folder, only("rwx------", folder));
    }

    /** Makes an empty file. */
    static void make(Path file) throws IOException {
        Files.createFile(file, only("rw-------", file));
    }

    /** Makes an empty file unless it is there: a database fills it. */
    public static Path file(Path file) throws IOException {
        try {
            make(file);
        } catch (FileAlreadyExistsException _) {
            // Whoever made it decided who may read it.
        }
        return file;
    }

    private static FileAttribute<?>[] only(String rights, Path of) {
        boolean posix = of.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
                }
                : new FileAttribute<?>[0];
    }
}
