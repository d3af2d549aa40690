package org.lineoff.serve;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.Answer;
import org.lineoff.execute.Execution;
import org.lineoff.execute.Records;
import org.lineoff.execute.Report;
import org.lineoff.execute.Status;
import org.lineoff.execute.StoreException;
import org.lineoff.execute.What;
import org.lineoff.forecast.PlantDeadlocked;
import org.lineoff.forecast.ReadyDates;
import org.lineoff.forecast.ReadyRun;
import org.lineoff.forecast.ReadyRuns;
import org.lineoff.forecast.Settings;
import org.lineoff.model.Plant;
import org.lineoff.model.time.PlantClock;

/**
 * Ready dates of orders, from replications of the simulated plant as of today. They are made in the
 * background by one thread, one after the other, when somebody asks; all orders are served by the
 * same ones until the day is over or many more orders wait. While new ones are made the old ones
 * answer. The thread rests three times as long as it worked, so it takes at most a quarter of a
 * core over time.
 *
 * <p>Nothing is promised to a customer unless a person or program asks for that, or the server was
 * started so ({@link #promiseAll}).
 */
final class PromiseDesk implements AutoCloseable {
    private static final Logger LOG = System.getLogger(PromiseDesk.class.getName());
    private static final int FEWEST_REPLICATIONS = 20;
    private static final int REST = 3;
    private static final int BATCH = 500;
    private static final long LOOK_EVERY_MILLIS = 2_000;
    private static final long LOOK_AGAIN_MILLIS = 60_000;
    private static final long PATIENCE_MILLIS = 5_000;

    /** More orders than this beyond those that the replications know make them stale. */
    private static final double GROWTH = 1.25;

    private static final int SOME = 100;

    private final Plant plant;
    private final Execution execution;
    private final PlantClock plantClock;
    private final InstantSource world;
    private final InstantSource clock;
    private final Metrics metrics;
    private final StationBoard board;
    private final Settings usual;
    private final ReentrantLock turn = new ReentrantLock();
    private final Object wakeUp = new Object();
    private volatile View view;
    private volatile boolean closing;
    private @Nullable Thread worker;
    private @Nullable Thread promiser;
    private long notBefore = System.nanoTime();

    /** How far the replications are. */
    enum State {
        /** Nobody has asked yet. */
        NONE,
        /** The first ones are made. */
        COMPUTING,
        READY,
        /** They answer, and newer ones are made. */
        RENEWING,
        /** The plant could not be simulated. */
        FAILED,
        /** Today is not a day of the plant's horizon. */
        OUTSIDE
    }

    /**
     * What there is.
     *
     * @param done replications made of those under way
     * @param of replications that are wanted
     * @param dates null before the first are done
     * @param known orders that the replications were made with
     * @param made when the dates were done
     */
    record View(
            State state, int done, int of, @Nullable ReadyDates dates, long known, Instant made) {
        View with(State other, int now) {
            return new View(other, now, of, dates, known, made);
        }
    }

    /**
     * @param clock of the machine
     * @param world what clocks in the plant show
     */
    PromiseDesk(
            Plant plant,
            Execution execution,
            PlantClock plantClock,
            InstantSource world,
            InstantSource clock,
            Metrics metrics,
            StationBoard board,
            String version) {
        this.plant = plant;
        this.execution = execution;
        this.plantClock = plantClock;
        this.world = world;
        this.clock = clock;
        this.metrics = metrics;
        this.board = board;
        int n = Math.max(FEWEST_REPLICATIONS, plant.runs().replications());
        usual = new Settings(plant.asOf(), n, 1, plant.runs().seed(), 1, version);
        view = new View(State.NONE, 0, n, null, 0, Instant.EPOCH);
    }

    /** The orders that wait, in the order in which they are built. */
    List<Records.Waiting> queue() {
        return execution.records().queue();
    }

    /** What there is now; begins to make what is missing or stale. */
    View ask(int waiting) {
        LocalDate today = today();
        turn.lock();
        try {
            View now = view;
            if (today.isBefore(plant.horizon().from()) || !today.isBefore(plant.horizon().to())) {
                return now.with(State.OUTSIDE, 0);
            }
            boolean current = now.dates() != null && now.dates().asOf().equals(today);
            boolean grown = waiting > now.known() * GROWTH + SOME;
            boolean rested = System.nanoTime() - notBefore >= 0;
            if (worker == null && !closing && rested && (!current || grown)) {
                view = now.with(now.dates() == null ? State.COMPUTING : State.RENEWING, 0);
                worker = inBackground("promises", () -> make(today, waiting));
            }
            return view;
        } finally {
            turn.unlock();
        }
    }

    /** Nothing waits for its turn: the priority is only manners. */
    @SuppressWarnings("ThreadPriorityCheck")
    private static Thread inBackground(String name, Runnable work) {
        return Thread.ofPlatform().name(name).daemon().priority(Thread.MIN_PRIORITY).start(work);
    }

