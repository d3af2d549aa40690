package org.lineoff.files;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.lineoff.files.Layout.Flow;
import org.lineoff.files.Layout.Spot;
import org.lineoff.model.Gate;
import org.lineoff.model.Junction;
import org.lineoff.model.Line;
import org.lineoff.model.Problem;
import org.lineoff.model.Section;
import org.lineoff.model.Station;

/**
 * Cars can come, go through and leave: every section has one way in and one way out, some source
 * reaches it and it reaches some sink, parts come in the order in which they are wanted, gates look
 * for what can be there. Linear in the number of junctions, but for the search of each follower.
 */
final class FlowChecks {
    private final Draft draft;
    private final Layout layout;
    private final Origins origins;
    private final Faults faults;
    private final Map<String, List<Flow>> into = new HashMap<>();
    private final Map<String, List<Flow>> outOf = new HashMap<>();

    FlowChecks(Draft draft, Layout layout, Origins origins, Faults faults) {
        this.draft = draft;
        this.layout = layout;
        this.origins = origins;
        this.faults = faults;
        for (Flow f : layout.flows()) {
            f.to().forEach(s -> into.computeIfAbsent(s.name(), _ -> new ArrayList<>()).add(f));
            f.taken().forEach(s -> outOf.computeIfAbsent(s.name(), _ -> new ArrayList<>()).add(f));
        }
    }

    void run() {
        boolean clean = true;
        for (Spot s : layout.sections().values()) {
            clean &= doors(s, into.getOrDefault(s.name(), List.of()), "Entry");
            clean &= doors(s, outOf.getOrDefault(s.name(), List.of()), "Exit");
        }
        for (Flow f : layout.flows()) {
            if (f.junction().part() instanceof Junction.Source s
                    && origins.has(s, "sequence")
                    && origins.has(s, "follows")) {
                faults.inconsistent(origins.keyWhere(s, "follows"), "sequenceAndFollows");
                clean = false;
            }
        }
        if (!layout.isWhole() || layout.isGuessed() || !clean) {
            return;
        }
        reach();
        lines();
        sources();
        matches();
        gates();
        loops();
    }

    private boolean doors(Spot section, List<Flow> flows, String which) {
        if (flows.isEmpty() && layout.isWhole()) {
            faults.inconsistent(
                    origins.where(section.part()), "no" + which, section.section().id());
            return false;
        }
        if (layout.isGuessed()) {
            return true;
        }
        for (Flow second : flows.subList(Math.min(1, flows.size()), flows.size())) {
            faults.inconsistent(
                    origins.where(section.part()),
                    "two" + which,
                    section.section().id(),
                    idOf(flows.getFirst()),
                    idOf(second));
            return false;
        }
        return true;
    }

    private static String idOf(Flow f) {
        return ((Junction) f.junction().part()).id();
    }

