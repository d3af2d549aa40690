package org.lineoff.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lineoff.execute.Records.Entry;

/**
 * Drawn lives of cars, with all that goes wrong in a plant and on the way to the record, against a
 * plain recount.
 */
class GeneratedPlantTest {
    private static final long NOW = 6 * 24 * SmallPlant.HOUR;
    private static final int CARS = 8;

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void theTablesAreWhatTheRecordAddsUpTo(Database database) {
        for (long seed = 0; seed < 2; seed++) {
            check(database, seed);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void theTablesAreWhatManyRecordsAddUpTo(Database database) {
        int seeds = Integer.getInteger("lineoff.seeds", 30);
        for (long seed = 2; seed < 2 + seeds; seed++) {
            check(database, seed);
        }
    }

    /** Whether reports stand in one transaction or in many must not be seen in the answers. */
    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void theAnswersDoNotDependOnWhoSharesATransaction(Database database) {
        for (long seed = 100; seed < 104; seed++) {
            List<Report> reports = reports(new Chance(seed));
            List<Answer> together;
            try (Store store = Database.open(database.place(folder(seed + "-together")));
                    Execution plant = SmallPlant.open(store, new AtomicLong(NOW))) {
                together = plant.capture().record(reports);
            }
            List<Answer> alone = new ArrayList<>();
            String place = database.place(folder(seed + "-alone"));
            int from = 0;
            while (from < reports.size()) {
                // A new start has nothing in memory.
                try (Store store = Database.open(place);
                        Execution plant = SmallPlant.open(store, new AtomicLong(NOW))) {
                    int to = Math.min(reports.size(), from + 60);
                    reports.subList(from, to).forEach(r -> alone.add(plant.capture().record(r)));
                    from = to;
                }
            }
            assertThat(alone).as("seed " + seed).isEqualTo(together);
        }
    }

    private Path folder(String name) {
        Path made = folder.resolve(name);
        assertThat(made.toFile().mkdir()).isTrue();
        return made;
    }

    private void check(Database database, long seed) {
        String about = "seed " + seed;
        Chance chance = new Chance(seed);
        List<Report> reports = reports(chance);
        String place = database.place(folder(Long.toString(seed)));
        Map<String, Answer> answers = new HashMap<>();
        List<String> tables;
        try (Store store = Database.open(place)) {
            try (Execution plant = SmallPlant.open(store, new AtomicLong(NOW))) {
                report(plant, reports, chance, answers);
                compare(about, plant, reports, answers);
                tables = dump(store);
                assertThat(plant.projections().differences()).as(about).isEmpty();
            }
            new Projections(store, SmallPlant.RULES).rebuild();
            assertThat(dump(store)).as(about).isEqualTo(tables);
            // A new start knows nothing but the tables, and says the same to the same reports.
            try (Execution plant = SmallPlant.open(store, new AtomicLong(NOW))) {
                for (Report r : reports) {
                    if (answers.get(r.id()) instanceof Answer.Accepted first) {
                        Answer again = plant.capture().record(List.of(r)).getFirst();
                        if (again instanceof Answer.Accepted same) {
                            assertThat(same)
                                    .as(about)
                                    .isEqualTo(new Answer.Accepted(first.seq(), true));
                        } else {
                            assertThat(CaptureTest.whys(again))
                                    .as(about)
                                    .containsExactly(Why.ID_REUSED);
                        }
                        if (chance.oneIn(20)) {
                            break;
                        }
                    }
                }
                assertThat(dump(store)).as(about).isEqualTo(tables);
            }
        }
    }

    /** Several threads, batches of any size, and now and then the same again. */
    private static void report(
            Execution plant, List<Report> reports, Chance chance, Map<String, Answer> answers) {
        List<CompletableFuture<List<Answer>>> futures = new ArrayList<>();
        List<List<Report>> batches = new ArrayList<>();
        int from = 0;
        while (from < reports.size()) {
            int to = Math.min(reports.size(), from + 1 + chance.below(60));
            List<Report> batch = new ArrayList<>(reports.subList(from, to));
            if (chance.oneIn(3)) {
                batch.add(chance.of(batch));
            }
            batches.add(batch);
            futures.add(plant.capture().submit(batch));
            from = to;
        }
        for (int i = 0; i < batches.size(); i++) {
            List<Answer> own = futures.get(i).join();
            for (int j = 0; j < own.size(); j++) {
                Answer answer = own.get(j);
                answers.merge(batches.get(i).get(j).id(), answer, (a, b) -> a.accepted() ? a : b);
            }
        }
    }

    private static void compare(
            String about, Execution plant, List<Report> reports, Map<String, Answer> answers) {
        List<Entry> entries = new ArrayList<>();
        plant.records().read(0, entries::add);
        Recount recount = new Recount(entries);
        assertThat(recount.broken()).as(about).isEmpty();
        for (long number : recount.cars()) {
            Car car = plant.records().car(number).orElseThrow();
            assertThat(car.status())
                    .as("%s car %s", about, number)
                    .isEqualTo(recount.status(number));
            assertThat(car.place()).as("%s car %s", about, number).isEqualTo(recount.place(number));
            Set<String> marks = new TreeSet<>();
            for (Mark mark : plant.records().marks(number)) {
                if (mark.holds()) {
                    String name = mark.kind() + " " + mark.name();
                    boolean measured = mark.kind() == Mark.Kind.MEASUREMENT;
                    marks.add(measured ? name + " = " + mark.value() : name);
                }
            }
            assertThat(marks).as("%s car %s", about, number).isEqualTo(recount.marks(number));
        }
        Map<Long, String> parts = new TreeMap<>();
        for (long number : recount.cars()) {
            for (Binding b : plant.genealogy().everIn(number)) {
                parts.put(
                        b.seq(),
                        new Recount.Span(
                                        b.car(),
                                        b.part(),
                                        b.serial(),
                                        b.lot(),
                                        b.fitted(),
                                        b.removed())
                                .toString());
            }
        }
        assertThat(parts).as(about).isEqualTo(recount.parts());
        asOf(about, plant, recount, entries);
        Map<String, Entry> byId = new HashMap<>();
        entries.forEach(e -> byId.put(e.report().id(), e));
        Set<String> aside = new TreeSet<>();
        plant.records().aside().forEach(one -> aside.add(one.report().id()));
        for (Report r : reports) {
            switch (answers.get(r.id())) {
                case Answer.Accepted yes ->
                        assertThat(byId.get(r.id()).seq()).as(about).isEqualTo(yes.seq());
                case Answer.Rejected _ -> assertThat(aside).as(about).contains(r.id());
            }
        }
    }

    /** At every instant at which something was fitted, both ways and as it was known then. */
    private static void asOf(String about, Execution plant, Recount recount, List<Entry> entries) {
        for (Entry e : entries) {
            Report r = e.report();
            if (r.what() != What.PART_FITTED || e.seq() % 3 != 0) {
                continue;
            }
            long time = r.time();
            Set<String> there = new TreeSet<>();
            Set<String> then = new TreeSet<>();
            Set<Long> carriers = new TreeSet<>();
            recount.spans()
                    .values()
                    .forEach(
                            s -> {
                                boolean in = s.from() <= time && time < s.until();
                                if (in && s.car() == r.car()) {
                                    there.add(s.part() + s.serial() + s.lot());
                                }
                                if (in && s.part().equals(r.part()) && s.lot().equals(r.lot())) {
                                    carriers.add(s.car());
                                }
                            });
            recount.before(e.seq() + 1)
                    .spans()
                    .values()
                    .forEach(
                            s -> {
                                if (s.from() <= time && time < s.until() && s.car() == r.car()) {
                                    then.add(s.part() + s.serial() + s.lot());
                                }
                            });
            assertThat(names(plant.genealogy().in(r.car(), time))).as(about).isEqualTo(there);
            assertThat(names(plant.genealogy().in(r.car(), time, e.seq())))
                    .as(about)
                    .isEqualTo(then);
            Set<Long> found = new TreeSet<>();
            plant.genealogy()
                    .cars(r.part(), r.lot(), time)
                    .forEach(one -> found.add(one.car().number()));
            assertThat(found).as(about).isEqualTo(carriers);
        }
    }

    private static Set<String> names(List<Binding> bindings) {
        Set<String> names = new TreeSet<>();
        bindings.forEach(b -> names.add(b.part() + b.serial() + b.lot()));
        return names;
    }

    /** Lives with mishaps, then mixed as a plant and its networks mix them. */
    private static List<Report> reports(Chance chance) {
        List<List<Report>> lives = new ArrayList<>();
        for (long car = 1; car <= CARS; car++) {
            List<Report> life =
                    new ArrayList<>(
                            SmallPlant.life(car, NOW - 5 * SmallPlant.HOUR + chance.below(60_000)));
            for (int mishaps = chance.below(12); mishaps > 0; mishaps--) {
                int after = 4 + chance.below(life.size() - 4);
                long time = life.get(after).time() + 1 + chance.below(50_000);
                life.addAll(after + 1, mishap(chance, car, time));
            }
            lives.add(life);
        }
        List<Report> mixed = new ArrayList<>();
        while (!lives.isEmpty()) {
            List<Report> life = chance.of(lives);
            mixed.add(life.removeFirst());
            if (life.isEmpty()) {
                lives.remove(life);
            }
        }
        for (int i = 0; i + 6 < mixed.size(); i += 6) {
            if (chance.oneIn(4)) {
                chance.shuffle(mixed.subList(i, i + 6));
            }
        }
        return mixed;
    }

    private static List<Report> mishap(Chance chance, long car, long t) {
        String defect = chance.of(List.of("weld", "dent", "scratch", "squeak"));
        String tag = car + "-" + t;
        long other = 1L + chance.below(CARS);
        String lot = "G-" + chance.below(5);
        // A scrapped body ends a life, so it is drawn less often.
        int kind = chance.oneIn(20) ? 8 : chance.below(8) + (chance.oneIn(3) ? 4 : 0);
        return switch (kind) {
            case 0, 1 ->
                    List.of(
                            SmallPlant.at("body/repair", What.DEFECT_FOUND, car, t).part(defect),
                            SmallPlant.at("body/repair", What.DEFECT_CURED, car, t + 5)
                                    .part(defect));
            case 2 ->
                    List.of(
                            SmallPlant.at(SmallPlant.BODY_GATE, What.DEFECT_FOUND, car, t)
                                    .part(defect));
            case 3 ->
                    List.of(
                            SmallPlant.at(SmallPlant.BODY_GATE, What.MEASURED, car, t)
                                    .value(chance.below(2)));
            case 4 ->
                    List.of(
                            Report.of("hold-" + tag, What.HELD, t)
                                    .car(car)
                                    .part("audit")
                                    .by("quality 2")
                                    .because("noise"),
                            Report.of("free-" + tag, What.FREED, t + 7)
                                    .car(car)
                                    .part("audit")
                                    .by("quality 2"));
            case 5 ->
                    List.of(
                            SmallPlant.removed("motor", "M-" + car, car, t),
                            SmallPlant.fitted("motor", "M-" + other, "", car, t + 3));
            case 6 ->
                    List.of(
                            Report.of("concede-" + tag, What.CONCEDED, t)
                                    .at(chance.of(List.of(SmallPlant.BODY_GATE, "body/weld")))
                                    .car(car)
                                    .part("no defect A")
                                    .by(chance.oneIn(3) ? "" : "quality 3")
                                    .because("hidden by trim"));
            case 7 ->
                    List.of(
                            SmallPlant.measured("body/weld", "gap", chance.below(6), car, t),
                            SmallPlant.measured(
                                    "assembly/marriage",
                                    "torque",
                                    35 + chance.below(20),
                                    car,
                                    t + 1));
            case 8 ->
                    List.of(
                            // Decided with a clock that may lag behind.
                            Report.of("scrap-" + tag, What.SCRAPPED, t - chance.below(600_000))
                                    .car(car)
                                    .by("quality 1")
                                    .because("bent"),
                            Report.of("replace-" + tag, What.REPLACED, t + 2)
                                    .car(100 + car)
                                    .value(car),
                            Report.of("turn-" + tag, What.SEQUENCED, t + 3)
                                    .car(100 + car)
                                    .value(3));
            case 9 ->
                    List.of(
                            Report.of("contain-" + tag, What.CONTAINED, t)
                                    .part("glass")
                                    .lot(lot)
                                    .by("quality 9")
                                    .because("cracks"),
                            Report.of("lift-" + tag, What.UNCONTAINED, t + 60_000)
                                    .part("glass")
                                    .lot(lot)
                                    .by("quality 9"));
            case 10 ->
                    List.of(
                            Report.of("change-" + tag, What.CHANGED, t).car(car).because("black"),
                            Report.of("cancel-" + tag, What.CANCELLED, t + 1)
                                    .car(car)
                                    .because("no money"));
            default ->
                    List.of(
                            SmallPlant.at("paint/store", What.ENTERED, car, t),
                            SmallPlant.number(car, t),
                            SmallPlant.at("battery/pack", What.ENTERED, car, t));
        };
    }

    /** All tables that are made from the record. */
    private static List<String> dump(Store store) {
        List<String> rows = new ArrayList<>();
        for (String table : List.of("car", "mark", "binding", "containment")) {
            rows.addAll(
                    store.read(
                            connection ->
                                    new Tables(store, connection)
                                            .rows(
                                                    "select * from " + table + " order by 1, 2, 3",
                                                    row -> {
                                                        StringBuilder all =
                                                                new StringBuilder(table);
                                                        int n = row.getMetaData().getColumnCount();
                                                        for (int i = 1; i <= n; i++) {
                                                            all.append(' ')
                                                                    .append(row.getString(i));
                                                        }
                                                        return all.toString();
                                                    })));
        }
        return rows;
    }
}
