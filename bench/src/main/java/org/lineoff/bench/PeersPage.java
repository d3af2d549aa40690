package org.lineoff.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.lineoff.bench.PeersBench.Measured;

/** The part of docs/performance.md that sets peers of the sequencer side by side. */
final class PeersPage {
    private PeersPage() {}

    static void rewrite(Path page, String table) throws IOException {
        PerformancePage.rewrite(page, "bench/run peers", table);
    }

    /** Ours are the first answers of all. */
    static String table(List<Measured> all, String limit, int times) {
        List<String> peers = all.stream().map(Measured::peer).distinct().toList();
        List<String> instances = all.stream().map(Measured::instance).distinct().toList();
        StringBuilder text = new StringBuilder();
        text.append(
                PerformancePage.heading(
                        limit + " each, " + times + (times == 1 ? " time" : " times")));
        text.append("| instance |");
        peers.forEach(peer -> text.append(' ').append(peer).append(" | s |"));
        text.append("\n| --- |").append(" ---: | ---: |".repeat(peers.size())).append('\n');
        int first = 0;
        for (String instance : instances) {
            text.append("| ").append(instance).append(" |");
            boolean leads = true;
            for (String peer : peers) {
                List<Measured> some = of(all, instance, peer);
                double cost = mean(some);
                double seconds = median(some);
                boolean isOurs = peer.equals(peers.getFirst());
                List<Measured> ours = of(all, instance, peers.getFirst());
                leads &=
                        isOurs
                                || mean(ours) < cost
                                || (mean(ours) == cost && median(ours) < seconds);
                text.append(
                        cost >= Long.MAX_VALUE
                                ? " not feasible | – |"
                                : String.format(Locale.ROOT, " %,.1f | %.1f |", cost, seconds));
            }
            first += leads ? 1 : 0;
            text.append('\n');
        }
        return text.append(
                        String.format(
                                Locale.ROOT,
                                "%n%s has the lower mean cost, or the same in less median time, on"
                                        + " %d of %d.%n%n",
                                peers.getFirst(),
                                first,
                                instances.size()))
                .toString();
    }

    private static List<Measured> of(List<Measured> all, String instance, String peer) {
        return all.stream()
                .filter(m -> m.instance().equals(instance) && m.peer().equals(peer))
                .toList();
    }

    private static double mean(List<Measured> some) {
        return some.stream().mapToDouble(Measured::cost).average().orElse(Double.NaN);
    }

    private static double median(List<Measured> some) {
        return Contest.median(some.stream().mapToDouble(Measured::seconds).toArray());
    }
}
