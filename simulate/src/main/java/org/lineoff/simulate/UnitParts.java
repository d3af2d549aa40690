package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Drawn;
import org.lineoff.model.Station;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Purpose;
import org.lineoff.simulate.Layout.StationSite;

/**
 * What one unit of a station does to a car, as drawn for one replication: set-up, work, defects,
 * line stops, operation-dependent failures and who repairs them; with the keys of its luck.
 */
record UnitParts(
        int place,
        WorkContent work,
        boolean manned,
        long workKey,
        @Nullable SetUpTimes setUp,
        List<DefectLaw> defects,
        @Nullable LineStopLaw lineStop,
        @Nullable OperationFailures failures) {

    /** A defect that a visit may cause: bit of its type, probability, key. */
    record DefectLaw(long bit, double probability, long key) {
        /**
         * Returns whether a visit causes it.
         *
         * @param factor of the first time through
         */
        boolean isCaused(long index, double factor) {
            return Draws.uniform(key, index) < limit(probability, factor);
        }

        /** Below which number of luck it is caused. */
        static double limit(double probability, double factor) {
            return 1 - (1 - probability) * factor;
        }
    }

    record LineStopLaw(double probability, long occursKey, Law law, long key) {
        /** Returns whether there is a stop in a visit. */
        boolean occurs(long index) {
            return Draws.uniform(occursKey, index) < probability;
        }

        /** Returns how long the stop in a visit lasts, 0 if there is none. */
        long draw(long index) {
            return occurs(index) ? law.duration(Draws.uniform(key, index)) : 0;
        }

        /** What is left of a stop of which that much is over. */
        long left(long index, long elapsed) {
            return law.remaining(Draws.uniform(key, index), law.mean(), elapsed);
        }
    }

    static UnitParts of(
            StationSite site,
            int unit,
            boolean paced,
            WorkContent work,
            RepairCrews crews,
            Layout layout,
            Drawn drawn,
            Samplers samplers) {
        Station station = site.station();
        String name = site.names().get(unit);
        long place = Draws.place(name);
        Draws draws = drawn.draws();
        return new UnitParts(
                site.places().get(unit),
                work,
                Manning.people(site, drawn) > 0,
                draws.key(Purpose.WORK, place),
                SetUpTimes.of(station.setUp(), layout, drawn),
                station.defects().stream()
                        .filter(d -> drawn.isKnown(d.probability()))
                        .map(
                                d ->
                                        new DefectLaw(
                                                1L << layout.defectTypes().indexOf(d.type()),
                                                drawn.number(d.probability()),
                                                draws.key(
                                                        Purpose.DEFECT,
                                                        Draws.place(place, d.type()))))
                        .toList(),
                lineStop(paced ? station.lineStop() : null, place, drawn, samplers),
                failures(station, name, crews, drawn, samplers));
    }

    private static @Nullable LineStopLaw lineStop(
            Station.@Nullable LineStop stop, long place, Drawn drawn, Samplers samplers) {
        return stop == null || !drawn.isKnown(stop.probability())
                ? null
                : new LineStopLaw(
                        drawn.number(stop.probability()),
                        drawn.draws().key(Purpose.LINE_STOP_OCCURS, place),
                        Law.of(stop.time(), drawn, samplers),
                        drawn.draws().key(Purpose.LINE_STOP, place));
    }

    private static @Nullable OperationFailures failures(
            Station station, String name, RepairCrews crews, Drawn drawn, Samplers samplers) {
        List<FailureLaw> laws = new ArrayList<>();
        List<Integer> modes = new ArrayList<>();
        List<@Nullable RepairCrew> repairedBy = new ArrayList<>();
        for (int m = 0; m < station.failures().size(); m++) {
            FailureLaw law = new FailureLaw(station.failures().get(m), name, drawn, samplers);
            if (!law.countsOpenTime()) {
                laws.add(law);
                modes.add(m);
                repairedBy.add(crews.of(station.failures().get(m).id()));
            }
        }
        return laws.isEmpty()
                ? null
                : new OperationFailures(
                        laws.toArray(FailureLaw[]::new),
                        modes.stream().mapToInt(Integer::intValue).toArray(),
                        repairedBy);
    }
}
