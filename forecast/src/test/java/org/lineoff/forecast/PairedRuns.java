package org.lineoff.forecast;

import java.util.List;
import org.lineoff.events.Places;
import org.lineoff.forecast.Alterations.Altered;
import org.lineoff.model.Plant;
import org.lineoff.programme.ProgrammeForecast;
import org.lineoff.simulate.Simulator;

/** Replications of a plant, and what alterations bring in as many pairs. */
final class PairedRuns {
    private final Places places;
    private final PlantWorths worths;
    private final int pairs;

    PairedRuns(Plant plant, int pairs, long seed) {
        this.pairs = pairs;
        Settings settings = new Settings(plant.asOf(), pairs, pairs, seed, 2, "test");
        ProgrammeForecast programme =
                ProgrammeForecast.of(plant, plant.asOf(), seed, pairs, 1, done -> {});
        Simulator simulator = Simulator.of(plant);
        places = simulator.places();
        PlantRun run = new PlantRun(plant, settings, programme, simulator);
        worths =
                new PlantWorths(
                        plant,
                        settings,
                        programme,
                        new Parallel(2).run(pairs, run::outlook, done -> {}));
    }

    Places.Place place(String name) {
        return places.get(places.indexOf(name));
    }

    Forecast.Worth worth(Altered altered) {
        Forecast.Worth worth =
                worths.of(List.of(altered), pairs, new Parallel(2), Progress.none())
                        .get(altered.key());
        if (worth == null) {
            throw new AssertionError("no worth of " + altered.per());
        }
        return worth;
    }
}
