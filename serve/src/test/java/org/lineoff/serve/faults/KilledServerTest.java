package org.lineoff.serve.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lineoff.execute.Database;

class KilledServerTest {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void nothingAcknowledgedIsLostNorDoubled(Database database) throws Exception {
        int kills = Integer.getInteger("lineoff.kills", 1);
        assertThat(KilledServer.kill(database, folder, kills, kills)).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void norInTwentyKills(Database database) throws Exception {
        assertThat(KilledServer.kill(database, folder, 20, 20)).isGreaterThan(500);
    }
}