    /** Everything reached from the sections given, themselves included. */
    private Set<String> reach(
            Collection<Spot> from,
            Function<String, List<Flow>> next,
            Function<Flow, List<Spot>> ends) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<Spot> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            Spot s = open.pop();
            if (reached.add(s.name())) {
                next.apply(s.name()).forEach(f -> open.addAll(ends.apply(f)));
            }
        }
        return reached;
    }

    private Set<String> downstream(Collection<Spot> from) {
        return reach(from, n -> outOf.getOrDefault(n, List.of()), Flow::to);
    }

    private Set<String> upstream(Collection<Spot> from) {
        return reach(from, n -> into.getOrDefault(n, List.of()), Flow::taken);
    }

    private void reach() {
        List<Spot> starts = new ArrayList<>();
        List<Spot> ends = new ArrayList<>();
        for (Flow f : layout.flows()) {
            if (f.junction().part() instanceof Junction.Source) {
                starts.addAll(f.to());
            }
            if (f.junction().part() instanceof Junction.Sink) {
                ends.addAll(f.from());
            }
        }
        complain(downstream(starts), "flowWithoutSource");
        complain(upstream(ends), "flowWithoutSink");
    }

    /** One complaint about all the sections that are not reached, at the first of them. */
    private void complain(Set<String> reached, String kind) {
        List<Spot> lost =
                layout.sections().values().stream()
                        .filter(s -> !reached.contains(s.name()))
                        .toList();
        if (!lost.isEmpty()) {
            faults.add(
                    new Problem.Cycle(
                            origins.where(lost.getFirst().part()),
                            "kind." + kind,
                            lost.stream().map(Spot::name).toList()));
        }
    }

    private void lines() {
        for (Line line : draft.lines()) {
            boolean ends =
                    layout.flows().stream()
                            .anyMatch(
                                    f ->
                                            f.junction().part() instanceof Junction.Sink
                                                    && f.junction().line().equals(line.id()));
            if (!ends) {
                faults.inconsistent(origins.where(line), "lineWithoutSink", line.id());
            }
        }
    }

    /** What reaches a sink as a car, and not as a part of one, needs an order. */
    private void sources() {
        for (Flow f : layout.flows()) {
            if (f.junction().part() instanceof Junction.Source s
                    && s.sequence() == null
                    && s.follows() == null) {
                Set<String> asCar =
                        reach(
                                f.to(),
                                n ->
                                        outOf.getOrDefault(n, List.of()).stream()
                                                .filter(x -> !isPartOf(x, n))
                                                .toList(),
                                Flow::to);
                boolean reachesSink =
                        layout.flows().stream()
                                .anyMatch(
                                        x ->
                                                x.junction().part() instanceof Junction.Sink
                                                        && x.from().stream()
                                                                .anyMatch(
                                                                        y ->
                                                                                asCar.contains(
                                                                                        y.name())));
                if (reachesSink) {
                    faults.inconsistent(origins.where(s), "sourceWithoutSequence", s.id());
                }
            }
        }
    }

    private static boolean isPartOf(Flow join, String section) {
        return join.parts().stream().anyMatch(p -> p.name().equals(section));
    }

    private void matches() {
        Set<Object> followers = new HashSet<>();
        for (Flow f : layout.flows()) {
            if (f.junction().part() instanceof Junction.Join join) {
                for (int i = 0; i < f.parts().size(); i++) {
                    if (join.parts().get(i).matched()) {
                        feeders(join.parts().get(i), upstream(List.of(f.parts().get(i))));
                    }
                }
            }
            Spot store = f.follows();
            if (store != null
                    && !followers.contains(f.junction().part())
                    && mayWaitForItself(f, store)) {
                followers.add(f.junction().part());
                faults.add(
                        new Problem.Cycle(
                                origins.where(f.junction().part(), "follows"),
                                "kind.follows",
                                List.of(store.name(), f.junction().name())));
            }
        }
    }

    /** The sources of a matched part must follow a store, or the part of a car never comes. */
    private void feeders(Junction.Join.Part part, Set<String> sections) {
        for (Flow f : layout.flows()) {
            if (f.junction().part() instanceof Junction.Source s
                    && s.follows() == null
                    && f.to().stream().anyMatch(x -> sections.contains(x.name()))) {
                faults.inconsistent(origins.where(part), "matchedWithoutFollows", s.id());
            }
        }
    }

    /**
     * Whether what the follower feeds lies before the store, directly or by way of other followers.
     */
    private boolean mayWaitForItself(Flow follower, Spot store) {
        Set<String> seen = new HashSet<>();
        Deque<Spot> open = new ArrayDeque<>(follower.to());
        while (!open.isEmpty()) {
            Spot s = open.pop();
            if (!seen.add(s.name())) {
                continue;
            }
            for (Flow f : outOf.getOrDefault(s.name(), List.of())) {
                if (f.junction().name().equals(store.name())) {
                    return true;
                }
                open.addAll(f.to());
                for (Flow other : layout.flows()) {
                    Spot followed = other.follows();
                    if (followed != null && followed.name().equals(f.junction().name())) {
                        open.addAll(other.to());
                    }
                }
            }
        }
        return false;
    }

    /** Every carrier comes back: all ways from the first section of a loop lead out of the last. */
    private void loops() {
        for (Layout.Loop loop : layout.loops()) {
            Set<String> open =
                    reach(
                            List.of(loop.from()),
                            n ->
                                    n.equals(loop.to().name())
                                            ? List.of()
                                            : outOf.getOrDefault(n, List.of()),
                            Flow::to);
            if (!open.contains(loop.to().name())) {
                faults.inconsistent(
                        origins.where(loop.loop(), "to"),
                        "loopWithoutEnd",
                        loop.loop().from(),
                        loop.loop().to());
                continue;
            }
            open.remove(loop.to().name());
            open.stream()
                    .flatMap(section -> outOf.getOrDefault(section, List.of()).stream())
                    .filter(f -> losesCarriers(f, open))
                    .findFirst()
                    .ifPresent(
                            f ->
                                    faults.inconsistent(
                                            origins.where(loop.loop(), "to"),
                                            "loopLosesCarriers",
                                            idOf(f),
                                            loop.loop().to()));
        }
    }

    /** Whether cars, or parts, end there. */
    private static boolean losesCarriers(Flow f, Set<String> inside) {
        return f.to().isEmpty() || f.parts().stream().anyMatch(p -> inside.contains(p.name()));
    }

    private void gates() {
        for (Spot spot : layout.sections().values()) {
            Section section = spot.section();
            Gate gate = section.gate();
            if (gate == null || !origins.ok(section, "gate")) {
                continue;
            }
            Set<String> caused = new HashSet<>();
            boolean readable = true;
            for (String name : upstream(List.of(spot))) {
                Spot before = layout.sections().get(name);
                if (before != null) {
                    for (Station s : before.section().stations()) {
                        readable &= origins.ok(s, "defects");
                        s.defects().forEach(d -> caused.add(d.type()));
                    }
                }
                for (Flow f : into.getOrDefault(name, List.of())) {
                    if (f.junction().part() instanceof Junction.Parallel parallel) {
                        readable &= origins.ok(parallel, "defects");
                        parallel.defects().forEach(d -> caused.add(d.type()));
                    }
                }
            }
            for (String type : gate.finds().keySet()) {
                if (readable && !caused.contains(type)) {
                    faults.add(
                            new Problem.Dangling(
                                    origins.where(gate, "finds", type),
                                    "finds",
                                    Show.text(type),
                                    "kind.defect",
                                    Nearest.to(type, caused.stream().sorted().toList())));
                }
            }
        }
    }
}
