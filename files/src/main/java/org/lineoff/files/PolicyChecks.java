package org.lineoff.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lineoff.files.Ids.Kind;
import org.lineoff.model.Known;
import org.lineoff.model.Policy;
import org.lineoff.model.Problem;

/**
 * Policies act on places that exist, do exactly one thing, put a calendar in force at most once,
 * and name as earlier steps policies and levers that do not wait for them.
 */
final class PolicyChecks {
    private final Draft draft;
    private final Origins origins;
    private final Faults faults;
    private final Ids ids;

    PolicyChecks(Draft draft, Origins origins, Faults faults, Ids ids) {
        this.draft = draft;
        this.origins = origins;
        this.faults = faults;
        this.ids = ids;
    }

    void run() {
        ActingPlaces places = new ActingPlaces(draft, origins, faults);
        for (Policy policy : draft.policies()) {
            places.check(policy, policy.places());
            ids.check(Kind.SEQUENCE, policy, "sequences", policy.sequences());
            ids.check(Kind.LEVER, policy, "unless", policy.unless());
            ids.check(Kind.CALENDAR, policy, "calendar", policy.calendar());
            Object lever = ids.of(Kind.LEVER).get(policy.id());
            if (origins.ok(policy, "id") && lever != null) {
                faults.add(
                        new Problem.Duplicate(
                                origins.where(policy, "id"),
                                policy.id(),
                                origins.where(lever, "id")));
            }
            effect(policy);
        }
        Set<String> steps = new LinkedHashSet<>(ids.of(Kind.POLICY).keySet());
        steps.addAll(ids.of(Kind.LEVER).keySet());
        if (ids.isComplete(Kind.POLICY) && ids.isComplete(Kind.LEVER)) {
            draft.policies()
                    .forEach(
                            policy -> {
                                steps(policy, "after", policy.after(), steps);
                                steps(policy, "before", policy.before(), steps);
                            });
        }
        circles();
    }

    private void effect(Policy policy) {
        for (String key : List.of("calendar", "factor", "by", "atMost")) {
            if (!origins.ok(policy, key)) {
                return;
            }
        }
        Known<Integer> atMost = policy.atMost();
        if (policy.calendar() == null && policy.factor() == null && policy.by() == null) {
            faults.inconsistent(origins.where(policy), "policyWithoutEffect");
        } else if (policy.calendar() != null && policy.factor() != null) {
            faults.inconsistent(
                    origins.keyWhere(policy, "factor"),
                    "policyWithTwoEffects",
                    "calendar",
                    "factor");
        } else if ((policy.factor() == null) != (policy.by() == null)) {
            String there = policy.by() == null ? "factor" : "by";
            faults.inconsistent(
                    origins.keyWhere(policy, there),
                    "factorAndBy",
                    there,
                    policy.by() == null ? "by" : "factor");
        } else if (policy.calendar() != null && atMost != null && mayExceedOne(atMost)) {
            faults.inconsistent(origins.where(policy, "atMost"), "calendarAgain");
        }
    }

    private static boolean mayExceedOne(Known<Integer> atMost) {
        return atMost.versions().stream()
                .anyMatch(v -> v.value() > 1 || (v.high() != null && v.high() > 1));
    }

    private void steps(Policy policy, String key, List<String> named, Set<String> steps) {
        for (int i = 0; i < named.size() && origins.ok(policy, key); i++) {
            String id = named.get(i);
            if (named.indexOf(id) < i) {
                faults.inconsistent(origins.where(policy, key, i), "namedTwice", id);
            } else if (!steps.contains(id)) {
                faults.add(
                        new Problem.Dangling(
                                origins.where(policy, key, i),
                                key,
                                Show.text(id),
                                "kind.step",
                                Nearest.to(id, steps)));
            }
        }
    }

    // ---- policies that wait for each other ----

    private void circles() {
        Map<String, Policy> byId = new LinkedHashMap<>();
        draft.policies().forEach(p -> byId.putIfAbsent(p.id(), p));
        Set<String> done = new HashSet<>();
        for (Policy policy : byId.values()) {
            walk(policy, byId, new ArrayList<>(), done);
        }
    }

    /** Follows what a policy waits for; each circle is reported once, where it closes. */
    private void walk(Policy policy, Map<String, Policy> byId, List<String> way, Set<String> done) {
        if (!done.add(policy.id()) || !origins.ok(policy, "after")) {
            return;
        }
        way.add(policy.id());
        for (int i = 0; i < policy.after().size(); i++) {
            String id = policy.after().get(i);
            Policy before = byId.get(id);
            int at = way.indexOf(id);
            if (at >= 0) {
                List<String> circle = new ArrayList<>(way.subList(at, way.size()));
                faults.add(
                        new Problem.Cycle(origins.where(policy, "after", i), "kind.step", circle));
            } else if (before != null) {
                walk(before, byId, way, done);
            }
        }
        way.removeLast();
    }
}
