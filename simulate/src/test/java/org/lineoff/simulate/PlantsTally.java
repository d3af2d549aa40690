package org.lineoff.simulate;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lineoff.events.EventType;

/**
 * What was seen in some generated plants.
 *
 * @param cars off the line
 * @param deadlocks runs that ended with cars waiting for each other in a circle
 * @param failures plants that broke a law
 * @param millis time of the processor, all threads added up
 * @param with by ingredient: plants that it changed
 */
record PlantsTally(
        long plants,
        long cars,
        long events,
        long deadlocks,
        long failures,
        long millis,
        SortedMap<String, Long> with) {
    static final PlantsTally NONE = new PlantsTally(0, 0, 0, 0, 0, 0, new TreeMap<>());

    static PlantsTally of(Ran ran, List<String> ingredients) {
        return new PlantsTally(
                1,
                ran.count(EventType.LINE_OFF),
                ran.events().size(),
                ran.outcome().deadlock().isPresent() ? 1 : 0,
                0,
                0,
                ones(ingredients));
    }

    static PlantsTally failed(List<String> ingredients) {
        return new PlantsTally(1, 0, 0, 0, 1, 0, ones(ingredients));
    }

    private static SortedMap<String, Long> ones(List<String> ingredients) {
        SortedMap<String, Long> ones = new TreeMap<>();
        ingredients.forEach(name -> ones.put(name, 1L));
        return ones;
    }

    PlantsTally plus(PlantsTally other) {
        SortedMap<String, Long> both = new TreeMap<>(with);
        other.with.forEach((name, plants) -> both.merge(name, plants, Long::sum));
        return new PlantsTally(
                plants + other.plants,
                cars + other.cars,
                events + other.events,
                deadlocks + other.deadlocks,
                failures + other.failures,
                millis + other.millis,
                both);
    }

    PlantsTally with(long took) {
        return new PlantsTally(plants, cars, events, deadlocks, failures, took, with);
    }

    /** As a text that {@link #read} gives back. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (long figure : new long[] {plants, cars, events, deadlocks, failures, millis}) {
            text.append(figure).append('\n');
        }
        with.forEach((name, n) -> text.append(n).append(' ').append(name).append('\n'));
        return text.toString();
    }

    static PlantsTally read(String text) {
        List<String> lines = text.lines().toList();
        SortedMap<String, Long> with = new TreeMap<>();
        for (String line : lines.subList(6, lines.size())) {
            int blank = line.indexOf(' ');
            with.put(line.substring(blank + 1), Long.valueOf(line.substring(0, blank)));
        }
        long[] figures = lines.stream().limit(6).mapToLong(Long::parseLong).toArray();
        return new PlantsTally(
                figures[0], figures[1], figures[2], figures[3], figures[4], figures[5], with);
    }
}
