package org.lineoff.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.time.OpenTime;
import org.lineoff.simulate.Layout.SectionSite;

/**
 * The working time of each place in one run, by the levers that come and by what policies have
 * decided so far. Places whose hours depend on the same share one {@link OpenTime}.
 */
final class Hours {
    private final Layout layout;
    private final Days days;
    private final Scenario scenario;

    /** Levers in the order of the file, then decisions in the order in which they were taken. */
    private final List<DrawnLever> levers;

    private final Map<List<Object>, OpenTime> openTimes = new HashMap<>();

    private final Map<List<Object>, EntryHours> entryHours = new HashMap<>();

    Hours(Layout layout, Days days, Scenario scenario) {
        this.layout = layout;
        this.days = days;
        this.scenario = scenario;
        levers = new ArrayList<>(DrawnLever.of(layout.plant(), scenario.drawn()));
    }

    List<DrawnLever> levers() {
        return Collections.unmodifiableList(levers);
    }

    /** A policy decided something; hours asked for from now on know it. */
    DrawnLever add(Decision decision) {
        DrawnLever decided = DrawnLever.of(layout.plant(), scenario.drawn(), decision);
        levers.add(decided);
        return decided;
    }

    /**
     * The start of production; of a shop of the whole plant, that of the line that starts first.
     */
    @Nullable LocalDate start(SectionSite site) {
        return site.line() != null
                ? scenario.startOfProduction().get(site.lineId())
                : scenario.startOfProduction().values().stream()
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    OpenTime of(SectionSite site) {
        LocalDate start = start(site);
        if (start == null) {
            return OpenTime.builder().build();
        }
        EntryHours entry = entry(site);
        return entry != null ? entry.hours() : of(site, start, layout.plant().horizon().to());
    }

    /** When cars may enter a section that must run empty; null if always when it is open. */
    @Nullable EntryHours entry(SectionSite site) {
        LocalDate start = start(site);
        EntryHours.Rule rule = EntryHours.Rule.of(site, scenario.drawn());
        if (rule == null || start == null) {
            return null;
        }
        LocalDate to = layout.plant().horizon().to().plusDays(rule.daysBeyond());
        OpenTime calendar = of(site, start, to);
        return entryHours.computeIfAbsent(
                List.of(calendar, rule),
                k -> EntryHours.of(calendar, days.clock().midnight(to.plusDays(1)), rule));
    }

    /** When shifts begin. */
    ShiftBegins shifts(SectionSite site) {
        LocalDate start = start(site);
        return start == null
                ? ShiftBegins.NONE
                : plan(site).begins(days.clock(), first(start), layout.plant().horizon().to());
    }

    private ShiftPlan plan(SectionSite site) {
        return new ShiftPlan(
                layout.plant(),
                scenario.drawn(),
                levers,
                site.name(),
                site.section().calendar(),
                site.line());
    }

    /** The first day whose shifts may reach into the horizon. */
    private LocalDate first(LocalDate start) {
        LocalDate eve = layout.plant().horizon().from().minusDays(1);
        return start.isAfter(eve) ? start : eve;
    }

    private OpenTime of(SectionSite site, LocalDate start, LocalDate to) {
        ShiftPlan plan = plan(site);
        LocalDate from = first(start);
        List<Object> key = plan.key();
        key.add(from);
        key.add(to);
        return openTimes.computeIfAbsent(key, k -> plan.hours(days.clock(), from, to));
    }
}
