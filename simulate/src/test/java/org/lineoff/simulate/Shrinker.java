package org.lineoff.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.function.Predicate;
import org.lineoff.files.PlantFolder;
import org.lineoff.files.PlantWriter;
import org.lineoff.files.ReadResult;
import org.lineoff.model.Plant;

/**
 * Makes a plant as small as it can be and still fail: takes one step of {@link Smaller} after
 * another for which the plant stays valid and fails, until none is left. Valid is what the files
 * accept: a plant is written as a folder and read again before it is tried.
 */
final class Shrinker {
    private final Predicate<Plant> fails;

    private Shrinker(Predicate<Plant> fails) {
        this.fails = fails;
    }

    /** Returns the smaller plant; the same if nothing can go. */
    static Plant shrink(Plant plant, Predicate<Plant> fails) {
        return new Shrinker(fails).shrink(plant);
    }

    private Plant shrink(Plant plant) {
        Plant smallest = plant;
        // What did not help at a place seldom helps after a step behind it: a pass goes on where it
        // was, and passes are made until one finds nothing.
        for (boolean found = true; found; ) {
            found = false;
            int tried = 0;
            Iterator<Plant> steps = Smaller.than(smallest).iterator();
            while (steps.hasNext()) {
                Plant smaller = steps.next();
                if (isValid(smaller) && fails.test(smaller)) {
                    smallest = smaller;
                    found = true;
                    steps = Smaller.than(smallest).skip(tried).iterator();
                } else {
                    tried++;
                }
            }
        }
        return smallest;
    }

    static boolean isValid(Plant plant) {
        return read(plant).problems().isEmpty();
    }

    /** Writes a plant in a folder of its own and reads it again. */
    static ReadResult read(Plant plant) {
        try {
            Path folder = Files.createTempDirectory("lineoff-plant");
            try {
                PlantWriter.write(plant, folder);
                return PlantFolder.read(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
