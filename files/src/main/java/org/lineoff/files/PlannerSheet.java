package org.lineoff.files;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Where;

/**
 * What a planner's spreadsheet says of a plant: one row a shop. Every name in it refers to
 * something, the flow has one end and no circle, and the days fit into the year.
 *
 * @param year the calendar year that the figures are for
 * @param start the first day of production; not after the year
 * @param shops in the order of the rows
 */
public record PlannerSheet(
        String file,
        String sheet,
        String title,
        int year,
        LocalDate start,
        @Nullable Stated<Double> ordersPerWeek,
        List<Shop> shops) {

    /** A figure and the cell that states it; without a cell it is our assumption. */
    public record Stated<T>(T value, @Nullable Where cell) {}

    /**
     * One shop. Shares are from 0 to 1.
     *
     * @param id a plain name for files and places
     * @param isParts whether it makes parts that are fitted to cars elsewhere
     * @param jobsPerHour while it runs
     * @param hoursPerDay net of breaks, over all shifts
     * @param bufferBehind places for cars between it and the shop it feeds
     * @param repairMinutes mean time of a repair
     * @param feeds index of the shop that it feeds; -1 for the last shop
     */
    public record Shop(
            String id,
            String name,
            int row,
            boolean isParts,
            Stated<Double> jobsPerHour,
            Stated<Double> hoursPerDay,
            Week week,
            Stated<Integer> daysPerYear,
            Stated<Double> availability,
            Stated<Double> firstTimeThrough,
            Stated<Integer> bufferBehind,
            Stated<Double> repairMinutes,
            int feeds) {

        /** Jobs per hour × hours × days: what it would make if it never stopped. */
        public double plannedCars() {
            return jobsPerHour.value() * hoursPerDay.value() * daysPerYear.value();
        }

        /** The same × availability: what the sheet says that the shop makes by itself. */
        public double ownCars() {
            return plannedCars() * availability.value();
        }
    }

    /**
     * Days a week and shifts a day.
     *
     * @param shiftHours length of a shift with its breaks
     * @param cell null where it follows from the hours
     */
    public record Week(int days, int shifts, double shiftHours, @Nullable Where cell) {}

    /** What the sheet itself says of the whole plant. */
    public record OwnNumber(long cars, List<Shop> smallest) {}

    public PlannerSheet {
        shops = List.copyOf(shops);
    }

    /** The shops that feed a shop, in the order of the rows. */
    public List<Shop> feeders(Shop shop) {
        int index = shops.indexOf(shop);
        return shops.stream().filter(s -> s.feeds() == index).toList();
    }

    /** The shop that cars leave the plant from. */
    public Shop last() {
        return shops.stream().filter(s -> s.feeds() < 0).findFirst().orElseThrow();
    }

    /**
     * The planner's own number: cars a year of the smallest shop, each taken by itself. Shops that
     * bring cars to the same shop add up. First time through does not count: cars that fail are
     * repaired, not lost.
     */
    public OwnNumber ownNumber() {
        Limit limit = limit(last());
        return new OwnNumber((long) Math.floor(limit.cars() + 1e-6), limit.shops());
    }

    private record Limit(double cars, List<Shop> shops) {}

    private Limit limit(Shop shop) {
        Limit least = new Limit(shop.ownCars(), List.of(shop));
        double cars = 0;
        List<Shop> streams = new java.util.ArrayList<>();
        for (Shop feeder : feeders(shop)) {
            Limit own = limit(feeder);
            if (feeder.isParts() != shop.isParts() || shop.isParts()) {
                least = own.cars() < least.cars() ? own : least;
            } else {
                cars += own.cars();
                streams.addAll(own.shops());
            }
        }
        return !streams.isEmpty() && cars < least.cars() ? new Limit(cars, streams) : least;
    }
}
