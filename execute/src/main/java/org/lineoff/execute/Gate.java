package org.lineoff.execute;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Text;

/**
 * A quality gate (质量门).
 *
 * @param place full name
 * @param name what it has in common with the same gate of other lines: a car passes one of them
 * @param guards what no car becomes before it has passed here; null: it guards nothing
 * @param demands what must hold for a car to pass
 */
public record Gate(
        String place, String name, Text title, @Nullable Status guards, List<Demand> demands) {
    public Gate {
        demands = List.copyOf(demands);
    }

    /** A gate that stands alone. */
    public Gate(String place, @Nullable Status guards, List<Demand> demands) {
        this(place, place, Text.of(place), guards, demands);
    }
}
