package org.lineoff.simulate;

import org.jspecify.annotations.Nullable;
import org.lineoff.model.Drawn;
import org.lineoff.model.Products;
import org.lineoff.model.SetUp;

/**
 * How long a station is set up between two cars, as drawn for one replication: a table by the kinds
 * of the one before and the one that comes. A kind is a model, or a choice of one option group;
 * what has none (a part that belongs to no car) is a kind of its own. A figure that was not known
 * on the as-of day is left out. Immutable; a question costs a look-up.
 */
final class SetUpTimes {
    /** The kind before the first car of a run. */
    static final int NOTHING = -1;

    /** Index of the group in {@link Layout#optionGroups}, −1: by model. */
    private final int group;

    /** By the kind before and the kind that comes; 0 is having none. */
    private final long[][] millis;

    private SetUpTimes(int group, long[][] millis) {
        this.group = group;
        this.millis = millis;
    }

    static @Nullable SetUpTimes of(@Nullable SetUp setUp, Layout layout, Drawn drawn) {
        if (setUp == null) {
            return null;
        }
        Products products = layout.plant().products();
        int group = -1;
        String[] kinds;
        if (setUp.by().equals("model")) {
            kinds = products.models().stream().map(Products.Model::id).toArray(String[]::new);
        } else {
            group = group(layout, setUp.by());
            kinds =
                    products.options().get(layout.optionGroups().get(group)).choices().stream()
                            .map(Products.Choice::id)
                            .toArray(String[]::new);
        }
        long[][] millis = new long[kinds.length + 1][kinds.length + 1];
        for (int before = 0; before <= kinds.length; before++) {
            for (int next = 0; next <= kinds.length; next++) {
                millis[before][next] = time(setUp, kinds, before, next, drawn);
            }
        }
        return new SetUpTimes(group, millis);
    }

    private static int group(Layout layout, String by) {
        for (int g = 0; g < layout.optionGroups().size(); g++) {
            int index = layout.optionGroups().get(g);
            if (layout.plant().products().options().get(index).id().equals(by)) {
                return g;
            }
        }
        throw new IllegalArgumentException(
                "Set-up by \"%s\", which is no option group. Maybe write model.".formatted(by));
    }

    private static long time(SetUp setUp, String[] kinds, int before, int next, Drawn drawn) {
        for (SetUp.Change change : setUp.changes()) {
            if (drawn.isKnown(change.time()) && fits(change, kinds, before, next)) {
                return drawn.millis(change.time());
            }
        }
        return before == next || setUp.otherwise() == null || !drawn.isKnown(setUp.otherwise())
                ? 0
                : drawn.millis(setUp.otherwise());
    }

    private static boolean fits(SetUp.Change change, String[] kinds, int before, int next) {
        String from = change.from();
        String to = change.to();
        return (from == null ? before != next : is(from, kinds, before))
                && (to == null ? before != next : is(to, kinds, next));
    }

    private static boolean is(String name, String[] kinds, int kind) {
        return kind > 0 && kinds[kind - 1].equals(name);
    }

    /** Index of the group in {@link Layout#optionGroups}, −1: by model. */
    int group() {
        return group;
    }

    /** The kind of a car. */
    int kind(Car car) {
        return 1 + (group < 0 ? car.model : car.choices[group]);
    }

    /** Returns the set-up in ms before a car of one kind after one of another. */
    long between(int before, int next) {
        return before == NOTHING ? 0 : millis[before][next];
    }
}
