package org.lineoff.files;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.Ids.Kind;
import org.lineoff.model.Calendar;
import org.lineoff.model.Lever;
import org.lineoff.model.Line;
import org.lineoff.model.Policy;
import org.lineoff.model.Problem;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.Station;
import org.lineoff.model.Station.FailureMode.Counts;

/**
 * Repair crews name failures of their section that a crew can repair, and teams a shift that can
 * begin there: by the calendar of the section or of one of its lines, or by one that a lever or a
 * policy may put in force. A slip would pass unseen otherwise: a crew without work, a team that
 * never comes.
 */
final class CrewChecks {
    private static final int DAY = 86_400;

    private final Draft draft;
    private final Origins origins;
    private final Faults faults;
    private final Ids ids;

    CrewChecks(Draft draft, Origins origins, Faults faults, Ids ids) {
        this.draft = draft;
        this.origins = origins;
        this.faults = faults;
        this.ids = ids;
    }

    void run() {
        for (Shop shop : draft.shops()) {
            for (Section section : shop.sections()) {
                ids.unique(section.crews(), Section.RepairCrew::id, "id", new HashMap<>());
                crews(section);
                Section.Manning manning = section.manning();
                if (manning != null && origins.ok(section, "manning")) {
                    teams(shop, section, manning);
                }
            }
        }
    }

    // ---- failures that a crew repairs ----

    private void crews(Section section) {
        Set<String> repaired = new LinkedHashSet<>();
        Set<String> others = new LinkedHashSet<>();
        if (!origins.ok(section, "stations")) {
            return;
        }
        for (Station station : section.stations()) {
            if (!origins.ok(station, "failures")) {
                return;
            }
            for (Station.FailureMode mode : station.failures()) {
                if (!origins.ok(mode, "id") || !origins.ok(mode, "counts")) {
                    return;
                }
                (mode.counts() == Counts.OPERATION ? repaired : others).add(mode.id());
            }
        }
        for (Section.RepairCrew crew : section.crews()) {
            for (int i = 0; i < crew.repairs().size() && origins.ok(crew, "repairs"); i++) {
                repairs(crew, i, repaired, others);
            }
        }
    }

    private void repairs(Section.RepairCrew crew, int i, Set<String> repaired, Set<String> others) {
        String mode = crew.repairs().get(i);
        if (crew.repairs().indexOf(mode) < i) {
            faults.inconsistent(origins.where(crew, "repairs", i), "namedTwice", mode);
        } else if (!repaired.contains(mode) && others.contains(mode)) {
            faults.inconsistent(origins.where(crew, "repairs", i), "crewForCalendar", mode);
        } else if (!repaired.contains(mode)) {
            faults.add(
                    new Problem.Dangling(
                            origins.where(crew, "repairs", i),
                            "repairs",
                            Show.text(mode),
                            "kind.sectionFailure",
                            Nearest.to(mode, repaired)));
        }
    }

    // ---- shifts that a team works ----

    private void teams(Shop shop, Section section, Section.Manning manning) {
        Set<LocalTime> begins = null;
        for (Section.Team team : manning.teams()) {
            LocalTime shift = team.shift();
            if (shift == null || !origins.ok(team, "shift")) {
                continue;
            }
            if (begins == null) {
                begins = begins(shop, section);
            }
            if (begins == null) {
                return;
            }
            if (!begins.contains(shift)) {
                LocalTime nearest = nearest(shift, begins);
                faults.add(
                        new Problem.Dangling(
                                origins.where(team, "shift"),
                                "shift",
                                shift.toString(),
                                "kind.shift",
                                nearest == null ? null : nearest.toString()));
            }
        }
    }

    /** When shifts may begin in a section; null if nobody can tell. */
    private @Nullable Set<LocalTime> begins(Shop shop, Section section) {
        Set<LocalTime> begins = new TreeSet<>();
        for (String id : calendars(shop, section)) {
            if (!(ids.of(Kind.CALENDAR).get(id) instanceof Calendar calendar)
                    || !origins.ok(calendar, "shifts")) {
                return null;
            }
            for (Calendar.Shift shift : calendar.shifts()) {
                if (!origins.ok(shift, "from")) {
                    return null;
                }
                begins.add(shift.from());
            }
        }
        return calendarsCanBeTold(section) ? begins : null;
    }

    private boolean calendarsCanBeTold(Section section) {
        return origins.ok(section, "calendar")
                && draft.shops().stream().allMatch(s -> origins.ok(s, "lines"))
                && draft.lines().stream().allMatch(l -> origins.ok(l, "calendar"))
                && draft.levers().stream()
                        .allMatch(l -> origins.ok(l, "calendar") && origins.ok(l, "places"))
                && draft.policies().stream()
                        .allMatch(p -> origins.ok(p, "calendar") && origins.ok(p, "places"))
                && ids.isComplete(Kind.LINE)
                && ids.isComplete(Kind.LEVER)
                && ids.isComplete(Kind.POLICY);
    }

    /** All that may be in force; a shop that a change splits by lines counts as one. */
    private Set<String> calendars(Shop shop, Section section) {
        Set<String> all = new LinkedHashSet<>();
        String own = section.calendar();
        if (own != null) {
            all.add(own);
        }
        List<String> lines = new ArrayList<>();
        draft.shops().stream()
                .filter(s -> s.id().equals(shop.id()))
                .forEach(s -> lines.addAll(s.lines()));
        String name = shop.id() + "/" + section.id();
        if (lines.isEmpty()) {
            switched(all, around -> holds(around, name));
        }
        for (String line : lines) {
            if (own == null) {
                draft.lines().stream()
                        .filter(l -> l.id().equals(line))
                        .map(Line::calendar)
                        .filter(Objects::nonNull)
                        .forEach(all::add);
            }
            // A section with a calendar of its own is passed by what is meant for its whole line.
            switched(
                    all,
                    around ->
                            holds(around, line + "/" + name)
                                    && (own == null || !around.equals(line)));
        }
        return all;
    }

    private void switched(Set<String> all, Predicate<String> isMeant) {
        for (Lever lever : draft.levers()) {
            String calendar = lever.calendar();
            if (calendar != null && lever.places().stream().anyMatch(isMeant)) {
                all.add(calendar);
            }
        }
        for (Policy policy : draft.policies()) {
            String calendar = policy.calendar();
            if (calendar != null && policy.places().stream().anyMatch(isMeant)) {
                all.add(calendar);
            }
        }
    }

    private static boolean holds(String around, String place) {
        return place.equals(around) || place.startsWith(around + "/");
    }

    /** By the clock, over midnight too; the earlier among equals. */
    private static @Nullable LocalTime nearest(LocalTime time, Set<LocalTime> times) {
        LocalTime best = null;
        int least = DAY;
        for (LocalTime other : times) {
            int apart = Math.abs(other.toSecondOfDay() - time.toSecondOfDay());
            int distance = Math.min(apart, DAY - apart);
            if (distance < least) {
                least = distance;
                best = other;
            }
        }
        return best;
    }
}
