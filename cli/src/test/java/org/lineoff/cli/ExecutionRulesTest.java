package org.lineoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lineoff.events.Places;
import org.lineoff.execute.Demand;
import org.lineoff.execute.Gate;
import org.lineoff.execute.PlantRules;
import org.lineoff.execute.PlantRules.Marking;
import org.lineoff.execute.Status;
import org.lineoff.files.PlantFolder;
import org.lineoff.model.Plant;

/** The rules of execution as the files of the examples make them. */
class ExecutionRulesTest {
    private static Plant plant(String example) {
        return PlantFolder.read(Path.of("..", "examples", example)).plant().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yizhuang", "yizhuang-stations", "yizhuang-process", "one-line"})
    void everyPlaceOfTheEventsIsAPlaceOfTheRules(String example) {
        Plant plant = plant(example);
        PlantRules rules = PlantRules.of(plant);
        Map<String, Boolean> ofParts =
                rules.places().stream()
                        .collect(
                                Collectors.toMap(
                                        PlantRules.Place::name, PlantRules.Place::ofParts));

        for (Places.Place place : Places.of(plant).all()) {
            assertThat(ofParts).containsEntry(place.name(), place.parts());
        }
        assertThat(rules.work()).allSatisfy(w -> assertThat(ofParts).containsKey(w.place()));
        assertThat(rules.gates()).allSatisfy(g -> assertThat(ofParts).containsKey(g.place()));
    }

    @Test
    void whatACarIsFollowsFromTheShops() {
        PlantRules rules = PlantRules.of(plant("yizhuang"));

        assertThat(makes(rules, "p1/body/release")).isEqualTo(Status.IN_BODY);
        assertThat(makes(rules, "p1/body/main/framing")).isEqualTo(Status.IN_BODY);
        assertThat(makes(rules, "p1/body/wbs")).isEqualTo(Status.BEFORE_PAINT);
        assertThat(makes(rules, "p2/paint/coating/ecoat")).isEqualTo(Status.BEFORE_PAINT);
        assertThat(makes(rules, "p2/paint/coating/topcoat")).isEqualTo(Status.PAINTED);
        assertThat(makes(rules, "p2/paint/pbs")).isEqualTo(Status.IN_STORE);
        assertThat(makes(rules, "p1/assembly/test/test#4")).isEqualTo(Status.IN_ASSEMBLY);
        assertThat(makes(rules, "p1/battery/packs/test")).isNull();
        assertThat(makes(rules, "p1/assembly/test/lineEnd/repair")).isNull();
    }

    @Test
    void aNameWithoutItsLineStandsForEveryLine() {
        PlantRules rules = PlantRules.of(plant("yizhuang"));

        List<Gate> ends =
                rules.gates().stream()
                        .filter(g -> g.name().equals("assembly/test/lineEnd"))
                        .toList();
        assertThat(ends)
                .extracting(Gate::place)
                .containsExactly("p1/assembly/test/lineEnd", "p2/assembly/test/lineEnd");
        assertThat(ends).allMatch(g -> g.guards() == Status.LINE_OFF);
        assertThat(ends.getFirst().title().zh()).isEqualTo("下线终检");
        assertThat(ends.getFirst().demands())
                .contains(
                        new Demand.Bound("rear-motor"),
                        new Demand.Of(
                                List.of("max", "yu7pro", "yu7max", "su7ultra"),
                                new Demand.Bound("front-motor")),
                        new Demand.Within("toe-front", -5, 13),
                        new Demand.Within("brake-force", Double.NEGATIVE_INFINITY, 20));
        assertThat(rules.defectClasses()).containsEntry("assembly", "B");
        assertThat(rules.workAt("p2/assembly/final/marriage").fittings())
                .extracting(PlantRules.Fitting::part)
                .containsExactly("battery", "rear-motor", "front-motor");
    }

    @Test
    void aCarTakesTheFirstSeriesOfNumbersThatFits() {
        PlantRules rules = PlantRules.of(plant("yizhuang"));

        assertThat(rules.vinSeries("p1", "su7ultra", 2025).orElseThrow().name())
                .isEqualTo("LZZSU7U1SY");
        assertThat(rules.vinSeries("p2", "yu7", 2026).orElseThrow().name()).isEqualTo("LZZYU7A1TY");
        assertThat(rules.vinSeries("p2", "unknown", 2026)).isEmpty();
    }

    @Test
    void whatTasksFitMeasureAndScanStandsAtTheirStations() {
        Plant plant = plant("yizhuang-process");
        PlantRules rules = PlantRules.of(plant);

        Set<String> fitted = new HashSet<>();
        Set<String> measured = new HashSet<>();
        for (PlantRules.StationWork work : rules.work()) {
            work.fittings().forEach(f -> assertThat(fitted.add(f.part())).isTrue());
            work.measurings().forEach(m -> assertThat(measured.add(m.characteristic())).isTrue());
        }
        var tasks = plant.processes().all().getFirst().tasks();
        assertThat(fitted).hasSize(tasks.stream().mapToInt(t -> t.parts().size()).sum());
        assertThat(measured)
                .hasSize(tasks.stream().mapToInt(t -> t.characteristics().size()).sum())
                .contains("trim/harness-05/torque");
        assertThat(rules.parts()).contains(new PlantRules.Part("harness-set", Marking.SERIAL));
        assertThat(rules.characteristic("trim/harness-05/torque").orElseThrow().upper())
                .isEqualTo(8.8);
    }

    @Test
    void whatJoinsPutIntoCarsIsBound() {
        PlantRules rules = PlantRules.of(plant("yizhuang"));

        assertThat(rules.parts())
                .contains(
                        new PlantRules.Part("casting/cells", Marking.SERIAL),
                        new PlantRules.Part("stamping/press", Marking.SERIAL),
                        new PlantRules.Part("battery/packs", Marking.SERIAL));
    }

    @Test
    void aPlantWithoutTheFileRecordsAndDemandsNothing() {
        PlantRules rules = PlantRules.of(plant("one-line"));

        assertThat(rules.gates()).allMatch(g -> g.demands().isEmpty() && g.guards() == null);
        assertThat(rules.release()).isEmpty();
        assertThat(rules.places()).anyMatch(p -> p.makes() == Status.IN_ASSEMBLY);
    }

    private static Status makes(PlantRules rules, String place) {
        return rules.places().stream()
                .filter(p -> p.name().equals(place))
                .findFirst()
                .orElseThrow()
                .makes();
    }
}
