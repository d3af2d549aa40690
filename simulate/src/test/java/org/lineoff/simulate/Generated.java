package org.lineoff.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.lineoff.files.PlantWriter;
import org.lineoff.model.Plant;

/**
 * Holds a generated plant against a law. A plant that breaks it is made as small as it can be and
 * still break it in the same way, and written as a plant folder; the failure says where, and the
 * command that runs just what the test ran.
 */
final class Generated {
    private static final Path FAILING = Path.of("target", "failing-plants");

    private Generated() {}

    /**
     * What the law makes of the plant.
     *
     * @param law throws if it is broken; must not keep anything, for it is tried on other plants
     */
    static <T> T held(long seed, Plant plant, Function<Plant, T> law) {
        return held(seed, plant, law, FAILING);
    }

    static <T> T held(long seed, Plant plant, Function<Plant, T> law, Path folders) {
        try {
            return law.apply(plant);
        } catch (AssertionError | RuntimeException e) {
            throw failure(seed, plant, law, e, folders);
        }
    }

    private static <T> AssertionError failure(
            long seed, Plant plant, Function<Plant, T> law, Throwable first, Path folders) {
        Plant smallest = Shrinker.shrink(plant, p -> breaks(law, p, first.getClass()) != null);
        Throwable broken = breaks(law, smallest, first.getClass());
        Throwable cause = broken == null ? first : broken;
        Path folder = folders.resolve(Long.toString(seed)).toAbsolutePath();
        try {
            Shrinker.delete(folder);
            PlantWriter.write(smallest, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new AssertionError(
                "seed %d: %s%nThe plant, as small as it still fails, is in %s%n"
                                .formatted(seed, cause.getMessage(), folder)
                        + "./lineoff simulate %s --seed %d --events events.csv"
                                .formatted(folder, seed),
                cause);
    }

    private static Throwable breaks(Function<Plant, ?> law, Plant plant, Class<?> how) {
        try {
            var _ = law.apply(plant);
            return null;
        } catch (AssertionError | RuntimeException e) {
            return e.getClass() == how ? e : null;
        }
    }
}
