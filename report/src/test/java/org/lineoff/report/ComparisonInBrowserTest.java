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

/** The page of a comparison as Chromium shows it. */
@Tag("browser")
class ComparisonInBrowserTest {
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

    private static void show(int variants, String language, int width, boolean dark)
            throws IOException {
        Path page =
                ReportFolder.write(
                        MadeUpComparison.of(variants),
                        folder.resolve(language + variants),
                        language);
        browser.show(page, width, dark);
    }

    @ParameterizedTest
    @CsvSource({
        "2,en,1440,false",
        "2,en,390,true",
        "2,zh,1440,true",
        "2,zh,390,false",
        "3,en,820,false",
        "3,zh,320,false"
    })
    void it_opens_from_disk_without_errors_and_nothing_sticks_out(
            int variants, String language, int width, boolean dark) throws IOException {
        show(variants, language, width, dark);

        assertThat(browser.console()).isEmpty();
        assertThat(browser.number("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
        assertThat(browser.number("return document.querySelectorAll('#compare svg path').length"))
                .isGreaterThan(20);
        assertThat(browser.loaded()).as("nothing is loaded").isEmpty();
    }

    @Test
    void it_says_what_differs_in_both_languages() throws IOException {
        show(2, "en", 1440, false);
        assertThat(browser.run(TEXT).toString())
                .contains("1,100 more cars are delivered in 2024")
                .contains("+20 points (+10 to +30)")
                .contains("The same in every run: Start in 2024")
                .contains("76s", "74s (70s–78s)", "only in p1");

        browser.click("button[data-value='zh']");
        assertThat(browser.run(TEXT).toString())
                .contains("2024 年多交付 1,100 辆")
                .contains("+20 个百分点（+10 至 +30）")
                .contains("每次仿真都相同：2024年投产");
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void line_off_and_all_changes_can_be_asked_for() throws IOException {
        show(2, "en", 1440, false);
        assertThat(browser.number("return document.querySelectorAll('.changed tbody tr').length"))
                .isEqualTo(12);

        browser.click("#changes .more");
        assertThat(browser.number("return document.querySelectorAll('.changed tbody tr').length"))
                .isEqualTo(14);
        browser.click("button[data-value='lineOff']");
        assertThat(
                        browser.run(
                                "return document.getElementById('compare').getAttribute('aria-label')"))
                .isEqualTo("Line-off by quarter of all variants, and their differences");
        assertThat(browser.console()).isEmpty();
    }
}
