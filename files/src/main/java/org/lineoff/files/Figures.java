package org.lineoff.files;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Basis;
import org.lineoff.model.Known;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

/**
 * Figures with what they rest on. A figure is a bare value, a map {@code {value, low, high, source
 * | assumption, known}} or a list of such maps; what it does not say itself (source or assumption,
 * and the day it became known) it takes from the nearest {@code basis} around it.
 */
final class Figures {
    static final String BASIS = "basis";
    static final String VALUE = "The value; with a range, the most likely one.";
    static final String LOW = "Lower end of the range.";
    static final String HIGH = "Upper end of the range.";
    static final Set<String> BASIS_KEYS = Set.of("source", "assumption", "known", "fittedOn");
    private static final List<String> KEYS =
            List.of("value", "low", "high", "source", "assumption", "known", "fittedOn", BASIS);

    /** A source that some basis names, to be looked up when sources.yaml has been read. */
    record Citation(Where where, String source) {}

    /** What one map says about basis; {@code broken} silences complaints about what it lacks. */
    private record Stated(
            @Nullable String source,
            @Nullable String assumption,
            @Nullable LocalDate known,
            boolean broken) {}

    private static final RecordShape SHAPE = RecordShape.of(Basis.class);
    private static final Basis STAND_IN = Basis.assumption("?", LocalDate.EPOCH);

    private final Faults faults;
    private final Scalars scalars;
    private final Keys keys;
    private final IdentityHashMap<Tree.Mapping, Stated> stated = new IdentityHashMap<>();
    private final List<Citation> citations = new ArrayList<>();

    Figures(Faults faults, Scalars scalars, Keys keys) {
        this.faults = faults;
        this.scalars = scalars;
        this.keys = keys;
    }

    /** Whether the basis stands in for one that could not be read. */
    static boolean isStandIn(Basis basis) {
        return basis.equals(STAND_IN);
    }

    List<Citation> citations() {
        return citations;
    }

    /**
     * Reads a figure.
     *
     * @param name the name under which it is drawn
     * @param beside keys that may stand in the same map and belong to somebody else
     * @return null after a fault that leaves no value
     */
    @Nullable Known<?> known(Slot slot, Tree node, String name, List<String> beside) {
        Slot value = slot.inner(slot.argument());
        List<Known.Version<Object>> versions = new ArrayList<>();
        boolean whole = true;
        if (node instanceof Tree.Sequence list) {
            if (list.elements().isEmpty()) {
                scalars.bad(value, node);
            }
            for (Tree element : list.elements()) {
                Known.Version<Object> v = version(value, element, List.of());
                whole &= v != null && versions.add(v);
            }
        } else {
            Known.Version<Object> v = version(value, node, beside);
            whole = v != null && versions.add(v);
        }
        return whole && !versions.isEmpty() ? new Known<>(name, versions) : null;
    }

    private Known.@Nullable Version<Object> version(Slot slot, Tree node, List<String> beside) {
        if (!(node instanceof Tree.Mapping map)) {
            Object value = scalars.read(slot, node);
            return value == null ? null : new Known.Version<>(value, null, null, basis(slot, node));
        }
        List<String> allowed = new ArrayList<>(KEYS);
        allowed.addAll(beside);
        keys.check(map, allowed);
        Tree valueNode = map.get("value");
        if (valueNode == null) {
            keys.missing(map, "value", VALUE);
        }
        Object value = valueNode == null ? null : scalars.read(slot.named("value"), valueNode);
        Object low = end(slot, map, "low");
        Object high = end(slot, map, "high");
        if (map.has("low") != map.has("high")) {
            String other = map.has("low") ? "high" : "low";
            keys.missing(map, other, map.has("low") ? HIGH : LOW);
        }
        Basis stated = basis(slot, map);
        Basis basis =
                new Basis(stated.source(), stated.assumption(), stated.known(), fittedOn(map));
        if (value == null || (map.has("low") && low == null) || (map.has("high") && high == null)) {
            return null;
        }
        if (low == null || high == null) {
            return new Known.Version<>(value, null, null, basis);
        }
        boolean lowFits = ordered(map, "low", low, value, "atMost");
        boolean highFits = ordered(map, "high", value, high, "atLeast");
        return lowFits && highFits ? new Known.Version<>(value, low, high, basis) : null;
    }

