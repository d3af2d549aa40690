package org.lineoff.model;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stations in a row that cars pass without overtaking. */
public record Section(
        @About("Name of the section inside its shop.") String id,
        @About("Words for people.") @Nullable Text name,
        @About(
                        value =
                                "asynchronous (each car moves when it can) or paced (all move"
                                        + " together).",
                        byDefault = "asynchronous")
                Kind kind,
        @About("Calendar, where it is not the line's; a line's levers then pass it by.")
                @Nullable String calendar,
        @About("Takt of a paced section.") @Nullable Known<Duration> takt,
        @About(value = "Paced: advance even when no car is offered.", byDefault = "false")
                boolean emptyPitches,
        @About(value = "Paced: let pitches stay empty once no car will come.", byDefault = "true")
                boolean emptyAtEnd,
        @About("Stations, in order; a section has these or tasks.") List<Station> stations,
        @About("Tasks of a process in place of stations; a balance makes its stations of them.")
                @Nullable BalancedTasks tasks,
        @About("Ramp factors of this section, beside those of its line.") List<RampFactor> ramp,
        @About("Inspection at the end of the section.") @Nullable Gate gate,
        @About("That it must be empty before it closes: ovens, tanks.") @Nullable RunEmpty runEmpty,
        @About("Who works here; left out: always enough people.") @Nullable Manning manning,
        @About("Repair crews that its stations share; left out: each failure has its own.")
                List<RepairCrew> crews) {
    public enum Kind {
        ASYNCHRONOUS,
        PACED
    }

    /**
     * A section that must run empty before it closes. Cars enter an open interval only between its
     * start-up and its run-out; only gaps of at least the stated length count.
     */
    public record RunEmpty(
            @About(
                            "Last cars enter this long before a gap; left out: the section's"
                                    + " transport and mean work, or its stations × takt.")
                    @Nullable Known<Duration> runOut,
            @About("Time after a gap before the first car enters: a planned stop.")
                    Known<Duration> startUp,
            @About("Gaps shorter than this do not count; left out: 2 h.")
                    @Nullable Known<Duration> gap) {}

    /** People by team, with training curves, and what their lack costs. */
    public record Manning(
            @About(
                            value =
                                    "Share of the speed lost for each share of the people missing;"
                                            + " left out: 1, so that half the people work at half the"
                                            + " speed.",
                            min = 0,
                            max = 1)
                    @Nullable Known<Double> loss,
            @About(value = "The teams.", min = 1) List<Team> teams) {
        public Manning {
            teams = List.copyOf(teams);
        }
    }

    /** People of one shift, or of every shift. */
    public record Team(
            @About("Name of the team.") String id,
            @About(
                            "Start of the shift that it works, HH:MM; left out: every shift has"
                                    + " such a team.")
                    @Nullable LocalTime shift,
            @About(value = "Who came when; the numbers add up.", min = 1) List<Hiring> people) {
        public Team {
            people = List.copyOf(people);
        }
    }

    /** People who start on one day and learn. */
    public record Hiring(
            @About("First day at work; left out: from the start of production.")
                    @Nullable Known<LocalDate> from,
            @About(value = "How many; below 0: they leave.", min = -100000, max = 100000)
                    Known<Double> count,
            @About(value = "What one counts for on the first day; left out: 1.", min = 0, max = 1)
                    @Nullable Known<Double> skill,
            @About("Time until one counts for 1.") @Nullable Known<Duration> over,
            @About(
                            value =
                                    "linear: reached at the end; exponential: 1 - 1/e of the way by"
                                            + " then.",
                            byDefault = "linear")
                    RampFactor.Curve curve) {}

    /** People who repair failures of the section's stations, first come, then station order. */
    public record RepairCrew(
            @About("Name of the crew.") String id,
            @About(value = "Failures it can repair at once.", min = 1) Known<Integer> size,
            @About("Failure modes it repairs; none stated: all that no other crew names.")
                    List<String> repairs) {
        public RepairCrew {
            repairs = List.copyOf(repairs);
        }
    }

    /** A section of stations as they are stated. */
    public Section(
            String id,
            @Nullable Text name,
            Kind kind,
            @Nullable String calendar,
            @Nullable Known<Duration> takt,
            boolean emptyPitches,
            boolean emptyAtEnd,
            List<Station> stations,
            List<RampFactor> ramp,
            @Nullable Gate gate,
            @Nullable RunEmpty runEmpty,
            @Nullable Manning manning,
            List<RepairCrew> crews) {
        this(
                id,
                name,
                kind,
                calendar,
                takt,
                emptyPitches,
                emptyAtEnd,
                stations,
                null,
                ramp,
                gate,
                runEmpty,
                manning,
                crews);
    }

    public Section {
        stations = List.copyOf(stations);
        ramp = List.copyOf(ramp);
        crews = List.copyOf(crews);
    }
}
