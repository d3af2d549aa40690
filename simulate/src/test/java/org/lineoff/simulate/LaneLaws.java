package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lineoff.events.Event;
import org.lineoff.events.EventType;
import org.lineoff.model.Junction.Store;
import org.lineoff.simulate.Layout.OtherSite;

/**
 * What stores do in every plant, told from the events alone: every car that goes out is the one
 * that the rule chooses among those inside, or among the heads of the lanes into which the rule of
 * entry has put them.
 */
final class LaneLaws {
    private LaneLaws() {}

    /** How many cars a store can hold. */
    static int places(Store store) {
        int capacity = store.capacity().versions().getFirst().value();
        if (store.lanes() == null) {
            return capacity;
        }
        int lanes = store.lanes().versions().getFirst().value();
        return lanes * Math.max(1, capacity / lanes);
    }

    static void check(Ran ran, String as) {
        Map<String, Store> stores = new HashMap<>();
        Map<String, List<List<Long>>> lanes = new HashMap<>();
        Map<String, List<Long>> inside = new HashMap<>();
        for (Layout.JunctionSite site : LayoutBuilder.layout(ran.plant()).junctions()) {
            if (site instanceof OtherSite o && o.junction() instanceof Store store) {
                stores.put(o.name(), store);
                inside.put(o.name(), new ArrayList<>());
                List<List<Long>> all = new ArrayList<>();
                int count = store.lanes() == null ? 0 : store.lanes().versions().getFirst().value();
                for (int l = 0; l < count; l++) {
                    all.add(new ArrayList<>());
                }
                lanes.put(o.name(), all);
            }
        }
        for (Event e : ran.reported()) {
            Store store = stores.get(e.place());
            if (store != null && e.type() == EventType.ENTERED) {
                enter(store, lanes.get(e.place()), e.car());
                inside.get(e.place()).add(e.car());
            }
            if (store != null && e.type() == EventType.LEFT) {
                List<Long> in = inside.get(e.place());
                List<Long> may = new ArrayList<>(in);
                if (store.lanes() != null) {
                    may.removeIf(car -> !isHead(lanes.get(e.place()), car));
                }
                long expected =
                        store.retrieve() == Store.Rule.FIRST_IN
                                ? may.getFirst()
                                : may.stream().mapToLong(car -> car).min().orElseThrow();
                assertThat(e.car()).as("%s: out of %s at %s", as, in, e).isEqualTo(expected);
                in.remove(e.car());
                lanes.get(e.place()).forEach(lane -> lane.remove(e.car()));
            }
        }
    }

    private static boolean isHead(List<List<Long>> lanes, long car) {
        return lanes.stream().anyMatch(lane -> !lane.isEmpty() && lane.getFirst() == car);
    }

    private static void enter(Store store, List<List<Long>> lanes, long car) {
        if (lanes.isEmpty()) {
            return;
        }
        List<List<Long>> open = new ArrayList<>(lanes);
        open.removeIf(lane -> lane.size() >= places(store) / lanes.size());
        open.stream()
                .filter(lane -> !lane.isEmpty() && lane.getLast() < car)
                .max(Comparator.comparingLong(List::getLast))
                .orElseGet(
                        () -> open.stream().min(Comparator.comparingInt(List::size)).orElseThrow())
                .add(car);
    }
}
