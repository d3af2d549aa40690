package org.lineoff.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lineoff.files.CarClassesFile;
import org.lineoff.files.RenaultFolder;
import org.lineoff.model.benchmark.RenaultDay;

/** Costs that Renault's checker printed, and those of all plans, to the unit. */
class PublishedCostsTest {
    @TempDir static Path dir;

    private static Path data;

    @BeforeAll
    static void unpack() throws IOException {
        data = folder();
        Path renault = data.resolve("renault-roadef2005");
        Assumptions.assumeTrue(
                Files.exists(renault.resolve("set_A.zip")),
                "the published instances are not at " + renault + "; set LINEOFF_DATA");
        for (String set : List.of("set_A.zip", "set_B.zip")) {
            try (InputStream in = Files.newInputStream(renault.resolve(set));
                    ZipInputStream zip = new ZipInputStream(in)) {
                for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                    Path to = dir.resolve(e.getName());
                    if (e.isDirectory()) {
                        Files.createDirectories(to);
                    } else {
                        Files.createDirectories(to.getParent());
                        Files.copy(zip, to);
                    }
                }
            }
        }
    }

    private static Path folder() {
        String stated = System.getProperty("lineoff.data", System.getenv("LINEOFF_DATA"));
        if (stated != null) {
            return Path.of(stated);
        }
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        return root.resolveSibling("shared").resolve("data");
    }

    private static RenaultDay day(String name) {
        RenaultFolder.Result read = RenaultFolder.read(dir.resolve(name));
        assertThat(read.lines().problems()).as(name).isEmpty();
        return read.day().orElseThrow();
    }

    private static BenchmarkForms.RenaultCost planCost(RenaultDay day) {
        SequencingProblem problem = BenchmarkForms.problem(day);
        return BenchmarkForms.cost(day, problem, problem.planned());
    }

    private static List<Map<String, String>> table(String name) throws IOException {
        List<String> lines = Files.readAllLines(data.resolve(name));
        String[] heading = lines.getFirst().split(",", -1);
        return lines.stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(
                        line -> {
                            String[] words = line.split(",", -1);
                            Map<String, String> row = new HashMap<>();
                            for (int c = 0; c < heading.length; c++) {
                                row.put(heading[c], words[c]);
                            }
                            return row;
                        })
                .toList();
    }

    @Test
    void theCheckerOfRenaultSaysTheSame() throws IOException {
        List<Map<String, String>> rows = table("renault-roadef2005/checker_reference.csv");
        assertThat(rows).hasSize(6);
        for (Map<String, String> row : rows) {
            assertThat(planCost(day(row.get("instance"))).cost())
                    .as(row.get("instance"))
                    .isEqualTo(Long.parseLong(row.get("cost_reported_by_renault_checker")));
        }
    }

    @Test
    void everyPlanCostsWhatTheTableSays() throws IOException {
        List<Map<String, String>> rows = table("renault-roadef2005/instances.csv");
        assertThat(rows).hasSize(61);
        for (Map<String, String> row : rows) {
            BenchmarkForms.RenaultCost cost = planCost(day(row.get("instance")));
            assertThat(List.of(cost.highPriority(), cost.lowPriority(), cost.paintChanges()))
                    .as(row.get("instance"))
                    .isEqualTo(
                            List.of(
                                    Long.valueOf(row.get("plan_high")),
                                    Long.valueOf(row.get("plan_low")),
                                    Long.valueOf(row.get("plan_paint"))));
            assertThat(cost.cost()).isEqualTo(Long.parseLong(row.get("plan_cost")));
            assertThat(cost.feasible()).isTrue();
        }
    }

    @Test
    void theFewestBatchesAreThoseOfTheTable() throws IOException {
        for (Map<String, String> row : table("renault-roadef2005/instances.csv")) {
            RenaultDay day = day(row.get("instance"));
            SequencingProblem problem = BenchmarkForms.problem(day);
            for (Rule rule : problem.rules()) {
                if (rule instanceof Rule.Changes changes) {
                    long bound = Long.parseLong(row.get("paint_lower_bound"));
                    int limit = Evaluator.limit(problem, changes);
                    assertThat(Batches.leastChanges(problem, changes.value(), limit))
                            .isEqualTo(bound);
                    int[] order = Batches.order(problem, changes.value(), limit, problem.planned());
                    BenchmarkForms.RenaultCost cost = BenchmarkForms.cost(day, problem, order);
                    assertThat(cost.feasible()).isTrue();
                    assertThat(cost.paintChanges()).as(day.name()).isEqualTo(bound);
                }
            }
        }
    }

    @Test
    @Tag("slow")
    void classicInstancesHaveOrdersWithoutViolations() throws IOException {
        for (String name : List.of("gent/4_72", "gent/26_82", "gent/41_66", "random-60-90/90-01")) {
            Path file = data.resolve("car-sequencing-csplib").resolve(name + ".txt");
            SequencingProblem problem =
                    BenchmarkForms.problem(CarClassesFile.read(file).instances().getFirst());
            int[] order = new Sequencer(problem, 1, 1).search(40_000_000);
            assertThat(Recount.of(problem, order).perfect()).as(name).isTrue();
        }
    }
}
