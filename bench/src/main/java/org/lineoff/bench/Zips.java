package org.lineoff.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Published instances come in zip files. */
final class Zips {
    private Zips() {}

    /** Unpacks what is not there yet. */
    static void unpack(Path zip, Path into) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path to = into.resolve(entry.getName()).normalize();
                if (!to.startsWith(into)) {
                    throw new IOException("a file outside the folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(to);
                } else if (!Files.exists(to)) {
                    Files.createDirectories(to.resolveSibling("."));
                    Files.copy(in, to);
                }
            }
        }
    }
}
