package org.lineoff.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lineoff.execute.Confirmations.Confirmation;
import org.lineoff.execute.Confirmations.Kind;

class ConfirmationsTest {
    @TempDir Path folder;

    @Test
    void aLifeIsConfirmedStepByStepAndNothingTwice() {
        long start = 100 * SmallPlant.HOUR;
        try (Store store = Store.sqlite(folder.resolve("plant.db"));
                Execution plant = new Execution(store, SmallPlant.RULES, () -> start * 2)) {
            List<Report> life = SmallPlant.life(7, start);
            Confirmations confirmations = new Confirmations(plant, SmallPlant.RULES);
            List<Confirmation> inSteps = new ArrayList<>();
            long known = 0;
            for (Report report : life) {
                assertThat(plant.capture().record(report).accepted()).isTrue();
                inSteps.addAll(confirmations.after(known));
                known = plant.records().lastSeq();
            }

            assertThat(confirmations.after(0)).isEqualTo(inSteps);
            assertThat(inSteps)
                    .extracting(Confirmation::kind)
                    .containsExactly(
                            Kind.CONSUMPTION,
                            Kind.CONSUMPTION,
                            Kind.CONSUMPTION,
                            Kind.CONSUMPTION,
                            Kind.LINE_OFF,
                            Kind.RELEASE,
                            Kind.SHIPMENT);
            assertThat(inSteps).allMatch(c -> c.vin() != null && c.order().equals("A-7"));
            assertThat(inSteps.getFirst().serial()).isEqualTo(SmallPlant.battery(7));
        }
    }

    @ParameterizedTest
    @EnumSource
    void pagesOfAnySizeAddUpToTheWholeWhileMoreIsCaptured(Database database) {
        long start = 100 * SmallPlant.HOUR;
        try (Store store = Database.open(database.place(folder));
                Execution plant = new Execution(store, SmallPlant.RULES, () -> start * 2)) {
            Confirmations confirmations = new Confirmations(plant, SmallPlant.RULES);
            Map<Integer, List<Confirmation>> polled = new HashMap<>();
            Map<Integer, Long> known = new HashMap<>();
            for (int car = 1; car <= 6; car++) {
                plant.capture().record(SmallPlant.life(car, start));
                for (int size : List.of(1, 3, 1000)) {
                    Confirmations.Page page =
                            confirmations.page(known.getOrDefault(size, 0L), size);
                    assertThat(page.confirmations()).hasSizeLessThanOrEqualTo(size);
                    polled.computeIfAbsent(size, _ -> new ArrayList<>())
                            .addAll(page.confirmations());
                    known.put(size, page.next());
                }
            }
            List<Confirmation> whole = confirmations.after(0);
            assertThat(whole).hasSize(42);
            polled.forEach(
                    (size, got) -> {
                        long next = known.get(size);
                        for (boolean more = true; more; ) {
                            Confirmations.Page page = confirmations.page(next, size);
                            got.addAll(page.confirmations());
                            more = page.more();
                            next = page.next();
                        }
                        assertThat(got).as("pages of " + size).isEqualTo(whole);
                        assertThat(next).isEqualTo(plant.records().lastSeq());
                    });
        }
    }

    @Test
    void whatComesOutOfACarIsReturnedInTheQuantityThatWentIn() {
        long start = 100 * SmallPlant.HOUR;
        try (Store store = Store.sqlite(folder.resolve("plant.db"));
                Execution plant = new Execution(store, SmallPlant.RULES, () -> start)) {
            plant.capture().record(SmallPlant.sequenced(1, start));
            plant.capture().record(SmallPlant.fitted("glass", "", "G-1", 1, start).value(4));
            plant.capture().record(SmallPlant.removed("glass", "", 1, start + 1).lot("G-1"));

            assertThat(new Confirmations(plant, SmallPlant.RULES).after(0))
                    .extracting(c -> c.kind() + " " + c.quantity() + " " + c.lot())
                    .containsExactly("CONSUMPTION 4.0 G-1", "RETURN 4.0 G-1");
        }
    }
}
