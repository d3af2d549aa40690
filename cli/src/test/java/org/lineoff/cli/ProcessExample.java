package org.lineoff.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Generates {@code process.yaml} of {@code examples/yizhuang-process}: tasks of a trim line that
 * add up to its share of the public labour content. Groover's textbook plant has 15.5 labour hours
 * a car in trim, chassis and final; an electric car some two thirds to three quarters of that, 10
 * to 12 hours in 209 stations, of which trim has 64: 3.3 hours.
 */
final class ProcessExample {
    private static final double HOURS = 3.3;
    private static final double YU7_SHARE = 0.46;
    private static final double MAX_SHARE = 0.35;
    private static final int TASKS_A_GROUP = 30;
    private static final double LONGEST = 55;

    private static final List<String> GROUPS =
            List.of(
                    "harness",
                    "insulation",
                    "pedals",
                    "cockpit",
                    "console",
                    "airbags",
                    "headliner",
                    "pillars",
                    "carpet",
                    "belts",
                    "glass",
                    "roof",
                    "locks",
                    "trunk",
                    "frunk",
                    "seals");

    private ProcessExample() {}

    /** Writes the file into the example, or into the folder given. */
    public static void main(String[] args) throws IOException {
        Path folder = args.length > 0 ? Path.of(args[0]) : Command.example("yizhuang-process");
        Files.writeString(folder.resolve("process.yaml"), text(), StandardCharsets.UTF_8);
    }

    static String text() {
        Random random = new Random(20211127);
        int n = GROUPS.size() * TASKS_A_GROUP;
        double[] time = new double[n];
        double[] yu7 = new double[n];
        double[] max = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            // Mostly short, some long: the sum of three, squared.
            double u = (random.nextDouble() + random.nextDouble() + random.nextDouble()) / 3;
            time[i] = 4 + 80 * u * u;
            yu7[i] = random.nextInt(10) < 4 ? 0.95 + 0.12 * random.nextDouble() : 1;
            max[i] = random.nextInt(20) == 0 ? 1 + random.nextInt(4) : 0;
            sum += time[i] * (1 + YU7_SHARE * (yu7[i] - 1)) + MAX_SHARE * max[i];
        }
        double scale = HOURS * 3600 / sum;
        StringBuilder s = new StringBuilder(HEAD);
        for (int i = 0; i < n; i++) {
            double base = Math.min(LONGEST, Math.round(2 * time[i] * scale) / 2.0);
            String group = GROUPS.get(i / TASKS_A_GROUP);
            s.append("      - {id: ").append(id(i)).append(", time: ").append(number(base));
            if (yu7[i] != 1) {
                double other = Math.round(2 * base * yu7[i]) / 2.0;
                s.append(", byModel: {yu7: ").append(number(other)).append('}');
            }
            if (max[i] > 0) {
                s.append(", addByOption: {max: ").append(number(max[i])).append('}');
            }
            List<String> after = new ArrayList<>();
            before(i, random).forEach(b -> after.add(id(b)));
            if (!after.isEmpty()) {
                s.append(", after: [").append(String.join(", ", after)).append(']');
            }
            s.append(", zone: ").append(zone(group));
            if (random.nextInt(3) == 0) {
                s.append(", side: ").append(random.nextBoolean() ? "left" : "right");
            }
            if (i % TASKS_A_GROUP == TASKS_A_GROUP - 1) {
                s.append(", parts: [{id: ").append(group).append("-set}]");
                s.append(", scans: [").append(group).append("-set]");
            } else if (i % 10 == 4) {
                s.append(", tools: [screwdriver], characteristics: [{id: torque, unit: Nm,");
                s.append(" lower: 7.2, target: 8, upper: 8.8}]");
            }
            s.append("}\n");
        }
        return s.toString();
    }

    /** One or two tasks of its group; the first ones wait for a task of an earlier group. */
    private static SortedSet<Integer> before(int i, Random random) {
        TreeSet<Integer> before = new TreeSet<>();
        int in = i % TASKS_A_GROUP;
        int begin = i - in;
        int links = in == 0 ? 0 : 1 + random.nextInt(2);
        for (int k = 0; k < links; k++) {
            before.add(begin + Math.max(0, in - 1 - random.nextInt(6)));
        }
        if (in < 3 && begin > 0) {
            int group = Math.max(0, i / TASKS_A_GROUP - 1 - random.nextInt(3));
            before.add(group * TASKS_A_GROUP + random.nextInt(TASKS_A_GROUP));
        }
        return before;
    }

    private static String id(int i) {
        return "%s-%02d".formatted(GROUPS.get(i / TASKS_A_GROUP), i % TASKS_A_GROUP + 1);
    }

    private static String zone(String group) {
        return switch (group) {
            case "trunk" -> "rear";
            case "frunk" -> "front";
            case "glass", "roof", "seals", "locks" -> "outside";
            default -> "cabin";
        };
    }

    private static String number(double seconds) {
        return seconds == Math.rint(seconds)
                ? (long) seconds + "s"
                : String.format(Locale.ROOT, "%.1fs", seconds);
    }

    private static final String HEAD =
            """
            # yaml-language-server: $schema=../../docs/schema/process.schema.json
            #
            # Generated by ProcessExample (in the tests of cli) to the public labour content; no task here is the maker's. Times add up to 3.3 hours
            # on the mean car: Groover's 15.5 labour hours a car in trim, chassis and final, two thirds to three quarters of it for an electric
            # car, and of that the share that trim's 64 of 209 stations have in ../yizhuang-stations.
            formatVersion: 1
            processes:
              - id: trim
                name: {en: Trim, zh: 内饰}
                basis: {assumption: "Generated to the public labour content; no process is published.", known: 2021-11-27}
                learning: {value: 8h, low: 4h, high: 16h, assumption: "A shift until a task is mastered; unpublished."}
                zones: [{id: cabin}, {id: outside}, {id: front}, {id: rear}]
                tools: [{id: screwdriver}]
                tasks:
            """;
}
