package org.lineoff.forecast;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lineoff.events.Places;
import org.lineoff.simulate.PathPart;

/** What held the cars back: the mean over the replications of the shares of the critical path. */
final class HeldBack {
    private HeldBack() {}

    /** The shares of one replication by place and cause; they add up to 1, empty without cars. */
    static Map<Replication.PlaceCause, Double> shares(List<PathPart> path) {
        long total = path.stream().mapToLong(PathPart::millis).sum();
        Map<Replication.PlaceCause, Double> shares = new HashMap<>();
        for (PathPart part : path) {
            if (part.millis() > 0) {
                shares.merge(
                        new Replication.PlaceCause(part.place(), part.cause()),
                        (double) part.millis() / total,
                        Double::sum);
            }
        }
        return shares;
    }

    /**
     * All causes, the largest first; their shares add up to 1. Replications without cars are left
     * out.
     *
     * @param replications their {@link #shares}
     */
    static List<Forecast.HeldBackBy> of(
            List<Map<Replication.PlaceCause, Double>> replications, Places places, PlaceBook book) {
        Map<Replication.PlaceCause, Double> sums = new HashMap<>();
        int counted = 0;
        // Added up in the order of the replications: a sum of doubles depends on its order.
        for (Map<Replication.PlaceCause, Double> shares : replications) {
            if (!shares.isEmpty()) {
                counted++;
                shares.forEach((key, share) -> sums.merge(key, share, Double::sum));
            }
        }
        double n = counted;
        return sums.entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .map(
                        e -> {
                            String place = places.get(e.getKey().place()).name();
                            return new Forecast.HeldBackBy(
                                    place,
                                    book.words(place),
                                    e.getKey().cause().name().toLowerCase(Locale.ROOT),
                                    e.getValue() / n,
                                    book.isAssumed(place, e.getKey().cause()),
                                    null);
                        })
                .sorted(
                        Comparator.comparingDouble(Forecast.HeldBackBy::share)
                                .reversed()
                                .thenComparing(Forecast.HeldBackBy::place)
                                .thenComparing(Forecast.HeldBackBy::cause))
                .toList();
    }
}
