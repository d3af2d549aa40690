package org.lineoff.model.benchmark;

import java.util.List;

/**
 * An instance of CSPLib problem 1: classes of equal cars and a ratio for each option. Windows lie
 * wholly inside the sequence.
 *
 * @param options one ratio each, in the file's order
 * @param classes in the file's order
 */
public record CarClasses(String name, List<Ratio> options, List<CarClass> classes) {

    public CarClasses {
        options = List.copyOf(options);
        classes = List.copyOf(classes);
    }

    /** At most {@code most} of {@code window} cars in a row have the option. */
    public record Ratio(int most, int window) {}

    /**
     * Cars that are all the same.
     *
     * @param number as the file says, usually from 0 on
     * @param options whether they have each option
     */
    public record CarClass(int number, int cars, List<Boolean> options) {

        public CarClass {
            options = List.copyOf(options);
        }
    }

    /** How many cars there are. */
    public int cars() {
        return classes.stream().mapToInt(CarClass::cars).sum();
    }
}
