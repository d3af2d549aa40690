package org.lineoff.serve.virtual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * In which order things are said. What happened may be captured in any order; but a gate, or a
 * decision, is judged by what was captured of the car before, and by nothing that comes later. So
 * all that is said of a car up to such a thing stands in a level before it, all behind it in a
 * later one; where one sender says both, the order of its list is enough. Levels are sent one after
 * the other, the senders of one level all at once.
 */
final class Levels {
    /** How far a car has come. */
    private static final class Run {
        int level;

        /** Who alone says what stands in that level of the car; empty: several do. */
        String only = "";

        boolean isPlain = true;
        boolean isEmpty = true;

        int add(Line line) {
            boolean plain = line.kind() == Line.Kind.PLAIN;
            if (isEmpty) {
                only = line.sender();
            } else if (!line.sender().equals(only)) {
                if (plain && isPlain) {
                    only = "";
                } else {
                    level++;
                    only = line.sender();
                    isPlain = true;
                }
            }
            isEmpty = false;
            isPlain &= plain;
            return level;
        }
    }

    private Levels() {}

    /** By level and sender, in the order in which they are given. */
    static List<Map<String, List<Line>>> of(List<Line> lines) {
        List<Map<String, List<Line>>> levels = new ArrayList<>();
        Map<Long, Run> runs = new HashMap<>();
        for (Line line : lines) {
            long car = line.report().car();
            int level = car == 0 ? 0 : runs.computeIfAbsent(car, _ -> new Run()).add(line);
            while (levels.size() <= level) {
                levels.add(new LinkedHashMap<>());
            }
            levels.get(level).computeIfAbsent(line.sender(), _ -> new ArrayList<>()).add(line);
        }
        return levels;
    }
}
