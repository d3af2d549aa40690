package org.lineoff.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Backups are made while cars are reported, and go into either database. */
class BackupTest {
    private static final long START = 1000 * SmallPlant.HOUR;

    @TempDir Path folder;

    private static List<Records.Entry> all(Store store) {
        List<Records.Entry> all = new ArrayList<>();
        Execution.records(store).read(0, all::add);
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void aBackupMadeWhileCarsAreReportedIsTheRecordAsOfOneInstant(Database database)
            throws Exception {
        try (Store store = Database.open(database.place(folder));
                Execution plant =
                        new Execution(store, SmallPlant.RULES, () -> START + 3 * SmallPlant.HOUR)) {
            AtomicBoolean ends = new AtomicBoolean();
            CompletableFuture<Long> reporting =
                    CompletableFuture.supplyAsync(
                            () -> {
                                long car = 0;
                                while (!ends.get()) {
                                    assertThat(
                                                    plant.capture()
                                                            .record(SmallPlant.life(++car, START)))
                                            .allMatch(Answer::accepted);
                                }
                                return car;
                            });
            while (plant.records().lastSeq() < 500 && !reporting.isDone()) {
                Thread.sleep(5);
            }
            Path file = folder.resolve("backup.db");
            Backup.Contents contents = Backup.write(store, file);
            ends.set(true);
            long cars = reporting.join();

            assertThat(contents.entries()).isGreaterThanOrEqualTo(500);
            assertThat(plant.records().lastSeq()).isGreaterThanOrEqualTo(contents.entries());
            assertThat(cars).isPositive();
            List<Records.Entry> before = all(store);
            for (Database target : Database.values()) {
                Path place = Files.createDirectory(folder.resolve(target.name()));
                try (Store restored = Database.open(target.place(place))) {
                    assertThat(Backup.restore(file, restored, SmallPlant.RULES))
                            .isEqualTo(contents);
                    assertThat(all(restored))
                            .isEqualTo(before.subList(0, (int) contents.entries()));
                    assertThat(new Projections(restored, SmallPlant.RULES).differences()).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasRefusedComesBackToo(Database database) throws Exception {
        Path file = folder.resolve("backup.db");
        try (Store store = Database.open(database.place(folder));
                Execution plant = new Execution(store, SmallPlant.RULES, () -> START)) {
            plant.capture().record(SmallPlant.at("body/weld", What.ENTERED, 9, START));
            assertThat(Backup.write(store, file)).isEqualTo(new Backup.Contents(0, 1));
        }
        try (Store restored = Store.sqlite(folder.resolve("restored.db"))) {
            Backup.restore(file, restored, SmallPlant.RULES);
            assertThat(Execution.records(restored).aside())
                    .singleElement()
                    .matches(aside -> aside.reasons().equals("UNKNOWN_CAR"));
        }
    }

    /** Who dealt with it outlives rebuilding, a restart, and a backup into the other database. */
    @ParameterizedTest
    @EnumSource
    void whoDealtWithWhatWasRefusedIsKept(Database database) throws Exception {
        Path file = folder.resolve("backup.db");
        String place = database.place(folder);
        Records.Key key;
        try (Store store = Database.open(place);
                Execution plant = new Execution(store, SmallPlant.RULES, () -> START)) {
            plant.capture().record(SmallPlant.at("body/weld", What.ENTERED, 9, START));
            plant.capture().record(SmallPlant.at("body/weld", What.ENTERED, 10, START));
            key = plant.records().aside().getFirst().key();
            Settlement settlement = new Settlement(key, "li", "no such car");
            assertThat(plant.capture().settle(settlement)).isTrue();
            assertThat(plant.capture().settle(new Settlement(key, "bo", "again"))).isFalse();
            Records.Key none = new Records.Key(key.id(), key.digest() + 1, key.reasons());
            assertThat(plant.capture().settle(new Settlement(none, "li", "x"))).isFalse();
        }
        try (Store store = Database.open(place)) {
            new Projections(store, SmallPlant.RULES).rebuild();
            dealtWith(store, key);
            Backup.write(store, file);
        }
        for (Database target : Database.values()) {
            Path at = Files.createDirectory(folder.resolve("to-" + target.name()));
            try (Store restored = Database.open(target.place(at))) {
                Backup.restore(file, restored, SmallPlant.RULES);
                dealtWith(restored, key);
            }
        }
    }

    private static void dealtWith(Store store, Records.Key key) {
        Records records = Execution.records(store);
        assertThat(records.latestAside(true, 0, 9)).hasSize(1);
        assertThat(records.latestAside(false, 0, 9))
                .singleElement()
                .matches(one -> one.key().equals(key))
                .matches(one -> one.settled() == START)
                .matches(one -> one.settledBy().equals("li"))
                .matches(one -> one.settledNote().equals("no such car"));
        assertThat(records.latestAside(false, 1, 9)).isEmpty();
    }

    /** A backup that an earlier version wrote knows of nobody who dealt with anything. */
    @Test
    void aBackupOfAnEarlierSchemaIsRestored() throws Exception {
        Path file = folder.resolve("backup.db");
        try (Store store = Store.sqlite(folder.resolve("plant.db"));
                Execution plant = new Execution(store, SmallPlant.RULES, () -> START)) {
            plant.capture().record(SmallPlant.at("body/weld", What.ENTERED, 9, START));
            Backup.write(store, file);
        }
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("drop index rejected_by_state");
            statement.execute("alter table rejected drop column settled");
        }
        try (Store restored = Store.sqlite(folder.resolve("restored.db"))) {
            Backup.restore(file, restored, SmallPlant.RULES);
            assertThat(Execution.records(restored).latestAside(true, 0, 9)).hasSize(1);
        }
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        Path file = folder.resolve("backup.db");
        try (Store store = Store.sqlite(folder.resolve("plant.db"))) {
            try (Execution plant = new Execution(store, SmallPlant.RULES, () -> START)) {
                plant.capture().record(SmallPlant.sequenced(1, START));
                Backup.write(store, file);
                assertThatThrownBy(() -> Backup.write(store, file))
                        .isInstanceOf(FileAlreadyExistsException.class);
            }
            assertThatThrownBy(() -> Backup.restore(file, store, SmallPlant.RULES))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("not empty");
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .allMatch(name -> !name.contains(".part"));
        }
    }

    @Test
    void aDamagedBackupIsRefused() throws Exception {
        Path file = folder.resolve("backup.db");
        try (Store store = Store.sqlite(folder.resolve("plant.db"));
                Execution plant =
                        new Execution(store, SmallPlant.RULES, () -> START + 3 * SmallPlant.HOUR)) {
            for (int car = 1; car <= 40; car++) {
                plant.capture().record(SmallPlant.life(car, START));
            }
            Backup.write(store, file);
        }
        byte[] bytes = Files.readAllBytes(file);
        for (int i = bytes.length / 2; i < bytes.length / 2 + 8192; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
        Files.write(file, bytes);
        try (Store target = Store.sqlite(folder.resolve("restored.db"))) {
            assertThatThrownBy(() -> Backup.restore(file, target, SmallPlant.RULES))
                    .isInstanceOf(StoreException.class);
            assertThat(Execution.records(target).lastSeq()).isZero();
        }
    }
}
