package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Plant;
import org.lineoff.model.Text;

/** Cars off each line, and off all of them, by month, quarter and year. */
final class OutputByPeriod {
    /** What all lines come to together. */
    static final Text ALL =
            new Text(new Texts("en").get("line.all"), new Texts("zh").get("line.all"));

    private final Plant plant;
    private final List<String> lines;
    private final LocalDate first;

    OutputByPeriod(Plant plant, List<String> lines, LocalDate first) {
        this.plant = plant;
        this.lines = lines;
        this.first = first;
    }

    private record Kind(String name, Function<LocalDate, String> period) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind("month", d -> "%d-%02d".formatted(d.getYear(), d.getMonthValue())),
                    new Kind("quarter", Quarters::name),
                    new Kind("year", d -> Integer.toString(d.getYear())));

    /**
     * Every period from the first in which a car comes off in some replication, line by line, then
     * all lines together where cars come off several.
     */
    List<Simulation.Output> of(List<AloneRun> runs) {
        List<Simulation.Output> output = new ArrayList<>();
        for (int l = 0; l < lines.size(); l++) {
            int line = l;
            String id = lines.get(l);
            List<int[]> byDay = runs.stream().map(r -> r.carsByDay().get(line)).toList();
            add(output, id, LineYears.name(plant, id), byDay);
        }
        if (output.stream().map(Simulation.Output::line).distinct().count() > 1) {
            add(output, null, ALL, runs.stream().map(r -> sum(r.carsByDay())).toList());
        }
        return output;
    }

    private static int[] sum(List<int[]> lines) {
        int[] sum = new int[lines.getFirst().length];
        for (int[] line : lines) {
            for (int d = 0; d < sum.length; d++) {
                sum[d] += line[d];
            }
        }
        return sum;
    }

    private void add(
            List<Simulation.Output> output, @Nullable String line, Text name, List<int[]> byDay) {
        for (Kind kind : KINDS) {
            Map<String, double[]> counts = new LinkedHashMap<>();
            for (int r = 0; r < byDay.size(); r++) {
                int[] days = byDay.get(r);
                for (int d = 0; d < days.length; d++) {
                    counts.computeIfAbsent(
                                            kind.period().apply(first.plusDays(d)),
                                            p -> new double[byDay.size()])[r] +=
                            days[d];
                }
            }
            boolean begun = false;
            for (Map.Entry<String, double[]> period : counts.entrySet()) {
                Forecast.Band band = Quantiles.band(period.getValue());
                begun |= Quantiles.of(1, period.getValue()) > 0;
                if (begun) {
                    output.add(
                            new Simulation.Output(
                                    line,
                                    name,
                                    kind.name(),
                                    period.getKey(),
                                    band.p10(),
                                    band.p50(),
                                    band.p90()));
                }
            }
        }
    }
}
