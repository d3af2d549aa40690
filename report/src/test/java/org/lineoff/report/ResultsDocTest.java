package org.lineoff.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lineoff.forecast.Comparison;
import org.lineoff.forecast.Forecast;
import org.lineoff.forecast.Simulation;
import org.lineoff.model.Text;

class ResultsDocTest {
    private static final Path DOC = Path.of("..", "docs", "results.md");

    @Test
    void every_field_of_the_json_is_described_and_nothing_else_is() throws IOException {
        described(Forecast.class, part("\n## forecast.json", "\n## simulate --json"));
        described(Simulation.class, part("\n## simulate --json", "\n## backtest.json"));
    }

    private static void described(Class<?> result, String json) {
        List<String> fields = new ArrayList<>();
        collect(result, "", fields);
        List<String> described =
                Pattern.compile("(?m)^\\| `([^`]+)` \\| [^|]+ \\| [^|]+ \\|$")
                        .matcher(json)
                        .results()
                        .map(row -> row.group(1))
                        .toList();
        assertThat(described).containsExactlyElementsOf(fields);
    }

    @Test
    void every_field_of_a_comparison_is_described_and_nothing_else_is() throws IOException {
        List<String> fields = new ArrayList<>();
        collect(Comparison.class, "", fields);
        assertThat(
                        Pattern.compile("(?m)^\\| `([^`]+)` \\| [^|]+ \\| [^|]+ \\|$")
                                .matcher(part("\n## comparison.json", "\n## CSV"))
                                .results()
                                .map(row -> row.group(1)))
                .containsExactlyElementsOf(fields);
    }

    @Test
    void every_column_of_the_csv_files_is_described() throws IOException {
        List<String> rows = part("\n## CSV", "").lines().toList();
        Map<String, String> tables =
                new LinkedHashMap<>(CsvReports.tables(YizhuangForecast.forecast(), "en"));
        tables.putAll(CsvComparison.tables(MadeUpComparison.of(2), "en"));
        tables.forEach(
                (name, table) -> {
                    String header = table.lines().findFirst().orElseThrow().substring(1);
                    String columns = "`" + header.replace(",", "`, `") + "`";
                    assertThat(rows).contains("| `" + name + "` | " + columns + " |");
                });
    }

    private static String part(String from, String to) throws IOException {
        String doc = Files.readString(DOC);
        int start = doc.indexOf(from) + from.length();
        return doc.substring(start, to.isEmpty() ? doc.length() : doc.indexOf(to));
    }

    /** The paths of all fields, in the order of the records. */
    private static void collect(Class<?> type, String prefix, List<String> fields) {
        for (RecordComponent each : type.getRecordComponents()) {
            String name = prefix + each.getName();
            fields.add(name);
            if (each.getType() == List.class) {
                Type element =
                        ((ParameterizedType) each.getGenericType()).getActualTypeArguments()[0];
                if (element instanceof Class<?> record && record.isRecord()) {
                    collect(record, name + "[].", fields);
                }
            } else if (each.getType().isRecord() && each.getType() != Text.class) {
                collect(each.getType(), name + ".", fields);
            }
        }
    }
}
