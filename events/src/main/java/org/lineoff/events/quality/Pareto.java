package org.lineoff.events.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Kinds by how often they came, the most frequent first, with what they add up to. */
public record Pareto(List<Bar> bars, long total) {
    /**
     * A kind.
     *
     * @param cumulative share of all that it and those before it make
     */
    public record Bar(String kind, long count, double share, double cumulative) {}

    public Pareto {
        bars = List.copyOf(bars);
    }

    /** Of two that came equally often the one earlier in the alphabet comes first. */
    public static Pareto of(Map<String, Long> counts) {
        long total = counts.values().stream().mapToLong(n -> n).sum();
        List<Map.Entry<String, Long>> sorted = new ArrayList<>(counts.entrySet());
        sorted.sort(
                Comparator.comparingLong((Map.Entry<String, Long> e) -> -e.getValue())
                        .thenComparing(Map.Entry::getKey));
        List<Bar> bars = new ArrayList<>();
        long so = 0;
        for (Map.Entry<String, Long> e : sorted) {
            so += e.getValue();
            bars.add(
                    new Bar(
                            e.getKey(),
                            e.getValue(),
                            (double) e.getValue() / total,
                            (double) so / total));
        }
        return new Pareto(bars, total);
    }
}
