package org.lineoff.forecast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.lineoff.events.LineOffCounts;
import org.lineoff.events.Partition;
import org.lineoff.events.Places;
import org.lineoff.model.Drawn;
import org.lineoff.model.Junction;
import org.lineoff.model.Line;
import org.lineoff.model.PlaceName;
import org.lineoff.model.Plant;
import org.lineoff.model.Shop;
import org.lineoff.model.Text;

/**
 * The lines from which cars come off, year by year: cars, worked hours, quality and flow. What all
 * lines share is a line named "" where cars come off there.
 */
final class LineYears {
    private static final double MS_PER_HOUR = 3_600_000;

    private final Plant plant;

    /** By line: a station of each section before one of its sinks. */
    private final Map<String, List<Integer>> ends = new LinkedHashMap<>();

    LineYears(Plant plant, Places places) {
        this.plant = plant;
        plant.lines().forEach(l -> ends.put(l.id(), new ArrayList<>()));
        for (Shop shop : plant.shops()) {
            for (String line : PlaceName.linesOf(shop)) {
                for (Junction junction : shop.junctions()) {
                    if (junction instanceof Junction.Sink sink) {
                        ends.computeIfAbsent(line, l -> new ArrayList<>())
                                .add(station(places, line, shop, sink.from()));
                    }
                }
            }
        }
        ends.values().removeIf(List::isEmpty);
    }

    /** The stations of a section stand behind it, in order. */
    private static int station(Places places, String line, Shop shop, String section) {
        return PlaceName.candidates(line, shop, section).stream()
                        .mapToInt(places::indexOf)
                        .filter(i -> i >= 0)
                        .findFirst()
                        .orElseThrow()
                + 1;
    }

    /** In the order of the files. */
    List<String> lines() {
        return List.copyOf(ends.keySet());
    }

    List<int[]> carsByDay(LineOffCounts.Result cars) {
        List<int[]> all = new ArrayList<>();
        for (String line : ends.keySet()) {
            var counts = cars.line(line).perPeriod();
            int[] byDay = new int[counts.size()];
            for (int d = 0; d < byDay.length; d++) {
                byDay[d] = (int) counts.get(d);
            }
            all.add(byDay);
        }
        return all;
    }

    List<AloneRun.OfLine> measure(
            PlantMeters.Result measured, ReplicationFlow flow, Drawn drawn, int years) {
        List<AloneRun.OfLine> all = new ArrayList<>();
        List<Replication.Flow> flows = flow.flows(lines());
        for (String line : ends.keySet()) {
            for (int y = 0; y < years; y++) {
                all.add(
                        new AloneRun.OfLine(
                                measured.quality().line(line, y).lineOffs(),
                                workedHours(measured, line, y),
                                rated(line, drawn),
                                measured.inside().line(line, y).atEnd(),
                                flows.get(all.size())));
            }
        }
        return all;
    }

    /** Of several ends the one that works longest. */
    private double workedHours(PlantMeters.Result measured, String line, int year) {
        long longest = 0;
        for (int station : ends.getOrDefault(line, List.of())) {
            Partition time = measured.states().at(station, year);
            longest = Math.max(longest, time.total() - time.offShift() - time.plannedStop());
        }
        return longest / MS_PER_HOUR;
    }

    private double rated(String line, Drawn drawn) {
        return plant.line(line)
                .map(Line::jobsPerHour)
                .filter(drawn::isKnown)
                .map(drawn::number)
                .orElse(Double.NaN);
    }

    /** Years in which a line works, or cars come off it, in any replication. */
    List<Simulation.LineYear> of(List<AloneRun> runs, int firstYear, int years) {
        List<Simulation.LineYear> results = new ArrayList<>();
        int row = 0;
        for (String line : ends.keySet()) {
            for (int y = 0; y < years; y++) {
                int index = row++;
                List<AloneRun.OfLine> all = runs.stream().map(r -> r.lines().get(index)).toList();
                double[] jobsPerHour =
                        all.stream()
                                .mapToDouble(AloneRun.OfLine::jobsPerHour)
                                .filter(j -> !Double.isNaN(j))
                                .toArray();
                if (jobsPerHour.length > 0) {
                    Replication.Flow flow =
                            LineFlows.mean(all.stream().map(AloneRun.OfLine::flow).toList());
                    results.add(
                            new Simulation.LineYear(
                                    line,
                                    name(plant, line),
                                    firstYear + y,
                                    mean(all, AloneRun.OfLine::cars),
                                    mean(all, AloneRun.OfLine::workedHours),
                                    Quantiles.band(jobsPerHour),
                                    mean(all, AloneRun.OfLine::rated),
                                    flow.firstTimeThrough(),
                                    flow.leadTimeHours(),
                                    flow.workInProgress(),
                                    mean(all, AloneRun.OfLine::workInProgressAtEnd),
                                    flow.oee()));
                }
            }
        }
        return results;
    }

    static Text name(Plant plant, String line) {
        return plant.line(line).map(Line::name).orElse(OutputByPeriod.ALL);
    }

    private static double mean(
            List<AloneRun.OfLine> all, ToDoubleFunction<AloneRun.OfLine> figure) {
        double sum = 0;
        for (AloneRun.OfLine one : all) {
            sum += figure.applyAsDouble(one);
        }
        return sum / all.size();
    }
}
