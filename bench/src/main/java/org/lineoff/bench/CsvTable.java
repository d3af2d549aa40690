package org.lineoff.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables beside the published instances: a heading, then a row a line. */
final class CsvTable {
    private CsvTable() {}

    /** By row, what stands in each column. */
    static List<Map<String, String>> rows(Path file) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        String[] heading = lines.getFirst().split(",", -1);
        for (String line : lines.subList(1, lines.size())) {
            // Commas within quotes belong to an interval.
            String[] words = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            Map<String, String> row = new HashMap<>();
            for (int c = 0; c < Math.min(heading.length, words.length); c++) {
                row.put(heading[c], words[c]);
            }
            rows.add(row);
        }
        return rows;
    }
}
