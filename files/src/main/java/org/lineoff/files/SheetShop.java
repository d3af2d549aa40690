package org.lineoff.files;

import org.jspecify.annotations.Nullable;
import org.lineoff.files.PlannerSheet.Stated;

/** A shop while its row is read: null is what could not be read, and then there was a fault. */
final class SheetShop {
    final SheetTable table;
    final SheetTable.Row row;
    final int index;
    String name = "";
    String id = "";
    String feedsName = "";
    int feeds = -1;

    /** Whether it makes parts; null where the sheet does not say. */
    @Nullable Boolean makes;

    /** Whether something that nobody understands is written there. */
    boolean isUnclear;

    @Nullable Stated<Double> jobsPerHour;
    @Nullable Stated<Double> hoursPerDay;
    PlannerSheet.@Nullable Week week;
    @Nullable Stated<Integer> daysPerYear;
    @Nullable Stated<Double> availability;
    @Nullable Stated<Double> firstTimeThrough;
    @Nullable Stated<Integer> bufferBehind;
    @Nullable Stated<Double> repairMinutes;

    SheetShop(SheetTable table, SheetTable.Row row, int index) {
        this.table = table;
        this.row = row;
        this.index = index;
    }

    boolean isParts() {
        return Boolean.TRUE.equals(makes);
    }

    /** Only where there was no fault. */
    PlannerSheet.Shop finished() {
        return new PlannerSheet.Shop(
                id,
                name,
                row.number(),
                isParts(),
                there(jobsPerHour),
                there(hoursPerDay),
                there(week),
                there(daysPerYear),
                there(availability),
                there(firstTimeThrough),
                there(bufferBehind),
                there(repairMinutes),
                feeds);
    }

    private static <T> T there(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a figure is missing and nobody complained");
        }
        return value;
    }
}
