package org.lineoff.files;

import java.time.Duration;
import java.util.List;
import org.lineoff.model.Lever;
import org.lineoff.model.Problem;

/** Levers act on places that exist, do exactly one thing, and end after they begin. */
final class LeverChecks {
    private final Draft draft;
    private final Origins origins;
    private final Faults faults;

    LeverChecks(Draft draft, Origins origins, Faults faults) {
        this.draft = draft;
        this.origins = origins;
        this.faults = faults;
    }

    void run() {
        ActingPlaces places = new ActingPlaces(draft, origins, faults);
        for (Lever lever : draft.levers()) {
            places.check(lever, lever.places());
            effect(lever);
            if (origins.ok(lever, "from")
                    && origins.ok(lever, "until")
                    && Dates.everBreaks(
                            lever.from(), lever.until(), (from, until) -> !until.isBefore(from))) {
                faults.inconsistent(
                        origins.where(lever, "until"),
                        "endBeforeStart",
                        lever.from().versions().getLast().value());
            }
        }
    }

    private void effect(Lever lever) {
        for (String key : List.of("calendar", "factor", "by", "stop")) {
            if (!origins.ok(lever, key)) {
                return;
            }
        }
        List<String> effects =
                List.of("calendar", "factor", "stop").stream()
                        .filter(key -> origins.has(lever, key))
                        .toList();
        if (effects.isEmpty() && lever.by() == null) {
            faults.inconsistent(origins.where(lever), "leverWithoutEffect");
        } else if (effects.size() > 1) {
            faults.inconsistent(
                    origins.keyWhere(lever, effects.get(1)),
                    "leverWithTwoEffects",
                    effects.get(0),
                    effects.get(1));
        } else if ((lever.factor() == null) != (lever.by() == null)) {
            String there = lever.by() == null ? "factor" : "by";
            faults.inconsistent(
                    origins.keyWhere(lever, there),
                    "factorAndBy",
                    there,
                    lever.by() == null ? "by" : "factor");
        }
        if (lever.stop() != null
                && lever.stop().versions().stream()
                        .anyMatch(v -> v.value().equals(Duration.ZERO))) {
            faults.add(
                    new Problem.OutOfRange(origins.where(lever, "stop"), "stop", "0", "aboveZero"));
        }
    }
}
