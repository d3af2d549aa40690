package org.lineoff.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lineoff.balance.AssignmentFile.Assignment;
import org.lineoff.balance.Balance;
import org.lineoff.balance.BalancingProblem;
import org.lineoff.balance.Move;
import org.lineoff.balance.Reason;
import org.lineoff.balance.ReasonText;
import org.lineoff.balance.StationLoads;
import org.lineoff.balance.Task;
import org.lineoff.model.Text;

/** Makes the page of a balance, and its table. */
public final class BalanceSheets {
    private BalanceSheets() {}

    /**
     * Makes the page.
     *
     * @param version of Lineoff
     * @param before an earlier assignment of the same tasks; null: none
     */
    public static BalanceSheet of(
            BalancingProblem problem,
            Balance balance,
            String version,
            @Nullable Assignment before) {
        double shares = problem.models().stream().mapToLong(BalancingProblem.Model::share).sum();
        List<BalanceSheet.TaskOf> tasks = new ArrayList<>();
        for (int i = 0; i < problem.tasks().size(); i++) {
            Task task = problem.tasks().get(i);
            tasks.add(
                    new BalanceSheet.TaskOf(
                            task.id(), task.time(), problem.meanTime(i), task.crew()));
        }
        return new BalanceSheet(
                problem.name(),
                version,
                balance.goal() == Balance.Goal.STATIONS,
                balance.cycle(),
                balance.least(),
                balance.proven(),
                new Text(
                        ReasonText.of(balance.reason(), problem, "en"),
                        ReasonText.of(balance.reason(), problem, "zh")),
                forcing(balance.reason()),
                problem.stations().workers(),
                problem.stations().twoSided(),
                problem.overload() == BalancingProblem.ANY ? null : problem.overload(),
                problem.models().stream()
                        .map(m -> new BalanceSheet.ModelOf(m.id(), m.share() / shares))
                        .toList(),
                tasks,
                side(
                        problem,
                        balance.cycle(),
                        balance.stations(),
                        balance.station(),
                        balance.worker(),
                        balance.start()),
                before == null
                        ? null
                        : side(
                                problem,
                                balance.cycle(),
                                before.stations(),
                                before.station(),
                                before.worker(),
                                // A table of stations does not say what is done first.
                                balance.start()),
                before == null ? List.of() : Move.between(before.station(), balance.station()));
    }

    /** {@code balance.csv}: a row a task, as {@code AssignmentFile} reads it. */
    static String csv(BalanceSheet sheet) {
        CsvTable<Integer> table =
                new CsvTable<Integer>()
                        .column("task", i -> sheet.tasks().get(i).id())
                        .column("station", i -> sheet.after().station().get(i))
                        .column("worker", i -> sheet.after().worker().get(i))
                        .column("time", i -> sheet.tasks().get(i).mean());
        for (int m = 0; m < sheet.models().size() && sheet.models().size() > 1; m++) {
            int model = m;
            table.column(
                    "time:" + sheet.models().get(m).id(),
                    i -> sheet.tasks().get(i).times().get(model));
        }
        return table.of(IntStream.range(0, sheet.tasks().size()).boxed().toList());
    }

    private static List<Integer> forcing(Reason reason) {
        return switch (reason) {
            case Reason.LongTasks r -> both(r.alone(), r.halves());
            case Reason.Parts r -> r.tasks();
            case Reason.Chain r -> r.chain();
            case Reason.Unpaired r -> r.tasks();
            case Reason.Bundle r -> r.tasks();
            case Reason.LongestTask r -> List.of(r.task());
            case Reason.Pair r -> List.of(r.first(), r.second());
            case Reason.Work _,
                    Reason.OneSide _,
                    Reason.Windows _,
                    Reason.Searched _,
                    Reason.Rules _ ->
                    List.of();
        };
    }

    private static List<Integer> both(List<Integer> one, List<Integer> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static BalanceSheet.Side side(
            BalancingProblem problem,
            int cycle,
            int stations,
            List<Integer> station,
            List<Integer> worker,
            List<Integer> start) {
        StationLoads loads = StationLoads.of(problem, station, stations, cycle);
        int workers = problem.stations().workers();
        List<List<Integer>> tasks = new ArrayList<>();
        for (int b = 0; b < stations * workers; b++) {
            tasks.add(new ArrayList<>());
        }
        IntStream.range(0, station.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(start::get).thenComparing(i -> i))
                .forEach(
                        i -> {
                            int first = (station.get(i) - 1) * workers + worker.get(i) - 1;
                            for (int c = 0; c < problem.tasks().get(i).crew(); c++) {
                                tasks.get(first + c).add(i);
                            }
                        });
        List<BalanceSheet.Bar> bars = new ArrayList<>();
        for (int b = 0; b < tasks.size(); b++) {
            bars.add(new BalanceSheet.Bar(b / workers + 1, b % workers + 1, tasks.get(b)));
        }
        return new BalanceSheet.Side(
                station,
                worker,
                bars,
                loads.mean(),
                loads.models(),
                loads.work(),
                loads.idle(),
                loads.efficiency(),
                loads.fullest(),
                loads.smoothness());
    }
}
