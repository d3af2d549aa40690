package org.lineoff.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lineoff.execute.Car;
import org.lineoff.execute.Status;
import org.lineoff.forecast.Progress;
import org.lineoff.forecast.ReadyDates;
import org.lineoff.forecast.Settings;
import org.lineoff.serve.access.Role;
import tools.jackson.databind.JsonNode;

/** From an order file to a promised date, over HTTP. */
class PromiseOverHttpTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);

    @TempDir Path folder;
    private TestServer plant;
    private Http erp;

    @BeforeEach
    void open() {
        plant = new TestServer(folder);
        erp = plant.token("erp", Set.of(Role.PLANNER), List.of());
    }

    @AfterEach
    void close() {
        plant.close();
    }

    private void orders(int from, int to) {
        StringBuilder file = new StringBuilder("Order,Model,Colour\n");
        for (int i = from; i <= to; i++) {
            file.append("O-").append(i).append(",car,").append(i % 3 == 0 ? "red\n" : "white\n");
        }
        Http.Got got =
                erp.with("Content-Type", Reply.CSV)
                        .send(
                                "POST",
                                "/api/orders",
                                file.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(got.json().get("taken").intValue()).isEqualTo(to - from + 1);
    }

    /** Asks until the dates are there. */
    static JsonNode ready(Http who, String query) {
        for (int i = 0; i < 600; i++) {
            JsonNode got = who.get("/api/promise" + query).json();
            if (got.get("state").stringValue().equals("ready")) {
                return got;
            }
            assertThat(got.get("state").stringValue()).isIn("computing", "renewing");
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        throw new AssertionError("no dates within half a minute");
    }

    /** What the same replications say, made here. */
    private ReadyDates oracle(int waiting) {
        var runs = plant.plant.runs();
        return ReadyDates.of(
                plant.plant,
                new Settings(TODAY, Math.max(20, runs.replications()), 1, runs.seed(), 2, "test"),
                waiting,
                Progress.none());
    }

    @Test
    void an_order_is_told_and_promised_the_day_that_the_replications_say() {
        orders(1, 800);
        JsonNode first = erp.get("/api/promise").json();
        assertThat(first.get("dates")).isEmpty();
        assertThat(first.get("state").stringValue()).isEqualTo("computing");
        assertThat(erp.post("/api/orders/O-1/promise", "{}").json().get("code").stringValue())
                .isEqualTo("NO_DATES_YET");

        JsonNode outlook = ready(plant.as(Role.VIEWER), "?by=2026-05-20");
        ReadyDates oracle = oracle(800);
        assertThat(outlook.get("ahead").intValue()).isEqualTo(800);
        assertThat(outlook.get("asOf").stringValue()).isEqualTo("2026-05-04");
        assertThat(outlook.get("replications").intValue()).isEqualTo(oracle.runs().size());
        assertThat(outlook.get("ageSeconds").intValue()).isZero();
        for (int i = 0; i < 2; i++) {
            double chance = i == 0 ? 0.5 : 0.8;
            JsonNode date = outlook.get("dates").get(i);
            assertThat(date.get("chance").doubleValue()).isEqualTo(chance);
            assertThat(date.get("day").stringValue())
                    .isEqualTo(oracle.day(800, chance).orElseThrow().toString());
        }
        assertThat(outlook.get("chance").doubleValue())
                .isEqualTo(oracle.chance(800, LocalDate.of(2026, 5, 20)));

        JsonNode one = ready(erp, "?order=O-500&chance=0.9");
        assertThat(one.get("ahead").intValue()).isEqualTo(499);
        assertThat(one.get("status").stringValue()).isEqualTo("CHECKED");
        assertThat(one.get("dates").get(0).get("day").stringValue())
                .isEqualTo(oracle.day(499, 0.9).orElseThrow().toString());
        assertThat(plant.execution.records().in(Status.PROMISED)).isEmpty();

        Http.Got promised = erp.post("/api/orders/O-500/promise", "{\"chance\":0.9}");
        assertThat(promised.status()).as(promised.toString()).isEqualTo(200);
        Car car = plant.execution.records().order("O-500").getFirst();
        assertThat(car.status()).isEqualTo(Status.PROMISED);
        assertThat(car.chance()).isEqualTo(0.9);
        assertThat(Optional.of(plant.plantClock.date(car.promised())))
                .isEqualTo(oracle.day(499, 0.9));
        assertThat(promised.json().get("day").stringValue())
                .isEqualTo(oracle.day(499, 0.9).orElseThrow().toString());
    }

    @Test
    void what_is_no_order_no_chance_or_no_day_is_said() {
        assertThat(erp.get("/api/promise?order=nobody").status()).isEqualTo(404);
        assertThat(erp.post("/api/orders/nobody/promise", "{}").status()).isEqualTo(404);
        for (String wrong : List.of("chance=80", "chance=0", "chance=NaN", "by=tomorrow", "x=1")) {
            assertThat(erp.get("/api/promise?" + wrong).status()).as(wrong).isEqualTo(400);
        }
        orders(1, 1);
        assertThat(erp.post("/api/orders/O-1/promise", "{\"chance\":2}").status()).isEqualTo(400);
        assertThat(plant.as(Role.VIEWER).post("/api/orders/O-1/promise", "{}").status())
                .isEqualTo(403);
        plant.now.addAndGet(400L * 86_400_000);
        assertThat(erp.get("/api/promise").json().get("state").stringValue()).isEqualTo("outside");
        assertThat(erp.post("/api/orders/O-1/promise", "{}").status()).isEqualTo(409);
    }

    @Test
    void a_car_on_its_way_is_ahead_of_orders_that_wait_and_too_late_for_a_promise() {
        orders(1, 3);
        plant.sequence(17);
        plant.as(Role.STATION)
                .post(
                        "/api/events",
                        TestPlant.at("e", "entered", TestPlant.ASSEMBLE, 17, plant.time(), ""));
        assertThat(ready(erp, "?order=O-1").get("ahead").intValue()).isEqualTo(1);
        assertThat(ready(erp, "?order=A-17").get("ahead").intValue()).isZero();
        Http.Got late = erp.post("/api/orders/A-17/promise", "{}");
        assertThat(late.status()).as(late.toString()).isEqualTo(422);
        assertThat(late.text()).contains("WRONG_STATUS");
    }

    @Test
    void new_dates_are_made_when_the_day_is_over_and_the_old_ones_answer_until_then() {
        orders(1, 10);
        assertThat(ready(erp, "").get("asOf").stringValue()).isEqualTo("2026-05-04");
        plant.now.addAndGet(86_400_000);
        boolean old = false;
        for (int i = 0; i < 600; i++) {
            JsonNode got = erp.get("/api/promise").json();
            assertThat(got.get("dates")).hasSize(2);
            if (got.get("asOf").stringValue().equals("2026-05-05")) {
                assertThat(old).isTrue();
                return;
            }
            assertThat(got.get("state").stringValue()).isIn("ready", "renewing");
            assertThat(got.get("ageSeconds").intValue()).isEqualTo(86_400);
            old = true;
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("no new dates within half a minute");
    }

    @Test
    void started_so_the_server_promises_every_checked_order_by_itself() {
        orders(1, 700);
        plant.server.promiseOrders(0.8);
        for (int i = 0; i < 600; i++) {
            if (plant.execution.records().in(Status.PROMISED).size() == 700) {
                break;
            }
            LockSupport.parkNanos(50_000_000);
        }
        List<Car> promised = plant.execution.records().in(Status.PROMISED);
        assertThat(promised).hasSize(700);
        ReadyDates oracle = oracle(700);
        for (Car car : promised) {
            assertThat(Optional.of(plant.plantClock.date(car.promised())))
                    .as(car.order())
                    .isEqualTo(oracle.day(car.number() - 1, 0.8));
        }
        assertThat(plant.execution.records().aside()).isEmpty();
        assertThat(plant.server.mistakes()).isZero();
    }
}
