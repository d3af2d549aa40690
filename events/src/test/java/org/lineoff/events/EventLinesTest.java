package org.lineoff.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

class EventLinesTest {
    private static final Event LEFT =
            new Event(
                    812,
                    EventType.LEFT,
                    28_876_000,
                    "p1/body/main/weld-3",
                    17,
                    0,
                    "",
                    Cause.ROOM,
                    0);
    private static final String LEFT_LINE =
            "{\"id\":812,\"type\":\"left\",\"time\":28876000,\"place\":\"p1/body/main/weld-3\","
                    + "\"car\":17,\"visit\":0,\"part\":\"\",\"cause\":\"room\",\"value\":0.0}";

    private final List<Event> events = new ArrayList<>();

    private List<Problem> read(String text) throws IOException {
        return EventLines.read("e.jsonl", new BufferedReader(new StringReader(text)), events::add);
    }

    @Test
    void anEventIsTheLineThatTheContractShows() {
        assertThat(EventLines.line(LEFT)).isEqualTo(LEFT_LINE);
    }

    @Test
    void keysMayComeInAnyOrderAndWithSpaces() throws IOException {
        String line =
                " { \"value\" : 0, \"cause\":\"room\", \"part\":\"\",\"visit\":0, \"car\":17,"
                        + "\"place\":\"p1\\/body\\/main\\/weld-3\",\t\"time\":28876000,"
                        + "\"type\":\"left\",\"id\":812 } ";
        assertThat(read(line)).isEmpty();
        assertThat(events).containsExactly(LEFT);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatWasWrittenIsReadBackEqual(long seed) throws IOException {
        Random random = new Random(seed);
        List<Event> written = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        long time = 0;
        for (int id = 1; id <= 500; id++) {
            time += random.nextInt(3) * (long) random.nextInt(1_000_000);
            written.add(
                    new Event(
                            id,
                            oneOf(EventType.values(), random),
                            time,
                            name(random),
                            random.nextInt(4) == 0 ? Long.MAX_VALUE : random.nextInt(1000),
                            random.nextInt(),
                            name(random),
                            oneOf(Cause.values(), random),
                            value(random)));
        }
        written.replaceAll(EventLinesTest::withPossibleVisit);
        written.forEach(EventLines.writer(text));
        assertThat(read(text.toString())).as("seed %d", seed).isEmpty();
        assertThat(events).as("seed %d", seed).isEqualTo(written);
    }

    private static Event withPossibleVisit(Event e) {
        return new Event(
                e.id(),
                e.type(),
                e.time(),
                e.place(),
                e.car(),
                e.visit() & Integer.MAX_VALUE,
                e.part(),
                e.cause(),
                e.value());
    }

    private static <T> T oneOf(T[] all, Random random) {
        return all[random.nextInt(all.length)];
    }

    private static double value(Random random) {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) ? value : random.nextInt();
    }

    /** Any characters at all: quotes, line ends, half surrogate pairs, Chinese. */
    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            name.append(
                    switch (random.nextInt(4)) {
                        case 0 -> (char) random.nextInt(0x80);
                        case 1 -> (char) random.nextInt(0x10000);
                        case 2 -> "涂装车间\"\\/".charAt(random.nextInt(7));
                        default -> 'a';
                    });
        }
        return name.toString();
    }

    /** What is replaced, and by what; ^ marks where the problem is. */
    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"id\":812|\"id\":^0",
                "\"id\":812|\"id\":^812.0",
                "\"id\":812|\"id\":0^812",
                "\"id\":812|\"id\":^\"812\"",
                "\"id\":812|\"id\":^99999999999999999999",
                "\"id\":812,|\"id\":812^;",
                "\"left\"|^\"Left\"",
                "\"left\"|^true",
                "{\"id\":812,\"type\":\"left\",\"time\"|^{\"id\":812,\"type\":\"left\",\"when\"",
                "\"time\":28876000|\"time\":^-1",
                "\"time\":28876000|\"time\":^1e3",
                "\"car\":17|\"car\":^null",
                "\"car\":17|\"car\":17,^\"car\":18",
                "\"room\"|^\"rooms\"",
                "\"part\":\"\"|\"part\":^0",
                "\"part\":\"\"|\"part\":\"\\^x\"",
                "\"part\":\"\"|\"part\":\"\\u12^g4\"",
                ":0.0}|:0.0^",
                ":0.0}|:0.0}^}",
                ":0.0}|:0.0,^}",
                ":0.0}|:^1e999}",
                ":0.0}|:^NaN}",
                ":0.0}|:^.5}",
                ":0.0}|:0.0,\"more\":^1}",
                "{\"id\"|^[\"id\""
            })
    void aBrokenLineIsRefusedAtItsPlace(String part, String by) throws IOException {
        assertThat(LEFT_LINE).contains(part);
        String marked = LEFT_LINE.replace(part, by);
        int column = 1 + marked.indexOf('^');
        String broken = marked.replace("^", "");
        assertThat(read(LEFT_LINE + "\n" + broken + "\n" + LEFT_LINE))
                .extracting(Problem::where)
                .as(marked)
                .containsExactly(new Where("e.jsonl", 2, column));
        assertThat(events).containsExactly(LEFT, LEFT);
    }

    @Test
    void anEmptyLineIsNoEvent() throws IOException {
        assertThat(read(LEFT_LINE + "\n\n")).hasSize(1);
    }

    @Test
    void aDuplicateKeySaysWhereItStoodFirst() throws IOException {
        String twice = LEFT_LINE.replace("\"visit\":0", "\"visit\":0,\"car\":17");
        assertThat(read(twice))
                .singleElement()
                .isInstanceOfSatisfying(
                        Problem.Duplicate.class,
                        p -> assertThat(p.first()).isEqualTo(new Where("e.jsonl", 1, 77)));
    }

    @Test
    void timeDoesNotGoBack() throws IOException {
        String earlier = LEFT_LINE.replace("28876000", "28875999");
        assertThat(read(LEFT_LINE + "\n" + earlier))
                .singleElement()
                .isInstanceOfSatisfying(
                        Problem.OutOfRange.class,
                        p -> {
                            assertThat(p.where().line()).isEqualTo(2);
                            assertThat(p.value()).isEqualTo("28875999");
                        });
    }

    @Test
    void whatIsNoJsonNumberIsNotWritten() {
        Event e = new Event(1, EventType.MEASURED, 0, "p", 1, 0, "", Cause.NONE, Double.NaN);
        assertThatThrownBy(() -> EventLines.line(e)).hasMessageContaining("NaN");
    }
}
