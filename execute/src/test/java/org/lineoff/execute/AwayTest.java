package org.lineoff.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database fails, and comes back. */
class AwayTest {
    private static final long NOW = 48 * SmallPlant.HOUR;

    @TempDir Path folder;
    private final AtomicLong clock = new AtomicLong(NOW);

    @Test
    void aServerThatWasAwayIsFoundAgainByItself() {
        String place = Database.POSTGRESQL.place(folder);
        try (Store store = Database.open(place);
                Execution plant = SmallPlant.open(store, clock)) {
            List<Report> reports = SmallPlant.sequenced(1, NOW);
            assertThat(plant.capture().record(reports.getFirst()).accepted()).isTrue();
            PostgresServer.get().crash();
            try {
                assertThatThrownBy(() -> plant.capture().record(reports.get(1)))
                        .isInstanceOf(StoreException.class);
                assertThatThrownBy(() -> plant.capture().submit(reports).join())
                        .isInstanceOf(CompletionException.class)
                        .hasCauseInstanceOf(StoreException.class);
                assertThatThrownBy(plant.capture()::check)
                        .isInstanceOfSatisfying(
                                StoreException.class, e -> assertThat(e.isFull()).isFalse());
            } finally {
                PostgresServer.get().start();
            }
            plant.capture().check();
            assertThat(plant.capture().record(reports)).allMatch(Answer::accepted);
            assertThat(plant.records().car(1).orElseThrow().status()).isEqualTo(Status.SEQUENCED);
            assertThat(plant.projections().differences()).isEmpty();
        }
    }

    @Test
    void aFullDiskIsSaidAndNothingIsLost() throws Exception {
        String place = Database.SQLITE.place(folder);
        try (Store store = Database.open(place);
                Execution plant = SmallPlant.open(store, clock)) {
            assertThat(plant.capture().record(SmallPlant.sequenced(1, NOW)))
                    .allMatch(Answer::accepted);
        }
        Store full = Store.sqlite(Path.of(place), 60);
        long acknowledged = 1;
        try (full;
                Execution plant = SmallPlant.open(full, clock)) {
            StoreException failure = null;
            while (failure == null) {
                try {
                    long next = acknowledged + 1;
                    plant.capture().record(SmallPlant.sequenced(next, NOW));
                    acknowledged = next;
                } catch (StoreException e) {
                    failure = e;
                }
            }
            assertThat(failure).hasMessageContaining("full");
            assertThat(failure.isFull()).isTrue();
            assertThatThrownBy(plant.capture()::check).isSameAs(failure);
        }
        try (Store store = Database.open(place);
                Execution plant = SmallPlant.open(store, clock)) {
            assertThat(plant.records().in(Status.SEQUENCED)).hasSize((int) acknowledged);
            Report next = SmallPlant.ordered(acknowledged + 1, NOW);
            assertThat(plant.capture().record(next).accepted()).isTrue();
            assertThat(plant.projections().differences()).isEmpty();
        }
    }

    @Test
    void tablesThatWereTamperedWithAreFound() throws Exception {
        String place = Database.SQLITE.place(folder);
        try (Store store = Database.open(place)) {
            try (Execution plant = SmallPlant.open(store, clock)) {
                plant.capture().record(SmallPlant.life(1, NOW - 5 * SmallPlant.HOUR));
                plant.capture().record(SmallPlant.life(2, NOW - 5 * SmallPlant.HOUR));
            }
            Projections projections = new Projections(store, SmallPlant.RULES);
            for (String damage :
                    List.of(
                            "update car set status = 'IN_BODY' where number = 2",
                            "delete from car where number = 1",
                            "update mark set value = 7 where car = 1 and name = 'torque'",
                            "delete from mark where car = 2 and name = 'gap'",
                            "update binding set lot = 'L' where car = 1",
                            "delete from binding where car = 2 and part = 'motor'",
                            "insert into containment values ('glass', 'G', 0, 1, -1, 0, '', '')")) {
                assertThat(projections.differences()).as("before " + damage).isEmpty();
                try (Store.Writer writer = store.writer()) {
                    writer.connection().createStatement().executeUpdate(damage);
                    writer.connection().commit();
                }
                assertThat(projections.differences()).as(damage).isNotEmpty();
                projections.rebuild();
            }
            assertThat(projections.differences()).isEmpty();
        }
    }
}
