package org.lineoff.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lineoff.execute.Records;
import org.lineoff.execute.Status;
import org.lineoff.files.TableText;
import org.lineoff.model.random.Choices;
import org.lineoff.serve.access.Role;
import tools.jackson.databind.JsonNode;

/** Order files in over HTTP, as an ERP sends them. */
class OrderFilesOverHttpTest {
    private static final String GOOD =
            """
            Order,Model,Colour,Market,Wanted,Dealer
            E-1,car,white,home,2026-08-03,north
            E-2,car,red,,,"south, 2"
            E-3,The car,Red,Home,2026/08/04,
            """;
    private static final String CHINESE =
            """
            订单号,车型,颜色,市场,需求日期
            E-1,车型,白,国内,2026年8月3日
            E-2,car,红,,
            E-3,car,red,home,2026-08-04
            """;

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

    private Http.Got send(String type, byte[] file) {
        return erp.with("Content-Type", type).send("POST", "/api/orders", file);
    }

    private Http.Got csv(String text) {
        return send(Reply.CSV, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] file(String kind) throws IOException {
        return switch (kind) {
            case "csv" -> GOOD.getBytes(StandardCharsets.UTF_8);
            case "with a mark" -> ("\uFEFF" + GOOD).getBytes(StandardCharsets.UTF_8);
            case "Windows" -> GOOD.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
            case "semicolons" ->
                    GOOD.replace("\"south, 2\"", "south")
                            .replace(',', ';')
                            .getBytes(StandardCharsets.UTF_8);
            case "Chinese" -> CHINESE.getBytes(StandardCharsets.UTF_8);
            case "GB 18030" -> CHINESE.getBytes(Charset.forName("GB18030"));
            case "xlsx" -> TableText.xlsx("Orders", GOOD);
            default -> TableText.xlsx("订单", CHINESE);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "csv",
                "with a mark",
                "Windows",
                "semicolons",
                "Chinese",
                "GB 18030",
                "xlsx",
                "Chinese xlsx"
            })
    void a_file_of_any_kind_brings_the_same_orders_once(String kind) throws IOException {
        String type = kind.endsWith("xlsx") ? Reply.XLSX : Reply.CSV;
        Http.Got got = send(type, file(kind));
        assertThat(got.status()).as(got.toString()).isEqualTo(200);
        assertThat(got.json().get("taken").intValue()).isEqualTo(3);
        assertThat(got.json().get("faults")).isEmpty();
        JsonNode second = got.json().get("orders").get(1);
        assertThat(second.get("row").intValue()).isEqualTo(3);
        assertThat(second.get("order").stringValue()).isEqualTo("E-2");
        assertThat(second.get("car").intValue()).isEqualTo(2);

        assertThat(plant.execution.records().in(Status.CHECKED)).hasSize(3);
        var first = plant.execution.records().order("E-1").getFirst();
        assertThat(first.options()).isEqualTo("white market:home");
        assertThat(plant.plantClock.date(first.due())).hasToString("2026-08-03");

        long last = plant.execution.records().lastSeq();
        plant.now.addAndGet(3_600_000);
        Http.Got again = send(type, file(kind));
        assertThat(again.json().get("known").intValue()).isEqualTo(3);
        assertThat(again.json().get("taken").intValue()).isZero();
        assertThat(plant.execution.records().lastSeq()).isEqualTo(last);
    }

    @Test
    void every_kind_of_bad_cell_is_answered_at_its_place_in_both_languages_and_the_rest_goes_in() {
        String file =
                """
                Order,Model,Colour,Market,Wanted,Urgent,State,Place
                ,car,red,,,,,
                B-1,van,red,,,,,
                B-2,car,green,,,,,
                B-3,car,,,,,,
                B-4,car,red,moon,,,,
                B-5,car,red,,soon,,,
                B-6,car,red,,,perhaps,,
                B-7,car,red,,,,melted,
                B-8,car,red,,,,,first
                G-1,car,red,home,2026-08-03,yes,open,
                G-1,car,white,,,,,
                %s,car,red,,,,,
                """
                        .formatted("x".repeat(400));
        Http.Got got = csv(file);
        assertThat(got.status()).as(got.toString()).isEqualTo(200);
        List<String> cells = new ArrayList<>();
        for (JsonNode fault : got.json().get("faults")) {
            cells.add(fault.get("cell").stringValue());
            assertThat(fault.get("en").stringValue()).isNotBlank().doesNotContain("\n");
            assertThat(fault.get("zh").stringValue()).matches("(?s).*\\p{IsHan}.*");
        }
        assertThat(cells)
                .containsExactly(
                        "A2", "B3", "C4", "C5", "D6", "E7", "F8", "G9", "H10", "A12", "A13");
        assertThat(got.json().get("refused").intValue()).isEqualTo(11);
        assertThat(got.json().get("taken").intValue()).isEqualTo(1);
        assertThat(plant.execution.records().lastNumber()).isEqualTo(1);
        assertThat(plant.execution.records().order("G-1").getFirst().options())
                .isEqualTo("red market:home");
    }

    @Test
    void a_file_that_asks_for_another_car_changes_the_order_while_that_is_possible() {
        csv("Order,Model,Colour\nC-1,car,red\nC-2,car,red\n");
        JsonNode changed = csv("Order,Model,Colour\nC-1,car,white\nC-2,car,red\n").json();
        assertThat(changed.get("changed").intValue()).isEqualTo(1);
        assertThat(changed.get("known").intValue()).isEqualTo(1);
        assertThat(plant.execution.records().order("C-1").getFirst().options()).isEqualTo("white");
        assertThat(plant.execution.records().order("C-1").getFirst().status())
                .isEqualTo(Status.CHECKED);
    }

    @Test
    void a_file_that_says_nothing_as_a_whole_is_a_bad_request_with_reasons() throws IOException {
        for (Http.Got got :
                List.of(
                        csv(""),
                        csv("Order,Colour\nA,red\n"),
                        csv("a,b\n1,2\n"),
                        send(
                                Reply.XLSX,
                                GOOD.replace("Order", "PK").getBytes(StandardCharsets.UTF_8)),
                        send(Reply.XLSX, new byte[] {'P', 'K', 3, 4, 5}),
                        send(Reply.CSV, new byte[] {'O', 0, 1, 2, (byte) 0xFF}),
                        csv("Order,Model,Colour\n" + "A,car,red\n".repeat(10_001)))) {
            assertThat(got.status()).as(got.toString()).isEqualTo(400);
            assertThat(got.json().get("code").stringValue()).isEqualTo("BAD_FILE");
            JsonNode reason = got.json().get("reasons").get(0);
            assertThat(reason.get("zh").stringValue()).matches("(?s).*\\p{IsHan}.*");
        }
        assertThat(plant.execution.records().lastSeq()).isZero();
        assertThat(send("text/html", file("csv")).status()).isEqualTo(415);
        assertThat(csv("x".repeat(TestServer.ROOMY.bodyBytes() + 1)).status()).isEqualTo(413);
        assertThat(
                        plant.as(Role.VIEWER)
                                .with("Content-Type", Reply.CSV)
                                .post("/api/orders", GOOD)
                                .status())
                .isEqualTo(403);
    }

    @Test
    void a_small_file_that_unpacks_to_very_much_is_refused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in =
                        new ZipInputStream(
                                new ByteArrayInputStream(TableText.xlsx("Orders", GOOD)));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(e.getName()));
                in.transferTo(zip);
            }
            zip.putNextEntry(new ZipEntry("xl/media/image1.png"));
            for (int i = 0; i < 70; i++) {
                zip.write(new byte[1_000_000]);
            }
        }
        byte[] book = out.toByteArray();
        assertThat(book).hasSizeLessThan(TestServer.ROOMY.bodyBytes());
        Http.Got got = send(Reply.XLSX, book);
        assertThat(got.status()).as(got.toString()).isEqualTo(400);
        assertThat(plant.execution.records().lastSeq()).isZero();
    }

    @Test
    void a_workbook_with_any_byte_changed_is_answered_and_breaks_nothing() throws IOException {
        byte[] whole = TableText.xlsx("Orders", GOOD);
        Choices choices = new Choices(7, 0);
        for (int i = 0; i < 400; i++) {
            byte[] broken = whole.clone();
            for (int k = 0; k <= choices.below(3); k++) {
                broken[choices.below(broken.length)] = (byte) choices.below(256);
            }
            Http.Got got = send(Reply.XLSX, broken);
            assertThat(got.status()).as("file " + i + ": " + got).isIn(200, 400);
        }
        assertThat(plant.server.mistakes()).isZero();
    }

    @Test
    void files_sent_at_the_same_time_share_no_build_number() throws Exception {
        List<Thread> senders = new ArrayList<>();
        for (int s = 0; s < 6; s++) {
            StringBuilder file = new StringBuilder("Order,Model,Colour\n");
            for (int i = 0; i < 40; i++) {
                file.append("P-").append(s).append('-').append(i).append(",car,red\n");
            }
            senders.add(Thread.ofVirtual().start(() -> csv(file.toString())));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        assertThat(plant.execution.records().in(Status.CHECKED)).hasSize(240);
        assertThat(plant.execution.records().lastNumber()).isEqualTo(240);
    }

    @Test
    void what_people_send_stands_in_the_trail() {
        Http ann = plant.person("ann", Set.of(Role.PLANNER));
        ann.with("Content-Type", Reply.CSV).post("/api/orders", GOOD);
        assertThat(plant.access.trail().before(Long.MAX_VALUE, 10))
                .anySatisfy(
                        row -> {
                            assertThat(row.who()).isEqualTo("ann");
                            assertThat(row.detail()).contains("E-1, E-2, E-3");
                        });
    }

    // ---- confirmations ----

    /** Cars that get a motor and are scrapped: two confirmations each, among other entries. */
    private void live(int cars) {
        for (int car = 1; car <= cars; car++) {
            plant.sequence(car);
            long now = plant.time();
            plant.as(Role.STATION)
                    .post(
                            "/api/events",
                            TestPlant.at(
                                    "f" + car,
                                    "partFitted",
                                    TestPlant.ASSEMBLE,
                                    car,
                                    now,
                                    "\"part\":\"motor\",\"serial\":\"M-"
                                            + car
                                            + "\",\"person\":\"op\""));
            plant.as(Role.STATION)
                    .post(
                            "/api/events",
                            TestPlant.at("e" + car, "entered", TestPlant.ASSEMBLE, car, now, ""));
            plant.as(Role.QUALITY)
                    .post(
                            "/api/events",
                            """
                            {"id":"s%d","what":"scrapped","time":%d,"car":%d,"person":"q","note":"=1+1; bent, \\"badly\\""}\
                            """
                                    .formatted(car, now, car));
        }
    }

    @Test
    void confirmations_can_be_polled_without_loss_or_doubling_in_pages_of_any_size() {
        live(5);
        List<String> all = new ArrayList<>();
        for (JsonNode one : erp.get("/api/confirmations").json().get("confirmations")) {
            all.add(one.get("seq") + " " + one.get("kind").stringValue() + " " + one.get("car"));
        }
        assertThat(all).hasSize(10).anyMatch(one -> one.endsWith("CONSUMPTION 3"));
        for (int size : List.of(1, 2, 3, 7, 10, 11)) {
            List<String> polled = new ArrayList<>();
            long after = 0;
            boolean more = true;
            while (more) {
                JsonNode page =
                        erp.get("/api/confirmations?after=%d&limit=%d".formatted(after, size))
                                .json();
                for (JsonNode one : page.get("confirmations")) {
                    polled.add(
                            one.get("seq")
                                    + " "
                                    + one.get("kind").stringValue()
                                    + " "
                                    + one.get("car"));
                }
                assertThat(page.get("confirmations").size()).isLessThanOrEqualTo(size);
                after = page.get("next").longValue();
                more = page.get("more").booleanValue();
            }
            assertThat(polled).as("pages of " + size).isEqualTo(all);
            assertThat(after).isEqualTo(plant.execution.records().lastSeq());
            assertThat(erp.get("/api/confirmations?after=" + after).json().get("confirmations"))
                    .isEmpty();
        }
        assertThat(plant.execution.records().page(0, 1000))
                .extracting(Records.Entry::seq)
                .hasSizeGreaterThan(10);
    }

    @Test
    void confirmations_come_as_files_too_by_format_or_by_what_is_accepted() {
        live(1);
        Http.Got json = erp.get("/api/confirmations?limit=1");
        Http.Got csv = erp.get("/api/confirmations?format=csv");
        assertThat(csv.type()).isEqualTo(Reply.CSV);
        assertThat(csv.header("lineoff-next")).isEqualTo(plant.execution.records().lastSeq() + "");
        assertThat(csv.header("lineoff-more")).isEqualTo("false");
        assertThat(csv.text().lines().toList())
                .hasSize(3)
                .element(2)
                .asString()
                .contains(",scrap,")
                .contains("\"'=1+1; bent, \"\"badly\"\"\"");
        Http.Got first = erp.get("/api/confirmations?format=csv&limit=1&lang=zh");
        assertThat(first.text()).contains("记录号").contains("消耗").doesNotContain("报废");
        assertThat(first.header("lineoff-next")).isEqualTo(json.json().get("next") + "");
        assertThat(first.header("lineoff-more")).isEqualTo("true");
        Http chinese =
                erp.with("Accept", "text/html, text/csv;q=0.9").with("Accept-Language", "zh-CN");
        assertThat(chinese.get("/api/confirmations").text()).contains("报废");
        Locale here = Locale.getDefault();
        try {
            Locale.setDefault(Locale.CHINA);
            assertThat(erp.get("/api/confirmations?format=csv").text()).doesNotContain("报废");
        } finally {
            Locale.setDefault(here);
        }
        Http.Got book = erp.with("Accept", Reply.XLSX).get("/api/confirmations");
        assertThat(book.type()).isEqualTo(Reply.XLSX);
        assertThat(book.text()).startsWith("PK");
        assertThat(book.header("content-disposition")).contains(".xlsx");
        assertThat(erp.get("/api/confirmations?format=pdf").status()).isEqualTo(400);
        assertThat(erp.get("/api/confirmations?lang=fr").status()).isEqualTo(400);
        assertThat(plant.as(Role.STATION).get("/api/confirmations").status()).isEqualTo(403);
    }
}
