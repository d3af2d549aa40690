package org.lineoff.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lineoff.model.Basis;
import org.lineoff.model.Distribution;
import org.lineoff.model.Factor;
import org.lineoff.model.Junction;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.Programme;
import org.lineoff.model.Promise;
import org.lineoff.model.Section;
import org.lineoff.model.Station;
import org.lineoff.model.Text;
import org.lineoff.model.Where;

/** What is written comes out, in every short and long form. */
class BinderTest {
    private ReadResult result;
    private Plant plant;

    @BeforeEach
    void read(@TempDir Path folder) {
        result = PlantFolder.read(SmallFolder.valid().writeTo(folder));
        plant = result.plant().orElseThrow();
    }

    @Test
    void aTextIsOneStringOrTwo() {
        assertThat(plant.title()).isEqualTo(new Text("A small plant", "小工厂"));
        assertThat(plant.calendar("two").orElseThrow().name()).isEqualTo(Text.of("Two shifts"));
        assertThat(plant.note()).isNull();
    }

    @Test
    void whatIsLeftOutTakesItsDefault() {
        assertThat(plant.runs().draws()).isEqualTo(10_000);
        Station hem = section("body", "main").stations().get(1);
        assertThat(hem.repeat()).isEqualTo(1);
        assertThat(hem.buffer()).isNull();
        assertThat(hem.failures()).isEmpty();
        assertThat(section("body", "main").kind()).isEqualTo(Section.Kind.ASYNCHRONOUS);
        Section trim = section("assembly", "trim");
        assertThat(trim.emptyPitches()).isTrue();
        assertThat(trim.emptyAtEnd()).isTrue();
    }

    @Test
    void aFigureTakesItsBasisFromTheNearestMapAroundIt() {
        Known<Double> jobs = plant.line("p1").orElseThrow().jobsPerHour();

        assertThat(jobs.versions())
                .containsExactly(
                        new Known.Version<>(
                                40.0,
                                null,
                                null,
                                Basis.assumption(
                                        "Invented for the tests.", LocalDate.parse("2022-01-01"))));
    }

    @Test
    void aFigureMayHaveVersionsEachWithWhatItRestsOn() {
        Known<Double> jobs = plant.line("p2").orElseThrow().jobsPerHour();

        assertThat(jobs.versions()).hasSize(2);
        assertThat(jobs.versions().get(0).low()).isEqualTo(25);
        assertThat(jobs.versions().get(1).basis())
                .isEqualTo(Basis.source("visit", LocalDate.parse("2023-01-15")));
    }

    @Test
    void aFigureIsNamedByItsFileAndPath() {
        assertThat(plant.line("p1").orElseThrow().ramp().getFirst().from().name())
                .isEqualTo("plant.yaml#lines.p1.ramp.1.from");
        assertThat(weld().work().time().mean().name())
                .isEqualTo("shops/body.yaml#sections.main.stations.weld.work.mean");
        assertThat(section("body", "main").stations().get(1).work().time().mean().name())
                .isEqualTo("shops/body.yaml#sections.main.stations.hem.work.mean");
        assertThat(weld().defects().getFirst().probability().name())
                .isEqualTo("shops/body.yaml#sections.main.stations.weld.defects.dent.probability");
        assertThat(plant.products().markets().get(1).shipping().mean().name())
                .isEqualTo("products.yaml#markets.south.shipping.mean");
    }

    @Test
    void theNameOfAFigureOrAnElementLeadsToItsPlace() {
        assertThat(result.where("products.yaml#markets.south.shipping.mean"))
                .contains(new Where("products.yaml", 20, 50));
        assertThat(result.where("programme.yaml#activities.permit"))
                .contains(new Where("programme.yaml", 28, 5));
        assertThat(result.where("shops/body.yaml#sections.main"))
                .contains(new Where("shops/body.yaml", 7, 5));
        assertThat(result.where("nothing")).isEmpty();
    }

    @Test
    void theNameOfAPlaceLeadsToWhereItIsWritten() {
        Where weld = new Where("shops/body.yaml", 9, 9);
        assertThat(result.where("p1/body/main/weld-3")).contains(weld);
        assertThat(result.where("p2/body/main/weld-1")).contains(weld);
        assertThat(result.where("p1/body/main/hem#2"))
                .contains(new Where("shops/body.yaml", 19, 9));
        assertThat(result.where("p1/body/main/audit"))
                .contains(new Where("shops/body.yaml", 23, 7));
        assertThat(result.where("p1/body/main/audit/repair"))
                .contains(new Where("shops/body.yaml", 26, 9));
        assertThat(result.where("p2/assembly/pbs"))
                .contains(new Where("shops/assembly.yaml", 43, 5));
        assertThat(result.where("p1")).contains(new Where("plant.yaml", 11, 5));
    }

    @Test
    void durationsPerCentDatesTimesAndDaysComeOutAsTheyAre() {
        assertThat(weld().transport().versions().getFirst().value())
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(weld().defects().getFirst().probability().versions().getFirst().value())
                .isEqualTo(0.01);
        assertThat(plant.horizon().to()).isEqualTo(LocalDate.parse("2024-12-31"));
        assertThat(plant.calendar("day").orElseThrow().shifts().getFirst().to())
                .isEqualTo(LocalTime.of(16, 30));
        assertThat(plant.calendar("two").orElseThrow().days()).hasSize(6);
        assertThat(plant.programme().activities().get(4).after().getFirst().lag())
                .isEqualTo(Duration.ofDays(200));
    }