    LocalDate today() {
        return plantClock.date(now());
    }

    private long now() {
        return plantClock.at(world.instant());
    }

    private void make(LocalDate today, int waiting) {
        long began = System.nanoTime();
        View made = view;
        try {
            Settings settings = usual.asOf(today);
            ReadyRuns runs = ReadyRuns.of(plant, settings, waiting);
            List<ReadyRun> all = new ArrayList<>();
            while (all.size() < settings.replications() && !closing) {
                all.add(runs.run(all.size()));
                view = view.with(view.state(), all.size());
            }
            if (!closing) {
                made =
                        new View(
                                State.READY,
                                all.size(),
                                all.size(),
                                new ReadyDates(today, runs.last(), all),
                                waiting,
                                clock.instant());
            }
        } catch (PlantDeadlocked e) {
            LOG.log(Level.WARNING, "ready dates cannot be computed: {0}", e.getMessage());
            made = made.with(State.FAILED, 0);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "ready dates cannot be computed", e);
            made = made.with(State.FAILED, 0);
        } finally {
            ended(made, System.nanoTime() - began);
        }
    }

    private void ended(View made, long tookNanos) {
        turn.lock();
        try {
            view = made;
            worker = null;
            notBefore = System.nanoTime() + REST * tookNanos;
        } finally {
            turn.unlock();
        }
    }

    /** A promise as it was reported, and what became of the report. */
    record Promised(Report report, Answer answer) {}

    /**
     * Promises the car of an order by the day that holds with a chance.
     *
     * @param ahead cars ahead of it
     * @return empty where that day lies beyond what is simulated
     */
    Optional<Promised> promise(
            ReadyDates dates, Records.Waiting order, long ahead, double chance, String person) {
        return dates.day(ahead, chance)
                .map(day -> report(order, day, chance, person))
                .map(report -> new Promised(report, capture(List.of(report)).getFirst()));
    }

    private Report report(Records.Waiting order, LocalDate day, double chance, String person) {
        long now = now();
        return Report.of("promise " + order.order() + " " + now, What.PROMISED, now)
                .car(order.car())
                .value(plantClock.midnight(day))
                .because(Double.toString(chance))
                .by(person);
    }

    private List<Answer> capture(List<Report> reports) {
        List<Answer> answers = execution.capture().record(reports);
        for (Answer answer : answers) {
            boolean repeated = answer instanceof Answer.Accepted(long _, boolean again) && again;
            metrics.answered(answer.accepted() ? "accepted" : "rejected", repeated);
        }
        board.forget();
        return answers;
    }

    /** From now on every order that is checked gets its date, with this chance, by itself. */
    void promiseAll(double chance) {
        turn.lock();
        try {
            if (promiser == null && !closing) {
                promiser = inBackground("promiser", () -> keepPromising(chance));
            }
        } finally {
            turn.unlock();
        }
    }

    private void keepPromising(double chance) {
        while (!closing) {
            long rest = LOOK_EVERY_MILLIS;
            try {
                if (!execution.records().in(Status.CHECKED, 0, 1).isEmpty()
                        && !promiseSome(chance)) {
                    rest = LOOK_AGAIN_MILLIS;
                }
            } catch (StoreException e) {
                LOG.log(Level.WARNING, "promises wait: {0}", e.getMessage());
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "promises wait", e);
                rest = LOOK_AGAIN_MILLIS;
            }
            rest(rest);
        }
    }

    private void rest(long millis) {
        long until = System.nanoTime() + millis * 1_000_000;
        synchronized (wakeUp) {
            try {
                long left = millis;
                while (!closing && left > 0) {
                    wakeUp.wait(left);
                    left = (until - System.nanoTime()) / 1_000_000;
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Whether it is worth looking again soon: all that could be promised are, or wait for dates.
     */
    private boolean promiseSome(double chance) {
        List<Records.Waiting> queue = queue();
        ReadyDates dates = ask(queue.size()).dates();
        if (dates == null) {
            return true;
        }
        List<Report> reports = new ArrayList<>();
        boolean all = true;
        for (int i = 0; i < queue.size() && !closing; i++) {
            if (queue.get(i).status() == Status.CHECKED) {
                Optional<LocalDate> day = dates.day(i, chance);
                if (day.isPresent()) {
                    reports.add(report(queue.get(i), day.get(), chance, ""));
                }
                all &= day.isPresent();
            }
            if (reports.size() == BATCH) {
                capture(reports);
                reports.clear();
            }
        }
        if (!reports.isEmpty() && !closing) {
            capture(reports);
        }
        return all;
    }

    /** Ends what is under way, as far as it can be ended. */
    @Override
    public void close() {
        closing = true;
        synchronized (wakeUp) {
            wakeUp.notifyAll();
        }
        Thread reporting = promiser;
        if (reporting != null) {
            try {
                // It must not write to a record that is shut under it.
                reporting.join(PATIENCE_MILLIS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
