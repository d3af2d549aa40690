package org.lineoff.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The part of docs/performance.md that the benchmark of balances writes. */
final class BalancePage {
    private static final String BEGIN = "<!-- written by bench/run balance -->\n";
    private static final String END = "<!-- end of what bench/run balance writes -->";

    /** Of the quickest classic instances so many are to take a minute together. */
    private static final int QUICKEST = 260;

    private BalancePage() {}

    static void rewrite(Path page, List<BalanceRow> rows, List<BalanceRow> peers)
            throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (begin < BEGIN.length() || end < begin) {
            throw new IllegalStateException("no place for the tables in " + page);
        }
        Path part = page.resolveSibling(".performance.part");
        Files.writeString(
                part, text.substring(0, begin) + table(rows, peers) + text.substring(end));
        Files.move(part, page, StandardCopyOption.REPLACE_EXISTING);
    }

    static String table(List<BalanceRow> rows, List<BalanceRow> peers) {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%nMeasured on %s, %s, Java %s; one processor.%n%n",
                        System.getProperty("bench.date", "an unknown day"),
                        System.getProperty("bench.processor", "an unknown processor"),
                        Runtime.version()));
        text.append("| set | limit, s | instances | better | equal | worse | proven | s, all |\n");
        text.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        for (BalanceSet set : BalanceSet.values()) {
            List<BalanceRow> some = of(set, rows);
            if (some.isEmpty()) {
                continue;
            }
            long better = some.stream().filter(row -> row.value() < row.reference()).count();
            long worse = some.stream().filter(row -> row.value() > row.reference()).count();
            text.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %d | %d | %d | %d | %d | %d | %.1f |%n",
                            set.title(),
                            set.seconds(),
                            some.size(),
                            better,
                            some.size() - better - worse,
                            worse,
                            some.stream().filter(BalanceRow::proven).count(),
                            some.stream().mapToDouble(BalanceRow::seconds).sum()));
        }
        text.append(quickest(of(BalanceSet.CLASSIC, rows)));
        text.append(notThere(rows));
        text.append(beside(rows, peers));
        return text.append('\n').toString();
    }

    private static List<BalanceRow> of(BalanceSet set, List<BalanceRow> rows) {
        return rows.stream().filter(row -> row.set().equals(set.name())).toList();
    }

    private static String quickest(List<BalanceRow> classic) {
        List<BalanceRow> proven = classic.stream().filter(BalanceRow::proven).toList();
        return proven.size() < QUICKEST
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%nThe quickest %d classic instances with a given cycle take %.1f s"
                                + " together, all %d that are proven %.1f s.%n",
                        QUICKEST,
                        proven.stream()
                                .mapToDouble(BalanceRow::seconds)
                                .sorted()
                                .limit(QUICKEST)
                                .sum(),
                        proven.size(),
                        proven.stream().mapToDouble(BalanceRow::seconds).sum());
    }

    private static String notThere(List<BalanceRow> rows) {
        List<BalanceRow> open =
                rows.stream()
                        .filter(row -> !row.proven() || row.value() > row.reference())
                        .toList();
        if (open.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        text.append("\nNot proven, or worse than the best known:\n\n");
        text.append("| instance | found | at least | best known | |\n");
        text.append("| --- | ---: | ---: | ---: | --- |\n");
        for (BalanceRow row : open) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %s | %d | %d | %s |%n",
                            row.instance(),
                            row.found(),
                            row.least(),
                            row.reference(),
                            row.value() > row.reference()
                                    ? "**worse**"
                                    : row.value() < row.reference() ? "better" : ""));
        }
        return text.toString();
    }

    private static String beside(List<BalanceRow> rows, List<BalanceRow> peers) {
        if (peers.isEmpty()) {
            return "";
        }
        Map<String, BalanceRow> ours =
                rows.stream()
                        .collect(
                                Collectors.toMap(
                                        row -> row.set() + row.instance(), Function.identity()));
        StringBuilder text = new StringBuilder();
        text.append("\nBeside CP-SAT, one worker, the same limits:\n\n");
        text.append("| instance | tasks | ours | at least | s | CP-SAT | at least | s |\n");
        text.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        for (BalanceRow peer : peers) {
            BalanceRow our = ours.get(peer.set() + peer.instance());
            if (our == null) {
                continue;
            }
            text.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %d | %s | %d | %.2f | %s | %d | %.2f |%n",
                            our.instance(),
                            our.tasks(),
                            our.found(),
                            our.least(),
                            our.seconds(),
                            peer.found(),
                            peer.least(),
                            peer.seconds()));
        }
        return text.toString();
    }
}
