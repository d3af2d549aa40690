package org.lineoff.execute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.lineoff.execute.Records.Entry;

/**
 * The record counted again from nothing, slowly and as the rules say it in words: for every
 * question the whole list is searched. It shares no code with what it is held against.
 */
final class Recount {
    private static final Map<What, Status> DECISIONS =
            Map.of(
                    What.ORDERED, Status.RECEIVED,
                    What.REPLACED, Status.PLANNED,
                    What.CHECKED, Status.CHECKED,
                    What.PLANNED, Status.PLANNED,
                    What.SEQUENCED, Status.SEQUENCED,
                    What.CHANGED, Status.RECEIVED,
                    What.CANCELLED, Status.CANCELLED,
                    What.SCRAPPED, Status.SCRAPPED,
                    What.CLEARED, Status.RELEASED,
                    What.SHIPPED, Status.SHIPPED);

    private static final Comparator<Entry> BY_TIME =
            Comparator.comparingLong((Entry e) -> e.report().time()).thenComparingLong(Entry::seq);

    private final List<Entry> all;

    Recount(List<Entry> all) {
        this.all = all;
    }

    /** The record as it was before an entry. */
    Recount before(long seq) {
        return new Recount(all.stream().filter(e -> e.seq() < seq).toList());
    }

    private List<Entry> of(long car, Predicate<Report> which) {
        // At a place of parts the number is that of a part.
        return all.stream()
                .filter(e -> e.report().car() == car)
                .filter(e -> !e.report().place().equals("battery/pack"))
                .filter(e -> which.test(e.report()))
                .toList();
    }

    private Optional<Entry> latest(long car, Predicate<Report> which) {
        return of(car, which).stream().max(BY_TIME);
    }

    Set<Long> cars() {
        Set<Long> cars = new TreeSet<>();
        for (Entry e : all) {
            if (Set.of(What.ORDERED, What.REPLACED).contains(e.report().what())) {
                cars.add(e.report().car());
            }
        }
        return cars;
    }

    Status status(long car) {
        Entry decision = null;
        Status decided = null;
        for (Entry e : of(car, _ -> true)) {
            Status next = DECISIONS.get(e.report().what());
            if (e.report().what() == What.PROMISED && decided == Status.CHECKED) {
                next = Status.PROMISED;
            }
            if (next != null) {
                decision = e;
                decided = next;
            }
        }
        long decisionSeq = decision.seq();
        long decisionTime =
                of(
                                car,
                                r ->
                                        DECISIONS.containsKey(r.what())
                                                || made(r) != null
                                                || r.what() == What.PROMISED)
                        .stream()
                        .filter(e -> e.seq() <= decisionSeq)
                        .mapToLong(e -> e.report().time())
                        .max()
                        .orElseThrow();
        return latest(car, r -> made(r) != null)
                .filter(e -> e.seq() > decisionSeq && e.report().time() >= decisionTime)
                .map(e -> made(e.report()))
                .orElse(decided);
    }

    private static Status made(Report r) {
        if (r.what() == What.LINE_OFF) {
            return Status.LINE_OFF;
        }
        if (!EnumSet.of(What.ENTERED, What.RELEASED).contains(r.what())) {
            return null;
        }
        return SmallPlant.RULES.places().stream()
                .filter(place -> place.name().equals(r.place()))
                .findFirst()
                .orElseThrow()
                .makes();
    }

    String place(long car) {
        Optional<Entry> entered =
                latest(car, r -> r.what() == What.ENTERED || r.what() == What.RELEASED);
        Optional<Entry> left = latest(car, r -> r.what() == What.LEFT);
        if (entered.isEmpty()) {
            return "";
        }
        Report in = entered.get().report();
        boolean gone =
                left.isPresent()
                        && left.get().report().place().equals(in.place())
                        && left.get().report().time() >= in.time();
        Status now = status(car);
        boolean outside = now == Status.SHIPPED || now == Status.CANCELLED;
        return gone || outside ? "" : in.place();
    }

    /** What holds for a car: from what begins it last until what ends it last. */
    Set<String> marks(long car) {
        Map<String, Entry> began = new HashMap<>();
        Map<String, Entry> ended = new HashMap<>();
        for (Entry e : of(car, _ -> true)) {
            Report r = e.report();
            boolean gate =
                    SmallPlant.RULES.gates().stream().anyMatch(g -> g.place().equals(r.place()));
            switch (r.what()) {
                case DEFECT_FOUND -> latest(began, "DEFECT " + r.part(), e);
                case DEFECT_CURED -> latest(ended, "DEFECT " + r.part(), e);
                case HELD -> latest(began, "HOLD " + r.part(), e);
                case FREED -> latest(ended, "HOLD " + r.part(), e);
                case CONCEDED -> latest(began, "CONCESSION " + r.place() + " | " + r.part(), e);
                case MEASURED -> {
                    if (!gate) {
                        latest(began, "MEASUREMENT " + r.part(), e);
                    } else {
                        latest(r.value() == 1 ? began : ended, "PASS " + r.place(), e);
                    }
                }
                default -> {}
            }
        }
        Set<String> marks = new TreeSet<>();
        began.forEach(
                (name, e) -> {
                    if (!ended.containsKey(name) || BY_TIME.compare(e, ended.get(name)) > 0) {
                        boolean measured = name.startsWith("MEASUREMENT");
                        marks.add(measured ? name + " = " + e.report().value() : name);
                    }
                });
        return marks;
    }

