package org.lineoff.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lineoff.model.Distribution;
import org.lineoff.model.DrawnDuration;
import org.lineoff.model.Known;
import org.lineoff.model.Problem;

/**
 * Thousands of seeded slips, one to three in a folder: whatever is written, reading ends soon and
 * without an exception, in a plant or in problems whose places exist and whose texts are whole.
 */
class MutationTest {
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    @Test
    void noSlipEndsInAnException(@TempDir Path folder) throws IOException {
        mutate(folder, 1, 100);
    }

    @Tag("slow")
    @Test
    void noneOfThousandsOfSlipsEndsInAnException(@TempDir Path folder) throws IOException {
        mutate(folder, 10_000, 6_000);
    }

    private static void mutate(Path folder, int firstSeed, int count) throws IOException {
        SmallFolder.valid().writeTo(folder);
        int plants = 0;
        for (int seed = firstSeed; seed < firstSeed + count; seed++) {
            Random random = new Random(seed);
            List<String> touched = new ArrayList<>();
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                String file = SmallFolder.NAMES.get(random.nextInt(SmallFolder.NAMES.size()));
                Path path = folder.resolve(file);
                byte[] before = Files.readAllBytes(path);
                Files.write(path, new Slip(random).of(before));
                touched.add(file);
            }
            plants += check(folder, seed);
            SmallFolder valid = SmallFolder.valid();
            for (String file : touched) {
                SmallFolder.write(
                        folder.resolve(file), valid.text(file).getBytes(StandardCharsets.UTF_8));
            }
        }
        // Comments, blanks, other numbers and names: a good part of all slips changes nothing bad.
        assertThat(plants).isBetween(count / 50, count / 2);
    }

    private static int check(Path folder, int seed) {
        long start = CPU.getCurrentThreadCpuTime();
        ReadResult result;
        try {
            result = PlantFolder.read(folder);
            if (result.plant().isPresent()) {
                AsOfCheck.problems(result.plant().get(), LocalDate.parse("2023-06-01"), result);
                drawable(result.plant().get());
            }
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("seed " + seed, e);
        }
        long millis = (CPU.getCurrentThreadCpuTime() - start) / 1_000_000;
        assertThat(millis).as("ms, seed %d", seed).isLessThan(1_000);
        assertThat(result.plant().isPresent())
                .as("seed %d", seed)
                .isEqualTo(result.problems().isEmpty());
        for (Problem p : result.problems()) {
            for (String language : List.of("en", "zh")) {
                String text = ProblemTexts.text(p, language, result);
                assertThat(text).as("seed %d", seed).startsWith(p.where() + ": ");
                assertThat(text.lines().count()).as("seed %d: %s", seed, text).isBetween(2L, 4L);
            }
            if (p.where().line() > 0) {
                assertThat(
                                result.texts().containsKey(p.where().file())
                                        == !result.excerpt(p.where()).isEmpty())
                        .as("seed %d: %s", seed, p)
                        .isTrue();
            }
        }
        return result.plant().isPresent() ? 1 : 0;
    }

    /** What was taken for a distribution can be drawn from. */
    private static void drawable(Object value) {
        switch (value) {
            case Distribution d -> DrawnDuration.shape(d).quantile(0.5);
            case Collection<?> items -> items.forEach(MutationTest::drawable);
            case Map<?, ?> items -> items.values().forEach(MutationTest::drawable);
            case Known<?> _ -> {}
            case Record r -> {
                for (RecordShape.Part part : RecordShape.of(r.getClass()).parts()) {
                    drawable(part.get(r));
                }
            }
            case null, default -> {}
        }
    }
}
