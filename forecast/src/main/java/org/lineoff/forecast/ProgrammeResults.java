package org.lineoff.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lineoff.model.Plant;
import org.lineoff.model.Programme;
import org.lineoff.model.Text;
import org.lineoff.programme.ActivityDates;
import org.lineoff.programme.ChainLink;
import org.lineoff.programme.OwnerDays;
import org.lineoff.programme.ProgrammeForecast;

/** What the draws of the programme say, in the forecast's words. */
final class ProgrammeResults {
    private final Plant plant;
    private final ProgrammeForecast programme;

    ProgrammeResults(Plant plant, ProgrammeForecast programme) {
        this.plant = plant;
        this.programme = programme;
    }

    List<Forecast.ActivityResult> activities() {
        return programme.activities().stream().map(this::activity).toList();
    }

    private Forecast.ActivityResult activity(ActivityDates dates) {
        Programme.Activity activity = plant.activity(dates.id()).orElseThrow();
        return new Forecast.ActivityResult(
                dates.id(),
                activity.name(),
                lower(activity.owner()),
                activity.line(),
                activity.isMilestone(),
                lower(dates.state()),
                programme.baseline().start(dates.id()),
                programme.baseline().finish(dates.id()),
                dates.startP10(),
                dates.startP50(),
                dates.startP90(),
                dates.finishP10(),
                dates.finishP50(),
                dates.finishP90(),
                dates.criticality(),
                activity.after().stream().map(Programme.Precedence::activity).toList(),
                PlantResults.latest(activity.started()),
                PlantResults.latest(activity.finished()));
    }

    /** The chains to all objectives, one after the other. */
    List<Forecast.ChainLink> chain() {
        List<Forecast.ChainLink> chain = new ArrayList<>();
        for (String objective : plant.programme().objective()) {
            for (ChainLink link : programme.medianChain(objective)) {
                chain.add(
                        new Forecast.ChainLink(
                                objective,
                                link.activity(),
                                name(link.activity()),
                                lower(link.owner()),
                                lower(link.kind()),
                                link.from(),
                                link.to()));
            }
        }
        return chain;
    }

    List<Forecast.OwnerDays> owners() {
        List<Forecast.OwnerDays> owners = new ArrayList<>();
        for (String objective : plant.programme().objective()) {
            List<OwnerDays> days = programme.ownerDays(objective);
            double all = days.stream().mapToDouble(d -> d.active() + d.waiting()).sum();
            for (OwnerDays d : days) {
                double own = d.active() + d.waiting();
                owners.add(
                        new Forecast.OwnerDays(
                                objective,
                                name(objective),
                                lower(d.owner()),
                                own,
                                d.waiting(),
                                all == 0 ? 0 : own / all));
            }
        }
        return owners;
    }

    private Text name(String activity) {
        return plant.activity(activity).map(Programme.Activity::name).orElse(Text.of(activity));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
