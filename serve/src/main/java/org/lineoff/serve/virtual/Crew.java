package org.lineoff.serve.virtual;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lineoff.events.Places;
import org.lineoff.execute.PlantRules;

/**
 * Who reports from where: a terminal for each section and each junction, for places that the shops'
 * files do not have the terminal of the section that they lie in, and two programs.
 */
final class Crew {
    /**
     * One token.
     *
     * @param places none: anywhere
     */
    record Member(String name, String role, List<String> places) {
        Member {
            places = List.copyOf(places);
        }
    }

    static final String PLANNER = "planner";
    static final String QUALITY = "quality";

    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, String> byPlace = new HashMap<>();

    Crew(Places places, PlantRules rules) {
        add(new Member(PLANNER, "planner", List.of()));
        add(new Member(QUALITY, "quality", List.of()));
        for (Places.Place place : places.all()) {
            switch (place.kind()) {
                case PLANT, LINE, SKIDS -> byPlace.put(place.name(), PLANNER);
                default -> {
                    String home = place.section().isEmpty() ? place.name() : place.section();
                    station(place.name(), home.replaceFirst("#[0-9]+$", ""));
                }
            }
        }
        for (PlantRules.Place place : rules.places()) {
            if (!byPlace.containsKey(place.name())) {
                station(place.name(), home(place.name()));
            }
        }
    }

    private void add(Member member) {
        members.put(member.name(), member);
    }

    private void station(String place, String home) {
        byPlace.put(place, home);
        members.computeIfAbsent(home, _ -> new Member(home, "station", List.of(home)));
    }

    /** The terminal that a place lies below; else it has one of its own. */
    private String home(String place) {
        List<String> above = new ArrayList<>();
        for (String name : members.keySet()) {
            if (place.startsWith(name + "/")) {
                above.add(name);
            }
        }
        return above.stream().max((a, b) -> a.length() - b.length()).orElse(place);
    }

    Collection<Member> members() {
        return members.values();
    }

    /** Who reports from a place. */
    String at(String place) {
        String name = byPlace.get(place);
        if (name == null) {
            throw new IllegalArgumentException("nobody reports from \"" + place + "\"");
        }
        return name;
    }
}
