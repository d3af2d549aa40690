package org.lineoff.execute;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.lineoff.model.Text;

/**
 * Backups of a record, made while it is written to, and their way back. A backup is one SQLite
 * file, whichever database the record is in, and holds what cannot be made again: what was
 * captured, and what was refused, as of one instant. So a record can also move from one database to
 * the other.
 */
public final class Backup {
    private static final int BATCH = 5000;

    /** What cannot be made again, with its columns: a later schema may have more of them. */
    private static final Map<String, String> TABLES =
            Map.of(
                    "event",
                    "seq, id, digest, what, time, recorded, place, car, visit, part, cause, value,"
                            + " serial, lot, person, note",
                    "rejected",
                    "id, digest, reasons, why_en, why_zh, times, what, time, recorded, place, car,"
                            + " visit, part, cause, value, serial, lot, person, note, settled_by,"
                            + " settled_note, settled");

    /**
     * What a backup holds.
     *
     * @param entries of the record
     * @param refused reports that were put aside
     */
    public record Contents(long entries, long refused) {}

    private Backup() {}

    /**
     * Writes a backup; others may write to the record meanwhile.
     *
     * @param file must not be there; it is there whole or not at all
     */
    public static Contents write(Store store, Path file) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path absolute = file.toAbsolutePath();
        Path parent = absolute.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Path part = absolute.resolveSibling("." + absolute.getFileName() + ".part");
        delete(part);
        try {
            if (store.kind() == Store.Kind.SQLITE) {
                PrivateFiles.make(part);
                store.vacuumInto(part);
            } else {
                export(store, part);
            }
            Contents contents = contents(part);
            Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE);
            return contents;
        } catch (SQLException e) {
            throw new StoreException("The backup of " + store + " failed: " + e.getMessage(), e);
        } finally {
            delete(part);
        }
    }

    /** Fails unless a file is a backup, and whole. */
    public static void check(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        try (Connection backup = open(file)) {
            check(backup, file);
            count(backup, "event");
            count(backup, "rejected");
        } catch (SQLException e) {
            throw new StoreException(
                    new Text(file + " is no backup of a record.", file + " 不是记录的备份。"), e);
        }
    }

    /**
     * Puts a backup into an empty store and makes all tables from it.
     *
     * @return what was put in; the tables are what it adds up to, else this fails
     */
    public static Contents restore(Path file, Store store, PlantRules rules) throws IOException {
        check(file);
        try (Connection from = open(file)) {
            try (Store.Writer writer = store.writer()) {
                if (count(writer.connection(), "event") > 0
                        || count(writer.connection(), "rejected") > 0) {
                    throw new StoreException(
                            store + " is not empty; a backup is restored into an empty one.");
                }
                copy(from, writer.connection());
                writer.connection().commit();
            }
        } catch (SQLException e) {
            throw new StoreException("Restoring " + file + " failed: " + e.getMessage(), e);
        }
        Projections projections = new Projections(store, rules);
        projections.rebuild();
        List<String> differences = projections.differences();
        if (!differences.isEmpty()) {
            throw new StoreException("What was restored differs: " + differences.getFirst());
        }
        try {
            return contents(file);
        } catch (SQLException e) {
            throw new StoreException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Of one instant: readers of the server see a snapshot. */
    private static void export(Store store, Path part) throws IOException {
        try (Store target = Store.sqlite(part);
                Store.Writer writer = target.writer()) {
            store.read(
                    connection -> {
                        copy(connection, writer.connection());
                        writer.connection().commit();
                        return true;
                    });
        }
        delete(part.resolveSibling(part.getFileName() + ".lock"));
    }

    private static void copy(Connection from, Connection to) throws SQLException {
        for (Map.Entry<String, String> table : TABLES.entrySet()) {
            List<String> there = columns(from, table.getKey());
            List<String> known =
                    Arrays.stream(table.getValue().split(",\\s*", -1))
                            .filter(there::contains)
                            .toList();
            String named = String.join(", ", known);
            int columns = known.size();
            String marks = String.join(", ", Collections.nCopies(columns, "?"));
            String order = table.getKey().equals("event") ? " order by seq" : "";
            try (Statement read = from.createStatement();
                    PreparedStatement write =
                            to.prepareStatement(
                                    "insert into "
                                            + table.getKey()
                                            + " ("
                                            + named
                                            + ") values ("
                                            + marks
                                            + ")")) {
                read.setFetchSize(BATCH);
                ResultSet row =
                        read.executeQuery("select " + named + " from " + table.getKey() + order);
                int waiting = 0;
                while (row.next()) {
                    for (int i = 1; i <= columns; i++) {
                        write.setObject(i, row.getObject(i));
                    }
                    write.addBatch();
                    if (++waiting == BATCH) {
                        write.executeBatch();
                        waiting = 0;
                    }
                }
                write.executeBatch();
            }
        }
    }

    /** Names of the columns that a table has: a backup of an older schema has fewer. */
    private static List<String> columns(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from " + table + " where 1 = 0")) {
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                columns.add(row.getMetaData().getColumnName(i));
            }
            return columns;
        }
    }

    private static Connection open(Path file) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:sqlite:file:" + file.toAbsolutePath() + "?mode=ro&immutable=1");
    }

    private static void check(Connection backup, Path file) throws SQLException {
        try (Statement statement = backup.createStatement();
                ResultSet row = statement.executeQuery("pragma integrity_check")) {
            String found = row.next() ? row.getString(1) : "nothing";
            if (!found.equals("ok")) {
                throw new StoreException(file + " is damaged: " + found);
            }
        }
    }

    private static Contents contents(Path file) throws SQLException {
        try (Connection connection = open(file)) {
            return new Contents(count(connection, "event"), count(connection, "rejected"));
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static void delete(Path part) throws IOException {
        for (String ending : List.of("", "-wal", "-shm", "-journal", ".lock")) {
            Files.deleteIfExists(part.resolveSibling(part.getFileName() + ending));
        }
    }
}
