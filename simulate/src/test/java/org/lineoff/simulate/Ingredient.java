package org.lineoff.simulate;

import org.lineoff.model.Plant;

/**
 * Something that a plant may have: adds it to a random plant, here and there. Knows nothing of the
 * other ingredients but that those before it in {@link Ingredients#ALL} may have been added.
 *
 * @param name what it is; also the name of its luck, so renaming it changes all plants
 * @param oneIn it is added to one plant in so many
 * @param full whether a visit still takes the work that was drawn for it, undisturbed: no ramp, no
 *     lever, nothing that makes people slower
 */
record Ingredient(String name, int oneIn, boolean full, Recipe recipe) {
    /** Adds to a valid plant and leaves it valid: the files that say it could be read again. */
    interface Recipe {
        Plant add(Plant plant, Dice dice);
    }

    /** What keeps the rate. */
    static Ingredient of(String name, int oneIn, Recipe recipe) {
        return new Ingredient(name, oneIn, true, recipe);
    }

    /** What makes stations slower or faster than drawn. */
    static Ingredient ofRate(String name, int oneIn, Recipe recipe) {
        return new Ingredient(name, oneIn, false, recipe);
    }
}
