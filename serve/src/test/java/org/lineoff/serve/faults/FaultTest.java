package org.lineoff.serve.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.serve.faults.Installation.Log.USUAL;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lineoff.execute.Database;
import org.lineoff.serve.Http;
import tools.jackson.databind.JsonNode;

/**
 * The database cannot do what it is asked for, for a while: it is said, and it goes on by itself.
 */
@Tag("slow")
class FaultTest {
    @TempDir Path folder;

    private final Ledger ledger = new Ledger();

    @ParameterizedTest
    @EnumSource
    void a_disk_that_is_full(Database database) throws Exception {
        try (Installation plant = new Installation(folder, database, USUAL)) {
            Path flag = plant.beside("full");
            Map<String, String> environment = plant.disk.full(plant.files, flag);
            plant.startDatabase(environment);
            try (ServerProcess server = plant.serve(environment)) {
                Runs runs = () -> Files.createFile(flag);
                outlives(plant, server, runs, () -> Files.delete(flag), "FULL", "磁盘已满");
            }
            assertThat(plant.complaints(ledger, 0)).isEmpty();
            plant.stopDatabase();
        }
    }

    @Test
    void a_database_that_is_away() throws Exception {
        try (Installation plant = new Installation(folder, Database.POSTGRESQL, USUAL)) {
            Map<String, String> environment = plant.disk.environment(plant.files);
            plant.startDatabase(environment);
            try (ServerProcess server = plant.serve(environment)) {
                Runs back = () -> plant.startDatabase(environment);
                outlives(plant, server, plant::crashDatabase, back, "AWAY", "数据库无响应");
            }
            assertThat(plant.complaints(ledger, 0)).isEmpty();
            plant.stopDatabase();
        }
    }

    private interface Runs {
        void run() throws Exception;
    }

    private void outlives(
            Installation plant,
            ServerProcess server,
            Runs fault,
            Runs mended,
            String code,
            String zh)
            throws Exception {
        Stations stations = new Stations(ledger, plant.tokens(), () -> 0);
        Http http = new Http(server.address(), Map.of());
        try {
            stations.work(server.address());
            stations.awaitAnswer();
            assertThat(http.get("/health").status()).isEqualTo(200);
            fault.run();
            await(() -> stations.refused() >= 5);
            assertThat(stations.reason()).contains("\"" + code + "\"").contains(zh);
            Http.Got health = http.get("/health");
            assertThat(health.status()).isEqualTo(503);
            assertThat(health.header("retry-after")).isNotEmpty();
            JsonNode reason = health.json().get("reasons").get(0);
            assertThat(reason.get("code").stringValue()).isEqualTo(code);
            assertThat(reason.get("zh").stringValue()).contains(zh);
            int before = ledger.size();
            mended.run();
            await(() -> ledger.size() > before + 20);
            await(() -> http.get("/health").status() == 200);
        } finally {
            stations.stop();
        }
        server.stop();
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(ledger.complaints()).isEmpty();
            assertThat(System.nanoTime()).as("a minute is over").isLessThan(until);
            Thread.sleep(20);
        }
    }
}
