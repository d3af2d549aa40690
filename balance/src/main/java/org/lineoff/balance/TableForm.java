package org.lineoff.balance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lineoff.balance.BalancingFile.Reading;
import org.lineoff.balance.BalancingProblem.Model;
import org.lineoff.balance.BalancingProblem.Precedence;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

/**
 * The table form: a heading, then a row a task. Columns: {@code task} and {@code time} must be
 * there; with several models {@code time:MODEL=SHARE} for each, the shares whole numbers, or
 * percentages that make 100; {@code after} (tasks that come before, apart by blanks), {@code side}
 * (left, right, either), {@code crew}, {@code station}, {@code needs}, {@code with} (name of a
 * group that shares a station) and {@code apart} (groups in which none do) may be left out.
 *
 * <p>Rows that begin with {@code #} say something of the line: {@code #cycle,60}, {@code
 * #workers,2}, {@code #sides,2}, {@code #overload,5}, {@code #station,3,lift screwdriver} (what
 * station 3 offers).
 */
final class TableForm {
    private static final List<String> KNOWN =
            List.of("task", "time", "after", "side", "crew", "station", "needs", "with", "apart");
    private static final List<String> SETTINGS =
            List.of("#cycle", "#workers", "#sides", "#overload", "#station");

    private final String name;
    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> column = new HashMap<>();
    private final List<Integer> timeColumns = new ArrayList<>();
    private final List<Model> models = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();
    private final List<Where> places = new ArrayList<>();
    private final Map<String, Integer> byId = new LinkedHashMap<>();
    private final Map<String, List<Integer>> together = new LinkedHashMap<>();
    private final Map<String, List<Integer>> apart = new LinkedHashMap<>();
    private final Map<Integer, Set<String>> offers = new TreeMap<>();
    private OptionalInt cycle = OptionalInt.empty();
    private int workers = 1;
    private boolean twoSided;
    private int overload = BalancingProblem.ANY;

    private record Row(int line, List<String> cells) {
        String cell(@Nullable Integer column) {
            return column == null || column >= cells.size() ? "" : cells.get(column).strip();
        }
    }

    private TableForm(String name, String file) {
        this.name = name;
        this.file = file;
    }

    static Reading read(String name, String file, String text) {
        return new TableForm(name, file).read(text);
    }

    private Reading read(String text) {
        List<Row> rows = new ArrayList<>();
        Row heading = null;
        int line = 0;
        for (String l : text.replace("\uFEFF", "").split("\r\n|\n|\r", -1)) {
            line++;
            Row row = new Row(line, cells(l));
            String first = row.cell(0);
            if (first.startsWith("#")) {
                setting(row, first.toLowerCase(Locale.ROOT));
            } else if (row.cells.stream().anyMatch(c -> !c.isBlank())) {
                if (heading == null) {
                    heading = row;
                    heading(row);
                } else {
                    rows.add(row);
                }
            }
        }
        if (heading == null) {
            problems.add(new Problem.Unreadable(new Where(file, "", 0, 0), "unreadable.empty"));
        }
        if (problems.isEmpty()) {
            for (Row row : rows) {
                task(row);
            }
        }
        List<Precedence> precedence = new ArrayList<>();
        List<Where> arcs = new ArrayList<>();
        if (problems.isEmpty()) {
            for (Row row : rows) {
                after(row, precedence, arcs);
            }
            stationsExist();
            Draft.circle(tasks, precedence, arcs, problems);
            Draft.total(tasks, models, new Where(file, "", 0, 0), problems);
        }
        Optional<BalancingProblem> whole =
                problems.isEmpty() ? Optional.of(problem(precedence)) : Optional.empty();
        whole.ifPresent(p -> Contradictions.of(p).forEach(this::contradiction));
        Collections.sort(problems, Comparator.comparing(Problem::where));
        return new Reading(problems.isEmpty() ? whole : Optional.empty(), cycle, places, problems);
    }

    private BalancingProblem problem(List<Precedence> precedence) {
        List<Set<String>> offered = new ArrayList<>();
        offers.forEach(
                (station, what) -> {
                    while (offered.size() < station) {
                        offered.add(Set.of());
                    }
                    offered.set(station - 1, what);
                });
        return new BalancingProblem(
                name,
                tasks,
                precedence,
                models,
                new Stations(workers, twoSided, offered),
                List.copyOf(together.values()),
                List.copyOf(apart.values()),
                overload);
    }

