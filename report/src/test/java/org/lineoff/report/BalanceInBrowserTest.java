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

/** The page of a balance as Chromium shows it. */
@Tag("browser")
class BalanceInBrowserTest {
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

    private static void show(int tasks, String language, int width, boolean dark)
            throws IOException {
        Path page =
                ReportFolder.write(
                        MadeUpBalance.sheet(tasks), folder.resolve(language + tasks), language);
        browser.show(page, width, dark);
    }

    @ParameterizedTest
    @CsvSource({
        "300,en,1440,false",
        "300,zh,390,true",
        "300,en,320,false",
        "20,zh,1440,true",
        "20,en,820,false",
        "20,zh,320,false"
    })
    void it_opens_from_disk_without_errors_and_nothing_sticks_out(
            int tasks, String language, int width, boolean dark) throws IOException {
        show(tasks, language, width, dark);
        assertThat(browser.console()).isEmpty();
        assertThat(browser.number("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
        assertThat(browser.number("return document.querySelectorAll('#chart .block').length"))
                .isEqualTo(tasks);
        assertThat(browser.loaded()).as("nothing is loaded").isEmpty();
    }

    @Test
    void a_bar_is_as_high_as_its_work_against_the_takt() throws IOException {
        show(20, "en", 1440, false);
        BalanceSheet sheet = MadeUpBalance.sheet(20);
        double takt =
                browser.number(
                        "return 1000 * parseFloat(document.querySelector('#chart .plot"
                                + " .takt').style.bottom)");
        double work =
                browser.number(
                        "return 1000 * [...document.querySelector('#chart .pile').querySelectorAll("
                                + "'.block')].reduce((h, b) => h + parseFloat(b.style.height), 0)");
        assertThat(work / takt)
                .isCloseTo(
                        sheet.after().mean().getFirst() / sheet.cycle(),
                        org.assertj.core.api.Assertions.within(1e-3));
    }

    @Test
    void it_says_that_nothing_better_is_possible_only_of_work_that_fits() throws IOException {
        show(300, "en", 1440, false);
        BalanceSheet sheet = MadeUpBalance.sheet(300);
        double most = sheet.after().fullest() - sheet.cycle();
        assertThat(most).isPositive();
        int station = sheet.after().mean().indexOf(sheet.after().fullest()) + 1;
        assertThat(browser.run("return document.querySelector('.says').innerText").toString())
                .contains("50 stations at a takt of 60, into which the work does not fit")
                .contains(
                        "station %d is %.1f above it".formatted(station, most).replace(".0 ", " "))
                .doesNotContain("not possible");

        show(20, "en", 1440, false);
        assertThat(MadeUpBalance.sheet(20).after().fullest()).isLessThanOrEqualTo(60);
        assertThat(browser.run("return document.querySelector('.says').innerText").toString())
                .contains("4 stations; at least 2 are needed", "t1 and t3");
    }

    @Test
    void a_model_is_shown_by_itself_and_a_task_says_what_it_is() throws IOException {
        show(20, "en", 1440, false);
        assertThat(browser.number("return document.querySelectorAll('#chart .mark').length"))
                .isEqualTo(4 * 2);
        browser.click("#chart [data-value='1']");
        assertThat(browser.number("return document.querySelectorAll('#chart .block').length"))
                .as("two tasks are of the other model alone")
                .isEqualTo(18);
        browser.click("#chart [data-task='0']");
        assertThat(browser.run("return document.querySelector('#chart .now').textContent"))
                .isEqualTo("t1 · time 9 · station 1");
        browser.click("#moves figure:last-of-type [data-task='0']");
        assertThat(
                        browser.run(
                                "return document.querySelector('#moves figure:last-of-type"
                                        + " .now').textContent"))
                .isEqualTo("t1 · time 9 · station 1 (was 2)");
        browser.click("button[data-value='zh']");
        assertThat(browser.run("return document.getElementById('page').innerText").toString())
                .contains("山积图", "换工位的任务：20 个中的 4 个")
                .doesNotContain("Yamazumi");
        assertThat(browser.console()).isEmpty();
    }
}
