package org.lineoff.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lineoff.execute.Status;
import org.lineoff.serve.access.Role;

/** A car on its way through the plant, as people at its places see and report it. */
@Tag("browser")
class StationInBrowserTest {
    @TempDir static Path folder;
    private static TestServer plant;
    private static Browser browser;
    private static Http machine;

    @BeforeAll
    static void open() {
        plant = new TestServer(folder);
        // Pages know the time of the browser only.
        plant.now.set(System.currentTimeMillis());
        machine = plant.token("machine", Set.of(Role.STATION), List.of("plant"));
        plant.access
                .people()
                .make(
                        "li",
                        TestServer.PASSWORD,
                        EnumSet.complementOf(EnumSet.of(Role.STATION)),
                        TestServer.NOBODY,
                        "");
        browser = Browser.assumed(folder.resolve("profile"));
        browser.look(1280, false);
        browser.open(plant.server.address() + "/station?place=" + TestPlant.ASSEMBLE);
        browser.until("sign-in", () -> browser.find("#name").isDisplayed());
        browser.fill("#name", "li");
        browser.enter("#password", TestServer.PASSWORD);
        browser.until("the station", () -> browser.find("#scan").isDisplayed());
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        plant.close();
    }

    private static void station(String place, String language) {
        browser.console();
        browser.open(plant.server.address() + "/station?place=" + place + "&lang=" + language);
        browser.until("the station", () -> browser.find("#scan").isDisplayed());
    }

    private static String words(String language, String key) {
        return Words.of(language).get(key);
    }

