package org.lineoff.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lineoff.forecast.Forecast;

class CsvReportsTest {
    private final Forecast forecast = YizhuangForecast.forecast();

    @Test
    void every_table_is_read_back_with_a_row_for_each_thing() {
        var tables = CsvReports.tables(forecast, "en");
        assertThat(tables.keySet())
                .containsExactly(
                        "promises.csv",
                        "quarters.csv",
                        "held-back-by.csv",
                        "also-worth.csv",
                        "spread.csv",
                        "measure-next.csv",
                        "activities.csv",
                        "states.csv",
                        "bridge.csv",
                        "assumptions.csv");
        assertThat(read(tables.get("promises.csv"))).hasSize(1 + forecast.promises().size());
        assertThat(read(tables.get("quarters.csv"))).hasSize(1 + forecast.quarters().size());
        assertThat(read(tables.get("held-back-by.csv"))).hasSize(1 + forecast.heldBackBy().size());
        assertThat(read(tables.get("spread.csv"))).hasSize(1 + forecast.spread().results().size());
        assertThat(read(tables.get("measure-next.csv")))
                .hasSize(1 + forecast.spread().measureNext().size());
        assertThat(read(tables.get("activities.csv"))).hasSize(1 + forecast.activities().size());
        assertThat(read(tables.get("states.csv"))).hasSize(1 + forecast.states().size());
        assertThat(read(tables.get("bridge.csv"))).hasSize(1 + forecast.bridge().size());
        assertThat(read(tables.get("assumptions.csv"))).hasSize(1 + forecast.assumed().size());
        tables.forEach(
                (name, table) -> {
                    int columns = read(table).get(0).size();
                    assertThat(read(table)).as(name).allMatch(row -> row.size() == columns);
                });
    }

    @Test
    void values_come_back_as_they_were() {
        List<List<String>> rows = read(CsvReports.tables(forecast, "zh").get("quarters.csv"));
        assertThat(rows.get(2).subList(0, 6))
                .containsExactly("2024-Q2", "21844", "25400", "28448", "27307", "false");
        List<String> promise = read(CsvReports.tables(forecast, "zh").get("promises.csv")).get(4);
        Forecast.PromiseResult volume = forecast.promises().get(3);
        assertThat(promise.get(1)).isEqualTo(volume.name().zh());
        assertThat(promise.get(4)).isEqualTo(volume.clause().zh());
        assertThat(promise.get(9)).isEqualTo("0.958333");
        assertThat(promise.get(16)).isEqualTo("2024-06-09");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a,b", "say \"no\"", "two\nlines", "two\r\nlines", "", "逗号，不是 ,", " x "})
    void any_text_survives_the_round_trip(String text) {
        String csv =
                new CsvTable<String>().column("a", t -> t).column("b", t -> 1).of(List.of(text));
        assertThat(read(csv).get(1)).containsExactly(text, "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+SUM(A1)", "-2+3", "@x", "\t=1", "\r=1", " =1", "＝1+1", "-5d"})
    void a_text_that_a_spreadsheet_would_calculate_is_disarmed(String text) {
        String csv = new CsvTable<String>().column("a", t -> t).of(List.of(text));
        assertThat(read(csv).get(1).get(0)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "+0.25", "-12.5%", "a=b"})
    void numbers_and_harmless_texts_are_left_alone(String text) {
        String csv = new CsvTable<String>().column("a", t -> t).of(List.of(text));
        assertThat(read(csv).get(1).get(0)).isEqualTo(text);
    }

    /** A reader by RFC 4180 that knows nothing of the writer. */
    private static List<List<String>> read(String csv) {
        assertThat(csv).startsWith("\uFEFF");
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 1; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                assertThat(cell).as("a quote inside an unquoted cell").isEmpty();
                quoted = true;
            } else if (c == ',') {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\r') {
                assertThat(csv.charAt(++i)).isEqualTo('\n');
                row.add(cell.toString());
                cell.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
            } else {
                cell.append(c);
            }
        }
        assertThat(row).as("the last line has an end").isEmpty();
        return rows;
    }
}
