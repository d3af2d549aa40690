package org.lineoff.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folders in which the files of a plant lie: its own, and before the others; then that of the
 * plant it is a variant of. A file of the first stands in for one of the same name.
 */
record Layers(List<Path> folders) {
    Layers {
        folders = List.copyOf(folders);
    }

    static Layers of(Path... folders) {
        return new Layers(List.of(folders));
    }

    boolean has(String name) {
        return folders.stream().anyMatch(f -> Files.exists(f.resolve(name)));
    }

    /** The folder that holds the file; the first where none does. */
    Path holding(String name) {
        return folders.stream()
                .filter(f -> Files.exists(f.resolve(name)))
                .findFirst()
                .orElse(folders.getFirst());
    }
}
