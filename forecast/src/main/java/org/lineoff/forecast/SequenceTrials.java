package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.events.Drift;
import org.lineoff.events.EventSink;
import org.lineoff.events.EventType;
import org.lineoff.events.Fan;
import org.lineoff.events.Periods;
import org.lineoff.events.Pitches;
import org.lineoff.events.Places;
import org.lineoff.model.Drawn;
import org.lineoff.model.PlaceName;
import org.lineoff.model.Plant;
import org.lineoff.model.RetrievalRule;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.Text;
import org.lineoff.model.random.Draws;
import org.lineoff.model.state.PlantState;
import org.lineoff.model.state.PlantState.OrderState;
import org.lineoff.model.state.PlantState.SequenceState;
import org.lineoff.model.time.PlantClock;
import org.lineoff.simulate.Outcome;
import org.lineoff.simulate.Scenario;
import org.lineoff.simulate.Simulator;

/**
 * Tries build sequences in the plant: each replication runs the plant up to the first morning,
 * once, and from there on with each of the sequences, under the same luck. So every sequence meets
 * the same cars inside, the same failures and the same people, and what differs comes from the
 * order alone.
 */
public final class SequenceTrials {
    /**
     * A sequence to be tried.
     *
     * @param orders in the order of their release: what each is for, and the number by which stores
     *     give its car out, counted from 1 in this sequence (null: its place)
     * @param rules by full name of a store, the rule by which it gives out; others go by the files
     */
    public record Tried(Text name, List<OrderState> orders, Map<String, RetrievalRule> rules) {
        public Tried {
            orders = List.copyOf(orders);
            rules = Map.copyOf(rules);
        }
    }

    /**
     * How they are tried.
     *
     * @param sequence id of the build sequence of the plant whose next orders they are
     * @param from the first day, after the first of the horizon
     * @param days how many are counted, at least 1
     * @param takts takt of moving lines on these days, in ms by full name of the section
     * @param starts start of production by line; lines left out start on their median day
     */
    public record Setup(
            LocalDate asOf,
            String sequence,
            LocalDate from,
            int days,
            int replications,
            long seed,
            int threads,
            Map<String, Double> takts,
            Map<String, LocalDate> starts) {
        public Setup {
            takts = Map.copyOf(takts);
            starts = Map.copyOf(starts);
        }
    }

    private final Plant plant;
    private final Setup setup;
    private final List<Tried> tried;
    private final Simulator simulator;
    private final long begin;
    private final long end;
    private final LocalDate last;

    private SequenceTrials(Plant plant, Setup setup, List<Tried> tried) {
        this.plant = plant;
        this.setup = setup;
        this.tried = tried;
        this.simulator = Simulator.of(plant);
        PlantClock clock = new PlantClock(plant.timeZone(), plant.horizon().from());
        this.begin = clock.midnight(setup.from());
        this.last = setup.from().plusDays(setup.days() - 1L);
        this.end = clock.midnight(setup.from().plusDays(setup.days()));
    }

    /**
     * Tries sequences of as many orders each.
     *
     * @throws PlantDeadlocked if cars of a replication waited for each other in a circle
     */
    public static SequenceTrial run(
            Plant plant, Setup setup, List<Tried> tried, Progress progress) {
        int cars = tried.getFirst().orders().size();
        if (tried.stream().anyMatch(t -> t.orders().size() != cars)
                || !setup.from().isAfter(plant.horizon().from())
                || setup.from().plusDays(setup.days() - 1L).isAfter(plant.horizon().to())) {
            throw new IllegalArgumentException("sequences of one length, in the horizon: " + setup);
        }
        return new SequenceTrials(plant, setup, tried).run(progress);
    }

    private SequenceTrial run(Progress progress) {
        Map<String, LocalDate> starts =
                MedianStarts.inside(
                        MedianStarts.of(
                                plant,
                                setup.asOf(),
                                setup.seed(),
                                setup.threads(),
                                setup.starts(),
                                progress),
                        plant.horizon().from(),
                        last);
        int n = setup.replications();
        List<double[][]> runs =
                new Parallel(setup.threads())
                        .run(
                                n,
                                r -> replication(r, starts),
                                done -> progress.at(Progress.Phase.PLANT, done, n));
        List<SequenceTrial.OfSequence> all = new ArrayList<>();
        for (int s = 0; s < tried.size(); s++) {
            List<SequenceTrial.Measured> figures = new ArrayList<>();
            for (int f = 0; f < SequenceTrial.Figure.values().length; f++) {
                figures.add(measured(runs, s, f));
            }
            all.add(new SequenceTrial.OfSequence(tried.get(s).name(), figures));
        }
        return new SequenceTrial(
                setup.asOf(),
                setup.from(),
                setup.days(),
                tried.getFirst().orders().size(),
                setup.seed(),
                n,
                n < Forecaster.FEW_RUNS,
                plant.currency(),
                all);
    }

    private static SequenceTrial.Measured measured(
            List<double[][]> runs, int sequence, int figure) {
        double[] values = new double[runs.size()];
        double[] less = new double[runs.size()];
        for (int r = 0; r < values.length; r++) {
            values[r] = runs.get(r)[sequence][figure];
            less[r] = values[r] - runs.get(r)[0][figure];
        }
        return new SequenceTrial.Measured(
                Student.mean(values), sequence == 0 ? null : Comparison.Difference.of(less));
    }

