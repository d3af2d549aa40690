package org.lineoff.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lineoff.forecast.Forecast.Band;
import org.lineoff.forecast.Simulation;
import org.lineoff.model.Text;

class ConsoleSimulationTest {
    private static final Text LINE = new Text("Phase 1", "一期");
    private static final Text SECTION =
            new Text("Phase 1 · Final assembly · Marriage and final line", "一期 · 总装车间 · 合装与最终线");

    @ParameterizedTest
    @CsvSource({"40,en", "60,en", "80,en", "120,en", "200,en", "40,zh", "60,zh", "80,zh", "200,zh"})
    void noLineIsWiderThanTheTerminalAndAllIsSaid(int width, String language) {
        String text = ConsoleSimulation.text(simulation(), language, width, false);
        int most = Math.clamp(width, 60, 120);
        assertThat(text.lines())
                .allSatisfy(l -> assertThat(Cells.width(l)).as(l).isLessThanOrEqualTo(most));
        assertThat(text).doesNotContain("null", "NaN", "{");
        String flat = text.replaceAll("\\s", "");
        assertThat(flat)
                .contains(
                        "2024-Q1",
                        "13,090(12,000–16,435)",
                        "35.0(34.1–36.4)",
                        "70.1%",
                        SECTION.in(language).replaceAll("\\s", ""));
    }

    @ParameterizedTest
    @CsvSource({"en,No car came off", "zh,没有车辆下线"})
    void aPlantThatMakesNothingSaysSo(String language, String words) {
        Simulation full = simulation();
        Simulation nothing =
                new Simulation(
                        full.version(),
                        full.title(),
                        new Text("A note", "说明"),
                        full.asOf(),
                        full.from(),
                        full.to(),
                        full.seed(),
                        full.replications(),
                        true,
                        full.starts(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        assertThat(ConsoleSimulation.text(nothing, language, 60, false))
                .contains(words)
                .doesNotContain("NaN");
    }

    private static Simulation simulation() {
        LocalDate from = LocalDate.of(2024, 1, 1);
        return new Simulation(
                "0",
                new Text("The plant", "工厂"),
                null,
                from,
                from,
                LocalDate.of(2024, 12, 31),
                1,
                24,
                false,
                List.of(
                        new Simulation.Start("p1", LINE, from, true),
                        new Simulation.Start("p2", LINE, from.plusYears(1), false)),
                List.of(
                        new Simulation.Output("p1", LINE, "month", "2024-01", 1, 2, 3),
                        new Simulation.Output(
                                "p1", LINE, "quarter", "2024-Q1", 12_000, 13_090, 16_435),
                        new Simulation.Output("p1", LINE, "year", "2024", 50_000, 60_000, 70_000),
                        new Simulation.Output(
                                null,
                                new Text("All lines", "全部产线"),
                                "year",
                                "2024",
                                50_000,
                                60_000,
                                70_000)),
                List.of(
                        new Simulation.LineYear(
                                "p1",
                                LINE,
                                2024,
                                60_000,
                                1_700,
                                new Band(34.1, 35, 36.4),
                                40,
                                0.701,
                                66.5,
                                700,
                                840,
                                Double.NaN)),
                List.of(
                        place("p1/assembly/final", SECTION, "section"),
                        place("p1/assembly/final/a", SECTION, "station"),
                        place("p1/assembly/final/b", SECTION, "station")),
                List.of(
                        new Simulation.HeldBackBy(
                                "p1/assembly/final", SECTION, "off_shift", 0.413, true)));
    }

    private static Simulation.PlaceYear place(String place, Text name, String kind) {
        return new Simulation.PlaceYear(
                place, name, kind, 2024, 4_000, 0.01, 0.04, 0.7, 0.15, 0.1, 60_000, 0.8);
    }
}
