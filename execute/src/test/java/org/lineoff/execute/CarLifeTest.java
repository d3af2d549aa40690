package org.lineoff.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.execute.CaptureTest.whys;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CarLifeTest {
    private static final long NOW = 48 * SmallPlant.HOUR;
    private static final long T = NOW - 2 * SmallPlant.HOUR;

    @TempDir Path folder;
    private final AtomicLong clock = new AtomicLong(NOW);

    @Test
    void stepsBeforeTheBodyComeInTheirOrder() {
        try (Store store = Database.open(Database.SQLITE.place(folder));
                Execution plant = SmallPlant.open(store, clock)) {
            Capture capture = plant.capture();
            List<Report> steps = SmallPlant.sequenced(1, T);
            for (int i = 0; i < steps.size(); i++) {
                for (int early = i + 1; early < steps.size(); early++) {
                    Report r = steps.get(early);
                    assertThat(capture.record(r).accepted()).as("%s after %s", r, i).isFalse();
                }
                assertThat(capture.record(steps.get(i)).accepted()).isTrue();
                assertThat(plant.records().car(1).orElseThrow().status())
                        .isEqualTo(Status.values()[i]);
                if (i == 2) {
                    Report weld = SmallPlant.at("body/weld", What.ENTERED, 1, T);
                    assertThat(whys(capture.record(weld))).containsExactly(Why.NOT_SEQUENCED);
                }
            }
        }
    }

    @Test
    void anOrderMayBeChangedAndCancelledUntilItsPoint() {
        try (Store store = Database.open(Database.SQLITE.place(folder));
                Execution plant = SmallPlant.open(store, clock)) {
            Capture capture = plant.capture();
            capture.record(SmallPlant.sequenced(1, T));
            capture.record(SmallPlant.sequenced(2, T));
            capture.record(Report.of("c1", What.CHANGED, T).car(1).because("black"));
            Car changed = plant.records().car(1).orElseThrow();
            assertThat(changed.options()).isEqualTo("black");
            assertThat(changed.status()).isEqualTo(Status.RECEIVED);
            capture.record(Report.of("x1", What.CANCELLED, T).car(1).because("no money"));
            assertThat(plant.records().car(1).orElseThrow().status()).isEqualTo(Status.CANCELLED);
            assertThat(whys(capture.record(Report.of("c2", What.CHECKED, T).car(1))))
                    .containsExactly(Why.CAR_GONE);
            capture.record(SmallPlant.at("orders", What.RELEASED, 2, T));
            assertThat(whys(capture.record(Report.of("c3", What.CHANGED, T).car(2))))
                    .containsExactly(Why.TOO_LATE_TO_CHANGE);
            Report cancel = Report.of("x2", What.CANCELLED, T).car(2).because("no money");
            assertThat(whys(capture.record(cancel))).containsExactly(Why.TOO_LATE_TO_CANCEL);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aScrappedBodyIsReplacedOnceByACarOfTheSameOrder(Database database) {
        try (Store store = Database.open(database.place(folder));
                Execution plant = SmallPlant.open(store, clock)) {
            Capture capture = plant.capture();
            capture.record(SmallPlant.sequenced(1, T));
            capture.record(SmallPlant.number(1, T));
            capture.record(SmallPlant.at("orders", What.RELEASED, 1, T));
            Report replace = Report.of("r", What.REPLACED, T + 2).car(9).value(1);
            assertThat(whys(capture.record(replace))).containsExactly(Why.NOT_SCRAPPED);
            capture.record(
                    Report.of("s", What.SCRAPPED, T + 1).car(1).by("quality 1").because("bent"));
            assertThat(capture.record(replace).accepted()).isTrue();
            Report again = Report.of("r2", What.REPLACED, T + 2).car(10).value(1);
            assertThat(whys(capture.record(again))).containsExactly(Why.REPLACED_BEFORE);
            capture.record(Report.of("q", What.SEQUENCED, T + 3).car(9).value(4));
            capture.record(SmallPlant.number(9, T + 4));
            List<Car> cars = plant.records().order("A-1");
            assertThat(cars).extracting(Car::number).containsExactly(1L, 9L);
            assertThat(cars.getLast().due()).isEqualTo(cars.getFirst().due());
            assertThat(cars.getLast().replaces()).isEqualTo(1);
            assertThat(cars.getFirst().vin()).isEqualTo(SmallPlant.SERIES.vin(1));
            assertThat(cars.getLast().vin()).isEqualTo(SmallPlant.SERIES.vin(2));
            assertThat(plant.projections().differences()).isEmpty();
        }
    }

    /** What happened counts by when it happened: the networks between may mix it as they like. */
    @Test
    void lateReportsGiveTheSameCarInWhateverOrderTheyCome() {
        try (Store store = Database.open(Database.SQLITE.place(folder));
                Execution plant = SmallPlant.open(store, clock)) {
            for (long seed = 0; seed < 60; seed++) {
                Chance chance = new Chance(seed);
                long first = 2 * seed + 1;
                List<Integer> steps = new ArrayList<>();
                for (int i = 0; i < 25; i++) {
                    steps.add(i);
                }
                String what = "";
                for (long car = first; car <= first + 1; car++) {
                    plant.capture().record(SmallPlant.sequenced(car, T - SmallPlant.HOUR));
                    Chance same = new Chance(seed);
                    List<Report> drawn = new ArrayList<>();
                    for (int step : List.copyOf(steps.stream().sorted().toList())) {
                        drawn.add(drawn(same, car, T + step));
                    }
                    chance.shuffle(drawn);
                    for (Report r : drawn) {
                        assertThat(plant.capture().record(List.of(r)).getFirst())
                                .matches(Answer::accepted, "seed " + seed + " " + r);
                    }
                    Car found = plant.records().car(car).orElseThrow();
                    Set<String> marks = new HashSet<>();
                    for (Mark m : plant.records().marks(car)) {
                        marks.add(m.kind() + m.name() + m.since() + m.until() + m.value());
                    }
                    String now = found.status() + found.place() + found.statusSince() + marks;
                    assertThat(now).as("seed " + seed).isEqualTo(car == first ? now : what);
                    what = now;
                }
            }
        }
    }

    private static Report drawn(Chance chance, long car, long time) {
        String place = chance.of(List.of("orders", "body/weld", "body/repair", "painted/store"));
        return switch (chance.below(6)) {
            case 0, 1 -> SmallPlant.at(place, What.ENTERED, car, time);
            case 2 -> SmallPlant.at(place, What.LEFT, car, time);
            case 3 -> SmallPlant.at(place, What.DEFECT_FOUND, car, time).part("dent");
            case 4 -> SmallPlant.at(place, What.DEFECT_CURED, car, time).part("dent");
            default -> SmallPlant.measured(place, "gap", chance.below(9), car, time);
        };
    }

    @ParameterizedTest
    @EnumSource
    void everyVinIsIssuedOnceWhoeverAsksAndHoweverOftenItStarts(Database database) {
        String place = database.place(folder);
        int each = 12;
        int threads = 8;
        long car = 1;
        for (int start = 0; start < 3; start++) {
            try (Store store = Database.open(place);
                    Execution plant = SmallPlant.open(store, clock)) {
                List<CompletableFuture<List<Answer>>> all = new ArrayList<>();
                for (int i = 0; i < threads * each; i++, car++) {
                    List<Report> reports = new ArrayList<>(SmallPlant.sequenced(car, T));
                    reports.add(SmallPlant.number(car, T));
                    reports.add(SmallPlant.number(car, T));
                    all.add(plant.capture().submit(reports));
                }
                all.forEach(CompletableFuture::join);
                Report second = SmallPlant.number(1, T + 1);
                Report other = Report.of("again-" + start, What.NUMBERED, T).car(1).part("LZZ");
                assertThat(whys(plant.capture().record(second))).containsExactly(Why.ID_REUSED);
                assertThat(whys(plant.capture().record(other))).contains(Why.HAS_VIN);
            }
        }
        try (Store store = Database.open(place);
                Execution plant = SmallPlant.open(store, clock)) {
            Set<String> vins = new HashSet<>();
            for (long number = 1; number < car; number++) {
                vins.add(plant.records().car(number).orElseThrow().issued().orElseThrow().text());
            }
            Set<String> expected = new HashSet<>();
            for (int serial = 1; serial < car; serial++) {
                expected.add(SmallPlant.SERIES.vin(serial).text());
            }
            assertThat(vins).isEqualTo(expected);
        }
    }

    @Test
    void aSeriesOfAMakerOfFewVehiclesIsUsedUp() {
        try (Store store = Database.open(Database.SQLITE.place(folder));
                Execution plant = SmallPlant.open(store, clock)) {
            List<Report> reports = new ArrayList<>();
            for (long car = 1; car <= 1000; car++) {
                reports.addAll(SmallPlant.sequenced(car, T));
                reports.add(SmallPlant.number(car, T).part("LZ9ABC"));
            }
            List<Answer> answers = plant.capture().record(reports);
            assertThat(answers.subList(0, answers.size() - 1)).allMatch(Answer::accepted);
            assertThat(whys(answers.getLast())).containsExactly(Why.SERIES_USED_UP);
            Report bad = SmallPlant.number(1000, T).part("LIO");
            assertThat(whys(plant.capture().record(bad))).containsExactly(Why.BAD_SERIES);
        }
    }
}
