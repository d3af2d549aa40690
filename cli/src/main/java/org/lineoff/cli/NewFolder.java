package org.lineoff.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a plant folder where nothing stands yet, and knows the one to learn from. */
final class NewFolder {
    private static final String SCHEMA = "# yaml-language-server: $schema=";

    private static final String[] STARTER = {
        "plant.yaml",
        "calendars.yaml",
        "products.yaml",
        "demand.yaml",
        "programme.yaml",
        "shops/line.yaml"
    };

    private NewFolder() {}

    /** The small commented example. */
    static Map<String, String> starter(String language) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (String name : STARTER) {
            String resource = "starter/" + language + "/" + name;
            try (InputStream in = NewFolder.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("resource missing: " + resource);
                }
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                files.put(name, text.replaceFirst("^# yaml-language-server.*\\R(#\\R)?", ""));
            }
        }
        return files;
    }

    /** Whether something stands in the way of a new folder of this name. */
    static boolean isTaken(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return false;
        }
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isPresent();
        }
    }

    /**
     * Writes the files; each YAML file names its schema first where that is at hand.
     *
     * @param home of this Lineoff; null where it is not known
     */
    static void write(Path folder, Map<String, String> files, @Nullable Path home)
            throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Path above = path.toAbsolutePath().getParent();
            if (above != null) {
                Files.createDirectories(above);
            }
            Files.writeString(path, schemaLine(path, file.getKey(), home) + file.getValue());
        }
    }

    private static String schemaLine(Path path, String name, @Nullable Path home) {
        if (home == null || !name.endsWith(".yaml")) {
            return "";
        }
        String kind = name.startsWith("shops/") ? "shop" : name.replace(".yaml", "");
        Path schema = home.resolve("docs").resolve("schema").resolve(kind + ".schema.json");
        Path above = path.toAbsolutePath().normalize().getParent();
        if (above == null || !Files.exists(schema)) {
            return "";
        }
        Path relative;
        try {
            relative = above.relativize(schema.toAbsolutePath().normalize());
        } catch (IllegalArgumentException e) {
            return ""; // on another disk
        }
        return SCHEMA + relative.toString().replace('\\', '/') + "\n";
    }
}
