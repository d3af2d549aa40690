package org.lineoff.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Junction;
import org.lineoff.model.Problem;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.SkidLoop;
import org.lineoff.model.Where;

/**
 * The flow of the plant: every section and junction as it stands in each line, and which section
 * each junction takes from and gives to. A reference is looked up in its own shop ({@code main}),
 * in its own line and then in the whole plant ({@code body/main}), or from the top ({@code
 * /p1/body/main}).
 */
final class Layout {
    /** A section or a junction in one line; {@code part} is the record, shared by the lines. */
    record Spot(String name, String line, Object part) {
        Section section() {
            return (Section) part;
        }
    }

    /** A junction with the sections around it. */
    record Flow(
            Spot junction,
            List<Spot> from,
            List<Spot> parts,
            List<Spot> to,
            @Nullable Spot follows) {
        List<Spot> taken() {
            List<Spot> all = new ArrayList<>(from);
            all.addAll(parts);
            return all;
        }
    }

    /** A loop of carriers in one line, with its first and last section. */
    record Loop(SkidLoop loop, Spot from, Spot to) {}

    /** What a join takes from the rack of a lot source. */
    record Drawing(Junction.Join.FromRack rack, Junction.LotSource source) {}

    private final Origins origins;
    private final Faults faults;
    private final List<Drawing> drawings = new ArrayList<>();
    private final List<Loop> loops = new ArrayList<>();
    private final Map<String, Spot> sections = new LinkedHashMap<>();
    private final Map<String, Spot> junctions = new LinkedHashMap<>();
    private final List<Flow> flows = new ArrayList<>();
    private final Ids ids;
    private boolean whole;
    private boolean guessed;

    Layout(Draft draft, Origins origins, Faults faults, Ids ids) {
        this.origins = origins;
        this.faults = faults;
        this.ids = ids;
        this.whole = origins.ok(draft.file(), "shops") && ids.isComplete(Ids.Kind.SHOP);
        for (Shop shop : draft.shops()) {
            whole &= origins.ok(shop, "lines") && origins.ok(shop, "id");
            whole &= origins.ok(shop, "sections") && origins.ok(shop, "junctions");
            for (String line : linesOf(shop)) {
                for (Section s : shop.sections()) {
                    whole &= origins.ok(s, "id");
                    put(sections, line, shop, s.id(), s);
                }
                for (Junction j : shop.junctions()) {
                    whole &= origins.ok(j);
                    put(junctions, line, shop, j.id(), j);
                }
            }
        }
        for (Shop shop : draft.shops()) {
            for (String line : linesOf(shop)) {
                for (Junction j : shop.junctions()) {
                    flows.add(flow(new From(shop, line), j));
                    if (j instanceof Junction.Join join) {
                        join.racks().forEach(rack -> draw(new From(shop, line), rack));
                    }
                }
                for (SkidLoop loop : shop.skidLoops()) {
                    From at = new From(shop, line);
                    List<Spot> from = one(at, loop, "from", loop.from());
                    List<Spot> to = one(at, loop, "to", loop.to());
                    if (!from.isEmpty() && !to.isEmpty()) {
                        loops.add(new Loop(loop, from.getFirst(), to.getFirst()));
                    }
                }
            }
        }
    }

    /** Whether everything could be read and every reference leads somewhere. */
    boolean isWhole() {
        return whole;
    }

    /** Whether some reference was taken for the one that was probably meant. */
    boolean isGuessed() {
        return guessed;
    }

    Map<String, Spot> sections() {
        return sections;
    }

    List<Flow> flows() {
        return flows;
    }

    List<Loop> loops() {
        return loops;
    }

    List<Drawing> drawings() {
        return drawings;
    }

    /** The shop and line in which a reference stands. */
    private record From(Shop shop, String line) {
        String prefix() {
            return line.isEmpty() ? "" : line + "/";
        }
    }

    private List<String> linesOf(Shop shop) {
        if (shop.lines().isEmpty()) {
            return List.of("");
        }
        List<String> lines =
                shop.lines().stream()
                        .distinct()
                        .filter(ids.of(Ids.Kind.LINE)::containsKey)
                        .toList();
        whole &= lines.size() == shop.lines().size();
        return lines;
    }

    private static void put(
            Map<String, Spot> spots, String line, Shop shop, String id, Object part) {
        String name = new From(shop, line).prefix() + shop.id() + "/" + id;
        spots.putIfAbsent(name, new Spot(name, line, part));
    }

