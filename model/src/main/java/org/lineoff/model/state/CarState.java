package org.lineoff.model.state;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.About;

/** A car, or a part on its way into one: what it is, and what it carries from its past. */
public record CarState(
        @About(value = "Build number, or number of the part.", min = 1) long number,
        @About("Id of its build sequence; left out for a part that belongs to no car.")
                @Nullable String sequence,
        @About("Full name of the source that released it; left out for a stroke of a lot source.")
                @Nullable String source,
        @About(
                        "Id of its model; left out: as drawn for its number, or a part that belongs to no car.")
                @Nullable String model,
        @About("By option group its choice; groups left out: as drawn for its number.")
                Map<String, String> options,
        @About(
                        "By place where a car may come twice: how often it came, the visit that lasts included.")
                Map<String, Integer> visits,
        @About(
                        value = "How many cars had entered the section that it is in before it.",
                        byDefault = "0",
                        min = 0)
                long built,
        @About("Types of the defects that it has.") List<String> defects,
        @About("Types of the defects that its last inspection found.") List<String> found,
        @About(
                        "Where a split has settled its way already: the number of the branch, from 1, in"
                                + " the order of the file.")
                @Nullable Integer way,
        @About("Loops of which it has a carrier.") List<String> skids,
        @About(
                        value =
                                "The number by which stores that restore an order give it out; left out: its number.",
                        min = 1)
                @Nullable Long wanted) {

    public CarState {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
        visits = Collections.unmodifiableSortedMap(new TreeMap<>(visits));
        defects = List.copyOf(defects);
        found = List.copyOf(found);
        skids = List.copyOf(skids);
    }
}
