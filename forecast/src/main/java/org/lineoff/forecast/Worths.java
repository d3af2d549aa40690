package org.lineoff.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.events.Places;
import org.lineoff.forecast.Alterations.Altered;
import org.lineoff.model.Plant;
import org.lineoff.programme.ProgrammeForecast;

/**
 * What it is worth to take a little away from what holds the plant back, and what a place more in a
 * buffer and a day less of an activity bring beside that: found by making runs again under the same
 * luck with that one change. How many is said by {@link WorthBudget}.
 */
final class Worths {
    private final Plant plant;
    private final Settings settings;
    private final ProgrammeForecast programme;
    private final Places places;
    private final Parallel parallel;

    Worths(
            Plant plant,
            Settings settings,
            ProgrammeForecast programme,
            Places places,
            Parallel parallel) {
        this.plant = plant;
        this.settings = settings;
        this.programme = programme;
        this.places = places;
        this.parallel = parallel;
    }

    /**
     * @param causes the first of them with their worth
     * @param also what has no place among them
     */
    record Result(List<Forecast.HeldBackBy> causes, List<Forecast.AlsoWorth> also) {}

    Result of(List<Forecast.HeldBackBy> causes, List<Replication> replications, Progress progress) {
        int most = Math.min(plant.runs().worthPairs(), replications.size());
        int first = Math.min(plant.runs().worthCauses(), causes.size());
        if (most == 0 || first == 0) {
            return new Result(causes, List.of());
        }
        Alterations alterations = new Alterations(plant, settings.asOf());
        List<Optional<Altered>> ofCauses =
                causes.stream().limit(first).map(c -> altered(c, alterations)).toList();
        List<Altered> works = new ArrayList<>(ofCauses.stream().flatMap(Optional::stream).toList());
        int distinct = (int) works.stream().map(Altered::key).distinct().count();
        List<Buffers.Buffer> buffers = new Buffers(plant, places, settings, replications).ranked();
        PlantWorths runs = new PlantWorths(plant, settings, programme, replications);
        WorthBudget.Plan plan =
                WorthBudget.plan(runs.visits(), runs.visitsAgain(), distinct, buffers.size(), most);
        List<Buffers.Buffer> priced = buffers.subList(0, plan.buffers());
        priced.forEach(b -> works.add(b.more()));
        Map<String, Forecast.Worth> worths = runs.of(works, plan.pairs(), parallel, progress);
        ProgrammeWorths ofProgramme = new ProgrammeWorths(plant, settings, programme);
        List<Forecast.HeldBackBy> results = new ArrayList<>();
        for (int c = 0; c < causes.size(); c++) {
            Forecast.HeldBackBy cause = causes.get(c);
            results.add(
                    c >= first
                            ? cause
                            : cause.with(worth(cause, ofCauses.get(c), worths, ofProgramme)));
        }
        List<Forecast.AlsoWorth> also = new ArrayList<>();
        PlaceBook book = new PlaceBook(plant, settings.asOf());
        for (Buffers.Buffer buffer : priced) {
            Forecast.Worth worth = worths.get(buffer.more().key());
            if (worth != null) {
                also.add(
                        new Forecast.AlsoWorth(
                                "buffer", buffer.place(), book.words(buffer.place()), null, worth));
            }
        }
        also.addAll(ofProgramme.ofDates());
        return new Result(results, also);
    }

    private Optional<Altered> altered(Forecast.HeldBackBy cause, Alterations alterations) {
        Cause why = Cause.valueOf(cause.cause().toUpperCase(Locale.ROOT));
        return alterations.at(places.get(places.indexOf(cause.place())), why);
    }

    private Forecast.@Nullable Worth worth(
            Forecast.HeldBackBy cause,
            Optional<Altered> altered,
            Map<String, Forecast.Worth> worths,
            ProgrammeWorths ofProgramme) {
        if (altered.isPresent()) {
            return worths.get(altered.get().key());
        }
        if (!cause.cause().equals("programme")) {
            return null;
        }
        String line = places.get(places.indexOf(cause.place())).line();
        return plant.line(line).flatMap(l -> ofProgramme.of(l.startOfProduction())).orElse(null);
    }
}
