package org.lineoff.simulate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lineoff.model.Products;

/** Which cars need something that a list of models and choices names: all, if it names none. */
final class Needs {
    private final boolean everyCar;
    private final boolean[] models;

    /** By option group (in the order of {@link Layout#optionGroups}) and choice. */
    private final boolean[][] choices;

    Needs(List<String> takes, Layout layout) {
        Set<String> named = new HashSet<>(takes);
        Products products = layout.plant().products();
        everyCar = named.isEmpty();
        models = new boolean[products.models().size()];
        for (int m = 0; m < models.length; m++) {
            models[m] = named.contains(products.models().get(m).id());
        }
        choices = new boolean[layout.optionGroups().size()][];
        for (int g = 0; g < choices.length; g++) {
            List<Products.Choice> all =
                    products.options().get(layout.optionGroups().get(g)).choices();
            choices[g] = new boolean[all.size()];
            for (int c = 0; c < all.size(); c++) {
                choices[g][c] = named.contains(all.get(c).id());
            }
        }
    }

    /**
     * Whether a car needs it: its model is named, or one of its choices.
     *
     * @param model −1 for none
     * @param chosen by option group, −1: none
     */
    boolean has(int model, int[] chosen) {
        if (everyCar || (model >= 0 && models[model])) {
            return true;
        }
        for (int g = 0; g < choices.length; g++) {
            if (chosen[g] >= 0 && choices[g][chosen[g]]) {
                return true;
            }
        }
        return false;
    }
}
