package org.lineoff.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lineoff.forecast.Forecast;
import org.lineoff.model.Text;
import org.openqa.selenium.Keys;

@Tag("browser")
class PageInBrowserTest {
    /**
     * All that the page shows or reads aloud, except what the plant's files say in one language.
     */
    private static final String TEXTS =
            """
            const found = [];
            const walk = document.createTreeWalker(document.getElementById('page'), NodeFilter.SHOW_TEXT);
            while (walk.nextNode()) {
              if (!walk.currentNode.parentElement.closest('.assumptions, .place, .why, button[lang]')) {
                found.push(walk.currentNode.data.trim());
              }
            }
            for (const e of document.querySelectorAll('#page *')) {
              for (const name of ['aria-label', 'title', 'placeholder']) {
                if (e.hasAttribute(name) && !e.matches('.why')) found.push(e.getAttribute(name));
              }
            }
            return found.filter((text) => text !== '');
            """;

    private static final String CAUSES =
            "return document.querySelectorAll('#causes .causes h3').length";

    @TempDir static Path folder;
    private static Browser browser;
    private static Path page;
    private static Path chinesePage;

    @BeforeAll
    static void open() throws IOException {
        browser = Browser.assumed(folder.resolve("profile"));
        page = folder.resolve("en.html");
        chinesePage = folder.resolve("中文.html");
        HtmlReport.write(YizhuangForecast.forecast(), page, "en");
        HtmlReport.write(YizhuangForecast.forecast(), chinesePage, "zh");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en,1440,false",
        "en,390,true",
        "zh,1440,true",
        "zh,390,false",
        "en,820,false",
        "zh,320,false"
    })
    void it_opens_from_disk_without_errors_and_nothing_sticks_out(
            String language, int width, boolean dark) throws IOException {
        browser.console();
        browser.width(width);
        browser.dark(dark);
        browser.open(language.equals("zh") ? chinesePage : page, "");
        assertThat(browser.console()).isEmpty();
        assertThat(browser.number("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
        assertThat(browser.loaded()).as("nothing is loaded").isEmpty();
        assertThat(browser.run("return document.documentElement.lang"))
                .isEqualTo(language.equals("zh") ? "zh-CN" : "en");
        assertChartsAreDrawn(width);
    }

    private static void assertChartsAreDrawn(int width) {
        List<String> charts =
                browser.strings(
                        """
                        return [...document.querySelectorAll('.chart')].map((chart) => {
                          const box = chart.querySelector('svg')?.getBoundingClientRect();
                          const shapes = chart.querySelectorAll('svg path').length;
                          return [chart.id, box ? Math.round(box.width) : 0, box ? Math.round(box.height) : 0,
                            shapes > 20 ? 'drawn' : 'empty', chart.getAttribute('aria-label') ? 'named' : ''].join(' ');
                        });
                        """);
        assertThat(charts).hasSize(3);
        assertThat(charts)
                .allSatisfy(
                        chart -> {
                            assertThat(chart)
                                    .matches("(ramp|output|gantt) \\d+ \\d{3,} drawn named");
                            assertThat(Integer.parseInt(chart.split(" ", -1)[1]))
                                    .isBetween(width / 3, width);
                        });
    }

    @ParameterizedTest
    @CsvSource({"1440", "390"})
    void the_ranges_of_the_output_value_end_inside_their_chart(int width) throws IOException {
        browser.width(width);
        browser.open(page, "");
        assertThat(
                        browser.number(
                                """
                                const chart = document.querySelector('#output svg');
                                const top = chart.getBoundingClientRect().top;
                                return [...chart.querySelectorAll('path')]
                                  .filter((path) => path.getBoundingClientRect().top < top).length;
                                """))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"1440", "390"})
    void nothing_moves_after_it_is_shown(int width) throws IOException {
        browser.width(width);
        browser.open(page, "");
        Object shift =
                browser.run(
                        """
                        const entries = [];
                        new PerformanceObserver((list) => entries.push(...list.getEntries()))
                          .observe({ type: 'layout-shift', buffered: true });
                        return new Promise((ok) => setTimeout(() =>
                          ok(entries.reduce((sum, e) => sum + e.value, 0)), 300));
                        """);
        assertThat(((Number) shift).doubleValue()).isLessThan(0.005);
    }

    @Test
    void the_switch_changes_every_text_and_the_address_remembers_it() throws IOException {
        browser.width(1440);
        browser.open(page, "");
        Set<String> english = Set.copyOf(browser.strings(TEXTS));
        browser.click(".bar [data-value=zh]");
        assertThat(browser.run("return location.hash")).isEqualTo("#lang=zh");
        assertThat(browser.run("return document.title"))
                .isEqualTo(
                        Texts.in("zh").get("page.title", YizhuangForecast.forecast().title().zh()));
        List<String> chinese = browser.strings(TEXTS);
        assertThat(chinese).contains(Texts.in("zh").get("promises.title"));
        assertThat(chinese).filteredOn(PageInBrowserTest::isEnglish).isEmpty();
        browser.click(".bar [data-value=en]");
        assertThat(Set.copyOf(browser.strings(TEXTS))).isEqualTo(english);
        assertThat(english).noneMatch(text -> text.matches("(?s).*\\p{IsHan}.*"));
        browser.open(page, "#lang=zh");
        assertThat(browser.strings(TEXTS)).isEqualTo(chinese);
    }

    /** Words of four letters are English unless both languages use them. */
    private static boolean isEnglish(String text) {
        Set<String> shared = Set.of("Lineoff", "Apache", "ECharts", "Wilson");
        return Pattern.compile("[A-Za-z]{4,}")
                .matcher(text)
                .results()
                .map(word -> word.group())
                .anyMatch(word -> !shared.contains(word));
    }

    @Test
    void everything_in_the_forecast_that_the_board_asks_for_is_on_the_page() throws IOException {
        browser.width(1440);
        browser.open(page, "");
        String all = String.join("\n", browser.strings(TEXTS));
        for (Forecast.PromiseResult p : YizhuangForecast.forecast().promises()) {
            assertThat(all).contains(p.name().en(), p.measure().en(), p.clause().en());
        }
        for (Forecast.ActivityResult a : YizhuangForecast.forecast().activities()) {
            assertThat(all).contains(a.name().en());
        }
        for (Forecast.LeverResult lever : YizhuangForecast.forecast().levers()) {
            assertThat(all).contains(lever.name().en());
        }
        for (Forecast.PolicyResult policy : YizhuangForecast.forecast().policies()) {
            assertThat(all).contains(policy.name().en());
        }
        assertThat(all)
                .contains(
                        "187 of 264",
                        "10,000 draws",
                        "24 replications",
                        "seed 20211127",
                        "108,796");
    }

    @Test
    void choices_change_what_is_shown() throws IOException {
        browser.width(1440);
        browser.open(page, "");
        String deliveries =
                (String) browser.run("return document.querySelector('#ramp').textContent");
        browser.click("#quarters [data-value=lineOff]");
        assertThat(browser.run("return document.querySelector('#ramp').textContent"))
                .isNotEqualTo(deliveries);
        assertThat(browser.number(CAUSES)).isEqualTo(5);
        browser.click("#causes .more");
        assertThat(browser.number(CAUSES)).isEqualTo(60);
        browser.type(".search", "Paint topcoat");
        assertThat(
                        browser.number(
                                "return document.querySelectorAll('.assumptions tbody tr').length"))
                .isZero();
        browser.run("document.querySelector('.search').value = ''");
        browser.type(".search", "PAINT repair");
        assertThat(
                        browser.strings(
                                "return [...document.querySelectorAll('.assumptions tbody tr')].map(r => r.innerText)"))
                .hasSize(2)
                .allMatch(row -> row.contains("mean time to repair") && row.contains("paint"));
        long all = browser.number("return document.querySelector('#gantt').clientHeight");
        browser.click("#programme [data-value=chain]");
        assertThat(browser.number("return document.querySelector('#gantt').clientHeight"))
                .isLessThan(all);
    }

    @Test
    void the_keyboard_reaches_the_switch_and_keeps_its_place() throws IOException {
        browser.width(1440);
        browser.open(page, "");
        for (int i = 0; i < 12; i++) {
            if ("zh".equals(browser.run("return document.activeElement.dataset.value"))) {
                break;
            }
            browser.press(Keys.TAB);
        }
        browser.press(Keys.ENTER);
        assertThat(browser.run("return document.documentElement.lang")).isEqualTo("zh-CN");
        assertThat(browser.run("return document.activeElement.dataset.value")).isEqualTo("zh");
    }

    @Test
    void on_paper_more_causes_are_listed_and_nothing_sticks_out() throws IOException {
        browser.width(1440);
        browser.dark(true);
        browser.open(page, "");
        browser.run("window.dispatchEvent(new Event('beforeprint'))");
        assertThat(browser.number(CAUSES)).isEqualTo(10);
        assertThat(browser.run("return getComputedStyle(document.documentElement).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        assertThat(browser.number("return document.querySelector('#gantt svg').clientWidth"))
                .isLessThanOrEqualTo(703);
        browser.run("window.dispatchEvent(new Event('afterprint'))");
        assertThat(browser.number(CAUSES)).isEqualTo(5);
    }

    @Test
    void a_forecast_of_little_makes_a_small_page_without_empty_parts() throws IOException {
        Path file = folder.resolve("sparse.html");
        HtmlReport.write(HtmlReportTest.sparse(), file, "en");
        browser.width(1440);
        browser.console();
        browser.open(file, "");
        assertThat(browser.console()).isEmpty();
        assertThat(
                        browser.strings(
                                "return [...document.querySelectorAll('section')].map(s => s.id)"))
                .containsExactly("promises", "assumptions");
        assertThat(
                        browser.strings(
                                "return [...document.querySelectorAll('nav a')].map(a => a.textContent)"))
                .containsExactly("Promises", "Assumptions");
        assertThat(String.join("\n", browser.strings(TEXTS)))
                .contains("✗ settled: missed", "few runs: 2", "1 missed", "Few runs:")
                .doesNotContain("NaN", "undefined", "null");
    }

    @Test
    void nasty_texts_are_shown_as_they_are() throws IOException {
        String nasty = "</script><img src=x onerror=alert(1)><b>{year|x}</b>";
        Path file = folder.resolve("nasty.html");
        HtmlReport.write(HtmlReportTest.withTitle(new Text(nasty, nasty)), file, "en");
        browser.width(390);
        browser.console();
        browser.open(file, "");
        assertThat(browser.console()).isEmpty();
        assertThat(browser.run("return document.querySelector('h1').textContent")).isEqualTo(nasty);
        assertThat(browser.number("return document.querySelectorAll('h1 *, img').length")).isZero();
        assertThat(browser.number("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
    }
}
