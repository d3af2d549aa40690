package org.lineoff.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.execute.CaptureTest.whys;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GenealogyTest {
    private static final long NOW = 48 * SmallPlant.HOUR;
    private static final long T = NOW - 2 * SmallPlant.HOUR;

    @TempDir Path folder;
    private final AtomicLong clock = new AtomicLong(NOW);

    @ParameterizedTest
    @EnumSource
    void aPieceIsInOneCarAtATimeAndACarCarriesOneOfAKind(Database database) {
        try (Store store = Database.open(database.place(folder));
                Execution plant = SmallPlant.open(store, clock)) {
            Capture capture = plant.capture();
            capture.record(SmallPlant.sequenced(1, T));
            capture.record(SmallPlant.sequenced(2, T));
            assertThat(whys(capture.record(SmallPlant.fitted("motor", "M1", "", 1, T)))).isEmpty();
            assertThat(whys(capture.record(SmallPlant.fitted("motor", "M1", "", 2, T + 1))))
                    .containsExactly(Why.PART_ELSEWHERE);
            assertThat(whys(capture.record(SmallPlant.fitted("motor", "M2", "", 1, T + 2))))
                    .containsExactly(Why.SLOT_TAKEN);
            assertThat(whys(capture.record(SmallPlant.removed("motor", "M9", 1, T + 3))))
                    .containsExactly(Why.NOT_FITTED);
            assertThat(whys(capture.record(SmallPlant.removed("motor", "M1", 1, T + 10))))
                    .isEmpty();
            // Late: the piece was in the other car at that time.
            assertThat(whys(capture.record(SmallPlant.fitted("motor", "M1", "", 2, T + 5))))
                    .containsExactly(Why.PART_ELSEWHERE);
            assertThat(whys(capture.record(SmallPlant.fitted("motor", "M1", "", 2, T + 10))))
                    .isEmpty();
            assertThat(whys(capture.record(SmallPlant.fitted("motor", "M2", "", 1, T + 11))))
                    .isEmpty();

            assertThat(plant.genealogy().in(1, T + 9))
                    .extracting(Binding::serial)
                    .containsExactly("M1");
            assertThat(plant.genealogy().in(1, T + 10)).isEmpty();
            assertThat(plant.genealogy().in(1, NOW))
                    .extracting(Binding::serial)
                    .containsExactly("M2");
            assertThat(plant.genealogy().piece("motor", "M1"))
                    .extracting(Binding::car)
                    .containsExactly(1L, 2L);
            assertThat(plant.genealogy().everIn(1).getFirst())
                    .matches(b -> b.person().equals("operator 4"))
                    .matches(b -> b.place().equals("assembly/marriage"))
                    .matches(b -> b.removedBy().equals("operator 5"))
                    .matches(b -> b.removedNote().equals("wrong piece"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void scansAreCheckedBeforeTheyBind(Database database) {
        try (Store store = Database.open(database.place(folder));
                Execution plant = SmallPlant.open(store, clock)) {
            Capture capture = plant.capture();
            capture.record(SmallPlant.sequenced(1, T));
            assertThat(whys(capture.record(SmallPlant.fitted("wing", "W1", "", 1, T))))
                    .containsExactly(Why.UNKNOWN_PART);
            assertThat(whys(capture.record(SmallPlant.fitted("battery", "B1", "", 1, T))))
                    .containsExactly(Why.WRONG_LENGTH);
            assertThat(whys(capture.record(SmallPlant.fitted("battery", "", "", 1, T))))
                    .containsExactly(Why.NO_SERIAL);
            assertThat(whys(capture.record(SmallPlant.fitted("glass", "", "", 1, T))))
                    .containsExactly(Why.NO_LOT);
            Report nobody = SmallPlant.fitted("glass", "", "G1", 1, T).by(" ");
            assertThat(whys(capture.record(nobody))).containsExactly(Why.NO_PERSON);
            String battery = SmallPlant.battery(7);
            for (String other : List.of("001M", "001C")) {
                String code = other + battery.substring(4);
                assertThat(whys(capture.record(SmallPlant.fitted("battery", code, "", 1, T))))
                        .containsExactly(Why.NOT_A_PACK);
            }
            assertThat(whys(capture.record(SmallPlant.fitted("battery", battery, "", 1, T))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void containmentHoldsAllWhoCarryTheLotAtOnceAndListsThoseThatLeft(Database database) {
        try (Store store = Database.open(database.place(folder));
                Execution plant = SmallPlant.open(store, clock)) {
            Capture capture = plant.capture();
            for (long car = 1; car <= 12; car++) {
                List<Report> life = SmallPlant.life(car, T - 2 * SmallPlant.HOUR);
                // Every third car is shipped, the others stand in assembly.
                for (Answer answer :
                        capture.record(car % 3 == 0 ? life : life.subList(0, life.size() - 4))) {
                    assertThat(answer.accepted()).isTrue();
                }
            }
            Report contain =
                    Report.of("recall", What.CONTAINED, NOW)
                            .part("glass")
                            .lot("G-1")
                            .by("Li Na")
                            .because("cracks");
            assertThat(capture.record(contain).accepted()).isTrue();
            String hold = Containment.hold("glass", "G-1");
            assertThat(plant.genealogy().cars("glass", "G-1", NOW))
                    .extracting(one -> one.car().number())
                    .containsExactly(1L, 6L, 11L);
            for (long car = 1; car <= 12; car++) {
                boolean held =
                        plant.records().marks(car).stream()
                                .anyMatch(m -> m.name().equals(hold) && m.holds());
                assertThat(held).as("car " + car).isEqualTo(car == 1 || car == 11);
            }
            capture.record(SmallPlant.sequenced(20, T));
            assertThat(whys(capture.record(SmallPlant.fitted("glass", "", "G-1", 20, NOW))))
                    .containsExactly(Why.LOT_CONTAINED);
            // What was fitted before counts as fitted, however late it is said; the car is held.
            assertThat(whys(capture.record(SmallPlant.fitted("glass", "", "G-1", 20, T))))
                    .isEmpty();
            assertThat(plant.records().marks(20)).anyMatch(m -> m.name().equals(hold));
            assertThat(plant.projections().differences()).isEmpty();

            Report lift = Report.of("lift", What.UNCONTAINED, NOW).part("glass").by("Li Na");
            assertThat(whys(capture.record(lift.lot("G-2")))).containsExactly(Why.NOT_CONTAINED);
            assertThat(whys(capture.record(lift.lot("G-1")))).isEmpty();
            for (long car : List.of(1L, 11L, 20L)) {
                assertThat(plant.records().marks(car))
                        .filteredOn(m -> m.name().equals(hold))
                        .noneMatch(Mark::holds);
            }
            assertThat(plant.genealogy().containments().getFirst().mark().holds()).isFalse();
            assertThat(plant.projections().differences()).isEmpty();
        }
    }

    /**
     * Stations go on fitting the lot while it is contained. Whoever sees the containment sees every
     * car held that carries the lot: there is no instant between.
     */
    @ParameterizedTest
    @EnumSource
    void aContainmentIsOneStepForWhoeverLooksAndWhoeverGoesOnFitting(Database database)
            throws Exception {
        int stations = 8;
        int cars = 25;
        try (Store store = Database.open(database.place(folder));
                Execution plant = SmallPlant.open(store, clock);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Capture capture = plant.capture();
            List<Report> orders = new ArrayList<>();
            for (int car = 1; car <= stations * cars; car++) {
                orders.addAll(SmallPlant.sequenced(car, T));
            }
            assertThat(capture.record(orders)).allMatch(Answer::accepted);
            CountDownLatch half = new CountDownLatch(stations * cars / 2);
            List<Future<List<Long>>> fitting = new ArrayList<>();
            for (int s = 0; s < stations; s++) {
                long first = 1 + (long) s * cars;
                fitting.add(
                        threads.submit(
                                () -> {
                                    List<Long> refused = new ArrayList<>();
                                    for (long car = first; car < first + cars; car++) {
                                        List<Why> whys =
                                                whys(
                                                        capture.record(
                                                                SmallPlant.fitted(
                                                                        "glass", "", "G-9", car,
                                                                        NOW)));
                                        if (!whys.isEmpty()) {
                                            assertThat(whys).containsExactly(Why.LOT_CONTAINED);
                                            refused.add(car);
                                        }
                                        half.countDown();
                                    }
                                    return refused;
                                }));
            }
            Future<Integer> looking =
                    threads.submit(
                            () -> {
                                while (plant.genealogy().containments().isEmpty()) {
                                    Thread.onSpinWait();
                                }
                                return allCarriersAreHeld(plant);
                            });
            half.await();
            Report contain =
                    Report.of("recall", What.CONTAINED, NOW)
                            .part("glass")
                            .lot("G-9")
                            .by("Li Na")
                            .because("cracks");
            assertThat(capture.record(contain).accepted()).isTrue();

            int carriers = looking.get();
            Set<Long> refused = new HashSet<>();
            for (Future<List<Long>> done : fitting) {
                refused.addAll(done.get());
            }
            assertThat(carriers).isEqualTo(stations * cars - refused.size());
            assertThat(allCarriersAreHeld(plant)).isEqualTo(carriers);
            assertThat(carriers).isGreaterThanOrEqualTo(stations * cars / 2);
            assertThat(plant.genealogy().everWith("glass", "G-9"))
                    .noneMatch(one -> refused.contains(one.car().number()));
            assertThat(plant.projections().differences()).isEmpty();
        }
    }

    private static int allCarriersAreHeld(Execution plant) {
        String hold = Containment.hold("glass", "G-9");
        List<Genealogy.Carrier> carriers = plant.genealogy().cars("glass", "G-9", NOW);
        for (Genealogy.Carrier one : carriers) {
            assertThat(plant.records().marks(one.car().number()))
                    .as("car %d", one.car().number())
                    .anyMatch(mark -> mark.name().equals(hold) && mark.holds());
        }
        return carriers.size();
    }
}
