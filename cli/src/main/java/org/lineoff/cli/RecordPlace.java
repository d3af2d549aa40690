package org.lineoff.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.PrivateFiles;
import org.lineoff.execute.Store;
import org.lineoff.files.ServeFile;
import org.lineoff.files.ServeSettings;
import org.lineoff.model.Plant;
import org.lineoff.model.time.PlantClock;
import picocli.CommandLine.Option;

/**
 * Where the record of a plant is kept, as the verbs that work on it are told: on the command line,
 * else in the file that says how the plant is served.
 */
final class RecordPlace {
    /** The file of the record in its folder. */
    static final String FILE = "plant.db";

    /** What the name of a simulated plant's folder ends with. */
    private static final String VIRTUAL = "-virtual";

    private static final String USER = "lineoff";

    @Option(names = "--data", paramLabel = "FOLDER", descriptionKey = "recordData")
    private @Nullable Path data;

    @Option(names = "--database", paramLabel = "URL", descriptionKey = "recordDatabase")
    private @Nullable String database;

    @Option(names = "--database-user", paramLabel = "NAME", descriptionKey = "recordDatabaseUser")
    private @Nullable String databaseUser;

    @Option(names = "--config", paramLabel = "FILE", descriptionKey = "recordConfig")
    private @Nullable Path config;

    /** What the file says, once it has been read. */
    private @Nullable ServeFile served;

    /** What is wrong with the options, or null. */
    @Nullable String fault(Texts texts) {
        String url = database;
        if (url == null) {
            return null;
        }
        if (ServeFile.hasSecret(url)) {
            return texts.get("usage.recordSecret");
        }
        return url.startsWith("jdbc:postgresql:") ? null : texts.get("usage.recordDatabase", url);
    }

    /**
     * Reads the file that says how the plant is served, if there is one.
     *
     * @return whether nothing is wrong with it; else that has been shown
     */
    boolean read(Path plant, Folder reading) {
        Path file = config == null ? plant.resolve(ServeFile.NAME) : config;
        if (config == null && !Files.exists(file)) {
            return true;
        }
        Optional<ServeFile> read = reading.served(file);
        served = read.orElse(null);
        return read.isPresent();
    }

    /** What the file says; nothing where there is none. */
    ServeSettings settings() {
        ServeFile file = served;
        return file == null ? ServeSettings.NONE : file.settings();
    }

    /** A file that the file names; null if it names none. */
    @Nullable Path beside(@Nullable String name) {
        ServeFile file = served;
        return file == null || name == null ? null : file.beside(name);
    }

    /** The folder of the record's file and of the plant's keys. */
    Path folder(Path plant) {
        return folder(plant, settings().virtual() != null);
    }

    /** The same of the plant itself, or of a simulated one in its stead. */
    Path folder(Path plant, boolean isVirtual) {
        Path given = data == null ? beside(settings().data()) : data;
        Path name = plant.toAbsolutePath().normalize().getFileName();
        return given != null
                ? given
                : Path.of(
                        "lineoff-data",
                        (name == null ? "plant" : name.toString()) + (isVirtual ? VIRTUAL : ""));
    }

    /** Whether there is a record at all; a server is taken to have one. */
    boolean exists(Path plant) {
        return url() != null || Files.exists(folder(plant).resolve(FILE));
    }

    /** Opens the record, or begins one. */
    Store open(Path plant, Terminal terminal) throws IOException {
        return openIn(folder(plant), terminal);
    }

    /** Opens it on the server, or else in that folder. */
    Store openIn(Path chosen, Terminal terminal) throws IOException {
        String url = url();
        return url == null
                ? Store.sqlite(PrivateFiles.folder(chosen).resolve(FILE))
                : Store.postgresql(url, user(), password(terminal));
    }

    /** The database server's address, null where files are used. */
    @Nullable String url() {
        ServeSettings.Database said = settings().database();
        return database != null || said == null ? database : said.url();
    }

    String user() {
        ServeSettings.Database said = settings().database();
        String user = databaseUser != null || said == null ? databaseUser : said.user();
        return user == null ? USER : user;
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
