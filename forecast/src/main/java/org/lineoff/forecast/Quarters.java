package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.lineoff.model.Plant;
import org.lineoff.model.time.PlantClock;

/** The calendar quarters that a horizon touches, and which of them an instant falls into. */
final class Quarters {
    private final List<LocalDate> starts = new ArrayList<>();
    private final long[] startMillis;

    Quarters(Plant.Horizon horizon, PlantClock clock) {
        LocalDate from = horizon.from();
        LocalDate start = LocalDate.of(from.getYear(), 3 * ((from.getMonthValue() - 1) / 3) + 1, 1);
        for (LocalDate q = start; !q.isAfter(horizon.to()); q = q.plusMonths(3)) {
            starts.add(q);
        }
        startMillis = starts.stream().mapToLong(clock::midnight).toArray();
    }

    int count() {
        return starts.size();
    }

    LocalDate start(int quarter) {
        return starts.get(quarter);
    }

    LocalDate last(int quarter) {
        return starts.get(quarter).plusMonths(3).minusDays(1);
    }

    /** E.g. 2025-Q4. */
    String name(int quarter) {
        return name(starts.get(quarter));
    }

    static String name(LocalDate day) {
        return "%d-Q%d".formatted(day.getYear(), (day.getMonthValue() - 1) / 3 + 1);
    }

    /**
     * Index of the quarter at or after {@code hint} in which the instant lies; count() if later.
     */
    int indexOf(long millis) {
        int low = 0;
        int high = startMillis.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (startMillis[middle] <= millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