    /** By sequence and figure. */
    private double[][] replication(int replication, Map<String, LocalDate> starts) {
        Drawn drawn =
                new Drawn(new Draws(setup.seed(), replication), setup.asOf(), plant.judgement());
        Scenario scenario = new Scenario(drawn, starts, false, plant.horizon().from(), last);
        Simulator.Reached reached =
                simulator.runTo(scenario, null, begin - 1, (a, b, c, d, e, f, g, h) -> {});
        PlantRun.refuseDeadlock(reached.outcome());
        double[][] all = new double[tried.size()][];
        for (int s = 0; s < all.length; s++) {
            all[s] = run(scenario, reached.state(), tried.get(s));
        }
        return all;
    }

    private double[] run(Scenario scenario, PlantState state, Tried sequence) {
        long head =
                state.sequences().stream()
                        .filter(s -> s.id().equals(setup.sequence()))
                        .mapToLong(SequenceState::next)
                        .findFirst()
                        .orElseThrow();
        List<OrderState> ahead = new ArrayList<>();
        for (int i = 0; i < sequence.orders().size(); i++) {
            OrderState order = sequence.orders().get(i);
            Long wanted = order.wanted();
            ahead.add(
                    new OrderState(
                            order.model(),
                            order.options(),
                            head + (wanted == null ? i : wanted - 1)));
        }
        Periods period = Periods.of(begin, end);
        List<Integer> paced = paced();
        Pitches pitches = new Pitches(simulator.places(), period, paced);
        Drift drift = new Drift(simulator.places(), takts(paced));
        Meter meter =
                new Meter(
                        simulator.places(),
                        head,
                        OrderPrices.of(plant, scenario.drawn(), sequence.orders()));
        Outcome outcome =
                simulator.run(
                        scenario.withRetrievalRules(sequence.rules()),
                        state.withAhead(Map.of(setup.sequence(), ahead)),
                        Fan.of(pitches, drift, meter));
        PlantRun.refuseDeadlock(outcome);
        double beyond =
                pitches.end(end).sections().stream()
                        .mapToDouble(Pitches.OfSection::beyondTakt)
                        .sum();
        return meter.figures(beyond / 60_000, drift.end(end).largest() / 1000);
    }

    /** Of those moving lines whose takt is known. */
    private Map<Integer, Double> takts(List<Integer> paced) {
        Map<Integer, Double> takts = new HashMap<>();
        for (int place : paced) {
            @Nullable Double takt = setup.takts().get(simulator.places().get(place).name());
            if (takt != null) {
                takts.put(place, takt);
            }
        }
        return takts;
    }

    /** Moving lines that cars pass. */
    private List<Integer> paced() {
        List<String> ids = new ArrayList<>();
        for (Shop shop : plant.shops()) {
            for (String line : PlaceName.linesOf(shop)) {
                for (Section section : shop.sections()) {
                    if (section.kind() == Section.Kind.PACED) {
                        ids.add(PlaceName.of(line, shop, section.id()));
                    }
                }
            }
        }
        Places places = simulator.places();
        return ids.stream()
                .map(places::indexOf)
                .filter(place -> !places.get(place).parts())
                .toList();
    }

    /** Counts in one run, the cars of the sequence by their numbers. */
    private static final class Meter implements EventSink {
        private final Places places;
        private final long first;
        private final long after;
        private final double[] prices;
        private final Map<Long, Long> released = new HashMap<>();
        private long offLine;
        private long done;
        private long setUps;
        private double setUpMillis;
        private long lineStops;
        private double leadMillis;
        private double valueOpen;

        Meter(Places places, long first, double[] prices) {
            this.places = places;
            this.first = first;
            this.after = first + prices.length;
            this.prices = prices;
            for (double price : prices) {
                valueOpen += price;
            }
        }

        @Override
        public void accept(
                EventType type,
                long time,
                int place,
                long car,
                int visit,
                int part,
                Cause cause,
                double value) {
            if (places.get(place).parts()) {
                return;
            }
            boolean own = car >= first && car < after;
            switch (type) {
                case RELEASED -> {
                    if (own) {
                        released.put(car, time);
                    }
                }
                case LINE_OFF -> {
                    offLine++;
                    @Nullable Long since = released.get(car);
                    if (own && since != null) {
                        done++;
                        leadMillis += time - since;
                        valueOpen -= prices[(int) (car - first)];
                    }
                }
                case WORK_STARTED -> {
                    if (own && value > 0) {
                        setUps++;
                        setUpMillis += value;
                    }
                }
                case FAILED -> lineStops += cause == Cause.LINE_STOP ? 1 : 0;
                default -> {}
            }
        }

        /** In the order of {@link SequenceTrial.Figure}. */
        double[] figures(double overloadMinutes, double driftSeconds) {
            return new double[] {
                offLine,
                done,
                setUps,
                setUpMillis / 60_000,
                overloadMinutes,
                driftSeconds,
                lineStops,
                done == 0 ? Double.NaN : leadMillis / done / 3_600_000,
                Math.abs(valueOpen) < 1 ? 0 : valueOpen / 1e6
            };
        }
    }
}
