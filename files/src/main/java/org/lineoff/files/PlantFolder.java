package org.lineoff.files;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Actuals;
import org.lineoff.model.Backtest;
import org.lineoff.model.Demand;
import org.lineoff.model.ExecutionRules;
import org.lineoff.model.Plant;
import org.lineoff.model.Problem;
import org.lineoff.model.Products;
import org.lineoff.model.Programme;
import org.lineoff.model.Sequencing;
import org.lineoff.model.Shop;
import org.lineoff.model.Where;

/**
 * Reads a plant folder: all of its files, all of their faults. Whatever a person can write ends in
 * a {@link Problem} with its place, never in an exception; a plant comes out only when there is no
 * problem at all. A folder with a {@code variant.yaml} takes what it lacks from another plant.
 * Costs some tens of milliseconds; keeps nothing.
 */
public final class PlantFolder {
    /** Of the folder, for the nearest name: somebody may ask for the root of a disk. */
    private static final int MAX_FILES = 5_000;

    private final Layers layers;
    private final Faults faults = new Faults();
    private final Origins origins = new Origins();
    private final Binder binder = new Binder(faults, origins);
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Set<String> read = new TreeSet<>();

    private final TreeEdits edits;

    private final boolean balanced;

    private PlantFolder(Layers layers, TreeEdits edits, boolean balanced) {
        this.layers = layers;
        this.edits = edits;
        this.balanced = balanced;
    }

    /** Reads the folder; places in the result are relative to it. */
    public static ReadResult read(Path folder) {
        return read(folder, TreeEdits.none());
    }

    /**
     * Reads the folder for somebody who wants to balance its tasks: which station does which is not
     * read, and a section that states tasks has one station that does them all.
     */
    public static ReadResult readUnbalanced(Path folder) {
        return read(folder, TreeEdits.none(), false);
    }

    /** Reads the folder as if its files had been edited. */
    static ReadResult read(Path folder, TreeEdits edits) {
        return read(folder, edits, true);
    }

    private static ReadResult read(Path folder, TreeEdits edits, boolean balanced) {
        if (!Files.isDirectory(folder)) {
            Where whole = new Where(Show.text(folder.toString()), 0, 0);
            return new ReadResult(
                    Optional.empty(),
                    List.of(
                            Files.exists(folder)
                                    ? new Problem.Unreadable(whole, "unreadable.notAFolder")
                                    : new Problem.MissingFile(whole, "file.folder")),
                    Map.of(),
                    Map.of());
        }
        return VariantFolder.is(folder)
                ? VariantFolder.read(folder, edits, balanced)
                : read(Layers.of(folder), edits, balanced);
    }

    /**
     * Reads the files of the folders as those of one plant.
     *
     * @param balanced whether sections that state tasks get the stations of their balance
     */
    static ReadResult read(Layers layers, TreeEdits edits, boolean balanced) {
        return new PlantFolder(layers, edits, balanced).read();
    }

    private ReadResult read() {
        FileRecords.PlantFile file = (FileRecords.PlantFile) bind(FileKind.PLANT);
        FileRecords.ProcessFile processes = (FileRecords.ProcessFile) bind(FileKind.PROCESS);
        TaskStations stations =
                new TaskStations(processes, layers, balanced, texts, origins, faults);
        Draft draft =
                new Draft(
                        file,
                        (FileRecords.CalendarsFile) bind(FileKind.CALENDARS),
                        (Products) bind(FileKind.PRODUCTS),
                        (Demand) bind(FileKind.DEMAND),
                        (Programme) bind(FileKind.PROGRAMME),
                        (FileRecords.LeversFile) bind(FileKind.LEVERS),
                        (FileRecords.PoliciesFile) bind(FileKind.POLICIES),
                        (Actuals) bind(FileKind.ACTUALS),
                        (Backtest) bind(FileKind.BACKTEST),
                        (Sequencing) bind(FileKind.SEQUENCING),
                        processes,
                        (ExecutionRules) bind(FileKind.EXECUTION),
                        (FileRecords.SourcesFile) bind(FileKind.SOURCES),
                        shops(file, stations),
                        stations.assignments(),
                        binder.citations());
        checkJudgedFiles(file);
        edits.addTo(texts);
        Checks.all(draft, origins, faults);
        stations.check();
        PlaceNames.name(draft, origins);
        Optional<Plant> plant = faults.isEmpty() ? Optional.of(draft.plant()) : Optional.empty();
        return new ReadResult(plant, faults.sorted(), texts, origins.names());
    }

