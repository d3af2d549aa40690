package org.lineoff.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lineoff.model.Problem;

/** Rules that cannot all be kept are named at their cell before anything is searched. */
class ContradictionsTest {
    @TempDir Path folder;

    private List<String> faults(String table) throws IOException {
        Path file = folder.resolve("line.csv");
        Files.writeString(file, table);
        BalancingFile.Reading reading = BalancingFile.read(file);
        return reading.problems().stream()
                .map(
                        p ->
                                "%d:%d %s"
                                        .formatted(
                                                p.where().line(),
                                                p.where().column(),
                                                p instanceof Problem.Inconsistent i
                                                        ? i.what()
                                                        : p.toString()))
                .toList();
    }

    @Test
    void apartAndTogetherThroughWhatLiesBetween() throws IOException {
        assertThat(
                        faults(
                                """
                                task,time,after,with,apart
                                a,10,,g,
                                b,10,a,,x
                                c,10,b,g,x
                                """))
                .containsExactly("4:5 balance.togetherApart|b|c");
    }

    @Test
    void stationsOfAGroup() throws IOException {
        assertThat(
                        faults(
                                """
                                task,time,with,station
                                a,10,g,2
                                b,10,g,3
                                """))
                .containsExactly("3:4 balance.twoStations|a|b");
    }

    @Test
    void whatIsNotOffered() throws IOException {
        assertThat(
                        faults(
                                """
                                #station,1,lift
                                #station,2,crane
                                task,time,with,station,needs
                                a,10,,1,crane
                                b,10,g,,lift
                                c,10,g,,crane
                                """))
                .containsExactly("4:5 balance.notOffered|a|1", "6:5 balance.nowhere|c");
    }

    @Test
    void stationsAgainstPrecedence() throws IOException {
        assertThat(
                        faults(
                                """
                                task,time,after,station
                                a,10,,3
                                b,10,a,
                                c,10,b,2
                                """))
                .containsExactly("4:4 balance.tooEarly|c|2|a|3");
    }

    @Test
    void whatIsNamedHasNoBalanceAndTheRestMay() {
        int named = 0;
        for (long seed = 0; seed < 2_000; seed++) {
            GeneratedLines.Line line = GeneratedLines.ruled(seed, 6);
            BalancingProblem problem = line.problem();
            if (Contradictions.of(problem).isEmpty()) {
                continue;
            }
            named++;
            Optional<Balance> found =
                    Balancer.shortestCycle(problem, 12, Budget.ofLoads(1_000_000));
            assertThat(found).as("seed %d", seed).isEmpty();
        }
        assertThat(named).isGreaterThan(100);
    }

    @Test
    void aGroupLongerThanTheCycle() throws IOException {
        Path file = folder.resolve("line.csv");
        Files.writeString(file, "task,time,with\na,10,g\nb,15,g\n");
        BalancingFile.Reading reading = BalancingFile.read(file);
        assertThat(reading.tooLong(25)).isEmpty();
        assertThat(reading.tooLong(24))
                .singleElement()
                .isInstanceOfSatisfying(
                        Problem.Inconsistent.class,
                        p -> assertThat(p.what()).isEqualTo("balance.togetherTooLong|a, b|25|24"));
    }
}
