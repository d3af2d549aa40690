package org.lineoff.files;

import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.Ids.Kind;
import org.lineoff.model.PlaceName;
import org.lineoff.model.Problem;
import org.lineoff.model.Section;
import org.lineoff.model.Sequencing;
import org.lineoff.model.Sequencing.Restriction;
import org.lineoff.model.Sequencing.Rule;
import org.lineoff.model.Shop;

/** Rules of the build sequence name what exists, ask one thing, and ask nothing impossible. */
final class SequencingChecks {
    private final Draft draft;
    private final Origins origins;
    private final Faults faults;
    private final Ids ids;

    SequencingChecks(Draft draft, Origins origins, Faults faults, Ids ids) {
        this.draft = draft;
        this.origins = origins;
        this.faults = faults;
        this.ids = ids;
    }

    void run() {
        Sequencing sequencing = draft.sequencing();
        ids.check(Kind.LINE, sequencing, "line", sequencing.line());
        Map<String, Object> named = new LinkedHashMap<>();
        ids.unique(sequencing.rules(), Rule::id, "id", named);
        for (Rule rule : sequencing.rules()) {
            rule(rule);
        }
    }

    private void rule(Rule rule) {
        ids.checkModelsOrChoices(rule, "cars", rule.cars());
        String source = rule.source();
        if (source != null && !source.startsWith("http")) {
            ids.check(Kind.SOURCE, rule, "source", source);
        }
        if (source != null && rule.assumption() != null) {
            faults.inconsistent(origins.keyWhere(rule, "assumption"), "sourceAndAssumption");
        }
        if (rule.hard() && rule.level() != null) {
            faults.inconsistent(origins.keyWhere(rule, "level"), "hardWithLevel", rule.id());
        }
        if (rule.from() != null && rule.until() != null && rule.until().isBefore(rule.from())) {
            faults.inconsistent(origins.where(rule, "until"), "endBeforeStart", rule.from());
        }
        shifts(rule);
        if (origins.ok(rule, "restriction")) {
            Restriction asked = rule.restriction();
            if (asked.isOfCars() && rule.cars().isEmpty() && origins.ok(rule, "cars")) {
                faults.add(
                        new Problem.MissingKey(
                                origins.where(rule),
                                "cars",
                                RecordShape.of(Rule.class).part("cars").slot().meaning()));
            } else if (!asked.isOfCars() && !rule.cars().isEmpty()) {
                faults.inconsistent(
                        origins.keyWhere(rule, "cars"),
                        "rulesAllCars",
                        RecordShape.kind(asked.getClass()));
            }
            restriction(asked);
        }
    }

    /** Shifts are named by their start; some calendar of the plant must have one then. */
    private void shifts(Rule rule) {
        Set<String> starts = new TreeSet<>();
        boolean complete = origins.ok(draft.calendarsFile(), "calendars");
        for (var calendar : draft.calendars()) {
            complete &= origins.ok(calendar, "shifts");
            calendar.shifts().forEach(s -> starts.add(s.from().toString()));
        }
        List<LocalTime> named = rule.shifts();
        for (int i = 0; i < named.size() && origins.ok(rule, "shifts") && complete; i++) {
            String start = named.get(i).toString();
            if (!starts.contains(start)) {
                faults.add(
                        new Problem.Dangling(
                                origins.where(rule, "shifts", i),
                                "shifts",
                                start,
                                "kind.plantShift",
                                Nearest.to(start, starts)));
            }
        }
    }

    private void restriction(Restriction restriction) {
        switch (restriction) {
            case Sequencing.Quantity q -> {
                if (origins.ok(q, "least") && origins.ok(q, "most")) {
                    if (q.least() == null && q.most() == null) {
                        faults.inconsistent(origins.where(q), "quantityOfNothing");
                    } else {
                        order(q, "least", q.least(), "most", q.most());
                    }
                }
                if (q.everyCars() != null && origins.has(q, "per")) {
                    faults.inconsistent(origins.keyWhere(q, "per"), "twoBuckets");
                }
            }
            case Sequencing.Block b -> order(b, "least", b.least(), "most", b.most());
            case Sequencing.Position p -> {
                if (p.firstPlace() == null && p.lastPlace() == null && origins.ok(p)) {
                    faults.inconsistent(origins.where(p), "positionAnywhere");
                } else {
                    order(p, "firstPlace", p.firstPlace(), "lastPlace", p.lastPlace());
                }
            }
            case Sequencing.Ratio r -> {
                if (origins.ok(r) && r.most() >= r.of()) {
                    faults.inconsistent(origins.where(r, "most"), "ratioOfAll", r.most(), r.of());
                }
            }
            case Sequencing.Changes c -> by(c, c.by());
            case Sequencing.Run r -> by(r, r.by());
            case Sequencing.Workload w -> section(w);
            case Sequencing.Spacing s -> {}
            case Sequencing.Evenly e -> {}
        }
    }

    private void order(
            Object record,
            String lowKey,
            @Nullable Integer low,
            String highKey,
            @Nullable Integer high) {
        if (low != null
                && high != null
                && low > high
                && origins.ok(record, lowKey)
                && origins.ok(record, highKey)) {
            faults.inconsistent(
                    origins.where(record, highKey), "leastAboveMost", lowKey, low, highKey, high);
        }
    }

    private void by(Restriction record, String by) {
        if (!by.equals("model")) {
            ids.check(Kind.OPTION_GROUP, record, "by", by);
        }
    }

    private void section(Sequencing.Workload workload) {
        if (!origins.ok(workload, "section")) {
            return;
        }
        Set<String> paced = new TreeSet<>();
        for (Shop shop : draft.shops()) {
            if (!origins.ok(shop)) {
                return;
            }
            for (Section section : shop.sections()) {
                if (!origins.ok(section, "id") || !origins.ok(section, "kind")) {
                    return;
                }
                if (section.kind() == Section.Kind.PACED) {
                    for (String line : PlaceName.linesOf(shop)) {
                        paced.add(PlaceName.of(line, shop, section.id()));
                    }
                }
            }
        }
        if (!paced.contains(workload.section())) {
            faults.add(
                    new Problem.Dangling(
                            origins.where(workload, "section"),
                            "section",
                            Show.text(workload.section()),
                            "kind.pacedSection",
                            Nearest.to(workload.section(), paced)));
        }
    }
}
