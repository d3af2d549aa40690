package org.lineoff.execute;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Text;

/**
 * Where a plant's record is kept: an SQLite file, or a PostgreSQL database. Both have the same
 * schema, brought up to date when the store is opened, and the same promise: what is committed
 * survives the loss of power (SQLite {@code synchronous=FULL}, PostgreSQL {@code fsync} and {@code
 * synchronous_commit} on; a server without them is refused).
 *
 * <p>Many threads may read; one writes ({@link Capture}). A second writer, also of another process,
 * is refused while the first lives.
 */
public final class Store implements AutoCloseable {
    /** The database behind it. */
    enum Kind {
        SQLITE,
        POSTGRESQL
    }

    /** Reads, in one transaction, on a connection that is taken back afterwards. */
    interface Query<T> {
        T run(Connection connection) throws SQLException;
    }

    private static final int READERS = 8;

    /** Whoever asks while the database is away is told soon. */
    private static final long READER_WAITS_MS = 3000;

    /** Any number that others are unlikely to lock; the letters are those of the product. */
    private static final long WRITER_LOCK = 0x4C_49_4E_45_4F_46_46L;

    private final Kind kind;
    private final String url;
    private final Properties properties;
    private final HikariDataSource readers;
    private final @Nullable Path lockFile;

    private Store(Kind kind, String url, Properties properties, @Nullable Path lockFile) {
        this.kind = kind;
        this.url = url;
        this.properties = properties;
        this.lockFile = lockFile;
        migrate();
        HikariConfig config = new HikariConfig();
        config.setPoolName("lineoff-readers");
        config.setJdbcUrl(url);
        config.setDataSourceProperties(properties);
        config.setMaximumPoolSize(READERS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(READER_WAITS_MS);
        config.setAutoCommit(false);
        if (kind == Kind.POSTGRESQL) {
            config.setReadOnly(true);
            // What a reader sees is one instant, as in SQLite.
            config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        }
        this.readers = new HikariDataSource(config);
    }

    /** Opens an SQLite file, or makes it. */
    public static Store sqlite(Path file) {
        return sqlite(file, 0);
    }

    /**
     * The same with a limit, as a full disk would be.
     *
     * @param pages most pages of the file, 0 for as many as fit on the disk
     */
    static Store sqlite(Path file, int pages) {
        Properties properties = new Properties();
        if (pages > 0) {
            properties.setProperty("max_page_count", Integer.toString(pages));
        }
        properties.setProperty("journal_mode", "WAL");
        properties.setProperty("synchronous", "FULL");
        properties.setProperty("busy_timeout", "10000");
        Path absolute = file.toAbsolutePath();
        try {
            PrivateFiles.file(absolute);
        } catch (IOException e) {
            throw new StoreException(
                    new Text(absolute + " cannot be made: " + e, "无法建立 " + absolute + "：" + e), e);
        }
        return new Store(
                Kind.SQLITE,
                "jdbc:sqlite:" + absolute,
                properties,
                absolute.resolveSibling(absolute.getFileName() + ".lock"));
    }

    /**
     * Opens a PostgreSQL database.
     *
     * @param url as its driver takes it, {@code jdbc:postgresql://host:port/database}
     */
    public static Store postgresql(String url, String user, String password) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("reWriteBatchedInserts", "true");
        return new Store(Kind.POSTGRESQL, url, properties, null);
    }

    private void migrate() {
        try {
            Flyway.configure(Store.class.getClassLoader())
                    .dataSource(
                            url, properties.getProperty("user"), properties.getProperty("password"))
                    .locations("classpath:org/lineoff/execute/db")
                    // In SQLite only this type makes the key the place of the row itself.
                    .placeholders(Map.of("long", kind == Kind.SQLITE ? "integer" : "bigint"))
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StoreException(DatabaseFault.words(url, e), e);
        }
    }

    Kind kind() {
        return kind;
    }

