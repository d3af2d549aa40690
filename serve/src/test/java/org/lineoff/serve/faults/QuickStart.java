package org.lineoff.serve.faults;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * What makes a {@link ServedPlant} start in a fraction of the time, since it is started thousands
 * of times to be killed: a first one runs a shift of its own, and Java keeps the classes that it
 * has loaded and linked for the next ones. It does so for classes from jars only, so that those of
 * the build's folders are put into one.
 */
final class QuickStart {
    private static final int LESSON_MS = 500;
    private static QuickStart made;

    private final String classPath;
    private final Path cache;

    /** Made once for all tests; goes with them. */
    static synchronized QuickStart get() throws IOException, InterruptedException {
        if (made == null) {
            made = new QuickStart();
        }
        return made;
    }

    private QuickStart() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("lineoff-start");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        List<String> places = new ArrayList<>();
        String all =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        for (String place : all.split(File.pathSeparator, -1)) {
            Path path = Path.of(place);
            if (Files.isDirectory(path)) {
                Path jar = folder.resolve(places.size() + ".jar");
                pack(path, jar);
                places.add(jar.toString());
            } else if (Files.exists(path)) {
                places.add(place);
            }
        }
        classPath = String.join(File.pathSeparator, places);
        cache = folder.resolve("classes.aot");
        learn(folder.resolve("plant.db").toString());
    }

    /** The command that serves the record of this place. */
    List<String> command(String place) {
        List<String> options =
                Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.<String>of();
        return command(options, place);
    }

    private List<String> command(List<String> options, String place) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // It does not live long enough for what makes long runs fast.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.add("-Dorg.slf4j.simpleLogger.log.org.lineoff=error");
        command.addAll(List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=error", "-cp"));
        command.addAll(List.of(classPath, ServedPlant.class.getName(), place));
        return command;
    }

    /**
     * Lets one hear of some cars; that it leaves nothing behind makes the others slower, not wrong.
     */
    private void learn(String place) throws IOException, InterruptedException {
        Map<String, String> tokens = new HashMap<>();
        Stations stations = new Stations(new Ledger(), tokens, () -> 0);
        List<String> command = command(List.of("-XX:AOTCacheOutput=" + cache), place);
        try (ServerProcess teacher = ServerProcess.start(command, tokens, Map.of())) {
            stations.work(teacher.address());
            stations.awaitAnswer();
            Thread.sleep(LESSON_MS);
            teacher.stop();
        } finally {
            stations.stop();
        }
    }

    private static void pack(Path folder, Path jar) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(jar));
                JarOutputStream zip = new JarOutputStream(out);
                Stream<Path> files = Files.walk(folder)) {
            zip.setLevel(0);
            for (Path file : files.filter(path -> !path.equals(folder)).sorted().toList()) {
                String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
                // What looks for the scripts of a folder needs the folder's own entry.
                boolean leaf = Files.isRegularFile(file);
                zip.putNextEntry(new JarEntry(leaf ? name : name + "/"));
                if (leaf) {
                    Files.copy(file, zip);
                }
                zip.closeEntry();
            }
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
