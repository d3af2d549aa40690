package org.lineoff.serve.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.lineoff.execute.Database;
import org.lineoff.execute.Execution;
import org.lineoff.execute.Store;
import org.lineoff.model.Plant;
import org.lineoff.model.time.PlantClock;
import org.lineoff.serve.Configuration;
import org.lineoff.serve.Limits;
import org.lineoff.serve.Server;
import org.lineoff.serve.TestPlant;
import org.lineoff.serve.access.AccessStore;
import org.lineoff.serve.access.Caller;
import org.lineoff.serve.access.Role;

/** The whole server as a program, to be killed. {@link ServerProcess} starts it. */
final class ServedPlant {
    /** When it is in the plant, always: what is reported must not depend on when a test runs. */
    static final Instant NOW = Instant.parse("2026-05-04T08:00:00Z");

    private static final int ANY = 1 << 20;
    private static final Limits ROOMY = new Limits(ANY, 1000, 16, ANY, ANY, ANY, ANY);
    private static final Caller NOBODY =
            new Caller(Caller.Kind.PERSON, "test", Set.of(), List.of());

    private ServedPlant() {}

    /**
     * Serves until its input ends, then stops as it should. Prints the tokens that it makes, one a
     * line (a store has them once), then its address.
     *
     * @param arguments where the store is, as {@link Database} says it
     */
    public static void main(String[] arguments) throws IOException {
        Plant plant = TestPlant.plant();
        InstantSource clock = () -> NOW;
        long time = time(plant);
        try (Store store = Database.open(arguments[0]);
                AccessStore access = access(arguments[0], clock);
                Execution execution = new Execution(store, TestPlant.RULES, () -> time);
                Server server =
                        Server.start(
                                Configuration.loopback(0, "test").with(ROOMY),
                                plant,
                                TestPlant.RULES,
                                execution,
                                access,
                                clock)) {
            for (Role role : Stations.ROLES) {
                access.tokens()
                        .make(role.id(), Set.of(role), List.of("plant"), NOBODY, "")
                        .ifPresent(token -> System.out.println("token " + role.id() + " " + token));
            }
            System.out.println("address " + server.address());
            System.out.flush();
            while (System.in.read() >= 0) {
                // Nothing is said to it; its input ends when it shall stop.
            }
        }
    }

    /** The plant's time, always. */
    static long time(Plant plant) {
        return new PlantClock(plant.timeZone(), plant.horizon().from()).at(NOW);
    }

    private static AccessStore access(String place, InstantSource clock) {
        return place.startsWith("jdbc:")
                ? AccessStore.postgresql(place, "lineoff", "", clock)
                : AccessStore.sqlite(Path.of(place).resolveSibling("access.db"), clock);
    }
}
