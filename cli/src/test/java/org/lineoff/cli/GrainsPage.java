package org.lineoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lineoff.files.PlantFolder;
import org.lineoff.model.Plant;
import org.lineoff.model.Shop;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tables of {@code examples/yizhuang-stations/README.md} that set both grains of one plant side
 * by side. Not one of the tests (its name keeps it out): {@code bench/run grains} makes the results
 * and starts it.
 */
class GrainsPage {
    private static final List<String> GRAINS = List.of("yizhuang", "yizhuang-stations");
    private static final String YEAR = "2025";

    private final Path done = Path.of(System.getProperty("bench.grains", ""));
    private final int tries = Integer.getInteger("bench.tries", 0);
    private final List<JsonNode> runs = results("run", Integer.getInteger("bench.runs", 3));
    private final List<JsonNode> backtests = tries > 0 ? results("backtest", tries) : List.of();
    private final List<Plant> plants =
            GRAINS.stream()
                    .map(g -> PlantFolder.read(Command.example(g)).plant().orElseThrow())
                    .toList();

    @Test
    void writesTheTablesInBothLanguages() throws IOException {
        Path page = Command.example("yizhuang-stations").resolve("README.md");
        String text = Files.readString(page);
        for (String language : List.of("en", "zh")) {
            String begin = "<!-- written by bench/run grains, " + language + " -->\n";
            String end = "<!-- end of what bench/run grains writes, " + language + " -->\n";
            int from = text.indexOf(begin) + begin.length();
            int to = text.indexOf(end);
            assertThat(text.indexOf(begin)).isNotNegative();
            assertThat(to).isGreaterThanOrEqualTo(from);
            text = text.substring(0, from) + "\n" + tables(language) + text.substring(to);
        }
        Path part = page.resolveSibling(".README.part");
        Files.writeString(part, text);
        Files.move(part, page, StandardCopyOption.REPLACE_EXISTING);
    }

    private List<JsonNode> results(String kind, int runs) {
        return GRAINS.stream()
                .map(g -> done.resolve(g + "-" + kind + "-" + runs + ".json"))
                .map(f -> JsonMapper.shared().readTree(f.toFile()))
                .toList();
    }

    private String tables(String language) {
        boolean zh = language.equals("zh");
        return how(zh) + quarters(zh) + lines(zh) + shops(zh) + promises(zh) + backtest(zh);
    }

    private String how(boolean zh) {
        JsonNode run = runs.getFirst();
        String date = System.getProperty("bench.date", "unknown");
        int runs = run.get("replications").asInt();
        int draws = run.get("draws").asInt();
        String asOf = run.get("asOf").asString();
        return (zh
                        ? "测于 %s：`bench/run grains --replications %d --draws %d --tries %d`，预测日 %s，种子 %s。"
                                + "次数很少，数值粗略；两者随机数在名称相同处相同。\n\n"
                        : "Measured on %s with `bench/run grains --replications %d --draws %d --tries %d`, as of %s,"
                                + " seed %s. Few runs: rough figures. Where names are the same, so is the"
                                + " luck.\n\n")
                .formatted(date, runs, draws, tries, asOf, run.get("seed").asString());
    }

    private String quarters(boolean zh) {
        Table table =
                zh
                        ? new Table("季度交付量", "实际", "粗：P50（P10–P90）", "逐工位：P50（P10–P90）", "P50 之差")
                        : new Table(
                                "deliveries in",
                                "really",
                                "coarse: P50 (P10–P90)",
                                "stations: P50 (P10–P90)",
                                "difference of P50");
        for (JsonNode coarse : runs.getFirst().get("quarters")) {
            JsonNode fine = named(runs.get(1).get("quarters"), "quarter", coarse);
            double before = coarse.get("p50").asDouble();
            double after = fine.get("p50").asDouble();
            if (before + after > 0) {
                table.row(
                        coarse.get("quarter").asString(),
                        coarse.get("actual").isNull() ? "–" : cars(coarse.get("actual")),
                        band(coarse, zh),
                        band(fine, zh),
                        before > 0 ? "%+.0f %%".formatted(100 * (after / before - 1)) : "–");
            }
        }
        return table.toString();
    }

    private static String band(JsonNode of, boolean zh) {
        return (zh ? "%s（%s–%s）" : "%s (%s–%s)")
                .formatted(cars(of.get("p50")), cars(of.get("p10")), cars(of.get("p90")));
    }

    private String lines(boolean zh) {
        Table table =
                zh
                        ? new Table("产线、年份", "直通率", "制造周期", "在制", "OEE")
                        : new Table(
                                "line, year: coarse → stations",
                                "first time through",
                                "lead time",
                                "cars inside",
                                "OEE");
        for (JsonNode coarse : runs.getFirst().get("flow")) {
            JsonNode fine = null;
            for (JsonNode f : runs.get(1).get("flow")) {
                boolean same = f.get("line").equals(coarse.get("line"));
                fine = same && f.get("year").equals(coarse.get("year")) ? f : fine;
            }
            if (fine != null) {
                table.row(
                        coarse.get("line").asString() + " " + coarse.get("year").asInt(),
                        both("%.1f %%", 100, coarse, fine, "firstTimeThrough"),
                        both("%.1f h", 1, coarse, fine, "leadTimeHours"),
                        both("%,.0f", 1, coarse, fine, "workInProgress"),
                        both("%.0f %%", 100, coarse, fine, "oee"));
            }
        }
        return table.toString();
    }

    private static String both(String format, double by, JsonNode a, JsonNode b, String field) {
        return arrow(
                format.formatted(by * a.get(field).asDouble()),
                format.formatted(by * b.get(field).asDouble()));
    }

