package org.lineoff.product;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Approval;
import org.lineoff.model.Basis;
import org.lineoff.model.Cars;
import org.lineoff.model.Distribution;
import org.lineoff.model.Handedness;
import org.lineoff.model.Known;
import org.lineoff.model.Products;
import org.lineoff.model.Rule;
import org.lineoff.model.Text;

/** Small products of all kinds, from a seed: a few models, markets and options, many rules. */
final class RandomProducts {
    static final LocalDate DAY = LocalDate.of(2024, 7, 12);
    static final LocalDate AS_OF = LocalDate.of(2024, 1, 1);

    private final Random random;
    private final List<Products.Model> models = new ArrayList<>();
    private final List<Products.OptionGroup> groups = new ArrayList<>();
    private final List<Products.Market> markets = new ArrayList<>();

    private RandomProducts(long seed) {
        this.random = new Random(seed);
    }

    static Products of(long seed) {
        return new RandomProducts(seed).products();
    }

    private Products products() {
        int modelCount = 1 + random.nextInt(3);
        for (int i = 0; i < modelCount; i++) {
            LocalDate from = random.nextInt(5) == 0 ? around() : DAY.minusDays(30);
            models.add(
                    new Products.Model(
                            "m" + i,
                            Text.of("Model " + i),
                            known(from),
                            figure(1.0),
                            figure(100.0)));
        }
        int marketCount = 1 + random.nextInt(3);
        for (int i = 0; i < marketCount; i++) {
            markets.add(market("k" + i, random.nextBoolean() ? Handedness.LEFT : Handedness.RIGHT));
        }
        int groupCount = 1 + random.nextInt(4);
        for (int g = 0; g < groupCount; g++) {
            List<Products.Choice> choices = new ArrayList<>();
            int count = 1 + random.nextInt(3);
            for (int c = 0; c < count; c++) {
                choices.add(choice("g" + g + "c" + c));
            }
            List<String> only = random.nextInt(3) == 0 ? some(modelIds(), 1) : List.of();
            groups.add(new Products.OptionGroup("g" + g, Text.of("Group " + g), only, choices));
        }
        List<Rule> rules = new ArrayList<>();
        int ruleCount = random.nextInt(10);
        for (int r = 0; r < ruleCount; r++) {
            rules.add(rule("r" + r));
        }
        List<Approval> approvals = new ArrayList<>();
        int approvalCount = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 0;
        for (int a = 0; a < approvalCount; a++) {
            Cars cars = cars(some(modelIds(), 1));
            LocalDate from = around();
            approvals.add(new Approval("a" + a, null, cars, known(from), later(from)));
        }
        return new Products(models, groups, markets, rules, approvals, List.of());
    }

    private Rule rule(String id) {
        Cars cars = random.nextInt(4) == 0 ? Cars.ALL : cars(some(modelIds(), 0));
        List<String> some = some(choiceIds(), 1);
        int kind = random.nextInt(3);
        LocalDate from = around();
        boolean always = random.nextBoolean();
        return new Rule(
                id,
                Text.of("Rule " + id),
                Text.of("because of " + id),
                cars,
                kind == 0 ? some : List.of(),
                kind == 1 ? some : List.of(),
                kind == 2 ? some : List.of(),
                always ? null : known(from),
                always ? null : later(from));
    }

    private Cars cars(List<String> ofModels) {
        Handedness side =
                random.nextInt(4) > 0
                        ? null
                        : random.nextBoolean() ? Handedness.LEFT : Handedness.RIGHT;
        List<String> marketIds = markets.stream().map(Products.Market::id).toList();
        return new Cars(
                ofModels,
                random.nextInt(3) == 0 ? List.of() : some(choiceIds(), 1),
                random.nextInt(3) == 0 ? some(marketIds, 1) : List.of(),
                side);
    }

    private List<String> modelIds() {
        return models.stream().map(Products.Model::id).toList();
    }

    private List<String> choiceIds() {
        return groups.stream().flatMap(g -> g.choices().stream()).map(c -> c.id()).toList();
    }

    /** One to three of them, or with {@code least} 0 perhaps none. */
    private List<String> some(List<String> all, int least) {
        List<String> rest = new ArrayList<>(all);
        List<String> some = new ArrayList<>();
        int count = Math.min(rest.size(), least + random.nextInt(3));
        for (int i = 0; i < count; i++) {
            some.add(rest.remove(random.nextInt(rest.size())));
        }
        return some;
    }

    private LocalDate around() {
        return DAY.plusDays(random.nextInt(7) - 4);
    }

    private @Nullable Known<LocalDate> later(LocalDate from) {
        return random.nextBoolean() ? null : known(from.plusDays(random.nextInt(5)));
    }

    static Known<LocalDate> known(LocalDate day) {
        return Known.of("day", day, BASIS);
    }

    static final Basis BASIS = Basis.assumption("a test", LocalDate.of(2000, 1, 1));

    static Known<Double> figure(double value) {
        return Known.of("figure", value, BASIS);
    }

    static Products.Choice choice(String id) {
        return new Products.Choice(id, Text.of("Choice " + id), figure(1.0), null);
    }

    static Products.Market market(String id, Handedness side) {
        return new Products.Market(
                id,
                Text.of("Market " + id),
                figure(1.0),
                Distribution.of(
                        Known.of("shipping", java.time.Duration.ofDays(1), BASIS),
                        Distribution.Kind.CONSTANT,
                        null),
                side);
    }

    /** An order that says some of what there is to say, or all of it. */
    static Order order(Products products, Random random) {
        boolean all = random.nextBoolean();
        Order order = Order.OPEN;
        Products.Model model = products.models().get(random.nextInt(products.models().size()));
        if (all || random.nextInt(3) > 0) {
            order = order.ofModel(model.id());
        }
        if (all || random.nextBoolean()) {
            order =
                    order.forMarket(
                            products.markets().get(random.nextInt(products.markets().size())).id());
        }
        for (Products.OptionGroup g : products.options()) {
            boolean offered = g.models().isEmpty() || g.models().contains(model.id());
            if (all ? offered || random.nextInt(8) == 0 : random.nextInt(3) == 0) {
                order =
                        order.with(
                                g.id(), g.choices().get(random.nextInt(g.choices().size())).id());
            }
        }
        return order;
    }
}
