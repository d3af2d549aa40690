package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cars that are not in the plant, to be used again. */
final class CarPool {
    private final int choices;
    private final int counters;
    private final int loops;
    private final List<Car> free = new ArrayList<>();

    CarPool(int choices, int counters, int loops) {
        this.loops = loops;
        this.choices = choices;
        this.counters = counters;
    }

    /** Returns a car without a past; its number and what it is are for the caller to set. */
    Car take() {
        if (free.isEmpty()) {
            Car car = new Car(choices, counters, loops);
            car.way = -1;
            return car;
        }
        Car car = free.removeLast();
        Arrays.fill(car.visits, 0);
        Arrays.fill(car.skids, false);
        car.defects = 0;
        car.found = 0;
        car.way = -1;
        return car;
    }

    /** Returns a part that belongs to a car: it has its number, its model and its options. */
    Car partOf(Car car, int source) {
        Car part = take();
        part.number = car.number;
        part.wanted = car.wanted;
        part.sequence = car.sequence;
        part.source = source;
        part.model = car.model;
        System.arraycopy(car.choices, 0, part.choices, 0, choices);
        return part;
    }

    void giveBack(Car car) {
        free.add(car);
    }
}
