package org.lineoff.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.lineoff.model.Plant;
import org.lineoff.model.Programme.Owner;

/**
 * The programme of a plant as of a day, drawn many times: dates with their chances, and what
 * decides them. What has finished by the day stands as it was; what is running is drawn given that
 * it is not finished; what has not started starts the day after at the earliest. Resources are
 * handed out by the priority policy of the {@link Schedule}. Draw r is a pure function of plant,
 * day, seed and r, whatever the number of draws and threads, so it can be the programme of
 * replication r of a larger simulation. Ten thousand draws of sixty activities take well under a
 * second. See {@code docs/programme.md}.
 */
public final class ProgrammeForecast {
    private final Policy policy;
    private final Schedule baseline;
    private final long seed;
    private final int draws;
    private final Tally tally;

    private ProgrammeForecast(Policy policy, Schedule baseline, long seed, int draws, Tally tally) {
        this.policy = policy;
        this.baseline = baseline;
        this.seed = seed;
        this.draws = draws;
        this.tally = tally;
    }

    /**
     * Draws the programme.
     *
     * @param asOf the day whose knowledge is used
     * @param draws at least 1
     * @param threads at least 1; makes no difference to the result
     * @param progress told the number of draws done so far, now and then, by one thread at a time
     */
    public static ProgrammeForecast of(
            Plant plant, LocalDate asOf, long seed, int draws, int threads, IntConsumer progress) {
        return of(SchedulingProblem.of(plant, asOf), seed, draws, threads, progress);
    }

    /** The same for a programme without a plant around it. */
    public static ProgrammeForecast of(
            SchedulingProblem problem, long seed, int draws, int threads, IntConsumer progress) {
        return of(problem, seed, draws, threads, progress, CpSat::ifAvailable);
    }

    static ProgrammeForecast of(
            SchedulingProblem problem,
            long seed,
            int draws,
            int threads,
            IntConsumer progress,
            Supplier<Optional<Solver>> solvers) {
        if (draws < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "Draws (%d) and threads (%d) must be at least 1.".formatted(draws, threads));
        }
        Policy policy = Scheduler.policy(Network.of(problem), solvers);
        Schedule baseline = Scheduler.schedule(problem.withoutFacts(), solvers);
        Tally tally = new Sampler(policy, seed, draws, progress).run(threads);
        return new ProgrammeForecast(policy, baseline, seed, draws, tally);
    }

    public int draws() {
        return draws;
    }

    /** The plan from the signature with most likely durations, as if nothing had happened since. */
    public Schedule baseline() {
        return baseline;
    }

    /**
     * The plan from the as-of day with most likely durations; its order is the priority of all
     * draws.
     */
    public Schedule schedule() {
        return policy.schedule;
    }

    /** All activities, by id. */
    public List<ActivityDates> activities() {
        List<ActivityDates> dates = new ArrayList<>();
        for (int j = 0; j < policy.net.size; j++) {
            dates.add(dates(j));
        }
        return dates;
    }

    /** The day on which the activity finishes in that draw, or the milestone is reached. */
    public LocalDate finish(int draw, String activity) {
        int node = policy.net.node(activity);
        return Days.date(pass(draw).finish[node]);
    }

    /** The same for several activities, in the order asked for; cheaper than one by one. */
    public Map<String, LocalDate> finishes(int draw, Collection<String> activities) {
        Pass pass = pass(draw);
        Map<String, LocalDate> finishes = new LinkedHashMap<>();
        for (String activity : activities) {
            finishes.put(activity, Days.date(pass.finish[policy.net.node(activity)]));
        }
        return Collections.unmodifiableMap(finishes);
    }

    /** The draw in which the objective's date is the median one; of several the lowest number. */
    public int medianDraw(String objective) {
        DayCounts finish = tally.finish[policy.net.objective[objectiveNumber(objective)]];
        return finish.firstDraw(quantile(finish, 5));
    }

    /**
     * The chain to an objective in its median draw, from the signature on: what decided its date.
     * The links' days add up to the days from the signature to the objective.
     */
    public List<ChainLink> medianChain(String objective) {
        return chain(medianDraw(objective), objective);
    }

    /** The chain to an objective in that draw. */
    public List<ChainLink> chain(int draw, String objective) {
        int node = policy.net.objective[objectiveNumber(objective)];
        return Links.of(policy.net, pass(draw), node);
    }

    /** Mean days on the chain to an objective by owner, in the order of {@link Owner}. */
    public List<OwnerDays> ownerDays(String objective) {
        int o = objectiveNumber(objective);
        List<OwnerDays> days = new ArrayList<>();
        for (Owner owner : Owner.values()) {
            days.add(
                    new OwnerDays(
                            owner,
                            (double) tally.active[o][owner.ordinal()] / draws,
                            (double) tally.waiting[o][owner.ordinal()] / draws));
        }
        return days;
    }

    private Pass pass(int draw) {
        if (draw < 0) {
            throw new IllegalArgumentException("Draw (%d) must not be negative.".formatted(draw));
        }
        Luck luck = new Luck(policy.net);
        luck.draw(seed, draw);
        Pass pass = policy.pass();
        pass.run(luck);
        return pass;
    }

    private ActivityDates dates(int j) {
        Network net = policy.net;
        Map<String, Double> criticality = new LinkedHashMap<>();
        for (int o = 0; o < net.objective.length; o++) {
            criticality.put(net.id[net.objective[o]], (double) tally.critical[o][j] / draws);
        }
        return new ActivityDates(
                net.id[j],
                net.state[j],
                net.startDate(j, quantile(tally.start[j], 1)),
                net.startDate(j, quantile(tally.start[j], 5)),
                net.startDate(j, quantile(tally.start[j], 9)),
                Days.date(quantile(tally.finish[j], 1)),
                Days.date(quantile(tally.finish[j], 5)),
                Days.date(quantile(tally.finish[j], 9)),
                criticality.values().stream().mapToDouble(c -> c).max().orElse(0),
                Collections.unmodifiableMap(criticality),
                net.actualStartKnown[j] ? net.startDate(j, net.actualStart[j]) : null,
                net.state[j] == State.FINISHED ? Days.date(net.actualFinish[j]) : null);
    }

    /** The ⌈tenths · draws / 10⌉-th smallest day. */
    private int quantile(DayCounts days, int tenths) {
        return days.smallest(Math.toIntExact(((long) tenths * draws + 9) / 10));
    }

    private int objectiveNumber(String objective) {
        Network net = policy.net;
        for (int o = 0; o < net.objective.length; o++) {
            if (net.id[net.objective[o]].equals(objective)) {
                return o;
            }
        }
        throw new IllegalArgumentException("(%s) is no objective.".formatted(objective));
    }
}
