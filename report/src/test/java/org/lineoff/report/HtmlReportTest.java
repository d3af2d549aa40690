package org.lineoff.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lineoff.forecast.Forecast;
import org.lineoff.model.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HtmlReportTest {
    private final String html = HtmlReport.html(YizhuangForecast.forecast(), "en");

    @Test
    void the_page_holds_all_promises_causes_and_activities() {
        JsonNode data = data(html);
        Forecast forecast = YizhuangForecast.forecast();
        assertThat(data.get("promises").valueStream().map(p -> p.get("id").stringValue()))
                .containsExactlyElementsOf(
                        forecast.promises().stream().map(Forecast.PromiseResult::id).toList());
        assertThat(data.get("heldBackBy")).hasSize(forecast.heldBackBy().size());
        assertThat(data.get("activities")).hasSize(forecast.activities().size());
        assertThat(data.get("promises").get(0).get("clause").get("zh").stringValue())
                .as("the page needs the clause in both languages")
                .isEqualTo(forecast.promises().get(0).clause().zh());
    }

    @Test
    void the_page_loads_nothing_from_elsewhere() {
        String page = html.replaceAll("(?s)<script>.*?</script>", "");
        assertThat(page).doesNotContainPattern("(?i)(src|href)\\s*=\\s*[\"']?\\s*(https?:)?//");
        assertThat(page).doesNotContainPattern("(?i)<(link|img|iframe|object|embed|script src)\\b");
        assertThat(page).doesNotContainPattern("(?i)@import|url\\(");
        assertThat(page).doesNotContainPattern("(?m)^\\s*(import|export)\\b");
        assertThat(page).contains("default-src 'none'");
    }

    @Test
    void no_place_is_left_to_be_filled_in() {
        assertThat(html.replaceAll("(?s)<script>.*?</script>", ""))
                .doesNotContainPattern("\\{\\{\\w+}}");
    }

    @Test
    void a_nasty_title_neither_ends_the_script_nor_becomes_markup() {
        String nasty = "</script><script>alert(1)</script><!-- & \"q\" ' $1 \\ {{data}} \u2028";
        Forecast forecast = withTitle(new Text(nasty, nasty));
        String page = HtmlReport.html(forecast, "en");
        assertThat(page).doesNotContain("</script><script>alert");
        assertThat(count(page, "</script>")).isEqualTo(count(html, "</script>"));
        assertThat(count(page, "<!--")).isEqualTo(count(html, "<!--"));
        assertThat(data(page).get("title").get("en").stringValue()).isEqualTo(nasty);
        assertThat(page).contains("<title>&lt;/script&gt;");
    }

    @Test
    void the_page_opens_in_the_language_asked_for_and_carries_both_catalogues() {
        String chinese = HtmlReport.html(YizhuangForecast.forecast(), "zh");
        assertThat(chinese).contains("<html lang=\"zh\">");
        JsonNode texts = parse(chinese, "texts");
        assertThat(texts.get("en").propertyNames()).isEqualTo(texts.get("zh").propertyNames());
        assertThat(texts.get("zh").get("promises.title").stringValue())
                .isEqualTo(Texts.in("zh").get("promises.title"));
    }

    @Test
    void the_same_forecast_gives_the_same_page() {
        assertThat(HtmlReport.html(YizhuangForecast.forecast(), "en")).isEqualTo(html);
    }

    @Test
    void every_text_that_the_page_asks_for_is_in_the_catalogue() {
        String script = html.substring(html.indexOf("<script type=\"module\">"));
        var keys =
                Pattern.compile("\\bt\\((?:\\w+ \\? )?'([a-z][\\w.]*\\.[\\w.]*\\w)'")
                        .matcher(script)
                        .results()
                        .map(found -> found.group(1))
                        .toList();
        assertThat(keys).hasSizeGreaterThan(60);
        assertThat(Texts.in("en").all().keySet()).containsAll(keys);
    }

    @Test
    void modules_come_before_those_that_import_them_and_each_once() {
        Map<String, String> modules =
                Map.of(
                        "a", "import { b } from './b.js';\nimport { c } from './c.js';\nb(c);\n",
                        "b", "import { c } from './c.js';\nexport function b() {\n  return c;\n}\n",
                        "c", "export const c = 1;\n");
        assertThat(PageScript.from("a", modules::get))
                .isEqualTo(
                        """
                        const $c = (() => {
                        const c = 1;
                        return { c };
                        })();
                        const $b = (() => {
                        const { c } = $c;
                        function b() {
                          return c;
                        }
                        return { b };
                        })();
                        const $a = (() => {
                        const { b } = $b;
                        const { c } = $c;
                        b(c);
                        return {  };
                        })();""");
    }

    @Test
    void modules_that_import_each_other_or_use_other_forms_are_refused() {
        Map<String, String> circle =
                Map.of(
                        "a", "import { b } from './b.js';\nexport const a = 1;\n",
                        "b", "import { a } from './a.js';\nexport const b = 1;\n");
        assertThatThrownBy(() -> PageScript.from("a", circle::get))
                .hasMessageContaining("import each other")
                .hasMessageContaining("[a, b]");
        for (String other :
                List.of("import x from './x.js';", "export default 1;", "export { a };")) {
            assertThatThrownBy(() -> PageScript.from("m", name -> other + "\n"))
                    .hasMessageContaining("m.js")
                    .hasMessageContaining(other);
        }
    }

    static Forecast withTitle(Text title) {
        Forecast f = YizhuangForecast.forecast();
        return new Forecast(
                f.version(),
                title,
                title,
                f.asOf(),
                f.from(),
                f.to(),
                f.currency(),
                f.seed(),
                f.replications(),
                f.draws(),
                f.fewRuns(),
                f.promises(),
                f.firstCar(),
                f.quarters(),
                f.heldBackBy(),
                f.alsoWorth(),
                f.spread(),
                f.activities(),
                f.chain(),
                f.owners(),
                f.levers(),
                f.policies(),
                f.states(),
                f.flow(),
                f.bridge(),
                f.assumptions(),
                f.assumed(),
                f.zoneOutput());
    }

    /** Two runs, no programme, no actual figures: one promise missed, one open over two runs. */
    static Forecast sparse() {
        Forecast f = YizhuangForecast.forecast();
        Forecast.PromiseResult p = f.promises().get(3);
        return new Forecast(
                f.version(),
                f.title(),
                null,
                f.asOf(),
                f.from(),
                f.to(),
                "XYZ",
                1,
                2,
                2,
                true,
                List.of(
                        new Forecast.PromiseResult(
                                "missed",
                                Text.of("A"),
                                "date",
                                Text.of("B"),
                                Text.of("C"),
                                "signed",
                                true,
                                f.from(),
                                true,
                                0,
                                0,
                                0,
                                null,
                                null,
                                null,
                                2,
                                null),
                        new Forecast.PromiseResult(
                                "open",
                                p.name(),
                                "a_new_kind",
                                p.measure(),
                                p.clause(),
                                "ours",
                                true,
                                null,
                                false,
                                0.5,
                                0.09,
                                0.91,
                                f.to(),
                                null,
                                null,
                                2,
                                null)),
                new Forecast.FirstCar(null, null, null, null, null),
                List.of(),
                List.of(),
                List.of(),
                new Forecast.Spread(0, List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Forecast.AssumptionCount(0, 0),
                List.of(),
                List.of());
    }

    private static JsonNode data(String page) {
        return parse(page, "forecast");
    }

    private static JsonNode parse(String page, String id) {
        String begin = "<script type=\"application/json\" id=\"" + id + "\">";
        int from = page.indexOf(begin) + begin.length();
        return JsonMapper.shared().readTree(page.substring(from, page.indexOf("</script>", from)));
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
