package org.lineoff.execute;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quality gate (质量门).
 *
 * @param place full name
 * @param guards what no car becomes before it has passed here; null: it guards nothing
 * @param demands what must hold for a car to pass
 */
public record Gate(String place, @Nullable Status guards, List<Demand> demands) {
    public Gate {
        demands = List.copyOf(demands);
    }
}
