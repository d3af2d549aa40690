package org.lineoff.serve.faults;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * What stands between a database and its files ({@code disk.c}, compiled here and loaded into its
 * processes before the C library): keeps a journal of what the disk was asked to do, and is full
 * when it shall be. Needs Linux and a C compiler.
 */
final class FaultyDisk {
    private final Path library;

    private FaultyDisk(Path library) {
        this.library = library;
    }

    /**
     * Compiles it; the test is skipped, and says why, where that cannot be done.
     *
     * @param folder that also the user of the database may look into
     */
    static FaultyDisk compile(Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/cc"))
                        && System.getProperty("os.name").equals("Linux"),
                "no C compiler on Linux: apt-get install gcc libc6-dev");
        // The user of the database has to be able to load it.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path source = folder.resolve("disk.c");
        try (InputStream in = FaultyDisk.class.getResourceAsStream("disk.c")) {
            if (in == null) {
                throw new IllegalStateException("no disk.c among the resources");
            }
            Files.copy(in, source);
        }
        Path library = folder.resolve("disk.so");
        Process compiler =
                new ProcessBuilder(
                                "/usr/bin/cc",
                                "-shared",
                                "-fPIC",
                                "-O1",
                                "-Wall",
                                "-Werror",
                                "-o",
                                library.toString(),
                                source.toString(),
                                "-ldl")
                        .inheritIO()
                        .start();
        if (compiler.waitFor() != 0) {
            throw new IllegalStateException("disk.c does not compile");
        }
        return new FaultyDisk(library);
    }

    /** For processes whose files below a folder are on this disk; syncs are not waited for. */
    Map<String, String> environment(Path folder) {
        Map<String, String> environment = new HashMap<>();
        environment.put("LD_PRELOAD", library.toString());
        environment.put("LINEOFF_DISK", folder.toString());
        return environment;
    }

    /** The same with a journal: a file, outside of the folder, that grows. */
    Map<String, String> recorded(Path folder, Path journal) {
        Map<String, String> environment = environment(folder);
        environment.put("LINEOFF_DISK_JOURNAL", journal.toString());
        return environment;
    }

    /** The same with a disk that is full while a file exists. */
    Map<String, String> full(Path folder, Path flag) {
        Map<String, String> environment = environment(folder);
        environment.put("LINEOFF_DISK_FULL", flag.toString());
        return environment;
    }
}
