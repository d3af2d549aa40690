package org.lineoff.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shop as one file describes it. A shop that names several lines stands once in each of them,
 * under the names {@code line/shop/section/station}; one that names none stands once, under {@code
 * shop/section/station}. References inside a shop look in its own line first.
 */
public record Shop(
        @About("Name of the shop; the second part of the names of its places.") String id,
        @About("Words for people.") Text name,
        @About("Lines that have this shop; none stated: one shop for the whole plant.")
                List<String> lines,
        @About(
                        value =
                                "Planned jobs per hour while it runs; left out: its line's. Where the loss"
                                        + " bridge begins.",
                        min = 0)
                @Nullable Known<Double> jobsPerHour,
        @About(value = "Sections, in the order of the flow.", min = 1) List<Section> sections,
        @About("Junctions, in the order in which they decide at one instant.")
                List<Junction> junctions,
        @About("Loops of carriers: skids, hangers.") List<SkidLoop> skidLoops) {
    public Shop {
        lines = List.copyOf(lines);
        sections = List.copyOf(sections);
        junctions = List.copyOf(junctions);
        skidLoops = List.copyOf(skidLoops);
    }
}
