package org.lineoff.execute;

import java.nio.file.Path;

/** The databases on which every test of a store runs, here and in other modules. */
public enum Database {
    SQLITE("SQLite"),
    POSTGRESQL("PostgreSQL");

    /** As tables name it. */
    public final String title;

    Database(String title) {
        this.title = title;
    }

    /** Where a new, empty store is; opening it again finds what was written. */
    public String place(Path folder) {
        return switch (this) {
            case SQLITE -> folder.resolve("plant.db").toString();
            case POSTGRESQL -> PostgresServer.get().database();
        };
    }

    public static Store open(String place) {
        return place.startsWith("jdbc:")
                ? Store.postgresql(place, "lineoff", "")
                : Store.sqlite(Path.of(place));
    }
}
