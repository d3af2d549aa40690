package org.lineoff.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lineoff.model.Problem;
import org.lineoff.model.state.CarSince;
import org.lineoff.model.state.CarState;
import org.lineoff.model.state.Luck;
import org.lineoff.model.state.PlantState;
import org.lineoff.model.state.SectionState;
import org.lineoff.model.state.StationState;

/** The state of a plant as a file: written, read, refused. */
class StateFileTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    /** A state that says something under every key. */
    static PlantState full() {
        CarState car =
                new CarState(
                        17,
                        "retail",
                        "p1/body/orders",
                        "saloon",
                        Map.of("colour", "red \"deep\"", "id", "x"),
                        Map.of("p1/body/main/weld", 2),
                        12,
                        List.of("scratch"),
                        List.of("scratch"),
                        2,
                        List.of("p1/body/skids"),
                        21L);
        CarState part =
                new CarState(
                        3, null, null, null, Map.of(), Map.of(), 0, List.of(), List.of(), null,
                        List.of(), null);
        StationState.UnitState unit =
                new StationState.UnitState(
                        2,
                        new StationState.Kind("red"),
                        new StationState.VisitState(
                                car,
                                StationState.Phase.AWAIT_CREW,
                                1000,
                                2000,
                                300,
                                "gun",
                                4000L,
                                5000L,
                                0.1 + 0.2,
                                0.9),
                        List.of(new StationState.ModeState("gun", 7, 8L)),
                        9L);
        StationState.UnitState empty =
                new StationState.UnitState(1, new StationState.Kind(null), null, List.of(), null);
        StationState station =
                new StationState(
                        "p1/body/main/weld",
                        List.of(new CarSince(part, 5)),
                        List.of(empty, unit),
                        List.of(2),
                        86_400_000_000L);
        SectionState section =
                new SectionState(
                        "p1/body/main",
                        99,
                        new SectionState.PitchState(1, 2),
                        List.of(station),
                        new SectionState.RepairState(
                                List.of(new CarSince(car, 1)),
                                List.of(new SectionState.UnderRepair(car, 4)),
                                List.of(new CarSince(car, 2))),
                        new SectionState.LotState(
                                "hood", 5, 6, List.of(new SectionState.RackState("hood", 8))));
        return new PlantState(
                DAY,
                123_456_789,
                List.of(section),
                List.of(
                        new PlantState.StoreState(
                                "p1/body/store", List.of(new PlantState.Stored(car, 6, 1)))),
                List.of(
                        new PlantState.SourceState(
                                "p1/body/doors", 4, List.of(new CarSince(part, 8)))),
                List.of(new PlantState.LoopState("p1/body/skids", List.of(2L, 3L))),
                List.of(
                        new PlantState.SequenceState(
                                "retail",
                                18,
                                5L,
                                6,
                                List.of(new PlantState.DayCount(DAY, 6)),
                                List.of(
                                        new PlantState.OrderState(
                                                "saloon", Map.of("colour", "red"), 22L)))),
                List.of(new PlantState.SupplyState("cells", 44)),
                List.of(new PlantState.DecisionState("shift", DAY, DAY.plusDays(30))),
                new Luck(
                        List.of(
                                new Luck.UnitLuck(
                                        "p1/body/main/weld#2",
                                        new Luck.VisitLuck(1, 2, 3),
                                        List.of(new Luck.ModeLuck("gun", Long.MAX_VALUE, 2, 1)))),
                        List.of(new Luck.RepairLuck("p1/body/main/repair", List.of(12L)))));
    }

    private static PlantState nothing() {
        return new PlantState(
                DAY, 0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                null);
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaWriter.all().get("state.schema.json"), InputFormat.JSON);
    }

    @Test
    void whatWasWrittenIsReadBackEqual(@TempDir Path dir) throws IOException {
        for (PlantState state : List.of(full(), full().withoutLuck(), nothing())) {
            Path file = dir.resolve("state.json");
            StateFile.write(state, file);
            StateFile read = StateFile.read(file);
            assertThat(read.problems()).isEmpty();
            assertThat(read.state()).contains(state);
        }
    }

    @Test
    void whatIsWrittenTheSchemaTakes() {
        for (PlantState state : List.of(full(), full().withoutLuck(), nothing())) {
            assertThat(schema().validate(StateFile.text(state), InputFormat.JSON)).isEmpty();
        }
    }

    /** So that no key is forgotten when it is written. */
    @Test
    void aFullStateSaysEveryKey() {
        TreeSet<String> keys = new TreeSet<>();
        Set<Class<?>> records = new LinkedHashSet<>();
        Shapes.collect(PlantState.class, records);
        records.forEach(r -> keys.addAll(RecordShape.of(r).keys()));
        String text = StateFile.text(full());
        assertThat(keys)
                .hasSizeGreaterThan(50)
                .allSatisfy(k -> assertThat(text).contains("\"" + k + "\": "));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "number": 17       | "number": seventeen  | BadValue
                    "number": 17       | "number": 0          | OutOfRange
                    "phase": "awaitCrew" | "phase": "asleep"  | BadValue
                    "epoch": "2026-01-01" | "epoch": "soon"   | BadValue
                    "time": 123456789  | "tme": 123456789     | UnknownKey
                    "formatVersion": 1 | "formatVersion": 2   | OutOfRange
                    """)
    void aSlipIsRefusedWhereItStandsAndTheSchemaRefusesItToo(
            String right, String wrong, String problem) {
        String text = StateFile.text(full());
        int at = text.indexOf(right);
        assertThat(at).isNotNegative();
        String slip = text.substring(0, at) + wrong + text.substring(at + right.length());

        StateFile read = StateFile.read("s.json", slip);
        assertThat(read.state()).isEmpty();
        Problem first = read.problems().getFirst();
        assertThat(first.getClass().getSimpleName()).isEqualTo(problem);
        String before = text.substring(0, at);
        assertThat(first.where().line())
                .isEqualTo(1 + (int) before.chars().filter(c -> c == '\n').count());
        assertThat(first.where().column()).isGreaterThan(at - before.lastIndexOf('\n') - 1);
        if (!wrong.contains("seventeen")) { // which is no JSON at all
            assertThat(schema().validate(slip, InputFormat.JSON)).isNotEmpty();
        }
    }

    @Test
    void whatIsNoStateIsRefusedWithoutAnException(@TempDir Path dir) throws IOException {
        for (String text : List.of("", "[]", "{", "{}", "\0", "{\"formatVersion\": 1}")) {
            Path file = dir.resolve("broken.json");
            Files.writeString(file, text);
            assertThat(StateFile.read(file).problems()).as(text).isNotEmpty();
        }
        assertThat(StateFile.read(dir).problems()).isNotEmpty();
        assertThat(StateFile.read(dir.resolve("none.json")).problems())
                .singleElement()
                .isInstanceOf(Problem.MissingFile.class);
    }

    @Test
    void thePageNamesEveryKeyAndEveryPhase() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "plant-state.md"));
        Set<Class<?>> records = new LinkedHashSet<>();
        Shapes.collect(PlantState.class, records);
        TreeSet<String> words = new TreeSet<>();
        records.forEach(r -> words.addAll(RecordShape.of(r).keys()));
        for (StationState.Phase phase : StationState.Phase.values()) {
            words.add(RecordWords.of(phase));
        }
        assertThat(words)
                .filteredOn(
                        w ->
                                !Pattern.compile("(?<![\\w-])" + Pattern.quote(w) + "(?![\\w-])")
                                        .matcher(page)
                                        .find())
                .isEmpty();
    }
}
