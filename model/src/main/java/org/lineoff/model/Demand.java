package org.lineoff.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders by build sequence, and the way of a finished car to its customer. */
public record Demand(
        @About(
                        value =
                                "Build sequences; sources name one. Sources that share one take its head in turn.",
                        min = 1)
                List<Sequence> sequences,
        @About("From line-off to the customer.") Delivery delivery) {

    public record Sequence(
            @About("Name by which sources refer to it.") String id,
            @About(value = "Waves of orders; those that overlap add up.", min = 1)
                    List<Wave> waves) {
        public Sequence {
            waves = List.copyOf(waves);
        }
    }

    /** Orders that come in evenly over a period; a wave of one day comes in at once. */
    public record Wave(
            @About("Words for people.") @Nullable Text name,
            @About("First day.") Known<LocalDate> from,
            @About("Last day; left out: to the end of the horizon.") @Nullable Known<LocalDate> to,
            @About(value = "Orders in the whole period.", min = 0) @Nullable Known<Double> count,
            @About(value = "Orders a week.", min = 0) @Nullable Known<Double> perWeek) {}

    public record Delivery(
            @About("From line-off to release: final checks, papers.") Distribution release,
            @About("Activity whose finish opens deliveries; left out: no waiting.")
                    @Nullable String opens) {}

    public Demand {
        sequences = List.copyOf(sequences);
    }
}
