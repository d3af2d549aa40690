package org.lineoff.simulate;

import java.util.List;
import org.lineoff.model.Section.Kind;
import org.lineoff.simulate.Layout.GateSite;
import org.lineoff.simulate.Layout.JunctionSite;
import org.lineoff.simulate.Layout.OtherSite;

/**
 * Which junctions have to look again when something has changed at one: itself, and where there are
 * paced sections others, because an advance is one decision of the junction before the section and
 * asks those behind it.
 *
 * <p>Two questions go from junction to junction. <em>Would you take this car?</em> goes down the
 * flow, from the junction before a paced section to that behind it, and on as long as paced
 * sections follow. <em>Have you a car?</em> goes up, from a join or a merge, which look at all
 * their ways, through the paced sections before them. Who may hear an answer looks again when it
 * may have become another.
 */
final class Neighbours {
    private final List<JunctionSite> junctions;
    private final boolean[] paced;

    /** The set that is found, and of those in it who has been asked either question. */
    private final boolean[] heard;

    private final boolean[] askedToTake;
    private final boolean[] askedForCar;

    private Neighbours(Layout layout) {
        junctions = layout.junctions();
        paced = new boolean[layout.sections().size()];
        for (Layout.SectionSite section : layout.sections()) {
            paced[section.index()] = section.section().kind() == Kind.PACED;
        }
        heard = new boolean[junctions.size()];
        askedToTake = new boolean[junctions.size()];
        askedForCar = new boolean[junctions.size()];
    }

    /** Returns, by junction, the set of those that look again with it, one bit each. */
    static long[][] of(Layout layout) {
        int count = layout.junctions().size();
        long[][] together = new long[count][(count + 63) / 64];
        for (int asking = 0; asking < count; asking++) {
            Neighbours of = new Neighbours(layout);
            of.decides(asking);
            for (int other = 0; other < count; other++) {
                if (of.heard[other]) {
                    together[other][asking / 64] |= 1L << asking;
                }
            }
        }
        return together;
    }

    /** Adds all whom a junction may hear when it decides. */
    private void decides(int junction) {
        heard[junction] = true;
        lookAtWays(junction);
        askBehind(junction);
    }

    /** Whether those behind would take the last car of a paced section that it feeds. */
    private void askBehind(int junction) {
        for (int section : to(junction)) {
            if (isPaced(section)) {
                for (int next = 0; next < heard.length; next++) {
                    if (from(next).contains(section) && !askedToTake[next]) {
                        askedToTake[next] = true;
                        decides(next);
                    }
                }
            }
        }
    }

    /** What stands on all ways to a junction where several come together. */
    private void lookAtWays(int junction) {
        if (from(junction).size() > 1) {
            askBefore(junction);
        }
    }

    /** Whether there is a car for a paced section before it, which would advance with it. */
    private void askBefore(int junction) {
        for (int section : from(junction)) {
            if (isPaced(section)) {
                for (int before = 0; before < heard.length; before++) {
                    if (to(before).contains(section) && !askedForCar[before]) {
                        askedForCar[before] = true;
                        heard[before] = true;
                        askBefore(before);
                    }
                }
            }
        }
    }

    /** What works at a junction is behind all sections, and not paced. */
    private boolean isPaced(int section) {
        return section < paced.length && paced[section];
    }

    private List<Integer> from(int junction) {
        return switch (junctions.get(junction)) {
            case GateSite gate -> List.of(gate.section().index());
            case OtherSite other -> other.from();
        };
    }

    private List<Integer> to(int junction) {
        return switch (junctions.get(junction)) {
            case GateSite _ -> List.of();
            case OtherSite other -> other.to();
        };
    }
}
