package org.lineoff.serve.virtual;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.PlantRules;
import org.lineoff.execute.Records;
import org.lineoff.forecast.Deliveries;
import org.lineoff.forecast.MedianStarts;
import org.lineoff.model.Drawn;
import org.lineoff.model.Junction;
import org.lineoff.model.Plant;
import org.lineoff.model.Shop;
import org.lineoff.model.random.Draws;
import org.lineoff.model.time.PlantClock;
import org.lineoff.serve.Server;
import org.lineoff.serve.access.AccessStore;
import org.lineoff.serve.access.Caller;
import org.lineoff.serve.access.Role;
import org.lineoff.simulate.Orders;
import org.lineoff.simulate.Scenario;
import org.lineoff.simulate.Simulator;

/**
 * A simulated plant that drives a server only through its public interface, with tokens of its own,
 * as machines and people would. It goes as fast as it may and as the server acknowledges; started
 * again on the same record it goes on where that ends, and doubles nothing.
 *
 * <pre>
 * VirtualPlant plant = VirtualPlant.of(setup);
 * // a server whose world shows plant.clock()
 * plant.driveBeside(server.address(), access, progress -> …);
 * </pre>
 *
 * <p>One thread drives; {@link #stop} may come from any other.
 */
public final class VirtualPlant {
    /** As fast as it goes. */
    public static final double NO_LIMIT = Double.POSITIVE_INFINITY;

    /** Weeks after which there are cars everywhere in a plant. */
    private static final int FILLED = 4;

    /** Nothing may happen for so long before the time is passed over. */
    private static final long IDLE = Duration.ofMinutes(15).toMillis();

    private static final long SHORTEST = Duration.ofMinutes(1).toMillis();
    private static final long LONGEST = Duration.ofHours(1).toMillis();

    /** What is said again after a restart: more than was under way when the last one ended. */
    private static final long SAID_AGAIN = 3 * LONGEST;

    private static final double WINDOWS_PER_SECOND = 2;
    private static final long QUICK_NANOS = 300_000_000L;
    private static final long SLOW_NANOS = 1_500_000_000L;
    private static final long TELL_EVERY_NANOS = 10_000_000_000L;

    /**
     * What is driven, and how.
     *
     * @param asOf uses what was known by the end of this day
     * @param starts start of production by line; lines left out start on their median day
     * @param from first day, null: the first Monday that comes four weeks after the first line has
     *     started
     * @param speed simulated seconds a second at most
     * @param days how many, null: to the end of the horizon
     */
    public record Setup(
            Plant plant,
            LocalDate asOf,
            long seed,
            int threads,
            Map<String, LocalDate> starts,
            @Nullable LocalDate from,
            double speed,
            @Nullable Integer days) {
        public Setup {
            starts = Map.copyOf(starts);
            if (!(speed > 0) || (days != null && days < 1)) {
                throw new IllegalArgumentException("speed and days are above 0");
            }
        }
    }

    private final Setup setup;
    private final Map<String, LocalDate> starts;
    private final LocalDate from;
    private final PlantClock plantClock;
    private final WorldClock clock;
    private final Simulator simulator;
    private final Drawn drawn;
    private final String sequence;
    private final String prefix;
    private volatile boolean stopping;

    private VirtualPlant(
            Setup setup, Map<String, LocalDate> starts, LocalDate from, String sequence) {
        Plant plant = setup.plant();
        this.setup = setup;
        this.starts = starts;
        this.from = from;
        this.sequence = sequence;
        plantClock = new PlantClock(plant.timeZone(), plant.horizon().from());
        clock = new WorldClock(plantClock.instant(0));
        simulator = Simulator.of(plant);
        drawn = new Drawn(new Draws(setup.seed(), 0), setup.asOf(), plant.judgement());
        long rest = Draws.place(setup.asOf() + " " + new TreeMap<>(starts));
        prefix = "%s%d-%s-%08x/".formatted(Diary.PREFIX, setup.seed(), from, (int) (rest >>> 32));
    }

    /**
     * Makes one, which does nothing yet.
     *
     * @throws VirtualPlantException if no line of the plant runs in its horizon, or on that day it
     *     does not
     */
    public static VirtualPlant of(Setup setup) {
        Plant plant = setup.plant();
        Plant.Horizon horizon = plant.horizon();
        Map<String, LocalDate> all =
                MedianStarts.of(
                        plant,
                        setup.asOf(),
                        setup.seed(),
                        setup.threads(),
                        setup.starts(),
                        (phase, done, of) -> {});
        Map<String, LocalDate> starts = MedianStarts.inside(all, horizon.from(), horizon.to());
        Optional<LocalDate> first = starts.values().stream().min(Comparator.naturalOrder());
        if (first.isEmpty()) {
            throw new VirtualPlantException(
                    "No line starts production by " + horizon.to() + ", the end of the horizon.",
                    "在计划期结束（" + horizon.to() + "）前没有产线投产。");
        }
        LocalDate from = setup.from();
        if (from == null) {
            LocalDate monday =
                    first.get().plusWeeks(FILLED).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            from = monday.isAfter(horizon.to()) ? first.get() : monday;
        } else if (from.isBefore(horizon.from()) || from.isAfter(horizon.to())) {
            throw new VirtualPlantException(
                    from + " is not in the horizon, " + horizon.from() + " to " + horizon.to(),
                    from + " 不在计划期 " + horizon.from() + " 至 " + horizon.to() + " 内");
        }
        return new VirtualPlant(setup, starts, from, sequence(plant));
    }

