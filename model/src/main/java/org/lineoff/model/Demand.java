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
        @About("Parts whose supply is limited by date; left out: there are always enough.")
                List<Supply> supplies,
        @About("From line-off to the customer.") Delivery delivery) {

    public record Sequence(
            @About("Name by which sources refer to it.") String id,
            @About(value = "Waves of orders; those that overlap add up.", min = 1)
                    List<Wave> waves) {
        public Sequence {
            waves = List.copyOf(waves);
        }
    }

    /** Orders, or parts, that come in evenly over a period; a wave of one day comes in at once. */
    public record Wave(
            @About("Words for people.") @Nullable Text name,
            @About("First day.") Known<LocalDate> from,
            @About("Last day; left out: to the end of the horizon.") @Nullable Known<LocalDate> to,
            @About(value = "How many in the whole period.", min = 0) @Nullable Known<Double> count,
            @About(value = "How many a week.", min = 0) @Nullable Known<Double> perWeek) {}

    /**
     * Parts that come in over time. The count of all that came steps at 00:00; a car uses its parts
     * up when it is released, and waits at the head of its sequence until they are there.
     */
    public record Supply(
            @About("Name of the supply.") String id,
            @About("Words for people.") @Nullable Text name,
            @About("Build sequences whose cars need it; none stated: all.") List<String> sequences,
            @About("Models or choices that need it; none stated: every car.") List<String> takes,
            @About(value = "Parts a car.", byDefault = "1", min = 1, max = 1000000) int perCar,
            @About(value = "Parts there on the first day of the horizon.", min = 0)
                    @Nullable Known<Double> stock,
            @About("What comes when; those that overlap add up.") List<Wave> deliveries) {
        public Supply {
            sequences = List.copyOf(sequences);
            takes = List.copyOf(takes);
            deliveries = List.copyOf(deliveries);
        }
    }

    public record Delivery(
            @About("From line-off to release: final checks, papers.") Distribution release,
            @About("Activity whose finish opens deliveries; left out: no waiting.")
                    @Nullable String opens) {}

    public Demand {
        sequences = List.copyOf(sequences);
        supplies = List.copyOf(supplies);
    }
}
