package org.lineoff.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.lineoff.events.Oee;
import org.lineoff.events.Partition;
import org.lineoff.events.Places;

/** How every section and every station spends its time, year by year. */
final class PlacesByYear {
    private static final double MS_PER_HOUR = 3_600_000;

    /** Sections and their stations, in the order of the files. */
    private final List<Places.Place> rows = new ArrayList<>();

    /** How many stations each row stands for. */
    private final List<Integer> stations = new ArrayList<>();

    PlacesByYear(Places places) {
        for (Places.Place place : places.all()) {
            if (place.kind() == Places.Kind.SECTION || place.kind() == Places.Kind.STATION) {
                rows.add(place);
                stations.add(
                        (int)
                                places.all().stream()
                                        .filter(p -> p.kind() == Places.Kind.STATION)
                                        .filter(isOf(place))
                                        .count());
            }
        }
    }

    private static Predicate<Places.Place> isOf(Places.Place row) {
        return row.kind() == Places.Kind.SECTION
                ? p -> p.section().equals(row.name())
                : p -> p.index() == row.index();
    }

    List<AloneRun.OfPlace> measure(PlantMeters.Result measured, PlannedWork planned, int years) {
        List<AloneRun.OfPlace> all = new ArrayList<>();
        for (Places.Place row : rows) {
            for (int y = 0; y < years; y++) {
                all.add(
                        new AloneRun.OfPlace(
                                measured.states().sum(isOf(row), y),
                                Oee.of(
                                        measured.states(),
                                        measured.quality(),
                                        isOf(row),
                                        y,
                                        planned::millis)));
            }
        }
        return all;
    }

    /** Years for which any time is planned. */
    List<Simulation.PlaceYear> of(List<AloneRun> runs, int firstYear, int years, PlaceBook book) {
        List<Simulation.PlaceYear> results = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (int y = 0; y < years; y++) {
                int index = i * years + y;
                Partition sum = Partition.NONE;
                double oee = 0;
                int busy = 0;
                double visits = 0;
                for (AloneRun run : runs) {
                    AloneRun.OfPlace one = run.places().get(index);
                    sum = sum.plus(one.states());
                    visits += one.oee().pq();
                    if (one.oee().pbt() > 0) {
                        oee += one.oee().index();
                        busy++;
                    }
                }
                double planned = sum.total() - sum.offShift();
                if (planned > 0) {
                    Places.Place row = rows.get(i);
                    results.add(
                            new Simulation.PlaceYear(
                                    row.name(),
                                    book.words(row.name()),
                                    row.kind() == Places.Kind.SECTION ? "section" : "station",
                                    firstYear + y,
                                    planned / MS_PER_HOUR / stations.get(i) / runs.size(),
                                    sum.plannedStop() / planned,
                                    sum.failed() / planned,
                                    sum.working() / planned,
                                    sum.blocked() / planned,
                                    sum.starved() / planned,
                                    visits / runs.size(),
                                    busy == 0 ? Double.NaN : oee / busy));
                }
            }
        }
        return results;
    }
}
