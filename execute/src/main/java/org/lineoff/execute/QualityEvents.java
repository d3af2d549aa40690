package org.lineoff.execute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lineoff.events.Cause;
import org.lineoff.events.EventSink;
import org.lineoff.events.EventType;
import org.lineoff.events.Places;
import org.lineoff.model.Plant;

/**
 * The measurements, defects and line-offs of a record in the order of time, and the places at which
 * they are: those of the simulation and those that only {@code execution.yaml} knows. Of one
 * instant a line-off comes last, else what was captured first.
 */
final class QualityEvents {
    /**
     * An event.
     *
     * @param part characteristic or type of defect; empty of an inspection
     */
    record One(
            EventType type, long time, int place, long car, int visit, String part, double value) {
        boolean isReading() {
            return type == EventType.MEASURED && !part.isEmpty();
        }
    }

    private record Numbered(long seq, One one) {}

    private static final Comparator<Numbered> ORDER =
            Comparator.comparingLong((Numbered n) -> n.one().time())
                    .thenComparing(n -> n.one().type() == EventType.LINE_OFF)
                    .thenComparingLong(Numbered::seq);

    final Places places;
    final List<One> all;
    final long leftOut;

    private QualityEvents(Places places, List<One> all, long leftOut) {
        this.places = places;
        this.all = all;
        this.leftOut = leftOut;
    }

    static QualityEvents of(Records records, PlantRules rules, Plant plant) {
        Places places = places(rules, plant);
        List<Numbered> found = new ArrayList<>();
        long[] leftOut = {0};
        records.read(
                EnumSet.of(What.MEASURED, What.DEFECT_FOUND, What.LINE_OFF),
                entry -> {
                    Report r = entry.report();
                    EventType type = r.what().type();
                    int place = places.indexOf(r.place());
                    if (place < 0 || type == null) {
                        leftOut[0]++;
                    } else {
                        found.add(
                                new Numbered(
                                        entry.seq(),
                                        new One(
                                                type, r.time(), place, r.car(), r.visit(), r.part(),
                                                r.value())));
                    }
                });
        found.sort(ORDER);
        List<One> all = new ArrayList<>();
        Set<First> before = new HashSet<>();
        for (Numbered one : found) {
            once(one.one(), before).ifPresent(all::add);
        }
        return new QualityEvents(places, List.copyOf(all), leftOut[0]);
    }

    private record First(EventType type, long car, int place) {}

    /**
     * A car that was sent back comes off the line again, and not every station counts its
     * inspections: of several line-offs of a car, and of several first inspections at a gate, the
     * earliest is meant.
     */
    private static Optional<One> once(One one, Set<First> before) {
        boolean isFirst =
                switch (one.type()) {
                    case LINE_OFF -> before.add(new First(one.type(), one.car(), -1));
                    case MEASURED ->
                            one.isReading()
                                    || one.visit() > 0
                                    || before.add(new First(one.type(), one.car(), one.place()));
                    default -> true;
                };
        return isFirst ? Optional.of(one) : Optional.empty();
    }

    /**
     * Places of the plant, those that are gates only by its rules, and those beside the simulation.
     */
    static Places places(PlantRules rules, Plant plant) {
        Set<String> gates = new HashSet<>();
        rules.gates().forEach(gate -> gates.add(gate.place()));
        List<Places.Place> all = new ArrayList<>();
        Places simulated = Places.of(plant);
        for (Places.Place p : simulated.all()) {
            Places.Kind kind = gates.contains(p.name()) ? Places.Kind.GATE : p.kind();
            all.add(
                    new Places.Place(
                            p.index(), p.name(), kind, p.line(), p.shop(), p.section(), p.parts()));
        }
        for (PlantRules.Place p : rules.places()) {
            if (simulated.indexOf(p.name()) < 0) {
                List<String> words = List.of(p.name().split("/"));
                String line = plant.line(words.getFirst()).isPresent() ? words.getFirst() : "";
                int at = line.isEmpty() ? 0 : 1;
                all.add(
                        new Places.Place(
                                all.size(),
                                p.name(),
                                gates.contains(p.name()) ? Places.Kind.GATE : Places.Kind.STATION,
                                line,
                                at < words.size() - 1 ? words.get(at) : "",
                                "",
                                p.ofParts()));
            }
        }
        return new Places(all);
    }

    /** Feeds them to an accumulator; a characteristic is a part without a name there. */
    void feed(EventSink to, long until) {
        for (One one : all) {
            if (one.time() < until) {
                int part = one.part().isEmpty() ? -1 : 0;
                to.accept(
                        one.type(),
                        one.time(),
                        one.place(),
                        one.car(),
                        one.visit(),
                        part,
                        Cause.NONE,
                        one.value());
            }
        }
    }
}
