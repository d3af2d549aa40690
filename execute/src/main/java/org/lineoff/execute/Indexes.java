package org.lineoff.execute;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The indexes of tables that are about to be filled anew. An index that is made at the end is
 * sorted once; one that is kept up to date row by row goes through all its pages again and again as
 * soon as they are more than fit into memory. Those behind primary keys stay.
 */
final class Indexes {
    private static final String IN_SQLITE =
            """
            select name, sql from sqlite_master
            where type = 'index' and sql is not null and tbl_name in (%s) order by name\
            """;

    private static final String IN_POSTGRESQL =
            """
            select c.relname, pg_get_indexdef(i.indexrelid)
            from pg_index i
            join pg_class c on c.oid = i.indexrelid
            join pg_class t on t.oid = i.indrelid
            where not i.indisunique and t.relnamespace = current_schema()::regnamespace
            and t.relname in (%s) order by c.relname\
            """;

    private record Index(String name, String definition) {}

    private final Connection connection;
    private final List<String> tables;
    private final Store.Kind kind;
    private final List<Index> all = new ArrayList<>();

    private Indexes(Store.Kind kind, Connection connection, List<String> tables) {
        this.kind = kind;
        this.connection = connection;
        this.tables = tables;
    }

    /** Takes the indexes of the tables away, in the transaction that is under way. */
    static Indexes drop(Store.Kind kind, Connection connection, List<String> tables)
            throws SQLException {
        Indexes indexes = new Indexes(kind, connection, tables);
        String names = "'" + String.join("', '", tables) + "'";
        String asked = kind == Store.Kind.SQLITE ? IN_SQLITE : IN_POSTGRESQL;
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(asked.formatted(names))) {
                while (row.next()) {
                    indexes.all.add(new Index(row.getString(1), row.getString(2)));
                }
            }
            for (Index index : indexes.all) {
                statement.executeUpdate("drop index " + index.name());
            }
        }
        return indexes;
    }

    /** Makes them again, and lets the server know at once what is in the tables. */
    void make() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Index index : all) {
                statement.executeUpdate(index.definition());
            }
            if (kind == Store.Kind.POSTGRESQL) {
                // Else it guesses, and reads whole tables, until it has looked by itself.
                statement.executeUpdate("analyze " + String.join(", ", tables));
            }
        }
    }
}
