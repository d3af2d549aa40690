package org.lineoff.forecast;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lineoff.model.Junction;
import org.lineoff.model.PlaceName;
import org.lineoff.model.Plant;
import org.lineoff.model.Shop;

/** Which build sequence the cars of a line come from. */
final class BuildSequences {
    private BuildSequences() {}

    /** By line id ("" for shops in no line); lines without a source of cars are left out. */
    static Map<String, String> byLine(Plant plant) {
        Map<String, String> sequences = new LinkedHashMap<>();
        for (Shop shop : plant.shops()) {
            for (Junction junction : shop.junctions()) {
                if (junction instanceof Junction.Source source && source.sequence() != null) {
                    for (String line : PlaceName.linesOf(shop)) {
                        sequences.putIfAbsent(line, source.sequence());
                    }
                }
            }
        }
        return sequences;
    }
}
