package org.lineoff.product;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Approval;
import org.lineoff.model.Cars;
import org.lineoff.model.EngineeringChange;
import org.lineoff.model.EngineeringChange.Effectivity;
import org.lineoff.model.EngineeringChange.Swap;
import org.lineoff.model.EngineeringChange.VinRange;
import org.lineoff.model.Known;
import org.lineoff.model.Products;

/**
 * From which car a change takes effect, and what it touches. Where a car's day, number or
 * identification number is not known, or the change's, the answer is that it is open, unless it
 * comes out the same whatever that may be.
 */
public final class Changes {
    private final Products products;
    private final LocalDate asOf;

    private Changes(Products products, LocalDate asOf) {
        this.products = products;
        this.asOf = asOf;
    }

    public static Changes of(Products products, LocalDate asOf) {
        return new Changes(products, asOf);
    }

    /** What a change means for a car. */
    public Effect effect(EngineeringChange change, Car car) {
        Boolean about = isAbout(change.cars(), car.order());
        if (about != null && !about) {
            return Effect.UNCONCERNED;
        }
        Boolean holds = any(change.effective().stream().map(e -> holds(e, car)).toList());
        return about == null || holds == null ? Effect.OPEN : holds ? Effect.NEW : Effect.OLD;
    }

    /**
     * Type approvals that the car may be built under on its day: those that are valid and for such
     * cars, less those that a change has taken out of use for it or not brought in yet. Where
     * nothing is open this is the one it is built under. Empty where the day is not known.
     */
    public List<String> approvals(Car car) {
        LocalDate day = car.day();
        if (day == null) {
            return List.of();
        }
        Set<String> codes = new LinkedHashSet<>();
        for (Approval a : products.approvals()) {
            if (Demands.holds(a.from(), a.until(), asOf, day)
                    && Objects.equals(isAbout(a.cars(), car.order()), true)) {
                codes.add(a.id());
            }
        }
        for (EngineeringChange change : products.engineeringChanges()) {
            Effect effect = effect(change, car);
            for (Swap swap : change.approvals()) {
                if (effect == Effect.NEW && swap.out() != null) {
                    codes.remove(swap.out());
                } else if (effect == Effect.OLD && swap.in() != null) {
                    codes.remove(swap.in());
                }
            }
        }
        return List.copyOf(codes);
    }

    /** What a change touches, of the cars those given. */
    public Reach reach(EngineeringChange change, Routing routing, List<Car> cars) {
        List<String> parts = both(change.parts());
        Set<String> tasks = new LinkedHashSet<>(change.tasks());
        parts.forEach(part -> tasks.addAll(routing.tasksThatFit(part)));
        Set<String> stations = new LinkedHashSet<>(change.stations());
        tasks.forEach(task -> stations.addAll(routing.stationsOf(task)));
        Map<String, Effect> concerned = new LinkedHashMap<>();
        for (Car car : cars) {
            Effect effect = effect(change, car);
            if (effect != Effect.UNCONCERNED) {
                concerned.put(car.id(), effect);
            }
        }
        return new Reach(
                parts,
                both(change.approvals()),
                List.copyOf(tasks),
                List.copyOf(stations),
                Collections.unmodifiableMap(concerned));
    }

    private static List<String> both(List<Swap> swaps) {
        Set<String> names = new LinkedHashSet<>();
        for (Swap swap : swaps) {
            if (swap.out() != null) {
                names.add(swap.out());
            }
            if (swap.in() != null) {
                names.add(swap.in());
            }
        }
        return List.copyOf(names);
    }

    // ---- yes, no, or (null) open ----

    /** Whether something is about cars as ordered. */
    private @Nullable Boolean isAbout(Cars cars, Order order) {
        List<@Nullable Boolean> all = new ArrayList<>();
        if (!cars.models().isEmpty()) {
            all.add(isOneOf(order.model(), cars.models()));
        }
        if (!cars.markets().isEmpty() || cars.handedness() != null) {
            List<String> markets =
                    products.markets().stream()
                            .filter(
                                    m ->
                                            cars.markets().isEmpty()
                                                    || cars.markets().contains(m.id()))
                            .filter(
                                    m ->
                                            cars.handedness() == null
                                                    || cars.handedness() == m.handedness())
                            .map(Products.Market::id)
                            .toList();
            all.add(
                    markets.size() == products.markets().size()
                            ? Boolean.TRUE
                            : isOneOf(order.market(), markets));
        }
        for (Products.OptionGroup group : products.options()) {
            List<String> wanted =
                    group.choices().stream()
                            .map(Products.Choice::id)
                            .filter(cars.choices()::contains)
                            .toList();
            if (!wanted.isEmpty()) {
                boolean offered =
                        order.model() == null
                                || group.models().isEmpty()
                                || group.models().contains(order.model());
                all.add(offered ? isOneOf(order.choices().get(group.id()), wanted) : Boolean.FALSE);
            }
        }
        return all(all);
    }

    private static @Nullable Boolean isOneOf(@Nullable String said, List<String> wanted) {
        return said == null ? null : wanted.contains(said);
    }

    private @Nullable Boolean holds(Effectivity e, Car car) {
        List<@Nullable Boolean> all = new ArrayList<>();
        LocalDate day = car.day();
        all.add(notBefore(e.from(), day));
        all.add(notAfter(e.until(), day));
        all.add(notBefore(e.fromCar(), car.number()));
        all.add(notAfter(e.toCar(), car.number()));
        if (!e.vins().isEmpty()) {
            String vin = car.vin();
            all.add(vin == null ? null : e.vins().stream().anyMatch(r -> isIn(r, vin)));
        }
        return all(all);
    }

    private static boolean isIn(VinRange range, String vin) {
        String serial = Vin.serial(vin);
        return Vin.isLike(vin, range.like())
                && (range.from() == null || range.from().compareTo(serial) <= 0)
                && (range.to() == null || range.to().compareTo(serial) >= 0);
    }

    private <T extends Comparable<? super T>> @Nullable Boolean notBefore(
            @Nullable Known<T> bound, @Nullable T value) {
        return bound == null ? Boolean.TRUE : compare(bound, value, 1);
    }

    private <T extends Comparable<? super T>> @Nullable Boolean notAfter(
            @Nullable Known<T> bound, @Nullable T value) {
        return bound == null ? Boolean.TRUE : compare(bound, value, -1);
    }

    private <T extends Comparable<? super T>> @Nullable Boolean compare(
            Known<T> bound, @Nullable T value, int sign) {
        T known = bound.at(asOf).map(Known.Version::value).orElse(null);
        if (known == null || value == null) {
            return null;
        }
        return sign * value.compareTo(known) >= 0;
    }

    private static @Nullable Boolean all(List<@Nullable Boolean> answers) {
        if (answers.contains(false)) {
            return false;
        }
        if (answers.contains(null)) {
            return null;
        }
        return true;
    }

    private static @Nullable Boolean any(List<@Nullable Boolean> answers) {
        if (answers.contains(true)) {
            return true;
        }
        if (answers.contains(null)) {
            return null;
        }
        return false;
    }
}
