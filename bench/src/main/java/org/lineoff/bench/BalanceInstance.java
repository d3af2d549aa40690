package org.lineoff.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published line as its file says it, read here once more and apart from the product, so that a
 * balance can be held against it by someone who knows nothing of how it was found.
 *
 * @param time of each task
 * @param arcs pairs of tasks, from 0: before, after
 */
record BalanceInstance(List<Integer> time, List<int[]> arcs) {
    BalanceInstance {
        time = List.copyOf(time);
        arcs = List.copyOf(arcs);
    }

    static BalanceInstance read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        return text.contains("<task times>") ? sections(text) : plain(text);
    }

    /** {@code .IN2}: tasks, their times, then pairs until -1,-1. */
    private static BalanceInstance plain(String text) {
        String[] words = text.strip().split("[\\s,]+", -1);
        int n = Integer.parseInt(words[0]);
        List<Integer> time = new ArrayList<>();
        for (int i = 1; i <= n; i++) {
            time.add(Integer.valueOf(words[i]));
        }
        List<int[]> arcs = new ArrayList<>();
        for (int k = n + 1; !words[k].equals("-1"); k += 2) {
            arcs.add(arc(words[k], words[k + 1]));
        }
        return new BalanceInstance(time, arcs);
    }

    /** {@code .alb}: sections in angle brackets. */
    private static BalanceInstance sections(String text) {
        List<Integer> time = new ArrayList<>();
        List<int[]> arcs = new ArrayList<>();
        String section = "";
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("<")) {
                section = line;
            } else if (!line.isEmpty() && section.equals("<task times>")) {
                time.add(Integer.valueOf(line.split("\\s+", -1)[1]));
            } else if (!line.isEmpty() && section.equals("<precedence relations>")) {
                String[] pair = line.split(",", -1);
                arcs.add(arc(pair[0].strip(), pair[1].strip()));
            }
        }
        return new BalanceInstance(time, arcs);
    }

    private static int[] arc(String before, String after) {
        return new int[] {Integer.parseInt(before) - 1, Integer.parseInt(after) - 1};
    }

    /**
     * What is wrong with a balance, or null.
     *
     * @param station of each task, from 1
     */
    @Nullable String fault(List<Integer> station, int stations, long cycle) {
        if (station.size() != time.size()) {
            return station.size() + " tasks have stations, not " + time.size();
        }
        long[] load = new long[stations + 1];
        for (int i = 0; i < station.size(); i++) {
            int s = station.get(i);
            if (s < 1 || s > stations) {
                return "task %d is in station %d of %d".formatted(i + 1, s, stations);
            }
            load[s] += time.get(i);
            if (load[s] > cycle) {
                return "station %d holds more than %d".formatted(s, cycle);
            }
        }
        for (int[] arc : arcs) {
            if (station.get(arc[0]) > station.get(arc[1])) {
                return "task %d comes behind task %d".formatted(arc[0] + 1, arc[1] + 1);
            }
        }
        return null;
    }
}
