package org.lineoff.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaptureTest {
    private static final long NOW = 10 * 24 * SmallPlant.HOUR;

    @TempDir Path folder;
    private final AtomicLong clock = new AtomicLong(NOW);

    @ParameterizedTest
    @EnumSource
    void aGoodLifeGoesThroughAndIsFoundAgain(Database database) {
        String place = database.place(folder);
        try (Store store = Database.open(place);
                Execution plant = SmallPlant.open(store, clock)) {
            List<Report> life = SmallPlant.life(17, NOW - 4 * SmallPlant.HOUR);
            for (Report report : life) {
                assertThat(plant.capture().record(report)).matches(Answer::accepted, "" + report);
            }
        }
        try (Store store = Database.open(place);
                Execution plant = SmallPlant.open(store, clock)) {
            Car car = plant.records().car(17).orElseThrow();
            assertThat(car.status()).isEqualTo(Status.SHIPPED);
            assertThat(car.order()).isEqualTo("A-17");
            assertThat(car.chance()).isEqualTo(0.8);
            assertThat(car.vin()).isEqualTo(SmallPlant.SERIES.vin(1));
            assertThat(plant.records().car(SmallPlant.SERIES.vin(1))).contains(car);
            assertThat(plant.records().events(17)).hasSize(25);
            assertThat(plant.records().aside()).isEmpty();
            assertThat(plant.projections().differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameReportAgainIsTheSameEntry(Database database) {
        try (Store store = Database.open(database.place(folder));
                Execution plant = SmallPlant.open(store, clock)) {
            Report report = SmallPlant.ordered(1, NOW);
            List<Answer> twice = plant.capture().record(List.of(report, report));
            Answer later = plant.capture().record(report);
            assertThat(twice)
                    .containsExactly(new Answer.Accepted(1, false), new Answer.Accepted(1, true));
            assertThat(later).isEqualTo(new Answer.Accepted(1, true));
            Answer other = plant.capture().record(report.part("yu7"));
            assertThat(whys(other)).containsExactly(Why.ID_REUSED);
            assertThat(plant.records().events(1)).hasSize(1);
            assertThat(plant.records().aside()).hasSize(1);
            assertThat(plant.records().aside().getFirst().report().part()).isEqualTo("yu7");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeIsKeptAsideWithItsReasons(Database database) {
        try (Store store = Database.open(database.place(folder));
                Execution plant = SmallPlant.open(store, clock)) {
            plant.capture().record(SmallPlant.sequenced(1, NOW - SmallPlant.HOUR));
            Report nowhere = SmallPlant.at("body/wled", What.ENTERED, 2, NOW);
            assertThat(whys(plant.capture().record(nowhere)))
                    .containsExactly(Why.UNKNOWN_PLACE, Why.UNKNOWN_CAR);
            Report future = SmallPlant.at("body/weld", What.ENTERED, 1, NOW + SmallPlant.HOUR);
            assertThat(whys(plant.capture().record(future))).containsExactly(Why.IN_THE_FUTURE);
            Report old = SmallPlant.at("body/weld", What.ENTERED, 1, NOW - 200 * SmallPlant.HOUR);
            assertThat(whys(plant.capture().record(old))).containsExactly(Why.TOO_LATE);
            assertThat(plant.records().aside()).hasSize(3);
            // Once its time has come it is as good as any other, under the same id.
            clock.addAndGet(SmallPlant.HOUR);
            assertThat(plant.capture().record(future).accepted()).isTrue();
            plant.capture().record(nowhere);
            assertThat(plant.records().aside())
                    .anySatisfy(
                            one -> {
                                assertThat(one.report()).isEqualTo(nowhere);
                                assertThat(one.times()).isEqualTo(2);
                                assertThat(one.zh()).contains("位置 body/wled");
                            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClockThatIsSetBackDoesNotTurnTheRecordBack(Database database) {
        try (Store store = Database.open(database.place(folder));
                Execution plant = SmallPlant.open(store, clock)) {
            plant.capture().record(SmallPlant.ordered(1, NOW));
            clock.set(NOW - 48 * SmallPlant.HOUR);
            assertThat(plant.capture().record(SmallPlant.ordered(2, NOW)).accepted()).isTrue();
            assertThat(plant.records().events(2).getFirst().recorded()).isEqualTo(NOW);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClockThatWasFarAheadForAWhileMakesNothingTooLate(Database database) {
        try (Store store = Database.open(database.place(folder));
                Execution plant = SmallPlant.open(store, clock)) {
            long ahead = NOW + 30 * 24 * SmallPlant.HOUR;
            clock.set(ahead);
            assertThat(plant.capture().record(SmallPlant.ordered(1, ahead)).accepted()).isTrue();
            clock.set(NOW);
            assertThat(plant.capture().record(SmallPlant.ordered(2, NOW)).accepted()).isTrue();
            long old = NOW - SmallPlant.RULES.late().toMillis() - 1;
            assertThat(plant.capture().record(SmallPlant.ordered(3, old)).accepted()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyMayReportAtOnce(Database database) {
        try (Store store = Database.open(database.place(folder));
                Execution plant = SmallPlant.open(store, clock)) {
            int stations = 16;
            int cars = 5;
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int station = 0; station < stations; station++) {
                long first = 1 + station * (long) cars;
                all.add(
                        CompletableFuture.runAsync(
                                () -> {
                                    for (long car = first; car < first + cars; car++) {
                                        for (Report r : SmallPlant.life(car, NOW - 4 * 3_600_000)) {
                                            assertThat(plant.capture().record(r).accepted())
                                                    .as("%s", r)
                                                    .isTrue();
                                        }
                                    }
                                },
                                task -> Thread.ofVirtual().start(task)));
            }
            all.forEach(CompletableFuture::join);
            List<Long> seqs = new ArrayList<>();
            plant.records().read(0, entry -> seqs.add(entry.seq()));
            assertThat(seqs).hasSize(25 * cars * stations);
            assertThat(seqs.getLast()).isEqualTo(seqs.size());
            List<Car> shipped = plant.records().in(Status.SHIPPED);
            assertThat(shipped).hasSize(cars * stations);
            assertThat(shipped.stream().map(Car::vin).distinct()).hasSize(cars * stations);
            assertThat(plant.projections().differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsTakenAfterTheEnd(Database database) {
        try (Store store = Database.open(database.place(folder))) {
            Execution plant = SmallPlant.open(store, clock);
            var waiting = plant.capture().submit(List.of(SmallPlant.ordered(1, NOW)));
            plant.close();
            assertThat(waiting.join().getFirst().accepted()).isTrue();
            assertThatThrownBy(() -> plant.capture().record(SmallPlant.ordered(2, NOW)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    static List<Why> whys(Answer answer) {
        return switch (answer) {
            case Answer.Accepted _ -> List.of();
            case Answer.Rejected no -> no.reasons().stream().map(Reason::why).toList();
        };
    }
}