    /** Cars of several sequences would have the same numbers. */
    private static String sequence(Plant plant) {
        Set<String> sequences = new HashSet<>();
        for (Shop shop : plant.shops()) {
            for (Junction junction : shop.junctions()) {
                if (junction instanceof Junction.Source source && source.sequence() != null) {
                    sequences.add(source.sequence());
                }
            }
        }
        if (sequences.size() != 1) {
            throw new VirtualPlantException(
                    "A virtual plant builds the cars of one sequence; this one has "
                            + sequences.size()
                            + ".",
                    "虚拟工厂只支持一个生产序列；该工厂有 " + sequences.size() + " 个。");
        }
        return sequences.iterator().next();
    }

    /**
     * Sees to it that a real plant is not mixed into the record of a simulated one.
     *
     * @throws VirtualPlantException if the record is that of a virtual plant
     */
    public static void refuseRecordOfVirtual(Records records) {
        boolean isVirtual =
                records.page(0, 1).stream()
                        .anyMatch(entry -> entry.report().id().startsWith(Diary.PREFIX));
        if (isVirtual) {
            throw new VirtualPlantException(
                    "The record is that of a virtual plant. Maybe add --virtual, or use another"
                            + " --data.",
                    "该记录属于虚拟工厂。请加上 --virtual，或使用另一个 --data。");
        }
    }

    /** What clocks in the plant show. */
    public WorldClock clock() {
        return clock;
    }

    /** The first day of which everything is reported. */
    public LocalDate from() {
        return from;
    }

    /** What is simulated: for whoever wants the same figures without a server. */
    public Scenario scenario() {
        return new Scenario(drawn, starts, false, setup.plant().horizon().from());
    }

    /** Lets {@link #driveBeside} come back soon, with everything said that it has begun to say. */
    public void stop() {
        stopping = true;
    }

    /**
     * Drives a server of the same process, over HTTP or TLS as it speaks, until the days are over,
     * the horizon ends, or it is stopped. It gets what the link of the first start would give to a
     * person: a token of an administrator, which ends as soon as it has made those of the plant.
     *
     * @param access where the server knows tokens from
     * @param progress is told every ten seconds and at the end
     * @return some of what stayed refused, in words
     * @throws VirtualPlantException if the server does not answer or its record is another plant's
     */
    public List<String> driveBeside(Server server, AccessStore access, Consumer<Progress> progress)
            throws InterruptedException {
        Caller starter = new Caller(Caller.Kind.PERSON, "lineoff", Set.of(), List.of());
        String name = "virtual plant " + (access.tokens().all().size() + 1);
        String token =
                access.tokens()
                        .make(name, Set.of(Role.ADMINISTRATOR), List.of(), starter, "")
                        .orElseThrow(() -> new IllegalStateException(name + " is taken"));
        Runnable end = () -> access.tokens().revoke(name, starter, "");
        try (HttpClient http = server.client()) {
            PlantClient administrator = new PlantClient(http, server.address(), token);
            return drive(administrator, server.limits().batch(), end, progress);
        } catch (IOException e) {
            throw new VirtualPlantException(
                    "The keystore of the server cannot be read: " + e.getMessage(),
                    "无法读取服务器的密钥库：" + e.getMessage());
        } finally {
            end.run();
        }
    }

