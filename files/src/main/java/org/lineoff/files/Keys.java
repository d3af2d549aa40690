package org.lineoff.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lineoff.model.Problem;

/**
 * The keys of a map against those that it may have. An unknown key that looks like one that is not
 * there is taken for it after the complaint, so that a slip of the pen is one fault and what stands
 * below it is read all the same.
 */
final class Keys {
    private final Faults faults;
    private final IdentityHashMap<Tree.Mapping, Set<List<String>>> checked =
            new IdentityHashMap<>();

    Keys(Faults faults) {
        this.faults = faults;
    }

    void check(Tree.Mapping map, List<String> known) {
        if (!checked.computeIfAbsent(map, _ -> new HashSet<>()).add(known)) {
            return;
        }
        for (Tree.Mapping.Entry e : new ArrayList<>(map.entries().values())) {
            if (known.contains(e.key())) {
                continue;
            }
            List<String> absent = known.stream().filter(k -> !map.has(k)).toList();
            String nearest = Nearest.to(e.key(), absent);
            faults.add(
                    new Problem.UnknownKey(
                            e.where(),
                            Show.text(e.key()),
                            nearest == null ? Nearest.to(e.key(), known) : nearest,
                            List.copyOf(new TreeSet<>(known))));
            if (nearest != null) {
                map.put(nearest, e.where(), e.value());
            }
        }
    }

    /** Complains that a key is missing, at the beginning of the map that should have it. */
    void missing(Tree node, String key, String meaning) {
        faults.add(new Problem.MissingKey(node.where(), key, meaning));
    }
}
