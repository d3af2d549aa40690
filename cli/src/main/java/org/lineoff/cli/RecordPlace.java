package org.lineoff.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.Store;
import org.lineoff.model.Plant;
import org.lineoff.model.time.PlantClock;
import picocli.CommandLine.Option;

/** Where the record of a plant is kept, as the verbs that work on it are told. */
final class RecordPlace {
    /** The file of the record in its folder. */
    static final String FILE = "plant.db";

    @Option(names = "--data", paramLabel = "FOLDER", descriptionKey = "recordData")
    private @Nullable Path data;

    @Option(names = "--database", paramLabel = "URL", descriptionKey = "recordDatabase")
    private @Nullable String database;

    @Option(names = "--database-user", paramLabel = "NAME", descriptionKey = "recordDatabaseUser")
    private String databaseUser = "lineoff";

    /** What is wrong with the options, or null. */
    @Nullable String fault(Texts texts) {
        String url = database;
        return url == null || url.startsWith("jdbc:postgresql:")
                ? null
                : texts.get("usage.recordDatabase", url);
    }

    /** The folder of the record's file and of the plant's keys. */
    Path folder(Path plant) {
        return folder(plant, "");
    }

    /**
     * The same of a variant of the plant that has a record of its own.
     *
     * @param variant what its folder's name ends with
     */
    Path folder(Path plant, String variant) {
        Path given = data;
        Path name = plant.toAbsolutePath().normalize().getFileName();
        return given != null
                ? given
                : Path.of("lineoff-data", (name == null ? "plant" : name.toString()) + variant);
    }

    /** Whether there is a record at all; a server is taken to have one. */
    boolean exists(Path plant) {
        return database != null || Files.exists(folder(plant).resolve(FILE));
    }

    /** Opens the record, or begins one. */
    Store open(Path plant, Terminal terminal) throws IOException {
        return openIn(folder(plant), terminal);
    }

    /** Opens it on the server, or else in that folder. */
    Store openIn(Path chosen, Terminal terminal) throws IOException {
        String url = database;
        return url == null
                ? Store.sqlite(Files.createDirectories(chosen).resolve(FILE))
                : Store.postgresql(url, databaseUser, password(terminal));
    }

    /** The database server's address, null where files are used. */
    @Nullable String url() {
        return database;
    }

    String user() {
        return databaseUser;
    }

    static String password(Terminal terminal) {
        return terminal.environment().getOrDefault("LINEOFF_DATABASE_PASSWORD", "");
    }

    /** The plant's time. */
    static PlantClock clock(Plant plant) {
        return new PlantClock(plant.timeZone(), plant.horizon().from());
    }

    /** Now, in ms since the plant's epoch. */
    static long now(Plant plant) {
        return clock(plant).at(InstantSource.system().instant());
    }

    /** Today, kept inside the plant's horizon. */
    static LocalDate today(Plant plant) {
        LocalDate today = LocalDate.ofInstant(InstantSource.system().instant(), plant.timeZone());
        if (today.isAfter(plant.horizon().to())) {
            return plant.horizon().to();
        }
        return today.isBefore(plant.horizon().from()) ? plant.horizon().from() : today;
    }
}
