package org.lineoff.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.BenchmarkText.Row;
import org.lineoff.files.BenchmarkText.Word;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;
import org.lineoff.model.benchmark.RenaultDay;
import org.lineoff.model.benchmark.RenaultDay.Objective;

/**
 * Reads a folder of the ROADEF challenge 2005: {@code vehicles.txt}, {@code ratios.txt}, {@code
 * optimization_objectives.txt} and {@code paint_batch_limit.txt}, parted by semicolons, the first
 * line of each a heading. Cars of the last date are those to be ordered, all before are the past;
 * within a day they stand by their rank.
 */
public final class RenaultFolder {
    private static final String VEHICLES = "vehicles.txt";
    private static final int MOST_CARS = 50_000;
    private static final int LONGEST_WINDOW = 100_000;

    private final BenchmarkText text = new BenchmarkText();
    private final Path folder;

    private RenaultFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * What came of it.
     *
     * @param day there exactly if there are no problems
     * @param lines the problems, and the lines to show with them
     */
    public record Result(Optional<RenaultDay> day, ReadResult lines) {}

    /** Whether a folder holds a file that only this form has. */
    public static boolean isOne(Path folder) {
        return Files.exists(folder.resolve(VEHICLES))
                || Files.exists(folder.resolve("ratios.txt"))
                || Files.exists(folder.resolve("paint_batch_limit.txt"));
    }

    public static Result read(Path folder) {
        RenaultFolder reading = new RenaultFolder(folder);
        Optional<RenaultDay> day = Optional.ofNullable(reading.day());
        return new Result(day, reading.text.result());
    }

    private @Nullable RenaultDay day() {
        List<RenaultDay.Ratio> ratios = ratios();
        List<Objective> objectives = objectives();
        int limit = limit();
        List<Dated> cars = cars(ratios);
        if (!text.faults.isEmpty()) {
            return null;
        }
        String last = cars.getLast().date;
        int first = 0;
        while (!cars.get(first).date.equals(last)) {
            first++;
        }
        // Past cars may stand twice, and do in published instances; those to be ordered may not.
        Map<String, Where> known = new HashMap<>();
        for (Dated car : cars.subList(first, cars.size())) {
            if (!car.date.equals(last)) {
                text.faults.inconsistent(car.where, "renaultDays", car.date, last);
                return null;
            }
            String ident = car.vehicle.ident();
            Where before = known.putIfAbsent(ident, car.where);
            if (before != null) {
                text.faults.add(new Problem.Duplicate(car.where, ident, before));
            }
        }
        if (!text.faults.isEmpty()) {
            return null;
        }
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return new RenaultDay(
                name == null ? "" : name.toString(),
                byRank(cars.subList(0, first)),
                byRank(cars.subList(first, cars.size())),
                ratios,
                objectives,
                limit);
    }

    private record Dated(String date, int rank, RenaultDay.Vehicle vehicle, Where where) {}

    private static List<RenaultDay.Vehicle> byRank(List<Dated> cars) {
        List<Dated> sorted = new ArrayList<>(cars);
        // Past days one after the other; the sort keeps equals in the file's order.
        sorted.sort(Comparator.comparing(Dated::date).thenComparingInt(Dated::rank));
        return sorted.stream().map(Dated::vehicle).toList();
    }

    /** The lines below the heading, each with at least so many words. */
    private List<Row> below(String name, String purpose, int least) {
        List<Row> rows = text.rows(folder.resolve(name), purpose, ';');
        List<Row> made = new ArrayList<>();
        for (Row row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            if (row.size() < least) {
                text.faults.inconsistent(row.where(), "fewWords", row.size(), least);
            } else {
                made.add(row);
            }
        }
        if (rows.size() == 1) {
            text.faults.inconsistent(rows.getFirst().where(), "onlyHeading");
        }
        return made;
    }

