package org.lineoff.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

/** Files of words and whole numbers, line by line, with the place of each word. */
final class BenchmarkText {
    private static final int MAX_BYTES = 64_000_000;

    /** A piece of text and where it stands. */
    record Word(String text, Where where) {}

    /** The words of a line that has any, and where the line begins. */
    record Row(List<Word> words, Where where, String text) {
        int size() {
            return words.size();
        }

        Word get(int index) {
            return words.get(index);
        }
    }

    final Faults faults = new Faults();
    private final Map<String, String> texts = new LinkedHashMap<>();

    /**
     * The lines of a file that are not blank; none after a fault.
     *
     * @param separator between words; a blank stands for any white space
     */
    List<Row> rows(Path file, String purpose, char separator) {
        String name = file.toString();
        SourceText source = SourceText.read(Path.of(""), name, purpose, MAX_BYTES, faults);
        List<Row> rows = new ArrayList<>();
        if (source == null) {
            return rows;
        }
        texts.put(name, source.text());
        String[] lines = source.text().split("\r\n|\r|\n", -1);
        for (int n = 0; n < lines.length; n++) {
            if (!lines[n].isBlank()) {
                rows.add(
                        new Row(
                                words(lines[n], name, n + 1, separator),
                                new Where(name, n + 1, 1),
                                lines[n].strip()));
            }
        }
        if (rows.isEmpty()) {
            faults.add(new Problem.Unreadable(new Where(name, 0, 0), "unreadable.empty"));
        }
        return rows;
    }

    /** Blanks around words do not count, nor does a separator at the end of the line. */
    private static List<Word> words(String line, String file, int number, char separator) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            int end = at;
            while (end < line.length() && !parts(line.charAt(end), separator)) {
                end++;
            }
            String text = line.substring(at, end);
            boolean isLast = line.substring(end).isBlank();
            if (!text.isBlank() || (separator != ' ' && !isLast)) {
                int lead = text.length() - text.stripLeading().length();
                int column = line.codePointCount(0, at + lead) + 1;
                words.add(new Word(text.strip(), new Where(file, number, column)));
            }
            at = end + 1;
        }
        return words;
    }

    private static boolean parts(char c, char separator) {
        return separator == ' ' ? Character.isWhitespace(c) : c == separator;
    }

    /** A whole number in a range; the least of it after a fault. */
    int number(Word word, String what, int least, int most) {
        try {
            long value = Long.parseLong(word.text());
            if (value >= least && value <= most) {
                return (int) value;
            }
            String allowed =
                    most == Integer.MAX_VALUE
                            ? Faults.words("atLeast", least)
                            : Faults.words("between", least, most);
            faults.add(new Problem.OutOfRange(word.where(), what, word.text(), allowed));
        } catch (NumberFormatException e) {
            String example = Integer.toString(least);
            faults.add(
                    new Problem.BadValue(
                            word.where(), what, word.text(), "expected.whole", example));
        }
        return least;
    }

    /** 1 or 0; no after a fault. */
    boolean mark(Word word, String what) {
        if (!word.text().equals("0") && !word.text().equals("1")) {
            String marks = Faults.words("expected.oneOf", "0, 1");
            faults.add(new Problem.BadValue(word.where(), what, word.text(), marks, ""));
        }
        return word.text().equals("1");
    }

    /** What was read, for showing excerpts. */
    ReadResult result() {
        return new ReadResult(Optional.empty(), faults.sorted(), texts, Map.of());
    }
}
