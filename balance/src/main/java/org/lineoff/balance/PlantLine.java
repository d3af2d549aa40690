package org.lineoff.balance;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.lineoff.balance.BalancingProblem.Model;
import org.lineoff.balance.BalancingProblem.Precedence;
import org.lineoff.model.AssemblyProcess;
import org.lineoff.model.AssemblyProcess.Group;
import org.lineoff.model.BalancedTasks;
import org.lineoff.model.Known;
import org.lineoff.model.Products;

/**
 * The tasks of a plant's section as a balancing problem: times by model in tenths of a second,
 * options by their take rates, as known on a day.
 */
public final class PlantLine {
    /** One unit of time of the problem. */
    public static final long UNIT_MILLIS = 100;

    private static final int PERCENT = 100;

    private PlantLine() {}

    /**
     * The models on sale on a day, or all if none is yet, with their shares in per cent; those
     * below half a per cent are left out.
     */
    public static Map<String, Integer> mix(Products products, LocalDate asOf) {
        Map<String, Double> weights = new LinkedHashMap<>();
        boolean any = products.models().stream().anyMatch(m -> isOnSale(m, asOf));
        double sum = 0;
        for (Products.Model m : products.models()) {
            double share = any && !isOnSale(m, asOf) ? 0 : value(m.share(), asOf);
            weights.put(m.id(), share);
            sum += share;
        }
        Map<String, Integer> mix = new LinkedHashMap<>();
        for (Map.Entry<String, Double> e : weights.entrySet()) {
            long percent = sum == 0 ? 1 : Math.round(PERCENT * e.getValue() / sum);
            if (percent > 0) {
                mix.put(e.getKey(), Math.toIntExact(percent));
            }
        }
        return mix;
    }

    private static boolean isOnSale(Products.Model m, LocalDate asOf) {
        return m.from().at(asOf).map(v -> !v.value().isAfter(asOf)).orElse(false);
    }

    private static double value(Known<Double> known, LocalDate asOf) {
        return known.at(asOf).map(Known.Version::value).orElse(0.0);
    }

    /** The cycle that a takt leaves, in the problem's units. */
    public static int cycle(Duration takt, double fill) {
        // A product such as 76 s × 0.95 may lie a hair below the whole number that it is.
        double units = takt.toMillis() * fill / UNIT_MILLIS;
        return Math.max(1, (int) Math.floor(units + 1e-6));
    }

    /**
     * The problem.
     *
     * @param mix shares by model
     */
    public static BalancingProblem problem(
            AssemblyProcess process,
            BalancedTasks how,
            Products products,
            Map<String, Integer> mix,
            LocalDate asOf) {
        Map<String, Integer> number = new HashMap<>();
        process.tasks().forEach(t -> number.put(t.id(), number.size()));
        ToIntFunction<String> at = id -> Objects.requireNonNull(number.get(id));
        List<Task> tasks = new ArrayList<>();
        List<Precedence> precedence = new ArrayList<>();
        for (AssemblyProcess.Task t : process.tasks()) {
            List<Integer> times = new ArrayList<>();
            for (String model : mix.keySet()) {
                times.add(units(t, model, products, asOf));
            }
            for (String before : t.after()) {
                precedence.add(new Precedence(at.applyAsInt(before), at.applyAsInt(t.id())));
            }
            Integer station = t.station();
            tasks.add(
                    new Task(
                            t.id(),
                            times,
                            Task.Side.valueOf(t.side().name().toUpperCase(Locale.ROOT)),
                            t.crew(),
                            process.needs(t),
                            station == null ? 0 : station));
        }
        List<Model> models = new ArrayList<>();
        mix.forEach((model, share) -> models.add(new Model(model, share)));
        Duration overload = how.overload();
        return new BalancingProblem(
                process.id(),
                tasks,
                precedence,
                models,
                new Stations(process.workers(), process.twoSided(), offers(process)),
                groups(process.together(), number),
                groups(process.apart(), number),
                overload == null
                        ? BalancingProblem.ANY
                        : Math.toIntExact(overload.toMillis() / UNIT_MILLIS));
    }

    /** Mean time on a car of the model over its options, rounded up. */
    private static int units(
            AssemblyProcess.Task t, String model, Products products, LocalDate asOf) {
        double millis = millis(t.byModel().getOrDefault(model, t.time()), asOf);
        for (Products.OptionGroup group : products.options()) {
            if (!group.models().isEmpty() && !group.models().contains(model)) {
                continue;
            }
            double rates = 0;
            double more = 0;
            for (Products.Choice choice : group.choices()) {
                double rate = value(choice.takeRate(), asOf);
                Known<Duration> added = t.addByOption().get(choice.id());
                rates += rate;
                more += added == null ? 0 : rate * millis(added, asOf);
            }
            millis += rates == 0 ? 0 : more / rates;
        }
        return (int) Math.ceil(millis / UNIT_MILLIS - 1e-6);
    }

    private static double millis(Known<Duration> known, LocalDate asOf) {
        return known.at(asOf).map(v -> v.value().toMillis()).orElse(0L);
    }

    private static List<Set<String>> offers(AssemblyProcess process) {
        List<Set<String>> offers = new ArrayList<>();
        for (AssemblyProcess.Equipped e : process.stations()) {
            while (offers.size() < e.station()) {
                offers.add(Set.of());
            }
            offers.set(e.station() - 1, e.offers());
        }
        return offers.stream().allMatch(Set::isEmpty) ? List.of() : offers;
    }

    private static List<List<Integer>> groups(List<Group> groups, Map<String, Integer> number) {
        return groups.stream().map(g -> g.tasks().stream().map(number::get).toList()).toList();
    }
}
