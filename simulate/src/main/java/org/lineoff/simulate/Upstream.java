package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.List;
import org.lineoff.model.Junction.Join;
import org.lineoff.simulate.Layout.OtherSite;

/**
 * Everything from which a car can come to a paced section, to know when none will come any more:
 * every source has released its last order and no car is on its way.
 */
final class Upstream {
    private final List<OrderSource> orders = new ArrayList<>();
    private final List<MatchedSource> feeders = new ArrayList<>();
    private final List<StoreJunction> stores = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private boolean endless;

    /** Finds everything before a section. */
    void find(Section start, Layout layout, Section[] all, Junction[] junctions) {
        List<Integer> todo = new ArrayList<>(List.of(start.site.index()));
        boolean[] seen = new boolean[all.length];
        boolean[] seenJunction = new boolean[junctions.length];
        seen[start.site.index()] = true;
        while (!todo.isEmpty()) {
            int to = todo.removeLast();
            for (int j = 0; j < junctions.length; j++) {
                if (!seenJunction[j]
                        && layout.junctions().get(j) instanceof OtherSite site
                        && site.to().contains(to)) {
                    seenJunction[j] = true;
                    add(junctions[j]);
                    for (int from : carsFrom(site, layout, junctions)) {
                        if (!seen[from]) {
                            seen[from] = true;
                            sections.add(all[from]);
                            todo.add(from);
                        }
                    }
                }
            }
        }
    }

    /**
     * Where cars come from: parts end in a join, and a feeder's parts begin with a store's cars.
     */
    private List<Integer> carsFrom(OtherSite site, Layout layout, Junction[] junctions) {
        if (site.junction() instanceof Join) {
            return site.from().subList(0, 1);
        }
        for (int j = 0; site.follows() >= 0 && j < junctions.length; j++) {
            if (layout.junctions().get(j) instanceof OtherSite store
                    && store.place() == site.follows()) {
                add(junctions[j]);
                return store.from();
            }
        }
        return site.from();
    }

    private void add(Junction junction) {
        switch (junction) {
            case OrderSource source -> orders.add(source);
            case MatchedSource source -> feeders.add(source);
            case PartSource _ -> endless = true;
            case StoreJunction store -> stores.add(store);
            case ParallelJunction parallel -> sections.add(parallel.hall());
            default -> {}
        }
    }

    /** Whether it is not exhausted before a build sequence is. */
    boolean hasOrders() {
        return !orders.isEmpty() || endless;
    }

    boolean isExhausted() {
        if (endless) {
            return false;
        }
        for (int i = 0; i < orders.size(); i++) {
            if (!orders.get(i).isExhausted()) {
                return false;
            }
        }
        for (int i = 0; i < feeders.size(); i++) {
            if (feeders.get(i).waiting() > 0) {
                return false;
            }
        }
        for (int i = 0; i < stores.size(); i++) {
            if (stores.get(i).inside() > 0) {
                return false;
            }
        }
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).inside() > 0) {
                return false;
            }
        }
        return true;
    }
}
