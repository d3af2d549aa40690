package org.lineoff.model.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The platform's own logarithms may differ in the last bit from one machine to the next. */
class StrictMathOnlyTest {
    private static final Pattern FORBIDDEN =
            Pattern.compile(
                    "(?<!Strict)Math\\.(?!(abs|max|min|clamp|sqrt|copySign|floor|ceil|\\w+Exact)\\()\\w+\\(");

    @Test
    void drawsUseNoMathematicsThatDependsOnTheMachine() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/lineoff/model/random"))) {
            List<Path> sources = files.filter(f -> f.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(10);
            for (Path source : sources) {
                assertThat(FORBIDDEN.matcher(Files.readString(source)).results().toList())
                        .as("%s", source)
                        .isEmpty();
            }
        }
    }
}
