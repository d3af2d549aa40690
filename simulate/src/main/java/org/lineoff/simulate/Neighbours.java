package org.lineoff.simulate;

import org.lineoff.model.Section.Kind;
import org.lineoff.simulate.Layout.GateSite;
import org.lineoff.simulate.Layout.JunctionSite;
import org.lineoff.simulate.Layout.OtherSite;

/**
 * Which junctions have to look again together: those around a paced section, because an advance is
 * one decision of what is before it, behind it, and in it.
 */
final class Neighbours {
    private Neighbours() {}

    /** Returns, by junction, the set of those that look again with it, one bit each. */
    static long[][] of(Layout layout) {
        int count = layout.junctions().size();
        int[] group = new int[count];
        for (int j = 0; j < count; j++) {
            group[j] = j;
        }
        for (Layout.SectionSite section : layout.sections()) {
            if (section.section().kind() == Kind.PACED) {
                unite(layout, section.index(), group);
            }
        }
        long[][] together = new long[count][(count + 63) / 64];
        for (int j = 0; j < count; j++) {
            for (int k = 0; k < count; k++) {
                if (group[j] == group[k]) {
                    together[j][k / 64] |= 1L << k;
                }
            }
        }
        return together;
    }

    private static void unite(Layout layout, int section, int[] group) {
        int first = -1;
        for (int j = 0; j < group.length; j++) {
            if (touches(layout.junctions().get(j), section)) {
                first = first < 0 ? j : first;
                int from = group[j];
                for (int k = 0; k < group.length; k++) {
                    group[k] = group[k] == from ? group[first] : group[k];
                }
            }
        }
    }

    private static boolean touches(JunctionSite site, int section) {
        return switch (site) {
            case GateSite gate -> gate.section().index() == section;
            case OtherSite other -> other.from().contains(section) || other.to().contains(section);
        };
    }
}
