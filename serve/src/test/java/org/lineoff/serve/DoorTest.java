package org.lineoff.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lineoff.serve.access.Role;
import org.lineoff.serve.access.Trail;
import tools.jackson.databind.JsonNode;

/** Who comes in, how often, and what is said to those who do not. */
class DoorTest {
    @TempDir Path folder;

    /** The clock stands still: while it goes, so many more may ask as the time that it takes. */
    @Test
    void strangers_who_ask_all_at_once_are_refused_from_the_limit_on() throws Exception {
        try (TestServer plant =
                        new TestServer(
                                folder, Configuration.loopback(0, "test").with(Limits.USUAL));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Http stranger = plant.anonymous();
            List<Future<Http.Got>> asked = new ArrayList<>();
            for (int i = 0; i < 260; i++) {
                asked.add(threads.submit(() -> stranger.get("/health")));
            }
            int answered = 0;
            for (Future<Http.Got> one : asked) {
                Http.Got got = one.get();
                assertThat(got.status()).isIn(200, 429);
                answered += got.status() == 200 ? 1 : 0;
            }
            assertThat(answered).isEqualTo(200);
            assertThat(stranger.get("/health").header("retry-after")).isEqualTo("1");
            plant.now.addAndGet(1000);
            int more = 0;
            for (int i = 0; i < 30; i++) {
                more += stranger.get("/health").status() == 200 ? 1 : 0;
            }
            assertThat(more).isEqualTo(20);
        }
    }

    @Test
    void to_ask_for_the_head_takes_the_same_rights_and_has_no_body() {
        try (TestServer plant = new TestServer(folder)) {
            String cars = "/api/cars?status=RECEIVED";
            assertThat(plant.anonymous().send("HEAD", cars, (byte[]) null).status()).isEqualTo(401);
            assertThat(plant.as(Role.STATION).send("HEAD", cars, (byte[]) null).status())
                    .isEqualTo(403);
            Http.Got head = plant.as(Role.VIEWER).send("HEAD", cars, (byte[]) null);
            Http.Got whole = plant.as(Role.VIEWER).get(cars);
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.text()).isEmpty();
            assertThat(head.header("content-length"))
                    .isEqualTo(Integer.toString(whole.text().length()));
            assertThat(plant.anonymous().send("HEAD", "/health", (byte[]) null).status())
                    .isEqualTo(200);
            assertThat(plant.as(Role.VIEWER).send("HEAD", "/api/cars/7", (byte[]) null).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_body_that_cannot_be_taken_is_said_to_be_what_it_is_once_and_in_both_languages() {
        try (TestServer plant = new TestServer(folder)) {
            Http planner = plant.as(Role.PLANNER);
            refused(planner, "\"x\"", "it has to be an object", "应为对象");
            refused(planner, "{\"id\":1,\"id\":2}", "a field stands twice", "字段重复");
            refused(planner, "[".repeat(17), "more than 16 deep", "超过 16 层");
            refused(planner, "{\"id\":" + "1".repeat(50) + "}", "too long", "过长");
            refused(planner, "{\"id\":\n nonsense}", "not JSON, at line 2", "JSON，在第 2 行");
            refused(planner, "", "it is empty", "正文为空");
        }
    }

    private static void refused(Http who, String body, String english, String chinese) {
        Http.Got got = who.post("/api/events", body);
        assertThat(got.status()).as(body).isEqualTo(400);
        JsonNode reasons = got.json().get("reasons");
        assertThat(reasons).as(got.text()).hasSize(1);
        assertThat(reasons.get(0).get("code").stringValue()).isEqualTo("BAD_JSON");
        assertThat(reasons.get(0).get("en").stringValue()).contains(english);
        assertThat(reasons.get(0).get("zh").stringValue())
                .contains(chinese)
                .doesNotContain("line ", "deep");
    }

    @Test
    void what_was_never_heard_of_is_no_empty_answer() {
        try (TestServer plant = new TestServer(folder)) {
            Http viewer = plant.as(Role.VIEWER);
            plant.sequence(17);
            assertThat(viewer.get("/api/cars/17/events").json().get("entries")).isNotEmpty();
            Http.Got none = viewer.get("/api/cars/777/events");
            assertThat(none.status()).isEqualTo(404);
            assertThat(none.text()).contains("there is no car 777", "车辆 777");

            Http.Got part = viewer.get("/api/parts?part=moter&lot=L-1");
            assertThat(part.status()).isEqualTo(404);
            assertThat(part.text()).contains("moter", "there are: ", "motor");
            assertThat(seen(viewer, "/api/parts?part=motor&serial=M-1")).isFalse();
            plant.as(Role.STATION)
                    .post(
                            "/api/events",
                            TestPlant.at(
                                    "f",
                                    "partFitted",
                                    TestPlant.ASSEMBLE,
                                    17,
                                    plant.time(),
                                    "\"part\":\"motor\",\"serial\":\"M-1\",\"person\":\"Li\""));
            assertThat(seen(viewer, "/api/parts?part=motor&serial=M-1")).isTrue();
            assertThat(seen(viewer, "/api/parts?part=motor&serial=M-2")).isFalse();
        }
    }

    private static boolean seen(Http who, String path) {
        Http.Got got = who.get(path);
        assertThat(got.status()).as(got.text()).isEqualTo(200);
        return got.json().get("seen").booleanValue();
    }

    @Test
    void who_is_not_known_hears_what_to_do_and_a_wrong_link_leaves_its_trace() {
        try (TestServer plant = new TestServer(folder)) {
            assertThat(plant.anonymous().get("/api/cars").text())
                    .contains("/login", "Authorization: Bearer", "请在 /login 登录");
            Http.Got got =
                    plant.anonymous()
                            .post(
                                    "/api/setup",
                                    "{\"link\":\"guessed\",\"name\":\"eve\",\"password\":\"%s\"}"
                                            .formatted(TestServer.PASSWORD));
            assertThat(got.status()).isEqualTo(401);
            assertThat(got.json().get("code").stringValue()).isEqualTo("WRONG_LINK");
            assertThat(plant.access.trail().before(Long.MAX_VALUE, 1))
                    .singleElement()
                    .satisfies(
                            row -> {
                                assertThat(row.deed()).isEqualTo(Trail.Deed.SET_UP_REFUSED.id());
                                assertThat(row.origin()).isNotEmpty();
                                assertThat(row.toString()).doesNotContain("guessed");
                            });
            String secret = plant.server.firstLink().orElseThrow().split("#", 2)[1];
            String first =
                    "{\"link\":\"%s\",\"name\":\"%s\",\"password\":\"%s\"}"
                            .formatted(secret, "%s", TestServer.PASSWORD);
            assertThat(plant.anonymous().post("/api/setup", first.formatted("li")).status())
                    .isEqualTo(201);
            assertThat(plant.anonymous().post("/api/setup", first.formatted("eve")).status())
                    .isEqualTo(409);
            assertThat(plant.access.trail().before(Long.MAX_VALUE, 1))
                    .singleElement()
                    .satisfies(
                            row -> {
                                assertThat(row.deed()).isEqualTo(Trail.Deed.SET_UP_REFUSED.id());
                                assertThat(row.toString()).doesNotContain(secret);
                            });
        }
    }
}
