package org.lineoff.simulate;

import java.util.List;
import org.lineoff.model.Junction.Join;
import org.lineoff.simulate.Layout.OtherSite;

/** Who hands to whom, to ask where a car may come twice. A question walks the whole graph. */
final class Flow {
    private final int sections;
    private final List<OtherSite> junctions;

    Flow(int sections, List<OtherSite> junctions) {
        this.sections = sections;
        this.junctions = junctions;
    }

    /** Returns whether a car that left the section can come to it again. */
    boolean isOnLoop(int section) {
        boolean[] reached = new boolean[sections];
        boolean more = true;
        while (more) {
            more = false;
            for (OtherSite junction : junctions) {
                if (startsAt(junction, section, reached)) {
                    for (int to : junction.to()) {
                        more |= !reached[to];
                        reached[to] = true;
                    }
                }
            }
        }
        return reached[section];
    }

    /** Whether its cars come from the section, or from what was reached; parts end in a join. */
    private static boolean startsAt(OtherSite junction, int section, boolean[] reached) {
        return carsFrom(junction).stream().anyMatch(f -> f == section || reached[f]);
    }

    /** The sections before a junction whose cars go on behind it: parts end in a join. */
    static List<Integer> carsFrom(OtherSite junction) {
        return junction.junction() instanceof Join
                ? junction.from().subList(0, 1)
                : junction.from();
    }
}
