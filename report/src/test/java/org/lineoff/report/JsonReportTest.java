package org.lineoff.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lineoff.forecast.Forecast;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonReportTest {
    private final Forecast forecast = YizhuangForecast.forecast();
    private final JsonNode json = parse(JsonReport.json(forecast, "en"));

    @Test
    void every_promise_has_the_fields_that_programs_rely_on() {
        assertThat(json.get("promises")).hasSize(forecast.promises().size());
        for (JsonNode promise : json.get("promises")) {
            assertThat(promise.propertyNames())
                    .contains(
                            "id",
                            "kind",
                            "clause",
                            "by",
                            "settled",
                            "probability",
                            "low",
                            "high",
                            "p10",
                            "p50",
                            "p90");
            assertThat(promise.get("clause").isString()).isTrue();
        }
    }

    @Test
    void first_car_quarters_causes_and_counts_have_the_fields_that_programs_rely_on() {
        assertThat(json.get("firstCar").propertyNames())
                .containsExactly("p10", "p50", "p90", "promised", "actual");
        assertThat(json.get("firstCar").get("actual").stringValue()).isEqualTo("2024-02-06");
        JsonNode quarter = json.get("quarters").get(1);
        assertThat(quarter.get("quarter").stringValue()).isEqualTo("2024-Q2");
        assertThat(quarter.get("actual").intValue()).isEqualTo(27_307);
        assertThat(quarter.get("lineOff").propertyNames()).containsExactly("p10", "p50", "p90");
        assertThat(json.get("heldBackBy").get(0).propertyNames())
                .contains("place", "cause", "share", "assumed");
        assertThat(json.get("assumptions").get("count").intValue()).isEqualTo(187);
        assertThat(json.get("assumptions").get("of").intValue()).isEqualTo(264);
        assertThat(json.get("seed").longValue()).isEqualTo(20211127L);
        assertThat(json.get("version").stringValue()).isEqualTo("0.1.0");
        assertThat(json.get("replications").intValue()).isEqualTo(24);
        assertThat(json.get("draws").intValue()).isEqualTo(10_000);
    }

    @Test
    void the_clause_is_a_string_in_the_language_asked_for_and_texts_come_in_both() {
        JsonNode chinese = parse(JsonReport.json(forecast, "zh"));
        assertThat(chinese.get("promises").get(0).get("clause").stringValue())
                .isEqualTo(forecast.promises().get(0).clause().zh());
        assertThat(chinese.get("promises").get(0).get("name").get("en").stringValue())
                .isEqualTo(forecast.promises().get(0).name().en());
    }

    @Test
    void the_same_forecast_gives_the_same_bytes() {
        assertThat(JsonReport.json(YizhuangForecast.forecast(), "en"))
                .isEqualTo(JsonReport.json(forecast, "en"))
                .endsWith("}\n")
                .doesNotContain("\r");
    }

    @Test
    void a_day_that_was_not_reached_and_an_actual_that_is_not_known_are_null() {
        JsonNode last = json.get("quarters").get(11);
        assertThat(last.get("actual").isNull()).isTrue();
        assertThat(last.has("actual")).isTrue();
        assertThat(json.get("promises").get(7).get("p50").isNull()).isTrue();
    }

    @Test
    void fractions_have_at_most_six_decimals_and_no_exponent() {
        for (double value : List.of(0.1 + 0.2, 1e-9, -0.0, 1 / 3.0, 2.5e11, 1e21, 123456.7890126)) {
            String written = JsonReport.rounded(value).toPlainString();
            assertThat(written).matches("-?\\d+(\\.\\d{1,6})?");
            assertThat(Double.parseDouble(written))
                    .isCloseTo(value, org.assertj.core.api.Assertions.within(5.1e-7));
        }
        assertThat(JsonReport.rounded(Double.NaN)).isNull();
        assertThat(JsonReport.rounded(-1e-12).toPlainString()).isEqualTo("0");
    }

    private static JsonNode parse(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
