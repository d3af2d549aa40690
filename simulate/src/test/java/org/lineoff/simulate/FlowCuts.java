package org.lineoff.simulate;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lineoff.model.Junction;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.SkidLoop;

/**
 * Smaller flows of one shop: without a section, a way of a split or a merge, a part of a join, or
 * with a plain link for a store. What then leads nowhere goes too. Not all of them are valid.
 */
final class FlowCuts {
    /** Before the name of a lot source from whose racks something is taken. */
    private static final String TAKEN = "taken from ";

    private FlowCuts() {}

    static Stream<Shop> of(Shop shop) {
        return Stream.concat(
                        shop.junctions().stream().flatMap(j -> cuts(shop, j)),
                        shop.skidLoops().stream()
                                .map(l -> Edit.with(shop, "skidLoops", less(shop.skidLoops(), l))))
                .map(FlowCuts::trimmed);
    }

    private static Stream<Shop> cuts(Shop shop, Junction junction) {
        return switch (junction) {
            case Junction.Link l -> contracted(shop, l, l.from(), l.to());
            case Junction.Store s -> linked(shop, s, s.from(), s.to());
            case Junction.Parallel p -> linked(shop, p, p.from(), p.to());
            case Junction.Split s ->
                    s.branches().stream()
                            .map(b -> replaced(shop, s, link(s.id(), s.from(), b.to())));
            case Junction.Merge m ->
                    m.from().stream()
                            .map(f -> replaced(shop, m, Edit.with(m, "from", less(m.from(), f))));
            case Junction.Join j ->
                    Stream.concat(
                                    j.parts().stream()
                                            .map(p -> Edit.with(j, "parts", less(j.parts(), p))),
                                    j.racks().stream()
                                            .map(r -> Edit.with(j, "racks", less(j.racks(), r))))
                            .map(less -> replaced(shop, j, less));
            case Junction.Source _, Junction.LotSource _ ->
                    Stream.of(replaced(shop, junction, null));
            case Junction.Sink _ -> Stream.empty();
        };
    }

    private static Junction link(String id, String from, String to) {
        return new Junction.Link(id, from, to);
    }

    /** With a plain link in place of the junction, or without one of the sections at its ends. */
    private static Stream<Shop> linked(Shop shop, Junction junction, String from, String to) {
        Shop plain = replaced(shop, junction, link(junction.id(), from, to));
        return Stream.concat(contracted(shop, junction, from, to), Stream.of(plain));
    }

    /** Without the junction and the section before it, or that after it. */
    private static Stream<Shop> contracted(Shop shop, Junction junction, String from, String to) {
        Shop without = replaced(shop, junction, null);
        return Stream.of(renamed(without, from, to), renamed(without, to, from));
    }

    /** Without a section, whose neighbours are now those of another. */
    private static Shop renamed(Shop shop, String section, String other) {
        List<Section> sections =
                shop.sections().stream().filter(s -> !s.id().equals(section)).toList();
        List<Junction> junctions =
                shop.junctions().stream()
                        .map(j -> (Junction) referring(j, section, other))
                        .toList();
        return Edit.with(Edit.with(shop, "sections", sections), "junctions", junctions);
    }

