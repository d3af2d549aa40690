package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Drawn;
import org.lineoff.model.Judgement;
import org.lineoff.model.Known;
import org.lineoff.model.Lever;
import org.lineoff.model.Plant;
import org.lineoff.model.Policy;
import org.lineoff.model.Programme;
import org.lineoff.model.Text;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Purpose;

/** Everything that a replication draws once, with the number that it draws. */
final class Uncertain {
    private static final Map<Judgement.Kind, Text> TOGETHER =
            Map.of(
                    Judgement.Kind.PROGRAMME,
                    new Text("all durations together", "全部工期整体偏差"),
                    Judgement.Kind.ASSUMPTIONS,
                    new Text("all assumptions together", "全部假设整体偏差"),
                    Judgement.Kind.POLICIES,
                    new Text("all decisions together", "全部决策整体偏差"));

    private final Plant plant;
    private final Settings settings;
    private final List<Figure> ofPlant = new ArrayList<>();
    private final List<Figure> ofProgramme = new ArrayList<>();

    /**
     * @param name of the figure in the files; {@code levers/ID} or {@code policies/ID} for a chance
     * @param group programme, assumptions or policies
     * @param words what people call it
     * @param stated name of the figure that states it, which is another for a chance
     * @param number by replication or draw; the figure grows with it
     */
    record Figure(
            String name, String group, Text words, String stated, IntToDoubleFunction number) {
        double[] values(int runs) {
            return IntStream.range(0, runs).mapToDouble(number).toArray();
        }
    }

    private final FigureNames names;

    Uncertain(Plant plant, Settings settings, FigureNames names) {
        this.plant = plant;
        this.settings = settings;
        this.names = names;
        addProgramme();
        addPlant();
        if (plant.judgement().together() > 0) {
            addCommon(ofProgramme, Judgement.Kind.PROGRAMME);
            addCommon(ofPlant, Judgement.Kind.ASSUMPTIONS);
            addCommon(ofPlant, Judgement.Kind.POLICIES);
        }
    }

    /** What all judged figures of a kind share: taken first, each is left with its own luck. */
    private void addCommon(List<Figure> figures, Judgement.Kind kind) {
        if (!figures.isEmpty()) {
            figures.add(
                    new Figure(
                            kind.place(),
                            kind.name().toLowerCase(Locale.ROOT),
                            Objects.requireNonNull(TOGETHER.get(kind)),
                            kind.place(),
                            r -> Judgement.common(new Draws(settings.seed(), r), kind)));
        }
    }

    /** Assumptions and decisions of the plant, in the order of their names. */
    List<Figure> ofPlant() {
        return ofPlant;
    }

    /** Durations, dates and resources of the programme. */
    List<Figure> ofProgramme() {
        return ofProgramme;
    }

    private void addPlant() {
        LocalDate asOf = settings.asOf();
        Set<String> programme = new HashSet<>(KnownFigures.in(plant.programme()).ranged(asOf));
        for (String name : KnownFigures.of(plant).ranged(asOf)) {
            if (!programme.contains(name)) {
                String group = Drawn.isOfPolicy(name) ? "policies" : "assumptions";
                ofPlant.add(figure(name, group));
            }
        }
        for (Lever lever : plant.levers()) {
            addChance("levers/" + lever.id(), lever.chance(), d -> d.comes(lever));
        }
        for (Policy policy : plant.policies()) {
            addChance("policies/" + policy.id(), policy.chance(), d -> d.acts(policy));
        }
    }

    private interface Comes {
        boolean in(Drawn drawn);
    }

    private void addChance(String name, @Nullable Known<Double> chance, Comes comes) {
        if (chance != null) {
            ofPlant.add(
                    new Figure(
                            name,
                            "policies",
                            names.words(chance.name()),
                            chance.name(),
                            r ->
                                    comes.in(
                                                    new Drawn(
                                                            new Draws(settings.seed(), r),
                                                            settings.asOf(),
                                                            plant.judgement()))
                                            ? 1
                                            : 0));
        }
    }

    private void addProgramme() {
        LocalDate asOf = settings.asOf();
        for (Programme.Activity activity : plant.programme().activities()) {
            Known<LocalDate> finished = activity.finished();
            if (finished != null && finished.at(asOf).isPresent()) {
                continue;
            }
            Known<?> duration = activity.duration();
            if (duration != null && !KnownFigures.in(duration).ranged(asOf).isEmpty()) {
                long place = Draws.place("programme/" + activity.id());
                ofProgramme.add(
                        new Figure(
                                duration.name(),
                                "programme",
                                names.words(duration.name()),
                                duration.name(),
                                d ->
                                        new Draws(settings.seed(), d)
                                                .uniform(Purpose.ACTIVITY, place, 0)));
            }
            Known<?> notBefore = activity.notBefore();
            if (notBefore != null) {
                addDrawn(notBefore);
            }
        }
        for (String name : KnownFigures.in(plant.programme().resources()).ranged(asOf)) {
            ofProgramme.add(figure(name, "programme"));
        }
    }

    private void addDrawn(Known<?> figure) {
        for (String name : KnownFigures.in(figure).ranged(settings.asOf())) {
            ofProgramme.add(figure(name, "programme"));
        }
    }

    private Figure figure(String name, String group) {
        return new Figure(name, group, names.words(name), name, assumption(name));
    }

    private IntToDoubleFunction assumption(String name) {
        long place = Draws.place(name);
        return r -> new Draws(settings.seed(), r).uniform(Purpose.ASSUMPTION, place, 0);
    }
}
