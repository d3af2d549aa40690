package org.lineoff.serve.virtual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lineoff.model.Products;
import org.lineoff.simulate.Orders;

/** The cars that are inside, as the people around them know them. */
final class Cars {
    /** A car, from its release until it is shipped. */
    static final class Car {
        final long number;
        final String line;
        final String model;
        final List<String> choices;

        /** Parts that were put in, so that none is fitted twice on a way that comes back. */
        final Set<String> fitted = new HashSet<>();

        /** When the work began that is done on it now. */
        long workStarted;

        Car(long number, String line, String model, List<String> choices) {
            this.number = number;
            this.line = line;
            this.model = model;
            this.choices = List.copyOf(choices);
        }

        boolean isTaken(List<String> takes) {
            return takes.isEmpty()
                    || takes.contains(model)
                    || choices.stream().anyMatch(takes::contains);
        }
    }

    private final Products products;
    private final Orders orders;
    private final Map<Long, Car> cars = new HashMap<>();
    private final List<Long> shipped = new ArrayList<>();

    Cars(Products products, Orders orders) {
        this.products = products;
        this.orders = orders;
    }

    Orders orders() {
        return orders;
    }

    Car release(long number, String line) {
        Car car = new Car(number, line, model(number), choices(number));
        cars.put(number, car);
        return car;
    }

    Car get(long number) {
        Car car = cars.get(number);
        if (car == null) {
            throw new IllegalStateException("car " + number + " was not released");
        }
        return car;
    }

    /** Nothing will be done on it any more, once what was said so far is in the record. */
    void ship(long number) {
        shipped.add(number);
    }

    /** Forgets the cars that were shipped. */
    void forget() {
        shipped.forEach(cars::remove);
        shipped.clear();
    }

    String model(long number) {
        int model = orders.model(number);
        return model < 0 ? "none" : products.models().get(model).id();
    }

    List<String> choices(long number) {
        List<String> choices = new ArrayList<>();
        for (int g = 0; g < products.options().size(); g++) {
            int choice = orders.choice(number, g);
            if (choice >= 0) {
                choices.add(products.options().get(g).choices().get(choice).id());
            }
        }
        return choices;
    }
}