    /** The same with each reference to one section replaced by one to another. */
    private static Object referring(Object value, String from, String to) {
        if (value instanceof String text) {
            return text.equals(from) ? to : text;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(v -> referring(v, from, to)).toList();
        }
        Object made = value;
        if (value instanceof Junction
                || value instanceof Junction.Split.Branch
                || value instanceof Junction.Join.Part) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                Object old = Edit.get(value, component);
                if (old != null && !component.getName().equals("id")) {
                    made = Edit.with(made, component.getName(), referring(old, from, to));
                }
            }
        }
        return made;
    }

    private static Shop replaced(Shop shop, Junction junction, Junction by) {
        List<Junction> junctions = new ArrayList<>(shop.junctions());
        int at = junctions.indexOf(junction);
        junctions.remove(at);
        if (by != null) {
            junctions.add(at, by);
        }
        return Edit.with(shop, "junctions", junctions);
    }

    private static <T> List<T> less(List<T> list, T one) {
        List<T> less = new ArrayList<>(list);
        less.remove(one);
        return less;
    }

    /** Without what comes from nowhere or leads nowhere, until nothing more goes. */
    private static Shop trimmed(Shop shop) {
        Shop made = shop;
        for (Shop before = null; !made.equals(before); ) {
            before = made;
            Set<String> fed = new HashSet<>();
            Set<String> emptied = new HashSet<>();
            Set<String> named = new HashSet<>();
            for (Junction j : made.junctions()) {
                fed.addAll(ShopFlow.to(j));
                emptied.addAll(ShopFlow.from(j));
                named.addAll(asked(j));
            }
            List<Section> sections =
                    made.sections().stream()
                            .filter(s -> fed.contains(s.id()) && emptied.contains(s.id()))
                            .toList();
            Set<String> left = new HashSet<>();
            sections.forEach(s -> left.add(s.id()));
            List<Junction> junctions =
                    made.junctions().stream()
                            .map(j -> trimmed(j, left, named))
                            .filter(Objects::nonNull)
                            .toList();
            List<SkidLoop> loops =
                    made.skidLoops().stream()
                            .filter(l -> left.contains(l.from()) && left.contains(l.to()))
                            .toList();
            made = Edit.with(made, "sections", sections);
            made = Edit.with(made, "junctions", junctions);
            made = Edit.with(made, "skidLoops", loops);
        }
        return made;
    }

    /** What others may ask of a junction by its name: a store's order, or the lots of a source. */
    private static Set<String> asked(Junction junction) {
        return switch (junction) {
            case Junction.Store s -> Set.of(s.id());
            case Junction.LotSource l -> Set.of(l.id());
            case Junction.Join j ->
                    j.racks().stream()
                            .map(r -> TAKEN + r.source())
                            .collect(Collectors.toUnmodifiableSet());
            default -> Set.of();
        };
    }

    /**
     * What is left of a junction when only some sections are left; null: nothing.
     *
     * @param named what all junctions say by {@link #asked}
     */
    private static Junction trimmed(Junction junction, Set<String> left, Set<String> named) {
        return switch (junction) {
            case Junction.LotSource l -> named.contains(TAKEN + l.id()) ? l : null;
            case Junction.Source s when s.follows() != null && !named.contains(s.follows()) ->
                    left.contains(s.to()) ? Edit.with(s, "follows", null) : null;
            case Junction.Split s -> {
                var branches = s.branches().stream().filter(b -> left.contains(b.to())).toList();
                if (!left.contains(s.from()) || branches.isEmpty()) {
                    yield null;
                }
                yield branches.size() == 1
                        ? link(s.id(), s.from(), branches.getFirst().to())
                        : Edit.with(s, "branches", branches);
            }
            case Junction.Merge m -> {
                List<String> from = m.from().stream().filter(left::contains).toList();
                if (!left.contains(m.to()) || from.isEmpty()) {
                    yield null;
                }
                yield from.size() == 1
                        ? link(m.id(), from.getFirst(), m.to())
                        : Edit.with(m, "from", from);
            }
            case Junction.Join j -> {
                var parts = j.parts().stream().filter(p -> left.contains(p.from())).toList();
                if (!left.contains(j.from()) || !left.contains(j.to())) {
                    yield null;
                }
                var racks = j.racks().stream().filter(r -> named.contains(r.source())).toList();
                yield parts.isEmpty() && racks.isEmpty()
                        ? link(j.id(), j.from(), j.to())
                        : Edit.with(Edit.with(j, "parts", parts), "racks", racks);
            }
            default ->
                    left.containsAll(ShopFlow.from(junction))
                                    && left.containsAll(ShopFlow.to(junction))
                            ? junction
                            : null;
        };
    }
}
