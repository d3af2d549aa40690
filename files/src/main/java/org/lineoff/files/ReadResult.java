package org.lineoff.files;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lineoff.model.Plant;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

/**
 * What came of reading a folder: a plant, or everything that is wrong, by place.
 *
 * @param plant there exactly if there are no problems
 * @param problems sorted by file, line and column
 * @param texts the content of every file that could be read, by its name relative to the folder
 * @param names the place of every figure, place and record; see {@link #where}
 */
public record ReadResult(
        Optional<Plant> plant,
        List<Problem> problems,
        Map<String, String> texts,
        Map<String, Where> names) {
    /** What repetition and parallel units add to the name of a station. */
    private static final Pattern REPETITION = Pattern.compile("-[0-9]+$");

    private static final Pattern UNIT = Pattern.compile("#[0-9]+$");

    public ReadResult {
        problems = List.copyOf(problems);
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }

    /**
     * Where a figure, a place or a record stands in the files.
     *
     * @param name a figure's name; a place's full name, e.g. {@code p1/body/main/weld-2#1}; or file
     *     and dotted path, e.g. {@code programme.yaml#activities.sop}
     */
    public Optional<Where> where(String name) {
        Where found = names.get(name);
        if (found == null) {
            String station = UNIT.matcher(name).replaceFirst("");
            found =
                    names.getOrDefault(
                            station, names.get(REPETITION.matcher(station).replaceFirst("")));
        }
        return Optional.ofNullable(found);
    }

    /**
     * The line at a place and a caret under the column, each with the number of the line before it;
     * empty where the place is no line of a file. Ends without a line break.
     */
    public String excerpt(Where where) {
        String text = texts.get(where.file());
        return text == null ? "" : Excerpt.of(text, where.line(), where.column());
    }
}
