package org.lineoff.files;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.Layout.Flow;
import org.lineoff.model.Gate;
import org.lineoff.model.Junction.Split;
import org.lineoff.model.Known;
import org.lineoff.model.Products;

/** Every car has exactly one way at every split. */
final class SplitChecks {
    private static final double TOLERANCE = 1e-6;

    private final Draft draft;
    private final Layout layout;
    private final Origins origins;
    private final Faults faults;

    SplitChecks(Draft draft, Layout layout, Origins origins, Faults faults) {
        this.draft = draft;
        this.layout = layout;
        this.origins = origins;
        this.faults = faults;
    }

    void run() {
        for (Flow f : layout.flows()) {
            if (f.junction().part() instanceof Split s
                    && origins.ok(s, "by")
                    && origins.ok(s, "branches")
                    && s.branches().stream().allMatch(origins::ok)) {
                split(s, f);
            }
        }
        gatesWithoutRepair();
    }

    private void split(Split s, Flow flow) {
        boolean fits = true;
        for (Split.Branch b : s.branches()) {
            fits &= belongs(b, "takes", s.by() == Split.By.MODEL || s.by() == Split.By.OPTION, s);
            fits &= belongs(b, "share", s.by() == Split.By.SHARE, s);
            fits &= belongs(b, "result", s.by() == Split.By.INSPECTION, s);
        }
        if (!fits) {
            return;
        }
        switch (s.by()) {
            case MODEL -> takes(s, draft.products().models().stream().map(m -> m.id()).toList());
            case OPTION -> takes(s, choices(s));
            case SHARE -> shares(s);
            case INSPECTION -> results(s, flow);
        }
    }

    private boolean belongs(Split.Branch b, String key, boolean may, Split s) {
        if (may || !origins.has(b, key)) {
            return true;
        }
        faults.inconsistent(
                origins.keyWhere(b, key), "keyOfOtherSplit", key, RecordWords.of(s.by()));
        return false;
    }

    /** All choices of the groups of which some choice is named. */
    private List<String> choices(Split s) {
        Set<String> named = new HashSet<>();
        s.branches().forEach(b -> named.addAll(b.takes()));
        return draft.products().options().stream()
                .map(g -> g.choices().stream().map(Products.Choice::id).toList())
                .filter(ids -> ids.stream().anyMatch(named::contains))
                .flatMap(List::stream)
                .toList();
    }

    private void takes(Split s, List<String> all) {
        Map<String, Split.Branch> taken = new LinkedHashMap<>();
        Split.@Nullable Branch others = null;
        for (Split.Branch b : s.branches()) {
            if (b.takes().isEmpty()) {
                if (others != null) {
                    faults.inconsistent(origins.where(b), "twoOthers", others.to(), b.to());
                    return;
                }
                others = b;
            }
            for (String name : b.takes()) {
                Split.Branch first = taken.putIfAbsent(name, b);
                if (first != null) {
                    faults.inconsistent(
                            origins.where(b, "takes", name),
                            "takenTwice",
                            name,
                            first.to(),
                            b.to());
                }
            }
        }
        List<String> lost = all.stream().filter(name -> !taken.containsKey(name)).toList();
        boolean optionOfSomeModels =
                s.by() == Split.By.OPTION
                        && draft.products().options().stream()
                                .anyMatch(
                                        g ->
                                                !g.models().isEmpty()
                                                        && g.choices().stream()
                                                                .anyMatch(
                                                                        c ->
                                                                                taken.containsKey(
                                                                                        c.id())));
        if (others == null && !lost.isEmpty()) {
            faults.inconsistent(origins.where(s), "noWay", String.join(", ", lost));
        } else if (others == null && optionOfSomeModels) {
            faults.inconsistent(origins.where(s), "noWayWithoutOption");
        }
    }

    private void shares(Split s) {
        for (Split.Branch b : s.branches()) {
            if (b.share() == null) {
                faults.inconsistent(origins.where(b), "branchWithoutShare", b.to());
                return;
            }
        }
        for (LocalDate day : Dates.days(s.branches().stream().map(Split.Branch::share).toList())) {
            double sum = 0;
            boolean known = true;
            for (Split.Branch b : s.branches()) {
                Known<Double> share = b.share();
                Known.Version<Double> v = share == null ? null : share.at(day).orElse(null);
                known &= v != null;
                sum += v == null ? 0 : v.value();
            }
            if (known && Math.abs(sum - 1) > TOLERANCE) {
                faults.inconsistent(
                        origins.keyWhere(s, "branches"),
                        "sharesNotOne",
                        Scalars.plain(Math.round(sum * 1e6) / 1e6),
                        day);
                return;
            }
        }
    }

    private void results(Split s, Flow flow) {
        Set<Split.Result> seen = new HashSet<>();
        for (Split.Branch b : s.branches()) {
            if (b.result() == null) {
                faults.inconsistent(origins.where(b), "branchWithoutResult", b.to());
                return;
            }
            if (!seen.add(b.result())) {
                faults.inconsistent(
                        origins.where(b, "result"), "resultTwice", RecordWords.of(b.result()));
                return;
            }
        }
        flow.from()
                .forEach(
                        before -> {
                            Gate gate = before.section().gate();
                            if (origins.ok(before.part(), "gate")
                                    && (gate == null || gate.repair() != null)) {
                                faults.inconsistent(
                                        origins.where(s, "by"),
                                        "inspectionWithoutGate",
                                        before.section().id());
                            }
                        });
    }

    private void gatesWithoutRepair() {
        for (Flow f : layout.flows()) {
            boolean sorts =
                    f.junction().part() instanceof Split s
                            && (s.by() == Split.By.INSPECTION || !origins.ok(s, "by"));
            for (Layout.Spot before : f.taken()) {
                Gate gate = before.section().gate();
                if (gate != null && gate.repair() == null && origins.ok(gate, "repair") && !sorts) {
                    faults.inconsistent(origins.where(gate), "gateWithoutRepair", gate.id());
                }
            }
        }
    }
}