    /**
     * @param administrator needed only until the tokens of the plant are made
     * @param batch reports that the server takes at once
     * @param hired is told when they are
     */
    private List<String> drive(
            PlantClient administrator, int batch, Runnable hired, Consumer<Progress> progress)
            throws InterruptedException {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
                Story story =
                        new Story(
                                setup.plant(), simulator, scenario(), plantClock.midnight(from))) {
            PlantRules rules = PlantRules.of(setup.plant());
            Crew crew = new Crew(simulator.places(), rules);
            Map<String, PlantClient> clients = hire(administrator, crew);
            hired.run();
            Cars cars =
                    new Cars(setup.plant().products(), Orders.of(setup.plant(), drawn, sequence));
            Values values = new Values(drawn.draws());
            Script script =
                    new Script(
                            simulator.places(),
                            rules,
                            plantClock,
                            cars,
                            crew,
                            new Deliveries(setup.plant(), drawn, sequence, plantClock, null),
                            values,
                            prefix);
            Inspector inspector = new Inspector(rules, new Handiwork(rules, values, plantClock));
            Mouth mouth = new Mouth(clients, crew, cars, inspector, senders, batch);
            PlantClient reader = clients.get(Crew.PLANNER);
            if (reader == null) {
                throw new IllegalStateException("no planner");
            }
            long reached = new Diary(reader).reached(prefix);
            new Drive(story, script, mouth, reached, progress).go();
            return mouth.examples();
        }
    }

    /** Makes the tokens; those of an earlier start end. */
    private static Map<String, PlantClient> hire(PlantClient administrator, Crew crew)
            throws InterruptedException {
        Hiring hiring = new Hiring(administrator);
        int start = hiring.dismiss();
        Map<String, PlantClient> clients = new LinkedHashMap<>();
        for (Crew.Member member : crew.members()) {
            String token = hiring.token(start, clients.size() + 1, member);
            clients.put(member.name(), administrator.as(token));
        }
        return clients;
    }

    /** One ride through time. */
    private final class Drive {
        private final Story story;
        private final Script script;
        private final Mouth mouth;
        private final Consumer<Progress> progress;
        private final long begin = plantClock.midnight(from);
        private final long end;
        private final long reached;

        private long now = Long.MIN_VALUE;
        private long window = SHORTEST;
        private long paced;
        private long toldAt = System.nanoTime();
        private long toldPaced;
        private long lastPaced = System.nanoTime();

        Drive(Story story, Script script, Mouth mouth, long reached, Consumer<Progress> progress) {
            this.story = story;
            this.script = script;
            this.mouth = mouth;
            this.reached = reached;
            this.progress = progress;
            Integer days = setup.days();
            end =
                    days == null
                            ? simulator.horizonEnd()
                            : Math.min(
                                    simulator.horizonEnd(),
                                    plantClock.midnight(from.plusDays(days)));
        }

        void go() throws InterruptedException {
            if (reached >= 0) {
                clock.goTo(plantClock.instant(reached));
            }
            while (!stopping) {
                long next = next();
                if (next >= end) {
                    break;
                }
                boolean isLive = next >= begin && next > reached;
                passOver(next, isLive);
                step(isLive);
                if (System.nanoTime() - toldAt >= TELL_EVERY_NANOS) {
                    tell(false);
                }
            }
            if (!stopping) {
                clock.goTo(plantClock.instant(end));
            }
            tell(true);
        }

        /** When the next thing happens or is due. */
        private long next() throws InterruptedException {
            Told told = story.peek();
            return Math.min(told == null ? Long.MAX_VALUE : told.event().time(), script.nextDue());
        }

        /** Goes to where something happens, if it is far. */
        private void passOver(long next, boolean isLive) {
            if (now < next - (isLive ? IDLE : 1)) {
                now = next - 1;
            }
            if (isLive && now < begin - 1) {
                now = begin - 1;
            }
        }

        /** Says what happens in the next little while. */
        private void step(boolean isLive) throws InterruptedException {
            long length = isLive ? length() : LONGEST;
            long until = Math.min(end - 1, now + length);
            until = now < begin - 1 ? Math.min(begin - 1, until) : until;
            long began = System.nanoTime();
            if (isLive) {
                sleep(began, until - now);
            }
            List<Line> lines = lines(until);
            lines.removeIf(line -> line.cause() <= reached - SAID_AGAIN);
            clock.goTo(plantClock.instant(until));
            long saying = System.nanoTime();
            mouth.say(lines);
            if (isLive) {
                adapt(System.nanoTime() - saying);
                paced += until - now;
            }
            now = until;
        }

        private long length() {
            return Double.isInfinite(setup.speed())
                    ? window
                    : Math.clamp((long) (setup.speed() * 1000 / WINDOWS_PER_SECOND), 1, LONGEST);
        }

        private void adapt(long nanos) {
            if (nanos < QUICK_NANOS) {
                window = Math.min(LONGEST, 2 * window);
            } else if (nanos > SLOW_NANOS) {
                window = Math.max(SHORTEST, window / 2);
            }
        }

        /**
         * Waits until a while of simulated time may be over. What was late before is not made up
         * for: the limit is one at every moment.
         */
        private void sleep(long began, long simulated) throws InterruptedException {
            if (Double.isInfinite(setup.speed())) {
                return;
            }
            long due = Math.max(began, lastPaced + (long) (simulated * 1e6 / setup.speed()));
            long rest = due - System.nanoTime();
            if (rest > 0) {
                TimeUnit.NANOSECONDS.sleep(rest);
            }
            lastPaced = Math.max(due, began);
        }

        private List<Line> lines(long until) throws InterruptedException {
            List<Line> lines = new ArrayList<>();
            for (Told told = story.peek();
                    told != null && told.event().time() <= until;
                    told = story.peek()) {
                script.tell(told, told.event().time() < begin, lines::add);
                story.next();
            }
            script.passTo(until, lines::add);
            return lines;
        }

        private void tell(boolean hasEnded) {
            long nanos = System.nanoTime();
            progress.accept(
                    new Progress(
                            plantClock.dateTime(Math.max(0, now)),
                            paced == 0
                                    ? Double.NaN
                                    : (paced - toldPaced) * 1e6 / Math.max(1, nanos - toldAt),
                            mouth.accepted(),
                            mouth.repeated(),
                            mouth.mended(),
                            mouth.refused(),
                            mouth.lineOffs(),
                            hasEnded));
            toldAt = nanos;
            toldPaced = paced;
        }
    }
}
