package org.lineoff.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lineoff.forecast.Forecast;

class ConsoleReportTest {
    private static final Path REPORT = Path.of("out", "report.html");
    private final Forecast forecast = YizhuangForecast.forecast();

    @ParameterizedTest
    @CsvSource({"60,en", "60,zh", "72,en", "80,en", "80,zh", "120,en", "120,zh", "300,zh", "10,en"})
    void no_line_is_wider_than_the_terminal_and_all_is_said(int width, String language) {
        String text = ConsoleReport.text(forecast, language, width, false, REPORT);
        assertThat(text.lines())
                .allSatisfy(
                        line ->
                                assertThat(Cells.width(line))
                                        .as(line)
                                        .isBetween(0, Math.max(60, Math.min(width, 120))));
        String flat = flat(text);
        for (Forecast.PromiseResult promise : forecast.promises()) {
            assertThat(flat)
                    .contains(flat(promise.name().in(language)))
                    .contains(flat(promise.measure().in(language)))
                    .contains(flat(promise.clause().in(language)));
        }
        for (Forecast.QuarterResult quarter : forecast.quarters()) {
            assertThat(text).contains(quarter.quarter());
        }
        assertThat(text)
                .contains("27,307", "25,400", "2024-02-06", "187", "264")
                .contains(REPORT.toString());
        forecast.heldBackBy().stream()
                .limit(5)
                .forEach(cause -> assertThat(flat).contains(flat(cause.name().in(language))));
    }

    @Test
    void escape_sequences_come_only_when_asked_for_and_change_nothing_else() {
        String plain = ConsoleReport.text(forecast, "en", 80, false, REPORT);
        String coloured = ConsoleReport.text(forecast, "en", 80, true, REPORT);
        assertThat(plain).doesNotContain("\u001B");
        assertThat(coloured).contains("\u001B[1m");
        assertThat(trimmed(coloured.replaceAll("\u001B\\[\\d+m", ""))).isEqualTo(trimmed(plain));
    }

    @Test
    void what_happened_after_the_as_of_day_is_marked() {
        String text = ConsoleReport.text(forecast, "en", 80, false, null);
        assertThat(text)
                .contains("27,307*")
                .contains("* happened after the as-of day")
                .containsPattern("Really kept on 2024-06-09: after the as-of day")
                .contains("Really kept on 2024-02-06.")
                .doesNotContain("Report:");
    }

    @Test
    void a_forecast_of_little_is_said_shortly_and_few_runs_are_marked() {
        for (String language : Texts.LANGUAGES) {
            String text = ConsoleReport.text(HtmlReportTest.sparse(), language, 60, false, null);
            assertThat(text).doesNotContain("null", "NaN");
            assertThat(text.lines()).allMatch(line -> Cells.width(line) <= 60);
        }
        assertThat(ConsoleReport.text(HtmlReportTest.sparse(), "en", 80, false, null))
                .contains("Few runs: fewer than 20", "few runs (2)", "a new kind")
                .doesNotContain("Deliveries", "holds the plant back");
    }

    @Test
    void a_title_cannot_steer_the_terminal() {
        assertThat(Cells.safe("a\u001B[2Jb\u202Ec\nd")).isEqualTo("a [2Jb c d");
    }

    @Test
    void chinese_takes_two_cells_and_combining_marks_none() {
        assertThat(Cells.width("下线 JPH")).isEqualTo(8);
        assertThat(Cells.width("（％）")).isEqualTo(6);
        assertThat(Cells.width("e\u0301")).isEqualTo(1);
        assertThat(Cells.left("节拍", 6)).isEqualTo("节拍  ");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 7, 10, 23, 60})
    void wrapping_loses_nothing_and_begins_no_line_with_a_stop(int cells) {
        String text = "承诺（2024 年）：首台车下线，并实现量产。 A_very_long_word_without_a_blank, then short ones.";
        List<String> lines = Cells.wrap(text, cells);
        assertThat(lines).allMatch(line -> Cells.width(line) <= cells);
        assertThat(flat(String.join("", lines))).isEqualTo(flat(text));
        if (cells >= 10) {
            assertThat(lines).noneMatch(line -> Pattern.matches("[，。：）].*", line));
        }
    }

    @Test
    void probabilities_never_claim_more_than_the_runs_showed() {
        assertThat(Figures.probability(1)).isEqualTo("100%");
        assertThat(Figures.probability(0.9998)).isEqualTo(">99%");
        assertThat(Figures.probability(0.0002)).isEqualTo("<1%");
        assertThat(Figures.probability(0)).isEqualTo("0%");
        assertThat(Figures.interval(0.862, 1)).isEqualTo("86–100%");
        assertThat(Figures.interval(0.9913, 0.9945)).isEqualTo("99.1–99.5%");
        assertThat(Figures.interval(0.9993, 0.99996)).isEqualTo("99.9%");
        assertThat(Figures.interval(0.0074, 0.2024)).isEqualTo("1–20%");
        assertThat(Figures.count(1234567.5)).isEqualTo("1,234,568");
        assertThat(Figures.count(-1234)).isEqualTo("-1,234");
        assertThat(Figures.count(999)).isEqualTo("999");
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static String trimmed(String text) {
        return text.replaceAll("(?m) +$", "");
    }
}