    /** A condition for a column that is in a list, which is its one parameter. */
    String in(String column) {
        return switch (kind) {
            case SQLITE -> column + " in (select value from json_each(?))";
            case POSTGRESQL -> column + " = any (?)";
        };
    }

    /** Runs a query that only reads. */
    <T> T read(Query<T> query) {
        try (Connection connection = readers.getConnection()) {
            try {
                return query.run(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new StoreException("Reading from " + url + " failed: " + e.getMessage(), e);
        }
    }

    /** Writes a copy of an SQLite file as of one instant; others may write to it meanwhile. */
    void vacuumInto(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, properties);
                var statement = connection.prepareStatement("vacuum into ?")) {
            statement.setString(1, file.toString());
            statement.execute();
        }
    }

    /** The one connection that writes, with what keeps others from writing. */
    record Writer(Connection connection, @Nullable FileChannel lock) implements AutoCloseable {
        @Override
        public void close() {
            try (lock) {
                if (lock == null) {
                    // The server gives it up by itself, but only a while after the connection ends.
                    unlock(connection);
                }
                connection.close();
            } catch (SQLException | IOException _) {
                // Nothing of worth is lost: what was acknowledged is committed.
            }
        }
    }

    private static void unlock(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            connection.rollback();
            statement.execute("select pg_advisory_unlock(" + WRITER_LOCK + ")");
        } catch (SQLException _) {
            // The connection is gone, and the lock goes with it.
        }
    }

    /** Opens the connection that writes; fails while another one is open anywhere. */
    Writer writer() {
        FileChannel lock = lockFile == null ? null : lock(lockFile);
        Writer writer = null;
        try {
            writer = new Writer(DriverManager.getConnection(url, properties), lock);
            prepare(writer.connection());
            return writer;
        } catch (SQLException | StoreException e) {
            close(writer, lock);
            throw e instanceof StoreException known
                    ? known
                    : new StoreException(url + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static void close(@Nullable Writer writer, @Nullable FileChannel lock) {
        if (writer != null) {
            writer.close();
        } else if (lock != null) {
            try {
                lock.close();
            } catch (IOException _) {
                // The process gives it up when it ends.
            }
        }
    }

    private static FileChannel lock(Path file) {
        try {
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock held = channel.tryLock();
                if (held != null) {
                    return channel;
                }
            } catch (OverlappingFileLockException _) {
                // This very process holds it.
            }
            channel.close();
            throw inUse(file.toString());
        } catch (IOException e) {
            throw new StoreException(file + " cannot be locked.", e);
        }
    }

    private static StoreException inUse(String what) {
        return new StoreException(
                new Text(
                        "another process writes to this record ("
                                + what
                                + "). Stop the server or verb that does, or give orders and reports"
                                + " to the server over HTTP.",
                        "另一进程正在写入该记录（" + what + "）。请先停止该服务器或命令，或经 HTTP 把订单和报告交给服务器。"),
                null);
    }

    private void prepare(Connection connection) throws SQLException {
        if (kind == Kind.POSTGRESQL) {
            require(connection, "show fsync", "on");
            try (Statement statement = connection.createStatement()) {
                statement.execute("set synchronous_commit = on");
                ResultSet row =
                        statement.executeQuery("select pg_try_advisory_lock(" + WRITER_LOCK + ")");
                row.next();
                if (!row.getBoolean(1)) {
                    throw inUse(url);
                }
            }
        } else {
            require(connection, "pragma journal_mode", "wal");
            require(connection, "pragma synchronous", "2");
        }
        connection.setAutoCommit(false);
    }

    private void require(Connection connection, String question, String answer)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            String found = row.next() ? row.getString(1) : "nothing";
            if (!answer.equals(found)) {
                throw new StoreException(
                        url
                                + " is not durable: \""
                                + question
                                + "\" gives "
                                + found
                                + ", not "
                                + answer
                                + ".");
            }
        }
    }

    @Override
    public void close() {
        readers.close();
    }

    @Override
    public String toString() {
        return url;
    }
}