    private Object bind(FileKind kind) {
        boolean wanted = kind.required || layers.has(kind.fileName) || edits.concern(kind.fileName);
        return wanted
                ? binder.file(kind, tree(kind.fileName, kind.purpose()), kind.fileName)
                : binder.absent(kind);
    }

    private @Nullable Tree tree(String name, String purpose) {
        if (edits.concern(name) && !layers.has(name)) {
            return edits.apply(TreeEdits.emptyFile(name), faults);
        }
        SourceText source = SourceText.read(layers.holding(name), name, purpose, faults);
        if (source == null) {
            return null;
        }
        String shown = layers.shown(name);
        texts.put(shown, source.text());
        read.add(name);
        Tree tree = TreeReader.read(new SourceText(shown, source.text()), faults);
        if (tree == null) {
            return null;
        }
        tree.isOf(name);
        return edits.apply(tree, faults);
    }

    private List<Shop> shops(FileRecords.PlantFile file, TaskStations stations) {
        List<Shop> shops = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < file.shops().size(); i++) {
            String name = file.shops().get(i);
            Where where = origins.where(file, "shops", i);
            if (!isInside(name, ".yaml")) {
                faults.add(
                        new Problem.BadValue(
                                where,
                                "shops",
                                Show.text(name),
                                "expected.file",
                                "shops/body.yaml"));
                origins.broken(file, "shops");
            } else if (!seen.add(name)) {
                faults.inconsistent(where, "fileTwice", name);
            } else if (!layers.has(name)) {
                faults.add(
                        new Problem.Dangling(where, "shops", name, "kind.file", nearestFile(name)));
                origins.broken(file, "shops");
            } else {
                Tree whole = tree(name, FileKind.SHOP.purpose());
                for (@Nullable Tree tree : edits.byLine(whole, faults)) {
                    stations.putInto(tree);
                    shops.add(shop((FileRecords.ShopFile) binder.file(FileKind.SHOP, tree, name)));
                }
            }
        }
        return shops;
    }

    /** A relative name that stays in the folder. */
    static boolean isInside(String name, String ending) {
        try {
            Path relative = Path.of(name).normalize();
            return !name.isBlank()
                    && !name.contains("\\")
                    && !relative.isAbsolute()
                    && !relative.startsWith("..")
                    && name.endsWith(ending);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** A name of no file would quietly leave its ranges as they are. */
    private void checkJudgedFiles(FileRecords.PlantFile file) {
        List<String> names = file.judgement().files();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!read.contains(name)) {
                faults.add(
                        new Problem.Dangling(
                                origins.where(file.judgement(), "files", i),
                                "files",
                                name,
                                "kind.file",
                                Nearest.to(name, read)));
            }
        }
    }

    private @Nullable String nearestFile(String name) {
        Set<String> names = new TreeSet<>();
        for (Layers.Layer layer : layers.layers()) {
            Path folder = layer.folder();
            try (var files = Files.walk(folder, 3)) {
                files.limit(MAX_FILES)
                        .filter(f -> f.toString().endsWith(".yaml"))
                        .map(f -> folder.relativize(f).toString().replace('\\', '/'))
                        .forEach(names::add);
            } catch (java.io.IOException | java.io.UncheckedIOException e) {
                return null;
            }
        }
        return Nearest.to(name, names);
    }

    private Shop shop(FileRecords.ShopFile file) {
        Shop shop =
                new Shop(
                        file.shop(),
                        file.name(),
                        file.lines(),
                        file.jobsPerHour(),
                        file.sections(),
                        file.junctions(),
                        file.skidLoops());
        origins.same(shop, file, Map.of("id", "shop"));
        return shop;
    }
}