    private Flow flow(From at, Junction j) {
        Spot self = new Spot(at.prefix() + at.shop().id() + "/" + j.id(), at.line(), j);
        return switch (j) {
            case Junction.Source s ->
                    new Flow(self, List.of(), List.of(), one(at, s, "to", s.to()), store(at, s));
            case Junction.Sink s ->
                    new Flow(self, one(at, s, "from", s.from()), List.of(), List.of(), null);
            case Junction.Link l ->
                    plain(self, one(at, l, "from", l.from()), one(at, l, "to", l.to()));
            case Junction.Store s ->
                    plain(self, one(at, s, "from", s.from()), one(at, s, "to", s.to()));
            case Junction.Merge m -> {
                List<Spot> from = new ArrayList<>();
                for (String name : m.from()) {
                    from.addAll(find(at, origins.where(m, "from", name), "from", name));
                }
                yield plain(self, from, one(at, m, "to", m.to()));
            }
            case Junction.Split s -> {
                List<Spot> to = new ArrayList<>();
                s.branches().forEach(b -> to.addAll(one(at, b, "to", b.to())));
                yield plain(self, one(at, s, "from", s.from()), to);
            }
            case Junction.Parallel p ->
                    plain(self, one(at, p, "from", p.from()), one(at, p, "to", p.to()));
            case Junction.LotSource s -> new Flow(self, List.of(), List.of(), List.of(), null);
            case Junction.Join join -> {
                List<Spot> parts = new ArrayList<>();
                join.parts().forEach(p -> parts.addAll(one(at, p, "from", p.from())));
                yield new Flow(
                        self,
                        one(at, join, "from", join.from()),
                        parts,
                        one(at, join, "to", join.to()),
                        null);
            }
        };
    }

    private static Flow plain(Spot self, List<Spot> from, List<Spot> to) {
        return new Flow(self, from, List.of(), to, null);
    }

    private List<Spot> one(From at, Object record, String key, String name) {
        if (!origins.ok(record, key)) {
            whole = false;
            return List.of();
        }
        return find(at, origins.where(record, key), key, name);
    }

    private List<Spot> find(From at, Where where, String key, String name) {
        Spot found = lookUp(at, name, sections, "kind.section", where, key);
        return found == null ? List.of() : List.of(found);
    }

    private @Nullable Spot store(From at, Junction.Source s) {
        String name = s.follows();
        if (name == null || !origins.ok(s, "follows")) {
            return null;
        }
        return lookUp(
                at,
                name,
                junctionsOf(Junction.Store.class),
                "kind.store",
                origins.where(s, "follows"),
                "follows");
    }

    private void draw(From at, Junction.Join.FromRack rack) {
        if (!origins.ok(rack, "source")) {
            return;
        }
        Spot found =
                lookUp(
                        at,
                        rack.source(),
                        junctionsOf(Junction.LotSource.class),
                        "kind.lotSource",
                        origins.where(rack, "source"),
                        "source");
        if (found != null && found.part() instanceof Junction.LotSource source) {
            drawings.add(new Drawing(rack, source));
        }
    }

    private Map<String, Spot> junctionsOf(Class<? extends Junction> kind) {
        Map<String, Spot> found = new LinkedHashMap<>();
        junctions.forEach(
                (name, spot) -> {
                    if (kind.isInstance(spot.part())) {
                        found.put(name, spot);
                    }
                });
        return found;
    }

    private @Nullable Spot lookUp(
            From at, String name, Map<String, Spot> among, String kind, Where where, String key) {
        for (String full : fullNames(at, name)) {
            Spot found = among.get(full);
            if (found != null) {
                return found;
            }
        }
        if (!whole) {
            return null;
        }
        Map<String, String> written = new LinkedHashMap<>();
        Set<String> near = new LinkedHashSet<>();
        for (String full : among.keySet()) {
            for (String form : forms(at, full, name)) {
                written.putIfAbsent(form, full);
                near.add(form);
            }
        }
        String nearest = Nearest.to(name, near);
        faults.add(new Problem.Dangling(where, key, Show.text(name), kind, nearest));
        if (nearest == null) {
            whole = false;
            return null;
        }
        guessed = true;
        return among.get(written.get(nearest));
    }

    /** The full names that a reference may stand for, in the order in which they are tried. */
    private static List<String> fullNames(From at, String name) {
        if (name.startsWith("/")) {
            return List.of(name.substring(1));
        }
        if (name.indexOf('/') < 0) {
            return List.of(at.prefix() + at.shop().id() + "/" + name);
        }
        return List.of(at.prefix() + name, name);
    }

    /** The ways of writing a full name from there, of the same length as what was written. */
    private static List<String> forms(From at, String full, String written) {
        if (written.startsWith("/")) {
            return List.of("/" + full);
        }
        List<String> forms = new ArrayList<>();
        String own = at.prefix() + at.shop().id() + "/";
        if (full.startsWith(own) && full.indexOf('/', own.length()) < 0) {
            forms.add(full.substring(own.length()));
        }
        if (full.startsWith(at.prefix())) {
            forms.add(full.substring(at.prefix().length()));
        } else if (full.indexOf('/') == full.lastIndexOf('/')) {
            forms.add(full);
        }
        return forms;
    }
}