    private static String arrow(String before, String after) {
        return before + " → " + after;
    }

    /** Stations down at once are the sum of their shares of planned time, so grains compare. */
    private String shops(boolean zh) {
        Table table =
                zh
                        ? new Table(YEAR + " 年一期各车间", "工位数", "同时停机的工位（平均）", "工作", "堵料与待料")
                        : new Table(
                                "shops of p1 in " + YEAR + ": coarse → stations",
                                "stations",
                                "down at once, mean",
                                "working",
                                "blocked or starved");
        for (JsonNode coarse : runs.getFirst().get("states")) {
            if (!coarse.get("line").asString().equals("p1")
                    || !coarse.get("year").asString().equals(YEAR)) {
                continue;
            }
            String shop = coarse.get("shop").asString();
            List<String> down = new ArrayList<>();
            List<String> working = new ArrayList<>();
            List<String> waiting = new ArrayList<>();
            List<String> count = new ArrayList<>();
            for (int grain = 0; grain < 2; grain++) {
                JsonNode state = state(runs.get(grain), shop);
                double planned = 1 - state.get("offShift").asDouble();
                int stations = stations(plants.get(grain), shop);
                count.add("" + stations);
                down.add("%.2f".formatted(stations * state.get("failed").asDouble() / planned));
                working.add("%.0f %%".formatted(100 * state.get("working").asDouble() / planned));
                double waits = state.get("blocked").asDouble() + state.get("starved").asDouble();
                waiting.add("%.0f %%".formatted(100 * waits / planned));
            }
            table.row(
                    coarse.get("name").get(zh ? "zh" : "en").asString(),
                    String.join(" → ", count),
                    String.join(" → ", down),
                    String.join(" → ", working),
                    String.join(" → ", waiting));
        }
        return table.toString();
    }

    private static JsonNode state(JsonNode run, String shop) {
        for (JsonNode state : run.get("states")) {
            if (state.get("line").asString().equals("p1")
                    && state.get("year").asString().equals(YEAR)
                    && state.get("shop").asString().equals(shop)) {
                return state;
            }
        }
        throw new IllegalStateException("no states of " + shop);
    }

    private static int stations(Plant plant, String id) {
        return plant.shops().stream()
                .filter(s -> s.id().equals(id))
                .map(Shop::sections)
                .flatMap(List::stream)
                .flatMap(s -> s.stations().stream())
                .mapToInt(s -> s.repeat() * s.parallel())
                .sum();
    }

    private String promises(boolean zh) {
        Table table =
                zh
                        ? new Table("承诺", "粗", "逐工位")
                        : new Table("chance of a promise", "coarse", "stations");
        for (JsonNode coarse : runs.getFirst().get("promises")) {
            if (!coarse.get("settled").asBoolean()) {
                JsonNode fine = named(runs.get(1).get("promises"), "id", coarse);
                table.row(
                        coarse.get("name").get(zh ? "zh" : "en").asString(),
                        chance(coarse),
                        chance(fine));
            }
        }
        return table.toString();
    }

    private static String chance(JsonNode promise) {
        return "%.0f %%".formatted(100 * promise.get("probability").asDouble());
    }

    private String backtest(boolean zh) {
        if (backtests.isEmpty()) {
            return "";
        }
        Table table =
                zh
                        ? new Table("回测：每季度平均误差（辆）", "粗", "逐工位", "铭牌产能")
                        : new Table(
                                "backtest: mean error in cars a quarter",
                                "coarse",
                                "stations",
                                "nameplate");
        for (String kind : List.of("forecast", "plantCheck")) {
            JsonNode coarse = backtests.getFirst().get(kind);
            JsonNode fine = backtests.get(1).get(kind);
            String words =
                    kind.equals("forecast")
                            ? (zh ? "预测，" : "forecast as of ")
                            : (zh ? "工厂检验，" : "plant check as of ");
            for (JsonNode day : coarse.get("days")) {
                table.row(
                        words + day.get("asOf").asString(),
                        error(day, "lineoff"),
                        error(named(fine.get("days"), "asOf", day), "lineoff"),
                        error(day, "nameplate"));
            }
            if (!coarse.get("days").isEmpty()) {
                table.row(
                        zh ? "其中落在 P10–P90 之内" : "of these inside P10–P90",
                        "%.0f %%".formatted(100 * coarse.get("inside").asDouble()),
                        "%.0f %%".formatted(100 * fine.get("inside").asDouble()),
                        "–");
            }
        }
        return table.toString();
    }

    private static String error(JsonNode day, String of) {
        for (JsonNode score : day.get("scores")) {
            JsonNode error = score.get("meanAbsoluteError");
            if (score.get("name").asString().equals(of) && !error.isNull()) {
                return cars(error);
            }
        }
        return "–";
    }

    /** The element of the list that has the same value of a field. */
    private static JsonNode named(JsonNode list, String field, JsonNode as) {
        for (JsonNode each : list) {
            if (each.get(field).equals(as.get(field))) {
                return each;
            }
        }
        throw new IllegalStateException("no " + field + " " + as.get(field));
    }

    private static String cars(JsonNode count) {
        return "%,.0f".formatted(count.asDouble());
    }

    /** A table of Markdown, all columns but the first to the right. */
    private static final class Table {
        private final StringBuilder text = new StringBuilder();

        Table(String... head) {
            row(head);
            text.append("| --- |").append(" ---: |".repeat(head.length - 1)).append('\n');
        }

        void row(String... cells) {
            text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        }

        @Override
        public String toString() {
            return text.append('\n').toString();
        }
    }
}
