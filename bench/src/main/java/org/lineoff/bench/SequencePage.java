package org.lineoff.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/** The part of docs/performance.md that the benchmark of sequences writes. */
final class SequencePage {
    private static final String BEGIN = "<!-- written by bench/run sequence -->\n";
    private static final String END = "<!-- end of what bench/run sequence writes -->";

    private SequencePage() {}

    static void rewrite(Path page, List<SequenceRow> rows, String limit) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (begin < BEGIN.length() || end < begin) {
            throw new IllegalStateException("no place for the tables in " + page);
        }
        Path part = page.resolveSibling(".performance.part");
        String made = text.substring(0, begin) + table(rows, limit) + text.substring(end);
        Files.writeString(part, made);
        Files.move(part, page, StandardCopyOption.REPLACE_EXISTING);
    }

    static String table(List<SequenceRow> rows, String limit) {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%nMeasured on %s, %s, Java %s; %s each, two threads.%n%n",
                        System.getProperty("bench.date", "an unknown day"),
                        System.getProperty("bench.processor", "an unknown processor"),
                        Runtime.version(),
                        limit));
        text.append("| set | instances | better | equal | worse | not at a bound, better |\n");
        text.append("| --- | ---: | ---: | ---: | ---: | ---: |\n");
        for (String set : rows.stream().map(SequenceRow::set).distinct().toList()) {
            List<SequenceRow> some = rows.stream().filter(row -> row.set().equals(set)).toList();
            long better = some.stream().filter(row -> row.comparison() < 0).count();
            long worse = some.stream().filter(row -> row.comparison() > 0).count();
            List<SequenceRow> open = some.stream().filter(row -> !row.referenceIsBound()).toList();
            text.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %d | %d | %d | %d | %d of %d |%n",
                            set,
                            some.size(),
                            better,
                            some.size() - better - worse,
                            worse,
                            open.stream().filter(row -> row.comparison() < 0).count(),
                            open.size()));
        }
        text.append("\n| instance | cars | cost | reference | | seconds |\n");
        text.append("| --- | ---: | ---: | ---: | --- | ---: |\n");
        for (SequenceRow row : rows) {
            String[] words = {"better", "", "**worse**"};
            text.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %d | %s | %s | %s | %.1f |%n",
                            row.instance(),
                            row.cars(),
                            row.cost() == Long.MAX_VALUE ? "not feasible" : row.cost(),
                            row.reference() == null ? "–" : row.reference(),
                            words[1 + Integer.signum(row.comparison())],
                            row.seconds()));
        }
        return text.append('\n').toString();
    }
}
