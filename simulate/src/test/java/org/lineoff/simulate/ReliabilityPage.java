package org.lineoff.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The parts of {@code docs/reliability.md} that benchmarks on generated plants write. */
final class ReliabilityPage {
    private ReliabilityPage() {}

    /** Puts a new table of {@code bench/run plants} in place of the old one. */
    static void rewrite(Path page, PlantsTally tally, int from) throws IOException {
        rewrite(page, "bench/run plants", table(tally, from));
    }

    /** Puts a new table in place of the old one and leaves the rest of the page alone. */
    static void rewrite(Path page, String command, String table) throws IOException {
        String first = "<!-- written by %s -->\n".formatted(command);
        String text = Files.readString(page);
        int begin = text.indexOf(first) + first.length();
        int end = text.indexOf("<!-- end of what %s writes -->\n".formatted(command));
        if (begin < first.length() || end < begin) {
            throw new IllegalStateException("no place for the table in " + page);
        }
        String made = text.substring(0, begin) + table + text.substring(end);
        Path part = page.resolveSibling(".reliability.part");
        Files.writeString(part, made);
        Files.move(part, page, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String table(PlantsTally t, int from) {
        StringBuilder table = new StringBuilder("\n| | |\n| --- | --- |\n");
        row(table, "date", System.getProperty("bench.date", "unknown"));
        row(table, "seeds", "%d to %d".formatted(from, from + t.plants() - 1));
        row(table, "plants", "%,d".formatted(t.plants()));
        row(table, "cars off the line", "%,d".formatted(t.cars()));
        row(table, "events", "%,d".formatted(t.events()));
        row(table, "plants that locked up, as reported", "%,d".formatted(t.deadlocks()));
        row(table, "plants that broke a law", "%,d".formatted(t.failures()));
        row(table, "processor", System.getProperty("bench.processor", "unknown"));
        row(table, "time of the processor", "%,d s".formatted(t.millis() / 1000));
        table.append("\n| ingredient | plants with it |\n| --- | ---: |\n");
        for (Ingredient ingredient : Ingredients.ALL) {
            long plants = t.with().getOrDefault(ingredient.name(), 0L);
            row(table, ingredient.name(), "%,d".formatted(plants));
        }
        return table.append('\n').toString();
    }

    static void row(StringBuilder table, String name, String value) {
        table.append("| ").append(name).append(" | ").append(value).append(" |\n");
    }
}
