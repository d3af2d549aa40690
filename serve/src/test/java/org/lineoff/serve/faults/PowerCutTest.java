package org.lineoff.serve.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lineoff.execute.Database;
import org.lineoff.serve.faults.PowerCut.Loss;

@Tag("slow")
class PowerCutTest {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void nothingAcknowledgedIsLostWithThePower(Database database) throws Exception {
        try (PowerCuts cuts = new PowerCuts(folder, database, 1)) {
            // The journal has seen all that the database did to its disk, ...
            assertThat(cuts.missed()).isEmpty();
            // ... and what would be lost without syncs this test finds.
            assertThat(cuts.round(List.of(Loss.LIES))).isNotEmpty();
            List<Loss> losses = List.of(Loss.ALL, Loss.SOME, Loss.TORN, Loss.LAST, Loss.ALL);
            assertThat(cuts.round(losses)).isEmpty();
            assertThat(cuts.acknowledged()).isGreaterThan(50);
        }
    }
}