    private void contradiction(Contradictions.Contradiction one) {
        Where row = places.get(one.task());
        Integer at = column.get(one.column());
        Where cell = at == null ? row : new Where(file, "", row.line(), at + 1);
        String remedy = one.what().replaceFirst("\\|.*", "") + ".remedy";
        problems.add(new Problem.Inconsistent(cell, one.what(), remedy));
    }

    private Where at(Row row, int column) {
        return new Where(file, "", row.line, column + 1);
    }

    private void setting(Row row, String key) {
        if (!SETTINGS.contains(key)) {
            problems.add(new Problem.UnknownKey(at(row, 0), row.cell(0), null, SETTINGS));
            return;
        }
        int value = whole(row, 1, key, 1, key.equals("#overload") ? 0 : 1, Times.LONGEST);
        switch (key) {
            case "#cycle" -> cycle = OptionalInt.of(value);
            case "#workers" -> workers = Math.max(1, whole(row, 1, key, 1, 1, 8));
            case "#overload" -> overload = value;
            case "#sides" -> {
                twoSided = whole(row, 1, key, 1, 1, 2) == 2;
                workers = twoSided ? 2 : workers;
            }
            default -> offers.put(whole(row, 1, key, 1, 1, 10_000), Set.of(words(row.cell(2))));
        }
    }

