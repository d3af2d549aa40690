package org.lineoff.files;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lineoff.model.Lever;
import org.lineoff.model.Problem;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;

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
        Set<String> places = new LinkedHashSet<>();
        draft.lines().forEach(l -> places.add(l.id()));
        boolean complete = origins.ok(draft.file(), "lines") && origins.ok(draft.file(), "shops");
        for (Shop shop : draft.shops()) {
            complete &= origins.ok(shop, "id") && origins.ok(shop, "lines");
            complete &= origins.ok(shop, "sections");
            for (String line : shop.lines().isEmpty() ? List.of("") : shop.lines()) {
                String name = line.isEmpty() ? shop.id() : line + "/" + shop.id();
                places.add(name);
                for (Section s : shop.sections()) {
                    complete &= origins.ok(s, "id");
                    places.add(name + "/" + s.id());
                }
            }
        }
        for (Lever lever : draft.levers()) {
            for (String place : lever.places()) {
                if (complete && !places.contains(place)) {
                    faults.add(
                            new Problem.Dangling(
                                    origins.where(lever, "places", place),
                                    "places",
                                    Show.text(place),
                                    "kind.place",
                                    Nearest.to(place, places)));
                }
            }
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
