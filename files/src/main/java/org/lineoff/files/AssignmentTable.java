package org.lineoff.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.AssemblyProcess;
import org.lineoff.model.Assignment;
import org.lineoff.model.Assignment.Place;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

/**
 * Which station does which task, in a table of a plant folder: a heading, then a row a task.
 * Columns {@code task} and {@code station} must be there, {@code worker} may be, others are passed
 * over, so that a {@code balance.csv} of the verb will do as it is. Every task of the process must
 * have one row, and no other may.
 */
final class AssignmentTable {
    private static final int MAX_STATIONS = 10_000;
    private static final int MAX_ROWS = 20_000;

    private final String file;
    private final AssemblyProcess process;
    private final Faults faults;
    private final Map<String, Integer> columns = new HashMap<>();

    private AssignmentTable(String file, AssemblyProcess process, Faults faults) {
        this.file = file;
        this.process = process;
        this.faults = faults;
    }

    /** A cell without blanks and quotes around it, and where it begins. */
    private record Cell(String text, Where where) {}

    /** Cells by column from 0; {@code end} is where a further one would begin. */
    private record Row(List<Cell> cells, Where end) {
        Cell cell(int column) {
            return column < cells.size() ? cells.get(column) : new Cell("", end);
        }
    }

    /**
     * What a table says, and where.
     *
     * @param stations where the station of each task stands, by task
     */
    record Read(Assignment assignment, Map<String, Where> stations) {}

    /** Reads a table; null after a fault. */
    static @Nullable Read read(SourceText source, AssemblyProcess process, Faults faults) {
        List<Row> rows = rows(source);
        if (rows.isEmpty()) {
            faults.add(new Problem.Unreadable(new Where(source.file(), 0, 0), "unreadable.empty"));
            return null;
        }
        return new AssignmentTable(source.file(), process, faults).read(rows);
    }

    /** The table as {@link #read} reads it. */
    static String text(Assignment assignment) {
        StringBuilder s = new StringBuilder("task,station,worker\n");
        for (Place p : assignment.places()) {
            s.append(p.task()).append(',').append(p.station()).append(',');
            s.append(p.worker()).append('\n');
        }
        return s.toString();
    }

    private static List<Row> rows(SourceText source) {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line : source.text().split("\r\n|\n|\r", -1)) {
            number++;
            if (!line.isBlank() && rows.size() < MAX_ROWS) {
                rows.add(row(source.file(), number, line));
            }
        }
        return rows;
    }

    private static Row row(String file, int number, String line) {
        List<Cell> cells = new ArrayList<>();
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i <= line.length(); i++) {
            char c = i < line.length() ? line.charAt(i) : ',';
            quoted ^= c == '"';
            if (i == line.length() || (!quoted && ",;\t".indexOf(c) >= 0)) {
                String raw = line.substring(begin, i);
                int blanks = raw.length() - raw.stripLeading().length();
                int column = line.codePointCount(0, begin + blanks) + 1;
                String text = raw.strip();
                // A quote before a name that a spreadsheet program would take for a formula.
                text = text.replaceFirst("^'", "").replace("\"", "").strip();
                cells.add(new Cell(text, new Where(file, number, column)));
                begin = i + 1;
            }
        }
        int length = line.codePointCount(0, line.length());
        return new Row(cells, new Where(file, number, length + 1));
    }

    private @Nullable Read read(List<Row> rows) {
        Row heading = rows.getFirst();
        for (int c = 0; c < heading.cells().size(); c++) {
            columns.putIfAbsent(heading.cell(c).text().toLowerCase(Locale.ROOT), c);
        }
        boolean whole = column(heading, "task");
        whole &= column(heading, "station");
        if (!whole) {
            return null;
        }
        Map<String, AssemblyProcess.Task> tasks = new LinkedHashMap<>();
        process.tasks().forEach(t -> tasks.put(t.id(), t));
        Map<String, Where> seen = new HashMap<>();
        Map<String, Where> stations = new HashMap<>();
        List<Place> places = new ArrayList<>();
        for (Row row : rows.subList(1, rows.size())) {
            Where where = cell(row, "task").where();
            String id = cell(row, "task").text();
            AssemblyProcess.Task task = tasks.get(id);
            Where first = seen.putIfAbsent(id, where);
            if (task == null) {
                String nearest = Nearest.to(id, tasks.keySet());
                faults.add(
                        new Problem.Dangling(where, "task", Show.text(id), "kind.task", nearest));
                whole = false;
            } else if (first != null) {
                faults.add(new Problem.Duplicate(where, id, first));
                whole = false;
            } else {
                int most = Math.max(1, process.workers() - task.crew() + 1);
                Integer station = number(row, "station", MAX_STATIONS);
                Integer worker =
                        columns.containsKey("worker")
                                ? number(row, "worker", most)
                                : Integer.valueOf(1);
                whole &= station != null && worker != null;
                if (station != null && worker != null) {
                    places.add(new Place(id, station, worker));
                    stations.put(id, cell(row, "station").where());
                }
            }
        }
        for (String id : tasks.keySet()) {
            if (whole && !seen.containsKey(id)) {
                faults.add(
                        new Problem.Inconsistent(
                                new Where(file, 0, 0),
                                Faults.words("balance.notAssigned", id),
                                "balance.notAssigned.remedy"));
                whole = false;
            }
        }
        return whole ? new Read(new Assignment(file, places), stations) : null;
    }

    private boolean column(Row heading, String name) {
        if (columns.containsKey(name)) {
            return true;
        }
        faults.inconsistent(heading.cell(0).where(), "noColumn", name);
        return false;
    }

    private Cell cell(Row row, String column) {
        return row.cell(columns.getOrDefault(column, 0));
    }

    private @Nullable Integer number(Row row, String column, int most) {
        Cell cell = cell(row, column);
        String word = cell.text();
        if (!word.matches("[0-9]{1,9}")) {
            faults.add(
                    new Problem.BadValue(
                            cell.where(), column, Show.text(word), "expected.whole", "3"));
            return null;
        }
        int value = Integer.parseInt(word);
        if (value < 1 || value > most) {
            faults.add(
                    new Problem.OutOfRange(
                            cell.where(), column, word, Faults.words("between", 1, most)));
            return null;
        }
        return value;
    }
}
