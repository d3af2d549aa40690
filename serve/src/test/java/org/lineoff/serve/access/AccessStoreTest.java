package org.lineoff.serve.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lineoff.execute.Database;

/** People, tokens, sessions and the trail, on both databases. */
@ParameterizedClass
@EnumSource(Database.class)
class AccessStoreTest {
    private static final Caller BOSS =
            new Caller(Caller.Kind.PERSON, "boss", Set.of(Role.ADMINISTRATOR), List.of());
    private static final String PASSWORD = "correct horse battery";

    @TempDir Path folder;
    @Parameter Database database;
    private final AtomicLong now = new AtomicLong(1_000_000);
    private String place;
    private AccessStore store;

    @BeforeEach
    void open() throws IOException {
        place = database.place(Files.createTempDirectory(folder, "store"));
        reopen();
    }

    private void reopen() {
        if (store != null) {
            store.close();
        }
        store =
                database == Database.SQLITE
                        ? AccessStore.sqlite(Path.of(place), this::clock)
                        : AccessStore.postgresql(place, "lineoff", "", this::clock);
    }

    private Instant clock() {
        return Instant.ofEpochMilli(now.get());
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** The database as somebody sees it who goes behind the program. */
    private Connection behind() throws SQLException {
        return database == Database.SQLITE
                ? DriverManager.getConnection("jdbc:sqlite:" + place)
                : DriverManager.getConnection(
                        place + "?currentSchema=lineoff_access", "lineoff", "");
    }

    private void behind(String sql) throws SQLException {
        try (Connection connection = behind();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static <T> List<T> atOnce(int times, Callable<T> task) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                futures.add(threads.submit(task));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    void there_is_one_first_administrator_however_many_ask_at_once() throws Exception {
        AtomicLong number = new AtomicLong();
        List<People.Outcome> outcomes =
                atOnce(
                        8,
                        () ->
                                store.people()
                                        .makeFirst("ada" + number.incrementAndGet(), PASSWORD, ""));
        assertThat(outcomes).filteredOn(People.Outcome.DONE::equals).hasSize(1);
        assertThat(store.people().all()).hasSize(1);
        assertThat(store.people().hasAdministrator()).isTrue();
    }

    @Test
    void people_are_known_by_password_until_they_are_disabled_and_outlive_the_program() {
        assertThat(store.people().make(" Ada ", PASSWORD, Set.of(Role.QUALITY), BOSS, ""))
                .isEqualTo(People.Outcome.DONE);
        assertThat(store.people().make("ADA", PASSWORD, Set.of(), BOSS, ""))
                .isEqualTo(People.Outcome.KNOWN);
        reopen();
        assertThat(store.people().check("ada", PASSWORD).orElseThrow().roles())
                .containsExactly(Role.QUALITY);
        assertThat(store.people().check("ada", PASSWORD + "x")).isEmpty();
        assertThat(store.people().check("eve' or '1'='1", PASSWORD)).isEmpty();
        store.people().setPassword("ada", "another good password", BOSS, "");
        assertThat(store.people().check("ada", PASSWORD)).isEmpty();
        store.people().change("ada", Set.of(Role.VIEWER), true, BOSS, "");
        assertThat(store.people().check("ada", "another good password")).isEmpty();
        assertThat(store.people().find("ada").orElseThrow().roles()).containsExactly(Role.VIEWER);
    }

    @Test
    void the_last_administrator_stays_also_if_two_take_each_others_rights_at_once()
            throws Exception {
        store.people().make("ada", PASSWORD, Set.of(Role.ADMINISTRATOR), BOSS, "");
        store.people().make("bo", PASSWORD, Set.of(Role.ADMINISTRATOR), BOSS, "");
        AtomicLong number = new AtomicLong();
        List<People.Outcome> outcomes =
                atOnce(
                        2,
                        () ->
                                store.people()
                                        .change(
                                                number.incrementAndGet() == 1 ? "ada" : "bo",
                                                Set.of(),
                                                false,
                                                BOSS,
                                                ""));
        assertThat(outcomes)
                .containsExactlyInAnyOrder(People.Outcome.DONE, People.Outcome.LAST_ADMINISTRATOR);
        assertThat(store.people().hasAdministrator()).isTrue();
    }

    @Test
    void a_token_is_known_until_it_is_revoked_and_its_name_is_not_given_again() {
        String token =
                store.tokens()
                        .make("st1", Set.of(Role.STATION), List.of("a/b", "车间/c"), BOSS, "")
                        .orElseThrow();
        reopen();
        Tokens.Token known = store.tokens().check(token).orElseThrow();
        assertThat(known.places()).containsExactly("a/b", "车间/c");
        assertThat(known.roles()).containsExactly(Role.STATION);
        assertThat(store.tokens().check(token + "x")).isEmpty();
        assertThat(store.tokens().revoke("st1", BOSS, "")).isTrue();
        assertThat(store.tokens().revoke("st1", BOSS, "")).isFalse();
        assertThat(store.tokens().check(token)).isEmpty();
        assertThat(store.tokens().make("st1", Set.of(), List.of(), BOSS, "")).isEmpty();
        assertThat(store.tokens().all()).singleElement().matches(one -> one.revoked() == now.get());
    }

    @Test
    void sessions_end_by_time_by_signing_out_and_with_what_they_stand_on() {
        store.people().make("ada", PASSWORD, Set.of(Role.VIEWER), BOSS, "");
        Caller ada = store.people().find("ada").orElseThrow().caller();
        String timed = store.sessions().begin(ada, Duration.ofMillis(10), "");
        String left = store.sessions().begin(ada, Duration.ofHours(1), "");
        String kept = store.sessions().begin(ada, Duration.ofHours(1), "");
        assertThat(store.sessions().find(timed)).isPresent();
        now.addAndGet(10);
        assertThat(store.sessions().find(timed)).isEmpty();
        store.sessions().end(left, ada, "");
        assertThat(store.sessions().find(left)).isEmpty();
        reopen();
        store.people().change("ada", Set.of(Role.PLANNER), false, BOSS, "");
        assertThat(store.sessions().find(kept).orElseThrow().caller().roles())
                .containsExactly(Role.PLANNER);
        store.people().setPassword("ada", "another good password", BOSS, "");
        assertThat(store.sessions().find(kept)).isEmpty();
    }

    @Test
    void secrets_are_kept_as_digests_only() throws Exception {
        String token =
                store.tokens().make("t", Set.of(Role.PLANNER), List.of(), BOSS, "").orElseThrow();
        store.people().make("ada", PASSWORD, Set.of(Role.VIEWER), BOSS, "");
        String session =
                store.sessions()
                        .begin(
                                store.people().find("ada").orElseThrow().caller(),
                                Duration.ofHours(1),
                                "");
        StringBuilder all = new StringBuilder();
        try (Connection connection = behind();
                var statement = connection.createStatement()) {
            for (String table : List.of("person", "token", "session", "trail")) {
                var rows = statement.executeQuery("select * from " + table);
                while (rows.next()) {
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        all.append(rows.getString(i)).append('\n');
                    }
                }
            }
        }
        assertThat(all)
                .contains("$argon2id$v=19$m=19456,t=2,p=1$")
                .doesNotContain(token, token.substring(Tokens.PREFIX.length()))
                .doesNotContain(session, PASSWORD);
    }

    // ---- the trail ----

    /** Checks the whole trail in parts of so many rows; returns the first broken one. */
    private long broken(int part) {
        Trail.Checked checked = store.trail().check(0, part);
        while (!checked.isEnd()) {
            checked = store.trail().check(checked.seq(), part);
        }
        return checked.broken();
    }

    private void write(int rows) {
        for (int i = 1; i <= rows; i++) {
            now.incrementAndGet();
            store.trail().add("who" + i, "127.0.0.1", Trail.Deed.DECIDED, "s" + i, "d\0 车");
        }
    }

    @Test
    void the_trail_is_whole_in_parts_of_every_size_also_if_many_write_at_once() throws Exception {
        assertThat(store.trail().check(0, 5)).isEqualTo(new Trail.Checked(0, "", 0, true));
        atOnce(
                40,
                () -> {
                    store.trail().add("x", "", Trail.Deed.FORBIDDEN, "", "");
                    return true;
                });
        reopen();
        write(7);
        assertThat(store.trail().before(Long.MAX_VALUE, 1).getFirst().seq()).isEqualTo(47);
        for (int part = 1; part <= 50; part++) {
            assertThat(broken(part)).as("parts of %d", part).isZero();
        }
        Trail.Checked all = store.trail().check(0, 47);
        assertThat(all.isEnd()).isTrue();
        assertThat(all.digest()).isEqualTo(store.trail().before(48, 1).getFirst().digest());
        assertThat(store.trail().check(47, 5).isEnd()).isTrue();
        assertThat(store.trail().before(10, 3).stream().map(Trail.Row::seq))
                .containsExactly(9L, 8L, 7L);
    }

    @Test
    void whatever_is_changed_behind_it_shows_in_parts_of_every_size() throws Exception {
        List<String> changes =
                List.of(
                        "update trail set detail = 'nothing' where seq = 4",
                        "update trail set who = 'somebody' where seq = 4",
                        "update trail set time = time + 1 where seq = 4",
                        "update trail set subject = '' where seq = 4",
                        "update trail set digest = 'x' where seq = 4",
                        "delete from trail where seq = 4",
                        "update trail set seq = 99 where seq = 4");
        for (String change : changes) {
            open();
            write(9);
            behind(change);
            for (int part = 1; part <= 10; part++) {
                assertThat(broken(part)).as("%s, parts of %d", change, part).isEqualTo(4);
            }
            store.close();
        }
    }

    @Test
    void a_trail_that_lost_its_end_is_another_than_the_one_that_was_seen() throws Exception {
        write(9);
        Trail.Checked seen = store.trail().check(0, 100);
        behind("delete from trail where seq > 6");
        assertThat(store.trail().check(seen.seq(), 10).broken()).isEqualTo(seen.seq());
    }

    @Test
    void a_database_that_is_away_is_said() {
        store.close();
        assertThatThrownBy(() -> store.people().all()).isInstanceOf(AccessException.class);
        assertThatThrownBy(() -> store.trail().add("", "", Trail.Deed.DECIDED, "", ""))
                .isInstanceOf(AccessException.class);
    }
}
