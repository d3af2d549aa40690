package org.lineoff.simulate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Places;
import org.lineoff.model.Junction;
import org.lineoff.model.Section;
import org.lineoff.model.Station;

/**
 * Junctions that work, written as the sections and stations that do the same: what is known of
 * hours, failures and luck is then known of them, too. They have the ramps of their line and none
 * of their own.
 */
final class Halls {
    private Halls() {}

    /** As many units as there may be; how many there are is drawn. */
    static Station station(Junction.Parallel parallel) {
        return station(
                parallel.id(),
                parallel.work(),
                Places.most(parallel.stations()),
                parallel.failures(),
                parallel.defects());
    }

    /** The machine of a lot source: a stroke is a visit. */
    static Station station(Junction.LotSource source) {
        Station.Work stroke = new Station.Work(source.stroke(), Map.of(), Map.of());
        return station(source.id(), stroke, 1, source.failures(), List.of());
    }

    private static Station station(
            String id,
            Station.Work work,
            int units,
            List<Station.FailureMode> failures,
            List<Station.Defect> defects) {
        return new Station(
                id, null, 1, work, null, null, null, units, null, failures, defects, null);
    }

    static Section section(Junction junction, Station station) {
        return new Section(
                junction.id(),
                null,
                Section.Kind.ASYNCHRONOUS,
                calendar(junction),
                null,
                false,
                true,
                List.of(station),
                List.of(),
                null,
                null,
                null,
                List.of());
    }

    private static @Nullable String calendar(Junction junction) {
        return switch (junction) {
            case Junction.Parallel parallel -> parallel.calendar();
            case Junction.LotSource source -> source.calendar();
            default -> null;
        };
    }
}
