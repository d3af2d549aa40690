package org.lineoff.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.QualityReview;
import org.lineoff.forecast.BacktestResult;
import org.lineoff.forecast.Comparison;
import org.lineoff.forecast.Forecast;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything about a forecast in one folder: {@code report.html} for people, {@code forecast.json}
 * for programs, and tables for spreadsheets. Each file is whole or not there; an interrupted run
 * leaves those of the run before.
 */
public final class ReportFolder {
    static final String PAGE = "report.html";
    static final String JSON = "forecast.json";

    /** The table of a balance. */
    public static final String BALANCE_TABLE = "balance.csv";

    private ReportFolder() {}

    /**
     * Writes the folder, which is made if need be; files of the same names are replaced, others
     * left alone.
     *
     * @param language en or zh: the language that the page opens in, and of the words in the tables
     * @return the page
     */
    public static Path write(Forecast forecast, Path folder, String language) throws IOException {
        Path page = folder.resolve(PAGE);
        try (WholeFiles files = new WholeFiles()) {
            for (var table : CsvReports.tables(forecast, language).entrySet()) {
                files.add(folder.resolve(table.getKey()), table.getValue());
            }
            files.add(folder.resolve(JSON), JsonReport.json(forecast, language));
            files.add(page, HtmlReport.html(forecast, language, earlier(folder, forecast)));
            files.finish();
        }
        return page;
    }

    /**
     * The backtest of the same plant that stands beside the folder, as {@code run --backtest}
     * leaves it there: how earlier forecasts came out belongs on the page. One of another plant, or
     * one that cannot be read, is left out.
     */
    private static @Nullable String earlier(Path folder, Forecast forecast) {
        Path file = folder.resolveSibling("backtest").resolve("backtest.json");
        try {
            if (!Files.isRegularFile(file)) {
                return null;
            }
            String json = Files.readString(file);
            JsonNode title = JsonMapper.shared().readTree(json).path("title").path("en");
            return title.isString() && title.asString().equals(forecast.title().en()) ? json : null;
        } catch (IOException | JacksonException e) {
            return null;
        }
    }

    /**
     * Writes a comparison: {@code compare.html}, {@code comparison.json} and tables; returns the
     * page.
     */
    public static Path write(Comparison comparison, Path folder, String language)
            throws IOException {
        Path page = folder.resolve("compare.html");
        try (WholeFiles files = new WholeFiles()) {
            for (var table : CsvComparison.tables(comparison, language).entrySet()) {
                files.add(folder.resolve(table.getKey()), table.getValue());
            }
            files.add(folder.resolve("comparison.json"), JsonReport.json(comparison, language));
            files.add(page, HtmlReport.html(comparison, language));
            files.finish();
        }
        return page;
    }

    /** Writes the page of a planned sequence, {@code sequence.html}; returns it. */
    public static Path write(SequenceSheet sheet, Path folder, String language) throws IOException {
        Path page = folder.resolve("sequence.html");
        try (WholeFiles files = new WholeFiles()) {
            files.add(page, HtmlReport.html(sheet, language));
            files.finish();
        }
        return page;
    }

    /** Writes a balance: {@code balance.html} and {@code balance.csv}; returns the page. */
    public static Path write(BalanceSheet sheet, Path folder, String language) throws IOException {
        Path page = folder.resolve("balance.html");
        try (WholeFiles files = new WholeFiles()) {
            files.add(folder.resolve(BALANCE_TABLE), BalanceSheets.csv(sheet));
            files.add(page, HtmlReport.html(sheet, language));
            files.finish();
        }
        return page;
    }

    /**
     * Writes a review of quality: {@code quality.html}, {@code quality.json} and tables; returns
     * the page.
     *
     * @param version of Lineoff
     */
    public static Path write(QualityReview review, String version, Path folder, String language)
            throws IOException {
        Path page = folder.resolve("quality.html");
        try (WholeFiles files = new WholeFiles()) {
            for (var table : CsvQuality.tables(review).entrySet()) {
                files.add(folder.resolve(table.getKey()), table.getValue());
            }
            files.add(folder.resolve("quality.json"), JsonReport.json(review));
            files.add(page, HtmlReport.html(QualityPage.of(review, version), language));
            files.finish();
        }
        return page;
    }

    /** Writes a backtest: {@code backtest.html} and {@code backtest.json}; returns the page. */
    public static Path write(BacktestResult backtest, Path folder, String language)
            throws IOException {
        Path page = folder.resolve("backtest.html");
        try (WholeFiles files = new WholeFiles()) {
            files.add(folder.resolve("backtest.json"), JsonReport.json(backtest, language));
            files.add(page, HtmlReport.html(backtest, language));
            files.finish();
        }
        return page;
    }
}
