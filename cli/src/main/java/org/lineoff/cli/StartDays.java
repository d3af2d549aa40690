package org.lineoff.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Line;
import org.lineoff.model.Plant;

/**
 * Starts of production as written on the command line, {@code LINE=DATE}.
 *
 * @param fault what is wrong with them, or null
 */
record StartDays(Map<String, LocalDate> byLine, @Nullable String fault) {
    StartDays {
        byLine = Map.copyOf(byLine);
    }

    static StartDays of(List<String> words, Plant plant, Texts texts) {
        Map<String, LocalDate> days = new LinkedHashMap<>();
        for (String word : words) {
            int sign = word.indexOf('=');
            String line = sign < 0 ? word : word.substring(0, sign);
            String day = sign < 0 ? "" : word.substring(sign + 1);
            if (plant.line(line).isEmpty()) {
                return wrong(texts.get("usage.startLine", line, lines(plant)));
            }
            try {
                if (days.put(line, LocalDate.parse(day)) != null) {
                    return wrong(texts.get("usage.twice", "--start " + line));
                }
            } catch (DateTimeParseException e) {
                return wrong(texts.get("usage.start", word, line));
            }
        }
        return new StartDays(days, null);
    }

    private static StartDays wrong(String fault) {
        return new StartDays(Map.of(), fault);
    }

    private static String lines(Plant plant) {
        return plant.lines().stream().map(Line::id).collect(Collectors.joining(", "));
    }
}
