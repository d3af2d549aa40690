package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.state.CarSince;
import org.lineoff.model.time.OpenTimeCursor;

/** Cars in a repair, by the time since when they wait, at one instant by their number. */
final class RepairQueue {
    private final @Nullable Car[] cars;
    private final long[] since;
    private final int[] node;
    private final long[] nodeTime;
    private int count;

    RepairQueue(int places) {
        cars = new @Nullable Car[places];
        since = new long[places];
        node = new int[places];
        nodeTime = new long[places];
    }

    int count() {
        return count;
    }

    void add(Car car, long time, int ledBy, long nodeEnds) {
        int i = count++;
        while (i > 0 && (since[i - 1] > time || (since[i - 1] == time && isAfter(i - 1, car)))) {
            copy(i - 1, i);
            i--;
        }
        cars[i] = car;
        since[i] = time;
        node[i] = ledBy;
        nodeTime[i] = nodeEnds;
    }

    List<CarSince> save(StateBook book) {
        List<CarSince> cars = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cars.add(new CarSince(book.car(car(i)), nodeTime[i]));
        }
        return cars;
    }

    private boolean isAfter(int i, Car car) {
        Car other = car(i);
        return other.number > car.number
                || (other.number == car.number && other.source > car.source);
    }

    Car car(int i) {
        Car car = cars[i];
        if (i >= count || car == null) {
            throw new IllegalStateException("no car " + i + " of " + count);
        }
        return car;
    }

    long since(int i) {
        return since[i];
    }

    int node(int i) {
        return node[i];
    }

    long nodeTime(int i) {
        return nodeTime[i];
    }

    /**
     * The hours to come are others: says anew since when each could go on. Those that wait for an
     * opening all wait for the same, so the order stays.
     */
    void offerAnew(OpenTimeCursor hours) {
        for (int i = 0; i < count; i++) {
            since[i] = hours.nextOpening(nodeTime[i]);
        }
    }

    Car remove(int i) {
        Car car = car(i);
        count--;
        for (int j = i; j < count; j++) {
            copy(j + 1, j);
        }
        cars[count] = null;
        return car;
    }

    private void copy(int from, int to) {
        cars[to] = cars[from];
        since[to] = since[from];
        node[to] = node[from];
        nodeTime[to] = nodeTime[from];
    }
}
