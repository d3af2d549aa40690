package org.lineoff.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.forecast.Progress;
import org.lineoff.forecast.SequenceTrial;
import org.lineoff.forecast.SequenceTrials;
import org.lineoff.forecast.SequenceTrials.Tried;
import org.lineoff.model.Junction;
import org.lineoff.model.Plant;
import org.lineoff.model.Shop;
import org.lineoff.model.Text;
import org.lineoff.model.order.Order;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Purpose;
import org.lineoff.model.state.PlantState.OrderState;
import org.lineoff.sequence.plan.PeriodPlan;
import org.lineoff.sequence.plan.Periods;
import org.lineoff.sequence.plan.WeekPlan;

/**
 * Tries the orders of a planned week in the plant: released in the planned order, in that of the
 * file (first come), and in a random one; and where a store lies between paint and the line, with
 * the bodies in the order planned for paint, which the store then puts back.
 */
final class InThePlant {
    private InThePlant() {}

    /**
     * Tries them.
     *
     * @param file ids of the orders of the file, first come first
     */
    static SequenceTrial run(
            Plant plant,
            SequenceTrials.Setup setup,
            WeekPlan plan,
            List<String> file,
            Progress progress) {
        return SequenceTrials.run(plant, setup, tried(plan, file, setup.seed()), progress);
    }

    static List<Tried> tried(WeekPlan plan, List<String> file, long seed) {
        List<Order> planned = plan.cars();
        Map<String, Integer> rank = new HashMap<>();
        file.forEach(id -> rank.putIfAbsent(id, rank.size()));
        List<Order> firstCome = new ArrayList<>(planned);
        firstCome.sort(Comparator.comparingInt(o -> rank.getOrDefault(o.id(), Integer.MAX_VALUE)));
        List<Tried> all = new ArrayList<>();
        all.add(tried("tried.planned", planned));
        Tried bodies = bodies(plan);
        if (bodies != null) {
            all.add(bodies);
        }
        all.add(tried("tried.firstCome", firstCome));
        all.add(tried("tried.random", shuffled(firstCome, seed)));
        return all;
    }

    /** The build sequence that feeds a line: that of a source in a shop that serves it. */
    static Optional<String> sequenceOf(Plant plant, String line) {
        for (Shop shop : plant.shops()) {
            if (shop.lines().isEmpty() || shop.lines().contains(line)) {
                for (Junction junction : shop.junctions()) {
                    if (junction instanceof Junction.Source source && source.sequence() != null) {
                        return Optional.of(source.sequence());
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** What is wrong with trying the orders of so many days from one on, or null. */
    static @Nullable String fault(Plant plant, LocalDate from, int days, Texts texts) {
        Plant.Horizon horizon = plant.horizon();
        LocalDate last = from.plusDays(days - 1L);
        if (!from.isAfter(horizon.from()) || last.isAfter(horizon.to())) {
            return texts.get("usage.simulateDays", from, last, horizon.from(), horizon.to());
        }
        String line = Periods.line(plant).id();
        return sequenceOf(plant, line).isEmpty() ? texts.get("usage.simulateLine", line) : null;
    }

    private static Tried tried(String key, List<Order> orders) {
        return new Tried(name(key), orders.stream().map(o -> state(o, null)).toList(), Map.of());
    }

    private static Text name(String key) {
        return new Text(new Texts("en").get(key), new Texts("zh").get(key));
    }

    private static OrderState state(Order order, @Nullable Long wanted) {
        return new OrderState(order.model(), order.choices(), wanted);
    }

    /** Null where no store lies between. */
    private static @Nullable Tried bodies(WeekPlan plan) {
        List<OrderState> released = new ArrayList<>();
        long first = 1;
        for (PeriodPlan period : plan.periods()) {
            List<Order> cars = period.carsAfter();
            PeriodPlan.BodyPlan body = period.body();
            if (body == null && !cars.isEmpty()) {
                return null;
            }
            for (int i = 0; body != null && i < cars.size(); i++) {
                int place = body.places().get(i);
                released.add(state(cars.get(place), first + place));
            }
            first += cars.size();
        }
        return new Tried(name("tried.bodies"), released, Map.of());
    }

    /** By Fisher and Yates; the same seed gives the same order. */
    private static List<Order> shuffled(List<Order> orders, long seed) {
        List<Order> random = new ArrayList<>(orders);
        long key = new Draws(seed, 0).key(Purpose.SEARCH, Draws.place("random order"));
        for (int i = random.size() - 1; i > 0; i--) {
            int j = (int) (Draws.uniform(key, i) * (i + 1));
            Order other = random.get(j);
            random.set(j, random.get(i));
            random.set(i, other);
        }
        return random;
    }
}