    @Test
    void aDistributionHasFourForms() {
        Distribution long1 = weld().work().time();
        assertThat(long1.shape()).isEqualTo(Distribution.Kind.LOGNORMAL);
        assertThat(long1.cv()).isEqualTo(0.1);
        Distribution bare = section("body", "finish").stations().getFirst().work().time();
        assertThat(bare.shape()).isEqualTo(Distribution.Kind.CONSTANT);
        assertThat(bare.mean().versions().getFirst().value()).isEqualTo(Duration.ofMinutes(1));
        Distribution range = section("body", "main").stations().get(1).work().time();
        assertThat(range.mean().versions().getFirst().high()).isEqualTo(Duration.ofSeconds(80));
        Distribution points = section("body", "main").gate().repair().time();
        assertThat(points.mode()).isEqualTo(Duration.ofMinutes(10));
        assertThat(points.mean()).isNull();
        Distribution seen = section("assembly", "trim").stations().get(1).work().time();
        assertThat(seen.values()).hasSize(3);
    }

    @Test
    void workByModelAndOptionStandsBesideTheDistribution() {
        assertThat(weld().work().byModel().get("wagon").versions().getFirst().value())
                .isEqualTo(Duration.ofSeconds(80));
        assertThat(weld().work().addByOption()).containsOnlyKeys("glass");
    }

    @Test
    void aPrecedenceIsANameOrAMap() {
        assertThat(plant.activity("sop-1").orElseThrow().after())
                .containsExactly(
                        new Programme.Precedence(
                                "install", Programme.Precedence.Type.FS, Duration.ZERO),
                        new Programme.Precedence(
                                "build", Programme.Precedence.Type.SS, Duration.ofDays(30)));
    }

    @Test
    void aSealedTypeIsToldByItsKind() {
        assertThat(plant.shops().get(1).junctions())
                .hasExactlyElementsOfTypes(
                        Junction.Store.class,
                        Junction.Source.class,
                        Junction.Join.class,
                        Junction.Split.class,
                        Junction.Split.class,
                        Junction.Merge.class,
                        Junction.Sink.class);
        assertThat(plant.programme().promises().get(3)).isInstanceOf(Promise.Capacity.class);
        assertThat(plant.levers().get(1).factor()).isEqualTo(Factor.TAKT);
    }

    @Test
    void aListBehindAnAliasIsTheListOfTheAnchor() {
        assertThat(plant.calendar("two").orElseThrow().holidays())
                .isEqualTo(plant.calendar("day").orElseThrow().holidays())
                .hasSize(2);
    }

    @Test
    void aFigureBehindAnAliasIsOneFigure(@TempDir Path other) {
        SmallFolder small =
                SmallFolder.valid()
                        .change("shops/body.yaml", "repair: 20min", "repair: &fix 20min")
                        .change("shops/body.yaml", "{mean: 6min, shape: exponential}", "8min")
                        .change(
                                "shops/body.yaml",
                                "work: 60s",
                                "work: 60s, failures: [{id: f, availability: 99%, repair: *fix}]");
        Plant shared = PlantFolder.read(small.writeTo(other)).plant().orElseThrow();

        Station polish = shared.shops().getFirst().sections().get(1).stations().getFirst();
        assertThat(polish.failures().getFirst().repair().mean().name())
                .isEqualTo("shops/body.yaml#sections.main.stations.weld.failures.tip.repair.mean");
    }

    @Test
    void theSameFilesGiveTheSamePlant(@TempDir Path other) {
        assertThat(PlantFolder.read(SmallFolder.valid().writeTo(other)).plant()).contains(plant);
    }

    @Test
    void mapsKeepTheOrderInWhichTheyAreWritten(@TempDir Path other) {
        String types = String.join(", ", List.of("z", "a", "m", "b", "y"));
        StringBuilder finds = new StringBuilder();
        StringBuilder defects = new StringBuilder();
        for (String type : types.split(", ", -1)) {
            finds.append(finds.isEmpty() ? "" : ", ").append(type).append(": 50%");
            defects.append("          - {type: %s, probability: 1%%}\n".formatted(type));
        }
        SmallFolder small =
                SmallFolder.valid()
                        .change("shops/body.yaml", "{dent: 90%}", "{" + finds + "}")
                        .change(
                                "shops/body.yaml",
                                "        defects:\n",
                                "        defects:\n" + defects);

        assertThat(
                        PlantFolder.read(small.writeTo(other))
                                .plant()
                                .orElseThrow()
                                .shops()
                                .getFirst()
                                .sections()
                                .getFirst()
                                .gate()
                                .finds())
                .containsOnlyKeys("z", "a", "m", "b", "y");
    }

    private Station weld() {
        return section("body", "main").stations().getFirst();
    }

    private Section section(String shop, String id) {
        return plant.shops().stream()
                .filter(s -> s.id().equals(shop))
                .flatMap(s -> s.sections().stream())
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
