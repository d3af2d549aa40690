package org.lineoff.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.lineoff.model.RetrievalRule;

/** The order for paint and the order for assembly, and the store between them. */
class LinkedOrdersTest {

    private static int[] colours(SplittableRandom random, int cars, int colours) {
        return IntStream.range(0, cars).map(i -> random.nextInt(colours)).toArray();
    }

    private static long[] numbers(List<Integer> order) {
        return order.stream().mapToLong(Integer::longValue).toArray();
    }

    @Test
    void theStoreGivesTheCarsOutAsAssemblyWantsThem() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 60; i++) {
            int cars = 2 + random.nextInt(120);
            int places = 1 + random.nextInt(30);
            int lanes = i % 3 == 0 ? Math.min(places, 1 + random.nextInt(6)) : 0;
            StoreBetween store = new StoreBetween(places, lanes, 1 + random.nextInt(places));
            int longest = i % 2 == 0 ? cars : 1 + random.nextInt(8);
            int[] colours = colours(random, cars, 1 + random.nextInt(6));
            BodyOrder body = BodyOrder.of(colours, -1, longest, store);

            assertThat(body.order())
                    .as("each once")
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, cars).boxed().toList());
            assertThat(
                            store.withStock(body.stock())
                                    .goingOut(numbers(body.order()), RetrievalRule.LOWEST_NUMBER))
                    .isEqualTo(LongStream.range(0, cars).toArray());
            if (longest == cars) {
                int[] plain = IntStream.range(0, cars).toArray();
                assertThat(body.changes())
                        .isLessThanOrEqualTo(BodyOrder.changes(plain, colours, -1));
            }
        }
    }

    @Test
    void onSmallOrdersNoOtherHasFewerChanges() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 150; i++) {
            int cars = 2 + random.nextInt(6);
            int stock = 1 + random.nextInt(4);
            int before = random.nextInt(3) - 1;
            int[] colours = colours(random, cars, 3);
            StoreBetween store = new StoreBetween(9, 0, stock);
            BodyOrder found = BodyOrder.of(colours, before, 99, store);
            int[] least = {99};
            permute(
                    IntStream.range(0, cars).toArray(),
                    0,
                    order -> {
                        if (BodyOrder.isRestored(order, store)) {
                            least[0] =
                                    Math.min(least[0], BodyOrder.changes(order, colours, before));
                        }
                    });
            assertThat(found.changes()).as("case %d", i).isEqualTo(least[0]);
        }
    }

    private static void permute(int[] order, int from, java.util.function.Consumer<int[]> to) {
        if (from == order.length) {
            to.accept(order);
            return;
        }
        for (int i = from; i < order.length; i++) {
            swap(order, from, i);
            permute(order, from + 1, to);
            swap(order, from, i);
        }
    }

    private static void swap(int[] order, int i, int j) {
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }

    @Test
    void noRunIsLongerThanTheLimitUnlessNothingElseCanCome() {
        int[] colours = new int[40];
        Arrays.setAll(colours, i -> i % 2);
        BodyOrder body = BodyOrder.of(colours, -1, 4, new StoreBetween(20, 0, 9));
        int run = 0;
        int last = -1;
        for (int car : body.order()) {
            run = colours[car] == last ? run + 1 : 1;
            last = colours[car];
            assertThat(run).isLessThanOrEqualTo(4);
        }
        assertThat(body.changes()).isEqualTo(9);
    }

    @Test
    void aLargerStockSavesChanges() {
        SplittableRandom random = new SplittableRandom(3);
        int[] colours = colours(random, 600, 9);
        int few = BodyOrder.of(colours, -1, 60, new StoreBetween(200, 0, 5)).changes();
        int many = BodyOrder.of(colours, -1, 60, new StoreBetween(200, 0, 100)).changes();
        assertThat(many).isLessThan(few / 2);
    }

    @Test
    void theReleaseRuleBreaksRulesLessThanTheOthersWhenBodiesComeInDisorder() {
        SplittableRandom random = new SplittableRandom(4);
        int cars = 400;
        Column heavy = Column.having(cars, row -> row % 3 == 0); // the promised order is perfect
        SequencingProblem problem =
                new SequencingProblem(
                        0,
                        cars,
                        0,
                        List.of(
                                new Rule.Ratio(
                                        "heavy", Priority.strict(1), heavy, 1, 3, false, false)));
        long[] entry = LongStream.rangeClosed(1, cars).toArray();
        for (int i = 0; i < cars; i++) { // repaired bodies come up to 60 places late
            int j = Math.min(cars - 1, i + (random.nextInt(4) == 0 ? random.nextInt(60) : 0));
            long kept = entry[i];
            entry[i] = entry[j];
            entry[j] = kept;
        }
        StoreBetween store = new StoreBetween(40, 0, 30);
        long own =
                broken(
                        problem,
                        store.goingOut(entry, new ReleaseRule(problem, 1, 0, 0.01, n -> true)));
        long lowest = broken(problem, store.goingOut(entry, RetrievalRule.LOWEST_NUMBER));
        long first = broken(problem, store.goingOut(entry, RetrievalRule.FIRST_IN));
        assertThat(own).isLessThan(lowest / 2);
        assertThat(own).isLessThan(first / 2);
    }

    private static long broken(SequencingProblem problem, long[] out) {
        int[] order = Arrays.stream(out).mapToInt(n -> (int) n - 1).toArray();
        return Recount.of(problem, order).penalty().get(0);
    }

    @Test
    void theReleaseRuleKeepsTheFreezeAndWaitsForParts() {
        SequencingProblem problem =
                new SequencingProblem(
                        0,
                        6,
                        0,
                        List.of(
                                new Rule.Ratio(
                                        "heavy",
                                        Priority.strict(1),
                                        Column.of(1, 1, 1, 0, 0, 0),
                                        1,
                                        2,
                                        false,
                                        false)));
        long[] all = {6, 5, 4, 3, 2, 1};
        StoreBetween store = new StoreBetween(6, 0, 6);
        assertThat(store.goingOut(all, new ReleaseRule(problem, 1, 99, 0.1, n -> true)))
                .as("all are frozen")
                .containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(store.goingOut(all, new ReleaseRule(problem, 1, 0, 0.1, n -> true)))
                .as("heavy and light in turn")
                .containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(store.goingOut(all, new ReleaseRule(problem, 1, 99, 0.1, n -> n != 2)))
                .as("the parts of car 2 are missing")
                .containsExactly(1, 3, 4, 5, 6, 2);
    }

    @Test
    void thePearlChainSaysHowWellAPromiseWasKept() {
        PearlChain kept = PearlChain.of(new long[] {1, 2, 3, 4}, new long[] {1, 2, 3, 4}, 0);
        assertThat(kept).isEqualTo(new PearlChain(4, 1, 1, 0, 1, 0, 0));
        PearlChain late = PearlChain.of(new long[] {1, 2, 3, 4, 9}, new long[] {2, 3, 4, 1, 8}, 1);
        assertThat(late).isEqualTo(new PearlChain(4, 0, 0.75, 1, 0.75, 1.5, 3));
        assertThat(PearlChain.of(new long[0], new long[] {1}, 0).cars()).isZero();
    }
}
