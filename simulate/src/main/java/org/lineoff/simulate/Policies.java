package org.lineoff.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lineoff.events.Cause;
import org.lineoff.events.EventType;
import org.lineoff.model.Drawn;
import org.lineoff.model.Lever;
import org.lineoff.model.Plant;
import org.lineoff.model.Policy;
import org.lineoff.model.time.OpenTime;

/**
 * The decisions that a plant takes in one run (docs/simulation.md, "Policies"): who may decide, and
 * what happens when one does. A decision acts at least a day later, so nothing has happened yet
 * that it could change; what was computed ahead is computed again.
 */
final class Policies {
    private final Plant plant;
    private final Floor floor;
    private final Hours hours;
    private final Section[] sections;
    private final LeverDays leverDays;
    private final List<PolicyReading> readings = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();

    Policies(Floor floor, Hours hours, Section[] sections, LeverDays leverDays) {
        this.plant = floor.layout.plant();
        this.floor = floor;
        this.hours = hours;
        this.sections = sections;
        this.leverDays = leverDays;
        for (int i = 0; i < plant.policies().size(); i++) {
            Policy policy = plant.policies().get(i);
            if (floor.drawn.acts(policy) && !isReplaced(policy, floor.drawn)) {
                int index = i;
                earliestStart(policy)
                        .ifPresent(
                                start ->
                                        readings.add(
                                                new PolicyReading(
                                                        floor,
                                                        this,
                                                        index,
                                                        policy,
                                                        sequences(policy),
                                                        start)));
            }
        }
    }

    void begin() {
        readings.forEach(PolicyReading::begin);
    }

    /** As after decisions that were taken before the run goes on; the hours know them already. */
    void restore(List<Decision> before) {
        decisions.addAll(before);
        readings.forEach(reading -> reading.restore(before));
    }

    List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    /** Whether a lever was foreseen that takes its place, be it drawn to come or not. */
    private boolean isReplaced(Policy policy, Drawn drawn) {
        return policy.unless().stream().anyMatch(id -> drawn.isKnown(lever(id).from()));
    }

    /** When the first of the lines starts on which it acts. */
    private Optional<LocalDate> earliestStart(Policy policy) {
        List<LocalDate> starts = new ArrayList<>();
        for (Section section : sections) {
            LocalDate start = hours.start(section.site);
            if (start != null && isFor(policy, section)) {
                starts.add(start);
            }
        }
        return starts.stream().min(Comparator.naturalOrder());
    }

    private static boolean isFor(Policy policy, Section section) {
        return policy.places().stream().anyMatch(p -> DrawnLever.contains(p, section.site.name()));
    }

    private int[] sequences(Policy policy) {
        return IntStream.range(0, plant.demand().sequences().size())
                .filter(
                        s ->
                                policy.sequences().isEmpty()
                                        || policy.sequences()
                                                .contains(plant.demand().sequences().get(s).id()))
                .toArray();
    }

    // ---- the order of steps ----

    /** Whether all of these policies and levers have begun to act by a day. */
    boolean acted(List<String> ids, LocalDate day) {
        return ids.stream().allMatch(id -> acted(id, day));
    }

    /** Whether any of them has. */
    boolean anyActed(List<String> ids, LocalDate day) {
        return ids.stream().anyMatch(id -> acted(id, day));
    }

    private boolean acted(String id, LocalDate day) {
        for (int i = 0; i < plant.policies().size(); i++) {
            Policy policy = plant.policies().get(i);
            if (policy.id().equals(id)) {
                return begun(true, i, day)
                        || policy.unless().stream()
                                .anyMatch(lever -> begun(false, indexOf(lever), day));
            }
        }
        return begun(false, indexOf(id), day);
    }

    private boolean begun(boolean policy, int index, LocalDate day) {
        return hours.levers().stream()
                .anyMatch(
                        l -> l.policy() == policy && l.index() == index && !l.from().isAfter(day));
    }

    private Lever lever(String id) {
        return plant.levers().get(indexOf(id));
    }

    private int indexOf(String lever) {
        for (int i = 0; i < plant.levers().size(); i++) {
            if (plant.levers().get(i).id().equals(lever)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no lever \"" + lever + "\"");
    }

    // ---- a decision ----

    void decide(Decision decision) {
        decisions.add(decision);
        floor.emit(EventType.POLICY, 0, 0, 0, -1, Cause.ORDERS, decision.policy());
        DrawnLever decided = hours.add(decision);
        long day = decision.from().toEpochDay() - floor.days.date(0).toEpochDay();
        if (day >= floor.days.count()) {
            return; // the run ends before
        }
        leverDays.add(decided);
        for (Section section : sections) {
            if (hours.start(section.site) != null) {
                apply(decided, section, (int) day);
            }
        }
    }

    private void apply(DrawnLever decided, Section section, int fromDay) {
        if (decided.factor() != null && decided.isFor(section.site.name())) {
            section.rates.scale(decided.factor(), decided.by(), fromDay, floor.days);
        }
        if (decided.calendar() != null && decided.isFor(section.hoursOf.name())) {
            OpenTime other = hours.of(section.hoursOf);
            EntryHours entry = hours.entry(section.site);
            if (entry != null || !other.equals(section.openTime)) {
                section.replaceHours(other, entry);
            }
            if (section.manning != null) {
                section.manning.replace(hours.shifts(section.site));
            }
        }
    }
}
