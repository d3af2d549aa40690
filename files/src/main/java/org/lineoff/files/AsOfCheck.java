package org.lineoff.files;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Actuals;
import org.lineoff.model.Approval;
import org.lineoff.model.Backtest;
import org.lineoff.model.Calendar;
import org.lineoff.model.Demand;
import org.lineoff.model.EngineeringChange;
import org.lineoff.model.Known;
import org.lineoff.model.Lever;
import org.lineoff.model.Plant;
import org.lineoff.model.Policy;
import org.lineoff.model.Problem;
import org.lineoff.model.Products;
import org.lineoff.model.Programme;
import org.lineoff.model.Promise;
import org.lineoff.model.Rule;
import org.lineoff.model.Where;

/**
 * Whether enough was known on a day to make a forecast as of it. What has a first day of its own (a
 * model, a wave of orders, a lever, a planned stop) is not there before anything was known of that
 * day, nor a policy before anything was known of its backlog; what really happened need not have
 * been known. Of everything else some version must have been known.
 */
public final class AsOfCheck {
    /** Things that are not there while nothing is known of the day under that key. */
    private static final Map<Class<?>, String> BEGINS =
            Map.of(
                    Products.Model.class, "from",
                    Demand.Wave.class, "from",
                    Lever.class, "from",
                    Policy.class, "backlogWeeks",
                    Calendar.PlannedStop.class, "from");

    private static final Set<String> OPTIONAL_OF_LEVER = Set.of("until", "chance");
    private static final Set<String> OPTIONAL_OF_POLICY = Set.of("from", "chance", "atMost");
    private static final Set<String> HAPPENED = Set.of("started", "finished", "kept");

    private final LocalDate asOf;
    private final ReadResult result;
    private final Faults faults = new Faults();

    /** Models and choices that were not known: nothing that is said only of them is needed. */
    private final Set<String> absent = new HashSet<>();

    private AsOfCheck(Plant plant, LocalDate asOf, ReadResult result) {
        this.asOf = asOf;
        this.result = result;
        for (Products.Model m : plant.products().models()) {
            if (m.from().at(asOf).isEmpty()) {
                absent.add(m.id());
            }
        }
        for (Products.OptionGroup g : plant.products().options()) {
            if (!g.models().isEmpty() && absent.containsAll(g.models())) {
                g.choices().forEach(c -> absent.add(c.id()));
            }
        }
    }

    /**
     * Every figure that a forecast as of the day needs and of which nothing was known, by place.
     */
    public static List<Problem> problems(Plant plant, LocalDate asOf, ReadResult result) {
        AsOfCheck check = new AsOfCheck(plant, asOf, result);
        check.look(plant);
        List<Products.Model> models = plant.products().models();
        if (models.stream().allMatch(m -> m.from().at(asOf).isEmpty())) {
            check.unknown(models.getFirst().from());
        }
        return check.faults.sorted();
    }

    private void look(@Nullable Object value) {
        switch (value) {
            case Actuals _, Backtest _, Rule _, Approval _, EngineeringChange _ -> {}
            case List<?> list -> list.forEach(this::look);
            case Map<?, ?> map ->
                    map.forEach(
                            (name, inner) -> {
                                if (!(name instanceof String s && absent.contains(s))) {
                                    look(inner);
                                }
                            });
            case Products.OptionGroup g
                    when !g.models().isEmpty() && absent.containsAll(g.models()) -> {}
            case Known<?> known -> {
                if (known.at(asOf).isEmpty()) {
                    unknown(known);
                }
            }
            case Record r -> record(r);
            case null, default -> {}
        }
    }

    private void record(Record r) {
        String begins = BEGINS.get(r.getClass());
        for (RecordShape.Part part : RecordShape.of(r.getClass()).parts()) {
            Object value = part.get(r);
            if (part.key().equals(begins)
                    && value instanceof Known<?> first
                    && first.at(asOf).isEmpty()) {
                return;
            }
        }
        for (RecordShape.Part part : RecordShape.of(r.getClass()).parts()) {
            if (!mayBeUnknown(r, part.key())) {
                look(part.get(r));
            }
        }
    }

    private boolean mayBeUnknown(Record r, String key) {
        return switch (r) {
            case Lever _ -> OPTIONAL_OF_LEVER.contains(key);
            case Policy _ -> OPTIONAL_OF_POLICY.contains(key);
            case Programme.Activity a -> HAPPENED.contains(key) || isFinished(a);
            case Promise _ -> HAPPENED.contains(key);
            default -> false;
        };
    }

    /** What is finished needs no duration any more. */
    private boolean isFinished(Programme.Activity a) {
        Known<LocalDate> finished = a.finished();
        return finished != null && finished.at(asOf).isPresent();
    }

    private void unknown(Known<?> known) {
        Optional<LocalDate> first =
                known.versions().stream().map(v -> v.basis().known()).findFirst();
        faults.inconsistent(
                result.where(known.name()).orElseGet(() -> new Where(known.name(), 0, 0)),
                "unknownAsOf",
                asOf,
                first.map(LocalDate::toString).orElse("–"));
    }
}
