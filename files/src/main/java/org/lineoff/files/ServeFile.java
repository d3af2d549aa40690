package org.lineoff.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

/**
 * How a plant is served, in a file ({@code serve.yaml} of its folder, or another one). Complains
 * like the plant's files, with line and column. A password in it is refused: the file is copied,
 * versioned and shown, and so is what stands in it; not even the complaint shows it.
 */
public final class ServeFile {
    /** Its name in a plant folder. */
    public static final String NAME = "serve.yaml";

    private static final Pattern SECRET =
            Pattern.compile("passw(or)?d|passphrase|secret|token", Pattern.CASE_INSENSITIVE);
    private static final Pattern SECRET_IN_URL =
            Pattern.compile("[?&;](ssl)?passw(or)?d=|//[^/?@]*:[^/?@]*@", Pattern.CASE_INSENSITIVE);
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String EXAMPLE = "jdbc:postgresql://localhost:5432/plant";

    private final Path folder;
    private final ServeSettings settings;
    private final ReadResult read;

    private ServeFile(Path folder, ServeSettings settings, ReadResult read) {
        this.folder = folder;
        this.settings = settings;
        this.read = read;
    }

    /** Reads a file; problems name it as it is written here. */
    public static ServeFile read(Path file) {
        Faults faults = new Faults();
        String name = file.toString();
        Path parent = file.toAbsolutePath().getParent();
        Path folder = parent == null ? file.toAbsolutePath() : parent;
        SourceText source = SourceText.read(Path.of(""), name, FileKind.SERVE.purpose(), faults);
        Tree tree = source == null ? null : TreeReader.read(source, faults);
        if (source == null || tree == null) {
            return new ServeFile(folder, ServeSettings.NONE, result(faults, Map.of()));
        }
        String shown = refuseSecrets(tree, source.text(), faults);
        Origins origins = new Origins();
        ServeSettings bound =
                (ServeSettings) new Binder(faults, origins).file(FileKind.SERVE, tree, name);
        check(bound, origins, faults);
        return new ServeFile(
                folder,
                faults.isEmpty() ? bound : ServeSettings.NONE,
                result(faults, Map.of(name, shown)));
    }

    private static ReadResult result(Faults faults, Map<String, String> texts) {
        return new ReadResult(Optional.empty(), faults.sorted(), texts, Map.of());
    }

    /** What it says; nothing if there are problems. */
    public ServeSettings settings() {
        return settings;
    }

    public List<Problem> problems() {
        return read.problems();
    }

    /** The lines of the file, for showing a problem; without what is secret in them. */
    public ReadResult lines() {
        return read;
    }

    /** A file or folder that it names: seen from the folder that it lies in. */
    public Path beside(String name) {
        return folder.resolve(name).normalize();
    }

    // ---- what must not stand there ----

    /** Takes secrets out of the tree; returns the text without them. */
    private static String refuseSecrets(Tree tree, String text, Faults faults) {
        String shown = text;
        if (tree instanceof Tree.Mapping map) {
            shown = refuseSecrets("", map, shown, faults);
            for (Tree.Mapping.Entry entry : map.entries().values()) {
                if (entry.value() instanceof Tree.Mapping inner) {
                    shown = refuseSecrets(entry.key(), inner, shown, faults);
                }
            }
        }
        return shown;
    }

    private static String refuseSecrets(
            String section, Tree.Mapping map, String text, Faults faults) {
        String shown = text;
        String prefix = section.isEmpty() ? "" : section + ".";
        for (Tree.Mapping.Entry entry : List.copyOf(map.entries().values())) {
            Where where = entry.value().where();
            if (isSecret(entry.key())) {
                faults.inconsistent(entry.where(), message(section), prefix + entry.key());
                map.entries().remove(entry.key());
                shown = without(shown, where);
            } else if (entry.value() instanceof Tree.Scalar s && hasSecret(s.text())) {
                faults.inconsistent(where, "secretOfDatabase", prefix + entry.key());
                map.put(entry.key(), entry.where(), new Tree.Broken(where));
                shown = without(shown, where);
            }
        }
        return shown;
    }

    /** Whether the address of a database has a password in it. */
    public static boolean hasSecret(String url) {
        return SECRET_IN_URL.matcher(url).find();
    }

    /** Whether a key is for a secret; a file with one may be named. */
    private static boolean isSecret(String key) {
        return SECRET.matcher(key).find() && !key.toLowerCase(Locale.ROOT).endsWith("file");
    }

    /** What the catalogue has for a secret in a section. */
    private static String message(String section) {
        return switch (section) {
            case "tls" -> "secretOfTls";
            case "database" -> "secretOfDatabase";
            default -> "secretInFile";
        };
    }

    /** The text with the rest of a line taken out from a place on. */
    private static String without(String text, Where where) {
        String[] lines = text.split("\n", -1);
        int at = where.line() - 1;
        if (at < 0 || at >= lines.length) {
            return text;
        }
        String line = lines[at];
        int column = Math.min(where.column() - 1, line.codePointCount(0, line.length()));
        lines[at] = line.substring(0, line.offsetByCodePoints(0, column)) + "…";
        return String.join("\n", lines);
    }

    // ---- what no key can know by itself ----

    private static void check(ServeSettings settings, Origins origins, Faults faults) {
        ServeSettings.Database database = settings.database();
        if (database != null
                && origins.ok(database, "url")
                && !database.url().startsWith(POSTGRESQL)) {
            faults.add(
                    new Problem.BadValue(
                            origins.where(database, "url"),
                            "url",
                            Show.text(database.url()),
                            "expected.postgresql",
                            EXAMPLE));
        }
        ServeSettings.Virtual virtual = settings.virtual();
        if (virtual != null && origins.ok(virtual, "speed") && !isSpeed(virtual.speed())) {
            faults.add(
                    new Problem.BadValue(
                            origins.where(virtual, "speed"),
                            "speed",
                            Show.text(String.valueOf(virtual.speed())),
                            "expected.speed",
                            "60"));
        }
    }

    private static boolean isSpeed(@Nullable String speed) {
        if (speed == null || speed.equals("max")) {
            return true;
        }
        try {
            double number = Double.parseDouble(speed);
            return number > 0 && number < Double.POSITIVE_INFINITY;
        } catch (NumberFormatException _) {
            return false;
        }
    }
}
