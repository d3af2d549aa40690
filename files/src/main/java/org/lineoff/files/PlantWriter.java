package org.lineoff.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Assignment;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;

/**
 * Writes a plant as a plant folder. What {@link PlantFolder} then reads equals the plant, names of
 * figures included where they say the place at which the figure stands or another one in the same
 * file; a figure with any other name (one made up in memory) gets the name of its place.
 */
public final class PlantWriter {
    private static final Pattern SHOP_FILE =
            Pattern.compile("([\\p{L}\\p{N}_-]+/)*[\\p{L}\\p{N}_-]+\\.yaml");

    private PlantWriter() {}

    /**
     * Writes the folder.
     *
     * @param folder absent or empty; it is made with the folders above it
     * @throws FileAlreadyExistsException if something is in the folder
     */
    public static void write(Plant plant, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                throw new FileAlreadyExistsException(folder.toString());
            }
        }
        for (Map.Entry<String, String> file : texts(plant).entrySet()) {
            Path path = folder.resolve(file.getKey());
            Path parent = path.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(path, file.getValue());
        }
    }

    /** The text of each file, by its name in the folder. */
    public static Map<String, String> texts(Plant plant) {
        Map<String, Shop> shops = new LinkedHashMap<>();
        for (Shop shop : plant.shops()) {
            String name = fileName(shop);
            shops.put(name == null || shops.containsKey(name) ? unused(shop, shops) : name, shop);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (FileKind kind : FileKind.values()) {
            if (kind != FileKind.SHOP && kind.isOfPlant()) {
                Object record = record(kind, plant, List.copyOf(shops.keySet()));
                Yaml.Mapping file = RecordWriter.file(kind.fileName, record);
                if (kind.required || file.entries.size() > 1) {
                    texts.put(kind.fileName, Yaml.text(file));
                }
            }
        }
        shops.forEach(
                (name, shop) ->
                        texts.put(name, Yaml.text(RecordWriter.file(name, shopFile(shop)))));
        for (Assignment assignment : plant.processes().assignments()) {
            texts.put(assignment.file(), AssignmentTable.text(assignment));
        }
        return texts;
    }

    private static Object record(FileKind kind, Plant plant, List<String> shops) {
        return switch (kind) {
            case PLANT ->
                    new FileRecords.PlantFile(
                            plant.title(),
                            plant.note(),
                            plant.timeZone(),
                            plant.horizon(),
                            plant.asOf(),
                            plant.currency(),
                            plant.runs(),
                            plant.judgement(),
                            plant.lines(),
                            shops);
            case CALENDARS -> new FileRecords.CalendarsFile(plant.calendars());
            case PRODUCTS -> plant.products();
            case DEMAND -> plant.demand();
            case PROGRAMME -> plant.programme();
            case LEVERS -> new FileRecords.LeversFile(plant.levers());
            case POLICIES -> new FileRecords.PoliciesFile(plant.policies());
            case ACTUALS -> plant.actuals();
            case BACKTEST -> plant.backtest();
            case SEQUENCING -> plant.sequencing();
            case PROCESS -> new FileRecords.ProcessFile(plant.processes().all());
            case EXECUTION -> plant.execution();
            case SOURCES -> new FileRecords.SourcesFile(plant.sources());
            case SHOP, CHANGE, VARIANT, STATE, SERVE ->
                    throw new IllegalArgumentException("not of the plant: " + kind);
        };
    }

    private static FileRecords.ShopFile shopFile(Shop shop) {
        return new FileRecords.ShopFile(
                shop.id(),
                shop.name(),
                shop.lines(),
                shop.jobsPerHour(),
                shop.sections().stream().map(PlantWriter::asStated).toList(),
                shop.junctions(),
                shop.skidLoops());
    }

    /** Stations that come of tasks are stated by these, and by the file of their balance. */
    private static Section asStated(Section s) {
        return s.tasks() == null
                ? s
                : new Section(
                        s.id(),
                        s.name(),
                        s.kind(),
                        s.calendar(),
                        s.takt(),
                        s.emptyPitches(),
                        s.emptyAtEnd(),
                        List.of(),
                        s.tasks(),
                        s.ramp(),
                        s.gate(),
                        s.runEmpty(),
                        s.manning(),
                        s.crews());
    }

    /** The file that the names of its figures say; null where they say none that may be one. */
    private static @Nullable String fileName(Shop shop) {
        List<String> names = new ArrayList<>();
        figures(shop, names);
        for (String name : names) {
            int hash = name.indexOf('#');
            String file = hash < 0 ? "" : name.substring(0, hash);
            if (SHOP_FILE.matcher(file).matches()
                    && List.of(FileKind.values()).stream()
                            .noneMatch(k -> k.fileName.equals(file))) {
                return file;
            }
        }
        return null;
    }

    private static String unused(Shop shop, Map<String, Shop> taken) {
        String name = "shops/" + shop.id();
        int n = 2;
        String file = name + ".yaml";
        while (taken.containsKey(file)) {
            file = name + "-" + n++ + ".yaml";
        }
        return file;
    }

    private static void figures(@Nullable Object value, List<String> names) {
        switch (value) {
            case Known<?> known -> names.add(known.name());
            case List<?> list -> list.forEach(e -> figures(e, names));
            case Map<?, ?> map -> map.values().forEach(e -> figures(e, names));
            case Record record ->
                    RecordShape.of(record.getClass())
                            .parts()
                            .forEach(part -> figures(part.get(record), names));
            case null, default -> {}
        }
    }
}
