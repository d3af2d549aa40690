package org.lineoff.files;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.AssemblyProcess;
import org.lineoff.model.AssemblyProcess.Task;
import org.lineoff.model.Assignment.Place;
import org.lineoff.model.Basis;
import org.lineoff.model.Known;

/**
 * The work of a station from the times of its tasks: their sum, with several workers that of the
 * one who has most. Where times have ranges, so has the work: the sum of their ends, for people who
 * judge one task too short judge its neighbour so too. The work is known once all its times are.
 */
final class StationWork {
    private static final Basis NO_TASK = Basis.assumption("No task.", Scalars.EARLIEST);

    private final AssemblyProcess process;
    private final Map<Task, Integer> worker = new LinkedHashMap<>();

    StationWork(AssemblyProcess process, List<Place> places) {
        this.process = process;
        places.forEach(
                place ->
                        process.task(place.task())
                                .ifPresent(task -> worker.put(task, place.worker())));
    }

    Known<Duration> mean() {
        return figure(sums(t -> List.of(t.time())));
    }

    /** For every model that a task names. */
    Map<String, Known<Duration>> byModel() {
        Map<String, Known<Duration>> all = new LinkedHashMap<>();
        for (String model : names(t -> t.byModel().keySet())) {
            all.put(model, figure(sums(t -> List.of(t.byModel().getOrDefault(model, t.time())))));
        }
        return all;
    }

    /** For every choice that a task names. */
    Map<String, Known<Duration>> addByOption() {
        Map<String, Known<Duration>> all = new LinkedHashMap<>();
        for (String choice : names(t -> t.addByOption().keySet())) {
            Map<LocalDate, Sum> more;
            if (process.workers() == 1) {
                more = sums(t -> added(t, choice));
            } else {
                more = beyond(choice);
            }
            all.put(choice, figure(more));
        }
        return all;
    }

    /** How much later the last of several workers is done for the choice. */
    private Map<LocalDate, Sum> beyond(String choice) {
        Map<LocalDate, Sum> without = sums(t -> List.of(t.time()));
        Map<LocalDate, Sum> with =
                sums(
                        t -> {
                            List<Known<Duration>> both = new ArrayList<>(List.of(t.time()));
                            both.addAll(added(t, choice));
                            return both;
                        });
        Map<LocalDate, Sum> more = new LinkedHashMap<>();
        Sum last = null;
        for (Map.Entry<LocalDate, Sum> e : with.entrySet()) {
            last = without.getOrDefault(e.getKey(), last);
            if (last != null) {
                more.put(e.getKey(), e.getValue().less(last));
            }
        }
        return more;
    }

    private static List<Known<Duration>> added(Task task, String choice) {
        Known<Duration> more = task.addByOption().get(choice);
        return more == null ? List.of() : List.of(more);
    }

    private Set<String> names(Function<Task, Set<String>> of) {
        Set<String> names = new LinkedHashSet<>();
        worker.keySet().forEach(task -> names.addAll(of.apply(task)));
        return names;
    }

    /** Milliseconds, and what they rest on. */
    private record Sum(long value, long low, long high, @Nullable Basis basis) {
        static final Sum NOTHING = new Sum(0, 0, 0, null);

        Sum plus(Known.Version<Duration> v) {
            Duration smallest = v.low();
            Duration largest = v.high();
            return new Sum(
                    value + v.value().toMillis(),
                    low + (smallest == null ? v.value() : smallest).toMillis(),
                    high + (largest == null ? v.value() : largest).toMillis(),
                    weaker(basis, v.basis()));
        }

        /** An assumption makes an assumption of the sum. */
        private static Basis weaker(@Nullable Basis a, Basis b) {
            return a == null || (b.isAssumed() && !a.isAssumed()) ? b : a;
        }

        Sum orLonger(Sum other) {
            @Nullable Basis either = basis == null ? other.basis : weaker(other.basis, basis);
            return new Sum(
                    Math.max(value, other.value),
                    Math.max(low, other.low),
                    Math.max(high, other.high),
                    either);
        }

        Sum less(Sum other) {
            long rest = Math.max(0, value - other.value);
            return new Sum(
                    rest,
                    Math.max(0, Math.min(rest, low - other.low)),
                    Math.max(rest, high - other.high),
                    basis);
        }
    }

    /** The longest worker's sum from each day on which one of the figures changes. */
    private Map<LocalDate, Sum> sums(Function<Task, List<Known<Duration>>> times) {
        Set<LocalDate> days = new TreeSet<>();
        worker.keySet()
                .forEach(
                        t ->
                                times.apply(t)
                                        .forEach(
                                                k ->
                                                        k.versions()
                                                                .forEach(
                                                                        v ->
                                                                                days.add(
                                                                                        v.basis()
                                                                                                .known()))));
        Map<LocalDate, Sum> sums = new LinkedHashMap<>();
        for (LocalDate day : days) {
            Predicate<Known<Duration>> isKnown = k -> k.at(day).isPresent();
            if (!worker.keySet().stream()
                    .allMatch(t -> times.apply(t).stream().allMatch(isKnown))) {
                continue;
            }
            Sum longest = Sum.NOTHING;
            for (int w = 1; w <= process.workers(); w++) {
                Sum sum = Sum.NOTHING;
                for (Map.Entry<Task, Integer> e : worker.entrySet()) {
                    boolean works = e.getValue() <= w && w < e.getValue() + e.getKey().crew();
                    for (Known<Duration> k :
                            works ? times.apply(e.getKey()) : List.<Known<Duration>>of()) {
                        sum = k.at(day).map(sum::plus).orElse(sum);
                    }
                }
                longest = longest.orLonger(sum);
            }
            sums.put(day, longest);
        }
        return sums;
    }

    private static Known<Duration> figure(Map<LocalDate, Sum> sums) {
        List<Known.Version<Duration>> versions = new ArrayList<>();
        sums.forEach(
                (day, sum) -> {
                    Basis of = sum.basis() == null ? NO_TASK : sum.basis();
                    boolean isSure = sum.low() == sum.value() && sum.high() == sum.value();
                    versions.add(
                            new Known.Version<>(
                                    Duration.ofMillis(sum.value()),
                                    isSure ? null : Duration.ofMillis(sum.low()),
                                    isSure ? null : Duration.ofMillis(sum.high()),
                                    new Basis(of.source(), of.assumption(), day)));
                });
        if (versions.isEmpty()) {
            versions.add(new Known.Version<>(Duration.ZERO, null, null, NO_TASK));
        }
        return new Known<>("", versions);
    }
}
