package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;

/**
 * Random plants, the same for the same seed: a chain of one to six sections, and any mixture of
 * {@link Ingredients#ALL} added to it. Times are round, so that much falls on one instant. Every
 * plant could be written in a folder and read again; it carries its seed in {@code runs}, so that
 * the command runs just what the test ran.
 */
final class GeneratedPlants {
    private GeneratedPlants() {}

    static Plant plant(long seed) {
        return plant(seed, ingredient -> true);
    }

    /** A plant without ramps and levers, so that work is what was drawn. */
    static Plant plantAtFullRate(long seed) {
        return plant(seed, Ingredient::full);
    }

    /** A plant of the ingredients that may be in it. */
    static Plant plant(long seed, Predicate<Ingredient> may) {
        return make(seed, may).plant();
    }

    /** A plant, and the names of the ingredients that changed it. */
    record Made(Plant plant, List<String> ingredients) {
        /** Whether its stations work as fast as was drawn. */
        boolean isFull() {
            return Ingredients.ALL.stream()
                    .filter(i -> ingredients.contains(i.name()))
                    .allMatch(Ingredient::full);
        }
    }

    static Made make(long seed, Predicate<Ingredient> may) {
        Plant plant = chain(new Dice(seed, "chain"));
        plant = Edit.with(plant, "runs", new Plant.Runs(1, 1, seed));
        List<String> in = new ArrayList<>();
        for (Ingredient ingredient : Ingredients.ALL) {
            Dice dice = new Dice(seed, ingredient.name());
            if (dice.chance(ingredient.oneIn()) && may.test(ingredient)) {
                Plant before = plant;
                plant = ingredient.recipe().add(plant, dice);
                if (!plant.equals(before)) {
                    in.add(ingredient.name());
                }
            }
        }
        return new Made(plant, in);
    }

    private static Plant chain(Dice dice) {
        int sections = dice.between(1, 6);
        PlantBuilder plant = PlantBuilder.days(dice.between(1, 6));
        plant.line("p", "always").model("a", 2).model("b", 1);
        plant.option("o", Map.of("x", 0.3, "y", 0.7));
        plant.orders(PlantBuilder.ORDERS, 0, dice.between(1, 300));
        plant.shop(
                s -> {
                    s.source("source", "x0");
                    for (int i = 0; i < sections; i++) {
                        s.section(section("x" + i, dice));
                        if (i > 0) {
                            s.link("link" + i, "x" + (i - 1), "x" + i);
                        }
                    }
                    return s.sink("sink", "x" + (sections - 1));
                });
        return plant.build();
    }

    /** A section of one to four plain stations, for the chain or for what is added to it. */
    static Section section(String id, Dice dice) {
        ShopBuilder.SectionBuilder section = new ShopBuilder.SectionBuilder();
        int stations = dice.between(1, 4);
        for (int j = 0; j < stations; j++) {
            section.station("j" + j, s -> s.work(dice.duration()).buffer(dice.below(3)));
        }
        return section.build(id);
    }
}
