package org.lineoff.files;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.Layout.Drawing;
import org.lineoff.model.Junction;
import org.lineoff.model.Junction.LotSource;
import org.lineoff.model.Known;
import org.lineoff.model.Problem;
import org.lineoff.model.SetUp;
import org.lineoff.model.Shop;
import org.lineoff.model.Station;

/**
 * Junctions that work: parallel stations and lot sources. A rack must hold what a stroke makes, and
 * lots must be begun while there is less in it than a car takes. A figure that is a range, or was
 * another one before, is at fault only if it always is.
 */
final class JunctionChecks {
    /** More stations than any plant has side by side; a slip would fill the memory. */
    private static final int MAX_STATIONS = 1_000;

    private final Draft draft;
    private final Layout layout;
    private final Origins origins;
    private final Faults faults;
    private final Ids ids;

    JunctionChecks(Draft draft, Layout layout, Origins origins, Faults faults, Ids ids) {
        this.draft = draft;
        this.layout = layout;
        this.origins = origins;
        this.faults = faults;
        this.ids = ids;
    }

    void run() {
        SectionChecks sections = new SectionChecks(draft, origins, faults, ids);
        for (Shop shop : draft.shops()) {
            for (Junction junction : shop.junctions()) {
                switch (junction) {
                    case Junction.Parallel parallel -> {
                        sections.failures(parallel.failures());
                        ids.unique(
                                parallel.defects(), Station.Defect::type, "type", new HashMap<>());
                        if (origins.ok(parallel, "stations")
                                && most(parallel.stations()) > MAX_STATIONS) {
                            faults.inconsistent(
                                    origins.where(parallel, "stations"),
                                    "tooManySideBySide",
                                    MAX_STATIONS);
                        }
                    }
                    case LotSource source -> {
                        sections.failures(source.failures());
                        lotSource(shop, source);
                    }
                    default -> {}
                }
            }
        }
        layout.drawings().forEach(this::drawing);
    }

    private static int most(Known<Integer> figure) {
        int most = Integer.MIN_VALUE;
        for (Known.Version<Integer> version : figure.versions()) {
            Integer high = version.high();
            most = Math.max(most, high == null ? version.value() : high);
        }
        return most;
    }

    private static int least(Known<Integer> figure) {
        int least = Integer.MAX_VALUE;
        for (Known.Version<Integer> version : figure.versions()) {
            Integer low = version.low();
            least = Math.min(least, low == null ? version.value() : low);
        }
        return least;
    }

    private void lotSource(Shop shop, LotSource source) {
        if (shop.lines().isEmpty()
                && origins.ok(shop, "lines")
                && !origins.has(source, "calendar")) {
            faults.inconsistent(origins.where(source), "lotSourceWithoutCalendar", source.id());
        }
        Map<String, Object> parts = new HashMap<>();
        boolean complete = ids.unique(source.parts(), LotSource.LotPart::id, "id", parts);
        source.parts().forEach(this::rack);
        if (complete && origins.ok(source, "parts")) {
            for (SetUp.Change change : source.changes()) {
                name(change, "from", change.from(), parts);
                name(change, "to", change.to(), parts);
            }
        }
    }

    /** Change-overs are between parts that it makes. */
    private void name(
            SetUp.Change change, String key, @Nullable String said, Map<String, Object> parts) {
        if (said != null
                && origins.ok(change, key)
                && origins.has(change, key)
                && !parts.containsKey(said)) {
            dangling(change, key, said, List.copyOf(parts.keySet()));
        }
    }

    private void rack(LotSource.LotPart part) {
        if (!origins.ok(part, "rackMax") || !origins.ok(part, "perStroke")) {
            return;
        }
        int holds = most(part.rackMax());
        if (holds < part.perStroke()) {
            faults.inconsistent(
                    origins.where(part, "rackMax"),
                    "rackTooSmall",
                    part.id(),
                    holds,
                    part.perStroke());
        }
        Known<Integer> stock = part.stock();
        if (stock != null && origins.ok(part, "stock") && least(stock) > holds) {
            faults.inconsistent(
                    origins.where(part, "stock"), "rackOverfull", part.id(), least(stock), holds);
        }
    }

    private void dangling(Object record, String key, String said, List<String> known) {
        faults.add(
                new Problem.Dangling(
                        origins.where(record, key),
                        key,
                        Show.text(said),
                        "kind.lotPart",
                        Nearest.to(said, known.stream().sorted().toList())));
    }

    private void drawing(Drawing drawing) {
        Junction.Join.FromRack rack = drawing.rack();
        List<LotSource.LotPart> parts = drawing.source().parts();
        if (!origins.ok(rack, "part") || !origins.ok(drawing.source(), "parts")) {
            return;
        }
        LotSource.LotPart part =
                parts.stream().filter(p -> p.id().equals(rack.part())).findFirst().orElse(null);
        if (part == null) {
            dangling(rack, "part", rack.part(), parts.stream().map(LotSource.LotPart::id).toList());
        } else if (origins.ok(rack, "count")
                && origins.ok(part, "rackMin")
                && origins.ok(part, "rackMax")
                && origins.ok(part, "perStroke")) {
            int due = Math.min(most(part.rackMin()), most(part.rackMax()) - part.perStroke() + 1);
            if (rack.count() > due && most(part.rackMax()) >= part.perStroke()) {
                faults.inconsistent(
                        origins.where(rack), "rackNeverEnough", rack.count(), part.id(), due);
            }
        }
    }
}
