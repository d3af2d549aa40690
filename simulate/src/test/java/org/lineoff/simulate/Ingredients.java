package org.lineoff.simulate;

import java.util.List;

/**
 * Everything that a generated plant may be a mixture of. To bring a new feature into the generated
 * plants, write its recipe and add a line; what it adds is then shrunk, written as a folder and
 * held against every law like all the rest.
 */
final class Ingredients {
    static final List<Ingredient> ALL =
            List.of(
                    // the flow: each turns some links between sections into something else
                    Ingredient.of("stores", 2, FlowIngredients::stores),
                    Ingredient.of("splits and merges", 3, FlowIngredients::splitsAndMerges),
                    Ingredient.of("rework loops", 3, FlowIngredients::reworkLoops),
                    Ingredient.of("joins", 3, FlowIngredients::joins),
                    Ingredient.of("lanes", 3, JunctionIngredients::lanes),
                    Ingredient.of("skid loops", 4, JunctionIngredients::skidLoops),
                    Ingredient.of("supplies", 4, JunctionIngredients::supplies),
                    // sections and stations
                    Ingredient.of("paced sections", 2, StationIngredients::paced),
                    Ingredient.of("transport", 2, StationIngredients::transport),
                    Ingredient.of("parallel units", 2, StationIngredients::parallelUnits),
                    Ingredient.of("repeated stations", 3, StationIngredients::repeated),
                    Ingredient.of("work by model", 2, StationIngredients::byModel),
                    Ingredient.of("set-ups", 2, StationIngredients::setUps),
                    Ingredient.of("line stops", 2, StationIngredients::lineStops),
                    Ingredient.of("failures", 2, StationIngredients::failures),
                    Ingredient.of("calendar failures", 2, StationIngredients::calendarFailures),
                    Ingredient.of("repair crews", 2, StationIngredients::crews),
                    Ingredient.of("defects and gates", 2, StationIngredients::defectsAndGates),
                    // hours, orders, rates
                    Ingredient.of("calendars", 1, RateIngredients::calendars),
                    Ingredient.of("sections that run empty", 2, RateIngredients::runEmpty),
                    Ingredient.of("waves of orders", 3, RateIngredients::waves),
                    Ingredient.of("levers on hours", 3, RateIngredients::leversOnHours),
                    Ingredient.ofRate("manning", 3, StationIngredients::manning),
                    Ingredient.ofRate("levers on rates", 3, RateIngredients::leversOnRates),
                    Ingredient.ofRate("ramps", 2, RateIngredients::ramps),
                    Ingredient.of("policies on hours", 8, RateIngredients::policiesOnHours),
                    Ingredient.ofRate("policies on rates", 8, RateIngredients::policiesOnRates),
                    // the order in which junctions decide
                    Ingredient.of("junctions shuffled", 1, FlowIngredients::shuffled));

    private Ingredients() {}
}
