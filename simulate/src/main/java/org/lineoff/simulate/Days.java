package org.lineoff.simulate;

import java.time.LocalDate;
import java.util.Arrays;
import org.lineoff.model.Plant;
import org.lineoff.model.time.PlantClock;

/** The days of a plant's horizon, counted from 0, and when each begins. Immutable. */
final class Days {
    private final PlantClock clock;
    private final LocalDate first;

    /** One midnight more than days: the last is the end of the horizon. */
    private final long[] midnights;

    Days(Plant plant) {
        clock = new PlantClock(plant.timeZone(), plant.horizon().from());
        first = plant.horizon().from();
        int count = (int) (plant.horizon().to().toEpochDay() - first.toEpochDay()) + 1;
        midnights = new long[count + 1];
        Arrays.setAll(midnights, i -> clock.midnight(first.plusDays(i)));
    }

    PlantClock clock() {
        return clock;
    }

    int count() {
        return midnights.length - 1;
    }

    LocalDate date(int day) {
        return first.plusDays(day);
    }

    /** When a day begins, in ms; of the day after the last: when the horizon ends. */
    long begins(int day) {
        return midnights[day];
    }

    long end() {
        return midnights[midnights.length - 1];
    }
}
