package org.lineoff.serve;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/** What is counted, since the server was started, in the text format of Prometheus. */
final class Metrics {
    private final PrometheusRegistry registry = new PrometheusRegistry();

    /** New entries of the record; what was reported again does not count again. */
    final Counter captured =
            Counter.builder()
                    .name("lineoff_events_captured_total")
                    .help("Reports that became part of the record.")
                    .register(registry);

    final Counter answers =
            Counter.builder()
                    .name("lineoff_report_answers_total")
                    .help("Answers to reports: accepted, repeated, rejected, invalid, forbidden.")
                    .labelNames("answer")
                    .register(registry);

    final Counter requests =
            Counter.builder()
                    .name("lineoff_http_requests_total")
                    .help("Requests by route and status.")
                    .labelNames("route", "status")
                    .register(registry);

    final Histogram seconds =
            Histogram.builder()
                    .name("lineoff_http_request_seconds")
                    .help("Time from the request to the answer, by route.")
                    .classicOnly()
                    .classicUpperBounds(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5)
                    .labelNames("route")
                    .register(registry);

    final Histogram captureSeconds =
            Histogram.builder()
                    .name("lineoff_capture_seconds")
                    .help("Time until the reports of a request are on the disk.")
                    .classicOnly()
                    .classicUpperBounds(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5)
                    .register(registry);

    Metrics(String version, IntSupplier underWay) {
        Info.builder()
                .name("lineoff_build")
                .help("The program.")
                .labelNames("version")
                .register(registry)
                .setLabelValues(version);
        GaugeWithCallback.builder()
                .name("lineoff_http_requests_under_way")
                .help("Requests that are being answered.")
                .callback(callback -> callback.call(underWay.getAsInt()))
                .register(registry);
        // Series that are there from the start can be alarmed on.
        for (String answer : new String[] {"accepted", "repeated", "rejected", "invalid"}) {
            answers.initLabelValues(answer);
        }
        answers.initLabelValues("forbidden");
    }

    /**
     * Counts an answer to a report.
     *
     * @param word as the answer has it
     * @param repeated whether the report was part of the record before
     */
    void answered(String word, boolean repeated) {
        answers.labelValues(repeated ? "repeated" : word).inc();
        if (word.equals("accepted") && !repeated) {
            captured.inc();
        }
    }

    String text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create()
                    .write(out, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    static String type() {
        return PrometheusTextFormatWriter.CONTENT_TYPE;
    }
}
