package org.lineoff.model;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one plant folder says: the one model that programme, simulation and forecast
 * read. Immutable; every name in it has been checked to refer to something.
 *
 * @param horizon first and last day of every simulation; its first midnight is the plant's epoch
 * @param asOf the day as of which a forecast is made unless another is asked for
 */
public record Plant(
        Text title,
        @Nullable Text note,
        ZoneId timeZone,
        Horizon horizon,
        LocalDate asOf,
        String currency,
        Runs runs,
        Judgement judgement,
        List<SourceDocument> sources,
        List<Calendar> calendars,
        Products products,
        Demand demand,
        List<Line> lines,
        List<Shop> shops,
        List<Lever> levers,
        List<Policy> policies,
        Programme programme,
        Actuals actuals,
        Backtest backtest,
        Sequencing sequencing,
        Processes processes,
        ExecutionRules execution) {

    /**
     * How cars are put together where a section states tasks: processes, and the balances of them
     * that sections name.
     */
    public record Processes(List<AssemblyProcess> all, List<Assignment> assignments) {
        public static final Processes NONE = new Processes(List.of(), List.of());

        public Processes {
            all = List.copyOf(all);
            assignments = List.copyOf(assignments);
        }

        public Optional<AssemblyProcess> process(String id) {
            return all.stream().filter(p -> p.id().equals(id)).findFirst();
        }

        /** What a file says, by its name in the plant folder. */
        public Optional<Assignment> assignment(String file) {
            return assignments.stream().filter(a -> a.file().equals(file)).findFirst();
        }
    }

    public record Horizon(@About("First day.") LocalDate from, @About("Last day.") LocalDate to) {}

    /** How much is computed; fixed in the file, never by the clock. */
    public record Runs(
            @About(
                            value = "Replications of the whole plant.",
                            byDefault = "40",
                            min = 1,
                            max = 100000)
                    int replications,
            @About(
                            value = "Draws of the programme alone, for dates.",
                            byDefault = "10000",
                            min = 1,
                            max = 1000000)
                    int draws,
            @About(value = "Seed of all randomness.", byDefault = "1") long seed,
            @About(
                            value = "Largest causes whose worth is found out; 0: none.",
                            byDefault = "5",
                            min = 0,
                            max = 100)
                    int worthCauses,
            @About(
                            value =
                                    "Pairs of runs for the worth of each cause and buffer, at most;"
                                            + " 0: none.",
                            byDefault = "4",
                            min = 0,
                            max = 10000)
                    int worthPairs,
            @About(
                            value = "Walks that split the variance of the results; 0: none.",
                            byDefault = "4",
                            min = 0,
                            max = 10000)
                    int spreadWalks) {
        public Runs(int replications, int draws, long seed) {
            this(replications, draws, seed, 0, 0, 0);
        }
    }

    public record SourceDocument(
            @About("Name by which figures refer to it.") String id,
            @About("Title.") String title,
            @About("Address.") @Nullable String url,
            @About("high, medium, low or derived.") @Nullable String confidence) {}

    /**
     * A plant without rules for its build sequence and execution, whose sections state stations.
     */
    public Plant(
            Text title,
            @Nullable Text note,
            ZoneId timeZone,
            Horizon horizon,
            LocalDate asOf,
            String currency,
            Runs runs,
            Judgement judgement,
            List<SourceDocument> sources,
            List<Calendar> calendars,
            Products products,
            Demand demand,
            List<Line> lines,
            List<Shop> shops,
            List<Lever> levers,
            List<Policy> policies,
            Programme programme,
            Actuals actuals,
            Backtest backtest) {
        this(
                title,
                note,
                timeZone,
                horizon,
                asOf,
                currency,
                runs,
                judgement,
                sources,
                calendars,
                products,
                demand,
                lines,
                shops,
                levers,
                policies,
                programme,
                actuals,
                backtest,
                Sequencing.NONE,
                Processes.NONE,
                ExecutionRules.NONE);
    }

    public Plant {
        sources = List.copyOf(sources);
        calendars = List.copyOf(calendars);
        lines = List.copyOf(lines);
        shops = List.copyOf(shops);
        levers = List.copyOf(levers);
        policies = List.copyOf(policies);
    }

    public Optional<Calendar> calendar(String id) {
        return calendars.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    public Optional<Line> line(String id) {
        return lines.stream().filter(l -> l.id().equals(id)).findFirst();
    }

    public Optional<Programme.Activity> activity(String id) {
        return programme.activities().stream().filter(a -> a.id().equals(id)).findFirst();
    }
}
