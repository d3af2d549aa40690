package org.lineoff.serve.access;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.lineoff.execute.DatabaseFault;
import org.lineoff.execute.PrivateFiles;
import org.lineoff.model.Text;

/**
 * Where people, tokens, sessions and the audit trail are kept: an SQLite file of their own beside
 * that of the record, or a schema of their own ({@code lineoff_access}) in the same PostgreSQL
 * database. Apart, because signing in must not wait for the one writer of the record, because the
 * record may be copied and handed on and password hashes must not go with it, and because rights
 * may be given back without touching what the plant did.
 */
public final class AccessStore implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final long PATIENCE_MS = 3000;
    private static final String SCHEMA = "lineoff_access";

    /** Asks or writes, in one transaction. */
    interface Work<T> {
        T run(Rows rows) throws SQLException;
    }

    /** Makes a value of a row. */
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private final HikariDataSource source;
    private final String place;
    private final ReentrantLock writing = new ReentrantLock();

    private final People people;
    private final Tokens tokens;
    private final Sessions sessions;
    private final Trail trail;

    private AccessStore(
            String place, String url, Properties properties, boolean sqlite, InstantSource clock) {
        this.place = place;
        migrate(url, properties, sqlite);
        HikariConfig config = new HikariConfig();
        config.setPoolName("lineoff-access");
        config.setJdbcUrl(url);
        config.setDataSourceProperties(properties);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE_MS);
        config.setAutoCommit(false);
        source = new HikariDataSource(config);
        trail = new Trail(this, clock);
        people = new People(this, clock);
        tokens = new Tokens(this, clock);
        sessions = new Sessions(this, clock);
    }

    /** Opens an SQLite file, or makes it. */
    public static AccessStore sqlite(Path file, InstantSource clock) {
        Properties properties = new Properties();
        properties.setProperty("journal_mode", "WAL");
        properties.setProperty("synchronous", "FULL");
        properties.setProperty("busy_timeout", "3000");
        String url = "jdbc:sqlite:" + file.toAbsolutePath();
        try {
            PrivateFiles.file(file);
        } catch (IOException e) {
            throw new AccessException(
                    new Text(file + " cannot be made: " + e, "无法建立 " + file + "：" + e), e);
        }
        return new AccessStore(file.toString(), url, properties, true, clock);
    }

    /** Opens the schema in a PostgreSQL database, or makes it. */
    public static AccessStore postgresql(
            String url, String user, String password, InstantSource clock) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("currentSchema", SCHEMA);
        return new AccessStore(url, url, properties, false, clock);
    }

    private static void migrate(String url, Properties properties, boolean sqlite) {
        try {
            var flyway =
                    Flyway.configure(AccessStore.class.getClassLoader())
                            .dataSource(
                                    url,
                                    properties.getProperty("user"),
                                    properties.getProperty("password"))
                            .locations("classpath:org/lineoff/serve/access/db")
                            .placeholders(Map.of("long", sqlite ? "integer" : "bigint"))
                            .loggers("slf4j");
            if (!sqlite) {
                flyway.schemas(SCHEMA).defaultSchema(SCHEMA);
            }
            flyway.load().migrate();
        } catch (FlywayException e) {
            throw new AccessException(DatabaseFault.words(url, e), e);
        }
    }

    public People people() {
        return people;
    }

    public Tokens tokens() {
        return tokens;
    }

    public Sessions sessions() {
        return sessions;
    }

    public Trail trail() {
        return trail;
    }

    <T> T read(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            try {
                return work.run(new Rows(connection));
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw failed("Reading from", e);
        }
    }

    /** One at a time: a row of the trail covers the one before it. */
    <T> T write(Work<T> work) {
        writing.lock();
        try (Connection connection = source.getConnection()) {
            boolean done = false;
            try {
                T result = work.run(new Rows(connection));
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
            }
        } catch (SQLException e) {
            throw failed("Writing to", e);
        } finally {
            writing.unlock();
        }
    }

    private AccessException failed(String what, SQLException e) {
        return new AccessException(what + " " + place + " failed: " + e.getMessage(), e);
    }

    /** Statements with their parameters on one connection. */
    record Rows(Connection connection) {
        <T> List<T> all(String sql, Reading<T> reading, Object... parameters) throws SQLException {
            try (PreparedStatement statement = prepare(sql, parameters);
                    ResultSet rows = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(reading.of(rows));
                }
                return all;
            }
        }

        int change(String sql, Object... parameters) throws SQLException {
            try (PreparedStatement statement = prepare(sql, parameters)) {
                return statement.executeUpdate();
            }
        }

        private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
            PreparedStatement statement = connection.prepareStatement(sql);
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement;
        }
    }

    @Override
    public void close() {
        source.close();
    }

    @Override
    public String toString() {
        return place;
    }
}
