package org.lineoff.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.ResultSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoreTest {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void isMigratedOnceAndFoundAgain(Database database) throws Exception {
        String place = database.place(folder);
        try (Store store = Database.open(place);
                Store.Writer writer = store.writer()) {
            var statement = writer.connection().createStatement();
            statement.execute(
                    "insert into event values (1, 'a', 0, 'entered', 1, 1, 'p', 1, 0, '', 'none',"
                            + " 0.5, '', '', '', '漆前')");
            writer.connection().commit();
        }
        try (Store store = Database.open(place)) {
            String note =
                    store.read(
                            connection -> {
                                ResultSet row =
                                        connection
                                                .createStatement()
                                                .executeQuery("select note from event");
                                return row.next() ? row.getString(1) : "";
                            });
            assertThat(note).isEqualTo("漆前");
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasOneWriterAtATime(Database database) {
        String place = database.place(folder);
        try (Store store = Database.open(place);
                Store second = Database.open(place)) {
            Store.Writer writer = store.writer();
            assertThatThrownBy(second::writer)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("another process writes");
            assertThatThrownBy(store::writer).isInstanceOf(StoreException.class);
            writer.close();
            second.writer().close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasNotCommittedIsGone(Database database) throws Exception {
        String place = database.place(folder);
        try (Store store = Database.open(place)) {
            try (Store.Writer writer = store.writer()) {
                writer.connection()
                        .createStatement()
                        .execute(
                                "insert into event values (1, 'a', 0, 'entered', 1, 1, 'p', 1, 0,"
                                        + " '', 'none', 0.5, '', '', '', '')");
            }
            int rows =
                    store.read(
                            connection -> {
                                ResultSet row =
                                        connection
                                                .createStatement()
                                                .executeQuery("select count(*) from event");
                                return row.next() ? row.getInt(1) : -1;
                            });
            assertThat(rows).isZero();
        }
    }
}
