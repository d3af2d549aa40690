package org.lineoff.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lineoff.execute.OrdersIn.Outcome;
import org.lineoff.execute.OrdersIn.Taken;
import org.lineoff.execute.OrdersIn.Wanted;

class OrdersInTest {
    @TempDir Path folder;
    private final AtomicLong now = new AtomicLong(1_000);

    private Execution open(Store store) {
        return new Execution(store, SmallPlant.RULES, now::get);
    }

    private static Wanted wanted(int order, String options) {
        return new Wanted("O-" + order, "su7", options, 0);
    }

    @ParameterizedTest
    @EnumSource
    void theSameOrdersMayComeAgain(Database database) {
        List<Wanted> orders = new ArrayList<>();
        for (int i = 1; i <= 2500; i++) {
            orders.add(wanted(i, "blue wheels20"));
        }
        String place = database.place(folder);
        try (Store store = Database.open(place);
                Execution plant = open(store)) {
            OrdersIn in = new OrdersIn(plant);

            List<Taken> first = in.take(orders, now.get());
            long entries = plant.records().lastSeq();
            now.addAndGet(60_000);
            List<Taken> again = in.take(orders, now.get());

            assertThat(first).extracting(Taken::outcome).containsOnly(Outcome.TAKEN);
            assertThat(again).extracting(Taken::outcome).containsOnly(Outcome.KNOWN);
            assertThat(again).extracting(Taken::car).isEqualTo(cars(first));
            assertThat(cars(first)).doesNotHaveDuplicates().startsWith(1L, 2L, 3L);
            assertThat(plant.records().lastSeq()).isEqualTo(entries);
            assertThat(plant.records().in(Status.CHECKED)).hasSize(2500);
        }
    }

    private static List<Long> cars(List<Taken> taken) {
        return taken.stream().map(Taken::car).toList();
    }

    @Test
    void anOrderThatStandsTwiceInAFileIsOneOrder() {
        try (Store store = Store.sqlite(folder.resolve("plant.db"));
                Execution plant = open(store)) {
            List<Taken> taken =
                    new OrdersIn(plant).take(List.of(wanted(1, "a"), wanted(1, "a")), now.get());

            assertThat(taken)
                    .extracting(Taken::outcome)
                    .containsExactly(Outcome.TAKEN, Outcome.KNOWN);
            assertThat(plant.records().order("O-1")).hasSize(1);
        }
    }

    @Test
    void anOrderMayAskForAnotherCarUntilThePlantsPointAndBackAgain() {
        try (Store store = Store.sqlite(folder.resolve("plant.db"));
                Execution plant = open(store)) {
            OrdersIn in = new OrdersIn(plant);
            in.take(List.of(wanted(1, "blue")), now.get());
            for (String options : List.of("red", "blue", "red", "blue")) {
                now.addAndGet(1000);
                Taken changed = in.take(List.of(wanted(1, options)), now.get()).getFirst();
                assertThat(changed.outcome()).as(changed.toString()).isEqualTo(Outcome.CHANGED);
                Car car = plant.records().car(1).orElseThrow();
                assertThat(car.options()).isEqualTo(options);
                assertThat(car.status()).isEqualTo(Status.CHECKED);
            }

            plant.capture().record(SmallPlant.sequenced(1, now.get()).subList(2, 5));
            plant.capture().record(SmallPlant.at("body/weld", What.ENTERED, 1, now.get() + 1));
            Taken late = in.take(List.of(wanted(1, "red")), now.get()).getFirst();

            assertThat(late.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(late.reasons()).extracting(Reason::why).contains(Why.TOO_LATE_TO_CHANGE);
            assertThat(plant.records().car(1).orElseThrow().options()).isEqualTo("blue");
        }
    }

    @Test
    void anotherModelIsAnotherOrder() {
        try (Store store = Store.sqlite(folder.resolve("plant.db"));
                Execution plant = open(store)) {
            OrdersIn in = new OrdersIn(plant);
            in.take(List.of(wanted(1, "blue")), now.get());

            Taken other = in.take(List.of(new Wanted("O-1", "yu7", "blue", 0)), 2000).getFirst();

            assertThat(other.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(other.reasons()).extracting(Reason::why).containsExactly(Why.OTHER_MODEL);
        }
    }

    /** A breakdown between the two reports of an order: the next reading does what is missing. */
    @Test
    void whatABreakdownLeftUndoneIsDoneTheNextTime() {
        try (Store store = Store.sqlite(folder.resolve("plant.db"));
                Execution plant = open(store)) {
            plant.capture()
                    .record(
                            Report.of("order O-1", What.ORDERED, now.get())
                                    .car(1)
                                    .serial("O-1")
                                    .part("su7")
                                    .because("blue"));

            Taken again = new OrdersIn(plant).take(List.of(wanted(1, "blue")), 2000).getFirst();

            assertThat(again.outcome()).isEqualTo(Outcome.KNOWN);
            assertThat(plant.records().car(1).orElseThrow().status()).isEqualTo(Status.CHECKED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theQueueIsTheOrderInWhichCarsAreBuilt(Database database) {
        String place = database.place(folder);
        try (Store store = Database.open(place);
                Execution plant = open(store)) {
            List<Wanted> orders = new ArrayList<>();
            for (int i = 1; i <= 8; i++) {
                orders.add(wanted(i, "blue"));
            }
            new OrdersIn(plant).take(orders, now.get());
            decide(plant, What.CANCELLED, 2, 0);
            for (int car : List.of(3, 5, 6, 7)) {
                decide(plant, What.PROMISED, car, 5_000);
            }
            decide(plant, What.PLANNED, 5, 2_000);
            decide(plant, What.PLANNED, 6, 2_000);
            decide(plant, What.PLANNED, 7, 1_000);
            decide(plant, What.SEQUENCED, 6, 4);
            decide(plant, What.SEQUENCED, 5, 9);

            assertThat(plant.records().queue())
                    .extracting(one -> one.car() + " " + one.status())
                    .containsExactly(
                            "6 SEQUENCED",
                            "5 SEQUENCED",
                            "7 PLANNED",
                            "1 CHECKED",
                            "3 PROMISED",
                            "4 CHECKED",
                            "8 CHECKED");
        }
    }

    private void decide(Execution plant, What what, int car, long value) {
        Report report =
                Report.of(what + " " + car, what, now.get())
                        .car(car)
                        .value(value)
                        .because(what == What.PROMISED ? "0.8" : "no longer wanted");
        assertThat(plant.capture().record(report)).matches(Answer::accepted);
    }
}
