package org.lineoff.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lineoff.model.Where;

/**
 * The files of a small plant that has a little of everything and no fault, to be spoilt by a test:
 * {@code SmallFolder.valid().change("plant.yaml", "asOf: 2023-06-01", "asOf: ▸June")}. The sign ▸
 * is taken out of the text and marks a place where a fault is expected.
 */
final class SmallFolder {
    static final char MARK = '▸';
    static final List<String> NAMES =
            List.of(
                    "plant.yaml",
                    "calendars.yaml",
                    "products.yaml",
                    "demand.yaml",
                    "programme.yaml",
                    "levers.yaml",
                    "policies.yaml",
                    "actuals.yaml",
                    "process.yaml",
                    "execution.yaml",
                    "sources.yaml",
                    "shops/body.yaml",
                    "shops/assembly.yaml",
                    "shops/battery.yaml");

    private static final String EXECUTION = "execution.yaml";

    /** A file of the folder that is no YAML. */
    static final String BALANCE = "balances/packs.csv";

    private final Map<String, String> files = new LinkedHashMap<>();

    static SmallFolder valid() {
        SmallFolder folder = new SmallFolder();
        NAMES.forEach(name -> folder.files.put(name, resource(name)));
        folder.files.put(BALANCE, resource(BALANCE));
        return folder;
    }

    /** Replaces the first occurrence of a text, which must be there. */
    SmallFolder change(String file, String old, String replacement) {
        String text = text(file);
        int at = text.indexOf(old);
        if (at < 0) {
            throw new IllegalArgumentException("no \"%s\" in %s".formatted(old, file));
        }
        files.put(file, text.substring(0, at) + replacement + text.substring(at + old.length()));
        return this;
    }

    SmallFolder put(String file, String text) {
        files.put(file, text);
        return this;
    }

    SmallFolder remove(String file) {
        files.remove(file);
        return this;
    }

    /**
     * Without what execution demands, unless the test spoils that: it names places of all shops,
     * and would have a fault of its own wherever one of them is spoilt.
     */
    SmallFolder withoutExecution() {
        return text(EXECUTION).equals(resource(EXECUTION)) ? remove(EXECUTION) : this;
    }

    String text(String file) {
        String text = files.get(file);
        if (text == null) {
            throw new IllegalArgumentException("no file " + file);
        }
        return text;
    }

    /** The marked places, by file, line and column. */
    List<Where> marks() {
        List<Where> marks = new ArrayList<>();
        files.forEach(
                (file, marked) -> {
                    String text = marked;
                    for (int i = text.indexOf(MARK); i >= 0; i = text.indexOf(MARK)) {
                        int start = text.lastIndexOf('\n', i) + 1;
                        marks.add(
                                new Where(
                                        file,
                                        (int) text.substring(0, i).lines().count()
                                                + (start == i ? 1 : 0),
                                        text.codePointCount(start, i) + 1));
                        text = text.substring(0, i) + text.substring(i + 1);
                    }
                });
        marks.sort(null);
        return marks;
    }

    Path writeTo(Path folder) {
        files.forEach(
                (file, text) ->
                        write(
                                folder.resolve(file),
                                text.replace(String.valueOf(MARK), "")
                                        .getBytes(StandardCharsets.UTF_8)));
        return folder;
    }

    static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String resource(String name) {
        try (InputStream in = SmallFolder.class.getResourceAsStream("small/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
