package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lineoff.events.Event;
import org.lineoff.events.Places;
import org.lineoff.simulate.Layout.SectionSite;

/**
 * What parallel stations with overtaking do in every plant, told from the events alone: a car takes
 * the one that has been free longest; what is done goes on in the order in which it was offered.
 */
final class OvertakingLaws {
    private static final long NOT_DONE = -1;
    private static final long WAITS_FOR_OPENING = -2;

    private final String as;
    private final List<Station> stations = new ArrayList<>();

    private static final class Station {
        long car;
        long freeSince = -1;
        long offered = NOT_DONE;
        boolean open = true;
    }

    private OvertakingLaws(int count, String as) {
        this.as = as;
        for (int i = 0; i < count; i++) {
            stations.add(new Station());
        }
    }

    static void check(Ran ran, String as) {
        Map<String, OvertakingLaws> laws = new HashMap<>();
        Map<String, Integer> index = new HashMap<>();
        for (SectionSite hall : LayoutBuilder.layout(ran.plant()).halls()) {
            if (ran.places().get(hall.place()).kind() != Places.Kind.PARALLEL) {
                continue;
            }
            List<String> names = hall.stations().getFirst().names();
            OvertakingLaws law = new OvertakingLaws(names.size(), as);
            for (int i = 0; i < names.size(); i++) {
                laws.put(names.get(i), law);
                index.put(names.get(i), i);
            }
        }
        for (Event e : ran.reported()) {
            if (laws.containsKey(e.place())) {
                laws.get(e.place()).take(e, index.get(e.place()));
            }
        }
    }

    private void take(Event e, int i) {
        Station station = stations.get(i);
        switch (e.type()) {
            case ENTERED -> {
                Station longest =
                        stations.stream()
                                .filter(s -> s.car == 0)
                                .min(Comparator.comparingLong(s -> s.freeSince))
                                .orElseThrow();
                assertThat(longest).as("%s: %s: free longest", as, e).isSameAs(station);
                station.car = e.car();
            }
            case WORK_FINISHED -> station.offered = station.open ? e.time() : WAITS_FOR_OPENING;
            case LEFT -> {
                Station first =
                        stations.stream()
                                .filter(s -> s.offered >= 0)
                                .min(
                                        Comparator.<Station>comparingLong(s -> s.offered)
                                                .thenComparingLong(s -> s.car))
                                .orElseThrow();
                assertThat(first).as("%s: %s: offered first", as, e).isSameAs(station);
                station.car = 0;
                station.freeSince = e.time();
                station.offered = NOT_DONE;
            }
            case STOPPED -> station.open = false;
            case RESUMED -> {
                station.open = true;
                if (station.offered == WAITS_FOR_OPENING) {
                    station.offered = e.time();
                }
            }
            default -> {}
        }
    }
}
