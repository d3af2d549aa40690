package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lineoff.model.Junction;
import org.lineoff.model.Shop;

/** What lies before what in one shop, by the ids of its sections. */
final class ShopFlow {
    private ShopFlow() {}

    /** Sections from which the junction takes, parts included. */
    static List<String> from(Junction junction) {
        return switch (junction) {
            case Junction.Source _, Junction.LotSource _ -> List.of();
            case Junction.Sink s -> List.of(s.from());
            case Junction.Link l -> List.of(l.from());
            case Junction.Store s -> List.of(s.from());
            case Junction.Parallel p -> List.of(p.from());
            case Junction.Split s -> List.of(s.from());
            case Junction.Merge m -> m.from();
            case Junction.Join j -> {
                List<String> all = new ArrayList<>(List.of(j.from()));
                j.parts().forEach(part -> all.add(part.from()));
                yield all;
            }
        };
    }

    /** Sections to which the junction gives. */
    static List<String> to(Junction junction) {
        return switch (junction) {
            case Junction.Sink _, Junction.LotSource _ -> List.of();
            case Junction.Source s -> List.of(s.to());
            case Junction.Link l -> List.of(l.to());
            case Junction.Store s -> List.of(s.to());
            case Junction.Parallel p -> List.of(p.to());
            case Junction.Split s -> s.branches().stream().map(Junction.Split.Branch::to).toList();
            case Junction.Merge m -> List.of(m.to());
            case Junction.Join j -> List.of(j.to());
        };
    }

    /** The junctions through which something in the section may have come, nearest first. */
    static List<Junction> junctionsBefore(Shop shop, String section) {
        List<Junction> found = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>(Set.of(section));
        List<String> open = new ArrayList<>(seen);
        while (!open.isEmpty()) {
            String at = open.removeFirst();
            for (Junction j : shop.junctions()) {
                if (to(j).contains(at) && !found.contains(j)) {
                    found.add(j);
                    from(j).stream().filter(seen::add).forEach(open::add);
                }
            }
        }
        return found;
    }

    /** The section and all that may lie before it. */
    static Set<String> sectionsBefore(Shop shop, String section) {
        Set<String> sections = new LinkedHashSet<>(Set.of(section));
        junctionsBefore(shop, section).forEach(j -> sections.addAll(from(j)));
        return sections;
    }
}
