package org.lineoff.model;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is sold: models, the options people choose, the markets the cars go to, and which of them
 * can be built together, from when.
 */
public record Products(
        @About(value = "Models, in the order of their introduction.", min = 1) List<Model> models,
        @About("Groups of options; each car has one choice of every group that its model offers.")
                List<OptionGroup> options,
        @About(value = "Markets that cars are shipped to.", min = 1) List<Market> markets,
        @About("Rules that a car must keep to be built.") List<Rule> rules,
        @About("Type approvals; a model that none names needs none.") List<Approval> approvals,
        @About("Changes that take effect from a known car on.")
                List<EngineeringChange> engineeringChanges) {

    public record Model(
            @About("Name by which everything refers to the model.") String id,
            @About("Words for people.") Text name,
            @About("First day on which orders for it are built.") Known<LocalDate> from,
            @About(value = "Weight among the models then on sale.", min = 0) Known<Double> share,
            @About(value = "Price ex works without VAT, in the plant's currency.", min = 0)
                    Known<Double> price) {}

    public record OptionGroup(
            @About("Name of the group, e.g. trim or colour.") String id,
            @About("Words for people.") Text name,
            @About("Models that offer it; none stated: all.") List<String> models,
            @About(value = "The choices.", min = 1) List<Choice> choices) {
        public OptionGroup {
            models = List.copyOf(models);
            choices = List.copyOf(choices);
        }
    }

    public record Choice(
            @About("Name of the choice, unique over all groups.") String id,
            @About("Words for people.") Text name,
            @About(value = "Weight among the choices of its group.", min = 0)
                    Known<Double> takeRate,
            @About("What it adds to the price, ex works without VAT.")
                    @Nullable Known<Double> price) {}

    public record Market(
            @About("Name of the market.") String id,
            @About("Words for people.") Text name,
            @About(value = "Weight among the markets.", min = 0) Known<Double> share,
            @About("From release at the plant to the customer.") Distribution shipping,
            @About(value = "Side of the driver of the cars sold there.", byDefault = "left")
                    Handedness handedness) {
        /** A market whose drivers sit on the left. */
        public Market(String id, Text name, Known<Double> share, Distribution shipping) {
            this(id, name, share, shipping, Handedness.LEFT);
        }
    }

    /** Products of which every combination can be built. */
    public Products(List<Model> models, List<OptionGroup> options, List<Market> markets) {
        this(models, options, markets, List.of(), List.of(), List.of());
    }

    public Products {
        models = List.copyOf(models);
        options = List.copyOf(options);
        markets = List.copyOf(markets);
        rules = List.copyOf(rules);
        approvals = List.copyOf(approvals);
        engineeringChanges = List.copyOf(engineeringChanges);
    }

    /** Words for a model; the id itself where there is none. */
    public Text modelName(String id) {
        return name(models, Model::id, Model::name, id);
    }

    /** Words for a market; the id itself where there is none. */
    public Text marketName(String id) {
        return name(markets, Market::id, Market::name, id);
    }

    /** Words for a group of options; the id itself where there is none. */
    public Text groupName(String id) {
        return name(options, OptionGroup::id, OptionGroup::name, id);
    }

    /** Words for a choice of any group; the id itself where there is none. */
    public Text choiceName(String id) {
        List<Choice> all = options.stream().flatMap(group -> group.choices().stream()).toList();
        return name(all, Choice::id, Choice::name, id);
    }

    /** Words for a model, else for a choice; the id itself where there is neither. */
    public Text nameOf(String modelOrChoice) {
        boolean isModel = models.stream().anyMatch(model -> model.id().equals(modelOrChoice));
        return isModel ? modelName(modelOrChoice) : choiceName(modelOrChoice);
    }

    private static <T> Text name(
            List<T> all, Function<T, String> id, Function<T, Text> name, String wanted) {
        return all.stream()
                .filter(one -> id.apply(one).equals(wanted))
                .findFirst()
                .map(name)
                .orElse(Text.of(wanted));
    }
}
