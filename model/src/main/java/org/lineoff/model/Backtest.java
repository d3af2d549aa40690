package org.lineoff.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the forecasts of a plant are tried against what it then delivered: as of which days, and
 * beside which rivals. Never an input of a forecast.
 */
public record Backtest(
        @About("Days as of which forecasts are made; what was delivered after them is compared.")
                List<LocalDate> asOf,
        @About("Levers that the plant check is given on the days on which they really came.")
                List<String> given,
        @About("Rival: so many cars a quarter from a day on, for each phase.")
                List<Nameplate> nameplate,
        @About("Rival: what the maker said that it would deliver.") List<Target> targets,
        @About("Rival: the quarters of another plant, shifted to the start.") @Nullable Peer peer,
        @About("Waits of customers that promises are compared with.") List<Wait> waits) {

    public record Nameplate(
            @About(value = "Cars a quarter.", min = 0) Known<Double> perQuarter,
            @About("First day from which they are counted, as it was known.")
                    Known<LocalDate> from) {}

    public record Target(
            @About("The year, e.g. 2024, or quarter, e.g. 2024-Q3.") String period,
            @About(value = "Cars delivered in the whole period.", min = 0) Known<Integer> cars) {}

    public record Peer(
            @About("Words for people.") Text name,
            @About("Day on which this plant's deliveries begin, as it was known.")
                    Known<LocalDate> start,
            @About(value = "Cars of the other plant by quarter from its start on.", min = 1)
                    List<Known<Integer>> quarters) {
        public Peer {
            quarters = List.copyOf(quarters);
        }
    }

    /** What a customer who ordered on a day was told. */
    public record Wait(
            @About("Day on which the order comes in.") LocalDate day,
            @About(
                            value =
                                    "Orders since the first; left out: as the waves of demand.yaml"
                                            + " have it.",
                            min = 0)
                    @Nullable Known<Integer> ordered,
            @About(value = "Cars delivered by then.", min = 0) @Nullable Known<Integer> delivered,
            @About("Waits that were quoted.") List<Quote> quoted) {
        public Wait {
            quoted = List.copyOf(quoted);
        }
    }

    public record Quote(
            @About("Words for people: which cars.") Text cars,
            @About(
                            value =
                                    "Weeks from the order to the car; low and high if a range was"
                                            + " quoted.",
                            min = 0)
                    Known<Double> weeks) {}

    public Backtest {
        waits = List.copyOf(waits);
        asOf = List.copyOf(asOf);
        given = List.copyOf(given);
        nameplate = List.copyOf(nameplate);
        targets = List.copyOf(targets);
    }

    public static Backtest none() {
        return new Backtest(List.of(), List.of(), List.of(), List.of(), null, List.of());
    }
}
