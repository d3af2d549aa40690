package org.lineoff.simulate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Places;
import org.lineoff.model.Gate;
import org.lineoff.model.Junction;
import org.lineoff.model.Line;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.SkidLoop;
import org.lineoff.model.Station;

/**
 * What stands where in a plant, before anything is drawn: every section and junction once for each
 * line that has its shop, with references resolved. Engines compile their runs from it. Immutable;
 * made once a plant by {@link LayoutBuilder}.
 *
 * @param sections in the order of the files
 * @param halls what works at junctions: like sections, numbered behind them
 * @param junctions in the order of the files, which is the order in which they decide; a shop's
 *     gates come before its junctions
 * @param defectTypes all types of defect, sorted
 * @param optionGroups indices of the option groups that anything in the plant depends on
 * @param skidLoops in the order of the files
 * @param counters number of visit counters that a car needs
 */
record Layout(
        Plant plant,
        Places places,
        List<SectionSite> sections,
        List<SectionSite> halls,
        List<JunctionSite> junctions,
        List<String> defectTypes,
        List<Integer> optionGroups,
        List<LoopSite> skidLoops,
        int counters) {

    /** How many sections and halls there are. */
    int workplaces() {
        return sections.size() + halls.size();
    }

    /** The junction of that place. */
    OtherSite junctionAt(int place) {
        return junctions.stream()
                .filter(site -> site.place() == place)
                .map(OtherSite.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** What works at the junction of that place. */
    SectionSite hallAt(int place) {
        return halls.stream().filter(hall -> hall.place() == place).findFirst().orElseThrow();
    }

    /**
     * One section, or what works at a junction, as if it were one.
     *
     * @param index in {@link Layout#sections}, and {@link Layout#halls} behind them
     * @param line null in a shop of the whole plant
     * @param gatePlace −1 without a gate
     * @param repairPlace −1 without a repair
     * @param gateCounter visit counter of inspections, −1 without a gate
     * @param repairCounter visit counter of repairs, −1 without a repair
     */
    record SectionSite(
            int index,
            int place,
            String name,
            @Nullable Line line,
            Shop shop,
            Section section,
            List<StationSite> stations,
            int gatePlace,
            int repairPlace,
            int gateCounter,
            int repairCounter) {

        String lineId() {
            return line == null ? "" : line.id();
        }
    }

    /**
     * One position in a section: a station with its parallel units.
     *
     * @param places of the units
     * @param names full names of the units
     * @param counter visit counter of the first unit, the others follow; −1 where no car comes
     *     twice
     */
    record StationSite(Station station, List<Integer> places, List<String> names, int counter) {}

    /**
     * A loop of carriers.
     *
     * @param from index of its first section
     * @param to index of its last section
     * @param sections indices of all sections in which a car may have its carriers
     * @param stores places of all junctions in which it may
     */
    record LoopSite(
            int place,
            SkidLoop loop,
            int from,
            int to,
            List<Integer> sections,
            List<Integer> stores) {}

    /** What decides something: a junction of a shop, or a gate. */
    sealed interface JunctionSite {
        int place();
    }

    record GateSite(int place, SectionSite section, Gate gate) implements JunctionSite {}

    /**
     * One junction.
     *
     * @param from indices of the sections before, in the order of the file (join: the car first)
     * @param to indices of the sections behind (split: one a branch)
     * @param follows place of the junction whose retrievals a source follows, −1 for others
     * @param racks of a join: places of the lot sources, in the order of the file
     * @param counter visit counter of a split, store or join, −1 where no car comes twice
     */
    record OtherSite(
            int place,
            String name,
            Junction junction,
            List<Integer> from,
            List<Integer> to,
            int follows,
            List<Integer> racks,
            int counter)
            implements JunctionSite {
        OtherSite withCounter(int number) {
            return new OtherSite(place, name, junction, from, to, follows, racks, number);
        }
    }
}
