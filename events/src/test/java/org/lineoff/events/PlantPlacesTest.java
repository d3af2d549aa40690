package org.lineoff.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lineoff.model.Actuals;
import org.lineoff.model.Backtest;
import org.lineoff.model.Basis;
import org.lineoff.model.Demand;
import org.lineoff.model.Distribution;
import org.lineoff.model.Gate;
import org.lineoff.model.Judgement;
import org.lineoff.model.Junction;
import org.lineoff.model.Known;
import org.lineoff.model.Line;
import org.lineoff.model.Plant;
import org.lineoff.model.Products;
import org.lineoff.model.Programme;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.Station;
import org.lineoff.model.Text;

/**
 * A plant of two lines with a body and an assembly shop each, and one battery shop for both:
 *
 * <pre>
 *   orders -&gt; body/main (weld x 2, seal of two units, gate audit with repair) -&gt; store -&gt;
 *       marriage -&gt; assembly/trim -&gt; out
 *   battery/in -&gt; battery/cells -&gt; battery/line -&gt; battery/pack (gate) ---^
 * </pre>
 */
class PlantPlacesTest {
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);
    private static final Basis MADE_UP = Basis.assumption("made up", DAY);

    private final Plant plant = plant();
    private final Places places = Places.of(plant);

    private static <T> Known<T> known(T value) {
        return Known.of("figure", value, MADE_UP);
    }

    private static Distribution minutes(long minutes) {
        Known<Duration> mean = known(Duration.ofMinutes(minutes));
        return Distribution.of(mean, Distribution.Kind.CONSTANT, null);
    }

    private static Station station(
            String id, int repeat, int parallel, List<String> modes, List<String> defects) {
        return new Station(
                id,
                null,
                repeat,
                new Station.Work(minutes(1), Map.of(), Map.of()),
                null,
                null,
                null,
                parallel,
                null,
                modes.stream()
                        .map(
                                mode ->
                                        new Station.FailureMode(
                                                mode,
                                                Station.FailureMode.Counts.OPERATION,
                                                known(0.9),
                                                null,
                                                minutes(5)))
                        .toList(),
                defects.stream().map(type -> new Station.Defect(type, known(0.1))).toList(),
                null);
    }

    private static Section section(String id, Gate gate, Station... stations) {
        return new Section(
                id,
                null,
                Section.Kind.ASYNCHRONOUS,
                null,
                null,
                false,
                true,
                List.of(stations),
                List.of(),
                gate,
                null,
                null,
                List.of());
    }

    private static Plant plant() {
        Gate audit =
                new Gate(
                        "audit",
                        null,
                        Map.of("weld", known(0.9), "dent", known(0.5)),
                        new Gate.Repair(known(2), known(1), minutes(9)));
        Gate test = new Gate("test", null, Map.of("leak", known(1.0)), null);
        Shop body =
                new Shop(
                        "body",
                        Text.of("Body"),
                        List.of("p1", "p2"),
                        null,
                        List.of(
                                section(
                                        "main",
                                        audit,
                                        station("weld", 2, 1, List.of("gun", "robot"), List.of()),
                                        station("seal", 1, 2, List.of(), List.of("seal")))),
                        List.of(
                                new Junction.Source("orders", "main", "cars", null),
                                new Junction.Store(
                                        "store",
                                        null,
                                        "main",
                                        "assembly/trim",
                                        known(10),
                                        null,
                                        Junction.Store.Rule.FIRST_IN)),
                        List.of());
        Shop battery =
                new Shop(
                        "battery",
                        Text.of("Battery"),
                        List.of(),
                        null,
                        List.of(
                                section("cells", null, station("fill", 1, 1, List.of(), List.of())),
                                section("line", null, station("fold", 1, 1, List.of(), List.of())),
                                section("pack", test, station("case", 1, 1, List.of(), List.of()))),
                        List.of(
                                new Junction.Source("in", "cells", null, null),
                                new Junction.Link("belt", "cells", "line"),
                                new Junction.Link("lift", "line", "pack")),
                        List.of());
        Shop assembly =
                new Shop(
                        "assembly",
                        Text.of("Assembly"),
                        List.of("p1", "p2"),
                        null,
                        List.of(
                                section("trim", null, station("fit", 1, 1, List.of(), List.of())),
                                section("end", null, station("wash", 1, 1, List.of(), List.of()))),
                        List.of(
                                new Junction.Join(
                                        "marriage",
                                        "trim",
                                        List.of(new Junction.Join.Part("battery/pack", false)),
                                        List.of(),
                                        "end"),
                                new Junction.Sink("out", "end")),
                        List.of());
        return new Plant(
                Text.of("Plant"),
                null,
                ZoneId.of("Asia/Shanghai"),
                new Plant.Horizon(DAY, DAY.plusDays(1)),
                DAY,
                "CNY",
                new Plant.Runs(1, 1, 1),
                Judgement.LIMITS,
                List.of(),
                List.of(),
                new Products(List.of(), List.of(), List.of()),
                new Demand(List.of(), List.of(), new Demand.Delivery(minutes(1), null)),
                List.of(line("p1"), line("p2")),
                List.of(body, battery, assembly),
                List.of(),
                List.of(),
                new Programme(DAY, List.of(), List.of(), List.of(), List.of()),
                Actuals.none(),
                Backtest.none());
    }

    private static Line line(String id) {
        return new Line(id, Text.of(id), "sop", "day", known(40.0), List.of());
    }

    @Test
    void placesStandInTheOrderOfTheFiles() {
        assertThat(places.all().stream().map(Places.Place::name))
                .startsWith(
                        "plant",
                        "p1",
                        "p2",
                        "p1/body/main",
                        "p1/body/main/weld-1",
                        "p1/body/main/weld-2",
                        "p1/body/main/seal#1",
                        "p1/body/main/seal#2",
                        "p1/body/main/audit",
                        "p1/body/main/audit/repair",
                        "p1/body/orders",
                        "p1/body/store",
                        "p2/body/main")
                .endsWith(
                        "p1/assembly/out",
                        "p2/assembly/trim",
                        "p2/assembly/trim/fit",
                        "p2/assembly/end",
                        "p2/assembly/end/wash",
                        "p2/assembly/marriage",
                        "p2/assembly/out");
    }

    @Test
    void aSharedShopStandsOnceAndWithoutALine() {
        assertThat(places.all().stream().filter(p -> p.shop().equals("battery")))
                .extracting(Places.Place::name)
                .containsExactly(
                        "battery/cells",
                        "battery/cells/fill",
                        "battery/line",
                        "battery/line/fold",
                        "battery/pack",
                        "battery/pack/case",
                        "battery/pack/test",
                        "battery/in",
                        "battery/belt",
                        "battery/lift");
        assertThat(places.get(places.indexOf("battery/in")).line()).isEmpty();
    }

    @Test
    void everythingUpstreamOfAPartsWayIntoTheCarIsAPlaceOfParts() {
        assertThat(places.all().stream().filter(Places.Place::parts).map(Places.Place::shop))
                .containsOnly("battery")
                .hasSize(10);
    }

    @Test
    void stationsGatesAndRepairsKnowTheirSection() {
        for (String name : List.of("weld-1", "seal#2", "audit", "audit/repair")) {
            Places.Place place = places.get(places.indexOf("p2/body/main/" + name));
            assertThat(place.section()).as(name).isEqualTo("p2/body/main");
            assertThat(place.line()).as(name).isEqualTo("p2");
        }
        assertThat(places.get(places.indexOf("p2/body/main/audit/repair")).kind())
                .isEqualTo(Places.Kind.REPAIR);
    }

    @Test
    void partsHaveTheNamesOfTheFiles() {
        Names names = Names.of(plant);
        int weld = places.indexOf("p2/body/main/weld-2");
        int marriage = places.indexOf("p1/assembly/marriage");
        assertThat(names.defects()).containsExactly("dent", "leak", "seal", "weld");
        assertThat(names.name(EventType.FAILED, weld, 1)).isEqualTo("robot");
        assertThat(names.name(EventType.FAILED, weld, -1)).isEmpty();
        assertThat(names.name(EventType.DEFECT_CURED, weld, 3)).isEqualTo("weld");
        assertThat(names.name(EventType.PART_FITTED, marriage, 0)).isEqualTo("battery/pack");
        assertThat(names.name(EventType.MEASURED, weld, 7)).isEqualTo("7");
    }

    @Test
    void aNameLeadsBackToItsIndex() {
        Names names = Names.of(plant);
        for (Places.Place place : places.all()) {
            for (EventType type : EventType.values()) {
                for (int part = -1; part < 5; part++) {
                    String name = names.name(type, place.index(), part);
                    assertThat(names.index(type, place.index(), name))
                            .as("%s %s %d", type, place.name(), part)
                            .isEqualTo(part);
                }
            }
        }
    }
}
