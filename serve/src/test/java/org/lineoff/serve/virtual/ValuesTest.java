package org.lineoff.serve.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.lineoff.execute.BatteryCode;
import org.lineoff.execute.PlantRules;
import org.lineoff.execute.PlantRules.Characteristic;
import org.lineoff.files.PlantFolder;
import org.lineoff.model.random.Draws;

class ValuesTest {
    private static final int CARS = 20_000;

    private final Values values = new Values(new Draws(5, 0));

    private static PlantRules yizhuang() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("examples").resolve("yizhuang");
            if (Files.isDirectory(found)) {
                return PlantRules.of(PlantFolder.read(found).plant().orElseThrow());
            }
        }
        throw new IllegalStateException("no examples/yizhuang");
    }

    private static boolean isGood(Characteristic c, double value) {
        return value >= c.lower() && value <= c.upper();
    }

    @Test
    void aboutOneMeasurementInAHundredIsOutsideAndNoneAfterARepair() {
        for (Characteristic c : yizhuang().characteristics()) {
            int outside = 0;
            for (long car = 1; car <= CARS; car++) {
                outside += isGood(c, values.measured(c, car, false)) ? 0 : 1;
                assertThat(values.measured(c, car, true))
                        .as("%s of car %d", c.name(), car)
                        .isBetween(c.lower(), c.upper());
            }
            double share = (double) outside / CARS;
            assertThat(share).as(c.name()).isBetween(0.7 * Values.OUT, 1.3 * Values.OUT);
        }
    }

    @Test
    void codesOfBatteriesAreValidOnEveryDayAndTellTheCarsApart() {
        LocalDate day = LocalDate.of(2024, 1, 1);
        for (int i = 0; i < 1000; i++) {
            LocalDate made = day.plusDays(i);
            String code = values.battery(10_000_000L + i, made);
            assertThat(BatteryCode.read(code).faults()).as(code).isEmpty();
            assertThat(new BatteryCode(code).produced()).isEqualTo(made);
        }
        assertThat(values.battery(17, day)).isNotEqualTo(values.battery(10_000_017, day));
    }
}
