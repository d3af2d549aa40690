package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Demand;
import org.lineoff.model.Distribution;
import org.lineoff.model.Drawn;
import org.lineoff.model.DrawnDuration;
import org.lineoff.model.Plant;
import org.lineoff.model.Products;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Purpose;
import org.lineoff.model.random.Sampler;
import org.lineoff.model.time.PlantClock;

/**
 * From line-off to the customer: release at the plant, then shipping to the car's market; nobody
 * gets a car before deliveries open, however early it was built.
 */
public final class Deliveries {
    private final Way release;
    private final List<Way> shipping = new ArrayList<>();
    private final long releaseKey;
    private final long shippingKey;
    private final long opens;

    /**
     * @param opensOn day from which cars are handed over, null: from the first car on
     */
    public Deliveries(
            Plant plant,
            Drawn drawn,
            String sequence,
            PlantClock clock,
            @Nullable LocalDate opensOn) {
        Demand.Delivery delivery = plant.demand().delivery();
        release = Way.of(delivery.release(), drawn);
        for (Products.Market market : plant.products().markets()) {
            shipping.add(Way.of(market.shipping(), drawn));
        }
        releaseKey = key(drawn, "delivery/release/" + sequence);
        shippingKey = key(drawn, "delivery/shipping/" + sequence);
        opens = opensOn == null ? Long.MIN_VALUE : clock.midnight(opensOn);
    }

    /**
     * How long one leg takes: a mean and a table to draw from, for a million cars a replication.
     */
    private record Way(double meanMillis, Sampler sampler) {
        static Way of(Distribution distribution, Drawn drawn) {
            DrawnDuration duration = DrawnDuration.of(distribution, drawn);
            return new Way(duration.meanMillis(), Sampler.of(duration.shape()));
        }

        long duration(double u) {
            return sampler.duration(meanMillis, u);
        }
    }

    private static long key(Drawn drawn, String place) {
        return drawn.draws().key(Purpose.WORK, Draws.place(place));
    }

    /** When a car leaves the plant, in ms since the plant's epoch. */
    public long shippedAt(long lineOff, long car) {
        return lineOff + release.duration(Draws.uniform(releaseKey, car));
    }

    /** When a car reaches its customer, in ms since the plant's epoch. */
    public long deliveredAt(long lineOff, long car, int market) {
        long released = shippedAt(lineOff, car);
        long arrived =
                shipping.isEmpty()
                        ? released
                        : released + shipping.get(market).duration(Draws.uniform(shippingKey, car));
        return Math.max(arrived, opens);
    }
}
