package org.lineoff.files;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lineoff.model.PlaceName;
import org.lineoff.model.Problem;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;

/** The places on which levers and policies can act: lines, shops of a line, sections. */
final class ActingPlaces {
    private final Origins origins;
    private final Faults faults;
    private final Set<String> names = new LinkedHashSet<>();

    /** Whether all names could be read; else nobody can tell which place does not exist. */
    private boolean complete;

    ActingPlaces(Draft draft, Origins origins, Faults faults) {
        this.origins = origins;
        this.faults = faults;
        draft.lines().forEach(l -> names.add(l.id()));
        complete = origins.ok(draft.file(), "lines") && origins.ok(draft.file(), "shops");
        for (Shop shop : draft.shops()) {
            complete &= origins.ok(shop, "id") && origins.ok(shop, "lines");
            complete &= origins.ok(shop, "sections");
            for (String line : PlaceName.linesOf(shop)) {
                String name = line.isEmpty() ? shop.id() : line + "/" + shop.id();
                names.add(name);
                for (Section s : shop.sections()) {
                    complete &= origins.ok(s, "id");
                    names.add(name + "/" + s.id());
                }
            }
        }
    }

    /** Complains about each of a record's {@code places} that does not exist. */
    void check(Object record, List<String> places) {
        for (String place : places) {
            if (complete && !names.contains(place)) {
                faults.add(
                        new Problem.Dangling(
                                origins.where(record, "places", place),
                                "places",
                                Show.text(place),
                                "kind.place",
                                Nearest.to(place, names)));
            }
        }
    }
}
