package org.lineoff.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lineoff.model.Text;

/** The guide to the plant files leaves out nothing that a file can say. */
class GuideTest {
    @ParameterizedTest
    @ValueSource(strings = {"plant-files.md", "plant-files.zh-CN.md"})
    void theGuideNamesEveryKeyAndEveryWord(String file) throws IOException {
        String guide = Files.readString(Path.of("..", "docs", file));
        Set<String> words = new TreeSet<>();
        Set<Class<?>> seen = new HashSet<>();
        for (FileKind kind : FileKind.values()) {
            // These two have pages of their own.
            if (kind != FileKind.STATE && kind != FileKind.SERVE) {
                collect(kind.record, words, seen);
            }
        }

        assertThat(words).hasSizeGreaterThan(100);
        assertThat(words).filteredOn(w -> !names(guide, w)).as("not in " + file).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve.md", "serve.zh-CN.md"})
    void thePageOnServingNamesEveryKeyOfItsFile(String file) throws IOException {
        String page = Files.readString(Path.of("..", "docs", file));
        Set<String> words = new TreeSet<>();
        collect(FileKind.SERVE.record, words, new HashSet<>());

        assertThat(words).hasSizeGreaterThan(20);
        assertThat(words).filteredOn(w -> !names(page, w)).as("not in " + file).isEmpty();
    }

    private static boolean names(String guide, String word) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])")
                .matcher(guide)
                .find();
    }

    /** Keys of records, words of enums, kinds of sealed types. */
    private static void collect(Type type, Set<String> words, Set<Class<?>> seen) {
        if (type instanceof ParameterizedType p) {
            Arrays.stream(p.getActualTypeArguments()).forEach(t -> collect(t, words, seen));
        } else if (type instanceof Class<?> c
                && c != Text.class
                && c != Tree.class
                && seen.add(c)) {
            if (c.isRecord()) {
                for (RecordShape.Part part : RecordShape.of(c).parts()) {
                    words.add(part.key());
                    collect(part.slot().type(), words, seen);
                }
            } else if (c.isSealed() && c.getName().startsWith("org.lineoff.")) {
                for (Class<?> kind : RecordShape.kinds(c)) {
                    words.add(RecordShape.kind(kind));
                    collect(kind, words, seen);
                }
            } else if (c.isEnum() && c != DayOfWeek.class) {
                for (Object constant : c.getEnumConstants()) {
                    words.add(RecordWords.of((Enum<?>) constant));
                }
            }
        }
    }
}
