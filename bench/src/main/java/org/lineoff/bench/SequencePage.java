package org.lineoff.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The part of docs/performance.md that the benchmark of sequences writes. */
final class SequencePage {
    private SequencePage() {}

    static void rewrite(Path page, List<SequenceRow> rows, String limit) throws IOException {
        PerformancePage.rewrite(page, "bench/run sequence", table(rows, limit));
    }

    static String table(List<SequenceRow> rows, String limit) {
        StringBuilder text = new StringBuilder();
        text.append(PerformancePage.heading(limit + " of two processors each"));
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
