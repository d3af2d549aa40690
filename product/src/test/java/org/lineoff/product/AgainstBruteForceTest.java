package org.lineoff.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lineoff.model.Products;

/** Every answer about 500 generated products is the one that looking at every car gives. */
class AgainstBruteForceTest {
    private static final int PRODUCTS = 500;
    private static final int ORDERS = 6;

    private int refused;
    private int ofSeveral;
    private int empty;

    @Test
    void verdictsExplanationsChoicesAndCountsAgree() {
        for (int seed = 0; seed < PRODUCTS; seed++) {
            Products products = RandomProducts.of(seed);
            BruteForce all = new BruteForce(products, RandomProducts.DAY);
            Configurator configurator =
                    ProductRules.of(products, RandomProducts.AS_OF).on(RandomProducts.DAY);
            Random random = new Random(-seed);
            if (all.count(Order.OPEN) == 0) {
                empty++;
            }
            for (int i = 0; i < ORDERS; i++) {
                Order order = i == 0 ? Order.OPEN : RandomProducts.order(products, random);
                String what = "seed %d, %s".formatted(seed, order);
                verdict(all, configurator.verdict(order), order, what);
                open(products, all, configurator.open(order), order, what);
                assertThat(configurator.count(order))
                        .as(what)
                        .contains(BigInteger.valueOf(all.count(order)));
            }
            deadAndForced(products, all, configurator, seed);
        }
        assertThat(refused).isGreaterThan(500);
        assertThat(ofSeveral).as("explanations of more than one demand").isGreaterThan(100);
        assertThat(empty).as("products without any car").isBetween(5, PRODUCTS / 2);
    }

    private void verdict(BruteForce all, Verdict verdict, Order order, String what) {
        assertThat(verdict.buildable()).as(what).isEqualTo(!all.buildable(order).isEmpty());
        if (verdict.buildable()) {
            assertThat(verdict.reasons()).isEmpty();
            return;
        }
        refused++;
        List<String> names = verdict.reasons().stream().map(BruteForce::name).toList();
        if (names.size() > 1) {
            ofSeveral++;
        }
        assertThat(names).as(what).isNotEmpty().doesNotHaveDuplicates();
        assertThat(all.canMeet(order, names)).as("sound: " + what + names).isFalse();
        Order because = only(order, verdict.because());
        assertThat(all.canMeet(because, names)).as("because: " + what + names).isFalse();
        for (String name : names) {
            List<String> rest = new ArrayList<>(names);
            rest.remove(name);
            assertThat(all.canMeet(order, rest)).as("minimal: " + what + names).isTrue();
        }
        for (String id : verdict.because()) {
            List<String> rest = new ArrayList<>(verdict.because());
            rest.remove(id);
            assertThat(all.canMeet(only(order, rest), names)).as("because: " + what).isTrue();
        }
        assertThat(verdict.smallest()).isTrue();
        assertThat(anyOf(all, order, List.copyOf(all.names()), 0, names.size() - 1, List.of()))
                .as("smallest: " + what + names)
                .isFalse();
    }

    /** Whether some set of at most so many demands cannot be met. */
    private static boolean anyOf(
            BruteForce all, Order order, List<String> names, int from, int most, List<String> set) {
        if (!all.canMeet(order, set)) {
            return true;
        }
        for (int i = from; i < names.size() && set.size() < most; i++) {
            List<String> more = new ArrayList<>(set);
            more.add(names.get(i));
            if (anyOf(all, order, names, i + 1, most, more)) {
                return true;
            }
        }
        return false;
    }

    /** What the order says, as far as it is named. */
    private static Order only(Order order, List<String> ids) {
        Map<String, String> choices = new LinkedHashMap<>(order.choices());
        choices.values().retainAll(ids);
        return new Order(
                ids.contains(String.valueOf(order.model())) ? order.model() : null,
                ids.contains(String.valueOf(order.market())) ? order.market() : null,
                choices);
    }

    private static void open(
            Products products, BruteForce all, List<Open> open, Order order, String what) {
        List<BruteForce.Written> cars = all.buildable(order);
        for (Open o : open) {
            List<String> there =
                    cars.stream()
                            .map(c -> value(c, o.id()))
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList();
            assertThat(o.possible()).as(what + o).containsExactlyInAnyOrderElementsOf(there);
            assertThat(o.impossible()).as(what + o).filteredOn(there::contains).isEmpty();
            assertThat(o.mayLack())
                    .as(what + o)
                    .isEqualTo(cars.stream().anyMatch(c -> value(c, o.id()) == null));
        }
        int groups =
                (int)
                        products.options().stream()
                                .filter(g -> !order.choices().containsKey(g.id()))
                                .filter(
                                        g ->
                                                order.model() == null
                                                        || g.models().isEmpty()
                                                        || g.models().contains(order.model()))
                                .count();
        assertThat(open)
                .as(what)
                .hasSize(
                        groups
                                + (order.model() == null ? 1 : 0)
                                + (order.market() == null ? 1 : 0));
    }

    private static String value(BruteForce.Written car, String slot) {
        return switch (slot) {
            case Open.MODEL -> car.model();
            case Open.MARKET -> car.market().id();
            default -> car.choices().get(slot);
        };
    }

    private static void deadAndForced(
            Products products, BruteForce all, Configurator configurator, int seed) {
        for (Products.Model m : products.models()) {
            List<BruteForce.Written> cars = all.buildable(Order.OPEN.ofModel(m.id()));
            List<String> dead = new ArrayList<>();
            List<String> forced = new ArrayList<>();
            for (Products.OptionGroup g : products.options()) {
                if (!g.models().isEmpty() && !g.models().contains(m.id())) {
                    continue;
                }
                List<String> living =
                        g.choices().stream()
                                .map(c -> c.id())
                                .filter(id -> cars.stream().anyMatch(c -> c.has(id)))
                                .toList();
                g.choices().stream()
                        .map(c -> c.id())
                        .filter(id -> !living.contains(id))
                        .forEach(dead::add);
                if (living.size() == 1 && g.choices().size() > 1) {
                    forced.add(g.id());
                }
            }
            assertThat(configurator.dead(m.id()).stream().map(d -> d.choice()))
                    .as("seed %d, %s", seed, m.id())
                    .containsExactlyElementsOf(dead);
            assertThat(configurator.dead(m.id())).noneMatch(d -> d.why().buildable());
            assertThat(configurator.forced(m.id()).stream().map(Open::id))
                    .as("seed %d, %s", seed, m.id())
                    .containsExactlyElementsOf(forced);
        }
    }
}
