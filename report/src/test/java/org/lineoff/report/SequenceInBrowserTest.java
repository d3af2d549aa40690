package org.lineoff.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of a planned week as Chromium shows it. */
@Tag("browser")
class SequenceInBrowserTest {
    private static final String TEXT = "return document.getElementById('page').innerText";

    @TempDir static Path folder;
    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.assumed(folder.resolve("profile"));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private static void show(int perDay, String language, int width, boolean dark)
            throws IOException {
        Path page =
                ReportFolder.write(
                        MadeUpSequence.of(6, perDay, true),
                        folder.resolve(language + perDay),
                        language);
        browser.show(page, width, dark);
    }

    @ParameterizedTest
    @CsvSource({
        "900,en,1440,false",
        "900,en,390,true",
        "900,zh,1440,true",
        "900,zh,390,false",
        "40,en,820,false",
        "40,zh,320,false"
    })
    void it_opens_from_disk_without_errors_and_nothing_sticks_out(
            int perDay, String language, int width, boolean dark) throws IOException {
        show(perDay, language, width, dark);
        browser.click("#period-1 .more");

        assertThat(browser.console()).isEmpty();
        assertThat(browser.number("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
        assertThat(browser.number("return document.querySelectorAll('svg.row').length"))
                .as("six days, four strips, before and after")
                .isEqualTo(6 * 4 * 2);
        assertThat(browser.number("return document.querySelectorAll('*').length"))
                .as("light enough for any week")
                .isLessThan(12_000);
        assertThat(browser.loaded()).as("nothing is loaded").isEmpty();
    }

    @Test
    void every_car_that_has_something_is_in_its_strip_and_every_mark_says_what_is_wrong()
            throws IOException {
        show(900, "en", 1440, false);
        SequenceSheet sheet = MadeUpSequence.of(6, 900, true);
        SequenceSheet.Side side = sheet.periods().get(2).after();
        long having = side.cells().get(1).chars().filter(c -> c == '0').count();
        assertThat(
                        browser.number(
                                "return [...document.querySelectorAll('#period-2 .pair:nth-of-type(3)"
                                        + " .after .car')].flatMap(p => [...p.getAttribute('d')"
                                        + ".matchAll(/h([0-9]+)v/g)]).reduce((n, m) => n +"
                                        + " Number(m[1]), 0)"))
                .isEqualTo(having);
        assertThat(browser.number("return document.querySelectorAll('.row .broken').length"))
                .isEqualTo(
                        sheet.periods().stream()
                                .mapToLong(
                                        p -> p.before().marks().size() + p.after().marks().size())
                                .sum());
        assertThat(
                        browser.strings(
                                "return [...document.querySelectorAll('.row .broken title')].map(t => t.textContent)"))
                .allMatch(text -> text.contains("place") && text.contains("too many"));
    }

    @Test
    void a_violation_leads_to_its_cars_and_a_strip_to_the_place_pressed() throws IOException {
        show(900, "en", 1440, false);
        browser.click("button[data-value='before']");
        browser.click(".violations .place");
        assertThat(browser.number("return document.querySelectorAll('.lens').length")).isEqualTo(1);
        assertThat(browser.number("return document.querySelectorAll('.stretch .frame').length"))
                .isPositive();
        assertThat(browser.run("return document.querySelector('.stretch .cell title').textContent"))
                .asString()
                .startsWith("place 1 ")
                .contains("202503");
        browser.click("#period-4 .hold");
        assertThat(browser.run("return document.querySelector('#period-4 .lensbar').innerText"))
                .asString()
                .contains("of 900");
        assertThat(browser.number("return document.querySelectorAll('.lens').length")).isEqualTo(1);
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void it_says_what_the_plant_makes_of_it_in_both_languages() throws IOException {
        show(900, "en", 1440, false);
        assertThat(browser.run(TEXT).toString())
                .contains("The planned order against “first come”: 38 more cars (25 to 52).")
                .contains("The planned order against “random”: no difference in cars is seen.")
                .contains("−38 (−52 to −25)")
                .doesNotContain("Value not done");

        browser.click("button[data-value='zh']");
        assertThat(browser.run(TEXT).toString())
                .contains("与“先来先造”相比，排定顺序多下线 38 辆（25 至 52）。")
                .contains("812 → 61");
        assertThat(browser.console()).isEmpty();
    }
}
