package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.events.Event;
import org.lineoff.events.EventType;
import org.lineoff.model.Section;
import org.lineoff.simulate.Layout.SectionSite;

/**
 * When the repair of each failure begins that has to wait for one of a crew: a queue that is played
 * through from the events of one section alone, and finds fault with a repair by nobody.
 */
final class CrewLaw {
    private final Map<Section.RepairCrew, Integer> free = new HashMap<>();
    private final Map<Section.RepairCrew, List<Waiting>> waiting = new HashMap<>();
    private final List<String> repaired = new ArrayList<>();
    private final Map<String, List<Long>> begins = new HashMap<>();
    private long instant;

    private record Waiting(String key, long since, int order) {}

    private CrewLaw(SectionSite section) {
        for (Section.RepairCrew crew : section.section().crews()) {
            free.put(crew, crew.size().versions().getFirst().value());
            waiting.put(crew, new ArrayList<>());
        }
    }

    /**
     * Returns when each repair began, by place and mode, in order; nothing for modes that need no
     * crew.
     */
    static Map<String, List<Long>> begins(SectionSite site, Ran ran) {
        CrewLaw law = new CrewLaw(site);
        for (Event e : ran.reported()) {
            boolean failure = e.type() == EventType.FAILED || e.type() == EventType.REPAIRED;
            Section.RepairCrew crew =
                    failure
                                    && e.car() != 0
                                    && e.cause() == Cause.FAILURE
                                    && e.place().startsWith(site.name() + "/")
                            ? crew(site.section(), e.part())
                            : null;
            if (crew != null) {
                law.take(crew, e, ran.places().indexOf(e.place()));
            }
        }
        law.send();
        return law.begins;
    }

    private void take(Section.RepairCrew crew, Event e, int order) {
        if (e.time() > instant) {
            send();
            instant = e.time();
        }
        String key = e.place() + " " + e.part();
        if (e.type() == EventType.FAILED) {
            waiting.get(crew).add(new Waiting(key, e.time(), order));
            return;
        }
        if (!repaired.contains(key)) {
            send(); // a repair that takes no time
        }
        if (!repaired.remove(key)) {
            throw new AssertionError("repaired by nobody: " + e);
        }
        free.merge(crew, 1, Integer::sum);
    }

    private void send() {
        waiting.forEach(
                (crew, all) -> {
                    all.sort(
                            Comparator.comparingLong(Waiting::since)
                                    .thenComparingInt(Waiting::order));
                    while (free.get(crew) > 0 && !all.isEmpty()) {
                        free.merge(crew, -1, Integer::sum);
                        String key = all.removeFirst().key();
                        repaired.add(key);
                        begins.computeIfAbsent(key, k -> new ArrayList<>()).add(instant);
                    }
                });
    }

    private static Section.@Nullable RepairCrew crew(Section section, String mode) {
        for (Section.RepairCrew crew : section.crews()) {
            if (crew.repairs().contains(mode)) {
                return crew;
            }
        }
        return section.crews().stream()
                .filter(crew -> crew.repairs().isEmpty())
                .findFirst()
                .orElse(null);
    }
}
