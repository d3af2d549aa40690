package org.lineoff.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
