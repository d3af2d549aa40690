package org.lineoff.files;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

/**
 * The names that files give to things, by kind of thing, and the lookup of names that refer to
 * them. Where a list or an id could not be read, nobody can tell whether a name of that kind
 * dangles, so nobody says so.
 */
final class Ids {
    enum Kind {
        CALENDAR,
        LINE,
        SHOP,
        MODEL,
        OPTION_GROUP,
        CHOICE,
        MARKET,
        RULE,
        APPROVAL,
        ENGINEERING_CHANGE,
        SEQUENCE,
        RESOURCE,
        ACTIVITY,
        PROMISE,
        LEVER,
        POLICY,
        SOURCE;

        /** Message key of the kind, e.g. {@code kind.optionGroup}. */
        String word() {
            String[] parts = name().toLowerCase(Locale.ROOT).split("_", -1);
            return "kind."
                    + parts[0]
                    + (parts.length == 1
                            ? ""
                            : Character.toUpperCase(parts[1].charAt(0)) + parts[1].substring(1));
        }
    }

    private final Origins origins;
    private final Faults faults;
    private final Map<Kind, Map<String, Object>> known = new EnumMap<>(Kind.class);
    private final Set<Kind> incomplete = EnumSet.noneOf(Kind.class);

    Ids(Draft draft, Origins origins, Faults faults) {
        this.origins = origins;
        this.faults = faults;
        for (Kind kind : Kind.values()) {
            known.put(kind, new LinkedHashMap<>());
        }
        list(Kind.CALENDAR, draft.calendarsFile(), "calendars", draft.calendars(), c -> c.id());
        list(Kind.LINE, draft.file(), "lines", draft.lines(), l -> l.id());
        list(Kind.SHOP, draft.file(), "shops", draft.shops(), s -> s.id());
        list(Kind.MODEL, draft.products(), "models", draft.products().models(), m -> m.id());
        list(
                Kind.OPTION_GROUP,
                draft.products(),
                "options",
                draft.products().options(),
                g -> g.id());
        draft.products()
                .options()
                .forEach(g -> list(Kind.CHOICE, g, "choices", g.choices(), c -> c.id()));
        if (incomplete.contains(Kind.OPTION_GROUP)) {
            incomplete.add(Kind.CHOICE);
        }
        list(Kind.MARKET, draft.products(), "markets", draft.products().markets(), m -> m.id());
        list(Kind.RULE, draft.products(), "rules", draft.products().rules(), r -> r.id());
        list(
                Kind.APPROVAL,
                draft.products(),
                "approvals",
                draft.products().approvals(),
                a -> a.id());
        list(
                Kind.ENGINEERING_CHANGE,
                draft.products(),
                "engineeringChanges",
                draft.products().engineeringChanges(),
                c -> c.id());
        list(Kind.SEQUENCE, draft.demand(), "sequences", draft.demand().sequences(), s -> s.id());
        list(
                Kind.RESOURCE,
                draft.programme(),
                "resources",
                draft.programme().resources(),
                r -> r.id());
        list(
                Kind.ACTIVITY,
                draft.programme(),
                "activities",
                draft.programme().activities(),
                a -> a.id());
        list(
                Kind.PROMISE,
                draft.programme(),
                "promises",
                draft.programme().promises(),
                p -> p.id());
        list(Kind.LEVER, draft.leversFile(), "levers", draft.levers(), l -> l.id());
        list(Kind.POLICY, draft.policiesFile(), "policies", draft.policies(), p -> p.id());
        list(
                Kind.SOURCE,
                draft.sourcesFile(),
                "sources",
                draft.sourcesFile().sources(),
                s -> s.id());
    }

    private <T> void list(
            Kind kind, Object owner, String key, List<T> items, Function<T, String> id) {
        if (!origins.ok(owner, key)) {
            incomplete.add(kind);
        }
        Map<String, Object> named = of(kind);
        if (!unique(items, id, "id", named)) {
            incomplete.add(kind);
        }
    }

    /**
     * Adds the items to the map and complains about names met twice.
     *
     * @return false if some name could not be read
     */
    <T> boolean unique(
            List<T> items, Function<T, String> name, String key, Map<String, Object> named) {
        boolean whole = true;
        for (T item : items) {
            if (!origins.ok(item, key)) {
                whole = false;
                continue;
            }
            Object first = named.putIfAbsent(name.apply(item), item);
            // A shop that a change splits by lines stands twice, but is written once.
            if (first != null
                    && !origins.where(item, key)
                            .equals(origins.where(first, nameKey(first, key)))) {
                faults.add(
                        new Problem.Duplicate(
                                origins.where(item, key),
                                name.apply(item),
                                origins.where(first, nameKey(first, key))));
            }
        }
        return whole;
    }

    private String nameKey(Object first, String key) {
        return origins.has(first, key) ? key : "id";
    }

    Map<String, Object> of(Kind kind) {
        return known.computeIfAbsent(kind, _ -> new HashMap<>());
    }

    boolean isComplete(Kind kind) {
        return !incomplete.contains(kind);
    }

    /**
     * Complains about a name that refers to nothing; returns what it refers to or probably means.
     */
    @Nullable Object resolve(Kind kind, Where where, String key, String name) {
        Object found = of(kind).get(name);
        if (found != null || !isComplete(kind)) {
            return found;
        }
        String nearest = Nearest.to(name, of(kind).keySet());
        faults.add(new Problem.Dangling(where, key, Show.text(name), kind.word(), nearest));
        return nearest == null ? null : of(kind).get(nearest);
    }

    /** Complains about names in a list that are neither a model nor a choice of an option. */
    void checkModelsOrChoices(Object record, String key, List<String> names) {
        for (int i = 0; i < names.size() && origins.ok(record, key); i++) {
            String name = names.get(i);
            Where where = origins.where(record, key, i);
            if (names.indexOf(name) < i) {
                faults.inconsistent(where, "namedTwice", name);
            } else if (isComplete(Kind.MODEL)
                    && isComplete(Kind.CHOICE)
                    && !of(Kind.MODEL).containsKey(name)
                    && !of(Kind.CHOICE).containsKey(name)) {
                Set<String> all = new LinkedHashSet<>(of(Kind.MODEL).keySet());
                all.addAll(of(Kind.CHOICE).keySet());
                faults.add(
                        new Problem.Dangling(
                                where,
                                key,
                                Show.text(name),
                                "kind.modelOrChoice",
                                Nearest.to(name, all)));
            }
        }
    }

    /** The same for what a record says under a key, in a list or as a key of a map too. */
    void check(Kind kind, Object record, String key, @Nullable Object said) {
        switch (said) {
            case String name when origins.ok(record, key) ->
                    resolve(kind, origins.where(record, key), key, name);
            case List<?> names -> {
                for (int i = 0; i < names.size() && origins.ok(record, key); i++) {
                    String name = String.valueOf(names.get(i));
                    if (names.indexOf(name) < i) {
                        faults.inconsistent(origins.where(record, key, i), "namedTwice", name);
                    } else {
                        resolve(kind, origins.where(record, key, i), key, name);
                    }
                }
            }
            case Map<?, ?> map ->
                    map.keySet()
                            .forEach(
                                    n -> {
                                        String name = String.valueOf(n);
                                        resolve(kind, origins.where(record, key, name), key, name);
                                    });
            case null, default -> {}
        }
    }
}
