package org.lineoff.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lineoff.model.Assignment;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.Station;

/** A balance of tasks gives a section its stations. */
class TaskStationsTest {
    private static final LocalDate EARLY = LocalDate.parse("2022-06-01");
    private static final LocalDate LATE = LocalDate.parse("2023-06-01");

    @TempDir Path folder;

    @Test
    void aStationHasTheWorkOfItsTasksByModelAndOption() {
        Section packs = packs(read(SmallFolder.valid()));
        assertThat(packs.stations()).extracting(Station::id).containsExactly("s1", "s2", "s3");
        Station first = packs.stations().getFirst();
        Known<Duration> mean = first.work().time().mean();
        assertThat(mean.name())
                .isEqualTo("shops/assembly.yaml#sections.packs.stations.s1.work.mean");
        Known.Version<Duration> version = mean.at(EARLY).orElseThrow();
        assertThat(version.value()).isEqualTo(Duration.ofSeconds(35));
        assertThat(version.low()).isEqualTo(Duration.ofSeconds(34));
        assertThat(version.high()).isEqualTo(Duration.ofSeconds(37));
        assertThat(version.basis().isAssumed()).isTrue();
        assertThat(first.work().time().cv()).isEqualTo(0.1);
        assertThat(seconds(first.work().byModel().get("wagon"), EARLY)).isEqualTo(40);
        assertThat(seconds(first.work().addByOption().get("glass"), EARLY)).isEqualTo(1);
        assertThat(first.transport()).isNotNull();
        assertThat(first.defects()).hasSize(1);
    }

    @Test
    void workIsKnownAsItsTasksAre() {
        Known<Duration> mean =
                packs(read(SmallFolder.valid())).stations().get(1).work().time().mean();
        assertThat(seconds(mean, EARLY)).isEqualTo(35);
        assertThat(seconds(mean, LATE)).isEqualTo(32);
        assertThat(mean.at(LocalDate.parse("2021-12-31"))).isEmpty();
    }

    @Test
    void aStationWithoutTasksIsPassedThrough() {
        SmallFolder small = SmallFolder.valid().change(SmallFolder.BALANCE, "label,3", "label,5");
        Section packs = packs(read(small));
        assertThat(packs.stations()).hasSize(5);
        assertThat(seconds(packs.stations().get(3).work().time().mean(), EARLY)).isZero();
    }

    @Test
    void ofSeveralWorkersTheLastToBeDoneCounts() {
        SmallFolder small =
                SmallFolder.valid()
                        .change(
                                "process.yaml",
                                "    learning: {",
                                "    workers: 2\n    learning: {")
                        .change(SmallFolder.BALANCE, "cells,1,1", "cells,1,2");
        Station first = packs(read(small)).stations().getFirst();
        assertThat(seconds(first.work().time().mean(), EARLY)).isEqualTo(20);
        assertThat(seconds(first.work().byModel().get("wagon"), EARLY)).isEqualTo(20);
        // The other worker has 15 + 1, and is done before.
        assertThat(seconds(first.work().addByOption().get("glass"), EARLY)).isZero();
    }

    @Test
    void theAssignmentStaysWithThePlant() {
        Plant plant = read(SmallFolder.valid());
        Assignment balance = plant.processes().assignment("balances/packs.csv").orElseThrow();
        assertThat(balance.stations()).isEqualTo(3);
        assertThat(balance.tasks(2)).containsExactly("lid", "fit-seat");
        assertThat(plant.processes().process("packing").orElseThrow().tasks()).hasSize(5);
    }

    @Test
    void whoWantsToBalanceNeedsNoBalance() {
        SmallFolder small = SmallFolder.valid().remove(SmallFolder.BALANCE);
        ReadResult read = PlantFolder.readUnbalanced(small.writeTo(folder));
        assertThat(read.problems()).isEmpty();
        assertThat(packs(read.plant().orElseThrow()).stations()).hasSize(1);
    }

    private Plant read(SmallFolder small) {
        ReadResult read = PlantFolder.read(small.writeTo(folder));
        assertThat(read.problems()).isEmpty();
        return read.plant().orElseThrow();
    }

    private static Section packs(Plant plant) {
        return plant.shops().stream()
                .flatMap(s -> s.sections().stream())
                .filter(s -> s.id().equals("packs"))
                .findFirst()
                .orElseThrow();
    }

    private static long seconds(Known<Duration> known, LocalDate day) {
        return known.at(day).orElseThrow().value().toSeconds();
    }
}
