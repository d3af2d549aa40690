package org.lineoff.model.benchmark;

import java.util.List;

/**
 * An instance of the ROADEF challenge 2005: a day of cars of one line of Renault, the end of the
 * day before, ratios of high and low priority and a limit on batches of one colour.
 *
 * @param name of the folder
 * @param before cars of the day before, in their order
 * @param day cars to be ordered, as the plant planned them
 * @param ratios in the file's order; each car has a mark for each
 * @param objectives the most important first
 * @param batchLimit longest run of one colour
 */
public record RenaultDay(
        String name,
        List<Vehicle> before,
        List<Vehicle> day,
        List<Ratio> ratios,
        List<Objective> objectives,
        int batchLimit) {

    public RenaultDay {
        before = List.copyOf(before);
        day = List.copyOf(day);
        ratios = List.copyOf(ratios);
        objectives = List.copyOf(objectives);
    }

    /** What is to be kept low. */
    public enum Objective {
        HIGH_PRIORITY,
        LOW_PRIORITY,
        PAINT_CHANGES
    }

    /** A car; {@code has} tells for each ratio whether it counts this car. */
    public record Vehicle(String ident, String colour, List<Boolean> has) {

        public Vehicle {
            has = List.copyOf(has);
        }
    }

    /** At most {@code most} of {@code window} cars in a row. */
    public record Ratio(String ident, boolean high, int most, int window) {}
}
