package org.lineoff.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.lineoff.model.Where;

/**
 * The small valid folder with one edit, and the faults that must come of it: of exactly these types
 * at exactly the marked places, and no other.
 */
record Broken(String name, SmallFolder folder, List<Class<?>> types, List<String> words) {

    /**
     * @param old text of the file, the first occurrence of which is replaced
     * @param edit what stands there instead, with ▸ where a fault is expected
     * @param types types of the faults, in the order of their places
     */
    static Broken by(String name, String file, String old, String edit, Class<?>... types) {
        return new Broken(
                name, SmallFolder.valid().change(file, old, edit), List.of(types), List.of());
    }

    /** The same with a second edit, which may only set a mark. */
    Broken and(String file, String old, String edit) {
        return new Broken(name, folder.change(file, old, edit), types, words);
    }

    /** Words that the English text of the faults must contain. */
    Broken saying(String... parts) {
        List<String> all = new ArrayList<>(words);
        all.addAll(Arrays.asList(parts));
        return new Broken(name, folder, types, all);
    }

    void check(Path directory) {
        ReadResult result = PlantFolder.read(folder.withoutExecution().writeTo(directory));

        List<Where> marks = folder.marks();
        assertThat(marks).as("marks in the test itself").hasSameSizeAs(types);
        String[] expected = new String[types.size()];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = types.get(i).getSimpleName() + " " + marks.get(i);
        }
        assertThat(
                        result.problems().stream()
                                .map(p -> p.getClass().getSimpleName() + " " + p.where()))
                .as(() -> texts(result, "en"))
                .containsExactly(expected);
        assertThat(result.plant()).isEmpty();
        words.forEach(w -> assertThat(texts(result, "en")).contains(w));
        assertThat(Stream.of(texts(result, "en"), texts(result, "zh")))
                .allSatisfy(
                        text ->
                                assertThat(text)
                                        .doesNotContain(
                                                "what.", "remedy.", "expected.", "kind.", "|0"));
    }

    private static String texts(ReadResult result, String language) {
        return String.join(
                "\n",
                result.problems().stream()
                        .map(p -> ProblemTexts.text(p, language, result))
                        .toList());
    }

    @Override
    public String toString() {
        return name;
    }
}
