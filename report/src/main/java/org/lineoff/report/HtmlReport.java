package org.lineoff.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lineoff.forecast.BacktestResult;
import org.lineoff.forecast.Comparison;
import org.lineoff.forecast.Forecast;
import tools.jackson.databind.json.JsonMapper;

/**
 * A forecast as one HTML file that opens from disk and loads nothing: styles, scripts, ECharts, the
 * data and the words of both languages are inside. The page is made of the files in {@code page/};
 * they are put together when the report is written. About 1.2 MB, most of it ECharts; the pages of
 * a sequence and of a balance draw themselves and go without.
 */
public final class HtmlReport {
    private static final String ECHARTS =
            "/META-INF/resources/_static/echarts/5.6.0/dist/echarts.min.js";

    private static final List<String> STYLES =
            List.of(
                    "base",
                    "header",
                    "promises",
                    "charts",
                    "bars",
                    "backtest",
                    "compare",
                    "sequence",
                    "tables",
                    "balance",
                    "quality",
                    "print");

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private HtmlReport() {}

    /**
     * Writes the page, whole or not at all.
     *
     * @param language the language it opens in, en or zh; the reader can switch
     */
    public static void write(Forecast forecast, Path file, String language) throws IOException {
        try (WholeFiles files = new WholeFiles()) {
            files.add(file, html(forecast, language));
            files.finish();
        }
    }

    static String html(Forecast forecast, String language) {
        return html(forecast, language, null);
    }

    /** As the page is written beside an earlier backtest (its JSON), which it then shows. */
    static String html(Forecast forecast, String language, @Nullable String backtest) {
        String title =
                Texts.in(language).get("page.title", forecast.title().in(language(language)));
        return html(forecast, "main", title, forecast.version(), language, backtest);
    }

    static String html(BacktestResult backtest, String language) {
        String title =
                Texts.in(language)
                        .get("backtest.page.title", backtest.title().in(language(language)));
        return html(backtest, "backtestpage", title, backtest.version(), language, null);
    }

    static String html(Comparison comparison, String language) {
        ComparisonPage page = ComparisonPage.of(comparison);
        String title =
                Texts.in(language).get("compare.page.title", page.subject().in(language(language)));
        return html(page, "comparepage", title, comparison.version(), language, null);
    }

    static String html(SequenceSheet sheet, String language) {
        String title =
                Texts.in(language).get("week.page.title", sheet.title().in(language(language)));
        return html(sheet, "sequencepage", title, sheet.version(), language, null);
    }

    static String html(BalanceSheet sheet, String language) {
        String title = Texts.in(language).get("yamazumi.page.title", sheet.name());
        return html(sheet, "balancepage", title, sheet.version(), language, null);
    }

    static String html(QualityPage page, String language) {
        String title =
                Texts.in(language)
                        .get("quality.page.title", page.review().plant().in(language(language)));
        return html(page, "qualitypage", title, page.version(), language, null);
    }

    private static String language(String language) {
        return Texts.in(language).language();
    }

    private static String html(
            Record data,
            String script,
            String title,
            String version,
            String language,
            @Nullable String backtest) {
        Texts texts = Texts.in(language);
        Map<String, Map<String, String>> catalogues = new LinkedHashMap<>();
        for (String each : Texts.LANGUAGES) {
            catalogues.put(each, Texts.in(each).all());
        }
        Map<String, String> parts =
                Map.of(
                        "language", texts.language(),
                        "version", escaped(version),
                        "title", escaped(title),
                        "noscript", escaped(texts.get("page.noscript")),
                        "style",
                                STYLES.stream()
                                        .map(name -> resource("page/" + name + ".css"))
                                        .collect(Collectors.joining("\n")),
                        "forecast", inScript(JsonReport.forPage(data)),
                        "backtest", inScript(backtest == null ? "null" : backtest),
                        "texts", inScript(JsonMapper.shared().writeValueAsString(catalogues)),
                        "echarts", drawsItself(data) ? "" : resource(ECHARTS),
                        "script",
                                PageScript.from(script, name -> resource("page/" + name + ".js")));
        return PLACE.matcher(resource("page/page.html"))
                .replaceAll(
                        place -> {
                            String part = parts.get(place.group(1));
                            if (part == null) {
                                throw new IllegalStateException("page.html: no " + place.group());
                            }
                            return Matcher.quoteReplacement(part);
                        });
    }

    private static boolean drawsItself(Record data) {
        return data instanceof SequenceSheet || data instanceof BalanceSheet;
    }

    /** JSON that cannot end the script element it stands in, nor begin a comment there. */
    private static String inScript(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String resource(String name) {
        try (var in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
