package org.lineoff.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a review of quality as Chromium shows it. */
@Tag("browser")
class QualityInBrowserTest {
    /** Points of the chart above that are drawn as ones that break a rule. */
    private static final String MARKED =
            """
            const failed = getComputedStyle(document.documentElement).getPropertyValue('--failed').trim();
            const probe = document.body.appendChild(document.createElement('i'));
            const rgb = (c) => { probe.style.color = ''; probe.style.color = c; return getComputedStyle(probe).color; };
            const wanted = rgb(failed);
            const marked = [...document.querySelectorAll('#charts .chart svg path')]
                .filter((p) => p.getAttribute('fill') && rgb(p.getAttribute('fill')) === wanted).length;
            probe.remove();
            return marked;
            """;

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

    private static void show(String language, int width, boolean dark) throws IOException {
        Path page =
                ReportFolder.write(
                        MadeUpQuality.review(), "0.1", folder.resolve(language), language);
        browser.show(page, width, dark);
    }

    private static String text() {
        return browser.run("return document.getElementById('page').innerText").toString();
    }

    @ParameterizedTest
    @CsvSource({
        "en,1440,false",
        "zh,390,true",
        "en,390,false",
        "zh,1440,true",
        "en,820,true",
        "zh,320,false"
    })
    void it_opens_from_disk_whole_and_accessible(String language, int width, boolean dark)
            throws IOException {
        show(language, width, dark);

        assertThat(browser.number("return document.documentElement.scrollWidth"))
                .as("nothing sticks out")
                .isLessThanOrEqualTo(width);
        assertThat(browser.number("return document.querySelectorAll('.chart svg').length"))
                .as("a control chart, a p chart, two c charts, two Paretos")
                .isEqualTo(6);
        assertThat(browser.inaccessible()).isEmpty();
        assertThat(text()).contains("77.0%", "−2.25").doesNotContain("-2.25");
        browser.click("#charts button[data-row='0']");
        assertThat(browser.inaccessible()).as("with another chart").isEmpty();
        assertThat(browser.loaded()).as("nothing is loaded").isEmpty();
        assertThat(browser.console()).isEmpty();
        assertThat(text())
                .contains(
                        language.equals("zh")
                                ? List.of("质量：虚构工厂", "超出三倍标准差（极差）")
                                : List.of(
                                        "Quality: Made-up plant",
                                        "beyond three standard deviations (ranges)"))
                .doesNotContain("NaN", "undefined", "null");
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390, 320})
    void every_point_that_breaks_a_rule_is_marked_at_any_width(int width) throws IOException {
        show("en", width, false);
        browser.click("#charts button[data-row='0']");
        int ofRanges = 1;
        assertThat(((Number) browser.run(MARKED)).intValue())
                .isEqualTo(MadeUpQuality.BEYOND.size() + ofRanges);
    }

    /** The bar of the kind found most ends where the line of the shares so far begins. */
    @Test
    void bars_and_line_of_a_pareto_have_one_scale() throws IOException {
        show("en", 1440, false);
        String box = "document.querySelector('#pareto-byType svg')";
        double bar =
                browser.number(
                        """
                        const r = [...%s.querySelectorAll('path')].map(p => p.getBoundingClientRect())
                            .filter(r => r.height > 10 && r.height < 20 && r.width > 30);
                        return Math.round(Math.max(...r.map(r => r.right)));
                        """
                                .formatted(box));
        double begin =
                browser.number(
                        """
                        const r = [...%s.querySelectorAll('path')].map(p => p.getBoundingClientRect())
                            .filter(r => r.height > 4 && r.height < 10 && Math.abs(r.width - r.height) < 1);
                        const top = Math.min(...r.map(r => r.top));
                        const first = r.find(r => r.top === top);
                        return Math.round(first.left + first.width / 2);
                        """
                                .formatted(box));
        assertThat(bar).isCloseTo(begin, within(1.5));
    }

    @Test
    void a_row_shows_its_chart_and_the_other_language_is_a_press_away() throws IOException {
        show("en", 1440, false);
        assertThat(browser.run("return document.querySelector('#charts h3').innerText"))
                .asString()
                .contains("Leak of the cooling circuit");
        browser.click("#charts button[data-row='2']");
        assertThat(browser.run("return document.querySelector('#charts h3').innerText"))
                .asString()
                .contains("Kerb mass");
        assertThat(text()).contains("too few");
        browser.click("button[data-value='zh']");
        assertThat(text()).contains("整备质量").doesNotContain("Kerb mass");
        assertThat(browser.console()).isEmpty();
    }
}
