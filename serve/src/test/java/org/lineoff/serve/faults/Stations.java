package org.lineoff.serve.faults;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.lineoff.serve.Http;
import org.lineoff.serve.TestPlant;
import org.lineoff.serve.access.Role;
import tools.jackson.databind.JsonNode;

/**
 * The load: stations that report whole lives of cars over HTTP as fast as they are answered, some
 * one by one, some in lists. What was not answered is sent again, under the same ids, and so is the
 * last that was.
 */
final class Stations {
    /** Whose tokens they need: {@link ServedPlant} makes one of each. */
    static final List<Role> ROLES = List.of(Role.PLANNER, Role.OPERATOR, Role.VIEWER);

    private static final int STATIONS = 5;
    private static final int AGAIN = 2;
    private static final int CARS = 1_000_000;

    private record Parcel(Role role, String body, List<String> ids) {}

    /** One that reports: its parcels, and how many of them are answered. */
    private final class Station {
        final long first;
        final int size;
        final List<Parcel> parcels = new ArrayList<>();
        int answered;
        int cars;

        Station(int number) {
            first = 1L + (long) number * CARS;
            size = 1 + number * 3;
        }

        void work(String address) {
            for (int next = Math.max(0, answered - AGAIN); !stopped; ) {
                while (next >= parcels.size()) {
                    parcels.addAll(life(first + cars++, size));
                }
                Parcel parcel = parcels.get(next);
                ledger.sends(parcel.ids());
                Http http =
                        new Http(
                                address,
                                Map.of(
                                        "Authorization",
                                        "Bearer " + tokens.get(parcel.role().id())));
                Http.Got got;
                try {
                    got = http.post("/api/events", parcel.body());
                } catch (UncheckedIOException _) {
                    // Killed: whether it heard of this one, nobody knows.
                    return;
                }
                if (read(got, parcel)) {
                    answered = Math.max(answered, ++next);
                }
            }
        }
    }

    private final Ledger ledger;
    private final Map<String, String> tokens;
    private final LongSupplier moment;
    private final long time = ServedPlant.time(TestPlant.plant());
    private final List<Station> stations = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;
    private volatile int refused;
    private volatile String reason = "";
    private volatile CountDownLatch first = new CountDownLatch(1);

    /**
     * @param tokens by role; looked up when they are needed
     * @param moment what {@link Ledger#acknowledged} is told
     */
    Stations(Ledger ledger, Map<String, String> tokens, LongSupplier moment) {
        this.ledger = ledger;
        this.tokens = tokens;
        this.moment = moment;
        for (int number = 0; number < STATIONS; number++) {
            stations.add(new Station(number));
        }
    }

    /** Begins, or goes on where it stopped, until the server is gone or it is told to stop. */
    void work(String address) {
        stopped = false;
        refused = 0;
        first = new CountDownLatch(1);
        for (Station station : stations) {
            threads.add(Thread.ofPlatform().start(() -> station.work(address)));
        }
    }

    /** Waits for the first answer since they began. */
    void awaitAnswer() throws InterruptedException {
        if (!first.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nothing was answered for a minute");
        }
    }

    /** How often they were told to come again, since they began. */
    int refused() {
        return refused;
    }

    /** What they were told then, last. */
    String reason() {
        return reason;
    }

    /** Lets them end what they are at. */
    void stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
        threads.clear();
    }

    /** Everything again, from the first report on. */
    void again() {
        stations.forEach(station -> station.answered = 0);
    }

    private boolean read(Http.Got got, Parcel parcel) {
        if (got.status() == 503) {
            synchronized (this) {
                refused++;
                reason = got.text();
            }
            pause();
            return false;
        }
        if (got.status() != 200) {
            return wrong(got.toString());
        }
        long now = moment.getAsLong();
        JsonNode answers = got.json();
        for (int i = 0; i < parcel.ids().size(); i++) {
            JsonNode answer = answers.isArray() ? answers.get(i) : answers;
            if (!answer.path("answer").asString("").equals("accepted")
                    || !answer.get("id").stringValue().equals(parcel.ids().get(i))) {
                return wrong(parcel.ids().get(i) + ": " + answer);
            }
            ledger.acknowledged(
                    parcel.ids().get(i),
                    answer.get("seq").longValue(),
                    answer.get("repeated").booleanValue(),
                    now);
        }
        first.countDown();
        return true;
    }

    private boolean wrong(String what) {
        ledger.complain(what);
        stopped = true;
        first.countDown();
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is reported of one car, in lists of at most so many. */
    private List<Parcel> life(long car, int size) {
        long from = time - 3_600_000;
        List<Parcel> all = new ArrayList<>();
        List<String> orders = TestPlant.sequenced(car, from);
        List<String> ids =
                List.of(
                        "o" + car,
                        "checked" + car,
                        "promised" + car,
                        "planned" + car,
                        "sequenced" + car);
        add(all, Role.PLANNER, orders, ids, size);
        List<String> bodies = new ArrayList<>();
        List<String> more = new ArrayList<>();
        String[][] steps = {
            {"entered", TestPlant.WELD, ""},
            {"left", TestPlant.WELD, ""},
            {"entered", TestPlant.PAINT, ""},
            {"left", TestPlant.PAINT, ""},
            {"entered", TestPlant.ASSEMBLE, ""},
            {
                "partFitted",
                TestPlant.ASSEMBLE,
                "\"part\":\"motor\",\"serial\":\"M%d\",\"value\":1,\"person\":\"li\"".formatted(car)
            },
            {
                "partFitted",
                TestPlant.ASSEMBLE,
                "\"part\":\"glass\",\"lot\":\"G%d\",\"value\":1,\"person\":\"li\""
                        .formatted(car % 7)
            },
            {"measured", TestPlant.ASSEMBLE, "\"part\":\"torque\",\"value\":45.5"},
            {"left", TestPlant.ASSEMBLE, ""},
            {"measured", TestPlant.GATE, "\"value\":1"},
            {"lineOff", TestPlant.LINE_OFF, ""}
        };
        for (int step = 0; step < steps.length; step++) {
            String id = "s%d-%d".formatted(step, car);
            more.add(id);
            bodies.add(
                    TestPlant.at(
                            id,
                            steps[step][0],
                            steps[step][1],
                            car,
                            from + 60_000L * (step + 1),
                            steps[step][2]));
        }
        add(all, Role.OPERATOR, bodies, more, size);
        return all;
    }

    private static void add(
            List<Parcel> all, Role role, List<String> bodies, List<String> ids, int size) {
        for (int from = 0; from < bodies.size(); from += size) {
            int to = Math.min(bodies.size(), from + size);
            String body = String.join(",", bodies.subList(from, to));
            all.add(
                    new Parcel(
                            role,
                            size == 1 ? body : "[" + body + "]",
                            List.copyOf(ids.subList(from, to))));
        }
    }
}