    private List<RenaultDay.Ratio> ratios() {
        List<RenaultDay.Ratio> ratios = new ArrayList<>();
        Map<String, Where> known = new HashMap<>();
        // A line may have no ratio at all: then there is only the heading.
        List<Row> rows = text.rows(folder.resolve("ratios.txt"), "file.renaultRatios", ';');
        for (Row row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            if (row.size() < 3) {
                text.faults.inconsistent(row.where(), "fewWords", row.size(), 3);
                continue;
            }
            Word ratio = row.get(0);
            int slash = ratio.text().indexOf('/');
            if (slash < 0) {
                text.faults.add(
                        new Problem.BadValue(
                                ratio.where(), "Ratio", ratio.text(), "expected.ratio", "1/3"));
                continue;
            }
            Word most = new Word(ratio.text().substring(0, slash).strip(), ratio.where());
            Word window = new Word(ratio.text().substring(slash + 1).strip(), ratio.where());
            int prio = text.number(row.get(1), "Prio", 0, 1);
            String ident = row.get(2).text();
            Where first = known.putIfAbsent(ident, row.get(2).where());
            if (first != null) {
                text.faults.add(new Problem.Duplicate(row.get(2).where(), ident, first));
            }
            ratios.add(
                    new RenaultDay.Ratio(
                            ident,
                            prio == 1,
                            text.number(most, "Ratio", 0, LONGEST_WINDOW),
                            text.number(window, "Ratio", 1, LONGEST_WINDOW)));
        }
        return ratios;
    }

    private List<Objective> objectives() {
        record Ranked(int rank, Objective objective) {}
        List<Ranked> ranked = new ArrayList<>();
        Set<Objective> known = EnumSet.noneOf(Objective.class);
        String file = "optimization_objectives.txt";
        for (Row row : below(file, "file.renaultObjectives", 2)) {
            int rank = text.number(row.get(0), "rank", 1, 9);
            Word name = row.get(1);
            Objective objective =
                    name.text().startsWith("high_priority")
                            ? Objective.HIGH_PRIORITY
                            : name.text().startsWith("low_priority")
                                    ? Objective.LOW_PRIORITY
                                    : name.text().startsWith("paint_color")
                                            ? Objective.PAINT_CHANGES
                                            : null;
            if (objective == null || !known.add(objective)) {
                text.faults.add(
                        new Problem.BadValue(
                                name.where(),
                                "objective name",
                                name.text(),
                                "expected.renaultObjective",
                                "paint_color_batches"));
            } else {
                ranked.add(new Ranked(rank, objective));
            }
        }
        ranked.sort(Comparator.comparingInt(Ranked::rank));
        return ranked.stream().map(Ranked::objective).toList();
    }

    private int limit() {
        List<Row> rows = below("paint_batch_limit.txt", "file.renaultLimit", 1);
        return rows.isEmpty()
                ? 1
                : text.number(rows.getFirst().get(0), "limitation", 1, Integer.MAX_VALUE);
    }

    private List<Dated> cars(List<RenaultDay.Ratio> ratios) {
        Path file = folder.resolve(VEHICLES);
        List<Row> rows = text.rows(file, "file.renaultVehicles", ';');
        List<Dated> cars = new ArrayList<>();
        if (rows.isEmpty()) {
            return cars;
        }
        Row heading = rows.getFirst();
        List<String> names = heading.words().stream().map(Word::text).toList();
        int date = column(names, "Date", heading);
        int rank = column(names, "SeqRank", heading);
        int ident = column(names, "Ident", heading);
        int colour = column(names, "Paint Color", heading);
        int[] marks = new int[ratios.size()];
        for (int r = 0; r < marks.length; r++) {
            marks[r] = column(names, ratios.get(r).ident(), heading);
        }
        if (rows.size() == 1) {
            text.faults.inconsistent(heading.where(), "onlyHeading");
        } else if (rows.size() > MOST_CARS + 1) {
            text.faults.add(
                    new Problem.OutOfRange(
                            rows.getLast().where(),
                            VEHICLES,
                            Integer.toString(rows.size() - 1),
                            Faults.words("atMost", MOST_CARS)));
        }
        if (!text.faults.isEmpty()) {
            return cars;
        }
        for (Row row : rows.subList(1, rows.size())) {
            if (row.size() < names.size()) {
                text.faults.inconsistent(row.where(), "fewWords", row.size(), names.size());
                continue;
            }
            List<Boolean> has = new ArrayList<>();
            for (int r = 0; r < marks.length; r++) {
                has.add(text.mark(row.get(marks[r]), ratios.get(r).ident()));
            }
            Word name = row.get(ident);
            cars.add(
                    new Dated(
                            row.get(date).text(),
                            text.number(row.get(rank), "SeqRank", 0, Integer.MAX_VALUE),
                            new RenaultDay.Vehicle(name.text(), row.get(colour).text(), has),
                            name.where()));
        }
        return cars;
    }

    private int column(List<String> names, String name, Row heading) {
        int at = names.indexOf(name);
        if (at < 0) {
            text.faults.inconsistent(heading.where(), "noColumn", name);
        }
        return Math.max(0, at);
    }
}
