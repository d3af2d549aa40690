package org.lineoff.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lineoff.events.EventType;
import org.lineoff.execute.Answer;
import org.lineoff.execute.Execution;
import org.lineoff.execute.PlantRules;
import org.lineoff.execute.QualityReview;
import org.lineoff.execute.QualityReview.Chart;
import org.lineoff.execute.QualityReview.GateOf;
import org.lineoff.execute.Report;
import org.lineoff.execute.Store;
import org.lineoff.execute.What;
import org.lineoff.files.PlantFolder;
import org.lineoff.model.Plant;
import org.lineoff.model.random.Choices;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a record says of quality, worked by hand, counted again, and shown. */
class QualityTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private static final String GATE = "main/line/cars/check";
    private static final String AUDIT = "main/line/cars/audit";
    private static final String ASSEMBLE = "main/line/cars/assemble";

    private static final String EXECUTION =
            """
            formatVersion: 1
            basis: {assumption: "Made up, for a test.", known: 2026-01-01}
            places:
              - {place: line/cars/audit, name: {en: Audit, zh: 评审}}
            characteristics:
              - {id: torque, name: {en: Torque, zh: 力矩}, unit: Nm, lower: 108, target: 120, upper: 132, at: line/cars/assemble, assumption: "Made up."}
            defectClasses:
              - {id: A, name: {en: Safety, zh: 安全}, types: [brake]}
              - {id: C, name: {en: Appearance, zh: 外观}, types: [finish, scratch]}
            gates:
              - {place: line/cars/audit, demands: [{kind: noOpenDefect, defectClass: A}]}
            late: 30d
            """;

    @TempDir Path dir;
    private Path folder;
    private Plant plant;
    private PlantRules rules;
    private final List<Report> record = new ArrayList<>();

    @BeforeEach
    void aPlantWithAnAuditBesideItsSimulation() throws IOException {
        folder = Command.copy(Command.example("one-line"), dir.resolve("plant"));
        Files.writeString(folder.resolve("execution.yaml"), EXECUTION);
        plant = PlantFolder.read(folder).plant().orElseThrow();
        rules = PlantRules.of(plant);
    }

    // ---- a record by hand ----

    private void sequenced(long... cars) {
        for (long car : cars) {
            String id = "order " + car + " ";
            record.add(
                    Report.of(id + 1, What.ORDERED, 0)
                            .car(car)
                            .serial("A-" + car)
                            .part("car")
                            .because("white")
                            .value(50 * DAY));
            record.add(Report.of(id + 2, What.CHECKED, 0).car(car));
            record.add(Report.of(id + 3, What.PROMISED, 0).car(car).value(50 * DAY).because("0.9"));
            record.add(Report.of(id + 4, What.PLANNED, 0).car(car).value(DAY));
            record.add(Report.of(id + 5, What.SEQUENCED, 0).car(car).value(car));
        }
    }

    private Report at(String place, What what, long car, long time) {
        Report report =
                Report.of("report " + record.size(), what, time).at(place).car(car).by("tester");
        record.add(report);
        return report;
    }

    private void torque(long car, long time, double value) {
        replace(at(ASSEMBLE, What.MEASURED, car, time).part("torque").value(value));
    }

    private void inspected(String gate, long car, long time, int visit, boolean passed) {
        replace(at(gate, What.MEASURED, car, time).visit(visit).value(passed ? 1 : 0));
    }

    private void found(String gate, long car, long time, String type) {
        replace(at(gate, What.DEFECT_FOUND, car, time).part(type));
    }

    private void replace(Report report) {
        record.set(record.size() - 1, report);
    }

    private void lineOff(long car, long time) {
        at("main/line/lineOff", What.LINE_OFF, car, time);
    }

    private QualityReview review(QualityReview.Question question) throws IOException {
        Path file = Files.createDirectories(dir.resolve("data")).resolve(RecordPlace.FILE);
        try (Store store = Store.sqlite(file)) {
            try (Execution execution = new Execution(store, rules, () -> 20 * DAY)) {
                List<Answer> answers = execution.capture().record(record);
                assertThat(answers).allMatch(Answer::accepted);
            }
            return QualityReview.of(Execution.records(store), rules, plant, question);
        }
    }

    /**
     * On paper. Torque of five cars 118, 122, 120, 119, 121 Nm: mean 120; moving ranges 4, 2, 1, 2,
     * mean 2.25; σ within = 2.25 ÷ 1.1284 = 1.99397; control limits 120 ± 5.98192; squares 4 + 4 +
     * 0 + 1 + 1 = 10, s = √(10 ÷ 4) = 1.58114. Cp = 24 ÷ (6 × 1.99397) = 2.00605, Cpk the same; Ppk
     * = 12 ÷ (3 × 1.58114) = 2.52982, ± 1.64485 × √(1 ÷ 45 + 6.4 ÷ 8) = 1.49150.
     *
     * <p>First inspections at the gate: 2 on the first day, 1 failed; 3 on the second, 1 failed:
     * yield 3 ÷ 5; p = 0.4, σ of 2 = √(0.24 ÷ 2) = 0.34641, so that the limits are 0 and 1.
     * Defects: car 2 two, car 4 one; five cars off: 3 ÷ 5 through the first time, 0.6 a car, c
     * limits 0.6 ± 3 √0.6 = 0 and 2.92379.
     */
    private void fiveCars() {
        sequenced(1, 2, 3, 4, 5);
        double[] torque = {118, 122, 120, 119, 121};
        for (int i = 0; i < 5; i++) {
            torque(i + 1, 9 * HOUR + i * MINUTE, torque[i]);
        }
        torque(2, 11 * HOUR, 125);
        inspected(GATE, 1, 12 * HOUR, 0, true);
        found(GATE, 2, 12 * HOUR + 5, "finish");
        found(GATE, 2, 12 * HOUR + 5, "scratch");
        inspected(GATE, 2, 12 * HOUR + 5, 0, false);
        inspected(GATE, 3, DAY + 9 * HOUR, 0, true);
        found(GATE, 4, DAY + 10 * HOUR, "finish");
        inspected(GATE, 4, DAY + 10 * HOUR, 0, false);
        inspected(GATE, 2, DAY + 10 * HOUR + 5, 1, true);
        inspected(GATE, 5, DAY + 11 * HOUR, 0, true);
        inspected(AUDIT, 5, DAY + 12 * HOUR, 0, true);
        for (int car = 1; car <= 5; car++) {
            lineOff(car, DAY + 13 * HOUR + car * MINUTE);
        }
    }

    @Test
    void aSmallRecordWorkedOnPaper() throws IOException {
        fiveCars();
        QualityReview review = review(QualityReview.Question.ALL);

        assertThat(review.charts()).hasSize(1);
        Chart chart = review.charts().getFirst();
        assertThat(chart.readings()).isEqualTo(5);
        assertThat(chart.again()).isEqualTo(1);
        assertThat(chart.points()).extracting("car").containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(chart.points()).extracting("spread").containsExactly(null, 4.0, 2.0, 1.0, 2.0);
        assertThat(chart.points().getFirst().time()).isEqualTo("2026-01-01T09:00:00");
        assertThat(chart.main().centre()).isEqualTo(120);
        assertThat(chart.main().lower()).isCloseTo(114.01808, within(1e-4));
        assertThat(chart.main().upper()).isCloseTo(125.98192, within(1e-4));
        assertThat(chart.spread().centre()).isEqualTo(2.25);
        assertThat(chart.ability().cp()).isCloseTo(2.00605, within(1e-4));
        assertThat(chart.ability().cpk()).isCloseTo(2.00605, within(1e-4));
        assertThat(chart.ability().ppk()).isCloseTo(2.52982, within(1e-4));
        assertThat(chart.ability().ppkLow()).isCloseTo(2.52982 - 1.49150, within(1e-4));
        assertThat(chart.broken()).isEmpty();

        assertThat(review.gates()).extracting(GateOf::gate).containsExactly(GATE, AUDIT);
        GateOf gate = review.gates().getFirst();
        assertThat(gate.firstPassYield()).isEqualTo(0.6);
        assertThat(gate.failed()).isEqualTo(0.4);
        assertThat(gate.days()).extracting("inspected").containsExactly(2, 3);
        assertThat(gate.days()).extracting("failed").containsExactly(1, 1);
        assertThat(gate.days()).extracting("lower").containsExactly(0.0, 0.0);
        assertThat(gate.days()).extracting("upper").containsExactly(1.0, 1.0);

        assertThat(review.lines())
                .containsExactly(new QualityReview.LineOf("main", 5, 3, 0.6, 3, 0.6));
        QualityReview.CountChart counts = review.counts().getFirst();
        assertThat(counts.samples()).extracting("defects").containsExactly(0, 2, 0, 1, 0);
        assertThat(counts.limits().lower()).isZero();
        assertThat(counts.limits().upper()).isCloseTo(2.92379, within(1e-5));
        assertThat(review.byType().bars()).extracting("name").containsExactly("finish", "scratch");
        assertThat(review.byType().bars()).extracting("group").containsExactly("C", "C");
        assertThat(review.byPlace().bars()).extracting("count").containsExactly(3L);
    }

    @Test
    void aBreachNamesItsRuleItsPointsAndCars() throws IOException {
        for (int car = 1; car <= 24; car++) {
            sequenced(car);
            torque(car, 9 * HOUR + car * MINUTE, (car < 13 ? 118 : 122) + (car % 2));
        }
        Chart chart = review(QualityReview.Question.ALL).charts().getFirst();

        // mean 120.5 below which the first twelve lie, and above which the others do
        assertThat(chart.broken())
                .filteredOn(b -> b.rule().equals("EIGHT_ON_ONE_SIDE"))
                .extracting("first", "last", "firstCar", "lastCar")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(8, 12, 8L, 12L),
                        org.assertj.core.groups.Tuple.tuple(20, 24, 20L, 24L));
        // ranges of 1 but for the step of 5: mean (22 + 5) / 23, and 3.267 times that is 3.84
        assertThat(chart.broken())
                .filteredOn("ofSpread", true)
                .extracting("rule", "first", "last")
                .containsExactly(org.assertj.core.groups.Tuple.tuple("BEYOND_LIMITS", 13, 13));
    }

    @Test
    void aShiftIsASampleFromItsBeginningOn() throws IOException {
        fiveCars();
        QualityReview review =
                review(new QualityReview.Question(null, null, "", "", 1, false, true));
        assertThat(review.counts().getFirst().samples())
                .extracting("time", "defects")
                .containsExactly(
                        // the first of January 2026 is a Thursday
                        org.assertj.core.groups.Tuple.tuple("2026-01-01T08:00:00", 2),
                        org.assertj.core.groups.Tuple.tuple("2026-01-02T08:00:00", 1));
    }

    // ---- counted again ----

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aGeneratedRecordIsCountedAgain(long seed) throws IOException {
        Choices choices = new Choices(seed, 0);
        int cars = 40;
        for (int car = 1; car <= cars; car++) {
            sequenced(car);
        }
        for (int i = 0; i < 400; i++) {
            long car = 1L + choices.below(cars);
            long time = choices.below(10) * DAY + choices.below(24) * HOUR + i;
            switch (choices.below(4)) {
                case 0 -> torque(car, time, 110 + choices.below(200) / 10.0);
                case 1 ->
                        inspected(
                                choices.flip() ? GATE : AUDIT,
                                car,
                                time,
                                choices.below(2),
                                choices.flip());
                case 2 ->
                        found(
                                choices.flip() ? GATE : AUDIT,
                                car,
                                time,
                                choices.flip() ? "finish" : "scratch");
                default -> {}
            }
        }
        for (int car = 1; car <= cars; car++) {
            lineOff(car, 10 * DAY + choices.below(24) * HOUR + car);
        }
        QualityReview review = review(QualityReview.Question.ALL);

        List<Report> inTime = new ArrayList<>(record);
        inTime.sort(java.util.Comparator.comparingLong(Report::time));
        List<Double> readings = new ArrayList<>();
        Set<Long> read = new HashSet<>();
        Set<String> inspected = new HashSet<>();
        Map<String, int[]> gates = new TreeMap<>();
        Map<Long, Integer> defects = new HashMap<>();
        Map<String, Long> types = new HashMap<>();
        for (Report r : inTime) {
            EventType type = r.what().type();
            if (type == EventType.MEASURED && r.part().equals("torque") && read.add(r.car())) {
                readings.add(r.value());
            } else if (type == EventType.MEASURED
                    && r.part().isEmpty()
                    && r.visit() == 0
                    && inspected.add(r.place() + r.car())) {
                int[] gate = gates.computeIfAbsent(r.place(), _ -> new int[2]);
                gate[0]++;
                gate[1] += r.value() == 1 ? 1 : 0;
            } else if (type == EventType.DEFECT_FOUND) {
                defects.merge(r.car(), 1, Integer::sum);
                types.merge(r.part(), 1L, Long::sum);
            }
        }
        double mean = readings.stream().mapToDouble(v -> v).average().orElseThrow();
        double ranges = 0;
        for (int i = 1; i < readings.size(); i++) {
            ranges += Math.abs(readings.get(i) - readings.get(i - 1));
        }
        double sigma = ranges / (readings.size() - 1) / 1.1284;
        Chart chart = review.charts().getFirst();
        assertThat(chart.points()).extracting("value").containsExactlyElementsOf(readings);
        assertThat(chart.main().upper()).isCloseTo(mean + 3 * sigma, within(1e-9));
        assertThat(chart.ability().cpk())
                .isCloseTo(Math.min(132 - mean, mean - 108) / (3 * sigma), within(1e-9));
        List<Integer> beyond = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            if (Math.abs(readings.get(i) - mean) > 3 * sigma) {
                beyond.add(i + 1);
            }
        }
        List<Integer> named = new ArrayList<>();
        chart.broken().stream()
                .filter(b -> b.rule().equals("BEYOND_LIMITS") && !b.ofSpread())
                .forEach(
                        b -> {
                            for (int i = b.first(); i <= b.last(); i++) {
                                named.add(i);
                            }
                        });
        assertThat(named).isEqualTo(beyond);
        gates.forEach(
                (name, n) -> {
                    GateOf gate =
                            review.gates().stream()
                                    .filter(g -> g.gate().equals(name))
                                    .findFirst()
                                    .orElseThrow();
                    assertThat(gate.inspected()).isEqualTo(n[0]);
                    assertThat(gate.firstPassYield()).isEqualTo((double) n[1] / n[0]);
                    assertThat(gate.days().stream().mapToInt(QualityReview.Day::inspected).sum())
                            .isEqualTo(n[0]);
                });
        int all = defects.values().stream().mapToInt(n -> n).sum();
        assertThat(review.lines().getFirst())
                .isEqualTo(
                        new QualityReview.LineOf(
                                "main",
                                cars,
                                cars - defects.size(),
                                (cars - defects.size()) / (double) cars,
                                all,
                                all / (double) cars));
        assertThat(review.counts().getFirst().samples())
                .allSatisfy(
                        s -> assertThat(s.defects()).isEqualTo(defects.getOrDefault(s.car(), 0)))
                .hasSize(cars);
        review.byType()
                .bars()
                .forEach(bar -> assertThat(bar.count()).isEqualTo(types.get(bar.name())));
    }

    // ---- the verb ----

    private Command.Result quality(Command command, Object... more) {
        List<Object> args =
                new ArrayList<>(List.of("quality", folder, "--data", dir.resolve("data")));
        args.addAll(List.of(more));
        return command.run(args.toArray());
    }

    @Test
    void theVerbShowsItInBothLanguagesAtAnyWidthAndWritesItDown() throws IOException {
        fiveCars();
        review(QualityReview.Question.ALL);
        for (String columns : List.of("40", "60", "120")) {
            for (String language : List.of("en", "zh")) {
                Command.Result result =
                        quality(
                                new Command().with("LINEOFF_COLUMNS", columns),
                                "--lang",
                                language,
                                "--out",
                                dir.resolve("out-" + language));
                assertThat(result.status()).as(result.err()).isZero();
                assertThat(result.out())
                        .contains("60.0%", "0.60", "2.53")
                        .contains(language.equals("zh") ? "力矩" : "Torque");
                assertThat(result.out().lines().filter(line -> !line.contains("quality.html")))
                        .allSatisfy(
                                line ->
                                        assertThat(cells(line))
                                                .as(line)
                                                .isLessThanOrEqualTo(Integer.parseInt(columns)));
            }
        }
        assertThat(Files.readString(dir.resolve("out-zh").resolve("quality.html")))
                .contains("<title>质量：一条线</title>");
        assertThat(Files.readString(dir.resolve("out-en").resolve("quality-points.csv")))
                .contains("torque," + ASSEMBLE + ",2,2026-01-01T09:01:00,2,122,4,120,");
        JsonNode json = JsonMapper.shared().readTree(quality(new Command(), "--json").out());
        assertThat(json.at("/charts/0/ability/ppk").asDouble()).isCloseTo(2.52982, within(1e-4));
    }

    private static int cells(String line) {
        return line.codePoints().map(c -> c >= 0x2e80 && c < 0x10000 ? 2 : 1).sum();
    }

    @Test
    void onlyWhatIsAskedForIsShown() throws IOException {
        fiveCars();
        review(QualityReview.Question.ALL);
        JsonNode audit =
                JsonMapper.shared()
                        .readTree(
                                quality(new Command(), "--place", "line/cars/audit", "--json")
                                        .out());
        assertThat(audit.get("gates")).hasSize(1);
        assertThat(audit.get("charts")).isEmpty();
        assertThat(audit.at("/byType/total").asInt()).isZero();
        JsonNode second =
                JsonMapper.shared()
                        .readTree(quality(new Command(), "--from", "2026-01-02", "--json").out());
        assertThat(second.at("/gates/0/inspected").asInt()).isEqualTo(3);
        assertThat(second.at("/lines/0/defects").asInt())
                .as("of the cars off in the span, whenever found")
                .isEqualTo(3);
        assertThat(second.get("charts")).as("car 2 was first measured before").isEmpty();
    }

    @Test
    void anEmptyRecordOneCarAndWrongNamesAreSaidPlainly() throws IOException {
        assertThat(quality(new Command()).err()).contains("there is no record");
        sequenced(1);
        review(QualityReview.Question.ALL);
        Command.Result empty = quality(new Command());
        assertThat(empty.status()).isZero();
        assertThat(empty.out()).contains("Nothing was measured, inspected or found");

        torque(1, 9 * HOUR, 120);
        review(QualityReview.Question.ALL);
        assertThat(quality(new Command()).out()).contains("Torque", "too few");

        Command.Result place = quality(new Command(), "--place", "line/cars/assembel");
        assertThat(place.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(place.err()).contains("no place line/cars/assembel. Maybe: line/cars/assemble");
        assertThat(quality(new Command(), "--characteristic", "torqe").err())
                .contains("Maybe: torque");
        assertThat(quality(new Command(), "--subgroups", "11").status())
                .isEqualTo(Main.WRONG_USAGE);
        Command.Result single = quality(new Command(), "--subgroups", "1");
        assertThat(single.status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(single.err()).contains("--subgroups is from 2 to 10, not 1");
        assertThat(quality(new Command(), "--rules", "mine").err()).contains("nelson");
        assertThat(quality(new Command(), "--from", "2026-02-01", "--to", "2026-01-01").status())
                .isEqualTo(Main.WRONG_USAGE);
    }
}