    @ParameterizedTest
    @CsvSource({"en,31,1280,false", "zh,32,400,true"})
    void a_car_is_fitted_refused_at_the_gate_repaired_and_released(
            String language, long car, int width, boolean dark) throws IOException {
        plant.sequence(car);
        browser.look(width, dark);

        station(TestPlant.ASSEMBLE, language);
        browser.enter("#scan", Long.toString(car));
        browser.press(words(language, "takeIn"));
        browser.untilShown(words(language, "what.entered"));
        browser.enter("#fit-0", "M-" + car);
        browser.untilShown(words(language, "fit.done") + ": M-" + car);
        browser.enter("#measure-0", "61");
        browser.untilShown(words(language, "measure.bad"));
        accessible();
        assertThat(plant.execution.genealogy().piece("motor", "M-" + car)).hasSize(1);

        station(TestPlant.GATE, language);
        browser.enter("#scan", Long.toString(car));
        browser.press(words(language, "gate.pass"));
        browser.untilShown("OUT_OF_LIMITS");
        assertThat(browser.find(".count.refused").getText()).contains("1");
        accessible();
        browser.run("document.getElementById('defect').value = 'weld'");
        browser.press(words(language, "defect.do"));
        browser.untilShown(words(language, "defect.class").replace("{0}", "A"));
        browser.press(words(language, "gate.fail"));
        browser.untilShown(": " + words(language, "what.failed"));
        browser.press(words(language, "reports.dismiss"));
        browser.until(
                "nothing refused",
                () -> browser.driver.findElements(byCss(".count.refused")).isEmpty());

        station(TestPlant.REPAIR, language);
        browser.enter("#scan", Long.toString(car));
        browser.press(words(language, "takeIn"));
        browser.press(words(language, "defect.cured"));
        browser.untilShown(words(language, "defects.none"));
        browser.press(words(language, "finish"));
        browser.untilShown(words(language, "what.left"));
        accessible();

        station(TestPlant.ASSEMBLE, language);
        browser.enter("#scan", Long.toString(car));
        browser.enter("#measure-0", language.equals("zh") ? "45,5" : "45.5");
        browser.untilShown(words(language, "measure.good"));

        station(TestPlant.GATE, language);
        browser.enter("#scan", Long.toString(car));
        browser.press(words(language, "gate.pass"));
        browser.untilShown(words(language, "gate.passedBefore"));
        plant.now.set(System.currentTimeMillis());
        String off =
                TestPlant.at("off" + car, "lineOff", TestPlant.LINE_OFF, car, plant.time(), "");
        assertThat(machine.post("/api/events", off).status()).isEqualTo(200);
        browser.press(words(language, "decide.release"));
        browser.untilShown("NO_VIN");
        String number =
                """
                {"id":"vin%1$d","what":"numbered","time":%2$d,"car":%1$d,"part":"LZZ","lot":"ABCDE","visit":2026,"note":"P"}"""
                        .formatted(car, plant.time());
        assertThat(plant.as(Role.PLANNER).post("/api/events", number).status()).isEqualTo(200);
        browser.press(words(language, "reports.again"));
        browser.until(
                "it is released",
                () -> plant.execution.records().car(car).orElseThrow().status() == Status.RELEASED);
        accessible();
        assertThat(browser.run("return document.documentElement.lang")).isEqualTo(language);
        assertThat(((Number) browser.run("return document.documentElement.scrollWidth")).intValue())
                .as("nothing sticks out")
                .isLessThanOrEqualTo(width);
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void what_is_entered_without_a_network_waits_on_the_device_and_is_saved_once() {
        plant.sequence(41);
        browser.look(1280, false);
        station(TestPlant.ASSEMBLE, "en");
        browser.enter("#scan", "41");
        browser.press("Car came in");
        browser.untilShown("work began");

        browser.offline(true);
        browser.enter("#fit-0", "M-41");
        browser.untilShown("The server does not answer");
        assertThat(browser.find(".count.waiting b").getText()).contains("1");
        assertThat(plant.execution.genealogy().everIn(41)).isEmpty();

        browser.offline(false);
        browser.untilShown("fitted: M-41");
        browser.until(
                "nothing waits",
                () -> browser.driver.findElements(byCss(".count.waiting")).isEmpty());
        assertThat(plant.execution.genealogy().everIn(41)).hasSize(1);
        browser.console();
    }

    @Test
    void what_waits_outlives_the_page_and_an_answer_that_was_lost_does_no_harm() {
        plant.sequence(42);
        station(TestPlant.ASSEMBLE, "en");
        // As a browser leaves it that was closed between the server's answer and its own knowing.
        String report =
                TestPlant.at(
                        "lost-1",
                        "partFitted",
                        TestPlant.ASSEMBLE,
                        42,
                        plant.time(),
                        "\"part\":\"motor\",\"serial\":\"M-42\",\"person\":\"li\"");
        Http li = plant.signIn("li", TestServer.PASSWORD);
        assertThat(li.post("/api/events", report).json().get("repeated").booleanValue()).isFalse();
        browser.run(
                "localStorage.setItem('lineoff.report.lost-1', JSON.stringify({ n: 1, place:"
                        + " arguments[0], words: 'Motor', report: JSON.parse(arguments[1]) }))",
                TestPlant.ASSEMBLE,
                report);
        station(TestPlant.ASSEMBLE, "en");
        browser.untilShown("✓ 1 Saved");
        assertThat(plant.execution.genealogy().everIn(42)).hasSize(1);
        assertThat(browser.run("return localStorage.getItem('lineoff.report.lost-1')")).isNull();
    }

    @Test
    void the_line_is_stopped_and_runs_again_by_the_keyboard_alone() {
        station(TestPlant.WELD, "en");
        for (int i = 0; i < 20 && !focused().equals("Stop the line"); i++) {
            browser.key(org.openqa.selenium.Keys.TAB);
        }
        browser.key(org.openqa.selenium.Keys.ENTER);
        browser.untilShown("Line stopped since");
        browser.untilShown("line stopped");
        browser.key(org.openqa.selenium.Keys.ENTER);
        browser.untilShown("line runs again");
        browser.until("all is saved", () -> browser.find(".count.saved b").getText().endsWith("2"));
        List<String> what =
                plant.execution.records().page(0, 1000).stream()
                        .filter(entry -> entry.report().place().equals(TestPlant.WELD))
                        .map(entry -> entry.report().what().id() + " " + entry.report().person())
                        .toList();
        assertThat(what).containsExactly("failed li", "repaired li");
    }

    private static String focused() {
        return String.valueOf(browser.run("return document.activeElement.innerText"));
    }

    @ParameterizedTest
    @CsvSource({
        "/,en",
        "/,zh",
        "/admin,en",
        "/admin,zh",
        "/rejected,en",
        "/rejected,zh",
        "/login,zh",
        "/setup,en"
    })
    void other_pages_are_whole_too(String path, String language) throws IOException {
        browser.look(400, language.equals("zh"));
        browser.console();
        browser.open(plant.server.address() + path + "?lang=" + language);
        browser.until("a heading", () -> !browser.find("h1").getText().isEmpty());
        accessible();
        assertThat(((Number) browser.run("return document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(400);
        assertThat(browser.console()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en,1280,false", "zh,400,true"})
    void what_was_refused_is_found_dealt_with_and_found_among_what_was(
            String language, int width, boolean dark) throws IOException {
        String id = "poster-" + language;
        long car = language.equals("en") ? 90_001 : 90_002;
        machine.post(
                "/api/events",
                TestPlant.at(id, "entered", TestPlant.ASSEMBLE, car, plant.time(), ""));
        browser.look(width, dark);
        browser.console();
        browser.open(plant.server.address() + "/rejected?lang=" + language);
        browser.untilShown(id);
        browser.untilShown("UNKNOWN_CAR");
        accessible();
        String button =
                "button[aria-label='%s: %s']".formatted(words(language, "rejected.settle"), id);
        browser.find(button).click();
        browser.untilShown(words(language, "rejected.noteNeeded"));
        browser.run(
                "arguments[0].closest('form').querySelector('input').id = 'the-note'",
                browser.find(button));
        browser.enter("#the-note", "a poster, not a car");
        browser.untilShown(words(language, "rejected.done").replace("{0}", id));
        browser.until(
                "it waits no longer", () -> browser.driver.findElements(byCss(button)).isEmpty());
        accessible();
        browser.press(words(language, "rejected.dealtOnes"));
        browser.untilShown("a poster, not a car");
        assertThat(browser.text()).contains(id).contains("li");
        accessible();
        assertThat(((Number) browser.run("return document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(width);
        assertThat(browser.console()).isEmpty();
    }

    private static org.openqa.selenium.By byCss(String selector) {
        return org.openqa.selenium.By.cssSelector(selector);
    }

    /** What axe finds wrong with the page as it is now: nothing. */
    @SuppressWarnings("unchecked")
    private static void accessible() throws IOException {
        try (InputStream axe = StationInBrowserTest.class.getResourceAsStream("/axe.min.js")) {
            browser.run(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        List<Map<String, Object>> found =
                (List<Map<String, Object>>)
                        browser.driver.executeAsyncScript(
                                """
                                const done = arguments[arguments.length - 1];
                                axe.run().then(result => done(result.violations.map(one =>
                                    ({ id: one.id, at: one.nodes.map(node => node.html).join(' | ') }))));
                                """);
        assertThat(found).isEmpty();
    }
}
