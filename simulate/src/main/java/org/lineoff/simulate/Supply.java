package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Demand;
import org.lineoff.model.Drawn;
import org.lineoff.model.state.PlantState.SupplyState;

/**
 * Parts that come in over time. The whole number of all that came steps at 00:00 plant time; each
 * car uses its parts up when it is released. Building one costs a step for each day of the horizon.
 */
final class Supply extends Timed {
    /** What came is a sum of fractions; a millionth of a part below a whole one is that one. */
    private static final double TOLERANCE = 1e-6;

    private final Floor floor;
    private final Needs needs;
    private final int perCar;

    /** By day: whole parts that came until its midnight. */
    private final long[] came;

    private final List<BuildSequence> sequences = new ArrayList<>();
    private long used;

    Supply(Floor floor, Demand.Supply supply) {
        super(floor.timers, Rank.ORDERS);
        this.floor = floor;
        this.needs = new Needs(supply.takes(), floor.layout);
        this.perCar = supply.perCar();
        came = new long[floor.days.count()];
        Drawn drawn = floor.drawn;
        double stock = Orders.weight(supply.stock(), drawn);
        List<Inflow> deliveries =
                supply.deliveries().stream()
                        .filter(d -> drawn.isKnown(d.from()))
                        .map(
                                d ->
                                        Inflow.of(
                                                d,
                                                drawn,
                                                floor.days.clock(),
                                                floor.layout.plant().horizon().to()))
                        .toList();
        for (int day = 0; day < came.length; day++) {
            double sum = stock;
            for (Inflow delivery : deliveries) {
                sum += delivery.expectedBy(floor.days.begins(day));
            }
            came[day] = (long) Math.floor(sum + TOLERANCE);
        }
    }

    /** The cars of a sequence need it. */
    void add(BuildSequence sequence) {
        sequences.add(sequence);
    }

    boolean isNeeded(int model, int[] choices) {
        return needs.has(model, choices);
    }

    /**
     * Since which midnight there have been parts for one more car; {@link Long#MIN_VALUE} if since
     * the first day, {@link #NEVER} if they do not come within the horizon.
     */
    long since() {
        long wanted = used + perCar;
        int low = 0;
        int high = came.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (came[middle] >= wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == 0 ? Long.MIN_VALUE : low == came.length ? NEVER : floor.days.begins(low);
    }

    /** A car is released and takes its parts. */
    void use() {
        used += perCar;
    }

    void begin() {
        sleepUntilNext(0);
    }

    SupplyState save(String id) {
        return new SupplyState(id, used);
    }

    /** Goes on from there, now. */
    void restore(@Nullable SupplyState state) {
        used = state == null ? 0 : state.used();
        sleepUntilNext(floor.today);
    }

    /** Parts came. */
    @Override
    void due() {
        for (int i = 0; i < sequences.size(); i++) {
            sequences.get(i).due();
        }
        sleepUntilNext(floor.today);
    }

    private void sleepUntilNext(int day) {
        int next = day + 1;
        while (next < came.length && came[next] == came[day]) {
            next++;
        }
        wakeAt(next < came.length ? floor.days.begins(next) : NEVER);
    }
}