    private static void latest(Map<String, Entry> to, String name, Entry e) {
        to.merge(name, e, (a, b) -> BY_TIME.compare(a, b) > 0 ? a : b);
    }

    /** Parts that were ever fitted: number of the report, car, piece, from, until. */
    Map<Long, String> parts() {
        Map<Long, String> parts = new TreeMap<>();
        spans().forEach((seq, s) -> parts.put(seq, s.toString()));
        return parts;
    }

    record Span(long car, String part, String serial, String lot, long from, long until) {
        boolean overlaps(Span other) {
            return from < other.until && other.from < until;
        }
    }

    Map<Long, Span> spans() {
        Map<Long, Span> spans = new TreeMap<>();
        for (Entry e : all) {
            Report r = e.report();
            if (r.what() == What.PART_FITTED) {
                spans.put(
                        e.seq(),
                        new Span(r.car(), r.part(), r.serial(), r.lot(), r.time(), Long.MAX_VALUE));
            } else if (r.what() == What.PART_REMOVED) {
                for (Map.Entry<Long, Span> one : spans.entrySet()) {
                    Span s = one.getValue();
                    boolean same =
                            s.car() == r.car()
                                    && s.part().equals(r.part())
                                    && s.serial().equals(r.serial())
                                    && (!s.serial().isEmpty() || s.lot().equals(r.lot()));
                    if (same && s.until() == Long.MAX_VALUE && s.from() <= r.time()) {
                        one.setValue(
                                new Span(
                                        s.car(),
                                        s.part(),
                                        s.serial(),
                                        s.lot(),
                                        s.from(),
                                        r.time()));
                        break;
                    }
                }
            }
        }
        return spans;
    }

    /** What was broken that must never be; nothing if all is well. */
    List<String> broken() {
        List<String> broken = new ArrayList<>();
        List<Span> spans = new ArrayList<>(spans().values());
        for (int i = 0; i < spans.size(); i++) {
            for (int j = 0; j < i; j++) {
                Span a = spans.get(i);
                Span b = spans.get(j);
                boolean sameSlot =
                        a.car() == b.car() && a.part().equals(b.part()) && !a.serial().isEmpty();
                boolean samePiece =
                        a.part().equals(b.part())
                                && a.serial().equals(b.serial())
                                && !a.serial().isEmpty();
                if ((sameSlot || samePiece) && a.overlaps(b)) {
                    broken.add("two at once: " + a + " and " + b);
                }
            }
        }
        Map<String, Long> vins = new HashMap<>();
        Set<String> ids = new TreeSet<>();
        for (Entry e : all) {
            Report r = e.report();
            if (!ids.add(r.id())) {
                broken.add("twice: " + r.id());
            }
            if (r.what() == What.NUMBERED && vins.put(r.serial(), r.car()) != null) {
                broken.add("VIN twice: " + r.serial());
            }
            passedEarly(e).ifPresent(broken::add);
        }
        return broken;
    }

    private Optional<String> passedEarly(Entry e) {
        Report r = e.report();
        Recount then = before(e.seq());
        if (made(r) != null && made(r) != then.status(r.car())) {
            Set<String> marks = then.marks(r.car());
            for (Gate gate : SmallPlant.RULES.gates()) {
                if (gate.guards() == made(r) && !marks.contains("PASS " + gate.place())) {
                    return Optional.of("past the gate without passing it: " + e);
                }
            }
        }
        if (r.what() != What.MEASURED || r.value() != 1) {
            return Optional.empty();
        }
        Set<String> marks = then.marks(r.car());
        for (Gate gate : SmallPlant.RULES.gates()) {
            if (!gate.place().equals(r.place())) {
                continue;
            }
            if (marks.stream().anyMatch(m -> m.startsWith("HOLD"))) {
                return Optional.of("passed though held: " + e);
            }
            for (Demand demand : gate.demands()) {
                boolean conceded =
                        marks.contains("CONCESSION " + gate.place() + " | " + demand.name());
                if (!conceded && !then.holds(r.car(), demand, r.time(), marks)) {
                    return Optional.of("passed without " + demand + ": " + e);
                }
            }
        }
        return Optional.empty();
    }

    private boolean holds(long car, Demand demand, long time, Set<String> marks) {
        return switch (demand) {
            case Demand.Bound bound ->
                    spans().values().stream()
                            .anyMatch(
                                    s ->
                                            s.car() == car
                                                    && s.part().equals(bound.part())
                                                    && s.from() <= time
                                                    && time < s.until());
            case Demand.Within within ->
                    marks.stream()
                            .filter(m -> m.startsWith("MEASUREMENT " + within.characteristic()))
                            .map(m -> Double.parseDouble(m.substring(m.indexOf('=') + 2)))
                            .anyMatch(v -> v >= within.low() && v <= within.high());
            case Demand.NoOpenDefect none ->
                    marks.stream()
                            .filter(m -> m.startsWith("DEFECT "))
                            .map(m -> m.substring(7))
                            .noneMatch(
                                    type ->
                                            SmallPlant.RULES
                                                    .defectClasses()
                                                    .getOrDefault(type, none.defectClass())
                                                    .equals(none.defectClass()));
            case Demand.Of some ->
                    throw new IllegalStateException("not in the small plant: " + some);
            case Demand.Passed passed -> marks.contains("PASS " + passed.gate());
        };
    }
}
