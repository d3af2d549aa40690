package org.lineoff.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.BenchmarkText.Row;
import org.lineoff.files.BenchmarkText.Word;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;
import org.lineoff.model.benchmark.CarClasses;

/**
 * Reads a file of CSPLib problem 1: one instance, or several one after the other. Each is a line of
 * three numbers (cars, options, classes), a line with the most cars of each option, a line with the
 * length of its windows, and a line a class: its number, its cars, a mark for each option. A line
 * that does not begin with a number names the instance that follows, or is a comment. Where five
 * options have no two lines of ratios, as in the oldest files, the ratios are those that these
 * always had: 1/2, 2/3, 1/3, 2/5, 1/5.
 */
public final class CarClassesFile {
    private static final int MOST_CARS = 50_000;
    private static final int LONGEST_WINDOW = 100_000;
    private static final List<CarClasses.Ratio> STANDARD =
            List.of(
                    new CarClasses.Ratio(1, 2),
                    new CarClasses.Ratio(2, 3),
                    new CarClasses.Ratio(1, 3),
                    new CarClasses.Ratio(2, 5),
                    new CarClasses.Ratio(1, 5));

    private final BenchmarkText text = new BenchmarkText();
    private final List<Row> rows;
    private final String fileName;
    private int at;

    private CarClassesFile(Path file) {
        rows = text.rows(file, "file.carClasses", ' ');
        fileName = String.valueOf(file.getFileName()).replaceFirst("\\.[A-Za-z]+$", "");
    }

    /**
     * What came of it.
     *
     * @param instances in the file's order; none if there are problems
     * @param lines the problems, and the lines to show with them
     */
    public record Result(List<CarClasses> instances, ReadResult lines) {}

    public static Result read(Path file) {
        CarClassesFile reading = new CarClassesFile(file);
        List<CarClasses> instances = reading.instances();
        ReadResult lines = reading.text.result();
        return new Result(lines.problems().isEmpty() ? List.copyOf(instances) : List.of(), lines);
    }

    private List<CarClasses> instances() {
        List<CarClasses> all = new ArrayList<>();
        String title = "";
        while (at < rows.size() && text.faults.isEmpty()) {
            if (isNumber(rows.get(at).get(0))) {
                String numbered = all.isEmpty() ? fileName : fileName + "#" + (all.size() + 1);
                all.add(instance(title.isEmpty() ? numbered : title));
                title = "";
            } else {
                title = rows.get(at++).text().replaceFirst("^[#;%/*\\s]+", "");
            }
        }
        if (all.isEmpty() && text.faults.isEmpty() && !rows.isEmpty()) {
            text.faults.inconsistent(rows.getLast().where(), "noInstance");
        }
        return all;
    }

    private static boolean isNumber(Word word) {
        return word.text().matches("[+-]?[0-9].*");
    }

    private CarClasses instance(String name) {
        Row head = rows.get(at++);
        if (!hasWords(head, 3)) {
            return new CarClasses(name, List.of(), List.of());
        }
        int cars = text.number(head.get(0), "cars", 0, MOST_CARS);
        int options = text.number(head.get(1), "options", 0, 1000);
        int classes = text.number(head.get(2), "classes", 0, MOST_CARS);
        List<CarClasses.Ratio> ratios = ratios(head, options, classes);
        List<CarClasses.CarClass> made = new ArrayList<>();
        Map<Integer, Where> known = new HashMap<>();
        for (int c = 0; c < classes && text.faults.isEmpty(); c++) {
            Row row = next(head, options + 2);
            if (row == null) {
                break;
            }
            int number = text.number(row.get(0), "class", 0, Integer.MAX_VALUE);
            Where first = known.putIfAbsent(number, row.get(0).where());
            if (first != null) {
                text.faults.add(
                        new Problem.Duplicate(row.get(0).where(), row.get(0).text(), first));
            }
            int count = text.number(row.get(1), "cars", 0, MOST_CARS);
            List<Boolean> has = new ArrayList<>();
            for (int o = 0; o < options; o++) {
                has.add(text.mark(row.get(2 + o), "option " + (o + 1)));
            }
            made.add(new CarClasses.CarClass(number, count, has));
        }
        CarClasses instance = new CarClasses(name, ratios, made);
        if (text.faults.isEmpty() && instance.cars() != cars) {
            text.faults.inconsistent(head.get(0).where(), "carsOfClasses", cars, instance.cars());
        }
        return instance;
    }

    private List<CarClasses.Ratio> ratios(Row head, int options, int classes) {
        List<CarClasses.Ratio> ratios = new ArrayList<>();
        if (!text.faults.isEmpty() || (options == 0 && classes == 0)) {
            return ratios;
        }
        boolean without =
                options == STANDARD.size()
                        && at < rows.size()
                        && rows.get(at).size() == options + 2;
        if (without) {
            return STANDARD;
        }
        Row most = next(head, options);
        Row window = most == null ? null : next(head, options);
        if (most != null && window != null) {
            for (int o = 0; o < options; o++) {
                ratios.add(
                        new CarClasses.Ratio(
                                text.number(most.get(o), "most", 0, LONGEST_WINDOW),
                                text.number(window.get(o), "window", 1, LONGEST_WINDOW)));
            }
        }
        return ratios;
    }

    private @Nullable Row next(Row head, int words) {
        if (at == rows.size()) {
            text.faults.inconsistent(head.where(), "endsEarly", head.text());
            return null;
        }
        Row row = rows.get(at++);
        return hasWords(row, words) ? row : null;
    }

    private boolean hasWords(Row row, int words) {
        if (row.size() != words) {
            text.faults.inconsistent(row.where(), "wordCount", row.size(), words);
            return false;
        }
        return true;
    }
}