    /** Said by the figure itself; it is not taken from a basis around it. */
    private List<String> fittedOn(Tree.Mapping map) {
        Tree node = map.get("fittedOn");
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof Tree.Sequence sequence)) {
            faults.add(
                    new Problem.BadValue(
                            node.where(), "fittedOn", Show.of(node), "expected.list", "[2024-Q2]"));
            return List.of();
        }
        List<String> on = new ArrayList<>();
        for (Tree element : sequence.elements()) {
            if (element instanceof Tree.Scalar s) {
                on.add(s.text());
            } else {
                faults.add(
                        new Problem.BadValue(
                                element.where(),
                                "fittedOn",
                                Show.of(element),
                                "expected.text",
                                ""));
            }
        }
        return on;
    }

    private @Nullable Object end(Slot slot, Tree.Mapping map, String key) {
        Tree node = map.get(key);
        return node == null ? null : scalars.read(slot.named(key), node);
    }

    /** Complains at the end of the range given by {@code key} if small is above large. */
    @SuppressWarnings("unchecked")
    private boolean ordered(Tree.Mapping map, String key, Object small, Object large, String word) {
        if (((Comparable<Object>) small).compareTo(large) <= 0) {
            return true;
        }
        Tree end = map.get(key);
        Tree value = map.get("value");
        if (end != null && value != null) {
            faults.add(
                    new Problem.OutOfRange(
                            end.where(), key, Show.of(end), Faults.words(word, Show.of(value))));
        }
        return false;
    }

    /**
     * What the figure written at that node rests on: its own words, then those of the maps around
     * it.
     */
    private Basis basis(Slot slot, Tree node) {
        String source = null;
        String assumption = null;
        LocalDate known = null;
        for (Tree t = node; t != null; t = t.parent()) {
            for (Tree at : new Tree[] {t, t.rests()}) {
                if (at instanceof Tree.Mapping map) {
                    Stated s = stated(map);
                    if (s.broken()) {
                        return STAND_IN;
                    }
                    if (source == null && assumption == null) {
                        source = s.source();
                        assumption = s.assumption();
                    }
                    known = known == null ? s.known() : known;
                    if (known != null && (source != null || assumption != null)) {
                        return new Basis(source, assumption, known);
                    }
                }
            }
        }
        if (source == null && assumption == null) {
            faults.add(new Problem.NoBasis(node.where(), slot.key()));
        } else {
            keys.missing(node, "known", SHAPE.part("known").slot().meaning());
        }
        return STAND_IN;
    }

    /**
     * Reads the basis that a map states, itself or under the key {@code basis}; once for each map.
     */
    void check(Tree.Mapping map) {
        stated(map);
    }

    private Stated stated(Tree.Mapping map) {
        Stated s = stated.get(map);
        if (s == null) {
            s = readStated(map);
            stated.put(map, s);
        }
        return s;
    }

    private Stated readStated(Tree.Mapping map) {
        Tree inner = map.get(BASIS);
        if (inner == null) {
            return words(map);
        }
        if (!(inner instanceof Tree.Mapping basis)) {
            if (!(inner instanceof Tree.Broken)) {
                faults.add(
                        new Problem.BadValue(
                                inner.where(), BASIS, Show.of(inner), "expected.map", ""));
            }
            return new Stated(null, null, null, true);
        }
        keys.check(basis, SHAPE.keys());
        Stated own = words(map);
        Stated below = words(basis);
        return new Stated(
                own.source() != null || own.assumption() != null ? own.source() : below.source(),
                own.source() != null || own.assumption() != null
                        ? own.assumption()
                        : below.assumption(),
                own.known() != null ? own.known() : below.known(),
                own.broken() || below.broken());
    }

    private Stated words(Tree.Mapping map) {
        Object source = word(map, "source");
        Object assumption = word(map, "assumption");
        Object known = word(map, "known");
        boolean broken =
                (map.has("source") && source == null)
                        || (map.has("assumption") && assumption == null)
                        || (map.has("known") && known == null);
        Tree.Mapping.Entry both = map.entries().get("assumption");
        if (source != null && assumption != null && both != null) {
            faults.inconsistent(both.where(), "sourceAndAssumption");
            broken = true;
        }
        Tree at = map.get("source");
        if (source instanceof String s && at != null) {
            citations.add(new Citation(at.where(), s));
        }
        return new Stated((String) source, (String) assumption, (LocalDate) known, broken);
    }

    private @Nullable Object word(Tree.Mapping map, String key) {
        Tree node = map.get(key);
        return node == null ? null : scalars.read(SHAPE.part(key).slot(), node);
    }
}
