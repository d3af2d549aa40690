package org.lineoff.balance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

/**
 * Reads which station does which task, as {@code balance.csv} says it: a heading, then a row a
 * task. Columns {@code task} and {@code station} must be there, {@code worker} may be; others are
 * passed over. Every task of the problem must have a row, and no other.
 */
public final class AssignmentFile {
    private static final int MOST_STATIONS = 10_000;

    private final BalancingProblem problem;
    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> taskOf = new HashMap<>();
    private final Where[] seen;
    private final Integer[] station;
    private final Integer[] worker;

    /**
     * What was read.
     *
     * @param station of each task, from 1
     * @param worker of each task in its station, from 1
     */
    public record Assignment(List<Integer> station, List<Integer> worker) {
        public Assignment {
            station = List.copyOf(station);
            worker = List.copyOf(worker);
        }

        /** The last station that is used. */
        public int stations() {
            return station.stream().mapToInt(Integer::intValue).max().orElse(0);
        }
    }

    /**
     * An assignment, or everything that is wrong with the file.
     *
     * @param assignment nothing if there is any fault
     */
    public record Reading(Optional<Assignment> assignment, List<Problem> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    private AssignmentFile(BalancingProblem problem, String file) {
        this.problem = problem;
        this.file = file;
        int n = problem.tasks().size();
        seen = new Where[n];
        station = new Integer[n];
        worker = new Integer[n];
        Arrays.fill(station, 1);
        Arrays.fill(worker, 1);
        for (int i = 0; i < n; i++) {
            taskOf.put(problem.tasks().get(i).id(), i);
        }
    }

    /** Reads an assignment of the problem's tasks. */
    public static Reading read(Path file, BalancingProblem problem) throws IOException {
        // As with the tables of tasks, bytes that are no UTF-8 become names that nothing knows.
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return table(file, text, problem);
    }

    /**
     * The same from a table that somebody has read as text already.
     *
     * @param text comma separated values, each row in its line
     */
    public static Reading table(Path file, String text, BalancingProblem problem) {
        return new AssignmentFile(problem, file.toString()).read(text);
    }

    private Reading read(String text) {
        List<String> heading = null;
        int line = 0;
        for (String l : text.replace("\uFEFF", "").split("\r\n|\n|\r", -1)) {
            line++;
            List<String> cells = TableForm.cells(l).stream().map(String::strip).toList();
            if (cells.stream().allMatch(String::isEmpty)) {
                continue;
            }
            if (heading == null) {
                heading = cells.stream().map(c -> c.toLowerCase(Locale.ROOT)).toList();
                column(heading, line, "task", "balance.task.meaning");
                column(heading, line, "station", "balance.station.meaning");
                if (!problems.isEmpty()) {
                    break;
                }
            } else {
                row(heading, cells, line);
            }
        }
        if (heading == null) {
            problems.add(new Problem.Unreadable(new Where(file, "", 0, 0), "unreadable.empty"));
        }
        for (int i = 0; i < seen.length && problems.isEmpty(); i++) {
            if (seen[i] == null) {
                problems.add(
                        new Problem.Inconsistent(
                                new Where(file, "", 0, 0),
                                Draft.words("balance.notAssigned", problem.tasks().get(i).id()),
                                "balance.notAssigned.remedy"));
            }
        }
        return new Reading(
                problems.isEmpty()
                        ? Optional.of(new Assignment(Arrays.asList(station), Arrays.asList(worker)))
                        : Optional.empty(),
                problems);
    }

    private void column(List<String> heading, int line, String name, String meaning) {
        if (!heading.contains(name)) {
            problems.add(new Problem.MissingKey(at(line, 0), name, meaning));
        }
    }

    private void row(List<String> heading, List<String> cells, int line) {
        int column = heading.indexOf("task");
        String id = cell(cells, column);
        Integer task = taskOf.get(id);
        if (task == null && id.startsWith("'")) {
            // Written before a name that a spreadsheet would take for a formula.
            task = taskOf.get(id.substring(1));
        }
        if (task == null) {
            problems.add(new Problem.Dangling(at(line, column), "task", id, "kind.task", null));
            return;
        }
        Where first = seen[task];
        if (first != null) {
            problems.add(new Problem.Duplicate(at(line, column), id, first));
            return;
        }
        seen[task] = at(line, column);
        station[task] = whole(heading, cells, line, "station", MOST_STATIONS);
        if (heading.contains("worker")) {
            int most = problem.stations().workers() - problem.tasks().get(task).crew() + 1;
            worker[task] = whole(heading, cells, line, "worker", most);
        }
    }

    private int whole(List<String> heading, List<String> cells, int line, String key, int most) {
        int column = heading.indexOf(key);
        String word = cell(cells, column);
        int value;
        try {
            value = Integer.parseInt(word);
        } catch (NumberFormatException e) {
            problems.add(new Problem.BadValue(at(line, column), key, word, "expected.whole", "3"));
            return 1;
        }
        if (value < 1 || value > most) {
            problems.add(
                    new Problem.OutOfRange(
                            at(line, column), key, word, Draft.words("between", 1, most)));
            return 1;
        }
        return value;
    }

    private static String cell(List<String> cells, int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    private Where at(int line, int column) {
        return new Where(file, "", line, column + 1);
    }
}
