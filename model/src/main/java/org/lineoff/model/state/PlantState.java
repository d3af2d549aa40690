package org.lineoff.model.state;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.About;

/**
 * A plant at one instant, after everything that happened at it: who is where, since when, and what
 * has been counted. Places stand by their full names, so that it outlives changes of the plant
 * elsewhere. Immutable; {@code docs/plant-state.md} says what each part means.
 *
 * <p>With its luck (up times left, work left, ordinals) a run goes on as if it had never stopped;
 * without, as for a real plant, what is left is drawn given what is over. What is left out is
 * empty, never used, or new.
 */
public record PlantState(
        @About("First day of the plant's horizon; all times count from its midnight.")
                LocalDate epoch,
        @About(
                        value =
                                "The instant, in ms since the epoch; what happens at it has happened.",
                        min = 0)
                long time,
        @About("Sections, parallel junctions and lot sources.") List<SectionState> sections,
        @About("Stores.") List<StoreState> stores,
        @About("Sources that make parts.") List<SourceState> sources,
        @About("Loops of carriers.") List<LoopState> skidLoops,
        @About("Build sequences.") List<SequenceState> sequences,
        @About("Supplies of parts.") List<SupplyState> supplies,
        @About("What policies have decided, in the order of time, acting or not yet.")
                List<DecisionState> decisions,
        @About("What only a simulated plant can know; left out: drawn anew, given what is over.")
                @Nullable Luck luck) {

    public PlantState {
        sections = List.copyOf(sections);
        stores = List.copyOf(stores);
        sources = List.copyOf(sources);
        skidLoops = List.copyOf(skidLoops);
        sequences = List.copyOf(sequences);
        supplies = List.copyOf(supplies);
        decisions = List.copyOf(decisions);
    }

    /** The same as one could know it of a real plant. */
    public PlantState withoutLuck() {
        return new PlantState(
                epoch, time, sections, stores, sources, skidLoops, sequences, supplies, decisions,
                null);
    }

    /**
     * The same, in which the next orders of some sequences are planned.
     *
     * @param ahead by id of the sequence, the head first; for one that is absent nothing changes
     */
    public PlantState withAhead(Map<String, List<OrderState>> ahead) {
        return new PlantState(
                epoch,
                time,
                sections,
                stores,
                sources,
                skidLoops,
                sequences.stream()
                        .map(s -> s.withAhead(ahead.getOrDefault(s.id(), s.ahead())))
                        .toList(),
                supplies,
                decisions,
                luck);
    }

    /** A store and the cars in it. */
    public record StoreState(
            @About("Full name of the store.") String place,
            @About("Cars inside in the order of their entry.") List<Stored> cars) {
        public StoreState {
            cars = List.copyOf(cars);
        }
    }

    /** A car in a store. */
    public record Stored(
            @About("The car.") CarState car,
            @About(value = "When it came in, in ms.", min = 0) long since,
            @About(value = "Its lane, from 1; 0 with free access.", byDefault = "0", min = 0)
                    int lane) {}

    /** A source that makes parts. */
    public record SourceState(
            @About("Full name of the source.") String place,
            @About(value = "Parts released so far.", byDefault = "0", min = 0) long released,
            @About(
                            "Parts that a store's cars have called for and that are not released, in that"
                                    + " order.")
                    List<CarSince> called) {
        public SourceState {
            called = List.copyOf(called);
        }
    }

    /** The carriers of a loop that are on their way back; those in use stand with their cars. */
    public record LoopState(
            @About("Full name of the loop.") String place,
            @About(
                            "When the empty carriers that have not returned yet were given back, oldest"
                                    + " first, in ms.")
                    List<Long> given) {
        public LoopState {
            given = List.copyOf(given);
        }
    }

    /** How far a build sequence has come. */
    public record SequenceState(
            @About("Id of the sequence.") String id,
            @About(value = "Build number of its head: the next to be released.", min = 1) long next,
            @About(
                            "Since when there were parts for all that were released, in ms; left out: always.")
                    @Nullable Long partsSince,
            @About(value = "Its cars off the lines so far.", byDefault = "0", min = 0)
                    long lineOffs,
            @About(
                            "Its cars off the lines on the last 29 days, today among them; days without: none.")
                    List<DayCount> lineOffsByDay,
            @About(
                            "What the next orders are for, the head first, where that is planned already;"
                                    + " those behind them are as drawn for their numbers.")
                    List<OrderState> ahead) {
        public SequenceState {
            lineOffsByDay = List.copyOf(lineOffsByDay);
            ahead = List.copyOf(ahead);
        }

        SequenceState withAhead(List<OrderState> planned) {
            return new SequenceState(id, next, partsSince, lineOffs, lineOffsByDay, planned);
        }
    }

    /** What an order is for. */
    public record OrderState(
            @About("Id of its model; left out: as drawn for its number.") @Nullable String model,
            @About("By option group its choice; groups left out: as drawn for its number.")
                    Map<String, String> options,
            @About(
                            value =
                                    "The number by which stores that restore an order give it out; left out: its build number.",
                            min = 1)
                    @Nullable Long wanted) {
        public OrderState {
            options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
        }
    }

    /** Cars on a day. */
    public record DayCount(
            @About("The day.") LocalDate day, @About(value = "Cars.", min = 0) int cars) {}

    /** What was used of a supply. */
    public record SupplyState(
            @About("Id of the supply.") String id,
            @About(value = "Parts used so far.", min = 0) long used) {}

    /** What a policy decided. */
    public record DecisionState(
            @About("Id of the policy.") String policy,
            @About("The day on which it decided.") LocalDate decided,
            @About("First day on which what it decided acts.") LocalDate from) {}
}
