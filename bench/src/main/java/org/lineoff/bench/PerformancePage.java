package org.lineoff.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The parts of docs/performance.md that benchmarks write. */
final class PerformancePage {
    private PerformancePage() {}

    /** Puts new tables in place of the old ones and leaves the rest of the page alone. */
    static void rewrite(Path page, Measured measured) throws IOException {
        rewrite(page, "bench/run simulate", table(measured));
    }

    /** The same for what another command writes between its own marks. */
    static void rewrite(Path page, String command, String tables) throws IOException {
        String first = "<!-- written by %s -->\n".formatted(command);
        String text = Files.readString(page);
        int begin = text.indexOf(first) + first.length();
        int end = text.indexOf("<!-- end of what %s writes -->".formatted(command));
        if (begin < first.length() || end < begin) {
            throw new IllegalStateException("no place for the tables in " + page);
        }
        String made = text.substring(0, begin) + tables + text.substring(end);
        Path part = page.resolveSibling(".performance.part");
        Files.writeString(part, made);
        Files.move(part, page, StandardCopyOption.REPLACE_EXISTING);
    }

    /** When and where it was measured, and more. */
    static String heading(String more) {
        return String.format(
                Locale.ROOT,
                "%nMeasured on %s, %s, Java %s; %s.%n%n",
                System.getProperty("bench.date", "an unknown day"),
                System.getProperty("bench.processor", "an unknown processor"),
                Runtime.version(),
                more);
    }

    /** The tables in Markdown. */
    static String table(Measured m) {
        StringBuilder text = new StringBuilder();
        text.append(
                "%nMeasured on %s, %s, Java %s.%n%n".formatted(m.date(), m.processor(), m.java()));
        text.append("| ratio, in one run | measured | bar |\n| --- | ---: | ---: |\n");
        Measured.Ratios r = m.ratios();
        ratio(text, "yardstick line against SSJ's faster event list", r.lineVsSsj(), "100");
        ratio(text, "yardstick line against our event-driven engine", r.lineVsOwnEvents(), "60");
        ratio(text, "plant against our event-driven engine", r.plantVsOwnEvents(), "12");
        ratio(text, "critical path on ÷ off (time), plant", r.criticalPathCost(), "at most 1.5");
        ratio(text, "two threads ÷ one, 100 replications", r.twoThreads(), "1.9");
        ratio(text, "ns a visit, plant, fast engine", m.plantNsPerVisit(), "at most 6");
        text.append("\n| workload | engine | ns a visit | million visits/s |\n");
        text.append("| --- | --- | ---: | ---: |\n");
        for (Row row : m.rows()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %s | %.2f | %,.1f |%n",
                            row.workload(),
                            row.engine(),
                            row.nsPerVisit(),
                            row.visitsPerSecond() / 1e6));
        }
        text.append("\nChecked first:\n\n");
        m.checks().forEach(check -> text.append("- ").append(check).append('\n'));
        return text.append('\n').toString();
    }

    private static void ratio(
            StringBuilder text, String what, @Nullable Double measured, String bar) {
        text.append("| ").append(what).append(" | ");
        text.append(measured == null ? "–" : String.format(Locale.ROOT, "%.2f", measured));
        text.append(" | ").append(bar).append(" |\n");
    }
}
