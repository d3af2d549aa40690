package org.lineoff.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lineoff.execute.Database;
import org.lineoff.execute.What;
import org.lineoff.serve.access.Role;
import tools.jackson.databind.JsonNode;

@ParameterizedClass
@EnumSource(Database.class)
class CaptureOverHttpTest {
    @TempDir Path folder;
    @Parameter Database database;
    private TestServer plant;

    @BeforeEach
    void open() {
        Configuration configuration = Configuration.loopback(0, "test").with(TestServer.ROOMY);
        plant = new TestServer(folder, database, configuration);
    }

    @AfterEach
    void close() {
        plant.close();
    }

    private String entered(String id, long car) {
        return TestPlant.at(id, "entered", TestPlant.ASSEMBLE, car, plant.time(), "");
    }

    @Test
    void the_same_report_again_is_the_same_entry() {
        plant.sequence(17);
        Http station = plant.as(Role.STATION);
        JsonNode first = station.post("/api/events", entered("x", 17)).json();
        JsonNode again = station.post("/api/events", entered("x", 17)).json();
        assertThat(again.get("seq")).isEqualTo(first.get("seq"));
        assertThat(first.get("repeated").booleanValue()).isFalse();
        assertThat(again.get("repeated").booleanValue()).isTrue();

        Http.Got other = station.post("/api/events", entered("x", 17).replace(":17", ":18"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text()).contains("ID_REUSED");
        assertThat(plant.anonymous().get("/metrics").text())
                .contains("lineoff_events_captured_total 6.0")
                .contains("lineoff_report_answers_total{answer=\"repeated\"} 1.0")
                .contains("lineoff_report_answers_total{answer=\"rejected\"} 1.0");
    }

    @Test
    void many_who_report_the_same_at_once_get_one_entry() throws Exception {
        plant.sequence(17);
        Http station = plant.as(Role.STATION);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<JsonNode>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String report = entered("x" + i % 5, 17);
                answers.add(threads.submit(() -> station.post("/api/events", report).json()));
            }
            Set<Long> seqs = new java.util.TreeSet<>();
            int fresh = 0;
            for (Future<JsonNode> answer : answers) {
                seqs.add(answer.get().get("seq").longValue());
                fresh += answer.get().get("repeated").booleanValue() ? 0 : 1;
            }
            assertThat(seqs).hasSize(5);
            assertThat(fresh).isEqualTo(5);
        }
        assertThat(plant.execution.records().events(17)).hasSize(10);
    }

    @Test
    void each_report_of_a_list_has_its_own_answer_in_its_place() {
        plant.sequence(17);
        String list =
                "["
                        + String.join(
                                ",",
                                entered("a", 17),
                                "{\"id\":\"b\",\"what\":\"nonsense\"}",
                                entered("c", 99),
                                TestPlant.at("d", "entered", TestPlant.WELD, 17, plant.time(), ""),
                                TestPlant.at("e", "sequenced", TestPlant.ASSEMBLE, 17, 1, ""),
                                "7",
                                entered("a", 17))
                        + "]";
        Http.Got got = plant.as(Role.STATION).post("/api/events", list);
        assertThat(got.status()).isEqualTo(200);
        List<String> answers = new ArrayList<>();
        got.json()
                .forEach(
                        one ->
                                answers.add(
                                        one.get("id").asString()
                                                + " "
                                                + one.get("answer").asString()));
        assertThat(answers)
                .containsExactly(
                        "a accepted",
                        "b invalid",
                        "c rejected",
                        "d forbidden",
                        "e forbidden",
                        " invalid",
                        "a accepted");
        assertThat(got.json().get(1).get("reasons")).hasSize(2);
        assertThat(got.json().get(3).toString()).contains("NOT_YOUR_PLACE");
        assertThat(got.json().get(4).toString()).contains("MAY_NOT_REPORT");
    }

    @Test
    void who_may_report_what_is_what_the_page_says() {
        long car = 100;
        for (What what : What.values()) {
            for (Role role : EnumSet.complementOf(EnumSet.of(Role.ADMINISTRATOR, Role.VIEWER))) {
                String report =
                        TestPlant.at(
                                "r" + car++, what.id(), TestPlant.ASSEMBLE, 1, plant.time(), "");
                Http.Got got = plant.as(role).post("/api/events", report);
                assertThat(got.status() != 403)
                        .as(role + " " + what + ": " + got)
                        .isEqualTo(Rights.mayReport(what).contains(role));
            }
            assertThat(Rights.mayReport(what)).as(what.toString()).isNotEmpty();
            assertThat(Rights.mayReport(what)).doesNotContain(Role.VIEWER, Role.ADMINISTRATOR);
            if (what.type() == null && what != What.PART_REMOVED) {
                assertThat(Rights.mayReport(what)).doesNotContain(Role.STATION, Role.OPERATOR);
            }
        }
    }

    @Test
    void a_station_reports_from_its_places_and_what_is_below_them_only() {
        Http shop = plant.token("shop", Set.of(Role.STATION), List.of("main/line/cars"));
        Http all = plant.token("all", Set.of(Role.STATION), List.of("plant"));
        plant.sequence(17);
        for (String place : List.of(TestPlant.WELD, TestPlant.GATE, TestPlant.REPAIR)) {
            String report = TestPlant.at(place, "entered", place, 17, plant.time(), "");
            assertThat(shop.post("/api/events", report).status()).as(place).isEqualTo(200);
        }
        for (String place : List.of("main/line/carsxx", "main/line/release", "main", "")) {
            String report = TestPlant.at("x" + place, "entered", place, 17, plant.time(), "");
            assertThat(shop.post("/api/events", report).status()).as(place).isEqualTo(403);
        }
        String release = TestPlant.at("r", "entered", "main/line/release", 17, plant.time(), "");
        assertThat(all.post("/api/events", release).status()).isEqualTo(200);
    }

    @Test
    void a_person_reports_in_their_own_name() {
        plant.sequence(17);
        Http li = plant.person("Li", Set.of(Role.OPERATOR));
        String report =
                TestPlant.at(
                        "p",
                        "partFitted",
                        TestPlant.ASSEMBLE,
                        17,
                        plant.time(),
                        "\"part\":\"motor\",\"serial\":\"M1\"");
        assertThat(
                        li.post(
                                        "/api/events",
                                        report.replace("\"M1\"", "\"M1\",\"person\":\"wang\""))
                                .text())
                .contains("NOT_YOU");
        assertThat(li.post("/api/events", report).status()).isEqualTo(200);
        assertThat(plant.execution.genealogy().everIn(17).getFirst().person()).isEqualTo("li");
    }

    @Test
    void time_is_plant_time_or_an_instant_and_both_are_the_same_report() {
        plant.sequence(17);
        Http station = plant.as(Role.STATION);
        String number = entered("t", 17);
        String instant =
                number.replace(
                        Long.toString(plant.time()),
                        "\"" + java.time.Instant.ofEpochMilli(plant.now.get()) + "\"");
        assertThat(station.post("/api/events", number).status()).isEqualTo(200);
        assertThat(station.post("/api/events", instant).json().get("repeated").booleanValue())
                .isTrue();
    }

    @Test
    void what_was_refused_can_be_looked_at_with_its_reasons() {
        plant.as(Role.STATION).post("/api/events", entered("lost", 4711));
        JsonNode list = plant.as(Role.QUALITY).get("/api/rejected").json();
        assertThat(list.get("rejected")).hasSize(1);
        JsonNode one = list.get("rejected").get(0);
        assertThat(one.get("report").get("id").stringValue()).isEqualTo("lost");
        assertThat(one.get("codes").toString()).contains("UNKNOWN_CAR");
        assertThat(one.get("zh").stringValue()).contains("4711");
    }

    @Test
    void
            what_was_refused_is_dealt_with_once_by_who_may_report_it_and_open_again_if_it_comes_again() {
        String lost = entered("lost", 4711);
        plant.as(Role.STATION).post("/api/events", lost);
        Http operator = plant.person("li", Set.of(Role.OPERATOR));
        JsonNode waits = operator.get("/api/rejected").json().get("rejected").get(0);
        String dealt =
                "{\"key\":\"%s\",\"note\":\"scanned a poster\"}"
                        .formatted(waits.get("key").stringValue());
        assertThat(plant.as(Role.PLANNER).put("/api/rejected", dealt).text())
                .contains("MAY_NOT_REPORT");
        assertThat(operator.put("/api/rejected", dealt.replace("scanned a poster", " ")).status())
                .isEqualTo(400);
        plant.now.addAndGet(60_000);
        JsonNode now = operator.put("/api/rejected", dealt).json();
        assertThat(now.get("settledBy").stringValue()).isEqualTo("li");
        assertThat(now.get("settledNote").stringValue()).isEqualTo("scanned a poster");
        assertThat(java.time.OffsetDateTime.parse(now.get("settled").stringValue()).toInstant())
                .isEqualTo(java.time.Instant.ofEpochMilli(plant.now.get()));
        assertThat(operator.put("/api/rejected", dealt).json().get("code").stringValue())
                .isEqualTo("SETTLED_BEFORE");
        assertThat(operator.get("/api/rejected").json().get("rejected")).isEmpty();
        assertThat(operator.get("/api/rejected?state=dealt").json().get("rejected")).hasSize(1);
        assertThat(operator.get("/api/rejected?state=both").status()).isEqualTo(400);
        assertThat(plant.access.trail().before(Long.MAX_VALUE, 1).getFirst())
                .matches(row -> row.deed().equals("dealt with") && row.who().equals("li"))
                .matches(row -> row.subject().equals("lost"))
                .matches(row -> row.detail().contains("scanned a poster"));

        plant.as(Role.STATION).post("/api/events", lost);
        JsonNode again = operator.get("/api/rejected").json().get("rejected").get(0);
        assertThat(again.get("times").intValue()).isEqualTo(2);
        assertThat(again.has("settled")).isFalse();
        assertThat(again.get("settledNote").stringValue()).isEqualTo("scanned a poster");
        plant.now.addAndGet(-60_000);
        plant.sequence(4711);
        plant.as(Role.STATION).post("/api/events", lost);
        again = operator.get("/api/rejected").json().get("rejected").get(0);
        assertThat(again.get("acceptedAs").longValue())
                .isEqualTo(plant.execution.records().lastSeq());
    }

    @Test
    void orders_come_in_and_what_becomes_of_them_goes_out() {
        Http erp = plant.token("erp", Set.of(Role.PLANNER), List.of());
        String order = "{\"order\":\"B-1\",\"car\":5,\"model\":\"car\",\"options\":[\"red\"]}";
        assertThat(erp.post("/api/orders", order).json().get("repeated").booleanValue()).isFalse();
        plant.now.addAndGet(60_000);
        assertThat(erp.post("/api/orders", order).json().get("repeated").booleanValue()).isTrue();
        assertThat(erp.post("/api/orders", order.replace("red", "white")).text())
                .contains("ID_REUSED");
        plant.sequence(17);
        plant.as(Role.STATION).post("/api/events", entered("x", 17));
        JsonNode out = erp.get("/api/orders/events?limit=1000").json();
        List<String> what = new ArrayList<>();
        out.get("entries").forEach(one -> what.add(one.get("report").get("what").stringValue()));
        assertThat(what)
                .containsExactly(
                        "ordered", "ordered", "checked", "promised", "planned", "sequenced");
        JsonNode rest = erp.get("/api/orders/events?after=" + out.get("next")).json();
        assertThat(rest.get("entries")).isEmpty();
    }

    @Test
    void what_is_under_way_when_the_server_stops_is_acknowledged_and_kept() throws Exception {
        plant.sequence(17);
        Http station = plant.as(Role.STATION);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Http.Got>> answers = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                String report = entered("s" + i, 17);
                answers.add(threads.submit(() -> station.post("/api/events", report)));
                if (i == 200) {
                    while (plant.execution.records().events(17).size() <= 5) {
                        Thread.sleep(1);
                    }
                    threads.execute(plant.server::close);
                }
            }
            int accepted = 0;
            for (Future<Http.Got> answer : answers) {
                try {
                    Http.Got got = answer.get();
                    assertThat(got.status()).isIn(200, 503);
                    accepted += got.status() == 200 ? 1 : 0;
                } catch (java.util.concurrent.ExecutionException e) {
                    // It came after the door was shut.
                    assertThat(e.getCause()).isInstanceOf(java.io.UncheckedIOException.class);
                }
            }
            assertThat(accepted).isPositive();
            assertThat(plant.execution.records().events(17).size() - 5).isEqualTo(accepted);
        }
    }
}