    private void heading(Row row) {
        boolean percent = false;
        int sum = 0;
        for (int c = 0; c < row.cells.size(); c++) {
            String title = row.cell(c);
            String lower = title.toLowerCase(Locale.ROOT);
            if (lower.startsWith("time:")) {
                int equals = title.lastIndexOf('=');
                String share = equals < 0 ? "" : title.substring(equals + 1).strip();
                percent |= share.endsWith("%");
                String digits = share.replace("%", "").strip();
                if (!digits.matches("\\d{1,6}")) {
                    problems.add(
                            new Problem.BadValue(
                                    at(row, c),
                                    "balance.share",
                                    share,
                                    "expected.whole",
                                    "time:P7=60%"));
                    continue;
                }
                String id = title.substring(5, equals).strip();
                if (models.stream().anyMatch(m -> m.id().equals(id))) {
                    problems.add(
                            new Problem.Duplicate(at(row, c), id, at(row, timeColumns.getFirst())));
                }
                sum += Integer.parseInt(digits);
                models.add(new Model(id, Integer.parseInt(digits)));
                timeColumns.add(c);
            } else if (!KNOWN.contains(lower)) {
                if (!lower.isEmpty()) {
                    problems.add(new Problem.UnknownKey(at(row, c), title, null, KNOWN));
                }
            } else if (column.put(lower, c) != null) {
                problems.add(new Problem.Duplicate(at(row, c), title, at(row, 0)));
            }
        }
        Integer time = column.get("time");
        if (models.isEmpty() && time != null) {
            models.addAll(Model.ONLY);
            timeColumns.add(time);
        } else if (time != null) {
            problems.add(
                    new Problem.Inconsistent(
                            at(row, time), "balance.timeTwice", "balance.timeTwice.remedy"));
        } else if (models.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem.MissingKey(at(row, 0), "time", "balance.time.meaning"));
        } else if ((percent && sum != 100) || sum == 0) {
            problems.add(
                    new Problem.Inconsistent(
                            at(row, timeColumns.isEmpty() ? 0 : timeColumns.getFirst()),
                            Draft.words("balance.shares", sum),
                            "balance.shares.remedy"));
        }
        if (!column.containsKey("task")) {
            problems.add(new Problem.MissingKey(at(row, 0), "task", "balance.task.meaning"));
        }
    }

    private void task(Row row) {
        int number = tasks.size();
        String id = row.cell(column.get("task"));
        int idColumn = column.getOrDefault("task", 0);
        if (id.isEmpty()) {
            problems.add(new Problem.BadValue(at(row, idColumn), "task", "", "expected.word", ""));
            return;
        }
        Integer same = byId.putIfAbsent(id, number);
        if (same != null) {
            problems.add(new Problem.Duplicate(at(row, idColumn), id, places.get(same)));
            return;
        }
        if (number == BalancingFile.MOST_TASKS) {
            problems.add(
                    new Problem.OutOfRange(
                            at(row, idColumn),
                            "task",
                            id,
                            Draft.words("atMost", BalancingFile.MOST_TASKS)));
            return;
        }
        List<Integer> time = new ArrayList<>();
        for (int c : timeColumns) {
            time.add(whole(row, c, "time", 0, 0, Times.LONGEST));
        }
        int crew = optional(row, "crew", 1, 1, workers);
        int station = optional(row, "station", 0, 1, 10_000);
        tasks.add(
                new Task(
                        id,
                        time,
                        side(row),
                        crew,
                        Set.of(words(row.cell(column.get("needs")))),
                        station));
        places.add(at(row, timeColumns.getFirst()));
        for (String group : words(row.cell(column.get("with")))) {
            together.computeIfAbsent(group, g -> new ArrayList<>()).add(number);
        }
        for (String group : words(row.cell(column.get("apart")))) {
            apart.computeIfAbsent(group, g -> new ArrayList<>()).add(number);
        }
    }

    private Task.Side side(Row row) {
        Integer at = column.get("side");
        String word = row.cell(at);
        if (at == null || word.isEmpty()) {
            return Task.Side.EITHER;
        }
        for (Task.Side side : Task.Side.values()) {
            if (side.name().equalsIgnoreCase(word)) {
                return side;
            }
        }
        problems.add(
                new Problem.BadValue(
                        at(row, at),
                        "side",
                        word,
                        Draft.words("expected.oneOf", "left, right, either"),
                        "left"));
        return Task.Side.EITHER;
    }

    private void after(Row row, List<Precedence> precedence, List<Where> arcs) {
        Integer at = column.get("after");
        Integer task = byId.get(row.cell(column.get("task")));
        if (at == null || task == null) {
            return;
        }
        for (String id : words(row.cell(at))) {
            Integer before = byId.get(id);
            if (before == null) {
                problems.add(new Problem.Dangling(at(row, at), "after", id, "kind.task", null));
            } else {
                precedence.add(new Precedence(before, task));
                arcs.add(at(row, at));
            }
        }
    }

    /** What a task needs must be offered somewhere, and its station must be there. */
    private void stationsExist() {
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            if (task.needs().isEmpty()
                    || offers.values().stream().anyMatch(o -> o.containsAll(task.needs()))) {
                continue;
            }
            Where row = places.get(i);
            Integer needs = column.get("needs");
            problems.add(
                    new Problem.Dangling(
                            new Where(file, "", row.line(), needs == null ? 0 : needs + 1),
                            "needs",
                            String.join(" ", task.needs().stream().sorted().toList()),
                            "kind.station",
                            null));
        }
    }

    private int optional(Row row, String key, int without, int least, int most) {
        Integer at = column.get(key);
        return at == null || row.cell(at).isEmpty()
                ? without
                : whole(row, at, key, without, least, most);
    }

    private int whole(Row row, int at, String key, int without, int least, int most) {
        String word = row.cell(at);
        int value;
        try {
            value = Integer.parseInt(word);
        } catch (NumberFormatException e) {
            problems.add(new Problem.BadValue(at(row, at), key, word, "expected.whole", "12"));
            return without;
        }
        if (value < least || value > most) {
            problems.add(
                    new Problem.OutOfRange(
                            at(row, at), key, word, Draft.words("between", least, most)));
            return without;
        }
        return value;
    }

    private static String[] words(String cell) {
        return cell.isBlank()
                ? new String[0]
                : java.util.Arrays.stream(cell.strip().split("[\\s;]+", -1))
                        .distinct()
                        .toArray(String[]::new);
    }

    /** Cells of a line; a cell in quotes may hold commas, and quotes as two. */
    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int k = 0; k < line.length(); k++) {
            char c = line.charAt(k);
            if (c == '"') {
                if (quoted && k + 1 < line.length() && line.charAt(k + 1) == '"') {
                    cell.append(c);
                    k++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
