package org.lineoff.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lineoff.model.Problem;

/** {@code docs/events.md} and the code say the same. */
class ContractPageTest {
    private static final Pattern HEADING = Pattern.compile("(?m)^### ([a-z]\\w*(, [a-z]\\w*)*)$");
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^`?(\\{\"\\w+\":.*})`?$");

    private final String page = read();

    private static String read() {
        try {
            return Files.readString(Path.of("..", "docs", "events.md"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void thePageHasEveryTypeInTheOrderOfTheTypes() {
        assertThat(
                        all(HEADING, page).stream()
                                .flatMap(heading -> Arrays.stream(heading.split(", ", -1))))
                .containsExactlyElementsOf(
                        Arrays.stream(EventType.values()).map(CamelCase::of).toList());
    }

    @Test
    void everyExampleIsALineThatCanBeRead() throws IOException {
        List<String> examples = all(EXAMPLE, page);
        assertThat(examples).hasSizeGreaterThan(14);
        for (String example : examples) {
            List<Event> events = new ArrayList<>();
            List<Problem> problems =
                    EventLines.read(
                            "docs/events.md",
                            new BufferedReader(new StringReader(whole(example))),
                            events::add);
            assertThat(problems).as(example).isEmpty();
            assertThat(events).as(example).hasSize(1);
        }
    }

    /** The example with the fields that the page says it leaves out. */
    private static String whole(String example) {
        StringBuilder line = new StringBuilder(example.substring(0, example.length() - 1));
        for (String left :
                List.of(
                        "\"id\":1",
                        "\"visit\":0",
                        "\"part\":\"\"",
                        "\"cause\":\"none\"",
                        "\"value\":0.0")) {
            String key = left.substring(0, left.indexOf(':') + 1);
            if (!example.contains(key)) {
                line.append(',').append(left);
            }
        }
        return line.append('}').toString();
    }

    @Test
    void everyCauseThatCanDecideADepartureIsExplained() {
        for (Cause cause :
                List.of(
                        Cause.FINISHED,
                        Cause.ORDER_KEPT,
                        Cause.ROOM,
                        Cause.OPENING,
                        Cause.MATCH,
                        Cause.RESULT,
                        Cause.TAKT)) {
            assertThat(page).contains("| `" + CamelCase.of(cause) + "` |");
        }
    }
}
