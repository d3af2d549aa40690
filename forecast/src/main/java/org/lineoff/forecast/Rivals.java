package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Actuals;
import org.lineoff.model.Backtest;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;

/**
 * What plain rules say of a quarter, as of a day.
 *
 * <ul>
 *   <li><em>Nameplate</em>: each phase's cars a quarter, from the day on which it was known to
 *       begin; a quarter in which it begins in proportion to the days.
 *   <li><em>Last quarter again</em>: what was delivered in the last quarter that had ended (taken
 *       as it really was, though it was published some weeks later; 0 before there was any).
 *   <li><em>Targets</em>: what the maker said it would deliver in a period, less what it had
 *       delivered in the quarters of that period that had ended, evenly over those that had not;
 *       after the last period with a target, its last quarter again.
 *   <li><em>Peer</em>: the quarters of another plant, the first of them in the quarter in which
 *       this plant's deliveries were known to begin; after its last one, that one again.
 * </ul>
 */
final class Rivals {
    static final List<String> NAMES = List.of("nameplate", "last_quarter", "targets", "peer");

    private final Backtest backtest;
    private final Map<Quarter, Integer> actual = new LinkedHashMap<>();

    Rivals(Plant plant) {
        backtest = plant.backtest();
        for (Actuals.Quarter quarter : plant.actuals().quarters()) {
            Integer deliveries = PlantResults.latest(quarter.deliveries());
            if (deliveries != null) {
                actual.put(Quarter.of(quarter.quarter()), deliveries);
            }
        }
    }

    /** The quarters whose deliveries are known today and that had not begun before the day. */
    List<Quarter> after(LocalDate asOf) {
        return actual.keySet().stream().filter(q -> !q.first().isBefore(asOf)).sorted().toList();
    }

    int actual(Quarter quarter) {
        return actual.getOrDefault(quarter, 0);
    }

    /** The point forecast of a rival, null where it has none. */
    @Nullable Double point(String name, LocalDate asOf, Quarter quarter) {
        return switch (name) {
            case "nameplate" -> nameplate(asOf, quarter);
            case "last_quarter" -> (double) actual(Quarter.of(asOf).plus(-1));
            case "targets" -> target(asOf, quarter);
            case "peer" -> peer(asOf, quarter);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private @Nullable Double nameplate(LocalDate asOf, Quarter quarter) {
        if (backtest.nameplate().isEmpty()) {
            return null;
        }
        double sum = 0;
        for (Backtest.Nameplate phase : backtest.nameplate()) {
            @Nullable LocalDate from = at(phase.from(), asOf);
            @Nullable Double cars = at(phase.perQuarter(), asOf);
            if (from != null && cars != null) {
                long first = Math.max(from.toEpochDay(), quarter.first().toEpochDay());
                long after = quarter.plus(1).first().toEpochDay();
                long days = after - quarter.first().toEpochDay();
                sum += cars * Math.max(0, after - first) / days;
            }
        }
        return sum;
    }

    private @Nullable Double target(LocalDate asOf, Quarter quarter) {
        for (Quarter q = quarter; !q.first().isBefore(asOf); q = q.plus(-1)) {
            Double cars = targetFor(asOf, q);
            if (cars != null) {
                return cars;
            }
        }
        return null;
    }

    private @Nullable Double targetFor(LocalDate asOf, Quarter quarter) {
        for (Backtest.Target target : backtest.targets()) {
            List<Quarter> period = Quarter.period(target.period());
            Integer cars = at(target.cars(), asOf);
            if (cars == null || !period.contains(quarter)) {
                continue;
            }
            List<Quarter> left = period.stream().filter(q -> q.last().isAfter(asOf)).toList();
            int delivered =
                    period.stream().filter(q -> !left.contains(q)).mapToInt(this::actual).sum();
            return Math.max(0, cars - delivered) / (double) left.size();
        }
        return null;
    }

    private @Nullable Double peer(LocalDate asOf, Quarter quarter) {
        Backtest.Peer peer = backtest.peer();
        LocalDate start = peer == null ? null : at(peer.start(), asOf);
        if (peer == null || start == null) {
            return null;
        }
        int n = quarter.since(Quarter.of(start));
        if (n < 0) {
            return 0.0;
        }
        List<Integer> quarters = new ArrayList<>();
        for (Known<Integer> each : peer.quarters()) {
            Integer cars = at(each, asOf);
            quarters.add(cars == null ? 0 : cars);
        }
        return (double) quarters.get(Math.min(n, quarters.size() - 1));
    }

    private static <T> @Nullable T at(Known<T> figure, LocalDate asOf) {
        return figure.at(asOf).map(Known.Version::value).orElse(null);
    }

    /** A calendar quarter. */
    record Quarter(int year, int number) implements Comparable<Quarter> {
        static Quarter of(LocalDate day) {
            return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
        }

        /** Written as 2024-Q2. */
        static Quarter of(String name) {
            return new Quarter(
                    Integer.parseInt(name.substring(0, 4)), Integer.parseInt(name.substring(6)));
        }

        /** The quarters of 2024, or the one quarter 2024-Q2. */
        static List<Quarter> period(String name) {
            if (name.length() > 4) {
                return List.of(of(name));
            }
            int year = Integer.parseInt(name);
            return List.of(
                    new Quarter(year, 1),
                    new Quarter(year, 2),
                    new Quarter(year, 3),
                    new Quarter(year, 4));
        }

        LocalDate first() {
            return LocalDate.of(year, 3 * number - 2, 1);
        }

        LocalDate last() {
            return plus(1).first().minusDays(1);
        }

        Quarter plus(int quarters) {
            int n = 4 * year + number - 1 + quarters;
            return new Quarter(Math.floorDiv(n, 4), Math.floorMod(n, 4) + 1);
        }

        int since(Quarter other) {
            return 4 * (year - other.year) + number - other.number;
        }

        @Override
        public int compareTo(Quarter other) {
            return since(other);
        }

        @Override
        public String toString() {
            return year + "-Q" + number;
        }
    }
}
