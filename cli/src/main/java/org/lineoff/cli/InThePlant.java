package org.lineoff.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lineoff.forecast.Progress;
import org.lineoff.forecast.SequenceTrial;
import org.lineoff.forecast.SequenceTrials;
import org.lineoff.model.Junction;
import org.lineoff.model.Plant;
import org.lineoff.model.Shop;
import org.lineoff.model.Text;
import org.lineoff.model.order.Order;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Purpose;
import org.lineoff.model.state.PlantState.OrderState;

/**
 * Tries the orders of a planned week in the plant: in the planned order, in that of the file (first
 * come), and in a random one.
 */
final class InThePlant {
    private InThePlant() {}

    /**
     * Tries them.
     *
     * @param planned all orders in the planned order
     * @param file ids of all orders of the file, first come first
     */
    static SequenceTrial run(
            Plant plant,
            SequenceTrials.Setup setup,
            List<Order> planned,
            List<String> file,
            Progress progress) {
        List<Order> firstCome = new ArrayList<>(planned);
        Map<String, Integer> rank = new java.util.HashMap<>();
        file.forEach(id -> rank.putIfAbsent(id, rank.size()));
        firstCome.sort(
                java.util.Comparator.comparingInt(
                        o -> rank.getOrDefault(o.id(), Integer.MAX_VALUE)));
        return SequenceTrials.run(
                plant,
                setup,
                List.of(
                        tried("sequence.tried.planned", planned),
                        tried("sequence.tried.firstCome", firstCome),
                        tried("sequence.tried.random", shuffled(firstCome, setup.seed()))),
                progress);
    }

    /** What is wrong with trying a plan from a day on for so many days, or null. */
    static Optional<String> fault(Plant plant, LocalDate from, int days, Texts texts) {
        Plant.Horizon horizon = plant.horizon();
        LocalDate last = from.plusDays(days - 1L);
        return from.isAfter(horizon.from()) && !last.isAfter(horizon.to())
                ? Optional.empty()
                : Optional.of(
                        texts.get("usage.simulateDays", from, last, horizon.from(), horizon.to()));
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

    private static SequenceTrials.Tried tried(String key, List<Order> orders) {
        return new SequenceTrials.Tried(
                new Text(new Texts("en").get(key), new Texts("zh").get(key)),
                orders.stream().map(o -> new OrderState(o.model(), o.choices(), null)).toList(),
                Map.of());
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
