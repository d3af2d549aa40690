package org.lineoff.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lineoff.serve.access.Role;
import org.lineoff.serve.access.Trail;

/** The machine's clock is set back while the server runs. */
class ClockTest {
    private static final long DAY = Duration.ofDays(1).toMillis();

    @TempDir Path folder;

    @Test
    void a_session_that_was_over_does_not_come_back() {
        try (TestServer plant = new TestServer(folder)) {
            Http li = plant.person("li", Set.of(Role.VIEWER));
            plant.now.addAndGet(Configuration.SHIFT.toMillis());
            assertThat(li.get("/api/plant").status()).isEqualTo(401);
            plant.now.addAndGet(-DAY);
            assertThat(li.get("/api/plant").status()).isEqualTo(401);
        }
    }

    @Test
    void a_session_goes_on_but_not_for_longer_than_one_lasts() {
        try (TestServer plant = new TestServer(folder)) {
            // By a clock that is ten years ahead, and is then mended.
            plant.now.addAndGet(3653 * DAY);
            Http li = plant.person("li", Set.of(Role.VIEWER));
            plant.now.addAndGet(-3653 * DAY);
            assertThat(li.get("/api/plant").status()).isEqualTo(200);
            plant.now.addAndGet(Configuration.SHIFT.toMillis() - 1);
            assertThat(li.get("/api/plant").status()).isEqualTo(200);
            plant.now.addAndGet(1);
            assertThat(li.get("/api/plant").status()).isEqualTo(401);
        }
    }

    @Test
    void stations_go_on_and_nobody_waits_for_the_time_that_was() {
        Limits tight = new Limits(1 << 20, 1000, 16, 10, 5, 1 << 20, 1 << 20);
        try (TestServer plant =
                new TestServer(folder, Configuration.loopback(0, "test").with(tight))) {
            plant.sequence(17);
            Http station = plant.as(Role.STATION);
            String report = entered(plant, "before");
            int refused = 0;
            for (int i = 0; i < 20; i++) {
                refused += station.post("/api/events", report).status() == 429 ? 1 : 0;
            }
            assertThat(refused).isPositive();
            plant.now.addAndGet(-2 * DAY);
            assertThat(station.post("/api/events", report).status()).isEqualTo(429);
            plant.now.addAndGet(1000);
            // The report is of before, by clocks that are right, and of the future by ours.
            assertThat(station.post("/api/events", report).json().get("repeated").booleanValue())
                    .isTrue();
            assertThat(station.post("/api/events", entered(plant, "after")).status())
                    .isEqualTo(200);
            assertThat(plant.execution.projections().differences()).isEmpty();
        }
    }

    @Test
    void theTrailGoesOnInTheOrderInWhichThingsWereDone() {
        try (TestServer plant = new TestServer(folder)) {
            plant.person("li", Set.of(Role.VIEWER));
            plant.now.addAndGet(-DAY);
            plant.person("wang", Set.of(Role.VIEWER));
            Trail.Row last = plant.access.trail().before(Long.MAX_VALUE, 1).getFirst();
            assertThat(last.who()).isEqualTo("wang");
            assertThat(last.time()).isEqualTo(plant.now.get());
            assertThat(plant.access.trail().check(0, 100).broken()).isZero();
        }
    }

    private static String entered(TestServer plant, String id) {
        return TestPlant.at(id, "entered", TestPlant.ASSEMBLE, 17, plant.time(), "");
    }
}
