package org.lineoff.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lineoff.model.Plant;

/**
 * The line that engines are measured on: stations in a row with buffers, blocking after service,
 * the first never starved and the last never blocked; work symmetric triangular with mean 55.2 s
 * and cv 0.1; operation-dependent failures with exponential up times and repairs, mean repair 300
 * s, stand-alone availability 97, 98 and 99 % in rotation. Where there are several sections in a
 * row, links join them.
 *
 * @param stations in all sections
 * @param buffer places before each station
 * @param sections dividing the stations
 * @param days of the horizon, all of them open
 */
record Yardstick(int stations, int buffer, int sections, int days) {
    static final double MEAN_WORK_MS = 55_200;
    static final double CV = 0.1;
    static final double MEAN_REPAIR_MS = 300_000;
    private static final List<Integer> AVAILABILITY = List.of(97, 98, 99);
    private static final long DAY_MS = 86_400_000;

    /** Of its station j, from 0. */
    static double availability(int j) {
        return AVAILABILITY.get(j % AVAILABILITY.size()) / 100.0;
    }

    long endMillis() {
        return days * DAY_MS;
    }

    /** As a plant folder would say it. */
    Plant plant() {
        try {
            Path folder = Files.createTempDirectory("lineoff-bench");
            write(folder);
            Plant plant = Examples.read(folder);
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            return plant;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path folder) throws IOException {
        String head =
                "formatVersion: 1\nbasis: {assumption: \"The yardstick line.\", known: 2026-01-01}\n";
        java.time.LocalDate first = java.time.LocalDate.of(2026, 1, 1);
        Files.writeString(
                folder.resolve("plant.yaml"),
                head
                        + """
                        title: Yardstick line
                        timeZone: UTC
                        horizon: {from: %s, to: %s}
                        asOf: 2026-01-01
                        currency: CNY
                        runs: {replications: 10, draws: 1000, seed: 1}
                        lines:
                          - {id: p, name: Line, startOfProduction: sop, calendar: always, jobsPerHour: 60}
                        shops: [shops/s.yaml]
                        """
                                .formatted(first, first.plusDays(days - 1)));
        Files.writeString(
                folder.resolve("calendars.yaml"),
                head
                        + """
                        calendars:
                          - id: always
                            days: [Mon, Tue, Wed, Thu, Fri, Sat, Sun]
                            shifts: [{from: "00:00", to: "00:00"}]
                        """);
        Files.writeString(
                folder.resolve("demand.yaml"),
                head
                        + """
                        sequences:
                          - id: orders
                            waves: [{from: 2026-01-01, to: 2026-01-01, count: 1000000000}]
                        delivery: {release: 1d}
                        """);
        Files.writeString(
                folder.resolve("products.yaml"),
                head
                        + """
                        models: [{id: car, name: Car, from: 2026-01-01, share: 1, price: 1}]
                        markets: [{id: home, name: Home, share: 1, shipping: 1d}]
                        """);
        Files.writeString(
                folder.resolve("programme.yaml"),
                head
                        + """
                        signed: 2026-01-01
                        activities: [{id: sop, name: Start, owner: maker, notBefore: 2026-01-01}]
                        objective: [sop]
                        """);
        Files.createDirectories(folder.resolve("shops"));
        Files.writeString(folder.resolve("shops/s.yaml"), head + shop());
    }

    private String shop() {
        StringBuilder text = new StringBuilder("shop: s\nname: Shop\nlines: [p]\nsections:\n");
        int each = stations / sections;
        for (int s = 0; s < sections; s++) {
            text.append("  - id: x%d%n    stations:%n".formatted(s));
            for (int j = s * each; j < (s + 1) * each; j++) {
                text.append(
                        """
                              - id: j%d
                                buffer: %d
                                work: {mean: %.0fms, shape: triangular, cv: %s}
                                failures: [{id: f, availability: %.0f%%, repair: {mean: %.0fms, shape: exponential}}]
                        """
                                .formatted(
                                        j,
                                        buffer,
                                        MEAN_WORK_MS,
                                        CV,
                                        100 * availability(j),
                                        MEAN_REPAIR_MS));
            }
        }
        text.append("junctions:\n  - {kind: source, id: in, to: x0, sequence: orders}\n");
        for (int s = 1; s < sections; s++) {
            text.append("  - {kind: link, id: l%d, from: x%d, to: x%d}%n".formatted(s, s - 1, s));
        }
        text.append("  - {kind: sink, id: out, from: x%d}%n".formatted(sections - 1));
        return text.toString();
    }
}
