package org.lineoff.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A planned week as a page, and its sequences tried in the plant on the terminal and as JSON. */
class SequenceReportTest {
    private final String html = HtmlReport.html(MadeUpSequence.of(6, 900, true), "en");

    @Test
    void a_week_of_more_than_5000_cars_is_a_page_of_less_than_a_megabyte() {
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000_000);
    }

    @Test
    void the_page_holds_every_car_of_both_orders() {
        String opening = "<script type=\"application/json\" id=\"forecast\">";
        int from = html.indexOf(opening) + opening.length();
        JsonNode data =
                JsonMapper.shared().readTree(html.substring(from, html.indexOf("</script>", from)));
        for (JsonNode period : data.get("periods")) {
            for (String which : List.of("before", "after")) {
                assertThat(period.get(which).get("cars")).hasSize(900);
                assertThat(period.get(which).get("cells").get(0).stringValue()).hasSize(900);
            }
        }
        assertThat(data.at("/trial/sequences/0/figures/8/mean").isNull()).as("no prices").isTrue();
    }

    @Test
    void the_page_loads_nothing_from_elsewhere_and_takes_texts_as_texts() {
        PageText.loadsNothingAndTakesAsText(html, "<second motor>");
    }

    @Test
    void every_text_that_the_page_asks_for_is_in_the_catalogue() {
        PageText.asksForTextsThatAreThere(html, "week");
    }

    @Test
    void the_folder_gets_the_page(@TempDir Path folder) throws IOException {
        assertThat(ReportFolder.write(MadeUpSequence.of(1, 30, false), folder, "zh"))
                .exists()
                .hasFileName("sequence.html")
                .content()
                .contains("<html lang=\"zh\">");
    }

    @Test
    void strips_that_are_not_as_long_as_the_day_are_our_own_mistake() {
        assertThatThrownBy(
                        () ->
                                new SequenceSheet.Side(
                                        List.of("a", "b"), List.of("0"), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String console(String language, int width) {
        return ConsoleSequenceTrial.text(MadeUpSequence.trial(5400), language, width, false);
    }

    @ParameterizedTest
    @CsvSource({"en,60", "en,80", "en,200", "zh,60", "zh,100"})
    void no_line_is_wider_than_the_terminal(String language, int width) {
        assertThat(console(language, width).lines())
                .allSatisfy(
                        line ->
                                assertThat(Cells.width(line))
                                        .isLessThanOrEqualTo(Math.min(width, 100)));
    }

    @Test
    void the_terminal_shows_differences_with_their_intervals_and_what_is_not_seen() {
        assertThat(console("en", 100))
                .contains("5,400 orders from 2025-03-10 on, 6 days, 12 replications, seed 1")
                .containsPattern("Cars off the line +4,662 +−38 \\(−52 to −25\\)")
                .containsPattern(
                        "Cars off the line +4,698 +−2 \\(−9 to \\+5\\) +no difference seen")
                .containsPattern("Set-ups for them +7 +0 +the same in every run")
                .doesNotContain("Value not done");
        assertThat(console("zh", 100)).contains("下线车辆").contains("排定").contains("随机");
    }

    @Test
    void the_json_of_a_trial_names_sequences_and_differences() {
        JsonNode json =
                JsonMapper.shared().readTree(JsonReport.json(MadeUpSequence.trial(5400), "en"));
        assertThat(json.get("sequences")).hasSize(3);
        assertThat(json.at("/sequences/1/figures/0/less/mean").asDouble()).isEqualTo(-38);
        assertThat(json.at("/sequences/0/figures/0/less").isNull()).isTrue();
        assertThat(json.at("/sequences/1/name/zh").stringValue()).isEqualTo("先来先造");
    }
}
