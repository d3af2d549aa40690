package org.lineoff.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.balance.AssignmentFile.Assignment;
import org.lineoff.balance.Balance;
import org.lineoff.balance.BalancingProblem;
import org.lineoff.balance.Move;
import org.lineoff.balance.ReasonText;
import org.lineoff.balance.StationLoads;
import tools.jackson.databind.json.JsonMapper;

/** A balance for a terminal, and as JSON. */
final class BalanceText {
    private static final int WORK_CELLS = 8;
    private static final int FIRST_CELLS = 8;

    private final Texts texts;
    private final String language;
    private final int columns;

    BalanceText(Texts texts, String language, int columns) {
        this.texts = texts;
        this.language = language;
        this.columns = columns;
    }

    /**
     * {@code {instance, cycle, stations, lowerBound, proven, assignment}}, and {@code moves} where
     * there is an earlier assignment.
     */
    static String json(BalancingProblem problem, Balance balance, @Nullable Assignment before) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("instance", problem.name());
        json.put("cycle", balance.cycle());
        json.put("stations", balance.stations());
        json.put("lowerBound", balance.least());
        json.put("proven", balance.proven());
        json.put("assignment", balance.station());
        json.put("smoothness", Math.round(1000 * smoothness(problem, balance)) / 1000.0);
        if (before != null) {
            List<Map<String, Object>> moves = new ArrayList<>();
            for (Move move : Move.between(before.station(), balance.station())) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("task", problem.tasks().get(move.task()).id());
                one.put("from", move.from());
                one.put("to", move.to());
                moves.add(one);
            }
            json.put("moves", moves);
        }
        return JsonMapper.shared().writeValueAsString(json) + "\n";
    }

    String text(BalancingProblem problem, Balance balance, @Nullable Assignment before) {
        boolean stations = balance.goal() == Balance.Goal.STATIONS;
        StringBuilder out = new StringBuilder();
        line(
                out,
                texts.get(
                        stations ? "balance.stations" : "balance.cycle",
                        problem.name(),
                        String.valueOf(balance.stations()),
                        String.valueOf(balance.cycle())));
        line(
                out,
                balance.proven()
                        ? texts.get("balance.proven")
                        : texts.get(
                                stations ? "balance.stationsOpen" : "balance.cycleOpen",
                                String.valueOf(balance.least())));
        line(out, ReasonText.of(balance.reason(), problem, language));
        List<List<String>> tasks = new ArrayList<>();
        double[] work = new double[balance.stations()];
        for (int s = 0; s < balance.stations(); s++) {
            tasks.add(new ArrayList<>());
        }
        double all = 0;
        for (int i = 0; i < problem.tasks().size(); i++) {
            int s = balance.station().get(i) - 1;
            tasks.get(s).add(problem.tasks().get(i).id());
            double time = problem.meanTime(i) * problem.tasks().get(i).crew();
            work[s] += time;
            all += time;
        }
        double most = 0;
        for (double w : work) {
            most = Math.max(most, w);
        }
        double room = (double) balance.cycle() * balance.stations() * problem.stations().workers();
        line(
                out,
                texts.get(
                        "balance.load",
                        number(all),
                        number(room),
                        number(room == 0 ? 0 : Math.round(1000 * all / room) / 10.0),
                        number(most),
                        number(smoothness(problem, balance))));
        line(out, "");
        line(out, texts.get("balance.table"));
        for (int s = 0; s < balance.stations(); s++) {
            out.append("%-6d%8s  ".formatted(s + 1, number(work[s])));
            wrap(out, tasks.get(s));
        }
        if (before != null) {
            moves(out, problem, Move.between(before.station(), balance.station()));
        }
        return out.toString();
    }

    private static double smoothness(BalancingProblem problem, Balance balance) {
        return StationLoads.of(problem, balance.station(), balance.stations(), balance.cycle())
                .smoothness();
    }

    private void moves(StringBuilder out, BalancingProblem problem, List<Move> moves) {
        line(out, "");
        line(
                out,
                moves.isEmpty()
                        ? texts.get("balance.moves.none")
                        : texts.get(
                                "balance.moves",
                                String.valueOf(moves.size()),
                                String.valueOf(problem.tasks().size())));
        for (Move move : moves) {
            String task = problem.tasks().get(move.task()).id();
            String moved =
                    texts.get(
                            "balance.move",
                            task,
                            String.valueOf(move.from()),
                            String.valueOf(move.to()));
            line(out, "  " + moved);
        }
    }

    /** Names one after the other, in lines that begin below the first. */
    private void wrap(StringBuilder out, List<String> names) {
        int indent = FIRST_CELLS + WORK_CELLS;
        int at = indent;
        for (String name : names) {
            if (at > indent && at + name.length() + 1 > columns) {
                out.append("%n".formatted()).append(" ".repeat(indent));
                at = indent;
            }
            out.append(name).append(' ');
            at += name.length() + 1;
        }
        out.setLength(out.length() - (names.isEmpty() ? 0 : 1));
        out.append("%n".formatted());
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(java.util.Locale.ROOT, "%.1f", value);
    }

    private static void line(StringBuilder out, String text) {
        out.append(text).append("%n".formatted());
    }
}
